"""0—1背包：有限的钱里选哪几个项目，总值最大。一个项目要么整个做，要么不做。

只留“没有更省又更值的”组合，一个一个项目地加；再用“剩下的钱按性价比填满”作上界，够不着的就丢掉。答案是精确的。
算法：Nemhauser, G. L. & Ullmann, Z. (1969). Discrete Dynamic Programming and Capital Allocation.
Management Science, 15(9), 494–505；上界：Dantzig, G. B. (1957). Discrete-Variable Extremum Problems.
Operations Research, 5(2), 266–288。
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from heapq import merge
from itertools import accumulate

# 花费、总值、选了哪些（二进制的一位是一个项目）
State = tuple[float, float, int]
_ROUNDING = 1e-9


def best(costs: Sequence[float], values: Sequence[float], budget: float) -> tuple[int, ...]:
    """总花费不超过``budget``、总值最大的一组项目的号码（从0数起，升序）；总值相同时取花费少的。

    ``costs``都要大于0，与``budget``同单位；``values``可正可负，负的和0的从不入选。
    """
    if min(costs, default=1) <= 0:
        raise ValueError("每个项目的花费都要大于0。")
    usable = [i for i, (cost, value) in enumerate(zip(costs, values, strict=True)) if value > 0 and cost <= budget]
    usable.sort(key=lambda i: values[i] / costs[i], reverse=True)
    # 前几个项目的累计花费与累计总值
    spent = [0.0, *accumulate(costs[i] for i in usable)]
    worth = [0.0, *accumulate(values[i] for i in usable)]

    states: list[State] = [(0.0, 0.0, 0)]
    for place, item in enumerate(usable):
        added = [(c + costs[item], v + values[item], chosen | 1 << item) for c, v, chosen in states]
        states = _undominated(states, [state for state in added if state[0] <= budget])
        states = _promising(states, place + 1, spent, worth, budget)
    chosen = max(states, key=lambda state: (state[1], -state[0]))[2]
    return tuple(i for i in range(len(costs)) if chosen >> i & 1)


def _undominated(old: list[State], new: list[State]) -> list[State]:
    """按花费排好，花得更多的必须更值。"""
    kept: list[State] = []
    for state in merge(old, new, key=lambda state: (state[0], -state[1])):
        if not kept or state[1] > kept[-1][1]:
            kept.append(state)
    return kept


def _promising(states: list[State], done: int, spent: list[float], worth: list[float], budget: float) -> list[State]:
    """丢掉即使能把最后一个项目做一部分也追不上的组合。"""
    floor, bounds = 0.0, []
    for cost, value, _ in states:
        room = budget - cost + spent[done]
        full = max(bisect_right(spent, room) - 1, done)
        sure = value + worth[full] - worth[done]
        part = 0.0
        if full + 1 < len(spent):
            part = (room - spent[full]) * (worth[full + 1] - worth[full]) / (spent[full + 1] - spent[full])
        floor = max(floor, sure)
        bounds.append(sure + part)
    return [state for state, bound in zip(states, bounds, strict=True) if bound >= floor * (1 - _ROUNDING)]
