"""背包：与穷举相同，与教科书的算例相同。"""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils.economics.knapsack import best


def brute_force(costs: list[int], values: list[int], budget: int) -> int:
    """把每一种组合都试一遍，返回最大的总值。"""
    every = (pick for size in range(len(costs) + 1) for pick in combinations(range(len(costs)), size))
    return max(sum(values[i] for i in pick) for pick in every if sum(costs[i] for i in pick) <= budget)


@settings(max_examples=300)
@given(st.lists(st.tuples(st.integers(1, 30), st.integers(-20, 60)), max_size=10), st.integers(0, 120))
def test_equals_brute_force(items: list[tuple[int, int]], budget: int) -> None:
    """穷举：总值相同，花费不超预算，没有一个不值得的项目。"""
    costs, values = [item[0] for item in items], [item[1] for item in items]
    pick = best(costs, values, budget)
    assert sum(costs[i] for i in pick) <= budget
    assert sum(values[i] for i in pick) == brute_force(costs, values, budget)
    assert all(values[i] > 0 for i in pick) and list(pick) == sorted(set(pick))


def test_burkardt_p07() -> None:
    """Burkardt的KNAPSACK_01算例P07：15件，容量750，最优值1458。"""
    costs = [70, 73, 77, 80, 82, 87, 90, 94, 98, 106, 110, 113, 115, 118, 120]
    values = [135, 139, 149, 150, 156, 163, 173, 184, 192, 201, 210, 214, 221, 229, 240]
    pick = best(costs, values, 750)
    assert pick == (0, 2, 4, 6, 7, 8, 13, 14) and sum(values[i] for i in pick) == 1458


def test_dearer_is_not_always_kept() -> None:
    """预算多了，原来选的可以不再选。"""
    costs, values = [2, 3], [2, 5]
    assert best(costs, values, 2) == (0,) and best(costs, values, 3) == (1,)


def test_forty_items_with_equal_density() -> None:
    """最难的一类（价值与花费相等，40件）也算得完：正好装满。"""
    costs = [1000 + 37 * i for i in range(40)]
    pick = best(costs, costs, sum(costs) // 2)
    assert sum(costs[i] for i in pick) == sum(costs) // 2


def test_free_items_are_refused() -> None:
    """花费是0的项目没有意义，报错。"""
    with pytest.raises(ValueError, match="大于0"):
        best([0], [1], 1)
