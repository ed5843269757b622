"""互动实验“三把尺子”：同一国同一段，索洛余值、对偶余值、Malmquist指数各量出多少。"""

from __future__ import annotations

from functools import cache
from math import exp, log

from course_utils.data.growth_countries import COUNTRIES, column, factor_prices, sources, unit_inputs
from course_utils.economics.dual import dual_residual
from course_utils.economics.envelopment import Malmquist, malmquist
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

SHORTEST = 10  # 时期至少几年：短了，三把尺子量的都是景气的起落
WITHOUT_SHARE = "VNM"  # 没有劳动份额，只当同行，不当主角
NOBODY = "none"

COUNTRY = Choice("country", "国家", {code: name for code, name in COUNTRIES.items() if code != WITHOUT_SHARE}, "CHN")
DROPPED = Choice("dropped", "同行里去掉谁", {NOBODY: "谁也不去掉"} | COUNTRIES, NOBODY)
RULERS = charts.categories(["索洛", "对偶", "同行", "追赶", "前沿"])
PEERS = charts.categories(["无", *(name[0] for name in COUNTRIES.values())])
POINTS = charts.numbers(-4, 8, 4)


def compute(settings: Settings) -> Scene:
    """三把尺子各量出多少，以及样本里去掉不同的同行，Malmquist指数怎样变。"""
    country, dropped = str(settings["country"]), str(settings["dropped"])
    start = int(settings["start"])
    end = max(int(settings["end"]), start + SHORTEST)
    if dropped == country:
        dropped = NOBODY
    pace = 100 / (end - start)

    solow = 100 * sources(country, start, end).tfp
    wage, rental, dual = _dual(country, start, end, float(settings["gap"]))
    found = _malmquist(country, start, end, dropped)
    peers, catching_up, frontier = (
        pace * log(value) for value in (found.productivity, found.catching_up, found.frontier)
    )
    samples = [
        None if code == country else pace * log(_malmquist(country, start, end, code).productivity)
        for code in DROPPED.positions
    ]
    low, high = (pick(value for value in samples if value is not None) for pick in (min, max))
    place = f"{COUNTRIES[country]}{start}—{end}年"

    description = (
        f"上图：{place}，年均百分点，索洛余值{solow:z.1f}，对偶余值{dual:z.1f}，Malmquist指数{peers:z.1f}"
        f"（追赶{catching_up:z.1f}，前沿移动{frontier:z.1f}）。"
        f"下图：同行里去掉不同的国家，Malmquist指数由{low:z.1f}到{high:z.1f}。"
    )
    option = charts.chart(
        charts.panel(
            "三把尺子，与同行法的两块（年均，百分点）",
            RULERS,
            POINTS,
            charts.bars("得数", [solow, dual, peers, catching_up, frontier], charts.TEAL),
        ),
        charts.panel(
            "同行里去掉谁，Malmquist指数是多少",
            PEERS,
            POINTS,
            charts.bars("Malmquist", samples, charts.AMBER),
            charts.line("索洛余值", [solow] * len(samples), charts.BLUE, "dashed"),
            charts.marks("现在", [peers if code == dropped else None for code in DROPPED.positions], charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("solow", "索洛余值", f"{solow:z.1f}", "百分点"),
        Metric("malmquist", "Malmquist指数", f"{peers:z.1f}", "百分点"),
        Metric("wage", "实际工资每年", f"{wage:+z.1f}", "%"),
        Metric("rental", "资本租金每年", f"{rental:+z.1f}", "%"),
    )
    return Scene(option, metrics, _conclusion(place, (solow, dual, peers), (low, high)), description)


def _dual(country: str, start: int, end: int, gap: float) -> tuple[float, float, float]:
    """工资、租金的年均增长与对偶余值（百分点）；租金每年比账上快``gap``个百分点。"""
    wages, rentals = factor_prices(country, start, end)
    market = [rental * exp(gap / 100 * year) for year, rental in enumerate(rentals)]
    pace = 100 / (end - start)
    found = dual_residual(wages, market, column(country, "labsh", start, end))
    return pace * log(wages[-1] / wages[0]), pace * log(market[-1] / market[0]), 100 * found


@cache
def _malmquist(country: str, start: int, end: int, dropped: str) -> Malmquist:
    before, after = ({code: unit_inputs(code, year) for code in COUNTRIES if code != dropped} for year in (start, end))
    return malmquist(country, before, after)


def _conclusion(place: str, rulers: tuple[float, float, float], samples: tuple[float, float]) -> str:
    solow, dual, peers = rulers
    spread = max(rulers) - min(rulers)
    if min(rulers) < -0.05 and max(rulers) > 0.05:
        verdict = f"有正有负，相差{spread:.1f}个百分点，换一把尺子连方向都变"
    elif spread < 0.5:
        verdict = "相差不到0.5个百分点，说法大体一致"
    else:
        verdict = f"方向相同，高低相差{spread:.1f}个百分点"
    low, high = samples
    if low < -0.05 and high > 0.05:
        fragile = f"去掉一个同行，Malmquist指数可由{low:.1f}变到{high:.1f}，正负号靠不住"
    elif high - low >= 0.5:
        fragile = f"去掉一个同行，Malmquist指数可由{low:z.1f}变到{high:z.1f}"
    else:
        fragile = "去掉哪一个同行，Malmquist指数都差不多"
    return f"{place}，索洛{solow:z.1f}、对偶{dual:z.1f}、同行{peers:z.1f}个百分点：{verdict}。{fragile}。"


EXPLORABLE = Explorable(
    id="three-rulers",
    title="三把尺子",
    question="看数量、看价格、看同行，三种办法量同一国，会得到同一个数吗？",
    controls=(
        COUNTRY,
        Parameter("start", "起点", 1970, 2010, 2, 1978, "年"),
        Parameter("end", "终点", 1980, 2023, 1, 2023, "年", f"至少比起点晚{SHORTEST}年，不够就自动往后推"),
        Parameter(
            "gap", "市场租金比账上每年快", -2, 4, 0.5, 0, "个百分点", "0表示租金就是从账上推出来的；别的数是假设"
        ),
        DROPPED,
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：韩国1970—1990年",
            {"country": "KOR", "start": 1970, "end": 1990},
            "看大数字：工资涨得快，租金年年跌，这是资本堆起来的样子。看上图：同行法说它在追赶，可附近的前沿在后退。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：美国1990—2010年",
            {"country": "USA", "start": 1990, "end": 2010},
            "同行法同索洛法说法一致（对偶这时必然等于索洛）。美国一直在前沿上，追赶是零，进步全来自前沿的移动。",
        ),
        Scenario(
            "market-rental",
            "反例：韩国，假如租金没有跌",
            {"country": "KOR", "start": 1970, "end": 1990, "gap": 2.5},
            "账上的租金每年跌2.7%。假如市场上几乎没有跌（示意），对偶余值就高出一截。谢长泰说的新加坡，就是这种情形。",
            counter=True,
        ),
        Scenario(
            "without-vietnam",
            "反例：中国1990—2010年，去掉越南",
            {"country": "CHN", "start": 1990, "end": 2010, "dropped": "VNM"},
            "索洛余值很高，同行法却成了负数。再把越南放回来，负数变回正数：一个同行就能改变结论。",
            counter=True,
        ),
        Scenario(
            "recent",
            "反例：中国2010—2023年",
            {"country": "CHN", "start": 2010, "end": 2023},
            "索洛法说还在进步，同行法说在退步。分歧的根子是给资本多大的权重：这一段每一元资本的产出在下降。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-05", "A1-11", "A3-07"),
    limits=(
        "对偶用的工资和租金是从PWT自己的份额推出来的，所以“快0个百分点”时它必然等于索洛余值，不算互相印证；滑块上的别的数是假设，不是调查。",
        "同行只有九国，要素比例又相差悬殊，前沿的许多段只靠一两国撑着；这里只演示方法，不能当作对任何一国的判断。",
        "同行法用资本存量与按人力资本折算的工时，规模报酬不变，按2021年的购买力平价折算；索洛余值用资本服务，口径略有不同。",
        "三把尺子量的都是余值，里面都还混着开工率、配置与统计误差。",
    ),
    sources=(
        "Penn World Table 11.0, doi 10.34894/FABVLR, CC BY 4.0.",
        "Hsieh, C.-T. (2002). What Explains the Industrial Revolution in East Asia? Evidence from the Factor Markets. "
        "American Economic Review, 92(3), 502–526.",
        "Färe, R., Grosskopf, S., Norris, M. & Zhang, Z. (1994). Productivity Growth, Technical Progress, and "
        "Efficiency Change in Industrialized Countries. American Economic Review, 84(1), 66–83.",
        "Farrell, M. J. (1957). The Measurement of Productive Efficiency. "
        "Journal of the Royal Statistical Society, Series A, 120(3), 253–290.",
    ),
)
