"""第11章的统计图：就业结构、劳动生产率的分解、农民工的年龄。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

INK = "#4a5a78"
# 各国的线型与颜色：不只靠颜色区分，也不用传统、新质两色
LINES = {
    "中国": ("-", "#c0392b", 3.0),
    "印度": ("--", "#2b4c7e", 1.8),
    "越南": ("-.", "#7a4a8a", 1.8),
    "巴西": (":", "#4d6b3c", 2.4),
    "韩国": ((0, (5, 1, 1, 1, 1, 1)), "#6b6b6b", 1.8),
    "德国": ((0, (8, 2)), "#3f7f93", 1.6),
}


def draw_sector_jobs(years: Sequence[int], sectors: Mapping[str, Mapping[str, Sequence[float]]]) -> Figure:
    """一个产业一格，各国就业比重（%）逐年的折线；国名写在图例里，线尾写最后一年的数。"""
    use_style()
    figure, rows = plt.subplots(len(sectors), 1, figsize=(5.6, 3.3 * len(sectors)), sharex=True)
    for axes, (sector, countries) in zip(rows, sectors.items(), strict=True):
        for name, values in countries.items():
            line, color, width = LINES[name]
            axes.plot(years, values, linestyle=line, color=color, linewidth=width, label=name)
        axes.set(title=f"{sector}占就业的比重（%）")
        axes.set_ylim(0, None)
        axes.margins(x=0.01)
    rows[0].legend(ncols=3, fontsize=11, loc="upper right", handlelength=2.6)
    plt.close(figure)
    return figure


def draw_productivity_split(parts: Mapping[str, tuple[float, float]]) -> Figure:
    """各国劳动生产率的年均增长（百分点）分成产业内部与结构变化，横向叠起来，柱尾写合计。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 4.2))
    names = list(parts)[::-1]
    within, structural = ([parts[name][index] for name in names] for index in (0, 1))
    axes.barh(names, within, color=INK, height=0.6, label="产业内部的提高")
    axes.barh(names, structural, left=within, color=NEW_QUALITY, hatch="//", height=0.6, label="人移到高处")
    for name, one, other in zip(names, within, structural, strict=True):
        axes.annotate(f"{one + other:.1f}", (one + other, name), xytext=(5, 0), textcoords="offset points", va="center")
    axes.set(title="劳动生产率年均增长的来源", xlabel="百分点")
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.margins(x=0.12)
    axes.legend(loc="lower right")
    plt.close(figure)
    return figure


def draw_migrant_ages(
    years: Sequence[int], added: Sequence[float], guessed: Sequence[bool],
    age_years: Sequence[int], older: Sequence[float],
) -> Figure:  # fmt: skip
    """上图是农民工每年比上年增加多少（万人），空心柱用到了倒推的年份；下图是50岁以上的比重（%）。"""
    use_style()
    figure, (upper, lower) = plt.subplots(2, 1, figsize=(5.6, 6.0), sharex=True, height_ratios=(3, 2))
    upper.bar(years, added, width=0.7, edgecolor=INK, linewidth=1.2,
              color=["white" if guess else INK for guess in guessed])  # fmt: skip
    upper.axhline(0, color=INK, linewidth=0.8)
    upper.set(title="农民工比上年增加（万人）")
    lower.plot(age_years, older, "-o", color=TRADITIONAL, linewidth=2, markersize=5)
    for year, value in ((age_years[0], older[0]), (age_years[-1], older[-1])):
        lower.annotate(f"{value:.1f}", (year, value), xytext=(0, 7), textcoords="offset points", ha="center",
                       color=TRADITIONAL)  # fmt: skip
    lower.set(title="50岁以上的农民工占比（%）")
    lower.set_ylim(0, 40)
    lower.set_xticks([year for year in years if year % 3 == 0])
    plt.close(figure)
    return figure
