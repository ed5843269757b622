"""第7章的统计图：一国前后两段的五项结果，与各国的增长同能源。"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

INK = "#4a5a78"

Point = tuple[float, float]


def draw_two_periods(results: Mapping[str, tuple[float, float]], periods: tuple[str, str], title: str) -> Figure:
    """每项结果一行，空心圆是前一段、实心方块是后一段，细线把两者连起来；单位是每年百分之几。

    ``results``把结果的名字对应到（前一段，后一段），自上而下。
    """
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 4.0))
    for row, (before, after) in enumerate(results.values()):
        axes.plot([before, after], [row, row], color=INK, linewidth=1.2, zorder=1)
        first = axes.scatter([before], [row], s=80, facecolors="white", edgecolors=TRADITIONAL, linewidths=2.2)
        second = axes.scatter([after], [row], s=70, color=NEW_QUALITY, marker="s")
        for value, other in ((before, after), (after, before)):
            axes.annotate(
                f"{value:.1f}", (value, row), xytext=(9 if value >= other else -9, 0), textcoords="offset points",
                va="center", ha="left" if value >= other else "right", fontsize=11,
            )  # fmt: skip
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.set_yticks(range(len(results)), list(results))
    axes.set_ylim(len(results) - 0.5, -0.5)
    axes.margins(x=0.14)
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.set(title=title, xlabel="年均增长（%）")
    figure.legend((first, second), periods, loc="outside lower center", ncols=2, fontsize=12)
    plt.close(figure)
    return figure


def draw_trade_off(
    points: Mapping[str, Sequence[tuple[float, float]]], best: Collection[tuple[float, float]]
) -> Figure:
    """各国两段时期的劳动生产率增长（横轴）与能源消费增长（纵轴），越靠右下越好。

    ``points``把国名对应到前后两点，箭头由前指向后；在``best``里的点没有被别的点压倒，画成实心，其余空心。
    """
    use_style()
    figure, axes = plt.subplots()
    for name, (before, after) in points.items():
        axes.annotate("", after, before, arrowprops={"arrowstyle": "->", "color": INK, "shrinkA": 5, "shrinkB": 5})
        for point in (before, after):
            face = NEW_QUALITY if point in best else "white"
            axes.scatter(*point, s=55, facecolors=face, edgecolors=NEW_QUALITY if point in best else INK, zorder=3)
        left = after[0] < 1  # 挤在原点附近的几国，名字写在左边
        axes.annotate(
            name, after, xytext=(-7, 0) if left else (7, -5), textcoords="offset points",
            va="center" if left else "top", ha="right" if left else "left", fontsize=11,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        )  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.axvline(0, color=INK, linewidth=0.8)
    axes.margins(x=0.12, y=0.1)
    axes.set(
        title="增长同能源：越靠右下越好",
        xlabel="劳动生产率年均增长（%）",
        ylabel="能源消费年均增长（%）",
    )
    plt.close(figure)
    return figure
