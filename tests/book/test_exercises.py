"""书里的每一道题：答对、答错、看不懂，判定都与内核里的一致；作答留得住，带得走。"""

from __future__ import annotations

import json
from itertools import islice

import pytest
from playwright.sync_api import expect

from book.pages import CHAPTERS, check, exercise_ids, give, page_url, python_ready
from browser import until
from course_utils import bank
from course_utils.exercises import grade, model, verdict_table

CLOSED = {kind.type for kind in model.CLOSED}


def answers(exercise, limit=4):
    """要试的作答：封闭题取一个全对的和几个不对的，数值题与代码题取对、错、看不懂各一。"""
    if exercise.type in CLOSED:
        table = verdict_table(exercise)
        verdicts = {key: table["verdicts"][index]["verdict"] for key, index in table["answers"].items()}
        right = [key for key, verdict in verdicts.items() if verdict == "correct"][:1]
        wrong = islice((key for key, verdict in verdicts.items() if verdict != "correct"), limit)
        return [json.loads(key) for key in (*right, *wrong)]
    if exercise.type == "numeric":
        return [f"{exercise.answer:.10g}", f"{exercise.answer * 7 + 13:.10g}", "不知道"]
    if exercise.type == "code":
        return [exercise.solution, exercise.starter]
    return ["我想先从身边的企业说起。"]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_exercise(chapter, address, open_page):
    """网页的判定等于内核的判定。"""
    page = open_page()
    page.goto(address(chapter))
    wrong = []
    seen = set()
    for id in exercise_ids(page):
        exercise = bank.get(id)
        card = page.locator(f'course-exercise[data-id="{id}"]')
        for answer in answers(exercise):
            give(card, exercise, answer)
            verdict, due = check(card), grade(exercise, answer).verdict
            seen.add((exercise.type, verdict))
            if verdict != due:
                wrong.append(f"{id}答{answer!r}：网页判{verdict}，内核判{due}")
    assert not wrong, "\n".join(wrong)
    expected = {("numeric", "correct"), ("numeric", "invalid"), ("code", "correct"), ("code", "invalid")}
    expected |= {("reflect", "recorded")} | {(kind, "correct") for kind, _ in seen if kind in CLOSED}
    assert expected <= seen, f"没有试到：{expected - seen}"


def test_progress_stays_and_travels(address, open_page, tmp_path):
    """刷新以后作答还在；导出的文件在另一台电脑上导入，一条不少。"""
    chapter = CHAPTERS[0]
    page = open_page()
    page.goto(address(chapter))
    exercise = next(bank.get(id) for id in exercise_ids(page) if bank.get(id).type == "choice")
    card = page.locator(f'course-exercise[data-id="{exercise.id}"]')
    right = next(index for index, option in enumerate(exercise.options) if option.correct)
    give(card, exercise, (right + 1) % len(exercise.options))
    assert check(card) == "incorrect"
    give(card, exercise, right)
    assert check(card) == "correct"
    page.reload()
    expect(card.locator(f"input[value='{right}']")).to_be_checked()
    expect(card.locator("[role=status]")).to_have_attribute("data-verdict", "correct")

    page.goto(address("book/index.html"))
    with page.expect_download() as download:
        page.locator("course-progress [data-action=export]").click()
    saved = tmp_path / "学习进度.json"
    download.value.save_as(saved)
    data = json.loads(saved.read_text(encoding="utf-8"))
    assert [attempt["verdict"] for attempt in data["attempts"]] == ["incorrect", "correct"]

    other = open_page()
    other.goto(address("book/index.html"))
    other.locator("course-progress input[type=file]").set_input_files(saved)
    until(other, "JSON.parse(localStorage.getItem('course:progress') ?? '{}').attempts?.length === 2")


def test_endless_loop_is_stopped(address, open_page):
    """停止按钮真的停得住死循环，停下以后还能判分。"""
    chapter = CHAPTERS[0]
    page = open_page()
    page.goto(address(chapter))
    exercise = next(bank.get(id) for id in exercise_ids(page) if bank.get(id).type == "code")
    card = page.locator(f'course-exercise[data-id="{exercise.id}"]')
    give(card, exercise, "print('开始')\nwhile True:\n    pass\n")
    card.locator("button[data-action=run]").click()
    python_ready(page)
    card.locator("button[data-action=stop]").click()
    card.locator("button[data-action=run]").wait_for(state="visible")
    give(card, exercise, exercise.solution)
    assert check(card) == "correct"


def test_addresses_differ(book_root):
    """两种打开方式确实不同，不是同一个地址测了两遍。"""
    assert page_url("http", book_root, "index.html") != page_url("file", book_root, "index.html")
