"""练习在浏览器里：每种题型的对、错、看不懂，提示与解答，草稿，键盘。"""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from sample import EXERCISES

Fill = Callable[[Page], object]


def attempts(page: Page) -> list[dict]:
    """本机存着的作答记录。"""
    return json.loads(page.evaluate("localStorage.getItem('course:progress')") or '{"attempts": []}')["attempts"]


def choose(*numbers: int) -> Fill:
    def fill(page: Page) -> None:
        boxes = page.locator(".course-options input")
        for index in range(boxes.count()):
            if boxes.nth(index).get_attribute("type") == "checkbox":
                boxes.nth(index).uncheck()
        for number in numbers:
            boxes.nth(number).check()

    return fill


def boxes(*numbers: int) -> Fill:
    def fill(page: Page) -> None:
        for item, box in enumerate(numbers):
            page.locator(f"[data-item='{item}'] input").nth(box).check()

    return fill


def arrange(*wanted: int) -> Fill:
    """用“上移”把第``k``位换成``wanted[k]``。"""

    def fill(page: Page) -> None:
        for place, item in enumerate(wanted):
            while page.locator("li[data-item]").nth(place).get_attribute("data-item") != str(item):
                page.locator(f"li[data-item='{item}'] [data-move='-1']").click()

    return fill


def pick(*values: str) -> Fill:
    def fill(page: Page) -> None:
        for index, value in enumerate(values):
            page.locator("form select").nth(index).select_option(value)

    return fill


def type_in(text: str) -> Fill:
    return lambda page: page.locator("[data-role=answer]").fill(text)


def program(text: str) -> Fill:
    def fill(page: Page) -> None:
        page.locator(".course-code").click()
        editor = page.locator(".cm-content")
        editor.click()
        page.keyboard.press("Control+A")
        page.keyboard.press("Delete")
        page.keyboard.insert_text(text)

    return fill


def nothing(page: Page) -> None:
    """什么也不填。"""


ANSWERS: list[tuple[str, str, Fill, str, object]] = [
    ("choice", "correct", choose(1), "答对了", 1),
    ("choice", "incorrect", choose(2), "这是标签", 2),
    ("choice", "invalid", nothing, "请先选一个", None),
    ("multi", "correct", choose(0, 2), "答对了", [0, 2]),
    ("multi", "partial", choose(0), "漏选", [0]),
    ("multi", "incorrect", choose(1), "数量不是质量", [1]),
    ("multi", "invalid", nothing, "至少选一个", None),
    ("classify", "correct", boxes(0, 1), "答对了", [0, 1]),
    ("classify", "partial", boxes(0, 0), "这是提质量", [0, 0]),
    ("classify", "incorrect", boxes(1, 0), "这是加数量", [1, 0]),
    ("classify", "invalid", boxes(0), "还有1项没有作答", None),
    ("order", "correct", arrange(0, 1, 2), "答对了", [0, 1, 2]),
    ("order", "incorrect", arrange(2, 1, 0), "该再想想", [2, 1, 0]),
    ("match", "correct", pick("0", "1"), "答对了", [0, 1]),
    ("match", "incorrect", pick("1", "0"), "甲是第一", [1, 0]),
    ("match", "invalid", pick("1"), "还有1项没有作答", None),
    ("numeric", "correct", type_in("３．２％"), "答对了", "３．２％"),
    ("numeric", "incorrect", type_in("2.3"), "数字颠倒了", "2.3"),
    ("numeric", "invalid", type_in("大概三成吧"), "", None),
    ("numeric", "invalid", nothing, "请先写下", None),
    ("code", "correct", program("def double(x):\n    return x + x"), "答对了", "def double(x):\n    return x + x"),
    ("code", "partial", program("def double(x):\n    return 0"), "2的两倍是4", "def double(x):\n    return 0"),
    ("code", "invalid", program("  "), "请先写下", None),
    ("reflect", "recorded", type_in("我县的例子"), "不打分", "我县的例子"),
    ("reflect", "invalid", nothing, "请先写下", None),
]


@pytest.mark.parametrize(("kind", "verdict", "fill", "says", "answer"), ANSWERS)
def test_verdict(visit, kind: str, verdict: str, fill: Fill, says: str, answer: object) -> None:
    """判定与反馈都对；看不懂的不算一次作答。"""
    page = visit(kind)
    fill(page)
    page.locator("[data-action=check]").click()
    status = page.locator("[role=status]")
    expect(status).to_have_attribute("data-verdict", verdict, timeout=20_000)
    expect(status).to_contain_text(says)
    stored = attempts(page)
    if verdict == "invalid":
        assert stored == []
        return
    assert [(a["exercise"], a["verdict"], a["answer"], a["host"]) for a in stored] == [
        (EXERCISES[kind].id, verdict, answer, "page")
    ]
    if verdict == "correct":
        expect(page.locator("[data-role=solution]")).to_contain_text("因为事实如此")


@pytest.mark.parametrize("kind", ["choice", "numeric", "code"])
def test_both_ways_in(open_page, base: str, kind: str) -> None:
    """从file://打开也照样判分，包括要用Python的题。"""
    page = open_page()
    page.goto(f"{base}{kind}.html")
    fill = {"choice": choose(1), "numeric": type_in("3.2"), "code": program("def double(x):\n    return 2 * x")}[kind]
    fill(page)
    page.locator("[data-action=check]").click()
    expect(page.locator("[role=status]")).to_have_attribute("data-verdict", "correct", timeout=30_000)


@pytest.mark.parametrize(
    ("kind", "fill"),
    [
        ("choice", choose(2)),
        ("multi", choose(0, 1)),
        ("classify", boxes(1)),
        ("order", arrange(2, 0, 1)),
        ("match", pick("1")),
        ("numeric", type_in("１２")),
        ("code", program("def double(x):\n    return 7\n")),
        ("reflect", type_in("<b>半句话")),
    ],
)
def test_draft_survives_reload(visit, kind: str, fill: Fill) -> None:
    """没交的草稿、用过的提示，刷新后还在；重置后都回到最初。"""
    read = """() => [...document.querySelectorAll('form input, form select, form textarea, li[data-item]')]
        .map(e => e.type === 'radio' || e.type === 'checkbox' ? e.checked : e.dataset.item ?? e.value)"""
    page = visit(kind)
    fresh = page.evaluate(read)
    fill(page)
    page.locator("[data-action=hint]").click()
    filled = page.evaluate(read)
    assert filled != fresh
    page.reload()
    assert page.evaluate(read) == filled
    expect(page.locator("[data-role=hints] li:visible")).to_have_count(1)
    page.locator("[data-action=reset]").click()
    assert page.evaluate(read) == fresh
    page.reload()
    assert page.evaluate(read) == fresh


def test_verdict_survives_reload_and_goes_with_the_answer(visit) -> None:
    """判定刷新后还在；一改作答，旧判定就撤下。"""
    page = visit("choice")
    choose(2)(page)
    page.locator("[data-action=check]").click()
    page.reload()
    status = page.locator("[role=status]")
    expect(status).to_have_attribute("data-verdict", "incorrect")
    choose(1)(page)
    expect(status).to_be_empty()
    assert status.get_attribute("data-verdict") is None


def test_hints_then_solution(visit) -> None:
    """提示一个一个给；没试过就看解答，先劝一句，再按才给。"""
    page = visit("choice")
    hint, hints = page.locator("[data-action=hint]"), page.locator("[data-role=hints] li:visible")
    expect(hints).to_have_count(0)
    hint.click()
    expect(hints).to_have_count(1)
    hint.click()
    expect(hints).to_have_count(2)
    expect(hints.nth(1).locator("code")).to_have_text("比例")
    expect(hint).to_be_disabled()
    solution, shown = page.locator("[data-action=solution]"), page.locator("[data-role=solution]")
    solution.click()
    expect(shown).to_be_hidden()
    expect(page.locator("[data-role=said]")).to_contain_text("先试一次")
    solution.click()
    expect(shown).to_contain_text("新质")


def test_solution_at_once_after_an_attempt(visit) -> None:
    """试过的题，一按就给解答。"""
    page = visit("choice")
    choose(2)(page)
    page.locator("[data-action=check]").click()
    page.locator("[data-action=solution]").click()
    expect(page.locator("[data-role=solution]")).to_contain_text("新质")


def test_hostile_text_stays_text(visit) -> None:
    """选项与反馈里的标签只是文字。"""
    page = visit("choice")
    choose(0)(page)
    page.locator("[data-action=check]").click()
    expect(page.locator("[role=status]")).to_contain_text("<img src=x")
    assert page.locator("img").count() == 0
    assert page.title() == "演示"


def test_order_by_keyboard(visit) -> None:
    """只用键盘排序：焦点跟着这一项走，到头时换到另一个按钮，并念出位置。"""
    page = visit("order")
    last = page.locator("li[data-item]").nth(2).get_attribute("data-item")
    page.locator(f"li[data-item='{last}'] [data-move='-1']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator("li[data-item]").nth(0).get_attribute("data-item") == last
    focused = page.evaluate("[document.activeElement.closest('li').dataset.item, document.activeElement.dataset.move]")
    assert focused == [last, "1"]
    expect(page.locator("[data-role=said]")).to_contain_text("移到第1项")


def test_choice_by_keyboard(visit) -> None:
    """只用键盘：选、回车交卷。"""
    page = visit("choice")
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("[role=status]")).to_have_attribute("data-verdict", "correct")


def test_code_runs_stops_and_leaves_by_keyboard(visit) -> None:
    """运行看得到输出；停不下来的循环按“停止”就停，之后还能再运行；Esc再Tab能离开编辑框。"""
    page = visit("code")
    run, output = page.locator("[data-action=run]"), page.locator("[data-role=output]")
    program("print('<b>你好</b>')")(page)
    run.click()
    expect(output).to_have_text("<b>你好</b>\n", timeout=20_000)
    program("while True:\n    pass")(page)
    run.click()
    stop = page.locator("[data-action=stop]")
    stop.click()
    expect(output).to_have_text("已停止运行。")
    expect(stop).to_be_hidden()
    program("1/0")(page)
    run.click()
    expect(output).to_contain_text("ZeroDivisionError", timeout=20_000)
    page.locator(".cm-content").focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cm-editor')") is None


def test_reflect_shows_rubric_after_submit(visit) -> None:
    """交了才出自评要点，勾选刷新后还在。"""
    page = visit("reflect")
    rubric = page.locator("[data-role=rubric]")
    expect(rubric).to_be_hidden()
    type_in("想法")(page)
    page.locator("[data-action=check]").click()
    rubric.locator("input").nth(1).check()
    page.reload()
    assert [box.is_checked() for box in rubric.locator("input").all()] == [False, True]


def test_engine_missing(open_page, site: str) -> None:
    """引擎文件缺失：要Python的题说清楚不能判，并指路JupyterLab；封闭题照常。"""
    page = open_page(service_workers="block")
    page.add_init_script("delete window.WebAssembly")
    page.goto(f"{site}numeric.html")
    type_in("3.2")(page)
    page.locator("[data-action=check]").click()
    status = page.locator("[role=status]")
    expect(status).to_contain_text("没能判分")
    expect(status).to_contain_text("JupyterLab")
    assert status.get_attribute("data-verdict") is None
    assert attempts(page) == []
    page.goto(f"{site}choice.html")
    choose(1)(page)
    page.locator("[data-action=check]").click()
    expect(page.locator("[role=status]")).to_have_attribute("data-verdict", "correct")


def test_python_waits_for_first_touch(visit) -> None:
    """没碰要Python的题，就不启动Python、不下载编辑器；封闭题从不启动。"""
    page = visit("code")
    wanted: list[str] = []
    page.on("request", lambda request: wanted.append(request.url))
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.dataset.coursePython") == "idle"
    assert wanted == []
    page.goto(page.url.replace("code", "choice"))
    choose(1)(page)
    page.locator("[data-action=check]").click()
    assert page.evaluate("document.documentElement.dataset.coursePython") == "idle"
