"""互动实验“方式：增长与排放能不能脱钩”：卡亚恒等式的四个因子。"""

from __future__ import annotations

from course_utils.economics.decoupling import Kaya, decoupling_elasticity, decoupling_state, kaya_contributions
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
FACTORS = {
    "人口": charts.GREY,
    "人均GDP": charts.AMBER,
    "能耗": charts.BLUE,
    "碳强度": charts.TEAL,
}

STARTS = range(0, YEARS, PERIOD)
YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=5)
MULTIPLE = charts.numbers(0, 8, 2)
PERIODS = charts.categories([str(start + PERIOD) for start in STARTS], "年")
POINTS = charts.numbers(-15, 10, 5)


def compute(settings: Settings) -> Scene:
    """三十年的GDP、能源与排放，以及每五年四个因子各使排放增减多少。"""
    path = _path(settings)
    start, end = path[0], path[-1]
    emissions = [point.emissions for point in path]
    peak = max(range(YEARS + 1), key=lambda year: emissions[year])
    parts = [[100 * part / PERIOD for part in kaya_contributions(path[year], path[year + PERIOD])] for year in STARTS]
    output_change, emissions_change = end.gdp / start.gdp - 1, end.emissions / start.emissions - 1
    elasticity = decoupling_elasticity(output_change, emissions_change)
    state = decoupling_state(output_change, emissions_change)

    description = (
        f"上图：{YEARS}年里GDP从1倍变为{end.gdp:.2f}倍，能源消费变为{end.energy:.2f}倍，"
        f"排放变为{end.emissions:.2f}倍，第{peak}年最高，是{emissions[peak]:.2f}倍。"
        f"下图：四个因子每年使排放增减的百分点，最初五年"
        + "、".join(f"{name}{_plain(part)}" for name, part in zip(FACTORS, parts[0], strict=True))
        + "；最后五年"
        + "、".join(f"{name}{_plain(part)}" for name, part in zip(FACTORS, parts[-1], strict=True))
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "GDP、能源与排放（起点的倍数）",
            YEAR,
            MULTIPLE,
            charts.line("GDP", [point.gdp for point in path], charts.AMBER, "dashed"),
            charts.line("能源消费", [point.energy for point in path], charts.BLUE, "dotted"),
            charts.line("碳排放", emissions, charts.TEAL),
        ),
        charts.panel(
            "四个因子使排放每年增减多少（百分点）",
            PERIODS,
            POINTS,
            *(
                charts.bars(name, [period[index] for period in parts], color, "change")
                for index, (name, color) in enumerate(FACTORS.items())
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("emissions", f"{YEARS}年后的排放", f"{end.emissions:.2f}", "倍"),
        Metric("peak", "排放达峰", _peak(peak)),
        Metric("intensity", "单位GDP排放", f"{end.emissions / end.gdp:.2f}", "倍"),
        Metric("state", "脱钩状态", state),
    )
    return Scene(option, metrics, _conclusion(end, peak, emissions[peak], elasticity, state), description)


def _path(settings: Settings) -> list[Kaya]:
    """逐年的四个因子，起点都是1。"""
    population, income, energy, carbon, pace = (
        float(settings[name]) / 100 for name in ("population", "income", "energy", "carbon", "pace")
    )
    path = [Kaya(1.0, 1.0, 1.0, 1.0)]
    for year in range(YEARS):
        now = path[-1]
        path.append(
            Kaya(
                now.population * (1 + population),
                now.income * (1 + income),
                now.energy_intensity * (1 - energy),
                now.carbon_intensity * (1 - carbon - pace * year),
            )
        )
    return path


def _plain(value: float) -> str:
    """一位小数，不写“-0.0”。"""
    return f"{round(value, 1) + 0.0:.1f}"


def _peak(year: int) -> str:
    if year == 0:
        return "一开始就在降"
    return f"{YEARS}年内没有" if year == YEARS else f"第{year}年"


def _conclusion(end: Kaya, peak: int, highest: float, elasticity: float | None, state: str) -> str:
    """三十年的结果：效率、总量、达峰年份、脱钩弹性。"""
    intensity = end.emissions / end.gdp
    if intensity > 1.005:
        efficiency = f"单位GDP的排放升到原来的{intensity:.0%}"
    elif intensity < 0.995:
        efficiency = f"单位GDP的排放降到原来的{intensity:.0%}"
    else:
        efficiency = "单位GDP的排放没有变"
    amount = f"排放总量是原来的{end.emissions:.0%}"
    if peak == 0:
        course = "从一开始就在下降" if end.emissions < 0.995 else "一直没有变"
    elif peak == YEARS:
        course = f"{YEARS}年里一直没有达峰"
    else:
        course = f"第{peak}年达峰，峰值是原来的{highest:.0%}"
    link = "GDP没有变，谈不上脱钩" if elasticity is None else f"脱钩弹性{_two(elasticity)}，属于{state}"
    return f"{efficiency}，{amount}，{course}；{link}。"


def _two(value: float) -> str:
    """两位小数，不写“-0.00”。"""
    return f"{round(value, 2) + 0.0:.2f}"


EXPLORABLE = Explorable(
    id="green-path",
    title="方式：增长与排放能不能脱钩",
    question="单位产出的排放年年下降，排放总量就会下降吗？",
    controls=(
        Parameter("population", "人口年增长", -1, 1, 0.1, 0, "%", "负数表示人口在减少"),
        Parameter("income", "人均GDP年增长", 0, 6, 0.2, 4, "%", "每个人的产出每年多多少"),
        Parameter("energy", "能耗强度年下降", 0, 5, 0.2, 2, "%", "单位GDP用的能源每年少多少"),
        Parameter("carbon", "能源碳强度年下降", 0, 3, 0.1, 0.5, "%", "单位能源的排放起初每年少多少，靠用低碳能源"),
        Parameter("pace", "低碳提速", 0, 0.2, 0.02, 0.1, "个百分点/年", "能源碳强度的年降幅，每年再加大多少"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：高消耗",
            {"population": 0.5, "income": 6.0, "energy": 0.4, "carbon": 0.0, "pace": 0.0},
            "看上图：三条线几乎一起往上走。再看下图：往下的柱太短，抵不住往上的柱。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：绿色低碳",
            {"population": 0.0, "income": 4.0, "energy": 2.0, "carbon": 0.5, "pace": 0.2},
            "看上图：GDP继续涨，排放先升、达峰、再降。看下图里哪一种柱一期比一期长，把净变化由正拉到负。",
        ),
        Scenario(
            "efficient-but-growing",
            "反例：效率提高，总量照涨",
            {"population": 0.0, "income": 6.0, "energy": 3.0, "carbon": 0.5, "pace": 0.0},
            "单位GDP的排放每年降三个多百分点，总量却从不达峰：只是弱脱钩。要看强度，更要看总量。",
            counter=True,
        ),
        Scenario(
            "decline-without-progress",
            "反例：不增长，排放也会降",
            {"population": -1.0, "income": 0.0, "energy": 0.0, "carbon": 0.2, "pace": 0.0},
            "排放从一开始就在降，靠的却是人口减少、经济收缩，技术几乎没有动。看大数字“脱钩状态”。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-02", "A4-04"),
    limits=(
        "卡亚恒等式只是把排放拆成四个因子，不说明因果。四个滑块互不相干，现实里却相互牵连：能源效率提高会使用能变便宜，"
        "反过来多用能（回弹效应）；减排也会影响增长。",
        "只算生产过程中的二氧化碳，没有算进口货里含的排放；把高耗能产业搬走也会使本地“脱钩”。水、土壤、生态等“方式”的别的方面也不在里面。",
        "脱钩只比较变化率，不问总量够不够低：强脱钩的国家仍可能排放很多，离碳中和很远。",
        "各种速度都是示意，不是对中国的预测；真实的数字见“用数据检验”。",
    ),
    sources=(
        "Kaya, Y. & Yokobori, K. (eds.) (1997). Environment, Energy, and Economy: Strategies for Sustainability. "
        "Tokyo: United Nations University Press.",
        "Tapio, P. (2005). Towards a Theory of Decoupling: Degrees of Decoupling in the EU and the Case of Road "
        "Traffic in Finland between 1970 and 2001. Transport Policy, 12(2), 137–151.",
    ),
)
