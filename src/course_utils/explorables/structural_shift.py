"""互动实验“人移到了哪里”：用真实数据，把劳动生产率的增长分成各产业自己的提高与人的移动。"""

from __future__ import annotations

from functools import lru_cache

from course_utils.data.jobs import COUNTRIES, SECTORS, job_shares, productivity, sector_productivity
from course_utils.economics.sector_shift import Split, by_sector
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

FIRST, LAST = 1991, 2023
YEARS = range(FIRST, LAST + 1)
YEAR = charts.categories([str(year) for year in YEARS], every=8)
SECTOR = charts.categories([*SECTORS.values(), "合计"])
SHARE = charts.numbers(0, 80, 20)
POINTS = charts.numbers(-3, 12, 3)


def compute(settings: Settings) -> Scene:
    """三次产业的就业比重，以及一段时期里各产业对生产率年均增长的两块贡献。"""
    country, method = str(settings["country"]), str(settings["method"])
    start, end = int(settings["start"]), int(settings["end"])
    parts = _parts(country, method, start, end)
    within, moving = ([100 * part[index] for part in parts] for index in (0, 1))
    own, moved = sum(within), sum(moving)
    jobs = [[100 * job_shares(country, year)[index] for year in YEARS] for index in range(3)]
    here = [jobs[0][year - FIRST] if year in (start, end) else None for year in YEARS]
    name = COUNTRIES[country]
    low, high = _ends(country, end)

    description = (
        f"上图：{name}1991年到2023年的就业比重，农业由{jobs[0][0]:.0f}%变为{jobs[0][-1]:.0f}%，"
        f"工业由{jobs[1][0]:.0f}%变为{jobs[1][-1]:.0f}%，服务业由{jobs[2][0]:.0f}%变为{jobs[2][-1]:.0f}%。"
        f"下图：{start}年到{end}年，劳动生产率每年变化{_number(own + moved)}%，"
        f"其中产业内部{_number(own)}个百分点，人的移动{_number(moved)}个；"
        + "，".join(
            f"{sector}内部{_number(inner)}、移动{_number(outer)}"
            for sector, inner, outer in zip(SECTORS.values(), within, moving, strict=True)
        )
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "占就业的比重（%），菱形是起止年份",
            YEAR,
            SHARE,
            charts.line("农业", jobs[0], charts.AMBER, "dashed"),
            charts.line("工业", jobs[1], charts.BLUE),
            charts.line("服务业", jobs[2], charts.TEAL, "dotted"),
            charts.marks("起止", here, charts.PURPLE),
        ),
        charts.panel(
            "劳动生产率年均增长的来源（百分点）",
            SECTOR,
            POINTS,
            charts.bars("自己提高", [*within, own], charts.BLUE, "s"),
            charts.bars("人的移动", [*moving, moved], charts.AMBER, "s"),
            charts.marks("净额", [*(a + b for a, b in zip(within, moving, strict=True)), own + moved], charts.PURPLE),
        ),
        description=description,
    )
    weight = f"{100 * moved / (own + moved):.0f}" if own + moved > 0.2 else "—"
    metrics = (
        Metric("growth", "劳动生产率年均增长", _number(own + moved), "%"),
        Metric("within", "其中，产业内部", _number(own), "个百分点"),
        Metric("moving", "其中，人的移动", _number(moved), "个百分点"),
        Metric("weight", "移动占全部", weight, "%"),
    )
    return Scene(option, metrics, _conclusion(name, start, end, own, moved, low, high), description)


@lru_cache(maxsize=4096)
def _parts(country: str, method: str, start: int, end: int) -> list[Split]:
    """各产业平均每年的两块贡献，小数：逐年分解再平均，或者只比首尾两年、再按年均增长率折算。"""
    if method == "yearly":
        columns = zip(*(_step(country, year, year + 1) for year in range(start, end)), strict=True)
        return [Split(*(sum(pair) / len(column) for pair in zip(*column, strict=True))) for column in columns]
    parts = _step(country, start, end)
    growth = productivity(country, end) / productivity(country, start) - 1
    pace = (1 + growth) ** (1 / (end - start)) - 1
    return [Split(part.within * pace / growth, part.structural * pace / growth) for part in parts]


@lru_cache(maxsize=4096)
def _step(country: str, start: int, end: int) -> tuple[Split, ...]:
    before, after = ((job_shares(country, year), sector_productivity(country, year)) for year in (start, end))
    return tuple(by_sector(*before, *after))


def _ends(country: str, year: int) -> tuple[str, str]:
    """``year``年生产率最低与最高的产业。"""
    ranked = sorted(zip(sector_productivity(country, year), SECTORS.values(), strict=True))
    return ranked[0][1], ranked[-1][1]


def _number(value: float) -> str:
    """一位小数；舍入成零就不带负号。"""
    return f"{round(value, 1) + 0.0:.1f}"


def _conclusion(name: str, start: int, end: int, own: float, moved: float, low: str, high: str) -> str:
    total = own + moved
    if total < 0.5:
        source = "总共没有提高多少"
    elif moved < -0.05:
        source = "全靠产业内部，人的移动帮了倒忙"
    elif moved < 0.1 * total:
        source = "几乎全靠产业内部，人的移动没有帮上忙"
    elif moved < 0.3 * total:
        source = "多靠产业内部，人的移动也有一份"
    else:
        source = "人的移动占了很大一份"
    return (
        f"{start}年到{end}年，{name}的劳动生产率每年变化{_number(total)}%，产业内部{_number(own)}个百分点，"
        f"人的移动{_number(moved)}个：{source}。{end}年生产率最低的是{low}，最高的是{high}。"
    )


EXPLORABLE = Explorable(
    id="structural-shift",
    title="人移到了哪里",
    question="人离开农业，生产率就一定因此提高吗？",
    controls=(
        Choice("country", "国家", COUNTRIES, "CHN", "就业比重是国际劳工组织的模型估计，不是国家统计局的序列"),
        Parameter("start", "从哪一年起", FIRST, 2007, 1, FIRST, "年"),
        Parameter("end", "到哪一年止", 2008, LAST, 1, LAST, "年"),
        Choice(
            "method",
            "怎样分解",
            {"yearly": "逐年分解再平均", "ends": "只比首尾两年"},
            "yearly",
            "两种都是恒等式，得数却不同",
        ),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：移动占得多（越南）",
            {"country": "VNM", "start": 1991.0, "end": 2012.0, "method": "yearly"},
            "上图农业的线一路往下，下图人的移动占了四成左右。这条路有效，但农业的人移完了，就没有了。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：内部占得多（中国）",
            {"country": "CHN", "start": 2007.0, "end": 2023.0, "method": "yearly"},
            "下图三个产业自己都在提高，占了大头。这一块里有技术，也有机器增加，不能都算作新质。",
        ),
        Scenario(
            "korea",
            "反例：没到高处（韩国）",
            {"country": "KOR", "start": 1991.0, "end": 2023.0, "method": "yearly"},
            "农业的人少了三分之二，移动的贡献却几乎是零：看下图，离开农业是正的，离开工业是负的，大半抵掉了。",
            counter=True,
        ),
        Scenario(
            "brazil",
            "反例：内部停住（巴西）",
            {"country": "BRA", "start": 2007.0, "end": 2019.0, "method": "yearly"},
            "移动的贡献是正的，产业内部却停住了。人换了地方，地方没有变好，全国也提高不了多少。",
            counter=True,
        ),
        Scenario(
            "other-method",
            "同样的数，只比首尾",
            {"country": "CHN", "start": 1991.0, "end": 2023.0, "method": "ends"},
            "换成“只比首尾两年”，中国人的移动由不到两成变成三成多。报告这种数，一定要写明是怎样算的。",
        ),
    ),
    compute=compute,
    claims=("A4-09", "A1-11"),
    limits=(
        "只分三大产业：由小厂移到大厂、由纺织移到电子，都算在“自己提高”里，人的移动因此偏小。",
        "各产业都用同一个价格指数，服务涨价、工业品降价也会改变各产业的“生产率”；就业比重是模型估计。",
        "恒等式只说明增长在账面上分布在哪里，不说明原因；机器、技术与制度的功劳都混在“自己提高”里。",
        "生产率最低的产业未必做得差：农业有季节，兼业的人也被算作一个整人。",
    ),
    sources=(
        "McMillan, M., Rodrik, D. & Verduzco-Gallo, Í. (2014). Globalization, Structural Change, and Productivity "
        "Growth, with an Update on Africa. World Development, 63, 11–32.",
        "World Bank, World Development Indicators（就业为国际劳工组织的模型估计），CC BY 4.0。",
        "Penn World Table 11.0, doi 10.34894/FABVLR, CC BY 4.0。",
    ),
)
