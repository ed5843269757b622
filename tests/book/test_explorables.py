"""书里的互动实验：Python就绪之前由缓存作答，之后由网页里的Python作答，两者都与内核里的结果一致。"""

from __future__ import annotations

import random
import re

import pytest

from book.pages import CHAPTERS, python_ready, source
from browser import until
from course_utils import explorables
from course_utils.explorables.model import Parameter

PLACES = [(chapter, id) for chapter in CHAPTERS for id in re.findall(r"\{explorable\} *([\w-]+)", source(chapter))]


def set_controls(element, settings):
    """把控件拨到``settings``，像拖动那样触发事件。"""
    element.evaluate(
        """(element, settings) => {
          for (const [name, value] of Object.entries(settings)) {
            const input = element.querySelector(`[data-control="${name}"]`);
            input.value = String(value);
            input.dispatchEvent(new Event('input', {bubbles: true}));
          }
        }""",
        settings,
    )


def shown(element):
    """页面上现在显示的结论、图的说明与大数字。"""
    return element.evaluate(
        """element => ({
          conclusion: element.querySelector('[aria-live]').textContent.trim(),
          description: element.querySelector('[role=img]').getAttribute('aria-label'),
          metrics: Object.fromEntries([...element.querySelectorAll('[data-metric]')].map((row) =>
            [row.dataset.metric, row.querySelector('[data-role=current]').textContent])),
        })"""
    )


def expected(scene):
    """内核里算出的同样三样。"""
    return {
        "conclusion": scene.conclusion,
        "description": scene.description,
        "metrics": {metric.id: metric.value + metric.unit for metric in scene.metrics},
    }


def wait_for_scene(element, scene, *sources):
    """等到画面换成``scene``，并且来自``sources``之一；画面、数字与结论是同一步换的。"""
    until(
        element.page,
        "([element, text, sources]) => element.dataset.state === 'ready' && sources.includes(element.dataset.source)"
        " && element.querySelector('[role=img]').ariaLabel === text",
        [element.element_handle(), scene.description, list(sources)],
    )
    assert shown(element) == expected(scene)


def picture(element):
    """当前设定的图，作为文字。"""
    return element.locator("[role=img]").first.inner_html()


@pytest.mark.parametrize(("chapter", "id"), PLACES)
def test_before_and_after_python(chapter, id, address, open_page):
    """先查缓存，再问Python；每一步的画面都变，文字都与内核里的一致。"""
    explorable = explorables.get(id)
    page = open_page()
    page.goto(address(chapter))
    element = page.locator(f'course-explorable[data-id="{id}"]')
    assert element.get_attribute("data-source") == "build"
    assert page.evaluate("document.documentElement.dataset.coursePython") == "idle"
    assert shown(element) == expected(explorable.scene())

    slider = next(control for control in explorable.controls if isinstance(control, Parameter))
    for value in (slider.minimum, slider.maximum):
        before = picture(element)
        set_controls(element, {slider.name: value})
        wait_for_scene(element, explorable.scene({slider.name: value}), "cache")
        assert picture(element) != before

    python_ready(page)
    for scenario in explorable.scenarios:
        element.locator(f'button[data-scenario="{scenario.id}"]').click()
        wait_for_scene(element, explorable.scene(scenario.id), "cache")

    chance = random.Random(id)
    seen = set()
    for _ in range(12):
        settings = {control.name: chance.choice(control.positions) for control in explorable.controls}
        set_controls(element, settings)
        wait_for_scene(element, explorable.scene(settings), "cache", "python")
        seen.add(element.get_attribute("data-source"))
    assert "python" in seen


def test_there_are_explorables():
    """上面的测试不是空转：第1章至少有三个互动实验。"""
    assert len([id for chapter, id in PLACES if chapter == "book/ch1-meaning.html"]) >= 3
