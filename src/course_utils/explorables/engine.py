"""互动实验“动力：靠投入还是靠创新”：资源会耗尽的经济里，增长从哪里来。"""

from __future__ import annotations

from math import log

from course_utils.economics.resources import ResourceEconomy, extraction_path
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

YEARS = 60
PERIOD = 10
DEPRECIATION = 0.05
CAPITAL_SHARE = 0.35
START_RATIO = 3.0  # 起点的资本产出比（年），示意
RESERVES = 50.0  # 起点的储量，够照原样开采多少年，示意
LEAST_YEARS = 20.0  # 储采比的下限（年），示意
INNOVATIVE = {"saving": 25.0, "labour": 0.0, "extraction": -2.0, "tfp": 1.5, "share": 0.15}
FLAT = 0.05  # 每年变化不到这么多个百分点，就说“持平”

STARTS = range(0, YEARS, PERIOD)
DRAWN = slice(None, None, 2)  # 隔一年画一个点：线一样平滑，画面缓存小一半
YEAR = charts.categories([str(year) for year in range(YEARS + 1)[DRAWN]], "年", every=5)
MULTIPLE = charts.doublings(0.25, 16)
PERIODS = charts.categories([str(start + PERIOD) for start in STARTS], "年")
POINTS = charts.numbers(-3, 9, 3)


def compute(settings: Settings) -> Scene:
    """六十年的总产出、每个劳动者的产出与资源开采量，以及每十年的增长来源。"""
    economy, resource = _read(settings)
    labour, tfp = economy.labour_growth, economy.tfp_growth
    output, capital = economy.path(resource, START_RATIO)
    worker = _per_worker(economy, resource)
    sources = {
        "资本": [CAPITAL_SHARE * _rate(capital, start) for start in STARTS],
        "劳动力": [100 * (1 - CAPITAL_SHARE - economy.resource_share) * log(1 + labour)] * len(STARTS),
        "资源": [economy.resource_share * _rate(resource, start) for start in STARTS],
        "创新": [100 * log(1 + tfp)] * len(STARTS),
    }
    peak = max(range(YEARS + 1), key=lambda year: worker[year])
    late = resource[-1] / resource[-2] - 1
    needed = 100 * economy.needed_tfp_growth(late)
    pace = _rate(worker, YEARS - PERIOD)
    totals = [sum(parts) for parts in zip(*sources.values(), strict=True)]

    description = (
        f"上图：{YEARS}年里总产出从1倍变为{output[-1]:.1f}倍，每个劳动者的产出变为{worker[-1]:.1f}倍，"
        f"资源开采量最高{max(resource):.1f}倍，最后{resource[-1]:.2f}倍。"
        f"下图：每{PERIOD}年总产出的年均增速，最初{_plain(totals[0])}%，最后{_plain(totals[-1])}%；最后十年里"
        + "、".join(f"{name}{_plain(parts[-1])}" for name, parts in sources.items())
        + "个百分点。"
    )
    option = charts.chart(
        charts.panel(
            "产出与资源开采（起点的倍数，一格翻一番）",
            YEAR,
            MULTIPLE,
            charts.line("总产出", output[DRAWN], charts.AMBER, "dashed"),
            charts.line("人均产出", worker[DRAWN], charts.TEAL),
            charts.line("资源开采", [r if r >= 0.25 else None for r in resource[DRAWN]], charts.GREY, "dotted"),
        ),
        charts.panel(
            "总产出的年均增速从哪里来（百分点）",
            PERIODS,
            POINTS,
            *(
                charts.bars(name, parts, color, "growth")
                for (name, parts), color in zip(
                    sources.items(), (charts.AMBER, charts.PURPLE, charts.GREY, charts.BLUE), strict=True
                )
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("total", f"{YEARS}年后的总产出", f"{output[-1]:.1f}", "倍"),
        Metric("worker", f"{YEARS}年后的人均产出", f"{worker[-1]:.1f}", "倍"),
        Metric("pace", "最后十年人均增速", _plain(pace), "%/年"),
        Metric("needed", "人均不下降所需的创新", f"{max(needed, 0):.2f}", "%/年"),
    )
    return Scene(option, metrics, _conclusion(output, worker, resource, peak, pace, 100 * tfp, needed), description)


def _read(settings: Settings) -> tuple[ResourceEconomy, list[float]]:
    """这组设定下的经济，与逐年的资源开采量。"""
    saving, labour, extraction, tfp = (
        float(settings[name]) / 100 for name in ("saving", "labour", "extraction", "tfp")
    )
    economy = ResourceEconomy(saving, CAPITAL_SHARE, float(settings["share"]), DEPRECIATION, labour, tfp)
    return economy, extraction_path(extraction, RESERVES, LEAST_YEARS, YEARS)


def _per_worker(economy: ResourceEconomy, resource: list[float]) -> list[float]:
    """逐年的人均产出（每个劳动者的产出），起点的倍数。"""
    output, _ = economy.path(resource, START_RATIO)
    return [y / (1 + economy.labour_growth) ** year for year, y in enumerate(output)]


def _rate(series: list[float], start: int) -> float:
    """从``start``年起十年的年均对数增速，百分数。"""
    return 100 * log(series[start + PERIOD] / series[start]) / PERIOD


def _plain(value: float) -> str:
    """一位小数，不写“-0.0”。"""
    return f"{round(value, 1) + 0.0:.1f}"


def _conclusion(
    output: list[float], worker: list[float], resource: list[float], peak: int, pace: float, tfp: float, needed: float
) -> str:
    turn = max(range(YEARS + 1), key=lambda year: (resource[year], year))
    supply = f"资源开采第{turn}年{'到顶' if resource[turn] > 1 else '起减少'}"
    if turn == 0:
        supply = "资源开采一路减少"
    if pace > FLAT:
        trend = f"最后十年仍每年增长{pace:.1f}%"
    elif pace < -FLAT:
        fall = "一路下降" if peak == 0 else f"第{peak}年达到最高后下降"
        trend = f"{fall}，最后十年每年减少{-pace:.1f}%"
    else:
        trend = "最后十年原地踏步"
    if needed < 0.005:
        gap = "照现在的用法，资源跟得上劳动力，没有拖累"
    else:
        enough = "够了" if tfp >= needed else "不够"
        gap = f"要抵住资源的拖累，创新须每年{needed:.2f}%，现在是{tfp:.1f}%，{enough}"
    return (
        f"{YEARS}年后总产出{output[-1]:.1f}倍、人均产出{worker[-1]:.1f}倍；{supply}，人均产出{trend}。"
        f"{gap}。{_race(worker)}"
    )


def _race(worker: list[float]) -> str:
    """人均产出与“创新带动”的情景比。"""
    rival = _per_worker(*_read(INNOVATIVE))
    if worker == rival:
        return "这正是“创新带动”的路径。"
    behind = next((year for year in range(1, YEARS + 1) if worker[year] < rival[year]), None)
    if behind is None:
        return "人均产出始终不低于“创新带动”的路径。"
    if behind == 1:
        return "人均产出从一开始就落后于“创新带动”的路径。"
    return f"人均产出起初领先于“创新带动”的路径，第{behind}年起落后。"


EXPLORABLE = Explorable(
    id="engine",
    title="动力：靠投入还是靠创新",
    question="资源会采完，一味多投资本、劳动力和资源，能让每个人的产出一直增长吗？",
    controls=(
        Parameter("saving", "投资率", 10, 45, 2.5, 30, "%", "产出里拿多少去投资，形成资本"),
        Parameter("labour", "劳动力年增长", -1, 1.5, 0.1, 0.5, "%", "负数表示劳动力在减少"),
        Parameter("extraction", "资源开采年增长", -3, 4, 0.5, 1, "%", "想每年多采多少；储量只够照原样采50年"),
        Parameter("tfp", "科技创新（全要素生产率年增长）", 0, 2, 0.1, 1, "%", "同样的投入每年多产出多少"),
        Parameter("share", "资源的产出弹性", 0.05, 0.25, 0.025, 0.15, "", "资源少1%，产出少百分之几"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：三种投入一起加",
            {"saving": 40.0, "labour": 1.5, "extraction": 3.0, "tfp": 0.0, "share": 0.15},
            "看上图：总产出几十年都在涨，人均产出却先到顶、后回落。再看下图：资源那一段什么时候由推力变成拖累？",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：创新带动，节约资源",
            INNOVATIVE,
            "投资率低，劳动力不增，资源一年比一年用得少，人均产出却一路上升。看下图里哪一段柱一直不变。",
        ),
        Scenario(
            "inputs-win-for-decades",
            "反例：投入猛，头几十年领先",
            {"saving": 45.0, "labour": 0.0, "extraction": 3.0, "tfp": 0.6, "share": 0.05},
            "资源不那么要紧、投资率极高时，靠投入的增长能领先很多年，光看这些年的产出分不出好坏。比一比前后各段柱的高矮。",
            counter=True,
        ),
        Scenario(
            "below-the-drag",
            "反例：有创新，但抵不住拖累",
            {"saving": 25.0, "labour": 1.0, "extraction": 3.0, "tfp": 0.5, "share": 0.20},
            "全要素生产率每年增长0.5%，人均产出最后还是下降。看大数字“人均不下降所需的创新”：要多快的创新才够？",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-03",),
    limits=(
        "科技创新的快慢是从外面给定的；模型不解释它从哪里来，也不计研发要花的资本与人力。现实里投入与创新分不开，"
        "新技术大多装在新设备里。",
        "资源与别的投入之间的替代弹性定为1（柯布—道格拉斯）：更难替代时拖累更重，更易替代时可以忽略。"
        "涨价会促使人们节约、勘探与换用别的资源，这些都没有写进去。",
        "资源按不可再生处理，没有回收，也没有进口；污染造成的损失不在模型里，要看“方式”那个实验。",
        "“人均”指每个劳动者，不是每个居民。起点的资本产出比3、折旧率5%、储量50年、储采比下限20年，都是示意，不是对任何国家的预测。",
    ),
    sources=(
        "Nordhaus, W. D. (1992). Lethal Model 2: The Limits to Growth Revisited. "
        "Brookings Papers on Economic Activity, 1992(2), 1–59.",
        "Romer, D. (2012). Advanced Macroeconomics (4th ed.). New York: McGraw-Hill/Irwin. Section 1.8.",
        "Stiglitz, J. (1974). Growth with Exhaustible Natural Resources: Efficient and Optimal Growth Paths. "
        "Review of Economic Studies, 41, 123–137.",
        "Solow, R. M. (1957). Technical Change and the Aggregate Production Function. "
        "Review of Economics and Statistics, 39(3), 312–320.",
    ),
)
