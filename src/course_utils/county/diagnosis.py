"""算：区位商与偏离—份额、五要素得分、有预算的赛道组合。"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import fmean

from course_utils.county.model import FACTORS, NO_ROOT, Indicator, Tables, Track
from course_utils.economics.crowding import kept
from course_utils.economics.indices import arithmetic_mean, geometric_mean
from course_utils.economics.knapsack import best
from course_utils.economics.regional import location_quotients, shift_share, structure_difference

OVERLAP = 50.0  # 不写时，假定一半的得益来自与周边共同的市场，%
_SHIFTS, _STRETCHES = (-25, 0, 25), (0.9, 1, 1.1)  # 市场重合加减几个百分点，预算乘几
SETTINGS = len(_SHIFTS) * len(_STRETCHES)
CROWDED = 2  # 周边至少这么多个县也在上，就要提醒


@dataclass(frozen=True)
class StructureRow:
    """一个行业的诊断。``quotient``是末年的区位商；参照地区末年没有这个行业就是``None``。"""

    name: str
    before: float
    after: float
    quotient: float | None
    national: float
    mix: float
    competitive: float
    change: float


@dataclass(frozen=True)
class Structure:
    """产业结构的诊断；各项合计与输入同单位，``difference``是末年的结构差异（0到2）。"""

    rows: tuple[StructureRow, ...]
    before: float
    after: float
    national: float
    mix: float
    competitive: float
    change: float
    difference: float


@dataclass(frozen=True)
class Scorecard:
    """五要素得分：0到100，50是与参照地区持平。``indicators``是各指标与它的得分。"""

    scores: dict[str, float]
    arithmetic: float
    geometric: float
    weakest: str
    indicators: tuple[tuple[Indicator, float], ...]


@dataclass(frozen=True)
class Portfolio:
    """有预算的组合，钱都是万元。

    ``nets``是各赛道扣掉争抢以后的净得益，``naive_nets``是不管别的县时的。``support``是预算加减一成、
    市场重合加减25个百分点的``SETTINGS``种设定里，各赛道入选几次；``unchecked``为真表示没有产业表，依托产业的底子没有查。
    """

    budget: float
    overlap: float
    tracks: tuple[Track, ...]
    nets: tuple[float, ...]
    naive_nets: tuple[float, ...]
    chosen: tuple[Track, ...]
    spent: float
    net: float
    naive: tuple[Track, ...]
    naive_net: float
    crowded: tuple[Track, ...]
    rootless: tuple[Track, ...]
    support: tuple[int, ...]
    unchecked: bool


@dataclass(frozen=True)
class Diagnosis:
    """一次诊断；没有哪张表，哪一部分就是``None``。"""

    structure: Structure | None
    scorecard: Scorecard | None
    portfolio: Portfolio | None


def diagnose(tables: Tables, budget: float | None = None, overlap: float = OVERLAP) -> Diagnosis:
    """``budget``是万元，不写就取各赛道投入合计的一半；``overlap``是与周边共同的市场占几成，%。

    预算不是正数、``overlap``不在0到100之间，抛出``ValueError``。
    """
    if budget is not None and not 0 < budget <= 1e12:
        raise ValueError("预算要是一个正数，单位是万元。")
    if not 0 <= overlap <= 100:
        raise ValueError("市场重合要在0%到100%之间。")
    structure = _structure(tables) if tables.industries else None
    return Diagnosis(
        structure,
        _scorecard(tables) if tables.factors else None,
        _portfolio(tables, structure, budget, overlap) if tables.tracks else None,
    )


def indicator_score(indicator: Indicator) -> float:
    """一个指标的得分 ``100·x/(x+x₀)``：与参照地区持平是50，是它的3倍是75；越小越好的反过来。都是0算持平。"""
    total = indicator.own + indicator.reference
    share = indicator.own / total if total else 0.5
    return 100 * (share if indicator.larger else 1 - share)


def _structure(tables: Tables) -> Structure:
    rows = tables.industries
    before, after = [row.before for row in rows], [row.after for row in rows]
    start, end = [row.reference_before for row in rows], [row.reference_after for row in rows]
    shifts = shift_share(before, after, start, end)
    # 参照地区末年归零的行业没有区位商
    alive = [i for i, value in enumerate(end) if value > 0]
    quotients: dict[int, float] = {}
    if sum(after[i] for i in alive) > 0:
        ratio = sum(after[i] for i in alive) / sum(after)
        found = location_quotients([after[i] for i in alive], [end[i] for i in alive])
        quotients = {i: value * ratio for i, value in zip(alive, found, strict=True)}
    return Structure(
        rows=tuple(
            StructureRow(
                row.name,
                row.before,
                row.after,
                quotients.get(i),
                shifts[i].national,
                shifts[i].mix,
                shifts[i].competitive,
                row.after - row.before,
            )
            for i, row in enumerate(rows)
        ),
        before=sum(before),
        after=sum(after),
        national=sum(shift.national for shift in shifts),
        mix=sum(shift.mix for shift in shifts),
        competitive=sum(shift.competitive for shift in shifts),
        change=sum(after) - sum(before),
        difference=structure_difference(after, end),
    )


def _scorecard(tables: Tables) -> Scorecard:
    indicators = tuple((indicator, indicator_score(indicator)) for indicator in tables.factors)
    parts: dict[str, list[float]] = {factor: [] for factor in FACTORS}
    for indicator, score in indicators:
        parts[indicator.factor].append(score)
    scores = {factor: fmean(values) for factor, values in parts.items()}
    equal = [1.0] * len(scores)
    return Scorecard(
        scores,
        arithmetic_mean(list(scores.values()), equal),
        geometric_mean(list(scores.values()), equal),
        min(scores, key=scores.get),
        indicators,
    )


def _portfolio(tables: Tables, structure: Structure | None, budget: float | None, overlap: float) -> Portfolio:
    tracks = tables.tracks
    costs = [track.cost for track in tracks]
    budget = sum(costs) / 2 if budget is None else budget
    naive_nets = tuple(track.benefit - track.cost for track in tracks)
    nets = _nets(tracks, overlap)
    wise, naive = best(costs, nets, budget), best(costs, naive_nets, budget)
    nearby = [
        best(costs, _nets(tracks, min(max(overlap + shift, 0), 100)), budget * scale)
        for shift in _SHIFTS
        for scale in _STRETCHES
    ]
    chosen = tuple(tracks[i] for i in wise)
    quotients = {row.name: row.quotient or 0.0 for row in structure.rows} if structure else {}
    # 没有产业表就查不了底子，只认写了“无”的
    weak = [track for track in chosen if track.root == NO_ROOT or quotients.get(track.root, 1.0) < 1]
    return Portfolio(
        budget=budget,
        overlap=overlap,
        tracks=tracks,
        nets=nets,
        naive_nets=naive_nets,
        chosen=chosen,
        spent=sum(track.cost for track in chosen),
        net=sum(nets[i] for i in wise),
        naive=tuple(tracks[i] for i in naive),
        naive_net=sum(nets[i] for i in naive),
        crowded=tuple(track for track in chosen if track.rivals >= CROWDED),
        rootless=tuple(weak),
        support=tuple(sum(i in other for other in nearby) for i in range(len(tracks))),
        unchecked=structure is None,
    )


def _nets(tracks: tuple[Track, ...], overlap: float) -> tuple[float, ...]:
    """各赛道扣掉争抢以后的净得益。"""
    return tuple(track.benefit * kept(track.rivals, overlap / 100) - track.cost for track in tracks)
