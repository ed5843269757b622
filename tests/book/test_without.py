"""缺了什么也还能读：没有脚本、没有WebAssembly、不让存储、引擎文件不见了，都要说清楚。"""

from __future__ import annotations

from book.pages import CHAPTERS, check, give
from browser import until
from course_utils import bank, explorables

CHAPTER = "book/ch1-meaning.html"


def test_no_script(address, chromium):
    """没有脚本：文字、图、题目都在，并说明此处需要脚本。"""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(CHAPTER))
    element = page.locator("course-explorable").first
    assert element.locator("[role=img] svg").first.is_visible()
    assert element.locator("[aria-live]").inner_text().strip()
    assert "需要脚本" in element.locator("[data-role=no-script]").inner_text()
    assert "需要脚本" in page.locator("course-exercise [data-role=no-script]").first.inner_text()
    context.close()


def _numeric_card(page):
    exercise = next(item for item in bank.load().values() if item.type == "numeric" and item.id.startswith("ch1-"))
    card = page.locator(f'course-exercise[data-id="{exercise.id}"]')
    give(card, exercise, f"{exercise.answer:.10g}")
    card.locator("button[data-action=check]").click()
    return card


def test_no_webassembly(address, open_page):
    """没有WebAssembly：情景与单个滑块照常，选择题照判；要算的题说明不能判、去哪里判。"""
    page = open_page()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(address(CHAPTER))
    element = page.locator('course-explorable[data-id="growth-engine"]')
    explorable = explorables.get("growth-engine")
    element.locator('button[data-scenario="traditional"]').click()
    until(
        page,
        "([element, text]) => element.querySelector('[aria-live]').textContent.trim() === text",
        [element.element_handle(), explorable.scene("traditional").conclusion],
    )
    until(page, "document.documentElement.dataset.coursePython === 'unavailable'")
    card = _numeric_card(page)
    card.locator("[role=status]", has_text="JupyterLab").wait_for()
    choice = next(item for item in bank.load().values() if item.type == "choice")
    card = page.locator(f'course-exercise[data-id="{choice.id}"]')
    give(card, choice, next(index for index, option in enumerate(choice.options) if option.correct))
    assert check(card) == "correct"


def test_storage_blocked(address, open_page):
    """不让存储：照常判分，并说明只在本页打开时有效。"""
    page = open_page()
    page.add_init_script(
        "Object.defineProperty(globalThis, 'localStorage', {get() { throw new DOMException('不许', 'SecurityError') }})"
    )
    page.goto(address(CHAPTERS[0]))
    choice = next(item for item in bank.load().values() if item.type == "choice")
    card = page.locator(f'course-exercise[data-id="{choice.id}"]')
    give(card, choice, next(index for index, option in enumerate(choice.options) if option.correct))
    assert check(card) == "correct"
    page.get_by_text("只在本页打开时有效").first.wait_for()


def test_engine_missing(book_root, chromium):
    """引擎文件不见了：说明不能判分，不是一直等。"""
    context = chromium.new_context()
    page = context.new_page()
    page.route("**/engine/**", lambda route: route.abort())
    page.goto(book_root + CHAPTER)
    card = _numeric_card(page)
    until(page, "document.documentElement.dataset.coursePython === 'unavailable'")
    card.locator("[role=status]", has_text="JupyterLab").wait_for()
    context.close()
