"""第9章的统计图：因素分解的堆叠柱、能耗强度随收入走过的路、两本账的差。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import use_style

INK = "#4a5a78"
# 因子的颜色与花纹：推高的在零线上面，拉低的在下面
FACTORS = {
    "人口": ("#9aa5b8", "..."),
    "人均GDP": ("#b7621b", ""),
    "能耗强度": ("#2f78d0", "///"),
    "碳强度": ("#0f8f83", ""),
}
# 各国的线型与颜色；不用传统、新质两色，免得读者以为有褒贬
PATHS = (
    ("-", "#c0392b"), ("--", "#7a4a8a"), (":", "#8a6d1b"), ("-.", "#2b4c7e"), ("-", "#6b6b6b"), ("--", "#1f7a5c"),
)  # fmt: skip


def draw_effects(effects: Mapping[str, Sequence[float]], title: str) -> Figure:
    """横向的堆叠柱：每个国家的四个因子各使排放每年增减多少，菱形是合计。``effects``的次序自上而下，因子次序同``FACTORS``。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 4.8))
    rows = range(len(effects))
    right, left = [0.0] * len(effects), [0.0] * len(effects)
    for index, (name, (color, hatch)) in enumerate(FACTORS.items()):
        widths = [parts[index] for parts in effects.values()]
        starts = [right[row] if width >= 0 else left[row] for row, width in zip(rows, widths, strict=True)]
        axes.barh(rows, widths, left=starts, height=0.62, color=color, hatch=hatch, edgecolor="white", label=name)
        for row, width in zip(rows, widths, strict=True):
            if width >= 0:
                right[row] += width
            else:
                left[row] += width
    totals = [sum(parts) for parts in effects.values()]
    axes.plot(totals, rows, "D", color="black", markersize=7, markeredgecolor="white", label="合计")
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_yticks(rows, list(effects))
    axes.invert_yaxis()
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    axes.set(title=title, xlabel="使排放每年增减（百分点）")
    figure.legend(loc="outside lower center", ncols=5, fontsize=11, columnspacing=0.9, handlelength=1.2)
    plt.close(figure)
    return figure


def draw_paths(paths: Mapping[str, tuple[Sequence[float], Sequence[float]]], title: str) -> Figure:
    """各国走过的路：横轴人均GDP（千美元，对数），纵轴能耗强度；国名写在起点，圆点是终点。"""
    use_style()
    figure, axes = plt.subplots()
    for (name, (income, intensity)), (line, color) in zip(paths.items(), PATHS, strict=False):
        axes.plot(income, intensity, line, color=color, linewidth=2)
        axes.plot(income[-1:], intensity[-1:], "o", color=color, markersize=6)
        axes.annotate(name, (income[0], intensity[0]), xytext=(-6, 2), textcoords="offset points", ha="right",
                      color=color)  # fmt: skip
    axes.set_xscale("log")
    ticks = (0.5, 1, 2, 5, 10, 20, 50)
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.minorticks_off()
    axes.set_xlim(0.3, 110)
    axes.set_ylim(bottom=0)
    axes.set(title=title, xlabel="人均GDP（千美元，对数）", ylabel="千瓦时/美元")
    plt.close(figure)
    return figure


def draw_net_imports(years: Sequence[int], shares: Mapping[str, Sequence[float]]) -> Figure:
    """贸易里净进口的排放占地域排放的百分比：零线以上，消费的多于本地排放的。国名与最后一年的数写在线尾。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 4.0))
    for (name, values), (line, color) in zip(shares.items(), PATHS, strict=False):
        axes.plot(years, values, line, color=color, marker="o", markersize=4, linewidth=2)
        axes.annotate(f"{name}{values[-1]:.0f}", (years[-1], values[-1]), xytext=(6, 0), textcoords="offset points",
                      va="center", color=color)  # fmt: skip
    axes.axhline(0, color=INK, linewidth=1)
    axes.set(title="消费排放比地域排放多百分之几", ylabel="%", xlabel="年份")
    plt.close(figure)
    return figure
