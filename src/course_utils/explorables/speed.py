"""互动实验“速度：直线、指数与S曲线”：什么叫快于摩尔定律，能快多久。"""

from __future__ import annotations

from math import log2

from course_utils.economics.technology_curves import (
    MOORE_DOUBLING,
    average_doubling_time,
    bending_year,
    exponential,
    linear,
    relay,
)
from course_utils.explorables import charts
from course_utils.explorables.model import (
    NEW_QUALITY,
    TRADITIONAL,
    Explorable,
    Metric,
    Parameter,
    Scenario,
    Scene,
    Settings,
)

YEARS = 20
EVERY = 4  # 摩尔定律的标记隔几年画一个

YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=5)
DOUBLINGS = charts.numbers(0, 16, 4)
RATE = charts.numbers(0, 1.5, 0.5)


def compute(settings: Settings) -> Scene:
    """二十年里几种走法的水平，与每年翻几番。"""
    increment, doubling = float(settings["increment"]) / 100, float(settings["doubling"])
    ceiling, gap = 2 ** float(settings["ceiling"]), float(settings["gap"])
    years = range(YEARS + 1)
    straight = [linear(increment, year) for year in years]
    steady = [exponential(doubling, year) for year in years]
    curve = [relay(doubling, ceiling, gap, year) for year in years]
    moore = exponential(MOORE_DOUBLING, YEARS)
    rates = [_rates(straight), [None] + [1 / doubling] * YEARS, _rates(curve)]
    faster = [year for year, rate in enumerate(rates[2]) if year and rate > 1 / MOORE_DOUBLING]
    bend = bending_year(doubling, ceiling)

    description = (
        f"上图：{YEARS}年后，渐进改良是起点的{straight[-1]:.1f}倍，指数是{steady[-1]:.0f}倍，"
        f"S曲线接力是{curve[-1]:.1f}倍，照摩尔定律是{moore:.0f}倍。"
        f"下图：S曲线接力第1年翻{rates[2][1]:.2f}番，最后一年翻{rates[2][-1]:.2f}番；"
        f"指数每年都是{rates[1][1]:.2f}番；渐进改良第1年{rates[0][1]:.2f}番，最后一年{rates[0][-1]:.2f}番。"
    )
    option = charts.chart(
        charts.panel(
            "已经翻了几番（翻10番是1024倍）",
            YEAR,
            DOUBLINGS,
            charts.line("渐进", [log2(level) for level in straight], charts.AMBER, "dashed"),
            charts.line("指数", [log2(level) for level in steady], charts.BLUE, "dotted"),
            charts.line("S曲线", [log2(level) for level in curve], charts.TEAL),
            charts.marks(
                "摩尔定律",
                [year / MOORE_DOUBLING if year % EVERY == 0 else None for year in years],
                charts.PURPLE,
            ),
        ),
        charts.panel(
            "每年翻几番（摩尔定律是0.5）",
            YEAR,
            RATE,
            charts.line("渐进", rates[0], charts.AMBER, "dashed"),
            charts.line("指数", rates[1], charts.BLUE, "dotted"),
            charts.line("S曲线", rates[2], charts.TEAL),
        ),
        description=description,
    )
    metrics = (
        Metric("linear", f"渐进改良{YEARS}年后", f"{straight[-1]:.1f}", "倍"),
        Metric("curve", f"S曲线{YEARS}年后", _multiple(curve[-1]), "倍"),
        Metric("pace", "S曲线平均翻番时间", f"{average_doubling_time(curve[-1], YEARS):.1f}", "年"),
        Metric("faster", "快于摩尔定律的年数", f"{len(faster)}", "年"),
    )
    return Scene(option, metrics, _conclusion(straight, curve, moore, faster, bend, gap), description)


def _rates(path: list[float]) -> list[float | None]:
    """每年翻几番：第0年没有上一年。"""
    return [None, *(log2(path[year] / path[year - 1]) for year in range(1, len(path)))]


def _multiple(value: float) -> str:
    return f"{value:.1f}" if value < 10 else f"{value:.0f}"


def _conclusion(
    straight: list[float], curve: list[float], moore: float, faster: list[int], bend: float, gap: float
) -> str:
    ratio = curve[-1] / straight[-1]
    lead = f"{YEARS}年后S曲线接力是起点的{_multiple(curve[-1])}倍，" + (
        f"是渐进改良的{_multiple(ratio)}倍" if ratio >= 1 else f"还不如渐进改良的{straight[-1]:.1f}倍"
    )
    late = f"第一代技术到第{bend:.0f}年已比同样起步的指数低一半"
    if gap < YEARS and gap <= bend:
        shape = f"第一代技术明显变慢之前，下一代已在第{gap:.0f}年接上"
    elif gap < YEARS:
        shape = f"{late}，第{gap:.0f}年才有下一代接上"
    elif bend < YEARS:
        shape = f"{late}，{YEARS}年里没有下一代接上"
    else:
        shape = f"第一代技术在这{YEARS}年里还没有明显变慢，光看曲线，分不清它是S曲线还是指数"
    if not faster:
        speed = "没有一年快于摩尔定律"
    elif len(faster) == YEARS:
        speed = "年年都快于摩尔定律"
    else:
        speed = f"有{len(faster)}年快于摩尔定律"
    total = f"累计{'超过' if curve[-1] > moore else '没有超过'}摩尔定律的{moore:.0f}倍"
    return f"{lead}；{shape}；{speed}，{total}。"


EXPLORABLE = Explorable(
    id="speed",
    title="速度：直线、指数与S曲线",
    question="“快于摩尔定律”是什么意思？一项技术能一直这样快下去吗？",
    controls=(
        Parameter("increment", "渐进改良每年加多少", 2, 50, 2, 10, "%", "每年加起点的百分之几，加的量不变"),
        Parameter("doubling", "新技术起步时的翻番时间", 1.5, 6, 0.1, 2, "年", "摩尔定律约为2年"),
        Parameter("ceiling", "一代技术最多翻几番", 1, 5, 0.2, 4, "番", "物理极限与市场饱和决定的上限，4番就是16倍"),
        Parameter("gap", "隔几年来一代新技术", 6, 20, 1, 10, "年", "20年就是这段时间里没有下一代"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：一代技术，慢慢改",
            {"increment": 10.0, "doubling": 6.0, "ceiling": 1.0, "gap": 20.0},
            "看下图：渐进改良每年加的量不变，可是底数越来越大，每年翻的番数一直在降。S曲线此时更不行，很快见顶。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：一代接一代",
            {"increment": 10.0, "doubling": 1.6, "ceiling": 5.0, "gap": 6.0},
            "看下图：每来一代新技术，实线就跳上去一次。看上图：实线什么时候越过紫色的菱形（摩尔定律）？",
        ),
        Scenario(
            "looks-exponential",
            "反例：没有变慢之前，谁都像指数",
            {"increment": 10.0, "doubling": 2.0, "ceiling": 5.0, "gap": 20.0},
            "遮住第5年以后来看上图：实线与点线几乎重合。拿开手再看，它已经弯了下去。早期的速度不能外推。",
            counter=True,
        ),
        Scenario(
            "slow-and-steady-wins",
            "反例：后劲不足，输给渐进",
            {"increment": 50.0, "doubling": 1.6, "ceiling": 3.0, "gap": 20.0},
            "新技术起步时快于摩尔定律，可是上限只有8倍，又没有下一代。看它哪一年被渐进改良追上。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-05",),
    limits=(
        "摩尔定律说的是一块芯片上元件的数目，是对一个行业的观察与规划，不是自然规律，更不是生产力或GDP的增速；"
        "世界上没有哪个经济体的产出能几十年里每两年翻一番。",
        "元件多了多少倍，不等于算得快多少倍，更不等于对人有用多少倍；技术的指标怎样变成生产率，模型没有回答。",
        "起步速度、上限与换代间隔都是示意，从外面给定；现实里下一代什么时候来、来不来，事先并不知道。",
        "各代的倍数相乘、互不影响，没有考虑新旧技术并存、标准切换与淘汰旧设备的代价。",
    ),
    sources=(
        "Moore, G. E. (1965). Cramming More Components onto Integrated Circuits. Electronics, 38(8), 114–117.",
        "Moore, G. E. (1975). Progress in Digital Integrated Electronics. "
        "International Electron Devices Meeting Technical Digest, 21, 11–13.",
        "Foster, R. N. (1986). Innovation: The Attacker's Advantage. New York: Summit Books.",
        "Bloom, N., Jones, C. I., Van Reenen, J. & Webb, M. (2020). Are Ideas Getting Harder to Find? "
        "American Economic Review, 110(4), 1104–1144.",
    ),
)
