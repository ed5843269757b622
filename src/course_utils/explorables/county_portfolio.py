"""互动实验“县域赛道组合”：示例县（虚构）的钱只够做几样，别的县也在选。"""

from __future__ import annotations

from functools import cache

from course_utils.data.county import Candidate, candidates
from course_utils.economics.crowding import kept
from course_utils.economics.knapsack import best
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

RULES = {"aware": "想到别的县", "alone": "不管别的县", "hot": "哪条热上哪条"}
LESS = 500.0  # 与少这么多钱（万元）时的选法相比
CLOSE = 1.0  # 万元，差不到这么多算一样

# 十个名字排在手机宽的图上，各用两个字，竖着写
SHORT = ("食品", "冷链", "纺织", "材料", "农机", "氢能", "储能", "低空", "标注", "种业")
NAMES = charts.categories(["\n".join(name) for name in SHORT])
NET = charts.numbers(-4, 6, 2)
WAYS = charts.categories(list(RULES.values()))
TOTAL = charts.numbers(-10, 15, 5)


def compute(settings: Settings) -> Scene:
    """三种选法各选哪几条，扣掉争抢以后各得多少。"""
    tracks = candidates()
    budget, overlap = float(settings["budget"]), float(settings["overlap"]) / 100
    followers, rule = int(float(settings["followers"])), str(settings["rule"])
    nets = _nets(overlap, followers)
    choices = {name: _choice(name, budget, overlap, followers) for name in RULES}
    chosen = choices[rule]
    totals = {name: sum(nets[i] for i in picked) for name, picked in choices.items()}
    spent = sum(tracks[i].cost for i in chosen)
    smaller = set(_choice(rule, budget - LESS, overlap, followers))
    dropped = [tracks[i].name for i in sorted(smaller - set(chosen))]
    crowded = [tracks[i].name for i in chosen if tracks[i].rivals + followers >= 2]

    names = "、".join(tracks[i].name for i in chosen) or "一条也不上"
    each = "，".join(f"{track.name}{net:.0f}" for track, net in zip(tracks, nets, strict=True))
    description = (
        f"上图：各赛道扣掉争抢以后的净得益（万元），{each}；现在选{names}。"
        f"下图：三种选法扣掉争抢以后的净得益（万元），"
        + "，".join(f"{RULES[name]}{total:.0f}" for name, total in totals.items())
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "扣掉争抢以后的净得益（千万元，示意）",
            NAMES,
            NET,
            charts.bars("没选", [None if i in chosen else net / 1000 for i, net in enumerate(nets)], charts.GREY, "n"),
            charts.bars("选中", [net / 1000 if i in chosen else None for i, net in enumerate(nets)], charts.AMBER, "n"),
        ),
        charts.panel(
            "三种选法最后得多少（千万元，示意）",
            WAYS,
            TOTAL,
            charts.bars("净得益合计", [total / 1000 for total in totals.values()], charts.TEAL),
        ),
        description=description,
    )
    metrics = (
        Metric("count", "选中", f"{len(chosen)}", "条"),
        Metric("spent", "花掉", f"{spent:.0f}", "万元"),
        Metric("net", "扣掉争抢的净得益", f"{round(totals[rule]) + 0}", "万元"),
        Metric("dropped", "比少500万元时退出的", "、".join(dropped) or "没有"),
    )
    return Scene(option, metrics, _conclusion(rule, names, totals, crowded, dropped), description)


@cache
def _nets(overlap: float, followers: int) -> tuple[float, ...]:
    """各赛道扣掉争抢以后的净得益，万元。"""
    return tuple(track.benefit * kept(track.rivals + followers, overlap) - track.cost for track in candidates())


@cache
def _choice(rule: str, budget: float, overlap: float, followers: int) -> tuple[int, ...]:
    """一种选法选出的赛道的号码。"""
    tracks = candidates()
    costs = [track.cost for track in tracks]
    if rule == "hot":
        return _hottest(tracks, budget)
    nets = _nets(overlap, followers) if rule == "aware" else _nets(0.0, 0)
    return best(costs, nets, budget)


def _hottest(tracks: tuple[Candidate, ...], budget: float) -> tuple[int, ...]:
    """从同选的县最多的上起，一样多时先上得益大的，钱不够的跳过。"""
    picked = []
    for i in sorted(range(len(tracks)), key=lambda i: (tracks[i].rivals, tracks[i].benefit), reverse=True):
        if tracks[i].cost <= budget:
            picked.append(i)
            budget -= tracks[i].cost
    return tuple(sorted(picked))


def _conclusion(rule: str, names: str, totals: dict[str, float], crowded: list[str], dropped: list[str]) -> str:
    total, most = totals[rule], totals["aware"]
    outcome = f"净得益{total:.0f}万元" if round(total) >= 0 else f"净亏{-total:.0f}万元"
    if most - total >= CLOSE:
        gap = f"，比想到别的县时少{most - total:.0f}万元"
    elif rule != "aware":
        gap = "，与想到别的县时一样好"
    else:
        gap = "，是预算之内最多的"
    hot = f"其中{'、'.join(crowded)}至少有两个县也在上。" if crowded else ""
    change = f"比起少500万元的时候，{'、'.join(dropped)}反而不选了：组合要整个重算，不是往后添。" if dropped else ""
    return f"{RULES[rule]}：{names}；扣掉争抢，{outcome}{gap}。{hot}{change}"


EXPLORABLE = Explorable(
    id="county-portfolio",
    title="县域赛道组合",
    question="钱只够做几样，别的县也在选，上哪几条赛道？",
    controls=(
        Choice("rule", "怎样选", RULES, "aware"),
        Parameter("budget", "预算", 2000, 10000, 500, 6000, "万元", "一条赛道要么整个上，要么不上"),
        Parameter("overlap", "与周边争同一个市场的份额", 0, 100, 5, 50, "%", "0是各有各的市场，100是全在一个市场里争"),
        Parameter(
            "followers", "每条赛道再添几个县", 0, 4, 1, 0, "个", "现在各有几个县在上，见各赛道的数；这里是往后再来几个"
        ),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：哪条热上哪条",
            {"rule": "hot", "budget": 6000.0, "overlap": 50.0, "followers": 0.0},
            "同选的县最多的先上。看下图三根柱：它比精确算出来的少多少。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：在预算里精确地选",
            {"rule": "aware", "budget": 6000.0, "overlap": 50.0, "followers": 0.0},
            "选中的里头有热门，也有冷门：热门太挤，扣掉争抢以后，没人争的反而划算。",
        ),
        Scenario(
            "blind",
            "反例：算得再精确，不管别的县也会亏",
            {"rule": "alone", "budget": 6000.0, "overlap": 100.0, "followers": 0.0},
            "背包是精确解，错在喂给它的得益没有扣掉争抢。方法对、数不对，结果一样错。",
            counter=True,
        ),
        Scenario(
            "own-market",
            "反例：市场不重合，跟风也无妨",
            {"rule": "alone", "budget": 6000.0, "overlap": 0.0, "followers": 2.0},
            "各有各的市场时，同选的县再多也不碍事，管不管别的县选得一样。不能见了同选就说一哄而上。",
            counter=True,
        ),
        Scenario(
            "bigger",
            "反例：钱多了，原来选的反而不选",
            {"rule": "aware", "budget": 6500.0, "overlap": 50.0, "followers": 0.0},
            "把预算从5500一格一格往右拉，看最后一个大数字：有的赛道进来又出去。先上一条、钱多了再添，不是最好的办法。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A5-06", "A4-07"),
    limits=(
        "十条赛道的投入、得益、同选的县数全是虚构的示例县的示意数，不是对任何产业的评估。",
        "得益写成一个确定的数；真实的项目有成有败，风险大小也要算进去。",
        "各条赛道互不相干；共用的人才、平台和供应链会使组合的得益不止是相加。",
        "别的县不会因为你选了就改主意；互相猜的情形见“一哄而上”。",
        "县里投的钱变成得益，得益归谁、债由谁还，都没有写进去。",
    ),
    sources=(
        "Nemhauser, G. L. & Ullmann, Z. (1969). Discrete Dynamic Programming and Capital Allocation. "
        "Management Science, 15(9), 494–505.",
        "Mankiw, N. G. & Whinston, M. D. (1986). Free Entry and Social Inefficiency. "
        "RAND Journal of Economics, 17(1), 48–58.",
        "林毅夫（2007）：《潮涌现象与发展中国家宏观经济理论的重新构建》，《经济研究》第1期，第126–131页。",
    ),
)
