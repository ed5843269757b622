"""取舍：几样目标不能相加时，哪些方案不该选，哪些要靠取舍。

出处：Pareto, V. (1906). Manuale di economia politica. Milano: Società Editrice Libraria；
Koopmans, T. C. (1951). Analysis of Production as an Efficient Combination of Activities. 载Koopmans, T. C. (ed.),
Activity Analysis of Production and Allocation. New York: Wiley, 33–97。
"""

from __future__ import annotations

from collections.abc import Sequence


def dominates(first: Sequence[float], second: Sequence[float]) -> bool:
    """``first``每一样都不比``second``差，并且至少有一样更好。两者一一对应，都是越大越好。"""
    pairs = list(zip(first, second, strict=True))
    return all(a >= b for a, b in pairs) and any(a > b for a, b in pairs)


def frontier(options: Sequence[Sequence[float]]) -> list[int]:
    """没有被别的方案压倒的方案（帕累托前沿），返回它们的位置号，从小到大。"""
    return [
        place
        for place, option in enumerate(options)
        if not any(dominates(other, option) for other in options if other is not option)
    ]
