"""互动实验“两个经济”：同一个起点，五个滑块，三十年后比产出、全要素生产率、能源、岗位与质量。"""

from __future__ import annotations

from collections.abc import Callable

from course_utils.economics.economy import Policy, State, quality, run
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
MIDDLE = 10
EQUAL = 0.5  # 相差不到百分之这么多，就算打平
OLD_ROAD = {"investment": 42.0, "research": 0.5, "saving": 0.0, "training": 0.5, "reform": 0.0}

RESULTS: dict[str, Callable[[State], float]] = {
    "产出": lambda state: state.output,
    "TFP": lambda state: state.tfp,
    "能源": lambda state: state.energy,
    "在岗": lambda state: state.employed,
    "质量": quality,
}
LESS_IS_BETTER = {"能源"}

DRAWN = slice(None, None, 2)  # 隔一年画一个点：线一样平滑，画面缓存小一半
YEAR = charts.categories([str(year) for year in range(YEARS + 1)[DRAWN]], "年", every=5)
MULTIPLE = charts.doublings(0.25, 8)
NAMES = charts.categories(list(RESULTS))
PERCENT = charts.numbers(-100, 150, 50)


def compute(settings: Settings) -> Scene:
    """三十年里的产出、全要素生产率与能源，以及五项结果比传统路子高低多少。"""
    path, rival = run(_policy(settings), YEARS), run(_policy(OLD_ROAD), YEARS)
    early, late = ([_lead(of, path[y], rival[y]) for of in RESULTS.values()] for y in (MIDDLE, YEARS))
    last = path[-1]
    worst = max(range(YEARS + 1), key=lambda year: path[year].unemployed)

    description = (
        f"上图：{YEARS}年里产出变为{last.output:.1f}倍，全要素生产率{last.tfp:.2f}倍，能源{last.energy:.2f}倍。"
        f"下图：同传统路子相比，第{MIDDLE}年{_listed(early)}；第{YEARS}年{_listed(late)}（%）。"
    )
    option = charts.chart(
        charts.panel(
            "三十年的路（起点的倍数，一格翻一番）",
            YEAR,
            MULTIPLE,
            charts.line("产出", [state.output for state in path][DRAWN], charts.TEAL),
            charts.line("TFP", [state.tfp for state in path][DRAWN], charts.BLUE, "dashed"),
            charts.line("能源", [state.energy for state in path][DRAWN], charts.GREY, "dotted"),
        ),
        charts.panel(
            "同传统路子相比，高或低百分之几",
            NAMES,
            PERCENT,
            charts.bars(f"第{MIDDLE}年", early, charts.AMBER),
            charts.bars(f"第{YEARS}年", late, charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("output", f"{YEARS}年后的产出", f"{last.output:.2f}", "倍"),
        Metric("tfp", "全要素生产率", f"{last.tfp:.2f}", "倍"),
        Metric("energy", "能源消费", f"{last.energy:.2f}", "倍"),
        Metric("unemployed", "没有岗位，最多时", f"{100 * path[worst].unemployed:.0f}", "%"),
        Metric("quality", "质量指数", f"{quality(last):.2f}", "倍"),
    )
    return Scene(option, metrics, _conclusion(path, rival, late, worst), description)


def _policy(settings: Settings) -> Policy:
    return Policy(**{name: float(settings[name]) / 100 for name in OLD_ROAD})


def _lead(of: Callable[[State], float], here: State, there: State) -> float:
    """一项结果比对手高百分之几。"""
    return 100 * (of(here) / of(there) - 1)


def _listed(leads: list[float]) -> str:
    return "、".join(f"{name}{lead:+z.0f}" for name, lead in zip(RESULTS, leads, strict=True))


def _conclusion(path: list[State], rival: list[State], late: list[float], worst: int) -> str:
    gains = dict(zip(RESULTS, late, strict=True))
    better = [name for name, lead in gains.items() if _gain(name, lead) > EQUAL]
    worse = [name for name, lead in gains.items() if _gain(name, lead) < -EQUAL]
    if not better and not worse:
        verdict = "五项都同传统路子一样"
    elif not worse:
        verdict = f"第{YEARS}年没有一项不如传统路子，{'、'.join(better)}更好"
    elif not better:
        verdict = f"第{YEARS}年没有一项好过传统路子，{'、'.join(worse)}更差"
    else:
        verdict = f"第{YEARS}年{'、'.join(better)}好过传统路子，{'、'.join(worse)}不如"
    jobs = f"没有岗位的人第{worst}年最多，占{100 * path[worst].unemployed:.0f}%"
    return f"{verdict}；{jobs}。{_race(path, rival)}"


def _gain(name: str, lead: float) -> float:
    return -lead if name in LESS_IS_BETTER else lead


def _race(path: list[State], rival: list[State]) -> str:
    """产出同传统路子比，哪些年领先。"""
    behind = [y for y in range(1, YEARS + 1) if path[y].output < rival[y].output]
    ahead = [y for y in range(1, YEARS + 1) if path[y].output > rival[y].output]
    if not behind and not ahead:
        return "这正是传统路子。"
    if not behind:
        return "产出从第1年起一直领先。"
    if not ahead:
        return f"产出{YEARS}年里一直落后。"
    if ahead[0] > behind[0]:
        return f"产出起初落后，第{ahead[0]}年反超。"
    return f"产出起初领先，第{behind[0]}年被反超。"


EXPLORABLE = Explorable(
    id="two-economies",
    title="两个经济：三十年后比五项",
    question="同一个起点，把产出用在不同的地方，三十年后哪几项更好，哪几项更差？",
    controls=(
        Parameter("investment", "投资率", 18, 45, 3, 33, "%", "产出里拿多少去添机器与厂房"),
        Parameter("research", "研发强度", 0, 4, 0.5, 2, "%", "研发占产出的百分比"),
        Parameter("saving", "节能投入", 0, 2, 0.25, 0.75, "%", "用来降低能耗的投入，占产出的百分比"),
        Parameter("training", "技能培训", 0, 4, 0.5, 1.5, "%", "教育培训占产出的百分比，也决定转岗的能力"),
        Parameter("reform", "要素流动改革", 0, 20, 4, 4, "%/年", "每年拆掉百分之几的堵点；补偿与配套也要花钱"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：高投资，少研发",
            OLD_ROAD,
            "产出涨得不慢，可是看上图：TFP那条线几乎是平的，能源跟着产出走。下图没有柱，因为它就是标尺。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：研发、节能、培训、改革一起来",
            {"investment": 27.0, "research": 3.0, "saving": 1.5, "training": 2.5, "reform": 4.0},
            "先看第10年的柱，再看第30年的柱：五项里哪几项一开始差不多，后来才拉开？头几年的产出其实落后。",
        ),
        Scenario(
            "research-only",
            "反例：只重研发，不重配置",
            {"investment": 27.0, "research": 4.0, "saving": 0.0, "training": 0.5, "reform": 0.0},
            "研发强度最高，TFP确实上去了；可是堵点没有拆、技能跟不上，产出二十年都落后，能源反而用得更多。",
            counter=True,
        ),
        Scenario(
            "too-fast",
            "反例：转得太急，培训没跟上",
            {"investment": 27.0, "research": 4.0, "saving": 1.5, "training": 0.0, "reform": 20.0},
            "改革最猛，研发最高，一分钱培训也没有。看“没有岗位，最多时”那个数，再看产出要到哪一年才追上传统路子。",
            counter=True,
        ),
        Scenario(
            "invest-and-reform",
            "反例：投资加改革，产出领先",
            {"investment": 42.0, "research": 0.5, "saving": 0.0, "training": 1.5, "reform": 8.0},
            "几乎不做研发，只是高投资加上拆堵点：许多年里产出比新质情景还高。要看出差别，得看能源、质量和最后几年。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-03", "A4-04", "A4-06", "A4-09", "A1-11"),
    limits=(
        "一个封闭的经济，劳动力不变：没有对外贸易、外来技术与人口变化，也没有需求不足和债务。",
        "研发、节能、培训、改革各有多大的效果，都是示意的数，文献里差别很大；换一组数，反超的年份就变。“同样的钱怎样分”那个实验专门看这一点。",
        "五项政策三十年不变；研发不等时间就见效，失败的研发也平均在里面，所以新质的头几年比现实容易。",
        "节能不引起回弹，能源不涨价也不会用完；碳排放要另看能源的结构。",
        "“没有岗位”的人不在别的行业就业，也没有离开，所以比统计上的失业率高。岗位的多少不随产出涨落。",
        "质量指数是人均消费、能源生产率、升级岗位三个比值等权的几何平均，选别的三样或别的权重，名次可以不同。",
    ),
    sources=(
        "Solow, R. M. (1956). A Contribution to the Theory of Economic Growth. "
        "Quarterly Journal of Economics, 70(1), 65–94.",
        "Philippon, T. (2022). Additive Growth. NBER Working Paper 29950.",
        "Hsieh, C.-T. & Klenow, P. J. (2009). Misallocation and Manufacturing TFP in China and India. "
        "Quarterly Journal of Economics, 124(4), 1403–1448.",
        "Nelson, R. R. & Phelps, E. S. (1966). Investment in Humans, Technological Diffusion, and Economic Growth. "
        "American Economic Review, 56(1/2), 69–75.",
        "Kaya, Y. & Yokobori, K. (eds.) (1997). Environment, Energy, and Economy: Strategies for Sustainability. "
        "Tokyo: United Nations University Press.",
        "Ljungqvist, L. & Sargent, T. J. (2018). Recursive Macroeconomic Theory (4th ed.). Cambridge, MA: MIT Press.",
    ),
)
