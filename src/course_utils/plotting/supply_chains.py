"""产业链的几幅图：供货网络、一百元的去处、抽掉一个部门的损失。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import cos, pi, sin

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style


def draw_supply_network(
    sectors: Sequence[str], coefficients: Sequence[Sequence[float]], sizes: Sequence[float], least: float
) -> Figure:
    """部门排成一圈，箭头由供应者指向用户，越粗表示用得越多；只画系数不小于``least``的。圆点的面积按``sizes``。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 5.4))
    angles = [pi / 2 - 2 * pi * place / len(sectors) for place in range(len(sectors))]
    points = [(cos(angle), sin(angle)) for angle in angles]
    for i, row in enumerate(coefficients):
        for j, value in enumerate(row):
            if i != j and value >= least:
                arrow = {
                    "arrowstyle": "-|>",
                    "color": "#4a5a78",
                    "linewidth": 16 * value,
                    "alpha": 0.75,
                    "shrinkA": 11,
                    "shrinkB": 13,
                    "connectionstyle": "arc3,rad=0.16",
                }
                axes.annotate("", points[j], points[i], arrowprops=arrow)
    largest = max(sizes)
    areas = [60 + 500 * size / largest for size in sizes]
    axes.scatter(*zip(*points, strict=True), s=areas, color=NEW_QUALITY, edgecolors="white", zorder=3)
    for name, angle in zip(sectors, angles, strict=True):
        axes.text(1.22 * cos(angle), 1.18 * sin(angle), name, ha="center", va="center")
    axes.set(title=f"谁给谁供货（每元产值用到{100 * least:.0f}分以上）", xlim=(-1.4, 1.4), ylim=(-1.35, 1.35))
    axes.set_aspect("equal")
    axes.axis("off")
    plt.close(figure)
    return figure


def draw_leaks(kept: Mapping[str, float]) -> Figure:
    """100元最终需求里留在国内的增加值``kept``（元），其余是进口；由多到少排。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 5))
    names = sorted(kept, key=kept.__getitem__)
    inside = [kept[name] for name in names]
    axes.barh(names, inside, color=NEW_QUALITY, label="国内增加值")
    axes.barh(names, [100 - value for value in inside], left=inside, color=TRADITIONAL, hatch="//", label="进口")
    for place, value in enumerate(inside):
        axes.text(value - 2, place, f"{value:.0f}", ha="right", va="center", color="white", fontsize=12)
    axes.set(title="投给谁，留下多少（每100元）", xlabel="元", xlim=(0, 100))
    axes.grid(False)
    figure.legend(loc="outside lower center", ncols=2, fontsize=12)
    plt.close(figure)
    return figure


def draw_extraction(own: Mapping[str, float], others: Mapping[str, float]) -> Figure:
    """抽掉一个部门，全国增加值少百分之几：它自己的``own``，加上连带别的部门的``others``；由大到小排。"""
    use_style()
    figure, axes = plt.subplots(figsize=(5.6, 5))
    names = sorted(own, key=lambda name: own[name] + others[name])
    inside, outside = [own[name] for name in names], [others[name] for name in names]
    axes.barh(names, inside, color="#4a5a78", label="它自己的")
    axes.barh(names, outside, left=inside, color="#9aa5b8", hatch="//", label="连带别的部门的")
    axes.set(title="抽掉一个部门，增加值少多少", xlabel="占全国的百分比（%）")
    axes.grid(True, axis="x")
    axes.grid(False, axis="y")
    figure.legend(loc="outside lower center", ncols=2, fontsize=12)
    plt.close(figure)
    return figure
