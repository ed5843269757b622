"""现值：与逐年相加、年金现值系数表和闭式解对照。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.present_value import growing_annuity, level_benefit

RATES = st.floats(0, 0.2)


@pytest.mark.parametrize(
    ("rate", "years", "factor"),
    # 复利系数表里的期末付年金现值系数(P/A, r, n)，通行的四位小数
    [(0.05, 10, 7.7217), (0.08, 20, 9.8181), (0.10, 5, 3.7908), (0.12, 30, 8.0552)],
)
def test_annuity_table(rate, years, factor):
    """期初付比期末付的现值大(1+r)倍。"""
    assert growing_annuity(0, rate, years) / (1 + rate) == pytest.approx(factor, abs=5e-5)


@given(RATES, RATES, st.integers(1, 60))
def test_sum_of_years(growth, rate, years):
    """与逐年相加一致，增长率等于折现率时恰好是年数。"""
    ratio = (1 + growth) / (1 + rate)
    assert growing_annuity(growth, rate, years) == pytest.approx(sum(ratio**t for t in range(years)), rel=1e-6)
    assert growing_annuity(rate, rate, years) == years


@given(RATES, st.integers(1, 60))
def test_level_benefit_of_a_level_stream(rate, years):
    assert level_benefit(100, 0, rate, years) == pytest.approx(100)


def test_level_benefit_by_hand():
    """100与110两笔，折现率10%：现值都是100，合200；两年每年x，x(1+1/1.1)＝200，x＝104.76。不折现就是平均数105。"""
    assert level_benefit(100, 0.1, 0.1, 2) == pytest.approx(200 / (1 + 1 / 1.1))
    assert level_benefit(100, 0.1, 0, 2) == pytest.approx(105)


def test_higher_discount_rates_favour_the_present():
    """效益增长的，折现率越高，等值年效益越低；只看一年就是第一年。"""
    levels = [level_benefit(60, 0.02, rate / 100, 50) for rate in range(13)]
    assert levels == sorted(levels, reverse=True)
    assert level_benefit(60, 0.02, 0.05, 1) == 60


def test_senseless_numbers_are_refused():
    with pytest.raises(ValueError, match="年数"):
        growing_annuity(0, 0.05, 0)
