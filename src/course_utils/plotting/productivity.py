"""各国全要素生产率的统计图：增长的来源、余值的区间、追赶与前沿的移动。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.plotting.figures import SOURCES
from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

INK = "#4a5a78"


def draw_country_sources(countries: Mapping[str, Mapping[str, float]], title: str) -> Figure:
    """各国增长来源的堆叠柱图。

    ``countries``把国名对应到各来源的贡献（百分点），来源的名字是``SOURCES``的键；负的贡献画在零线下面。
    """
    use_style()
    figure, axes = plt.subplots()
    _stack(axes, countries, SOURCES)
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set(title=title, ylabel="对年均增长率的贡献（百分点）")
    axes.tick_params(axis="x", length=0)
    return _finish(figure, axes, columns=4)


def draw_residual_ranges(choices: Mapping[str, Sequence[float]], chosen: Mapping[str, float], title: str) -> Figure:
    """各国的余值随核算选择变动的区间，一国一行。

    ``choices``把国名对应到各种选择下的余值（百分点），``chosen``是其中PWT自己的那一种；自上而下照``choices``的次序。
    """
    use_style()
    figure, axes = plt.subplots()
    names = list(choices)[::-1]
    for row, name in enumerate(names):
        axes.plot([min(choices[name]), max(choices[name])], [row, row], color="#9aa5b8", linewidth=6, alpha=0.6)
        axes.plot(choices[name], [row] * len(choices[name]), "|", color=INK, markersize=12, label="各种选择")
        axes.plot(chosen[name], row, "D", color=NEW_QUALITY, markersize=9, label="PWT的选择")
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set(title=title, xlabel="余值，年均（百分点）", yticks=range(len(names)), yticklabels=names)
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    return _finish(figure, axes, columns=2)


def draw_catching_up(parts: Mapping[str, Mapping[str, float]], residuals: Mapping[str, float], title: str) -> Figure:
    """各国的Malmquist指数拆成“追赶”与“前沿移动”两块的堆叠柱，另用菱形标出索洛余值；单位都是年均百分点。"""
    use_style()
    figure, axes = plt.subplots()
    _stack(axes, parts, {"追赶": (TRADITIONAL, "///"), "前沿移动": ("#8fb8c9", "...")})
    totals = [sum(each.values()) for each in parts.values()]
    axes.plot(list(parts), totals, "_", color="#1f2933", markersize=26, markeredgewidth=3, label="Malmquist指数")
    axes.plot(list(residuals), list(residuals.values()), "D", color=NEW_QUALITY, markersize=9, label="索洛余值")
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set(title=title, ylabel="年均（百分点）")
    axes.tick_params(axis="x", length=0)
    return _finish(figure, axes, columns=4)


def _stack(axes: Axes, bars: Mapping[str, Mapping[str, float]], kinds: Mapping[str, tuple[str, str]]) -> None:
    """把每根柱的各块由零线往两边叠：正的往上，负的往下。"""
    tops, bottoms = dict.fromkeys(bars, 0.0), dict.fromkeys(bars, 0.0)
    for kind, (color, hatch) in kinds.items():
        heights = {name: parts[kind] for name, parts in bars.items()}
        starts = [tops[name] if height >= 0 else bottoms[name] for name, height in heights.items()]
        axes.bar(
            list(heights), list(heights.values()), bottom=starts, width=0.66, color=color, hatch=hatch,
            edgecolor="white", label=kind,
        )  # fmt: skip
        for name, height in heights.items():
            (tops if height >= 0 else bottoms)[name] += height


def _finish(figure: Figure, axes: Axes, columns: int) -> Figure:
    handles, names = axes.get_legend_handles_labels()
    unique = dict(zip(names, handles, strict=True))
    figure.legend(
        unique.values(), unique.keys(), loc="outside lower center", ncols=columns, fontsize=11, columnspacing=0.9,
        handlelength=1.2,
    )  # fmt: skip
    plt.close(figure)
    return figure
