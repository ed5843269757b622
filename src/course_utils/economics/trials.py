"""反复试验：成功有概率，失败能停、能学。

“至少成一个”是独立试验的初等概率。分阶段、看清再投的算法出自Roberts, K. & Weitzman, M. L. (1981).
Funding Criteria for Research, Development, and Exploration Projects. Econometrica, 49(5), 1261–1288。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod


def learning_chance(chance: float, gain: float, failures: int, ceiling: float) -> float:
    """失败``failures``次之后下一次的成功概率：每次失败提高``gain``，到``ceiling``为止；都是小数。"""
    return max(chance, min(chance + gain * failures, ceiling))


def at_least_one(chances: Sequence[float]) -> float:
    """至少成一个的概率 ``1 − ∏(1 − pₖ)``；``pₖ``是前面都失败时第k个的成功概率，相同时就是 ``1 − (1 − p)ⁿ``。"""
    return 1 - prod(1 - chance for chance in chances)


def staged_value(chance: float, detection: float, pilot: float, scale: float, payoff: float) -> float:
    """一个分两步的项目的期望净收益，与``payoff``同单位。

    先花``pilot``小试，再花``scale``放大，成功得``payoff``。不成的项目在小试时被认出来的概率是``detection``，
    认出来就停；能成的项目不会被误停：``p(R − I) − (1 − p)(1 − d)I − c``。
    """
    return chance * (payoff - scale) - (1 - chance) * (1 - detection) * scale - pilot


def failure_counts(chance: float, gain: float, ceiling: float, count: int) -> list[dict[int, float]]:
    """依次做``count``个项目，做第k个之前已失败几次的概率分布：``[{0: 1.0}, {0: p, 1: 1 − p}, …]``。"""
    now = {0: 1.0}
    history = []
    for _ in range(count):
        history.append(now)
        after: dict[int, float] = {}
        for failures, weight in now.items():
            success = learning_chance(chance, gain, failures, ceiling)
            after[failures] = after.get(failures, 0.0) + weight * success
            after[failures + 1] = after.get(failures + 1, 0.0) + weight * (1 - success)
        now = after
    return history


def mean_chances(chance: float, gain: float, ceiling: float, count: int) -> list[float]:
    """依次做``count``个项目，每个项目事前的平均成功概率。失败越多学得越多，所以按失败次数的分布来平均。"""
    return [
        sum(weight * learning_chance(chance, gain, failures, ceiling) for failures, weight in before.items())
        for before in failure_counts(chance, gain, ceiling, count)
    ]
