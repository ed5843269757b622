"""书里的统计图：收下算好的数，返回matplotlib的``Figure``。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

# 各种来源的名字、颜色与花纹，自下而上的次序
SOURCES = {
    "资本": (TRADITIONAL, ""),
    "劳动": ("#e3b583", "///"),
    "人力资本": ("#8fb8c9", "..."),
    "全要素生产率": (NEW_QUALITY, ""),
}

# 两个版本的线型与颜色；不用传统、新质两色，免得读者以为有褒贬
LINES = (("-", "#2b4c7e"), ("--", "#a3456b"))


def draw_growth_sources(periods: Mapping[str, Mapping[str, float]]) -> Figure:
    """各时期增长来源的堆叠柱图。

    ``periods``把时期名对应到各来源的贡献，来源的名字就是``SOURCES``的键，单位是百分点；负的贡献画在零线下面。
    """
    use_style()
    figure, axes = plt.subplots()
    tops = dict.fromkeys(periods, 0.0)
    bottoms = dict.fromkeys(periods, 0.0)
    for name, (color, hatch) in SOURCES.items():
        heights = {period: sources[name] for period, sources in periods.items()}
        starts = {period: tops[period] if height >= 0 else bottoms[period] for period, height in heights.items()}
        bars = axes.bar(
            list(periods), list(heights.values()), bottom=list(starts.values()),
            width=0.66, color=color, hatch=hatch, edgecolor="white", label=name,
        )  # fmt: skip
        if name in ("资本", "全要素生产率"):
            axes.bar_label(bars, fmt="%.1f", label_type="center", color="white", fontsize=12)
        for period, height in heights.items():
            (tops if height >= 0 else bottoms)[period] += height
    axes.axhline(0, color="#4a5a78", linewidth=0.8)
    axes.set(title="中国经济增长的来源", ylabel="对年均增长率的贡献（百分点）")
    axes.set_ylim(top=max(tops.values()) * 1.05)
    axes.tick_params(axis="x", length=0, labelsize=11)
    handles, names = axes.get_legend_handles_labels()
    figure.legend(handles, names, loc="outside lower center", ncols=4, fontsize=12, columnspacing=1.0, handlelength=1.2)
    plt.close(figure)
    return figure


def draw_versions(years: Sequence[float], series: Mapping[str, Sequence[float]]) -> Figure:
    """同一指标在两个数据版本里的走势，起点都化成100，名字写在线尾。"""
    use_style()
    figure, axes = plt.subplots()
    for (name, values), (line, color) in zip(series.items(), LINES, strict=True):
        index = [100 * value / values[0] for value in values]
        axes.plot(years, index, line, linewidth=2.4, color=color)
        axes.annotate(
            f"{name}\n{index[-1]:.0f}", (years[-1], index[-1]), xytext=(6, 0), textcoords="offset points",
            va="center", color=color,
        )  # fmt: skip
    axes.set(title="同一段历史，两个版本的全要素生产率", ylabel=f"指数（{years[0]:.0f}年为100）", xlabel="年份")
    axes.set_ylim(bottom=0)
    axes.margins(x=0.01)
    plt.close(figure)
    return figure
