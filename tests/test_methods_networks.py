"""供货网络的中心度：同列昂惕夫逆、影响向量的闭式解、特征向量的定义一致。"""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.data.industry import china_io_2007_groups
from course_utils.economics.linkages import leontief_inverse
from course_utils.methods.networks import eigenvector, influence_vector, katz, supply_network

TABLE = china_io_2007_groups()
COEFFICIENTS = np.array(TABLE.flows) / np.array(TABLE.outputs)
NETWORK = supply_network(TABLE.sectors, COEFFICIENTS)


def test_katz_is_the_row_sum_of_the_leontief_inverse() -> None:
    """恒等式：衰减取1的卡茨中心度就是列昂惕夫逆的行和。"""
    rows = [sum(row) for row in leontief_inverse(TABLE.flows, TABLE.outputs)]
    assert list(katz(NETWORK).values()) == pytest.approx(rows)


def test_influence_vector_closed_form() -> None:
    """Acemoglu等人（2012）的闭式解v = (α/n)[I－(1－α)W]^-1·1，加起来等于1。"""
    share, size = 0.35, len(TABLE.sectors)
    weights = COEFFICIENTS / COEFFICIENTS.sum(axis=0)
    expected = share / size * np.linalg.solve(np.eye(size) - (1 - share) * weights, np.ones(size))
    found = influence_vector(NETWORK, share)
    assert list(found.values()) == pytest.approx(expected.tolist(), rel=1e-6)
    assert sum(found.values()) == pytest.approx(1)


def test_everyone_alike_has_equal_influence() -> None:
    """人人互用、比例相同的网络，影响向量处处是1/n；一家供应大家的星形网络，中心最大。"""
    even = supply_network("甲乙丙", [[0.2] * 3] * 3)
    assert list(influence_vector(even, 0.4).values()) == pytest.approx([1 / 3] * 3)
    star = influence_vector(supply_network("甲乙丙", [[0.5, 0.5, 0.5], [0, 0, 0], [0, 0, 0]]), 0.4)
    assert star["甲"] == pytest.approx(0.4 / 3 + 0.6)


def test_eigenvector_is_an_eigenvector() -> None:
    """定义：A乘它等于最大特征值乘它，加起来等于1。"""
    found = np.array(list(eigenvector(NETWORK).values()))
    assert found.sum() == pytest.approx(1)
    largest = max(abs(np.linalg.eigvals(COEFFICIENTS)))
    assert COEFFICIENTS @ found == pytest.approx(largest * found)


@pytest.mark.parametrize("share", [0, 1, -0.2])
def test_labour_share_must_be_inside(share: float) -> None:
    """劳动的份额不在0与1之间，用中文说清楚。"""
    with pytest.raises(ValueError, match="0与1之间"):
        influence_vector(NETWORK, share)
