"""互动实验“同样的钱怎样分”：一笔钱的五种用法各换来什么，假设换一换，结论还在不在。"""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from course_utils.economics.economy import Assumptions, Policy, State, run
from course_utils.economics.pareto import frontier
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
# 底子里除投资率以外的四样，示意
BASE = {"research": 0.01, "saving": 0.0025, "training": 0.005, "reform": 0.0}
USES = {"设备": "investment", "研发": "research", "节能": "saving", "培训": "training", "改革": "reform"}
OLD = "设备"
YOURS = "你的"
# 拿不准的四个数：研发、培训、节能的效果，与起点的堵点
UNCERTAIN = ("research_effect", "training_effect", "saving_effect", "barrier")
SURE = Assumptions()

PLANS = charts.categories([*USES, YOURS])
NEW_PLANS = [name for name in (*USES, YOURS) if name != OLD]
RIVALS = charts.categories(NEW_PLANS)
CHANGE = charts.numbers(-40, 60, 20)
SHARE = charts.numbers(0, 100, 25)


def compute(settings: Settings) -> Scene:
    """六种分法各使产出、能源、在岗变百分之几；假设变动时，有多少种设定里好过全买设备。"""
    budget, year = float(settings["budget"]) / 100, int(settings["year"])
    base = {"investment": float(settings["investment"]) / 100} | BASE
    plans = _plans(base, budget, float(settings["equipment"]) / 100)
    start = _spend(base, {})
    changes = {name: _change(plan, start, SURE, year) for name, plan in plans.items()}
    best = [name for place, name in enumerate(plans) if place in frontier(list(changes.values()))]
    wins = _wins(plans, start, float(settings["doubt"]) / 100, year)
    cases = 2 ** len(UNCERTAIN)
    output, energy, jobs = zip(*changes.values(), strict=True)

    description = (
        f"上图：同不花这笔钱相比，第{year}年"
        + "；".join(
            f"{name}使产出{_signed(y)}、省能{_signed(e)}、在岗{_signed(n)}" for name, (y, e, n) in changes.items()
        )
        + f"（%）。下图：{cases}种假设里，好过全买设备的，"
        + "；".join(f"{name}产出{wins[name][0]}种、三样都好{wins[name][1]}种" for name in NEW_PLANS)
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "这笔钱使三样各变百分之几",
            PLANS,
            CHANGE,
            charts.bars("产出", output, charts.TEAL),
            charts.bars("省能", energy, charts.GREY),
            charts.bars("在岗", jobs, charts.PURPLE),
        ),
        charts.panel(
            "假设换一换，百分之几好过全买设备",
            RIVALS,
            SHARE,
            charts.bars("产出高", [100 * wins[name][0] / cases for name in NEW_PLANS], charts.BLUE),
            charts.bars("三样都好", [100 * wins[name][1] / cases for name in NEW_PLANS], charts.AMBER),
        ),
        description=description,
    )
    mine = changes[YOURS]
    metrics = (
        Metric("output", "你的分法：产出", _signed(mine[0]), "%"),
        Metric("energy", "你的分法：省能", _signed(mine[1]), "%"),
        Metric("jobs", "你的分法：在岗", _signed(mine[2]), "%"),
        Metric("robust", "产出好过全买设备", f"{wins[YOURS][0]}/{cases}", "种"),
    )
    return Scene(option, metrics, _conclusion(changes, best, wins[YOURS][0], cases, year), description)


def _plans(base: dict[str, float], budget: float, equipment: float) -> dict[str, Policy]:
    """六种分法：五种全给一样，第六种按``equipment``的份额买设备，其余四样平分。"""
    rest = (1 - equipment) * budget / (len(USES) - 1)
    mixed = {use: equipment * budget if name == OLD else rest for name, use in USES.items()}
    return {name: _spend(base, {use: budget}) for name, use in USES.items()} | {YOURS: _spend(base, mixed)}


def _spend(base: dict[str, float], money: dict[str, float]) -> Policy:
    """在底子上加钱；给改革的钱按单价折成每年多拆百分之几的堵点。"""
    extra = {use: amount / SURE.reform_price if use == "reform" else amount for use, amount in money.items()}
    return Policy(**{use: share + extra.get(use, 0.0) for use, share in base.items()})


@lru_cache(maxsize=4096)
def _run(policy: Policy, assumptions: Assumptions) -> list[State]:
    return run(policy, YEARS, assumptions)


def _change(policy: Policy, start: Policy, assumptions: Assumptions, year: int) -> tuple[float, float, float]:
    """同不花这笔钱（``start``）相比，产出、省下的能源、在岗各变百分之几，都是越大越好。"""
    here, base = (_run(plan, assumptions)[year] for plan in (policy, start))
    return (
        100 * (here.output / base.output - 1),
        100 * (1 - here.energy / base.energy),
        100 * (here.employed / base.employed - 1),
    )


def _wins(plans: dict[str, Policy], start: Policy, doubt: float, year: int) -> dict[str, tuple[int, int]]:
    """四个拿不准的数各放低或放高``doubt``，在这些设定里有几种产出高于全买设备，有几种三样都好过它。"""
    wins = dict.fromkeys(NEW_PLANS, (0, 0))
    for signs in product((-1, 1), repeat=len(UNCERTAIN)):
        numbers = {name: getattr(SURE, name) * (1 + sign * doubt) for name, sign in zip(UNCERTAIN, signs, strict=True)}
        assumptions = Assumptions(**numbers)
        old = _change(plans[OLD], start, assumptions, year)
        for name in NEW_PLANS:
            new = _change(plans[name], start, assumptions, year)
            higher = [a > b for a, b in zip(new, old, strict=True)]
            wins[name] = (wins[name][0] + higher[0], wins[name][1] + all(higher))
    return wins


def _signed(value: float) -> str:
    """带正负号，一位小数，不写“-0.0”。"""
    return f"{value:+z.1f}"


def _conclusion(
    changes: dict[str, tuple[float, float, float]], best: list[str], wins: int, cases: int, year: int
) -> str:
    tops = [max(changes, key=lambda name: changes[name][goal]) for goal in range(3)]
    leaders = "、".join(f"{goal}数“{name}”" for goal, name in zip(("产出", "省能", "在岗"), tops, strict=True))
    if len(set(tops)) == 1:
        leaders = f"三样都数“{tops[0]}”"
    beaten = [name for name in changes if name not in best]
    choice = f"{'、'.join(beaten)}被别的分法压倒" if beaten else "没有一种被压倒，选哪一种要看更看重什么"
    robust = "稳不稳：" + (
        "怎样换假设，你的分法产出都高于全买设备"
        if wins == cases
        else "怎样换假设，你的分法产出都不高于全买设备"
        if wins == 0
        else f"{cases}种假设里有{wins}种，你的分法产出高于全买设备"
    )
    return f"看第{year}年，{leaders}；{choice}。{robust}。"


EXPLORABLE = Explorable(
    id="trade-offs",
    title="同样的钱怎样分",
    question="同样一笔钱，给设备、研发、节能、培训还是改革？换一组假设，答案变不变？",
    controls=(
        Parameter("budget", "这笔钱", 0.5, 3, 0.5, 2, "%", "每年拿出产出的百分之几，在底子上加"),
        Parameter("equipment", "你的分法：给设备的份额", 0, 100, 10, 20, "%", "其余四样平分剩下的"),
        Parameter("investment", "底子：投资率", 15, 45, 6, 33, "%", "不花这笔钱时的投资率；越低，设备越缺"),
        Parameter("year", "看第几年", 5, 30, 5, 20, "年", "钱年年都花，结果看这一年"),
        Parameter("doubt", "拿不准的程度", 0, 80, 20, 40, "%", "研发、培训、节能的效果与起点的堵点，各上下放这么多"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：全给设备",
            {"budget": 2.0, "equipment": 100.0, "investment": 33.0, "year": 20, "doubt": 40.0},
            "“你的”那一组柱同“设备”完全一样。看上图：产出涨了，省能那一根为什么在零线下面？",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：五样平分",
            {"budget": 2.0, "equipment": 20.0, "investment": 33.0, "year": 20, "doubt": 40.0},
            "看上图：“你的”产出最高，能源用得比“节能”多得多。再看下图：产出怎样换假设都高，三样都好的却只有几种。",
        ),
        Scenario(
            "short-sight",
            "反例：只看五年",
            {"budget": 2.0, "equipment": 20.0, "investment": 15.0, "year": 5, "doubt": 80.0},
            "设备本来就缺、只看五年、效果又拿不准：研发、培训单独同设备比，十六种假设里只赢了几种？",
            counter=True,
        ),
        Scenario(
            "too-much-at-once",
            "反例：钱多，改得太猛",
            {"budget": 3.0, "equipment": 0.0, "investment": 33.0, "year": 10, "doubt": 40.0},
            "看“改革”那一组：钱全给改革，人来不及转，在岗少了一大截，产出几乎没有涨。同一笔钱，平分就缓和得多。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-15", "A3-09", "A5-08", "A4-06"),
    limits=(
        "底子里除投资率以外，是研发1%、节能0.25%、培训0.5%、没有改革；底子不同，同样的钱换来的也不同，越薄弱的地方往往越值得加。",
        "各种用法的单价与效果都是示意，下图只换了四个数，还有许多数没有换；十六种设定也没有分谁更可能。",
        "每样东西都从消费里出钱，上图没有画消费，也没有画谁出钱、谁得益。",
        "“你的分法”只有一个自由度：其余四样平分。别的分法请到实验课里自己写。",
    ),
    sources=(
        "Koopmans, T. C. (1951). Analysis of Production as an Efficient Combination of Activities. "
        "In Koopmans, T. C. (ed.), Activity Analysis of Production and Allocation. New York: Wiley, 33–97.",
        "Saltelli, A. et al. (2008). Global Sensitivity Analysis: The Primer. Chichester: Wiley.",
        "Philippon, T. (2022). Additive Growth. NBER Working Paper 29950.",
        "Acemoglu, D., Akcigit, U., Alp, H., Bloom, N. & Kerr, W. (2018). Innovation, Reallocation, and Growth. "
        "American Economic Review, 108(11), 3450–3491.",
    ),
)
