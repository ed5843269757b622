"""县域诊断：在真的Chromium里选文件、看问题、看结果、下载报告，经http与file://各一遍。"""

from __future__ import annotations

from pathlib import Path

import pytest
import sample
from playwright.sync_api import Page, expect

from browser import axe_violations
from course_utils import county
from course_utils.page.county import county_html

TABLES = county.example()
HOSTILE = "<img src=x onerror=\"document.title='坏了'\">"


@pytest.fixture
def opened(open_page, base: str, folder: Path) -> Page:
    """打开县域诊断的页面。"""
    sample._page(folder / "county.html", county_html())
    page = open_page(accept_downloads=True)
    page.goto(f"{base}county.html")
    return page


def choose(page: Page, **tables: bytes) -> None:
    """选几个文件，等诊断完。"""
    files = [{"name": f"{name}.csv", "mimeType": "text/csv", "buffer": data} for name, data in tables.items()]
    page.locator("[data-role=files]").set_input_files(files)
    finished(page)


def finished(page: Page) -> None:
    expect(page.locator("course-county")).to_have_attribute("data-state", "ready", timeout=120_000)
    expect(page.locator("[data-role=status]")).to_contain_text("诊断好了")


def test_complete_without_script(open_page, site: str, folder: Path) -> None:
    """没有脚本：示例县的报告、图、模板都在，并写明是虚构的。"""
    sample._page(folder / "county.html", county_html())
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}county.html")
    expect(page.locator(".course-report-notice")).to_contain_text("虚构")
    assert page.locator(".course-report [role=img] svg").count() == 3
    assert page.locator("a[download]").count() == 3
    expect(page.locator("[data-role=no-script]")).to_be_visible()


def test_own_tables(opened: Page) -> None:
    """自己的表：不再写“虚构”，有图有数；改预算，组合跟着变。"""
    own = TABLES["产业表.csv"].decode().replace("66000", "６６，０００".replace("，", "")).encode("gbk")
    choose(opened, 产业表=own, 赛道表=TABLES["赛道表.csv"])
    report = opened.locator(".course-report")
    expect(report).not_to_contain_text("虚构的")
    expect(report).to_contain_text("没有给这张表，所以不做五要素得分")
    assert opened.locator(".course-report [role=img] svg").count() == 2
    opened.locator("[data-role=budget]").fill("3000")
    opened.locator("[data-action=diagnose]").click()
    expect(report).to_contain_text("预算3,000万元里最好的组合是功能食品、产业用纺织品")
    opened.locator("[data-action=example]").click()
    expect(opened.locator(".course-report-notice")).to_contain_text("虚构")


def test_bad_tables_are_listed(opened: Page) -> None:
    """坏文件：每一处都列出来，标签只是文字，引擎照常。"""
    bad = f"行业,本县基年,本县末年,参照基年,参照末年\n{HOSTILE},约三百,-5,0,9\n".encode()
    choose(opened, 产业表=bad, 要素表=b"PK\x03\x04rest")
    expect(opened.locator("[data-role=status]")).to_contain_text("有4处要改好")
    report = opened.locator(".course-report")
    for words in ("第2行“本县基年”：现在是“约三百”", "“-5”，应当是0或正数", "另存为“CSV UTF-8"):
        expect(report).to_contain_text(words)
    assert opened.locator(".course-report img").count() == 0 and opened.title() == "演示"
    choose(opened, 产业表=TABLES["产业表.csv"].replace("农林牧渔业".encode(), HOSTILE.replace('"', "'").encode()))
    expect(report).to_contain_text("<img src=x")
    assert opened.locator(".course-report img").count() == 0 and opened.title() == "演示"


def test_bad_settings(opened: Page) -> None:
    """预算不是正数：一句中文，报告不动。"""
    opened.locator("[data-role=budget]").fill("-3")
    opened.locator("[data-action=diagnose]").click()
    expect(opened.locator("[data-role=status]")).to_contain_text("预算要是一个正数")
    expect(opened.locator(".course-report-notice")).to_be_visible()


def test_downloads(opened: Page, open_page, tmp_path: Path) -> None:
    """模板原样选回来就是示例县；报告是一个不靠别的文件的网页，图在里面。"""
    with opened.expect_download() as download:
        opened.locator("a[download]").first.click()
    assert download.value.suggested_filename == "产业表.csv"
    template = Path(download.value.path()).read_bytes()
    assert template.removeprefix(b"\xef\xbb\xbf") == TABLES["产业表.csv"]
    with opened.expect_download(timeout=120_000) as download:
        opened.locator("[data-action=save]").click()
    assert download.value.suggested_filename == f"{county.NAME}诊断报告.html"
    saved = tmp_path / "报告.html"
    download.value.save_as(saved)
    alone = open_page()
    alone.goto(saved.as_uri())
    assert alone.locator("figure svg[aria-label]").count() == 3
    assert alone.locator("figure svg").first.bounding_box()["height"] > 200
    expect(alone.locator("h1")).to_contain_text("示例县（虚构）")
    assert not axe_violations(alone)


@pytest.mark.parametrize("dark", [False, True], ids=["浅色", "深色"])
def test_accessible_on_a_phone(opened: Page, dark: bool) -> None:
    """360像素宽：不横向溢出，axe没有严重问题，深色也一样。"""
    opened.set_viewport_size({"width": 360, "height": 740})
    if dark:
        opened.evaluate("document.documentElement.dataset.theme = 'dark'")
    opened.locator("[data-action=example]").click()
    finished(opened)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 360
    assert not axe_violations(opened)
