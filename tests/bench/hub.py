"""JupyterHub上的一个班：30位学员同时登录、开服务器、运行第一节实验课、拖滑块，对照同一次运行里独自一人。"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean
from time import monotonic

from bench.table import Row, milliseconds, spread
from browser import ROOT

sys.path.insert(0, str(ROOT / "tests" / "classroom"))

from hub_driver import Learner, descendants, learner, open_hub, together

LEARNERS = 30
MOVES = 20
# 拖一下，看一眼，再拖
PAUSE_SECONDS = 1
LAB = "01-meaning.ipynb"


@dataclass
class Figures:
    """一个班的数：各步的秒数，一人占的内存（MiB），失败的说明。"""

    started: list[float] = field(default_factory=list)
    ran: list[float] = field(default_factory=list)
    dragged: list[float] = field(default_factory=list)
    memory: float = 0.0
    failures: list[str] = field(default_factory=list)


async def _timed(work: Awaitable[object], seconds: list[float]) -> None:
    began = monotonic()
    await work
    seconds.append(monotonic() - began)


async def _attend(learner: Learner, figures: Figures, ready: asyncio.Barrier) -> None:
    (await learner.log_in()).raise_for_status()
    await _timed(learner.start(), figures.started)
    async with learner.kernel(LAB) as kernel:
        cells = await learner.cells(LAB)

        async def run() -> None:
            for source in cells:
                await kernel.run(source)

        await _timed(run(), figures.ran)
        # 全班都运行完，再一起拖
        await ready.wait()
        slider, state = next(iter(kernel.sliders.items()))
        for move in range(MOVES):
            figures.dragged.append(await kernel.drag(slider, state["min"] + (move % 10 + 1) * state["step"]))
            await asyncio.sleep(PAUSE_SECONDS)
        await ready.wait()


async def _class(address: str, count: int, memory: Callable[[], float]) -> Figures:
    figures = Figures()
    ready = asyncio.Barrier(count)

    async def attend(number: int) -> None:
        try:
            async with learner(address, f"学员{number}") as one:
                await _attend(one, figures, ready)
        except Exception as error:  # 一个人不成，别人接着做，最后一起数
            figures.failures.append(f"学员{number}：{type(error).__name__}：{error}")
            await ready.abort()

    await asyncio.gather(*(attend(number) for number in range(count)))
    figures.memory = memory() / count
    return figures


def attend(count: int) -> Figures:
    """``count``位学员同时上一节实验课。"""
    with tempfile.TemporaryDirectory() as folder, open_hub(Path(folder, "班")) as (address, process):

        def memory() -> float:
            servers = [one for one in descendants(process) if "python" in one.name()]
            return sum(one.memory_full_info().pss for one in servers) / 2**20

        return together(_class(address, count, memory))


def measure() -> list[Row]:
    """失败几次，开服务器、运行、拖动各比独自一人慢多少，一人占多少内存。"""
    alone, together = attend(1), attend(LEARNERS)
    for failure in together.failures:
        print(failure, file=sys.stderr)

    def seconds(what: str, ours: list[float], peer: list[float]) -> Row:
        middle, high = spread(ours)
        shown = f"{middle:.1f}／{high:.1f} s"
        return Row(f"JupyterHub：{LEARNERS}人同时{what}，对照独自一人", shown, f"{mean(peer):.1f} s", middle / mean(peer))

    dragged = [[1000 * one for one in figures.dragged] for figures in (together, alone)]
    return [
        Row(f"JupyterHub：{LEARNERS}人登录、开服务器、运行实验课、各拖{MOVES}下，失败的人", str(len(together.failures)), goal="0"),
        seconds("开服务器", together.started, alone.started),
        seconds("运行第一节实验课", together.ran, alone.ran),
        Row(
            f"JupyterHub：{LEARNERS}人同时拖滑块到新图，对照独自一人",
            *(milliseconds(one) for one in dragged),
            spread(dragged[0])[0] / spread(dragged[1])[0],
        ),
        Row(
            "JupyterHub：一人占的内存（服务器与内核），对照独自一人",
            f"{together.memory:.0f} MiB",
            f"{alone.memory:.0f} MiB",
            together.memory / alone.memory,
            "≤ 1",
        ),
    ]
