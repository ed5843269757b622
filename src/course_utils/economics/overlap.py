"""两张清单有多重合，又有多少重合是随便挑也会有的。

一张清单看作从``universe``个备选主题里挑出的几个主题。若两张清单各自随意挑，共有的主题数服从超几何分布，
这就是Fisher精确检验的道理，出处：Fisher, R. A. (1935). The Design of Experiments，第二章。
重合程度用Jaccard系数：共有的主题数除以合在一起的主题数。
"""

from __future__ import annotations

from collections.abc import Collection
from math import comb


def jaccard(first: Collection[str], second: Collection[str]) -> float:
    """共有的除以合在一起的，在0到1之间；两张清单都空时是0。"""
    union = set(first) | set(second)
    return len(set(first) & set(second)) / len(union) if union else 0.0


def expected_overlap(first: int, second: int, universe: int) -> float:
    """各自从``universe``个主题里随意挑``first``个与``second``个，平均有几个相同：``first·second/universe``。"""
    _check(first, second, universe)
    return first * second / universe


def chance_of_overlap(shared: int, first: int, second: int, universe: int) -> float:
    """随意挑也至少有``shared``个相同的概率，在0到1之间：超几何分布的上尾。"""
    _check(first, second, universe)
    ways = range(max(shared, 0), min(first, second) + 1)
    return sum(comb(first, k) * comb(universe - first, second - k) for k in ways) / comb(universe, second)


def _check(first: int, second: int, universe: int) -> None:
    if not (0 <= first <= universe and 0 <= second <= universe and universe):
        raise ValueError("清单里的主题数要在0到备选主题数之间，备选主题至少有一个。")
