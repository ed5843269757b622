"""第13章的统计图：目标与结果。"""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style


def draw_targets(plans: Mapping[str, tuple[int, float, float]], title: str, ylabel: str) -> Figure:
    """每个规划两根柱：目标与结果；``plans``把规划名对应到（目标年，目标，结果）。"""
    use_style()
    figure, axes = plt.subplots()
    width = 0.34
    looks = {"目标": (TRADITIONAL, "//", 1), "结果": (NEW_QUALITY, "", 2)}
    for side, (name, (color, hatch, part)) in enumerate(looks.items()):
        places = [place + (side - 0.5) * width for place in range(len(plans))]
        heights = [plan[part] for plan in plans.values()]
        bars = axes.bar(places, heights, width, label=name, color=color, hatch=hatch, edgecolor="white")
        axes.bar_label(bars, [f"{height:.2f}" for height in heights], padding=2, fontsize=12)
    axes.set_xticks(range(len(plans)), [f"{name}\n{plan[0]}年" for name, plan in plans.items()])
    axes.tick_params(axis="x", length=0)
    axes.margins(y=0.12)
    axes.set(title=title, ylabel=ylabel)
    axes.legend(loc="upper left", ncols=2)
    plt.close(figure)
    return figure
