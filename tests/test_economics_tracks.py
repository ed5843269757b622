"""技术赛道：手算值与闭式。"""

from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.tracks import Track, annuity


def test_annuity_by_hand():
    """利率5%，第3到15年每年1元：(e^−0.15 − e^−0.75)÷0.05＝(0.8607 − 0.4724)÷0.05＝7.767。"""
    assert annuity(0.05, 3, 15) == pytest.approx(7.767, abs=1e-3)
    assert annuity(0, 3, 15) == 12 and annuity(0.05, 15, 3) == 0


@given(st.floats(0.01, 0.2), st.floats(0, 10), st.floats(10, 20), st.floats(20, 40))
def test_annuities_add_up(rate, start, middle, end):
    assert annuity(rate, start, middle) + annuity(rate, middle, end) == pytest.approx(annuity(rate, start, end))


def test_value_by_hand():
    """就绪度7级：还差两级，全力做3年，概率0.81，接住七成，40·0.567＝22.68；

    收入22.68·7.767＝176.1，投入10·(1 − e^−0.15)÷0.05＝27.9，净148.3。
    """
    track = Track(7, 70, 40)
    assert (track.years(1.5), track.success(0.9)) == (3, pytest.approx(0.81))
    value = track.value(horizon=15, weight=1, pace=1.5, step=0.9, cost=10, rate=0.05)
    assert value == pytest.approx(148.3, abs=0.1)


def test_a_track_that_arrives_too_late_only_costs():
    value = Track(3, 10, 110).value(horizon=5, weight=1, pace=1.5, step=0.9, cost=10, rate=0.05)
    assert value == pytest.approx(-10 * (1 - exp(-0.25)) / 0.05)


def test_half_the_effort_takes_twice_as_long():
    assert Track(5, 50, 60).years(1.5, 0.5) == 2 * Track(5, 50, 60).years(1.5)


@given(st.floats(0, 100), st.floats(0, 2))
def test_weight_zero_makes_the_base_irrelevant(base, weight):
    assert Track(5, base, 60).capture(0) == 1
    assert 0 <= Track(5, base, 60).capture(weight) <= 1
