"""清单的重合：费希尔的品茶实验、scipy的超几何分布、手算的Jaccard系数。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import hypergeom

from course_utils.economics.overlap import chance_of_overlap, expected_overlap, jaccard


def test_lady_tasting_tea() -> None:
    """Fisher (1935)第二章：八杯里挑四杯，全对的机会是1/70，至少对三杯是17/70。"""
    assert chance_of_overlap(4, 4, 4, 8) == pytest.approx(1 / 70)
    assert chance_of_overlap(3, 4, 4, 8) == pytest.approx(17 / 70)


@given(st.integers(1, 30), st.data())
def test_hypergeometric(universe: int, data: st.DataObject) -> None:
    """上尾与期望同scipy一致；至少重合0个是必然的。"""
    first, second = (data.draw(st.integers(0, universe)) for _ in range(2))
    shared = data.draw(st.integers(0, universe))
    tail = hypergeom.pmf(range(shared, universe + 1), universe, first, second).sum()
    assert chance_of_overlap(shared, first, second, universe) == pytest.approx(tail, abs=1e-9)
    mean = sum(k * hypergeom.pmf(k, universe, first, second) for k in range(universe + 1))
    assert expected_overlap(first, second, universe) == pytest.approx(mean)
    assert chance_of_overlap(0, first, second, universe) == pytest.approx(1)


def test_jaccard_by_hand() -> None:
    """交集除以并集：两个共有、四个合计，是一半。"""
    assert jaccard("甲乙丙", "乙丙丁") == 0.5
    assert jaccard("甲", "甲") == 1 and jaccard("甲", "乙") == 0 and jaccard("", "") == 0


@pytest.mark.parametrize("sizes", [(10, 1, 9), (-1, 1, 9), (0, 0, 0)])
def test_impossible_lists_are_refused(sizes: tuple[int, int, int]) -> None:
    """清单不会比备选的还长。"""
    with pytest.raises(ValueError, match="备选主题"):
        expected_overlap(*sizes)
