"""互动实验“相对脱钩与绝对脱钩”：强度要降得多快，总量才会降；回弹与搬迁怎样抵消它。"""

from __future__ import annotations

from math import log

from course_utils.economics.carbon_path import CarbonPath, break_even_decline
from course_utils.economics.decoupling import decoupling_state
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

YEARS = 30
PERIOD = 5
STARTS = range(0, YEARS, PERIOD)
DRAWN = range(0, YEARS + 1, 3)
FLAT = 0.005
YEAR = charts.categories([str(year) for year in DRAWN], "年", every=2)
MULTIPLE = charts.numbers(0, 8, 2)
PERIODS = charts.categories([str(start + PERIOD) for start in STARTS], "年")
POINTS = charts.numbers(-8, 12, 4)
COLORS = {"增长": charts.AMBER, "结构": charts.BLUE, "效率": charts.TEAL, "回弹": charts.PURPLE}


def compute(settings: Settings) -> Scene:
    """三十年的GDP、地域排放与消费排放，以及每五年四种力量各使地域排放增减多少。"""
    path = CarbonPath(*(float(settings[c]) / 100 for c in ("growth", "efficiency", "rebound", "shift", "offshore")))
    gdp, local, used = ([f(year) for year in range(YEARS + 1)] for f in (path.gdp, path.territorial, path.consumption))
    forces = [_forces(path, start) for start in STARTS]
    peak = max(range(YEARS + 1), key=lambda year: (round(local[year], 9), -year))
    state = decoupling_state(gdp[-1] - 1, round(local[-1] - 1, 9))
    needed = 100 * break_even_decline(path.growth)
    actual = 100 * (1 - (local[-1] / gdp[-1]) ** (1 / YEARS))

    description = (
        f"上图：{YEARS}年里GDP变为{gdp[-1]:.2f}倍，地域排放变为{local[-1]:.2f}倍，消费排放变为{used[-1]:.2f}倍。"
        f"下图：最后五年，四种力量每年使地域排放增减的百分点，{_list(forces[-1])}。"
    )
    option = charts.chart(
        charts.panel(
            "GDP与排放（起点的倍数）",
            YEAR,
            MULTIPLE,
            charts.line("GDP", [gdp[year] for year in DRAWN], charts.AMBER, "dashed"),
            charts.line("地域排放", [local[year] for year in DRAWN], charts.TEAL),
            charts.line("消费排放", [used[year] for year in DRAWN], charts.PURPLE, "dotted"),
        ),
        charts.panel(
            "地域排放每年增减多少（百分点）",
            PERIODS,
            POINTS,
            *(
                charts.bars(name, [force[index] for force in forces], color, "change")
                for index, (name, color) in enumerate(COLORS.items())
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("territorial", f"{YEARS}年后地域排放", f"{local[-1]:.2f}", "倍"),
        Metric("consumption", f"{YEARS}年后消费排放", f"{used[-1]:.2f}", "倍"),
        Metric("needed", "总量不升，强度须年降", f"{needed:.1f}", "%"),
        Metric("actual", "强度实际年降", f"{round(actual, 1) + 0.0:.1f}", "%"),
    )
    return Scene(option, metrics, _conclusion(local, used, peak, state, path.growth), description)


def _forces(path: CarbonPath, start: int) -> list[float]:
    """一个五年里增长、结构、效率、回弹每年各使地域排放增减多少，对数百分点；四项之和就是排放的变化。"""
    gdp, structure, technology = (
        100 * log(f(start + PERIOD) / f(start)) / PERIOD for f in (path.gdp, path.structure, path.technology)
    )
    efficiency = 100 * log(1 - path.efficiency)
    return [gdp, structure, efficiency, technology - efficiency]


def _list(force: list[float]) -> str:
    return "、".join(f"{name}{round(value, 1) + 0.0:.1f}" for name, value in zip(COLORS, force, strict=True))


def _conclusion(local: list[float], used: list[float], peak: int, state: str, growth: float) -> str:
    end = local[-1]
    if abs(end - 1) < FLAT and abs(local[peak] - 1) < FLAT:
        course = "地域排放几乎不变"
    elif peak == 0:
        course = f"地域排放从一开始就在降，{YEARS}年后是起点的{end:.0%}"
    elif peak == YEARS:
        course = f"地域排放{YEARS}年里没有达峰，{YEARS}年后是起点的{end:.0%}"
    else:
        course = f"地域排放第{peak}年达峰，{YEARS}年后是起点的{end:.0%}"
    if growth == 0:
        link = "经济没有增长，谈不上脱钩"
    elif state == "强脱钩":
        link = "这是强脱钩（绝对脱钩）"
    elif state == "弱脱钩":
        link = "这是弱脱钩（相对脱钩），强度降了，总量没有"
    else:
        link = f"这是{state}，没有脱钩"
    if used[-1] - end < FLAT:
        moved = "没有把排放搬到别处"
    elif used[-1] > 1 + FLAT > end:
        moved = f"可是消费排放是{used[-1]:.0%}，本地降下来的，是搬到别处去了"
    else:
        moved = f"加上搬到别处的，消费排放是{used[-1]:.0%}"
    return f"{course}；{link}；{moved}。"


EXPLORABLE = Explorable(
    id="absolute-decoupling",
    title="相对脱钩与绝对脱钩",
    question="效率年年提高，排放总量什么时候才会下降？降下来的，是真的没有了，还是搬走了？",
    controls=(
        Parameter("growth", "GDP年增长", 0, 6, 0.5, 4, "%", "经济每年长多快"),
        Parameter("efficiency", "效率年提高", 0, 4, 0.5, 2, "%", "同样的产出，工程上每年能少排多少"),
        Parameter("rebound", "回弹", 0, 120, 10, 20, "%", "省下来的有多少又被多用掉；超过100%就是越省越费"),
        Parameter("shift", "重工业份额年降", 0, 1, 0.1, 0.5, "个百分点", "起点40%，最低10%"),
        Parameter("offshore", "降下来的改为进口", 0, 100, 20, 20, "%", "重工业产品不再自己做、改为进口的比例"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：只求增长",
            {"growth": 6.0, "efficiency": 1.0, "rebound": 50.0, "shift": 0.0, "offshore": 0.0},
            "看上图：三条线都往上。看下图：往下的柱太短。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：绿色转型",
            {"growth": 4.0, "efficiency": 3.5, "rebound": 10.0, "shift": 1.0, "offshore": 0.0},
            "看上图：GDP翻了一番多，排放却降了。看下图：效率与结构两种柱合起来，长过增长那一种。",
        ),
        Scenario(
            "relative-only",
            "反例：年年进步，总量照涨",
            {"growth": 5.0, "efficiency": 2.5, "rebound": 20.0, "shift": 0.5, "offshore": 0.0},
            "强度每年降近三个百分点，增长却更快：只有相对脱钩。",
            counter=True,
        ),
        Scenario(
            "rebound",
            "反例：效率翻倍，被回弹吃光",
            {"growth": 3.0, "efficiency": 4.0, "rebound": 100.0, "shift": 0.3, "offshore": 0.0},
            "效率提高最快的一组，总量照涨。看下图：效率有多长，回弹就有多长。",
            counter=True,
        ),
        Scenario(
            "offshoring",
            "反例：本地变绿，搬到别处",
            {"growth": 3.0, "efficiency": 2.0, "rebound": 0.0, "shift": 1.0, "offshore": 100.0},
            "地域排放降了，消费排放却升了。只看本地的账，会以为转型成功。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-10", "A1-15", "A4-04", "A4-06"),
    limits=(
        "增长、效率、回弹各拉各的滑块，现实里互相牵连：效率提高本身会带来增长，碳价会压低回弹。",
        "只有两个部门，重工业的排放强度是其余部门的四倍、起点占四成、下限一成，都是示意，不是对任何国家的测算。",
        "假定进口货在国外生产时与国内一样清洁，并用同样价值的轻产品去换；国外更脏时，消费排放还要高，更干净时则低。",
        "只看每年的流量。气候取决于累积的排放：降得晚与降得早，终点相同，累积却不同。",
    ),
    sources=(
        "Sorrell, S. (2009). Jevons' Paradox Revisited: The Evidence for Backfire from Improved Energy Efficiency. "
        "Energy Policy, 37(4), 1456–1469.",
        "Peters, G. P., Minx, J. C., Weber, C. L. & Edenhofer, O. (2011). Growth in Emission Transfers via "
        "International Trade from 1990 to 2008. PNAS, 108(21), 8903–8908.",
        "Grossman, G. M. & Krueger, A. B. (1995). Economic Growth and the Environment. "
        "Quarterly Journal of Economics, 110(2), 353–377.",
    ),
)
