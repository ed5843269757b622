"""第5章的统计图：创新的三把尺，和一条新赛道的冷与热。"""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

# 五条线的颜色与线型：不只靠颜色区分
LINES = {
    "中国": (NEW_QUALITY, "-"),
    "德国": ("#4a5a78", "--"),
    "世界": ("#777777", "-."),
    "美国": ("#a3456b", ":"),
    "日本": (TRADITIONAL, (0, (5, 1, 1, 1, 1, 1))),
}


def draw_three_rulers(rulers: Mapping[str, tuple[str, Mapping[int, float]]]) -> Figure:
    """上下三幅小图，共用年份轴：每幅一个指标，标出头尾两个数。

    ``rulers``把指标名对应到（单位，年份到数值），正好三个；纵轴都从0起，数印三位有效数字。
    """
    use_style()
    figure, panels = plt.subplots(3, 1, sharex=True, figsize=(5.6, 6.4))
    colors = (TRADITIONAL, "#4a5a78", NEW_QUALITY)
    for axes, (name, (unit, series)), color in zip(panels, rulers.items(), colors, strict=True):
        years, values = list(series), list(series.values())
        axes.plot(years, values, color=color, linewidth=2.4, marker="o", markersize=3)
        for place in (0, -1):
            axes.annotate(
                f"{values[place]:.3g}", (years[place], values[place]), xytext=(0, 7), textcoords="offset points",
                ha="left" if place == 0 else "center", color=color, fontsize=12,
            )  # fmt: skip
        axes.set_title(f"{name}（{unit}）", fontsize=13)
        axes.set_ylim(0, max(values) * 1.35)
        axes.tick_params(labelsize=11)
    panels[-1].set_xlabel("年份")
    panels[-1].xaxis.set_major_locator(MaxNLocator(integer=True))
    plt.close(figure)
    return figure


def draw_new_track(shares: Mapping[str, Mapping[int, float]]) -> Figure:
    """各地电动汽车占新车销量的比重，名字与末年的数写在线尾。``shares``的名字是``LINES``的键，单位是%。"""
    use_style()
    figure, axes = plt.subplots()
    # 线尾相近的名字上下错开，不叠在一起
    ends: list[float] = []
    for name, series in sorted(shares.items(), key=lambda item: item[1][max(item[1])]):
        color, line = LINES[name]
        years, values = list(series), list(series.values())
        axes.plot(years, values, color=color, linestyle=line, linewidth=2.4)
        height = max(values[-1], ends[-1] + 5) if ends else values[-1]
        ends.append(height)
        axes.annotate(
            f"{name} {values[-1]:.0f}%", (years[-1], height), xytext=(6, 0), textcoords="offset points",
            va="center", color=color, annotation_clip=False,
        )  # fmt: skip
    axes.set(title="一条新赛道由冷到热", ylabel="占新车销量（%）", xlabel="年份")
    axes.set_ylim(bottom=0)
    axes.margins(x=0.01)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    plt.close(figure)
    return figure
