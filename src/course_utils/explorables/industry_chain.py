"""互动实验“产业链体检”：一条轴承产业链的四种病与四种治法，韧性与花费一起看。"""

from __future__ import annotations

from course_utils.economics.resilience import Chain, Link, Source, expected_supply, left_without, resilience
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

STEEL, ROLLER, RING, CAGE, BEARING, MACHINE, SERVICE = (
    "特种钢",
    "滚动体",
    "套圈",
    "保持架",
    "轴承",
    "整机",
    "检测与售后",
)
INPUTS = {
    STEEL: (),
    ROLLER: (STEEL,),
    RING: (STEEL,),
    CAGE: (STEEL,),
    BEARING: (ROLLER, RING, CAGE),
    MACHINE: (BEARING,),
    SERVICE: (MACHINE,),
}
# 满负荷时各环节创造的价值，合计100，示意
VALUES = {STEEL: 15.0, ROLLER: 8.0, RING: 12.0, CAGE: 5.0, BEARING: 20.0, MACHINE: 28.0, SERVICE: 12.0}
ENDS = {"bearing": BEARING, "machine": MACHINE, "service": SERVICE}
DISTANT = Source(0.6)  # 外地供应商，示意
STANDBY = 0.2  # 养一份替补产能，每年花它所在环节价值的两成，示意
POINTS, SHARE = 10.0, 20.0  # “再治一步”：强链加10个百分点，融链添20%的替补产能
ILL = {"end": "bearing", "ring": 70.0, "cage": "distant", "roller": 60.0, "standby": 0.0, "usual": 95.0}
WELL = {"end": "service", "ring": 96.0, "cage": "both", "roller": 100.0, "standby": 40.0, "usual": 95.0}

RING_MOST = 98.0  # 套圈厂的可靠性最多到多少
WEAK_GAP = 5.0  # 可靠性比别的环节低这么多个百分点，就算链弱

NAMES = list(INPUTS)
# 隔得远的箭头弯一弯，几环一样高时也不叠在一起
ARROWS = [
    (NAMES.index(before), place, -0.3 if place - NAMES.index(before) > 1 else 0.0)
    for place, name in enumerate(NAMES)
    for before in INPUTS[name]
]
LINKS = charts.categories(["特种\n钢", "滚动\n体", "套圈", "保持\n架", "轴承", "整机", "检测\n售后"])
PERCENT = charts.numbers(0, 100, 25)
REMEDIES = charts.categories(["增链\n添一环", "强链\n加10点", "入链\n引一家", "融链\n加替补"])
CHANGE = charts.numbers(-10, 40, 10)


def compute(settings: Settings) -> Scene:
    """每一环平均供得上多少、主力停了还剩多少产出，以及四种治法各再走一步，韧性与净值变多少。"""
    chain, final = _chain(settings)
    kept, net = _health(settings)
    supply = [100 * expected_supply(chain[name]) if name in chain else 0.0 for name in NAMES]
    left = [100 * left_without(chain, final, name) if name in chain else None for name in NAMES]
    treated = {remedy: after and _health(after) for remedy, after in _treatments(settings).items()}
    firmer = {remedy: after and 100 * (after[0] - kept) for remedy, after in treated.items()}
    richer = {remedy: after and after[1] - net for remedy, after in treated.items()}
    ills = _ills(settings)

    description = (
        "上图：各环平均供得上需要量的百分之几，它的主力停了、产出还剩百分之几，依次是"
        + "，".join(
            f"{name}{s:.0f}与{x:.0f}" if x is not None else f"{name}缺"
            for name, s, x in zip(NAMES, supply, left, strict=True)
        )
        + "。下图：再治一步，韧性变几个百分点、净值变多少，依次是"
        + "，".join(
            f"{remedy}{change:+z.1f}与{richer[remedy]:+z.1f}" if change is not None else f"{remedy}不用再治"
            for remedy, change in firmer.items()
        )
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "每一环供得上多少，停了还剩多少产出（%）",
            LINKS,
            PERCENT,
            charts.network("平均供得上", supply, ARROWS, charts.TEAL),
            charts.bars("主力停了，产出还剩", left, charts.AMBER),
        ),
        charts.panel(
            "再治一步，变多少",
            REMEDIES,
            CHANGE,
            charts.bars("韧性（百分点）", list(firmer.values()), charts.BLUE),
            charts.bars("净值", list(richer.values()), charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("resilience", "韧性：平均保住产出", f"{kept:.0%}"),
        Metric("net", "净值（满分100）", f"{net:.0f}"),
        Metric("standby-cost", "养替补花费", f"{_standby_cost(settings):.0f}"),
        Metric("ills", "查出的病", f"{len(ills)}", "种"),
    )
    return Scene(option, metrics, _conclusion(ills, kept, net, firmer, richer), description)


def _chain(settings: Settings) -> tuple[Chain, str]:
    """按设定搭出产业链，和它的最后一环。"""
    ring, roller, standby, usual = (float(settings[name]) / 100 for name in ("ring", "roller", "standby", "usual"))
    local = Source(usual)
    sources = dict.fromkeys(NAMES, (local,)) | {
        ROLLER: (Source(usual, roller),),
        RING: (Source(ring),),
        CAGE: (local, DISTANT) if settings["cage"] == "both" else (DISTANT,),
    }
    final = ENDS[str(settings["end"])]
    kept = NAMES[: NAMES.index(final) + 1]
    backup = (Source(usual, standby),) if standby else ()
    return {name: Link(sources[name] + backup, INPUTS[name]) for name in kept}, final


def _health(settings: Settings) -> tuple[float, float]:
    """韧性（小数）与净值：链上平均创造的价值，减去养替补的花费。"""
    chain, final = _chain(settings)
    kept = resilience(chain, final)
    return kept, kept * sum(VALUES[name] for name in chain) - _standby_cost(settings)


def _standby_cost(settings: Settings) -> float:
    chain, _ = _chain(settings)
    return STANDBY * float(settings["standby"]) / 100 * sum(VALUES[name] for name in chain)


def _ills(settings: Settings) -> list[str]:
    found = {
        "链短": settings["end"] != "service",
        "链弱": float(settings["ring"]) <= float(settings["usual"]) - WEAK_GAP,
        "链断": settings["cage"] == "distant",
        "链细": float(settings["roller"]) < 100,
    }
    return [ill for ill, present in found.items() if present]


def _treatments(settings: Settings) -> dict[str, Settings | None]:
    """四种治法各再走一步之后的设定；已经到头的是``None``。"""
    ends = list(ENDS)
    place = ends.index(str(settings["end"])) + 1
    ring, standby = float(settings["ring"]), float(settings["standby"])
    return {
        "增链": settings | {"end": ends[place]} if place < len(ends) else None,
        "强链": settings | {"ring": min(ring + POINTS, RING_MOST)} if ring < RING_MOST else None,
        "入链": settings | {"cage": "both"} if settings["cage"] == "distant" else None,
        "融链": settings | {"standby": min(standby + SHARE, 100.0)} if standby < 100 else None,
    }


def _conclusion(
    ills: list[str], kept: float, net: float, firmer: dict[str, float | None], richer: dict[str, float | None]
) -> str:
    checked = f"查出{'、'.join(ills)}" if ills else "四种病都没有"
    start = f"{checked}；韧性{kept:.0%}，净值{net:.0f}。"
    possible = {remedy: change for remedy, change in firmer.items() if change is not None}
    if not possible:
        return start + "四种治法都已到头。"
    best = max(possible, key=possible.__getitem__)
    if possible[best] < 0.05:
        return start + "再治哪一样，韧性都不再提高。"
    worth = "" if richer[best] > 0 else f"，可是花费更大，净值反而少{abs(richer[best]):.1f}"
    return start + f"再治一步，{best}最能提高韧性（+{possible[best]:.1f}个百分点）{worth}。"


EXPLORABLE = Explorable(
    id="industry-chain",
    title="产业链体检",
    question="链短、链弱、链断、链细，先治哪一样？多添几环，链就更稳吗？",
    controls=(
        Choice(
            "end", "链延伸到哪一环（链短）", {"bearing": "轴承", "machine": "整机", "service": "检测与售后"}, "machine"
        ),
        Parameter("ring", "套圈厂的可靠性（链弱）", 50, RING_MOST, 2, 84, "%", "工艺不过关，停工就多；强链把它提高"),
        Choice(
            "cage",
            "保持架从哪里来（链断）",
            {"distant": "本地没有，靠外地一家", "both": "引来一家，外地的留作第二来源"},
            "distant",
            f"外地那一家能按时供上的可能是{DISTANT.reliability:.0%}（示意）",
        ),
        Parameter("roller", "滚动体厂的产能（链细）", 40, 100, 5, 80, "%", "占全链需要量的百分之几"),
        Parameter("standby", "每一环的替补产能（融链）", 0, 100, 10, 0, "%", "同行结对，一家停工、产能不够时顶上"),
        Parameter("usual", "其他环节的可靠性", 80, 99, 1, 95, "%", "平常日子里开工的可能"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：四病缠身",
            ILL,
            "看上图：圆点是各环平均供得上多少，哪几个掉了下去（0是还没有这一环）？一根柱也没有：哪一家停了，全链就停。再看下图，先治哪一样？",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：对症下药",
            WELL,
            "链长了、弱处强了、断处有了第二来源、细处补足。看上图的柱：有了替补和第二来源，哪一家停了都不再归零。",
        ),
        Scenario(
            "longer-only",
            "反例：只增链，没有第二来源",
            ILL | {"end": "service"},
            "添了整机、检测与售后两环，别的没动。净值高了，韧性却比“传统”情景还低：多一环，就多一处会停。",
            counter=True,
        ),
        Scenario(
            "one-thin-spot",
            "反例：一处细，处处白强",
            WELL | {"roller": 40.0, "standby": 0.0},
            "其余三种病都治好了，只剩滚动体产能是四成。看上图：别的环节都供得上九成多，全链却怎么也超不过四成。",
            counter=True,
        ),
        Scenario(
            "over-insured",
            "反例：处处备份，花得更多",
            WELL | {"usual": 99.0, "ring": 98.0, "standby": 100.0},
            "链本来就稳，再给每一环养一份整套的替补。韧性接近100%，净值却比不养替补时低：冗余不是白来的。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-05",),
    limits=(
        "各环节独立停工是简化：停电、疫情、同一家钢厂断供会让许多环节一起停，替补也会一起停，真实的韧性比算出来的低。",
        "缺一环就全停、供多少走多少（互补）是最严的假定；有替代品、有库存时，损失小一些。",
        "可靠性、产能、价值与替补的花费都是示意，不是聊城轴承产业的数据。强链的研发、入链的招商花多少钱，没有算进净值。",
        "四种病、四种治法是文章的分类，这里各取一种最简单的写法；一条真实的链有几百个环节，要一业一策地查。",
    ),
    sources=(
        "Barlow, R. E. & Proschan, F. (1975). Statistical Theory of Reliability and Life Testing. "
        "New York: Holt, Rinehart and Winston.",
        "Elliott, M., Golub, B. & Leduc, M. V. (2022). Supply Network Formation and Fragility. "
        "American Economic Review, 112(8), 2701–2747.",
    ),
)
