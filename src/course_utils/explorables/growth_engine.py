"""互动实验“增长靠什么”：索洛模型里的要素驱动与创新驱动。"""

from __future__ import annotations

from course_utils.economics.accounting import growth_sources
from course_utils.economics.growth import Solow, labour_augmenting_growth
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

YEARS = 40
PERIOD = 5
DEPRECIATION = 0.05
START_RATIO = 2.0  # 起点的资本产出比（年），示意
FACTOR_DRIVEN = {"saving": 45.0, "tfp": 0.0, "labour": 1.0, "share": 0.40}

STARTS = range(0, YEARS, PERIOD)
YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=10)
MULTIPLE = charts.doublings(0.5, 16)
PERIODS = charts.categories([str(start + PERIOD) for start in STARTS], "年")
POINTS = charts.numbers(0, 10, 2)


def compute(settings: Settings) -> Scene:
    """四十年的产出路径，与每五年的增长核算。"""
    model = _model(settings)
    output, capital = _worker(model)
    balanced = model.output(model.steady_capital) / model.output(model.capital_at(START_RATIO))
    longrun = [balanced * (1 + model.technology_growth) ** year for year in range(YEARS + 1)]
    sources = [_sources(model, output, capital, start, start + PERIOD) for start in STARTS]
    deepening, tfp = _sources(model, output, capital, 0, YEARS)
    share = tfp / (deepening + tfp) if deepening + tfp >= 0.1 else None

    (early_deepening, early_tfp), (late_deepening, late_tfp) = sources[0], sources[-1]
    early, late = sum(sources[0]), sum(sources[-1])
    conclusion = _conclusion(output, early, late, share)
    description = (
        f"上图：{YEARS}年里每个劳动者的产出从1倍变为{output[-1]:.1f}倍，"
        f"长期均衡路径从{longrun[0]:.1f}倍到{longrun[-1]:.1f}倍。"
        f"下图：每{PERIOD}年的年均增速，最初{early:.1f}%（资本深化{early_deepening:.1f}、全要素生产率{early_tfp:.1f}），"
        f"最后{late:.1f}%（资本深化{late_deepening:.1f}、全要素生产率{late_tfp:.1f}）。"
    )
    option = charts.chart(
        charts.panel(
            "每个劳动者的产出（起点的倍数，一格翻一番）",
            YEAR,
            MULTIPLE,
            charts.line("实际路径", output, charts.TEAL),
            charts.line("长期均衡路径", longrun, charts.GREY, "dashed"),
        ),
        charts.panel(
            "每五年的年均增速从哪里来（百分点）",
            PERIODS,
            POINTS,
            charts.bars("资本深化", [deepening for deepening, _ in sources], charts.AMBER, "growth"),
            charts.bars("全要素生产率", [tfp for _, tfp in sources], charts.BLUE, "growth"),
        ),
        description=description,
    )
    metrics = (
        Metric("multiple", f"{YEARS}年后的产出", f"{output[-1]:.1f}", "倍"),
        Metric("early", f"前{PERIOD}年增速", f"{early:.1f}", "%/年"),
        Metric("late", f"后{PERIOD}年增速", f"{late:.1f}", "%/年"),
        Metric("tfp-share", "全要素生产率的贡献", "—" if share is None else f"{share:.0%}"),
    )
    return Scene(option, metrics, conclusion, description)


def _model(settings: Settings) -> Solow:
    saving, tfp, labour = (float(settings[name]) / 100 for name in ("saving", "tfp", "labour"))
    share = float(settings["share"])
    return Solow(saving, share, DEPRECIATION, labour, labour_augmenting_growth(tfp, share))


def _worker(model: Solow) -> tuple[list[float], list[float]]:
    """每个劳动者的产出与资本，各以起点的倍数计。"""
    capitals = model.path(model.capital_at(START_RATIO), YEARS)
    output = model.output_per_worker(capitals)
    capital = [k * (1 + model.technology_growth) ** year for year, k in enumerate(capitals)]
    return [y / output[0] for y in output], [k / capital[0] for k in capital]


def _sources(model: Solow, output: list[float], capital: list[float], start: int, end: int) -> tuple[float, float]:
    """一段时间里，资本深化与全要素生产率各使每个劳动者的产出年均增长多少个百分点（对数差分）。"""
    years = slice(start, end + 1)
    constant = [1.0] * (end - start + 1)  # 都按每个劳动者计，劳动与人力资本不变
    shares = [1 - model.capital_share] * (end - start + 1)
    found = growth_sources(output[years], capital[years], constant, constant, shares)
    return 100 * found.capital, 100 * max(found.tfp, 0.0)  # 零增长时余值是±1e-17，不写成“-0.0”


def _conclusion(output: list[float], early: float, late: float, share: float | None) -> str:
    if share is None:
        source = "几乎没有增长"
    elif share >= 0.5:
        source = f"增长有{share:.0%}来自全要素生产率"
    else:
        source = f"增长有{1 - share:.0%}来自资本深化"
    change = f"增速从每年{early:.1f}%变为{late:.1f}%"
    if f"{early:.1f}" == f"{late:.1f}":
        change = f"增速一直在每年{early:.1f}%左右"
    elif late > early:
        change += "，越走越快"
    elif late < 0.5 * early:
        change += "，越走越慢"
    return f"{YEARS}年后每个劳动者的产出是起点的{output[-1]:.1f}倍，{source}；{change}。{_race(output)}"


def _race(output: list[float]) -> str:
    """与“高投入、零创新”的路径相比，哪些年领先。"""
    rival, _ = _worker(_model(FACTOR_DRIVEN))
    ahead = [year for year in range(1, YEARS + 1) if output[year] > rival[year] * (1 + 1e-9)]
    behind = [year for year in range(1, YEARS + 1) if output[year] < rival[year] * (1 - 1e-9)]
    if not ahead and not behind:
        return "这正是“高投资、零创新”的路径。"
    if not behind:
        return "它始终领先于“高投资、零创新”的路径。"
    if not ahead:
        return f"它{YEARS}年里一直落后于“高投资、零创新”的路径。"
    if ahead[0] > behind[0]:
        return f"它落后于“高投资、零创新”的路径，到第{ahead[0]}年才反超。"
    return f"它起初领先于“高投资、零创新”的路径，到第{behind[0]}年被反超。"


EXPLORABLE = Explorable(
    id="growth-engine",
    title="增长靠什么",
    question="只靠多投资，和靠全要素生产率提升，四十年后差多少？",
    controls=(
        Parameter("saving", "投资率", 15, 45, 1, 30, "%", "产出里拿多少去投资，其余用于消费"),
        Parameter("tfp", "全要素生产率年增长", 0, 2.5, 0.1, 1, "%", "同样的投入每年多产出多少"),
        Parameter("labour", "劳动者年增长", -1, 2, 0.1, 1, "%", "负数表示劳动者在减少"),
        Parameter("share", "资本的产出弹性", 0.3, 0.45, 0.01, 0.4, "", "资本增加1%，产出增加百分之几"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：高投资、零创新",
            FACTOR_DRIVEN,
            "看下图：资本深化的柱一年比一年矮。投资率不变，增速却自己往下掉，上图的实线贴向一条水平的虚线。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：创新驱动",
            {"saving": 25.0, "tfp": 2.0, "labour": 1.0, "share": 0.40},
            "看上图：虚线自己在上升，天花板被不断抬高。再看下图：资本深化没有消失，它跟着技术进步走。",
        ),
        Scenario(
            "innovation-without-investment",
            "反例：有创新、少投资",
            {"saving": 15.0, "tfp": 2.0, "labour": 1.0, "share": 0.40},
            "全要素生产率同样每年增长2%，投资率只有15%。投资少，每个劳动者的资本就少。看它要多少年才追上“高投资、零创新”。",
            counter=True,
        ),
        Scenario(
            "slow-innovation",
            "反例：创新太慢",
            {"saving": 15.0, "tfp": 1.0, "labour": 1.0, "share": 0.40},
            "主要靠创新的增长，也可能四十年都追不上。“靠什么”和“有多快”是两个问题。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-02", "A1-05", "A1-11"),
    limits=(
        "全要素生产率的增速是从外面给定的滑块，模型不解释创新从哪里来，也不计研发的成本。",
        "增长核算把资本积累全记在资本名下；可是在长期均衡里，资本深化本身是技术进步引出来的，全要素生产率的贡献因此被低估。",
        "数值都是示意：折旧率每年5%，起点的资本产出比是2，投资率四十年不变。它不是对任何国家或地区的预测。",
        "产出高不等于消费多：投资率45%的路径只留下55%的产出用于消费；投资率长期高于资本的产出弹性，就越过了“黄金律”，少投一点，最后消费反而更多。",
        "环境、分配与质量都不在模型里；新技术要装在新机器里才用得上，这一点也不在。",
    ),
    sources=(
        "Solow, R. M. (1956). A Contribution to the Theory of Economic Growth. "
        "Quarterly Journal of Economics, 70(1), 65–94.",
        "Swan, T. W. (1956). Economic Growth and Capital Accumulation. Economic Record, 32(2), 334–361.",
        "Solow, R. M. (1957). Technical Change and the Aggregate Production Function. "
        "Review of Economics and Statistics, 39(3), 312–320.",
        "Mankiw, N. G., Romer, D. & Weil, D. N. (1992). A Contribution to the Empirics of Economic Growth. "
        "Quarterly Journal of Economics, 107(2), 407–437.",
        "Romer, P. M. (1990). Endogenous Technological Change. Journal of Political Economy, 98(5), S71–S102.",
    ),
)
