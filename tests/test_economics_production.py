"""生产函数与闭式解、手算值对照。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.production import cobb_douglas, o_ring

AMOUNT = st.floats(0.1, 10)
QUALITY = st.floats(0.05, 1)


def test_cobb_douglas_by_hand():
    """10·4^0.5·8^(1/3) = 10·2·2。"""
    assert cobb_douglas(10, [4, 8], [1 / 2, 1 / 3]) == pytest.approx(40)


@given(st.tuples(AMOUNT, AMOUNT, AMOUNT), st.floats(0.1, 5))
def test_constant_returns_when_shares_sum_to_one(inputs, scale):
    shares = [0.5, 0.3, 0.2]
    scaled = cobb_douglas(100, [scale * x for x in inputs], shares)
    assert scaled == pytest.approx(scale * cobb_douglas(100, inputs, shares))


@given(AMOUNT, st.floats(0.05, 0.95))
def test_quantity_of_one_factor_meets_diminishing_returns(amount, share):
    """弹性小于1时，同样一步，后一步比前一步小。"""
    first, second, third = (cobb_douglas(1, [amount + step, 2], [share, 1 - share]) for step in (0, 1, 2))
    assert second - first > third - second > 0


@given(st.tuples(QUALITY, QUALITY, QUALITY))
def test_quality_is_proportional(qualities):
    """把一个环节的质量减半，产出恰好减半：质量不递减。"""
    halved = (qualities[0] / 2, *qualities[1:])
    assert o_ring(100, halved) == pytest.approx(o_ring(100, qualities) / 2)


@given(QUALITY, st.floats(0.05, 0.9))
def test_qualities_are_complements(other, quality):
    """别的环节质量越高，这个环节提高一步越值钱。"""

    def gain(partner):
        return o_ring(1, [quality + 0.1, partner]) - o_ring(1, [quality, partner])

    assert gain(other) >= gain(other / 2)


def test_weakest_quality_gains_most():
    """0.9·0.5各加0.1：先补0.5（0.9·0.6）胜过补0.9（1.0·0.5）。"""
    assert o_ring(1, [0.9, 0.6]) == pytest.approx(0.54)
    assert o_ring(1, [0.9, 0.6]) > o_ring(1, [1.0, 0.5])


def test_senseless_inputs_are_refused():
    with pytest.raises(ValueError, match="负数"):
        cobb_douglas(1, [-1], [0.5])
    with pytest.raises(ValueError, match="0到1之间"):
        o_ring(1, [1.2])
    with pytest.raises(ValueError):
        cobb_douglas(1, [1, 2], [0.5])
