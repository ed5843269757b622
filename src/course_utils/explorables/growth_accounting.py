"""互动实验“余值算算看”：九国的增长核算，换国家、时期、劳动份额与资本的量法，答案怎样变。"""

from __future__ import annotations

from dataclasses import dataclass

from course_utils.data.growth_countries import COUNTRIES, FIRST, LAST, sources
from course_utils.economics.accounting import Sources
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

SHORTEST = 5  # 时期至少几年：再短就只剩景气的起落
WITHOUT_SHARE = "VNM"  # PWT 11.0没有它的劳动份额与资本服务

COUNTRY = Choice("country", "国家", COUNTRIES, "CHN")
SHARE = Parameter("share", "自己定的劳动份额", 0.35, 0.7, 0.05, 0.6, "", "上一格选“自己定”才起作用")
PARTS = charts.categories(["产出", "资本", "劳动", "人力\n资本", "余值"])
POINTS = charts.numbers(-4, 12, 4)
SHARES = charts.categories([f"{value:g}" for value in SHARE.positions], every=2)


@dataclass(frozen=True)
class Question:
    """核算的一种问法：哪国、哪一段、用什么份额（None是PWT逐年的份额）、资本怎样量。"""

    country: str
    start: int
    end: int
    share: float | None
    capital: str

    def answer(self) -> Sources:
        """照这种问法核算。"""
        return sources(self.country, self.start, self.end, self.share, self.capital)

    def with_share(self, share: float) -> Sources:
        """别的都不变，只换成全期不变的份额。"""
        return sources(self.country, self.start, self.end, share, self.capital)


def compute(settings: Settings) -> Scene:
    """这一段与全期的增长来源，以及余值随劳动份额怎样变。"""
    question = _question(settings)
    found = question.answer()
    whole = Question(question.country, FIRST, LAST, question.share, question.capital).answer()
    curve = [question.with_share(share) for share in SHARE.positions]
    place = COUNTRIES[question.country]
    period = f"{question.start}—{question.end}年"
    now, all_years = _points(found), _points(whole)
    here = SHARE.index(_average_share(found, question))

    description = (
        f"上图：{place}{period}的年均增长（百分点），产出{now[0]:z.1f}，资本{now[1]:z.1f}，劳动{now[2]:z.1f}，"
        f"人力资本{now[3]:z.1f}，余值{now[4]:z.1f}；{FIRST}—{LAST}年的余值是{all_years[4]:z.1f}。"
        f"下图：劳动份额由{SHARE.minimum:g}加到{SHARE.maximum:g}，"
        f"余值由{100 * curve[0].tfp:z.1f}变为{100 * curve[-1].tfp:z.1f}，"
        f"资本的贡献由{100 * curve[0].capital:z.1f}变为{100 * curve[-1].capital:z.1f}。"
    )
    option = charts.chart(
        charts.panel(
            "增长从哪里来（年均，百分点）",
            PARTS,
            POINTS,
            charts.bars("这一段", now, charts.TEAL),
            charts.bars(f"{FIRST}—{LAST}年", all_years, charts.GREY),
        ),
        charts.panel(
            "换一个劳动份额，余值与资本各多少",
            SHARES,
            POINTS,
            charts.line("余值", [100 * each.tfp for each in curve], charts.BLUE),
            charts.line("资本", [100 * each.capital for each in curve], charts.AMBER, "dashed"),
            charts.marks(
                "现在的余值",
                [now[4] if index == here else None for index in range(len(curve))],
                charts.PURPLE,
            ),
        ),
        description=description,
    )
    turning = _turning_share(question)
    metrics = (
        Metric("output", "产出年均增长", f"{now[0]:z.1f}", "%"),
        Metric("tfp", "余值（全要素生产率）", f"{now[4]:z.1f}", "百分点"),
        Metric("tfp-share", "余值占产出增长", _proportion(now)),
        Metric("turning", "翻转点（劳动份额）", "—" if turning is None else f"{turning:.2f}"),
    )
    return Scene(option, metrics, _conclusion(place, period, now, turning, question), description)


def _question(settings: Settings) -> Question:
    country = str(settings["country"])
    start = int(settings["start"])
    end = max(int(settings["end"]), start + SHORTEST)
    bare = country == WITHOUT_SHARE
    own = bare or settings["source"] == "own"
    return Question(
        country, start, end, float(settings["share"]) if own else None, "stock" if bare else str(settings["capital"])
    )


def _points(found: Sources) -> list[float]:
    """产出、资本、劳动、人力资本、余值，单位是百分点。"""
    values = (found.output, found.capital, found.labour, found.human_capital, found.tfp)
    return [100 * value for value in values]


def _average_share(found: Sources, question: Question) -> float:
    """全期的平均份额：PWT逐年的份额折成一个不变的数，资本的贡献不变。"""
    if question.share is not None:
        return question.share
    return 1 - found.capital / question.with_share(0).capital


def _turning_share(question: Question) -> float | None:
    """余值同资本的贡献一样大时的劳动份额；落在0到1之外就没有。

    份额是s时，资本贡献(1－s)κ，余值y－(1－s)κ－sν；两者相等的s是(2κ－y)÷(2κ－ν)，高过它，余值就更大。
    """
    growth, capital = question.with_share(0).output, question.with_share(0).capital
    labour = growth - question.with_share(1).tfp
    share = (2 * capital - growth) / (2 * capital - labour) if 2 * capital > labour else 2
    return share if 0 < share < 1 else None


def _proportion(now: list[float]) -> str:
    return f"{now[4] / now[0]:z.0%}" if now[0] >= 0.5 else "—"


def _conclusion(place: str, period: str, now: list[float], turning: float | None, question: Question) -> str:
    names = dict(zip(("资本", "劳动", "人力资本", "余值"), now[1:], strict=True))
    largest = max(names, key=names.get)
    share = f"占{_proportion(now)}" if now[0] >= 0.5 else "产出几乎没有增长，不算占比"
    parts = f"{place}{period}产出年均增长{now[0]:z.1f}%，余值{now[4]:z.1f}个百分点，{share}；最大的一块是{largest}"
    if turning is None:
        swing = "换什么劳动份额，余值同资本谁大都不变"
    else:
        swing = f"劳动份额取到{turning:.2f}以上，余值就大过资本，以下就小于资本"
    note = "越南没有份额与资本服务的数据，用的是自己定的份额与资本存量。" if question.country == WITHOUT_SHARE else ""
    return f"{parts}。{swing}。{note}"


EXPLORABLE = Explorable(
    id="growth-accounting",
    title="余值算算看",
    question="同一张表，换国家、换时期、换劳动份额，全要素生产率的贡献会变多少？",
    controls=(
        COUNTRY,
        Parameter("start", "起点", 1970, 2018, 2, 1978, "年"),
        Parameter("end", "终点", 1975, 2023, 1, 2023, "年", f"至少比起点晚{SHORTEST}年，不够就自动往后推"),
        Choice("source", "劳动份额的来源", {"pwt": "PWT逐年的份额", "own": "自己定，全期不变"}, "pwt"),
        SHARE,
        Choice("capital", "资本怎样量", {"services": "资本服务", "stock": "资本存量"}, "services"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：韩国1970—1980年",
            {"country": "KOR", "start": 1970, "end": 1980},
            "看上图：产出的柱很高，余值的柱很矮。这十年的高速增长，九成以上记在投入的名下。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：德国1970—1990年",
            {"country": "DEU", "start": 1970, "end": 1990},
            "余值占了一半。再看产出那根柱：占比高，增长却不快。占多少和有多快是两个问题。",
        ),
        Scenario(
            "later",
            "反例：还是德国，2000年以后",
            {"country": "DEU", "start": 2000, "end": 2010},
            "同一个国家，只往后挪了二十来年，余值几乎没有了。“靠全要素生产率”不是一个国家的固定标签。",
            counter=True,
        ),
        Scenario(
            "high-share",
            "反例：中国，份额取0.7",
            {"country": "CHN", "start": 1978, "end": 2023, "source": "own", "share": 0.7},
            "数据一个没改，只把劳动份额定得高，余值就成了最大的一块：增长“主要靠效率”。",
            counter=True,
        ),
        Scenario(
            "low-share",
            "反例：中国，份额取0.4",
            {"country": "CHN", "start": 1978, "end": 2023, "source": "own", "share": 0.4},
            "同一张表，份额取0.4，资本是余值的好几倍：增长“主要靠投入”。两句话出自同一份数据。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-05", "A1-11", "A4-03", "A4-04"),
    limits=(
        "增长率是对数差分的年平均，比通常的年均增速略低；至少看五年，短期里余值多半是开工率的起落。",
        "余值是减出来的：技术、资源配置、开工率、没有算进去的技能与质量、统计误差都在里面，这里分不开。",
        "用劳动份额代替产出弹性，要求规模报酬不变、市场充分竞争；有垄断利润时，份额低于弹性。",
        "PWT 11.0里中国1978—1992年的劳动份额是同一个数，2010年前后工时的口径也变过；德国1990年前后因统一，不宜连着读。",
        "核算不是因果：资本增加得多，也可以是技术进步引来的。",
    ),
    sources=(
        "Penn World Table 11.0, doi 10.34894/FABVLR, CC BY 4.0.",
        "Solow, R. M. (1957). Technical Change and the Aggregate Production Function. "
        "Review of Economics and Statistics, 39(3), 312–320.",
        "Young, A. (1995). The Tyranny of Numbers: Confronting the Statistical Realities of the East Asian "
        "Growth Experience. Quarterly Journal of Economics, 110(3), 641–680.",
        "Feenstra, R. C., Inklaar, R. & Timmer, M. P. (2015). The Next Generation of the Penn World Table. "
        "American Economic Review, 105(10), 3150–3182.",
    ),
)
