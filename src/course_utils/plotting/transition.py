"""第4章的统计图：脱钩弹性、翻番时间、就业。"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

INK = "#4a5a78"
# 文字压在线上时垫一层白底
PLATE = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
# 三次产业的颜色与线型：不只靠颜色区分
SECTORS = {"农业": (TRADITIONAL, "--"), "工业": (INK, "-."), "服务业": (NEW_QUALITY, "-")}
# 各样东西的颜色与记号
SERIES = ((NEW_QUALITY, "o"), (TRADITIONAL, "s"), (INK, "D"), ("#a3456b", "^"))


def draw_decoupling(periods: Mapping[str, float], kinds: Mapping[str, str]) -> Figure:
    """各时期的塔皮奥脱钩弹性；``kinds``是每个时期的类型名，写在柱上，两条虚线是0.8与1.2两道门槛。"""
    use_style()
    figure, axes = plt.subplots()
    bars = axes.bar(list(periods), list(periods.values()), width=0.62, color=INK)
    labels = [f"{value:.2f}\n{kinds[name]}" for name, value in periods.items()]
    axes.bar_label(bars, labels, padding=3, fontsize=11, bbox=PLATE)
    for level in (0.8, 1.2):
        axes.axhline(level, color=TRADITIONAL, linewidth=1.2, linestyle="--")
        axes.annotate(f"{level}", (1, level), xycoords=("axes fraction", "data"), xytext=(4, 0),
                      textcoords="offset points", va="center", color=TRADITIONAL)  # fmt: skip
    axes.axhline(0, color=INK, linewidth=0.8)
    axes.set(title="中国的碳排放脱钩弹性", ylabel="排放变化率÷GDP变化率")
    axes.set_ylim(min(0.0, *periods.values()) - 0.3, max(1.2, *periods.values()) + 0.3)
    axes.tick_params(axis="x", length=0, labelsize=10)
    plt.close(figure)
    return figure


def draw_doubling(times: Mapping[str, Mapping[str, float]], benchmark: float) -> Figure:
    """每样东西在各时期翻一番要几年，对数坐标；竖虚线``benchmark``是摩尔定律的两年，越靠左越快。

    ``times``是四样东西，每样把时期名对应到年数。
    """
    use_style()
    figure, axes = plt.subplots()
    rows = [(name, period, years) for name, periods in times.items() for period, years in periods.items()]
    looks = dict(zip(times, SERIES, strict=True))
    for row, (name, _, years) in enumerate(rows):
        color, marker = looks[name]
        axes.plot([years], [row], marker, color=color, markersize=9)
        axes.annotate(f"{years:.1f}年", (years, row), xytext=(10, 0), textcoords="offset points", va="center",
                      fontsize=11, bbox=PLATE)  # fmt: skip
    axes.axvline(benchmark, color=INK, linestyle="--", zorder=1)
    axes.annotate(f"摩尔定律：{benchmark:g}年", (benchmark, -0.9), xytext=(5, 0), textcoords="offset points",
                  color=INK, fontsize=11)  # fmt: skip
    axes.set_xscale("log", base=2)
    ticks = (0.5, 1, 2, 4, 8, 16, 32)
    axes.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    axes.set_xlim(0.4, 70)
    axes.set_yticks(range(len(rows)), [f"{name} {period}" for name, period, _ in rows], fontsize=11)
    axes.set_ylim(len(rows) - 0.5, -1.4)
    axes.grid(visible=True, axis="x")
    axes.grid(visible=False, axis="y")
    axes.set(title="翻一番要几年", xlabel="年（每格翻一番，越靠左越快）")
    plt.close(figure)
    return figure


def draw_employment(
    years: Sequence[float], sectors: Mapping[str, Sequence[float]],
    migrant_years: Sequence[float], migrants: Sequence[float], derived: Sequence[float],
) -> Figure:  # fmt: skip
    """上图是三次产业占就业的百分比，下图是农民工总量（亿人），空心点是倒推的年份。"""
    use_style()
    figure, (upper, lower) = plt.subplots(2, 1, figsize=(5.6, 6.2), height_ratios=(3, 2))
    for name, (color, line) in SECTORS.items():
        upper.plot(years, sectors[name], line, color=color, linewidth=2.2)
        upper.annotate(f"{name}{sectors[name][-1]:.0f}", (years[-1], sectors[name][-1]), xytext=(6, 0),
                       textcoords="offset points", va="center", color=color)  # fmt: skip
    upper.set(title="三次产业占就业的比重（%）")
    upper.set_ylim(0, 70)
    lower.plot(migrant_years, migrants, "-", color=INK, linewidth=1.6)
    for year, value, guessed in zip(migrant_years, migrants, derived, strict=True):
        lower.plot([year], [value], "o", color=INK, markersize=5,
                   markerfacecolor="white" if guessed else INK)  # fmt: skip
    lower.annotate(f"{migrants[-1]:.2f}", (migrant_years[-1], migrants[-1]), xytext=(6, 0),
                   textcoords="offset points", va="center", color=INK)  # fmt: skip
    lower.set(title="农民工总量（亿人）")
    lower.set_ylim(2.0, 3.2)
    lower.set_xticks([year for year in migrant_years if year % 4 == 0])
    plt.close(figure)
    return figure
