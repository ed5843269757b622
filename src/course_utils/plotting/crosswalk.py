"""五篇互读的图：各篇的关键词；技术与就业结构变动的快慢。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import use_style

# 两种颜色只为隔开相邻的两段；不用传统、新质两色，免得读者以为有褒贬
COLORS = ("#2b4c7e", "#a3456b")
# 字的底色，免得临界线从字里穿过
PLAIN = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}


def draw_keywords(groups: Mapping[str, Sequence[tuple[str, float]]], lines: Mapping[str, float]) -> Figure:
    """各篇的关键词，一篇一段横柱：``groups``是篇名到（词，G²）的列表，可以是空的；``lines``是临界线的名字到数值。"""
    use_style()
    rows = sum(1.6 + len(found) for found in groups.values())
    figure, axes = plt.subplots(figsize=(5.6, 1.1 + 0.24 * rows))
    place, ticks, names = 0.0, [], []
    for index, (group, found) in enumerate(groups.items()):
        color = COLORS[index % 2]
        axes.text(0.3, place, group if found else f"{group}（没有）", color=color, va="center", bbox=PLAIN)
        for word, value in found:
            place += 1
            axes.barh(place, value, height=0.7, color=color)
            axes.annotate(
                f"{value:.1f}", (value, place), xytext=(3, 0), textcoords="offset points", va="center", fontsize=10,
                bbox=PLAIN,
            )  # fmt: skip
            ticks.append(place)
            names.append(word)
        place += 1.6
    for name, value in lines.items():
        axes.axvline(value, color="#4a5a78", linestyle="--", linewidth=1, zorder=0)
        axes.annotate(name, (value, -1.2), xytext=(3, 0), textcoords="offset points", fontsize=10, color="#4a5a78")
    axes.set_yticks(ticks, names, fontsize=11)
    axes.set_ylim(place - 0.9, -1.6)
    axes.set(title="各篇比别的篇多见的词", xlabel="对数似然G²")
    axes.tick_params(axis="y", length=0)
    axes.grid(axis="y", visible=False)
    axes.set_xlim(0, 1.2 * max([*lines.values(), *(value for found in groups.values() for _, value in found)]))
    plt.close(figure)
    return figure


def draw_two_paces(years: Sequence[int], leaps: Mapping[int, float], creeps: Mapping[int, float]) -> Figure:
    """一年之间变动多少：``leaps``是技术（新车里电动汽车的比重），``creeps``是就业结构，都是百分点，两图同一把尺子。"""
    use_style()
    figure, (upper, lower) = plt.subplots(2, 1, sharex=True, sharey=True, figsize=(5.6, 5.2))
    for axes, values, color, title in (
        (upper, leaps, COLORS[0], "新车里电动汽车的比重"),
        (lower, creeps, COLORS[1], "就业在三次产业之间的份额"),
    ):
        bars = axes.bar(years, [values[year] for year in years], color=color, width=0.7)
        axes.bar_label(bars, fmt="%.1f", fontsize=9, padding=1)
        axes.set(title=title, ylabel="比上一年变动（百分点）")
        axes.yaxis.label.set_fontsize(10)
    upper.set_ylim(0, 1.18 * max(*leaps.values(), *creeps.values()))
    lower.set_xlabel("年份")
    plt.close(figure)
    return figure
