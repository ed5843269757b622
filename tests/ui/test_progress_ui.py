"""学习进度：统计、导出、导入、清空，坏文件与坏存储。"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from course_utils.exercises import attempts


def attempt(number: int, **changes: object) -> dict:
    """第``number``条作答记录。"""
    base = {
        "id": f"00000000-0000-4000-8000-{number:012d}",
        "exercise": f"ch1-q{number:02d}",
        "at": f"2026-01-01T08:00:{number:02d}.000Z",
        "verdict": "correct",
        "score": 1,
        "answer": 2,
        "host": "page",
    }
    return base | changes


def progress(*rows: object, **changes: object) -> str:
    """一份学习进度文件。"""
    return json.dumps({"format": "course-progress", "version": 1, "attempts": list(rows)} | changes, ensure_ascii=False)


def stored(page: Page) -> list[dict]:
    return json.loads(page.evaluate("localStorage.getItem('course:progress')") or '{"attempts": []}')["attempts"]


def upload(page: Page, text: str | bytes) -> None:
    data = text if isinstance(text, bytes) else text.encode()
    file = {"name": "进度.json", "mimeType": "application/json", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)


def test_export_then_import_elsewhere(open_page, base: str, tmp_path: Path) -> None:
    """在这里作答、导出，到另一个用户那里导入；Python那边也读得懂；再导入一次不重复。"""
    here = open_page(accept_downloads=True)
    here.goto(f"{base}choice.html")
    here.locator(".course-options input").nth(1).check()
    here.locator("[data-action=check]").click()
    here.goto(f"{base}progress.html")
    expect(here.locator("[data-role=chapters]")).to_contain_text("第1章 含义")
    expect(here.locator("[data-role=chapters]")).to_contain_text("做过1题，共8题，答对1题")
    with here.expect_download() as download:
        here.locator("[data-action=export]").click()
    path = tmp_path / "进度.json"
    download.value.save_as(path)
    assert download.value.suggested_filename.startswith("学习进度-")
    assert [row["exercise"] for row in attempts.parse(path.read_text("utf-8"))] == ["ch1-q01"]

    there = open_page()
    there.goto(f"{base}progress.html")
    upload(there, progress(attempt(2, verdict="partial", score=0.5)))
    expect(there.locator("[role=status]")).to_contain_text("已导入1条")
    upload(there, path.read_bytes())
    expect(there.locator("[role=status]")).to_contain_text("已导入1条")
    upload(there, path.read_bytes())
    expect(there.locator("[role=status]")).to_contain_text("已导入0条新记录，另有1条")
    assert {row["exercise"] for row in stored(there)} == {"ch1-q01", "ch1-q02"}
    expect(there.locator("[data-role=chapters]")).to_contain_text("做过2题，共8题，答对1题，部分答对1题")


BAD = {
    "不是JSON": "{",
    "空文件": "",
    "别的JSON": '{"a": 1}',
    "数组": "[]",
    "null": "null",
    "别的版本": progress(version=2),
    "没有作答": json.dumps({"format": "course-progress", "version": 1}),
    "作答不是列表": progress(attempts={}),
    "作答是数": progress(1),
    "缺字段": progress({"id": "x"}),
    "多字段": progress(attempt(1, name="<img>")),
    "原型": progress(attempt(1)).replace('"host"', '"__proto__": {"polluted": 1}, "host"'),
    "判定不对": progress(attempt(1, verdict="<script>")),
    "判定是原型上的名字": progress(attempt(1, verdict="toString")),
    "分数太大": progress(attempt(1, score=2)),
    "分数是文字": progress(attempt(1, score="1")),
    "时间不对": progress(attempt(1, at="昨天")),
    "没有这一天": progress(attempt(1, at="2026-13-45T08:00:00Z")),
    "编号是对象": progress(attempt(1, id={})),
    "宿主不认得": progress(attempt(1, host="elsewhere")),
    "一好一坏": progress(attempt(1), attempt(2, score=None)),
    "太大": progress(attempt(1)) + " " * 5_000_001,
    "二进制": bytes(range(256)) * 10,
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_bad_file_is_refused(visit, text: str | bytes) -> None:
    """外来的、写坏的、超大的文件：一句中文，什么也没有导入，原型没有被污染。"""
    page = visit("progress")
    upload(page, progress(attempt(7)))
    status = page.locator("[role=status]")
    expect(status).to_contain_text("已导入1条")
    upload(page, text)
    expect(status).to_contain_text("没有导入")
    assert [row["exercise"] for row in stored(page)] == ["ch1-q07"]
    assert page.evaluate("({}).polluted") is None


def test_hostile_strings_stay_text(visit) -> None:
    """导入的文字里有标签，也只是文字。"""
    page = visit("progress")
    upload(page, progress(attempt(1, exercise="<img src=x onerror=alert(1)>")))
    expect(page.locator("[data-role=chapters]")).to_contain_text("<img src=x")
    assert page.locator("img").count() == 0


def test_corrupt_storage_is_set_aside(visit) -> None:
    """存着的记录读不懂：原样移到一旁并说明，之后照常记录。"""
    page = visit("progress")
    page.evaluate("localStorage.setItem('course:progress', '{坏')")
    page.reload()
    expect(page.locator(".course-notice")).to_contain_text("没有删除")
    aside = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('course:progress:broken:'))")
    assert [value for _, value in aside] == ["{坏"]
    upload(page, progress(attempt(1)))
    expect(page.locator("[role=status]").first).to_contain_text("已导入1条")


@pytest.mark.parametrize(
    "block",
    [
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('禁用', 'SecurityError'); }})",
        "Storage.prototype.setItem = () => { throw new DOMException('满了', 'QuotaExceededError'); }",
    ],
    ids=["禁用", "满了"],
)
def test_blocked_storage(open_page, site: str, block: str) -> None:
    """存储被禁用或满了：照常作答，说一次“只在本页打开时有效”，还能导出。"""
    page = open_page()
    page.add_init_script(block)
    page.goto(f"{site}all.html")
    page.locator("course-exercise[data-id=ch1-q01] .course-options input").nth(1).check()
    page.locator("course-exercise[data-id=ch1-q01] [data-action=check]").click()
    expect(page.locator("course-exercise[data-id=ch1-q01] [role=status]")).to_have_attribute("data-verdict", "correct")
    expect(page.locator(".course-notice")).to_have_count(1)
    expect(page.locator(".course-notice")).to_contain_text("只在本页打开时有效")
    expect(page.locator("[data-role=chapters]")).to_contain_text("答对1题")


def test_two_tabs_do_not_overwrite(visit) -> None:
    """两个标签页轮流作答，谁也不丢；进度页自己更新。"""
    board = visit("progress")
    tab = board.context.new_page()
    tab.goto(board.url.replace("progress", "multi"))
    other = board.context.new_page()
    other.goto(board.url.replace("progress", "choice"))
    for page in (tab, other, tab):
        page.locator(".course-options input").first.check()
        page.locator("[data-action=check]").click()
    assert [row["exercise"] for row in stored(board)] == ["ch1-q02", "ch1-q01", "ch1-q02"]
    expect(board.locator("[data-role=chapters]")).to_contain_text("做过2题")


def test_clear_asks_first(visit) -> None:
    """清空前先问；取消就什么也不动；确认后作答与草稿都没了，别的设置还在。"""
    page = visit("progress")
    upload(page, progress(attempt(1)))
    page.evaluate("localStorage.setItem('course:draft:ch1-q01', '{}'); localStorage.setItem('course:classroom', 'on')")
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.locator("[data-action=clear]").click()
    assert len(stored(page)) == 1
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-action=clear]").click()
    expect(page.locator("[role=status]")).to_contain_text("已清空")
    assert page.evaluate("Object.keys(localStorage)") == ["course:classroom"]
