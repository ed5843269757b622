"""产业关联的散点图。"""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, use_style


def draw_linkages(points: Mapping[str, tuple[float, float]], labels: Mapping[str, str]) -> Figure:
    """各部门的影响力系数（横轴）与感应度系数（纵轴，对数刻度），两条线都画在1上。

    ``points``把部门名对应到两个系数；``labels``把要标出的部门名对应到图上的简称，标出的点用实心方块，其余用空心圆。
    """
    use_style()
    figure, axes = plt.subplots()
    others = [point for name, point in points.items() if name not in labels]
    axes.scatter(*zip(*others, strict=True), s=30, facecolors="none", edgecolors="#4a5a78", label="其他部门")
    axes.scatter(
        *zip(*(points[name] for name in labels), strict=True),
        s=46,
        color=NEW_QUALITY,
        marker="s",
        label="正文提到的部门",
    )
    for name, short in labels.items():
        axes.annotate(short, points[name], xytext=(7, 0), textcoords="offset points", va="center", fontsize=11)
    axes.axhline(1, color="#4a5a78", linewidth=0.8)
    axes.axvline(1, color="#4a5a78", linewidth=0.8)
    axes.set(
        title="谁牵动上游，谁托起下游",
        xlabel="影响力系数（牵动上游，平均＝1）",
        ylabel="感应度系数（托起下游，平均＝1）",
        yscale="log",
    )
    axes.set_yticks([0.4, 0.6, 1, 2, 4], labels=["0.4", "0.6", "1", "2", "4"])
    axes.minorticks_off()
    axes.set_xlim(right=1.6)
    figure.legend(loc="outside lower center", ncols=2, fontsize=12)
    plt.close(figure)
    return figure
