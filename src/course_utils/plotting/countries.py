"""几个国家逐年比较的折线图。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import use_style

# 线型与颜色一起区分国家；不用传统、新质两色，免得读者以为有褒贬
LINES = {
    "中国": ("-", "#c0392b", 3.0),
    "德国": ("--", "#4a5a78", 1.8),
    "日本": ("-.", "#2b4c7e", 1.8),
    "韩国": (":", "#7a4a8a", 2.4),
    "美国": ((0, (5, 1, 1, 1, 1, 1)), "#6b6b6b", 1.8),
}


def draw_countries(
    years: Sequence[int], series: Mapping[str, Sequence[float]], title: str, ylabel: str, digits: int = 0
) -> Figure:
    """``series``把国名（``LINES``的键）对应到逐年的数；国名与最后一年的数写在线尾，保留``digits``位小数。"""
    use_style()
    figure, axes = plt.subplots()
    for name, values in series.items():
        line, color, width = LINES[name]
        axes.plot(years, values, linestyle=line, color=color, linewidth=width)
    axes.set(title=title, ylabel=ylabel, xlabel="年份")
    axes.set_ylim(bottom=0)
    axes.margins(x=0.01)
    gap = 0.065 * axes.get_ylim()[1]
    ends = {name: values[-1] for name, values in series.items()}
    for name, height in _apart(ends, gap).items():
        axes.annotate(
            f"{name}{ends[name]:.{digits}f}", (years[-1], height), xytext=(6, 0), textcoords="offset points",
            va="center", color=LINES[name][1], fontsize=12,
        )  # fmt: skip
    plt.close(figure)
    return figure


def _apart(heights: Mapping[str, float], gap: float) -> dict[str, float]:
    """由低到高排开，相邻的至少隔开``gap``，线尾的字就不会叠在一起。"""
    placed: dict[str, float] = {}
    floor = float("-inf")
    for name, height in sorted(heights.items(), key=lambda item: item[1]):
        floor = placed[name] = max(height, floor + gap)
    return placed
