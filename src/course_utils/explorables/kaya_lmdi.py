"""互动实验“谁推高、谁拉低：卡亚因素分解”：真实数据里四个因子各使排放每年增减多少。"""

from __future__ import annotations

from math import log

from course_utils.data.energy import COUNTRIES, FIRST, LAST, amount, change, kaya_factors
from course_utils.economics.decomposition import lmdi_additive, lmdi_multiplicative
from course_utils.economics.decoupling import decoupling_state
from course_utils.explorables import charts
from course_utils.explorables.model import (
    NEW_QUALITY,
    TRADITIONAL,
    Choice,
    Explorable,
    Metric,
    Parameter,
    Scenario,
    Scene,
    Settings,
)

STEP = 2
SPAN = 4  # 起止至少隔几年：再短，一年的景气就能左右结论
FACTORS = ("人口", "人均GDP", "能耗强度", "碳强度")
YEARS = range(FIRST, LAST + 1, STEP)
BARS = charts.categories(["人口", "人均\nGDP", "能耗\n强度", "碳\n强度", "合计"])
POINTS = charts.numbers(-8, 16, 8)
YEAR = charts.categories([str(year) for year in YEARS], every=5)
MULTIPLE = charts.doublings(0.25, 32)


def compute(settings: Settings) -> Scene:
    """一国两个年份之间，四个因子的效应，以及GDP与排放走过的路。"""
    country = str(settings["country"])
    start, end = sorted((int(settings["start"]), int(settings["end"])))
    if end - start < SPAN:
        end = min(start + SPAN, LAST)
        start = end - SPAN
    years = end - start
    before, after = [kaya_factors(country, start)], [kaya_factors(country, end)]
    rates = [100 * log(effect) / years for effect in lmdi_multiplicative(before, after)]
    tonnes = lmdi_additive(before, after)
    whole = amount(country, end, "co2") - amount(country, start, "co2")
    state = decoupling_state(change(country, "gdp", start, end), change(country, "co2", start, end))

    gdp, co2 = (_index(country, column, start, end) for column in ("gdp", "co2"))
    name = COUNTRIES[country]
    parts = "、".join(f"{factor}{_signed(rate)}" for factor, rate in zip(FACTORS, rates, strict=True))
    description = (
        f"{name}{start}年到{end}年。上图：四个因子使排放每年增减的百分点（对数），{parts}，合计{_signed(sum(rates))}。"
        f"下图：GDP变为{1 + change(country, 'gdp', start, end):.2f}倍，"
        f"排放变为{1 + change(country, 'co2', start, end):.2f}倍。"
    )
    option = charts.chart(
        charts.panel(
            "四个因子使排放每年增减多少（百分点）",
            BARS,
            POINTS,
            charts.bars("因子", [*rates, None], charts.BLUE, "effect"),
            charts.bars("合计", [None] * len(rates) + [sum(rates)], charts.AMBER, "effect"),
        ),
        charts.panel(
            "GDP与排放（起始年的倍数，一格翻一番）",
            YEAR,
            MULTIPLE,
            charts.line("GDP", gdp, charts.AMBER, "dashed"),
            charts.line("碳排放", co2, charts.TEAL),
        ),
        description=description,
    )
    metrics = (
        Metric("change", "排放的变化", _whole(whole), "百万吨"),
        Metric("growth", "人口与人均GDP推高", _whole(tonnes[0] + tonnes[1]), "百万吨"),
        Metric("intensity", "两个强度的效应", _whole(tonnes[2] + tonnes[3]), "百万吨"),
        Metric("state", "脱钩状态", state),
    )
    return Scene(option, metrics, _conclusion(name, start, end, tonnes, whole, state), description)


def _index(country: str, column: str, start: int, end: int) -> list[float | None]:
    return [1 + change(country, column, start, year) if start <= year <= end else None for year in YEARS]


def _conclusion(name: str, start: int, end: int, tonnes: list[float], whole: float, state: str) -> str:
    ranked = sorted(zip(tonnes, FACTORS, strict=True), reverse=True)
    raised = "、".join(f"{factor}{part:.0f}" for part, factor in ranked if part > 0) or "零项"
    lowered = "、".join(f"{factor}{-part:.0f}" for part, factor in reversed(ranked) if part < 0) or "零项"
    verb = "增加" if whole > 0 else "减少"
    return (
        f"{name}{start}年到{end}年，排放{verb}{abs(whole):.0f}百万吨：推高的有{raised}，拉低的有{lowered}，"
        f"四项相加恰好是总变化；GDP与排放的关系是{state}。"
    )


def _signed(value: float) -> str:
    """一位小数，不写“-0.0”。"""
    return f"{round(value, 1) + 0.0:.1f}"


def _whole(value: float) -> str:
    return f"{round(value) + 0:d}"


EXPLORABLE = Explorable(
    id="kaya-lmdi",
    title="谁推高、谁拉低：卡亚因素分解",
    question="一个国家的排放升降，多少来自增长，多少来自省能，多少来自用能变干净？",
    controls=(
        Choice("country", "国家", COUNTRIES, "CHN"),
        Parameter(
            "start", "起始年", FIRST, LAST - STEP, STEP, 1990, "年", "起止次序颠倒时自动换过来，不足4年时补足4年"
        ),
        Parameter("end", "终止年", FIRST + STEP, LAST, STEP, LAST, "年", "换一换，看结论稳不稳"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：重化工业扩张的中国",
            {"country": "CHN", "start": 2000, "end": 2006},
            "看上图：人均GDP那根柱很高，能耗强度那根也往上。下图两条线几乎并排往上走。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：能耗与碳强度一起降的中国",
            {"country": "CHN", "start": 2012, "end": 2024},
            "看上图：两根强度的柱都往下，抵掉了一大半。再看合计：还在零线的哪一边？",
        ),
        Scenario(
            "britain",
            "绝对下降：英国",
            {"country": "GBR", "start": 1990, "end": 2024},
            "GDP涨而排放降，是强脱钩。可是这本账只记本国境内排放的，进口货里的不在其中。",
        ),
        Scenario(
            "coal-boom",
            "反例：增长了，能源却更脏",
            {"country": "VNM", "start": 2004, "end": 2020},
            "看上图：两根强度的柱都往上，四个因子没有一个在拉低。收入提高不会自动使用能更省、更干净。",
            counter=True,
        ),
        Scenario(
            "recession",
            "反例：排放下降，赶上衰退",
            {"country": "JPN", "start": 2006, "end": 2010},
            "排放降了，人均GDP那根柱也缩到了零线附近。减排里有几分是技术，几分是不景气？",
            counter=True,
        ),
        Scenario(
            "rising-anyway",
            "反例：能耗强度降了，总量照涨",
            {"country": "IND", "start": 2006, "end": 2024},
            "能耗强度那根柱往下，碳强度那根却略往上，排放是起点的两倍多：只是弱脱钩。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-10", "A4-02", "A4-04"),
    limits=(
        "分解是记账，不是因果：它说排放的变化“算在”哪个因子名下，不说是什么政策或技术使因子变化。四个因子也互相牵连。",
        "排放按生产地计，进口货里含的排放不在内；只算化石燃料与水泥的二氧化碳，不含土地利用与别的温室气体。",
        "GDP按2015年价、市场汇率换算，能源按替代法折算：看一国的升降合适，比较各国强度的高低会有偏差。",
        "“能耗强度”里混着技术、产业结构、气候与价格；要分开它们，需要分行业的数据。",
    ),
    sources=(
        "Ang, B. W. (2005). The LMDI Approach to Decomposition Analysis: A Practical Guide. "
        "Energy Policy, 33(7), 867–871.",
        "数据：Energy Institute与Global Carbon Project（经Our World in Data整理）、"
        "世界银行WDI（经Gapminder整理），CC BY 4.0。",
    ),
)
