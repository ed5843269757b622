"""JupyterHub上的一个班：30位学员同时登录、开服务器、运行第一节实验课、拖滑块，对照同一次运行里独自一人。"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from time import monotonic

from bench.table import Row, milliseconds, spread
from browser import ROOT

sys.path.insert(0, str(ROOT / "tests" / "classroom"))

from hub_driver import Kernel, Learner, descendants, in_thread, learner, open_hub

LEARNERS = 30
MOVES = 20
# 拖一下，看一眼，再拖
PAUSE_SECONDS = 1
LAB = "01-meaning.ipynb"
# 学员的服务器与内核的命令行里的模块名
SERVERS = {"course_utils.classroom.hub.singleuser", "ipykernel_launcher"}


@dataclass
class Figures:
    """一个班的数：各步的秒数，一人占的内存（MiB），失败的说明。"""

    started: list[float] = field(default_factory=list)
    ran: list[float] = field(default_factory=list)
    dragged: list[float] = field(default_factory=list)
    memory: float = 0.0
    failures: list[str] = field(default_factory=list)

    async def tried(self, works: Iterable[Awaitable]) -> list:
        """同时做``works``，返回做成了的；一个人不成，别人接着做，失败的记下来。"""
        done = await asyncio.gather(*works, return_exceptions=True)
        self.failures += [f"{type(one).__name__}：{one}" for one in done if isinstance(one, BaseException)]
        return [one for one in done if not isinstance(one, BaseException)]


async def _timed(work: Awaitable[object], seconds: list[float]) -> None:
    began = monotonic()
    await work
    seconds.append(monotonic() - began)


async def _attend(one: Learner, browsers: AsyncExitStack, figures: Figures) -> Kernel:
    (await one.log_in()).raise_for_status()
    await _timed(one.start(), figures.started)
    kernel = await browsers.enter_async_context(one.kernel(LAB))
    cells = await one.cells(LAB)

    async def run() -> None:
        for source in cells:
            await kernel.run(source)

    await _timed(run(), figures.ran)
    return kernel


async def _drag(kernel: Kernel, figures: Figures) -> None:
    slider, state = next(iter(kernel.sliders.items()))
    for move in range(MOVES):
        figures.dragged.append(await kernel.drag(slider, state["min"] + (move % 10 + 1) * state["step"]))
        await asyncio.sleep(PAUSE_SECONDS)


async def _class(address: str, count: int, memory: Callable[[], float]) -> Figures:
    figures = Figures()
    async with AsyncExitStack() as browsers:
        learners = [await browsers.enter_async_context(learner(address, f"学员{number}")) for number in range(count)]
        # 全班都运行完，再一起拖
        kernels = await figures.tried(_attend(one, browsers, figures) for one in learners)
        await figures.tried(_drag(kernel, figures) for kernel in kernels)
        figures.memory = memory() / count
    return figures


def attend(count: int) -> Figures:
    """``count``位学员同时上一节实验课。"""
    with tempfile.TemporaryDirectory() as folder, open_hub(Path(folder, "班")) as (address, process):

        def memory() -> float:
            mine = [one for one in descendants(process) if SERVERS & set(one.cmdline())]
            return sum(one.memory_full_info().pss for one in mine) / 2**20

        return in_thread(_class(address, count, memory))


def measure() -> list[Row]:
    """失败几次，开服务器、运行、拖动各比独自一人慢多少，一人占多少内存。"""
    alone, together = attend(1), attend(LEARNERS)
    for failure in (*alone.failures, *together.failures):
        print(failure, file=sys.stderr)
    if alone.failures or len(together.failures) == LEARNERS:
        raise RuntimeError("JupyterHub没有开成，请先单独运行course hub查原因。")

    dragged, dragged_alone = ([1000 * one for one in figures.dragged] for figures in (together, alone))
    everyone = f"JupyterHub：{LEARNERS}人"
    return [
        Row(f"{everyone}登录、运行实验课、各拖{MOVES}下，失败的人", str(len(together.failures)), goal="0"),
        _seconds(f"{everyone}同时开服务器，对照独自一人", together.started, alone.started),
        _seconds(f"{everyone}同时运行第一节实验课，对照独自一人", together.ran, alone.ran),
        Row(
            f"{everyone}同时拖滑块到新图，对照独自一人",
            milliseconds(dragged),
            milliseconds(dragged_alone),
            spread(dragged)[0] / spread(dragged_alone)[0],
        ),
        Row(
            f"{everyone}里一人占的内存（服务器与内核），对照独自一人",
            f"{together.memory:.0f} MiB",
            f"{alone.memory:.0f} MiB",
            together.memory / alone.memory,
            "≤ 1",
        ),
    ]


def _seconds(what: str, ours: list[float], peer: list[float]) -> Row:
    middle, high = spread(ours)
    return Row(what, f"{middle:.1f}／{high:.1f} s", f"{mean(peer):.1f} s", middle / mean(peer))
