"""互动实验“余值里藏着什么”：真相已知的一个经济，照通常的办法核算，余值把什么都装了进去。"""

from __future__ import annotations

from math import exp

from course_utils.economics.residual import HiddenEconomy, Parts
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

YEARS, PERIOD = 20, 5
FARM, GAP = 0.5, 4.0  # 起点一半劳动力务农；非农业一个人的产出是农业的四倍。示意
CAPITAL_SHARE = 0.4

YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=5)
INDEX = charts.doublings(0.5, 4)
PERIODS = charts.categories([f"{start}—{start + PERIOD}" for start in range(0, YEARS, PERIOD)], "年")
POINTS = charts.numbers(-4, 8, 4)
# 五个部分画成四块：技能与价格都是没有量准，合成一块，图例才放得下
BLOCKS = {
    "技术": (("technology",), charts.BLUE),
    "转移": (("reallocation",), charts.AMBER),
    "开工": (("utilisation",), charts.GREY),
    "没量准": (("skill", "prices"), charts.PURPLE),
}


def compute(settings: Settings) -> Scene:
    """二十年里余值与真正的技术，以及每五年的余值由什么组成。"""
    economy = _economy(settings)
    levels = [economy.levels(year, YEARS) for year in range(YEARS + 1)]
    periods = economy.periods(YEARS, PERIOD)
    residual, technology = 100 * levels[-1].total / YEARS, 100 * levels[-1].technology / YEARS
    early, late = 100 * periods[0].total, 100 * periods[-1].total

    description = (
        f"上图：{YEARS}年里余值由1倍变为{exp(levels[-1].total):.2f}倍，真正的技术变为{exp(levels[-1].technology):.2f}倍。"
        f"下图：最初五年余值每年{early:z.1f}个百分点，最后五年{late:z.1f}个（{_listing(periods[-1])}）。"
    )
    option = charts.chart(
        charts.panel(
            "余值与真正的技术（起点的倍数，一格翻一番）",
            YEAR,
            INDEX,
            charts.line("余值", [exp(each.total) for each in levels], charts.TEAL),
            charts.line("真正的技术", [exp(each.technology) for each in levels], charts.BLUE, "dashed"),
        ),
        charts.panel(
            "每五年的余值里有什么（年均，百分点）",
            PERIODS,
            POINTS,
            *(
                charts.bars(block, [_block(each, block) for each in periods], color, "residual")
                for block, (_, color) in BLOCKS.items()
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("residual", f"{YEARS}年余值，年均", f"{residual:z.1f}", "百分点"),
        Metric("technology", "其中真正的技术", f"{technology:z.1f}", "百分点"),
        Metric("early", f"前{PERIOD}年余值", f"{early:z.1f}", "百分点"),
        Metric("late", f"后{PERIOD}年余值", f"{late:z.1f}", "百分点"),
    )
    return Scene(option, metrics, _conclusion(residual, technology, early, late), description)


def _economy(settings: Settings) -> HiddenEconomy:
    technology, moving, skill, utilisation, prices = (
        float(settings[name]) / 100 for name in ("technology", "moving", "skill", "utilisation", "prices")
    )
    return HiddenEconomy(technology, moving, skill, utilisation, prices, FARM, GAP, CAPITAL_SHARE, PERIOD)


def _block(parts: Parts, block: str) -> float:
    """一块有多少个百分点。"""
    return 100 * sum(getattr(parts, name) for name in BLOCKS[block][0])


def _listing(parts: Parts) -> str:
    return "、".join(f"{block}{_block(parts, block):z.1f}" for block in BLOCKS)


def _conclusion(residual: float, technology: float, early: float, late: float) -> str:
    gap = residual - technology
    if abs(gap) < 0.15:
        reading = "这一回余值大体就是技术"
    elif gap > 0:
        reading = f"余值比真正的技术每年高{gap:z.1f}个百分点，照余值说话就夸大了技术"
    else:
        reading = f"余值比真正的技术每年低{-gap:z.1f}个百分点，照余值说话就埋没了技术"
    if early - late >= 0.5:
        trend = f"余值由前五年的{early:z.1f}降到后五年的{late:z.1f}，可技术的速度一直没有变"
    elif late - early >= 0.5:
        trend = f"余值由前五年的{early:z.1f}升到后五年的{late:z.1f}，可技术的速度一直没有变"
    else:
        trend = "前后五年的余值相差不大"
    return f"余值每年{residual:z.1f}个百分点，其中真正的技术{technology:z.1f}个；{reading}。{trend}。"


EXPLORABLE = Explorable(
    id="hidden-residual",
    title="余值里藏着什么",
    question="余值上升了，是不是就等于技术进步了？",
    controls=(
        Parameter("technology", "真正的技术进步", 0, 2.4, 0.2, 1, "%/年", "同样的人和机器，每年能多产出多少"),
        Parameter("moving", "劳动力转出农业", 0, 2, 0.2, 1, "个百分点/年", "每年有百分之几的劳动力由农业转到非农业"),
        Parameter("skill", "没算进去的技能", 0, 1.2, 0.2, 0.2, "%/年", "劳动者的本领每年提高多少，而统计没有计入"),
        Parameter("utilisation", "最后五年的开工率", -20, 10, 2, 0, "%", "机器的开工率一共升降多少，资本照样全数计入"),
        Parameter("prices", "价格指数的偏差", -1.2, 1.2, 0.2, 0, "%/年", "正数：涨价没扣干净；负数：质量提高没有计入"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：转移、加班与涨价",
            {"technology": 0.2, "moving": 1.8, "skill": 0.4, "utilisation": 6.0, "prices": 0.4},
            "看上图：余值涨了大半，虚线几乎是平的。再看下图：最大的一块是劳动力转移，而且一年比一年薄。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：余值就是技术",
            {"technology": 2.0, "moving": 0.0, "skill": 0.0, "utilisation": 0.0, "prices": 0.0},
            "两条线重合了。只有别的几样都没有，才敢把余值叫作技术进步。",
        ),
        Scenario(
            "same-number",
            "反例：余值一样高，技术为零",
            {"technology": 0.0, "moving": 1.2, "skill": 0.6, "utilisation": 0.0, "prices": 0.4},
            "余值的高低同新质情景一样，真正的技术一点没有。只报一个余值，谁也分不出这两个经济。",
            counter=True,
        ),
        Scenario(
            "invisible",
            "反例：技术在进步，余值看不见",
            {"technology": 1.6, "moving": 0.0, "skill": 0.0, "utilisation": -16.0, "prices": -1.2},
            "新产品的质量没有算进产出，最后五年又开工不足。余值几乎不动，技术其实一直在走。",
            counter=True,
        ),
        Scenario(
            "dividend-ends",
            "反例：技术没变慢，余值变慢了",
            {"technology": 1.0, "moving": 2.0, "skill": 0.4, "utilisation": -10.0, "prices": 0.0},
            "看下图：四段的技术一样高，余值却一段比一段低。转移的红利在变薄，开工率又降了。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-05", "A1-11", "A1-04"),
    limits=(
        "各个数值都是示意，不是对任何国家的估计；五样东西彼此独立，现实里它们互相牵连。",
        "劳动力转移只按两处人均产出之比计算，没有考虑一起搬动的资本，也没有考虑转移本身要付的成本。",
        "把转移算作“不是技术”，只是为了分清来源：配置改善同样使人多得产出，也是改革的成果。",
        "没有包括规模报酬、垄断加价、研发与软件这类无形资本、自然资源与环境，它们同样会落进余值。",
    ),
    sources=(
        "Abramovitz, M. (1956). Resource and Output Trends in the United States since 1870. "
        "American Economic Review, 46(2), 5–23.",
        "Hulten, C. R. (2001). Total Factor Productivity: A Short Biography. In New Developments in Productivity "
        "Analysis. Chicago: University of Chicago Press.",
        "Basu, S., Fernald, J. G. & Kimball, M. S. (2006). Are Technology Improvements Contractionary? "
        "American Economic Review, 96(5), 1418–1448.",
        "Zhu, X. (2012). Understanding China's Growth: Past, Present, and Future. "
        "Journal of Economic Perspectives, 26(4), 103–124.",
    ),
)
