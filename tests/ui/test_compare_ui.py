"""两个可以自由设定的世界：固定为对照、分享链接、数据表与下载、实验台。"""

from __future__ import annotations

import csv
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from sample import EXPLORABLE, OTHER

from browser import axe_violations
from course_utils import explorables

DEFINITION = explorables.get(EXPLORABLE)
FIRST, SECOND = DEFINITION.controls[:2]
MINE = {FIRST.name: FIRST.positions[2], SECOND.name: SECOND.positions[3]}
YOURS = {FIRST.name: FIRST.positions[-2], SECOND.name: SECOND.positions[-4]}
PATIENCE = 30_000


def drag(page: Page, settings: dict) -> None:
    """把滑块放到``settings``。"""
    for name, value in settings.items():
        page.locator(f"[data-control={name}]").evaluate(
            "(e, v) => { e.value = v; e.dispatchEvent(new Event('input', {bubbles: true})); }", str(value)
        )


def pictures_show(page: Page, current: dict | str, baseline: dict | str, definition=DEFINITION) -> None:
    """左右两幅图与大数字各是哪一组设定。"""
    host = page.locator("course-explorable")
    for which, settings in enumerate((current, baseline)):
        scene = definition.scene(settings)
        expect(host.locator("[role=img]").nth(which)).to_have_attribute(
            "aria-label", scene.description, timeout=PATIENCE
        )
        role = ("current", "baseline")[which]
        for metric in scene.metrics:
            shown = host.locator(f"[data-metric={metric.id}] [data-role={role}]")
            expect(shown).to_have_text(metric.value + metric.unit)


def open_data(page: Page) -> None:
    """展开“数据、下载与分享”。"""
    page.locator(".course-data summary").click()


def test_pin_makes_two_free_worlds(open_page, base: str) -> None:
    """固定为对照以后，滑块只动左边；再固定一次，对照跟着换；仍可换回情景。"""
    page = open_page()
    page.goto(f"{base}explorable.html")
    drag(page, MINE)
    page.locator("[data-action=pin]").click()
    pictures_show(page, MINE, MINE)
    drag(page, YOURS)
    pictures_show(page, YOURS, MINE)
    page.locator("[data-action=pin]").click()
    pictures_show(page, YOURS, YOURS)
    picker = page.locator("select[data-role=baseline]")
    assert picker.locator("option").last.inner_text() == "自己固定的设定"
    picker.select_option("new-quality")
    pictures_show(page, YOURS, "new-quality")


def test_link_brings_back_both_worlds(open_page, base: str) -> None:
    """链接里写着两组设定；新读者打开，看到同样的两幅图。"""
    page = open_page()
    page.goto(f"{base}explorable.html")
    drag(page, MINE)
    page.locator("[data-action=pin]").click()
    drag(page, YOURS)
    pictures_show(page, YOURS, MINE)
    open_data(page)
    page.locator("[data-action=share]").click()
    expect(page.locator(".course-data [data-role=said]")).to_contain_text("链接")
    link = page.locator("[data-role=link]").input_value()
    assert link == page.url
    found = parse_qs(urlsplit(link).fragment)
    assert float(found[FIRST.name][0]) == YOURS[FIRST.name]
    assert float(found[f"vs.{FIRST.name}"][0]) == MINE[FIRST.name]

    other = open_page()
    other.goto(link)
    pictures_show(other, YOURS, MINE)


@pytest.mark.parametrize(
    ("fragment", "settings"),
    [
        (f"#try={EXPLORABLE}&{FIRST.name}=1e9&{SECOND.name}=-1e9", {FIRST.name: 1e9, SECOND.name: -1e9}),
        (f"#try={EXPLORABLE}&{FIRST.name}=abc&nothing=1&vs=nobody", {}),
        (f"#try=nobody&{FIRST.name}=15", {}),
        ("#try=%3Cimg src=x%3E&%22=1", {}),
    ],
)
def test_broken_link_still_opens(open_page, site: str, fragment: str, settings: dict) -> None:
    """链接抄坏了：越界的收回边上，不认得的取默认值，页面照常能用。"""
    page = open_page()
    page.goto(f"{site}explorable.html{fragment}")
    pictures_show(page, settings, "traditional")


def test_data_and_csv_say_what_the_picture_shows(visit, tmp_path) -> None:
    """表与CSV里的数就是画面里的数，当前与对照两边都有；Excel认得编码。"""
    page = visit("explorable")
    drag(page, MINE)
    pictures_show(page, MINE, "traditional")
    open_data(page)
    now, then = DEFINITION.scene(MINE).option, DEFINITION.scene("traditional").option
    tables = page.locator(".course-tables table")
    expect(tables).to_have_count(len(now["title"]))
    with page.expect_download() as started:
        page.locator("[data-action=csv]").click()
    path = tmp_path / "data.csv"
    started.value.save_as(path)
    assert started.value.suggested_filename == f"{DEFINITION.title}.csv"
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    sections = path.read_text(encoding="utf-8-sig").strip().split("\n\n")
    for panel, section in enumerate(sections):
        (title,), header, *rows = csv.reader(section.splitlines())
        assert title == now["title"][panel]["text"]
        expected = [
            (f"{side}：{series['name']}", series["data"])
            for side, option in (("当前", now), ("对照", then))
            for series in option["series"]
            if series["xAxisIndex"] == panel
        ]
        assert header[1:] == [name for name, _ in expected]
        for column, (_, data) in enumerate(expected, start=1):
            read = [None if row[column] == "" else float(row[column]) for row in rows]
            assert read[: len(data)] == data
        assert tables.nth(panel).locator("tbody tr").count() == len(rows)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_png_is_a_real_picture(open_page, base: str, tmp_path, theme: str) -> None:
    """PNG有两幅图的颜色，不是一张白纸。"""
    from matplotlib.image import imread

    page = open_page()
    page.goto(f"{base}explorable.html")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    drag(page, MINE)
    pictures_show(page, MINE, "traditional")
    open_data(page)
    with page.expect_download() as started:
        page.locator("[data-action=png]").click()
    path = tmp_path / "picture.png"
    started.value.save_as(path)
    pixels = imread(path)[:, :, :3]
    height, width, _ = pixels.shape
    assert width > height > 400
    assert (pixels[0, 0].mean() > 0.5) == (theme == "light")
    for half in (pixels[:, : width // 2], pixels[:, width // 2 :]):
        colourful = half.max(axis=2) - half.min(axis=2) > 0.3
        assert colourful.mean() > 0.005


def test_workbench_opens_any_experiment(open_page, base: str) -> None:
    """选一个就地打开，能拖；换一个，前一个收走；一切照常可以访问。"""
    page = open_page()
    page.goto(f"{base}workbench.html")
    pick = page.locator("course-workbench > p select")
    pick.select_option(EXPLORABLE)
    pictures_show(page, {}, "traditional")
    drag(page, YOURS)
    pictures_show(page, YOURS, "traditional")
    pick.select_option(OTHER)
    other = explorables.get(OTHER)
    pictures_show(page, {}, "traditional", other)
    expect(page.locator("course-explorable")).to_have_count(1)
    assert axe_violations(page) == []


def test_link_opens_the_workbench(visit) -> None:
    """分享的链接指着实验台上的实验，打开就在台上。"""
    page = visit("workbench")
    page.evaluate("hash => { location.hash = hash }", f"try={OTHER}")
    other = explorables.get(OTHER)
    pictures_show(page, {}, "traditional", other)
    expect(page.locator("course-workbench > p select")).to_have_value(OTHER)
