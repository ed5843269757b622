"""整页：无障碍、明暗、手机、课堂模式、打印。"""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from browser import axe_violations

PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe(visit, theme: str) -> None:
    """静态时、用过之后，明暗两色，axe都没有严重问题。"""
    page = visit("all")
    page.evaluate("theme => document.documentElement.dataset.theme = theme", theme)
    assert axe_violations(page) == []
    page.locator("button[data-scenario=new-quality]").click()
    expect(page.locator("course-explorable")).to_have_attribute("data-source", "cache")
    for exercise in page.locator("course-exercise").all():
        exercise.locator("[data-action=hint]").click()
        exercise.locator("[data-action=solution]").click(click_count=2)
    page.locator("course-exercise[data-id=ch1-q01] [data-action=check]").click()
    page.locator("course-exercise[data-type=reflect] textarea").fill("想法")
    page.locator("course-exercise[data-type=reflect] [data-action=check]").click()
    page.locator(".course-code").click()
    expect(page.locator(".cm-content")).to_be_visible()
    page.locator("details:not([open]) > summary").evaluate_all("all => all.forEach(summary => summary.click())")
    assert axe_violations(page) == []


def test_phone(visit) -> None:
    """360像素宽：没有横向滚动，两幅图上下排，按钮够大。"""
    page = visit("all", viewport=PHONE)
    page.locator("button[data-scenario=new-quality]").click()
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    first, second = (panel.bounding_box() for panel in page.locator(".course-panels figure").all())
    assert second["y"] >= first["y"] + first["height"]
    small = "all => all.filter(e => e.offsetParent && Math.min(e.offsetWidth, e.offsetHeight) < 24)"
    targets = page.locator("main button, main select, main label:has(input), main input[type=range]")
    assert targets.evaluate_all(f"all => ({small})(all).map(e => e.outerHTML)") == []


def test_classroom(visit) -> None:
    """课堂模式：字与图里的字都变大，刷新后还在，快捷键能关。"""
    page = visit("explorable", viewport={"width": 1920, "height": 1080})
    page.locator("button[data-scenario=new-quality]").click()
    expect(page.locator(".course-canvas")).to_have_count(2)
    label = "() => document.querySelector('.course-canvas text').getBoundingClientRect().height"
    small = page.evaluate(label)
    page.get_by_role("button", name="课堂模式").click()
    expect(page.locator("html")).to_have_attribute("data-course-classroom", "on")
    page.wait_for_function(f"small => ({label})() > small * 1.3", arg=small)
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-course-classroom", "on")
    assert page.evaluate("document.documentElement.scrollWidth") == 1920
    page.keyboard.press("Alt+Shift+K")
    expect(page.locator("html")).to_have_attribute("data-course-classroom", "off")


def test_print(visit) -> None:
    """打印：图、结论、题面与选项在，控件与按钮不在。"""
    page = visit("all")
    page.emulate_media(media="print")
    for shown in ("course-explorable svg", "course-explorable [aria-live]", ".course-prompt", ".course-options"):
        expect(page.locator(shown).first).to_be_visible()
    expect(page.locator("button:visible, input[type=range]:visible")).to_have_count(0)


def test_colours_follow_theme_without_redraw(visit) -> None:
    """换成暗色，图里的文字颜色跟着变，不用重画。"""
    page = visit("explorable")
    colour = "() => getComputedStyle(document.querySelector('course-explorable [role=img] text')).fill"
    light = page.evaluate(colour)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    assert page.evaluate(colour) != light
