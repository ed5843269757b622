"""测速结果的行与表。"""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

PUBLISHED = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"


@dataclass(frozen=True)
class Row:
    """表的一行：测什么、自己的数、对照的数、目标。``ratio``是自己比对照。"""

    what: str
    ours: str
    peer: str = "–"
    ratio: float | None = None
    goal: str = "–"

    def cells(self) -> tuple[str, ...]:
        """一行的五个格子。"""
        return self.what, self.ours, self.peer, "–" if self.ratio is None else f"{self.ratio:.2f}", self.goal


def spread(samples: Sequence[float]) -> tuple[float, float]:
    """``samples``的中位数与第95百分位数，单位不变。"""
    cuts = quantiles(samples, n=20, method="inclusive")
    return cuts[9], cuts[18]


def milliseconds(samples: Sequence[float]) -> str:
    """把一组毫秒写成“中位数／第95百分位数”。"""
    middle, high = spread(samples)
    return f"{middle:.0f}／{high:.0f} ms"


def markdown(rows: Sequence[Row]) -> str:
    """Markdown表。"""
    head = ("测什么", "本课程", "对照", "比值", "目标")
    lines = [head, ("---",) * 5, *(row.cells() for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def machine() -> str:
    """一句话说明这台机器。"""
    system = f"{platform.system()}，{platform.machine()}，{os.cpu_count()}核"
    return f"{system}，Python {platform.python_version()}，无界面Chromium"


def publish(rows: Sequence[Row]) -> Path:
    """把表与机器说明写进文档，返回文档路径。"""
    PUBLISHED.write_text(
        "# 测速\n\n"
        "由`python3 run.py bench --write`写出。每一项都在同一次运行里与对照相比；时间列是“中位数／第95百分位数”，"
        "换一台机器绝对值会变，比值才可以比较。\n\n"
        f"机器：{machine()}。\n\n{markdown(rows)}\n",
        encoding="utf-8",
    )
    return PUBLISHED
