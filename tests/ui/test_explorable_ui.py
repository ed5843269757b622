"""互动实验在浏览器里：拖动、情景、对照、没有Python时怎么说。"""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from sample import EXPLORABLE

from course_utils import explorables

DEFINITION = explorables.get(EXPLORABLE)
FIRST, SECOND = DEFINITION.controls[:2]
# 这两个位置同时取到时，不在任何情景的轴上，只能现算
OFF_AXIS = {FIRST.name: FIRST.positions[1], SECOND.name: SECOND.positions[1]}


def drag(page: Page, name: str, value: float) -> None:
    """把滑块放到``value``，像读者拖动那样发出事件。"""
    page.locator(f"[data-control={name}]").evaluate(
        "(e, v) => { e.value = v; e.dispatchEvent(new Event('input', {bubbles: true})); }", str(value)
    )


def current(page: Page) -> str:
    """“当前设定”那幅图的SVG。"""
    return page.locator("course-explorable [role=img]").first.inner_html()


def agrees(page: Page, settings: dict) -> None:
    """页面上的结论、数字、读图文字与Python算的一致。"""
    scene = DEFINITION.scene(settings)
    host = page.locator("course-explorable")
    expect(host).to_have_attribute("data-state", "ready", timeout=20_000)
    expect(host.locator("[aria-live]")).to_have_text(scene.conclusion)
    expect(host.locator("[role=img]").first).to_have_attribute("aria-label", scene.description)
    for metric in scene.metrics:
        expect(host.locator(f"[data-metric={metric.id}] [data-role=current]")).to_have_text(metric.value + metric.unit)


def test_first_picture_needs_nothing(visit) -> None:
    """打开页面：图、数字、结论都在，什么也没有下载，Python没有启动。"""
    page = visit("explorable")
    host = page.locator("course-explorable")
    expect(host).to_have_attribute("data-source", "build")
    expect(host).to_have_attribute("data-state", "ready")
    assert host.locator("[role=img] svg").count() == 2
    assert page.evaluate("document.documentElement.dataset.coursePython") == "idle"
    loaded = page.evaluate("performance.getEntriesByType('resource').map(e => e.name.split('/').pop())")
    assert sorted(loaded) == ["course.css", "course.js"]


def test_hover_prepares_the_picture_only(visit) -> None:
    """鼠标移过只备好画图的脚本；Python等读者真的动手才启动。"""
    page = visit("explorable")
    page.locator("course-explorable .course-metrics").hover()
    expect(page.locator(".course-canvas")).to_have_count(2)
    assert page.evaluate("document.documentElement.dataset.coursePython") == "idle"
    page.locator(f"[data-control={FIRST.name}]").focus()
    expect(page.locator("html")).to_have_attribute("data-course-python", "ready", timeout=20_000)


def test_drag_before_and_after_python(open_page, base: str) -> None:
    """只动一个滑块，缓存立刻回答；再动一个，Python回答；两处都与定义一致。"""
    page = open_page()
    page.goto(f"{base}explorable.html")
    before = current(page)
    drag(page, FIRST.name, OFF_AXIS[FIRST.name])
    agrees(page, {FIRST.name: OFF_AXIS[FIRST.name]})
    host = page.locator("course-explorable")
    expect(host).to_have_attribute("data-source", "cache")
    assert current(page) != before
    drag(page, SECOND.name, OFF_AXIS[SECOND.name])
    expect(host).to_have_attribute("data-source", "python", timeout=30_000)
    agrees(page, OFF_AXIS)


def test_last_setting_wins(visit) -> None:
    """一口气拖过许多个要现算的设定，最后显示的就是最后的设定。"""
    page = visit("explorable")
    drag(page, FIRST.name, OFF_AXIS[FIRST.name])
    for value in SECOND.positions:
        drag(page, SECOND.name, value)
    agrees(page, OFF_AXIS | {SECOND.name: SECOND.maximum})


def test_busy_says_so(visit) -> None:
    """Python还没就绪时，要现算的设定停在旧画面，并说明原因。"""
    page = visit("explorable")
    page.route("**/engine/worker.js", lambda route: (page.wait_for_timeout(800), route.continue_()))
    drag(page, FIRST.name, OFF_AXIS[FIRST.name])
    drag(page, SECOND.name, OFF_AXIS[SECOND.name])
    host = page.locator("course-explorable")
    expect(host).to_have_attribute("data-state", "busy")
    expect(host.locator("[data-role=status]")).to_contain_text("Python正在启动")
    agrees(page, OFF_AXIS)
    expect(host.locator("[data-role=status]")).to_be_empty()


@pytest.mark.parametrize("scenario", DEFINITION.scenarios, ids=lambda scenario: scenario.id)
def test_scenarios(visit, scenario) -> None:
    """每个情景按钮：画面、按下状态、提示语、滑块与读数都跟上。"""
    page = visit("explorable")
    button = page.locator(f"button[data-scenario={scenario.id}]")
    button.click()
    agrees(page, dict(scenario.settings))
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("button[aria-pressed=true]")).to_have_count(1)
    expect(page.locator("[data-role=note]")).to_have_text(scenario.note)
    for control in DEFINITION.controls:
        value = DEFINITION.settle(scenario.settings)[control.name]
        assert float(page.locator(f"[data-control={control.name}]").input_value()) == pytest.approx(value)
    page.locator("[data-role=reset]").click()
    agrees(page, {})


def test_baseline(visit) -> None:
    """换对照只换第二幅图与对照数字。"""
    page = visit("explorable")
    page.locator("button[data-scenario=traditional]").click()
    agrees(page, dict(DEFINITION.scenario("traditional").settings))
    page.locator("[data-role=baseline]").first.select_option("new-quality")
    scene = DEFINITION.scene("new-quality")
    expect(page.locator("course-explorable [role=img]").nth(1)).to_have_attribute("aria-label", scene.description)
    for metric in scene.metrics:
        row = page.locator(f"[data-metric={metric.id}] [data-role=baseline]")
        expect(row).to_have_text(metric.value + metric.unit)
    agrees(page, dict(DEFINITION.scenario("traditional").settings))


def test_slider_by_keyboard(visit) -> None:
    """方向键移一格；读数与aria-valuetext带单位。"""
    page = visit("explorable")
    control = DEFINITION.controls[0]
    slider = page.locator(f"[data-control={control.name}]")
    slider.focus()
    page.keyboard.press("ArrowRight")
    agrees(page, {control.name: control.default + control.step})
    spoken = slider.get_attribute("aria-valuetext")
    assert control.unit in spoken
    assert page.locator(f"output[for={slider.get_attribute('id')}]").inner_text() == spoken


def test_without_webassembly(open_page, site: str) -> None:
    """没有WebAssembly：缓存里的照常；要现算的停在旧画面，说清楚哪些仍可用。"""
    page = open_page()
    page.add_init_script("delete window.WebAssembly")
    page.goto(f"{site}explorable.html")
    drag(page, FIRST.name, OFF_AXIS[FIRST.name])
    agrees(page, {FIRST.name: OFF_AXIS[FIRST.name]})
    kept = current(page)
    drag(page, SECOND.name, OFF_AXIS[SECOND.name])
    host = page.locator("course-explorable")
    expect(host).to_have_attribute("data-state", "error")
    expect(host.locator("[data-role=status]")).to_contain_text("只动一个滑块的设定仍然可用")
    assert current(page) == kept
    drag(page, SECOND.name, SECOND.default)
    agrees(page, {FIRST.name: OFF_AXIS[FIRST.name]})


def test_without_javascript(open_page, site: str) -> None:
    """没有脚本：图、数字、结论可读，控件禁用并说明原因。"""
    page = open_page(java_script_enabled=False)
    page.goto(f"{site}explorable.html")
    host = page.locator("course-explorable")
    assert host.locator("[role=img] svg").count() == 2
    assert DEFINITION.scene().conclusion in host.inner_text()
    assert "此处需要脚本才能拖动" in host.inner_text()
    expect(host.locator("input[type=range]").first).to_be_disabled()


def test_no_layout_jump(visit) -> None:
    """静态图换成能动的图，后面的内容一像素也不动。"""
    page = visit("explorable")
    top = "() => document.querySelector('.course-metrics').getBoundingClientRect().top + scrollY"
    before = page.evaluate(top)
    page.locator(f"[data-control={FIRST.name}]").focus()
    expect(page.locator(".course-canvas")).to_have_count(2)
    assert page.evaluate(top) == before
