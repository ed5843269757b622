"""放映：幻灯片在真的Chromium里一张张翻过去，实验与练习是活的，讲稿看得到，印出来一张一页。"""

from __future__ import annotations

import re
from contextlib import contextmanager

import pytest

from book.pages import BOOK, check, give, python_ready
from book.test_explorables import set_controls, wait_for_scene
from browser import axe_violations, chromium_path, until
from course_utils import __version__, bank, explorables
from course_utils.explorables.model import Parameter
from course_utils.page import book, slides

DECK = "slides/ch1-meaning.html"
PROJECTOR = {"viewport": {"width": 1920, "height": 1080}}
# 一张里伸出版面、藏进滚动条、压住别的内容的地方；页脚的按钮占着最下面的一条
MISFITS = """
() => {
  const slide = document.querySelector('.present');
  const frame = slide.getBoundingClientRect();
  const found = [];
  for (const part of slide.querySelectorAll('*')) {
    if (part.closest('.notes, svg, script, .course-chart, .course-hidden')) continue;
    const { width, height, bottom, right } = part.getBoundingClientRect();
    const outside = bottom > frame.bottom - 50 || right > frame.right;
    if (width && height && outside) found.push(`${part.localName}.${part.className}伸出版面`);
    if (part.matches('course-exercise') && part.scrollHeight > part.clientHeight) found.push('练习一屏放不下');
  }
  const top = (selector) => slide.querySelector(selector)?.getBoundingClientRect().top ?? Infinity;
  const bottom = (selector) => slide.querySelector(selector)?.getBoundingClientRect().bottom ?? 0;
  if (bottom('.course-control:last-child') > top('.course-further button')) found.push('滑块压住反例的按钮');
  if (bottom('.course-panels') > top('.course-metrics')) found.push('图压住数字');
  if ((slide.querySelector('.course-chart')?.clientHeight ?? 999) < 440) found.push('图太矮');
  return found;
}
"""


def turn_to(page, number):
    """翻到第``number``张；有互动实验就等它换成能动的图。"""
    page.evaluate("number => { location.hash = `#/${number}`; }", number)
    until(page, "number => document.querySelector('[data-role=place]').textContent.startsWith(`${number} /`)", number)
    until(page, "!document.querySelector('.present .course-chart:not(:has(.course-canvas))')")


def count(page):
    """一共几张。"""
    return page.locator(".slides > section").count()


def place_of(page, selector):
    """合乎``selector``或者装着它的第一张，是第几张。"""
    return page.evaluate(
        "selector => [...document.querySelectorAll('.slides > section')]"
        ".findIndex(slide => slide.matches(selector) || slide.querySelector(selector)) + 1",
        selector,
    )


@contextmanager
def still(page):
    """在里面做的事不翻页。"""
    before = page.locator("[data-role=place]").inner_text()
    yield
    assert page.locator("[data-role=place]").inner_text() == before


@pytest.mark.parametrize("stem", slides.decks())
def test_every_slide_fits_and_prints_on_one_page(stem, open_page):
    """1920×1080上每一张都放得下，按了每一个情景也是；打印时一张一页。"""
    page = open_page(**PROJECTOR)
    address = (BOOK / "slides" / f"{stem}.html").as_uri()
    page.goto(address)
    problems = []
    for number in range(1, count(page) + 1):
        turn_to(page, number)
        problems += [f"第{number}张：{misfit}" for misfit in page.evaluate(MISFITS)]
        for scenario in page.locator(".present [data-scenario]").all():
            scenario.click()
            until(page, "document.querySelector('.present course-explorable').dataset.state === 'ready'")
            problems += [f"第{number}张，{scenario.inner_text()}：{misfit}" for misfit in page.evaluate(MISFITS)]
    assert not problems, "\n".join(problems)
    assert page.locator(".slides > section > .notes").count() == count(page)

    page.goto(f"{address}?view=print")
    until(page, "document.querySelector('.pdf-page')")
    heights = page.evaluate("[...document.querySelectorAll('.pdf-page')].map(sheet => sheet.clientHeight)")
    assert set(heights) == {1079} and len(heights) == page.locator(".notes").count()


def test_explorable_answers_from_cache_then_python(address, open_page):
    """拖一个滑块查缓存；别的一起改，由网页里的Python现算，与内核里的一致。"""
    explorable = explorables.get("growth-engine")
    page = open_page(**PROJECTOR)
    page.goto(address(DECK))
    turn_to(page, place_of(page, '[data-id="growth-engine"]'))
    element = page.locator(".present course-explorable")
    first, *others = (control for control in explorable.controls if isinstance(control, Parameter))

    with still(page):
        slider = element.locator(f'[data-control="{first.name}"]')
        box = slider.bounding_box()
        slider.drag_to(slider, target_position={"x": box["width"] - 30, "y": box["height"] / 2})
        moved = {**explorable.defaults, first.name: float(slider.input_value())}
        assert moved != explorable.defaults
        wait_for_scene(element, explorable.scene(moved), "cache")
    python_ready(page)
    # 离开每一个情景的轴线，缓存里就没有
    away = {control.name: control.minimum for control in others}
    set_controls(element, away)
    wait_for_scene(element, explorable.scene({**moved, **away}), "python")


def test_exercises_give_verdicts_and_keep_nothing(address, open_page):
    """练习当场判分；放映的作答不留记录，刷新又是空白。"""
    page = open_page(**PROJECTOR)
    page.goto(address(DECK))
    for id in ("ch1-q03", "ch1-q14", "ch1-q19"):
        exercise = bank.get(id)
        turn_to(page, place_of(page, f'[data-id="{id}"]'))
        card = page.locator(".present course-exercise")
        answer = f"{exercise.answer:.10g}" if exercise.type == "numeric" else _right(exercise)
        with still(page):
            give(card, exercise, answer)
            assert check(card) == "correct"
        verdict, frame = card.locator(".course-verdict").bounding_box(), card.bounding_box()
        assert verdict["y"] + verdict["height"] <= frame["y"] + frame["height"] + 1
    page.reload()
    assert page.locator("course-exercise :checked").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('course:'))") == []


def _right(exercise):
    if exercise.type == "choice":
        return next(place for place, option in enumerate(exercise.options) if option.correct)
    return [exercise.boxes.index(item.box) for item in exercise.items]


def test_keys_belong_to_what_has_the_focus(address, open_page):
    """焦点在滑块、选项、按钮上时，箭头、空格归它们；翻页笔的PageUp、PageDown总是翻页。"""
    page = open_page(**PROJECTOR)
    page.goto(address(DECK))
    number = place_of(page, "course-explorable")
    turn_to(page, number)
    slider = page.locator("course-explorable").first.locator("input[type=range]").first
    before = slider.input_value()
    slider.focus()
    with still(page):
        for key in ("ArrowRight", "ArrowUp", "Home", "End", "ArrowLeft"):
            page.keyboard.press(key)
    assert slider.input_value() != before
    page.locator(".present [data-scenario]").first.focus()
    with still(page):
        page.keyboard.press("Space")
        until(page, "document.querySelector('.present [data-scenario]').ariaPressed === 'true'")
    slider.focus()
    kept = slider.input_value()
    page.keyboard.press("PageDown")
    until(
        page, "number => document.querySelector('[data-role=place]').textContent.startsWith(`${number + 1} /`)", number
    )
    assert slider.input_value() == kept
    # 焦点没有留在看不见的那一张里，空格照常翻页
    page.keyboard.press("Space")
    until(
        page, "number => document.querySelector('[data-role=place]').textContent.startsWith(`${number + 2} /`)", number
    )

    turn_to(page, place_of(page, "course-exercise"))
    page.locator(".present input[type=radio]").first.focus()
    with still(page):
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Space")
    assert page.locator(".present input[type=radio]").nth(1).is_checked()


def test_notes_on_the_same_screen_and_in_another_window(address, open_page):
    """按N同屏看讲稿；按S另开窗口，两边翻页互相跟着。"""
    page = open_page(**PROJECTOR)
    page.goto(address(DECK))
    script = page.locator(".slides > section").nth(1).locator(".notes").text_content().strip()
    page.keyboard.press("PageDown")
    page.keyboard.press("n")
    assert page.locator(".speaker-notes").inner_text().strip() == script
    page.keyboard.press("n")
    assert not page.locator(".speaker-notes").is_visible()

    with page.context.expect_page() as opened:
        page.keyboard.press("s")
    speaker = opened.value
    speaker.locator(".speaker-place", has_text=f"2 / {count(page)}").wait_for()
    assert speaker.locator(".speaker-script").inner_text().strip() == script
    assert axe_violations(speaker) == []
    speaker.keyboard.press("PageDown")
    speaker.locator(".speaker-place", has_text="3 /").wait_for()
    assert page.locator("[data-role=place]").inner_text().startswith("3 /")
    page.locator("[data-do=prev]").click()
    speaker.locator(".speaker-place", has_text="2 /").wait_for()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_accessible(mode, address, open_page):
    """各种内容的一张，明暗两色，axe-core都找不到严重问题。"""
    page = open_page(**PROJECTOR, color_scheme=mode)
    page.goto(address(DECK))
    assert page.evaluate("document.documentElement.dataset.theme") == mode
    problems = []
    for kind in (".cover", ".text", "table", "figure.drawing", ".explorable", ".exercise"):
        turn_to(page, place_of(page, kind))
        problems += axe_violations(page)
    assert not problems, "\n".join(problems)
    page.locator("[data-do=theme]").click()
    assert page.evaluate("document.documentElement.dataset.theme") != mode


def test_phone_and_no_script_read_downwards(address, open_page, chromium):
    """手机上、没有脚本时是从上到下的一页：每一张都在，讲稿不露出来，手机上不横向滚动。"""
    page = open_page(viewport={"width": 360, "height": 740})
    page.goto(address(DECK))
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert all(heading.is_visible() for heading in page.locator("h2").all())
    page.locator("course-explorable").first.locator("[data-scenario]").first.click()
    until(page, "document.querySelector('course-explorable').dataset.source === 'cache'")
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(DECK))
    assert all(heading.is_visible() for heading in page.locator("h2").all())
    assert not any(notes.is_visible() for notes in page.locator(".notes").all())
    assert page.locator("course-explorable [role=img] svg").first.is_visible()
    context.close()


def test_book_and_decks_link_to_each_other(address, open_page):
    """正文有通往幻灯片的链接，幻灯片也链回正文；页脚写着是哪一本书。"""
    page = open_page(**PROJECTOR)
    page.goto(address("book/ch1-meaning.html"))
    page.locator(".course-deck").click()
    page.wait_for_url(f"**/{DECK}")
    page.locator(".deck-bar a", has_text="正文").click()
    page.wait_for_url("**/book/ch1-meaning.html")
    stamp = f'版本{__version__}<span class="course-build">（{book.fingerprint()}）</span>'
    for stem in slides.decks():
        assert stamp in (BOOK / "slides" / f"{stem}.html").read_text(encoding="utf-8"), stem
        assert f'href="../slides/{stem}.html"' in (BOOK / "book" / f"{stem}.html").read_text(encoding="utf-8"), stem


def test_printed_to_pdf(tmp_path, monkeypatch):
    """``course slides --pdf``：一张一页，16∶9。"""
    monkeypatch.setattr(slides, "PRINTED", tmp_path / "印出来")
    if chromium_path():
        monkeypatch.setenv("COURSE_CHROMIUM", chromium_path())
    deck = BOOK / DECK
    data = slides.print_pdf(deck).read_bytes()
    pages = re.findall(rb"/Type\s*/Page\b", data)
    assert len(pages) == deck.read_text(encoding="utf-8").count('<aside class="notes">')
    assert set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", data)) == {b"0 0 1440 810"}
