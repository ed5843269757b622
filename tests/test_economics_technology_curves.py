"""技术曲线：与闭式解、摩尔定律的算术和英特尔公布的晶体管数对照。"""

from itertools import pairwise
from math import log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.technology_curves import (
    MOORE_DOUBLING,
    average_doubling_time,
    bending_year,
    exponential,
    linear,
    relay,
    s_curve,
)

TIMES, CEILINGS = st.floats(0.5, 10), st.floats(2, 1e6)


def test_doubling_by_hand():
    """两年翻一番，二十年翻十番，是1024倍；每年加起点的一成，二十年是3倍。"""
    assert exponential(MOORE_DOUBLING, 20) == 1024
    assert linear(0.1, 20) == pytest.approx(3)


def test_moores_forecast_of_1965():
    """Moore (1965)：1965年约64个元件，照每年翻一番，1975年约65000个（原文“as large as 65,000”）。"""
    assert 64 * exponential(1, 10) == 65536


def test_intel_transistors():
    """英特尔公布：4004（1971年）2300个晶体管，Pentium 4（2000年）4200万个；平均约两年翻一番。"""
    assert average_doubling_time(42_000_000 / 2300, 2000 - 1971) == pytest.approx(MOORE_DOUBLING, abs=0.1)


@given(TIMES, CEILINGS)
def test_s_curve_shape(doubling, ceiling):
    """起点是1，半程在 ``T·log₂(K−1)``，最后贴近K，从不超过同样起步的指数。"""
    assert s_curve(doubling, ceiling, 0) == pytest.approx(1)
    assert s_curve(doubling, ceiling, doubling * log2(ceiling - 1)) == pytest.approx(ceiling / 2)
    assert s_curve(doubling, ceiling, 60 * doubling) == pytest.approx(ceiling)
    assert s_curve(doubling, ceiling, 3 * doubling) <= exponential(doubling, 3 * doubling)


@given(TIMES, CEILINGS)
def test_s_curve_solves_its_equation(doubling, ceiling):
    """逻辑斯蒂方程 ``y′ = (ln2/T)·y·(1 − y/K)``，用中心差分核对。"""
    step, year = 1e-4 * doubling, 2 * doubling
    slope = (s_curve(doubling, ceiling, year + step) - s_curve(doubling, ceiling, year - step)) / (2 * step)
    level = s_curve(doubling, ceiling, year)
    expected = level * (1 - level / ceiling) * 0.6931471805599453 / doubling
    assert slope == pytest.approx(expected, rel=1e-3, abs=1e-6)


@given(TIMES, CEILINGS)
def test_bending_year(doubling, ceiling):
    year = bending_year(doubling, ceiling)
    assert s_curve(doubling, ceiling, year) == pytest.approx(exponential(doubling, year) / 2)


def test_relay_multiplies():
    """第二代第10年来：之前同一条S曲线，之后是两条相乘，跑得够久是K²；每代都不会使水平下降。"""
    assert relay(2, 8, 10, 9) == s_curve(2, 8, 9)
    assert relay(2, 8, 10, 13) == pytest.approx(s_curve(2, 8, 13) * s_curve(2, 8, 3))
    assert relay(1, 8, 50, 99) == pytest.approx(64, rel=1e-9)
    levels = [relay(2, 8, 10, year) for year in range(40)]
    assert all(later > earlier for earlier, later in pairwise(levels))


def test_no_growth_has_no_doubling_time():
    with pytest.raises(ValueError, match="翻番"):
        average_doubling_time(1, 10)
