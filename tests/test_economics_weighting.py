"""熵权法：手算值与“没有差异就没有权重”。"""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.weighting import entropy, entropy_weights


def test_entropy_by_hand():
    """Shannon (1948) 第6节：等可能时熵最大，为ln m；确定的事熵为0；(1/2, 1/4, 1/4)是1.5比特。"""
    assert entropy([0.25] * 4) == pytest.approx(log(4))
    assert entropy([1.0, 0.0]) == 0
    assert entropy([0.5, 0.25, 0.25]) == pytest.approx(1.5 * log(2))


def test_weights_by_hand():
    """两地两项：(50, 50)没有差异，权重全归(100, 0)。"""
    assert entropy_weights([[50, 100], [50, 0]]) == pytest.approx([0, 1])


def test_weights_of_three_columns_by_hand():
    """占比(1/4, 3/4)的熵是0.8113比特，差异0.1887；占比(1/8, 7/8)的熵是0.5436比特，差异0.4564。"""
    weights = entropy_weights([[10, 5, 20], [30, 35, 20]])
    assert weights == pytest.approx([0.1887 / 0.6451, 0.4564 / 0.6451, 0], abs=1e-4)


@given(st.lists(st.lists(st.integers(1, 100), min_size=4, max_size=4), min_size=2, max_size=6))
def test_weights_sum_to_one_and_ignore_constants(table):
    table = [[*row, 40] for row in table]
    if all(len(set(column)) == 1 for column in zip(*table, strict=True)):
        return
    weights = entropy_weights(table)
    assert sum(weights) == pytest.approx(1) and weights[-1] == 0 and min(weights) >= -1e-9


def test_scale_does_not_matter():
    table = [[60, 35, 65], [62, 40, 60], [90, 41, 35]]
    assert entropy_weights([[10 * a, b, c] for a, b, c in table]) == pytest.approx(entropy_weights(table))


def test_senseless_tables_are_refused():
    with pytest.raises(ValueError, match="两个地方"):
        entropy_weights([[1, 2]])
    with pytest.raises(ValueError, match="完全相同"):
        entropy_weights([[1, 2], [1, 2]])
    with pytest.raises(ValueError, match="负数"):
        entropy_weights([[-1, 2], [3, 4]])
    with pytest.raises(ValueError, match="全是0"):
        entropy_weights([[0, 2], [0, 4]])
