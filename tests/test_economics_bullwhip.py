"""牛鞭效应：与Chen等(2000)的公式、逐项展开的方差、一期一期记账的库存对照。"""

from itertools import pairwise
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import explorables
from course_utils.economics.bullwhip import (
    amplification,
    demand_history,
    orders,
    separate,
    shared,
    shortages,
    simulate,
    variance,
)

LEADS, WINDOWS = st.integers(1, 8), st.integers(1, 30)


@pytest.mark.parametrize(
    ("lead", "window", "expected"), [(1, 1, 5), (1, 4, 1.625), (3, 6, 2.5), (4, 8, 2.5), (0, 5, 1)]
)
def test_formula_by_hand(lead, window, expected):
    """Chen等(2000)的下界 1 + 2L/p + 2L²/p²（需求各期独立）：L=1、p=4时1+0.5+0.125。"""
    assert amplification(lead, window) == pytest.approx(expected)


@given(LEADS, WINDOWS)
def test_formula_is_the_variance_of_the_policy(lead, window):
    """订单 ``(1+L/p)·D_t − (L/p)·D_{t−p}``：喂进一个单位脉冲，响应的平方和就是各期独立时的方差之比。"""
    pulse = [0.0] * (2 * window) + [1.0] + [0.0] * (2 * window)
    response = orders(pulse, lead, window)
    assert sum(order**2 for order in response) == pytest.approx(amplification(lead, window))
    assert sum(response) == pytest.approx(1)


def test_chain_by_hand():
    """两级L都是2、p=4：各级放大2.5倍。各看各的是2.5、6.25；共享时第二级按ΣL=4算，1+2+2=5。"""
    assert separate([2, 2], 4) == pytest.approx([2.5, 6.25])
    assert shared([2, 2], 4) == pytest.approx([2.5, 5])


@given(st.lists(LEADS, min_size=2, max_size=5), WINDOWS)
def test_sharing_helps_upstream_but_not_the_first_stage(leads, window):
    """第一级一样；往上每一级共享都更小，但仍大于1，而且一级比一级大：只能减轻，不能消除。"""
    apart, together = separate(leads, window), shared(leads, window)
    assert apart[0] == together[0] > 1
    assert all(one > two for one, two in zip(apart[1:], together[1:], strict=True))
    assert all(below < above for below, above in pairwise(together))


@given(LEADS, st.integers(4, 20))
def test_separate_is_only_a_lower_bound(lead, window):
    """四级各看各的：脉冲响应是 ``(1+a − a·Bᵖ)⁴``，平方和由二项式展开，大于连乘的下界。"""
    a = lead / window
    exact = sum((comb(4, k) * (1 + a) ** (4 - k) * a**k) ** 2 for k in range(5))
    response = [0.0] * (5 * window) + [1.0] + [0.0] * (5 * window)
    for _ in range(4):
        response = orders(response, lead, window)
    assert sum(order**2 for order in response) == pytest.approx(exact)
    assert exact > separate([lead] * 4, window)[-1]


@pytest.mark.parametrize("window", [8, 20])
def test_long_simulation_agrees(window):
    """十万期的模拟与公式相差不到3%；各看各的，到上游大于下界。"""
    demand, leads = demand_history(100_000, 100, 10, seed=1), [3, 3, 3]
    assert simulate(demand, leads, window, True) == pytest.approx(shared(leads, window), rel=0.03)
    measured, bound = simulate(demand, leads, window, False), separate(leads, window)
    assert measured[0] == pytest.approx(bound[0], rel=0.03)
    assert measured[-1] > bound[-1]


def test_demand_is_the_same_everywhere():
    """同一个种子，处处得到逐位相同的数；十二个均匀数之和减6，方差是1。"""
    assert demand_history(3, 0, 1, seed=2000) == demand_history(3, 0, 1, seed=2000)
    long = demand_history(50_000, 100, 10, seed=3)
    assert sum(long) / len(long) == pytest.approx(100, abs=0.2)
    assert variance(long) == pytest.approx(100, rel=0.03)


@given(st.integers(1, 6), st.integers(1, 12))
def test_shortages_match_a_stock_ledger(lead, window):
    """一期一期记账：货在下单后第L期期初到，期末缺多少；总数等于 ``rise·L(L+p)/2``。"""
    rise, calm = 0.2, window + lead
    demand = [1.0] * calm + [1 + rise] * (lead + window)
    placed = [1.0] * window + orders(demand, lead, window)  # 平稳时每期要一个单位，在途正好L−1批
    stock, ledger = 0.0, []
    for period, need in enumerate(demand):
        arrived = placed[period - lead] if period >= lead else 1.0
        stock += arrived - need
        if period >= calm:
            ledger.append(-stock)
    assert ledger[: lead + window - 1] == pytest.approx(shortages(rise, lead, window))
    assert ledger[-1] == pytest.approx(0)
    assert sum(shortages(rise, lead, window)) == pytest.approx(rise * lead * (lead + window) / 2)


def test_senseless_inputs_are_refused():
    with pytest.raises(ValueError, match="提前期"):
        amplification(-1, 4)
    with pytest.raises(ValueError, match="移动平均"):
        amplification(1, 0)
    with pytest.raises(ValueError, match="至少是1"):
        shortages(0.2, 0, 4)


def test_scenarios_say_what_their_notes_say():
    """共享让上游平稳、不动第一级；共享却慢，模拟也比各看各的更糟；平均得越久越平稳，缺货越多。"""
    chain = explorables.get("supply-response")
    shown = {s.id: {m.id: float(m.value) for m in chain.scene(s.id).metrics} for s in chain.scenarios}
    apart, together = shown["traditional"], shown["new-quality"]
    assert together["first"] == apart["first"] and together["steel"] < apart["steel"] < apart["simulated"]
    assert shown["shared-but-slow"]["simulated"] > apart["simulated"]
    assert all(shown["shared-and-fast"][name] < together[name] for name in together)
    smooth = shown["over-smoothed"]
    assert smooth["steel"] < together["steel"] and smooth["shortage"] > together["shortage"]
