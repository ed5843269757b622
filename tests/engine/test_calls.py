"""在真的Chromium里调用引擎：排队、超时、停止、垮掉之后恢复。"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page

from course_utils import explorables

ENDLESS = "while True: pass"
TOOLS = """
  window.run = (source, options) => python.call('run', {source}, options).then((result) => result.stdout, String);
  window.scene = (id) => python.call('scene', {id, settings: {}}).then((result) => result.conclusion, String);
"""


@pytest.fixture
def page(open_page: Callable[..., Page], home: str) -> Page:
    """打开了的一页，引擎还没启动。"""
    page = open_page()
    page.add_init_script(TOOLS)
    page.goto(home)
    return page


def test_calls_wait_for_one_shared_engine(page: Page) -> None:
    """启动时来的许多调用排队等同一个引擎，按次序答复。"""
    answers = page.evaluate("Promise.all(['1', '2', '3'].map((n) => run(`print(${n})`)))")
    assert answers == ["1\n", "2\n", "3\n"]
    assert len(page.workers) == 1


def test_timeout_stops_an_endless_loop(page: Page) -> None:
    """停不下来的循环到时终止，说明原因；排在后面的和以后的调用照常。"""
    stuck, queued = page.evaluate(f"Promise.all([run('{ENDLESS}', {{timeoutMs: 300}}), run('print(7)')])")
    assert stuck == "Error: 运行超过0.3秒，已停止。看看是不是有停不下来的循环。"
    assert queued == "7\n"
    assert page.evaluate("run('print(8)')") == "8\n"
    _down_to_one_worker(page)


def _down_to_one_worker(page: Page) -> None:
    """旧的worker终止了；它正陷在死循环里，所以浏览器要过两秒才真的收走它。"""
    deadline = monotonic() + 20
    while len(page.workers) > 1:
        assert monotonic() < deadline, "被终止的worker还在"
        page.wait_for_timeout(50)


def test_boot_time_does_not_count(page: Page) -> None:
    """时限从代码真正开始运行时算起，启动引擎再慢也不算在内。"""
    assert page.evaluate("run('print(1)', {timeoutMs: 250})") == "1\n"


def test_stop_interrupts_learner_code_only(page: Page) -> None:
    """“停止”终止正在运行的代码、取消排队的代码，画面照常算出来。"""
    id = explorables.ids()[0]
    page.evaluate("python.start()")
    answers = page.evaluate(
        f"""async () => {{
          const waiting = Promise.all([run('{ENDLESS}'), run('print(1)'), scene('{id}')]);
          await new Promise((resolve) => setTimeout(resolve, 200));
          python.stop();
          return [document.documentElement.dataset.coursePython, ...await waiting];
        }}"""
    )
    assert answers[:3] == ["loading", "Error: 已停止运行。", "Error: 已停止运行。"]
    assert answers[3] == explorables.get(id).scene().conclusion
    assert page.evaluate("run('print(2)')") == "2\n"


def test_stop_while_loading(page: Page) -> None:
    """还在启动时按“停止”：排队的代码取消，启动继续。"""
    assert (
        page.evaluate("(() => { const call = run('print(1)'); python.stop(); return call; })()")
        == "Error: 已停止运行。"
    )
    assert page.evaluate("run('print(2)')") == "2\n"
    assert len(page.workers) == 1


def test_stop_when_idle_does_nothing(page: Page) -> None:
    """没有代码在运行时按“停止”，引擎留在原样。"""
    page.evaluate("python.stop()")
    assert page.evaluate("python.state") == "idle"
    page.evaluate("python.start()")
    page.evaluate("python.stop()")
    assert page.evaluate("python.state") == "ready"


@pytest.mark.parametrize("source", ["import os\nos.abort()", "import os\nos._exit(3)", "import sys\nsys.exit()"])
def test_recovers_from_a_dead_interpreter(chromium: Browser, home: str, source: str) -> None:
    """学员的代码弄垮了解释器，下一次调用仍然能用。"""
    # Pyodide垮掉时自己会在控制台报错，所以不用查控制台的open_page
    page = chromium.new_context().new_page()
    page.add_init_script(TOOLS)
    page.goto(home)
    page.evaluate("(source) => run(source)", source)
    assert page.evaluate("run('print(5)')") == "5\n"
    page.context.close()


def test_deep_recursion_is_an_ordinary_error(page: Page) -> None:
    """无穷递归得到中文说明，不会弄垮网页。"""
    error = page.evaluate("python.call('run', {source: 'def f(): return f()\\nf()'}).then((run) => run.error, String)")
    assert "递归" in error
    assert page.evaluate("run('print(6)')") == "6\n"
