"""第12章的统计图：农业的区位商与效率，偏离份额随参照而变。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

INK = "#4a5a78"
# 文字压在线上时垫一层白底
PLATE = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
# 三个分量的颜色与花纹
PARTS = ((INK, ""), (TRADITIONAL, "//"), (NEW_QUALITY, "xx"))


def draw_quotients(points: Mapping[str, tuple[float, float]], title: str) -> Figure:
    """散点：横轴区位商，纵轴部门人均增加值同全国平均之比；``points``把国名对应到这两个数，虚线是两个1。"""
    use_style()
    figure, axes = plt.subplots()
    lowest = min(efficiency for _, efficiency in points.values())
    for name, (quotient, efficiency) in points.items():
        axes.plot([quotient], [efficiency], "o", color=TRADITIONAL if quotient > 1 else NEW_QUALITY, markersize=9)
        # 最低的一个把名字写在下面，免得同旁边的叠在一起
        shift = (8, -15 if efficiency == lowest else 5)
        axes.annotate(name, (quotient, efficiency), xytext=shift, textcoords="offset points", fontsize=12, bbox=PLATE)
    axes.axvline(1, color=INK, linestyle="--", linewidth=1)
    axes.axhline(1, color=INK, linestyle="--", linewidth=1)
    axes.set(title=title, xlabel="农业的就业区位商", ylabel="农业人均增加值（全国平均为1）")
    axes.set_xlim(0, 1.15 * max(quotient for quotient, _ in points.values()))
    axes.set_ylim(0, 1.15)
    plt.close(figure)
    return figure


def draw_parts(parts: Mapping[str, Sequence[float]], names: Sequence[str], title: str, unit: str) -> Figure:
    """每种算法一组柱：``parts``把算法名对应到三个分量，``names``是分量的名字，``unit``写在纵轴上。"""
    use_style()
    figure, axes = plt.subplots()
    width = 0.26
    for index, (name, (color, hatch)) in enumerate(zip(names, PARTS, strict=True)):
        places = [place + (index - 1) * width for place in range(len(parts))]
        heights = [values[index] for values in parts.values()]
        bars = axes.bar(places, heights, width, label=name, color=color, hatch=hatch, edgecolor="white")
        axes.bar_label(bars, [f"{height:+.0f}" for height in heights], padding=2, fontsize=11)
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set_xticks(range(len(parts)), list(parts))
    axes.tick_params(axis="x", length=0)
    axes.margins(y=0.14)
    axes.set(title=title, ylabel=unit)
    axes.legend(loc="upper center", bbox_to_anchor=(0.5, -0.16), ncols=len(names))
    plt.close(figure)
    return figure
