"""构建好的书：有哪些页、怎么打开、怎么在页面上作答。"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

from browser import ROOT, until
from course_utils.exercises import Exercise

BOOK = ROOT / "_build" / "html"
# 从源文件数章，没有构建书时测试会失败，而不是一个也不跑
CHAPTERS = sorted(f"book/{path.stem}.html" for path in (ROOT / "book").glob("ch*.md"))
# 两种打开方式：放在服务器上，或在U盘上双击
WAYS = ("http", "file")


def every_page() -> list[str]:
    """书里的每一页，不算资源里的HTML、幻灯片（另有测试），也不算只管跳转的``index.html``。"""
    found = (path.relative_to(BOOK) for path in BOOK.rglob("*.html"))
    return sorted(path.as_posix() for path in found if path.parts[0] not in {"_static", "slides", "index.html"})


def source(chapter: str) -> str:
    """一章的Markdown。"""
    return (ROOT / chapter).with_suffix(".md").read_text(encoding="utf-8")


def exercise_ids(page: Page) -> list[str]:
    """当前页上的题号，按出现的次序。"""
    return [card.get_attribute("data-id") for card in page.locator("course-exercise").all()]


def python_ready(page: Page) -> None:
    """等到网页里的Python就绪。"""
    until(page, "document.documentElement.dataset.coursePython === 'ready'")


def give(card: Locator, exercise: Exercise, answer: object) -> None:
    """像读者那样用原生控件作答；``answer``是标准形式。"""
    match exercise.type:
        case "choice":
            card.locator(f"input[type=radio][value='{answer}']").check()
        case "multi":
            for box in card.locator(".course-options input[type=checkbox]").all():
                box.set_checked(int(box.get_attribute("value")) in answer)
        case "classify":
            for item, box in enumerate(answer):
                card.locator(f"[data-item='{item}'] input[value='{box}']").check()
        case "match":
            for left, right in enumerate(answer):
                card.locator(f"select[name='pair-{left}']").select_option(str(right))
        case "order":
            for place, item in enumerate(answer):
                row = card.locator(f"li[data-item='{item}']")
                while row.evaluate("row => [...row.parentElement.children].indexOf(row)") > place:
                    row.locator("[data-move='-1']").click()
        case "code":
            write_code(card, answer)
        case _:
            card.locator("[data-role=answer]").fill(answer)


def write_code(card: Locator, source: str) -> None:
    """在代码框里写下``source``，代替原来的内容。"""
    card.locator("[data-role=answer]").focus() if card.locator(".cm-content").count() == 0 else None
    editor = card.locator(".cm-content")
    editor.wait_for()
    editor.click()
    page = card.page
    page.keyboard.press("ControlOrMeta+a")
    # 整段贴进去，免得编辑器自动缩进
    page.keyboard.insert_text(source)


def check(card: Locator) -> str:
    """按“检查”，返回判定。"""
    card.locator("button[data-action=check]").click()
    verdict = card.locator("[role=status][data-verdict]")
    verdict.wait_for(timeout=60_000)
    return verdict.get_attribute("data-verdict")


def page_url(way: str, root: str, name: str) -> str:
    """``name``这一页在``way``下的地址。"""
    return root + name if way == "http" else (Path(BOOK) / name).as_uri()
