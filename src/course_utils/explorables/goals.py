"""互动实验“目标：规模还是三种效益”：看多远、折现多少、各看重什么，决定选哪一条路。"""

from __future__ import annotations

from course_utils.economics.present_value import level_benefit
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

BENEFITS = ("经济", "社会", "生态")
# 两条路三种效益第一年是多少、以后每年增长多少，示意；规模优先的生态效益是越来越大的损失
SCALE = ((100.0, 0.0), (10.0, 0.0), (-10.0, 0.04))
QUALITY_START = (None, 15.0, 5.0)  # 经济效益第一年是100减去转型的代价
QUALITY_GROWTH = 0.015
TIE = 0.5  # 每年差不到这么多，算不分高下

HORIZON = Parameter("horizon", "看多少年", 5, 50, 5, 30, "年", "只算这些年里的效益")
DISCOUNT = Parameter("discount", "折现率", 0, 12, 0.5, 4, "%", "明年的100元只当今年的多少：越高越看重眼前")
HORIZONS = charts.categories([f"{years:g}" for years in HORIZON.positions], "年")
YEARLY = charts.numbers(0, 180, 60)
LEVEL = charts.numbers(-100, 200, 100)
BARS = charts.categories([*BENEFITS, "合计"])


def compute(settings: Settings) -> Scene:
    """两条路的等值年效益随看多少年怎样变，以及看到这一年时三种效益各多少。"""
    rate, years = float(settings["discount"]) / 100, int(settings["horizon"])
    scale, quality = ([_total(settings, plan, rate, int(h)) for h in HORIZON.positions] for plan in (0, 1))
    here = [_parts(settings, plan, rate, years) for plan in (0, 1)]
    totals = [sum(parts) for parts in here]
    lead = totals[1] - totals[0]
    first = _overtaking(settings, rate)
    limit = _limit(settings, years)

    description = (
        f"上图：只看5年，规模优先每年{scale[0]:.0f}、质量优先{quality[0]:.0f}；"
        f"看50年，规模优先{_plain(scale[-1])}、质量优先{quality[-1]:.0f}。"
        f"下图：看{years}年，规模优先"
        + "、".join(f"{name}{_plain(part)}" for name, part in zip(BENEFITS, here[0], strict=True))
        + f"，合计{_plain(totals[0])}；质量优先"
        + "、".join(f"{name}{_plain(part)}" for name, part in zip(BENEFITS, here[1], strict=True))
        + f"，合计{_plain(totals[1])}。"
    )
    option = charts.chart(
        charts.panel(
            "折算成每年一样多，两条路各得多少",
            HORIZONS,
            YEARLY,
            charts.line("规模优先", scale, charts.AMBER, "dashed"),
            charts.line("质量优先", quality, charts.TEAL),
            charts.marks("看到这里", [totals[1] if h == years else None for h in HORIZON.positions], charts.PURPLE),
        ),
        charts.panel(
            "看到这里，三种效益各得多少",
            BARS,
            LEVEL,
            charts.bars("规模", [*here[0], totals[0]], charts.AMBER),
            charts.bars("质量", [*here[1], totals[1]], charts.TEAL),
        ),
        description=description,
    )
    metrics = (
        Metric("scale", "规模优先", _plain(totals[0]), "/年"),
        Metric("quality", "质量优先", _plain(totals[1]), "/年"),
        Metric("overtake", "至少看几年才选质量", "50年不够" if first is None else f"{first}年"),
        Metric("limit", "选质量的最高折现率", "没有" if limit is None else f"{limit:g}", "" if limit is None else "%"),
    )
    return Scene(option, metrics, _conclusion(years, rate, totals, lead, first, limit), description)


def _parts(settings: Settings, plan: int, rate: float, years: int) -> list[float]:
    """一条路三种效益的等值年效益，乘过权重。"""
    weights = (1.0, float(settings["social"]), float(settings["ecological"]))
    streams = SCALE
    if plan == 1:
        start = (100 - float(settings["cost"]), *QUALITY_START[1:])
        streams = tuple((value, QUALITY_GROWTH) for value in start)
    return [w * level_benefit(value, growth, rate, years) for w, (value, growth) in zip(weights, streams, strict=True)]


def _total(settings: Settings, plan: int, rate: float, years: int) -> float:
    return sum(_parts(settings, plan, rate, years))


def _overtaking(settings: Settings, rate: float) -> int | None:
    """至少看多少年，质量优先才占先；看满滑块的最大年数也不占先就是``None``。"""
    years = range(1, int(HORIZON.maximum) + 1)
    return next((n for n in years if _total(settings, 1, rate, n) > _total(settings, 0, rate, n)), None)


def _limit(settings: Settings, years: int) -> float | None:
    """质量优先仍占先的最高折现率（%，在滑块的位置上找）；哪个都不占先就是``None``。"""
    wins = [
        percent
        for percent in DISCOUNT.positions
        if _total(settings, 1, percent / 100, years) > _total(settings, 0, percent / 100, years)
    ]
    return max(wins, default=None)


def _plain(value: float) -> str:
    """整数，不写“-0”。"""
    return f"{round(value) + 0:d}"


def _conclusion(
    years: int, rate: float, totals: list[float], lead: float, first: int | None, limit: float | None
) -> str:
    numbers = f"规模优先折合每年{_plain(totals[0])}，质量优先{_plain(totals[1])}"
    verdict = "两条路不分高下" if abs(lead) < TIE else f"{'质量优先' if lead > 0 else '规模优先'}胜出"
    horizon = "看五十年质量优先也不占先" if first is None else f"看满{first}年质量优先才占先"
    if first == 1:
        horizon = "第一年起质量优先就占先"
    if limit is None:
        discount = f"看{years}年，折现率多低都选规模"
    elif limit == DISCOUNT.maximum:
        discount = f"看{years}年，折现率高到{limit:g}%仍选质量"
    else:
        discount = f"看{years}年，折现率超过{limit:g}%就改选规模"
    return f"看{years}年、折现率{100 * rate:g}%：{numbers}，{verdict}。照这些权重，{horizon}；{discount}。"


EXPLORABLE = Explorable(
    id="goals",
    title="目标：规模还是三种效益",
    question="同样两条路，为什么有人选规模，有人选质量？",
    controls=(
        HORIZON,
        DISCOUNT,
        Parameter("social", "看重社会效益", 0, 2, 0.1, 1, "倍", "1是与经济效益一样看重，0是不看"),
        Parameter("ecological", "看重生态效益", 0, 2, 0.1, 1, "倍", "1是与经济效益一样看重，0是不看"),
        Parameter("cost", "转型要先少得多少", 30, 60, 2, 40, "", "质量优先第一年的经济效益，比规模优先的100少多少"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：只算经济账，只看眼前",
            {"horizon": 5.0, "discount": 8.0, "social": 0.0, "ecological": 0.0, "cost": 40.0},
            "看下图：社会与生态两组都是0，因为没有去看，不是没有发生。把两个“看重”拉到1，再看合计。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：看得远，三种效益一起算",
            {"horizon": 40.0, "discount": 3.0, "social": 1.0, "ecological": 1.0, "cost": 40.0},
            "看上图两条线在哪一年相交：交点左边选规模，右边选质量。看下图：哪一种效益拉开了差距？",
        ),
        Scenario(
            "short-horizon",
            "反例：三种都看重，只看五年",
            {"horizon": 5.0, "discount": 3.0, "social": 1.0, "ecological": 1.0, "cost": 40.0},
            "与“新质”情景相比只改了看多少年。任期与考核只有几年，看重生态的人也会选规模。",
            counter=True,
        ),
        Scenario(
            "high-discount",
            "反例：看得远，折现率太高",
            {"horizon": 40.0, "discount": 12.0, "social": 1.0, "ecological": 1.0, "cost": 40.0},
            "看四十年，可是折现率12%：三十年后的损失折到今天只剩百分之三。长远利益写在账上，却不起作用。",
            counter=True,
        ),
        Scenario(
            "low-weights",
            "反例：嘴上三种，权重很低",
            {"horizon": 40.0, "discount": 3.0, "social": 0.2, "ecological": 0.2, "cost": 40.0},
            "看得远、折现率低，社会与生态只按两成计：规模又占了先。“统一”要落在权重上。",
            counter=True,
        ),
        Scenario(
            "costly-transition",
            "反例：转型的代价太大",
            {"horizon": 20.0, "discount": 6.0, "social": 1.0, "ecological": 1.0, "cost": 60.0},
            "三种效益同样看重，质量优先仍不占先：眼前的代价太大，以后又补不回来。不是凡写着“质量”的方案都值得做。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-06", "A4-11"),
    limits=(
        "把三种效益折成同一个单位相加，意味着经济效益多一点就能抵掉生态损失；有些损失（物种灭绝、健康）补不回来，"
        "不该这样抵。",
        "权重与折现率是价值判断，模型不能替人选。中国《建设项目经济评价方法与参数》（第三版）推荐的社会折现率是8%，"
        "气候经济学里从1%多到5%左右都有人主张。",
        "两条路各一组增长率，都是示意；真实的项目要逐年估计，还有不确定。质量与规模也不总是对立。",
        "谁受益、谁受损没有区分：下一代人、下游的人不在做决定的人里面。",
    ),
    sources=(
        "Ramsey, F. P. (1928). A Mathematical Theory of Saving. Economic Journal, 38(152), 543–559.",
        "Stern, N. (2007). The Economics of Climate Change: The Stern Review. Cambridge: Cambridge University Press.",
        "Nordhaus, W. D. (2007). A Review of the Stern Review on the Economics of Climate Change. "
        "Journal of Economic Literature, 45(3), 686–702.",
        "Arrow, K. J. et al. (2013). Determining Benefits and Costs for Future Generations. "
        "Science, 341(6144), 349–350.",
        "国家发展改革委、建设部（2006）：《建设项目经济评价方法与参数》（第三版），中国计划出版社。",
    ),
)
