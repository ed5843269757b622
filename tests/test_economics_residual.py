"""余值的组成与对偶余值：照通常的办法核算已知真相的经济、国民收入恒等式、手算的例子都对得上。"""

from __future__ import annotations

from math import exp, log

import pytest

from course_utils.economics.accounting import growth_sources
from course_utils.economics.dual import dual_residual, share_drift, unit_incomes
from course_utils.economics.residual import STAY, HiddenEconomy

YEARS = 20
ECONOMY = HiddenEconomy(0.01, 0.012, 0.005, -0.1, 0.004, 0.5, 4.0, 0.4, 5)


def test_growth_accounting_recovers_the_hidden_parts() -> None:
    """恒等式：造出统计员看到的产出、资本、劳动，用growth_sources核算，余值正是五个部分之和。"""
    levels = [ECONOMY.levels(year, YEARS) for year in range(YEARS + 1)]
    capital = [exp(0.06 * year + 0.02 * (year % 3)) for year in range(YEARS + 1)]
    labour = [exp(0.01 * year) for year in range(YEARS + 1)]
    output = [
        exp(parts.total) * k**ECONOMY.capital_share * n ** (1 - ECONOMY.capital_share)
        for parts, k, n in zip(levels, capital, labour, strict=True)
    ]
    shares = [1 - ECONOMY.capital_share] * (YEARS + 1)
    found = growth_sources(output, capital, labour, [1.0] * (YEARS + 1), shares)
    assert found.tfp == pytest.approx(levels[-1].total / YEARS)


def test_periods_add_up_to_the_whole() -> None:
    """各段的年均增长乘以年数，加起来就是全期。"""
    total = sum(5 * parts.total for parts in ECONOMY.periods(YEARS, 5))
    assert total == pytest.approx(ECONOMY.levels(YEARS, YEARS).total)


def test_each_part_by_hand() -> None:
    """封闭解：技术是gt，技能是(1-α)qt，价格是bt，开工是αln(1+x)，转移是两处产出的加权平均之比。"""
    last = ECONOMY.levels(YEARS, YEARS)
    assert last.technology == pytest.approx(0.2)
    assert last.skill == pytest.approx(0.6 * 0.1)
    assert last.prices == pytest.approx(0.08)
    assert last.utilisation == pytest.approx(0.4 * log(0.9))
    assert last.reallocation == pytest.approx(log((0.26 + 4 * 0.74) / 2.5))
    assert ECONOMY.levels(15, YEARS).utilisation == 0


def test_moving_stops_at_the_floor() -> None:
    """劳动力转完以后，转移不再有贡献。"""
    fast = HiddenEconomy(0, 0.1, 0, 0, 0, 0.5, 4.0, 0.4, 5)
    assert fast.levels(5, YEARS).total == fast.levels(20, YEARS).total == pytest.approx(log((STAY + 3.8) / 2.5))


# 份额、产出、资本、劳动都在变的四年，示意
SHARES = [0.60, 0.58, 0.55, 0.57]
OUTPUT, CAPITAL, LABOUR = [100, 108, 115, 127], [300, 330, 361, 390], [50, 51, 51.5, 53]


def primal(shares: list[float]) -> float:
    """索洛余值。"""
    return growth_sources(OUTPUT, CAPITAL, LABOUR, [1.0] * 4, shares).tfp


def dual(shares: list[float]) -> float:
    """由同一份账推出的工资与租金算的对偶余值。"""
    wages = unit_incomes(OUTPUT, LABOUR, shares)
    rentals = unit_incomes(OUTPUT, CAPITAL, [1 - share for share in shares])
    return dual_residual(wages, rentals, shares)


def test_dual_equals_primal_when_shares_are_constant() -> None:
    """恒等式Y=wL+rK（Hsieh 2002，式1至式4）：份额不变时，对偶余值就是索洛余值。"""
    assert dual([0.6] * 4) == pytest.approx(primal([0.6] * 4), abs=1e-15)
    assert share_drift([0.6] * 4) == 0


def test_dual_differs_by_the_share_drift() -> None:
    """恒等式：份额变动时，两者恰好相差share_drift，而且小得可以不管。"""
    assert dual(SHARES) - primal(SHARES) == pytest.approx(share_drift(SHARES), abs=1e-15)
    assert abs(share_drift(SHARES)) < 0.0001


def test_incomes_exhaust_output() -> None:
    """工资乘劳动加租金乘资本等于产出。"""
    wages = unit_incomes(OUTPUT, LABOUR, SHARES)
    rentals = unit_incomes(OUTPUT, CAPITAL, [1 - share for share in SHARES])
    paid = [w * n + r * k for w, n, r, k in zip(wages, LABOUR, rentals, CAPITAL, strict=True)]
    assert paid == pytest.approx(OUTPUT)


def test_dual_by_hand() -> None:
    """手算：工资增长一成、租金不变、份额0.6，余值是0.6×ln1.1。"""
    assert dual_residual([10, 11], [2, 2], [0.6, 0.6]) == pytest.approx(0.6 * log(1.1))


@pytest.mark.parametrize("columns", [([1], [1], [0.5]), ([1, 2], [1, 2], [0.5])])
def test_unequal_columns_are_refused(columns: tuple[list[float], ...]) -> None:
    """长度不一致或只有一年，用中文说清楚。"""
    with pytest.raises(ValueError, match="至少有两年"):
        dual_residual(*columns)
