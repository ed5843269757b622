"""区位商与偏离—份额：印出来的算例、恒等式与边界。"""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.regional import location_quotients, shift_share, structure_difference

# Krumme, G. (University of Washington, Geography 350) “Shift & Share Table with Excel Explanations”里的算例：
# 地区的四个行业，参照地区的四个占比与增长率
REGION_1985, REGION_1995 = [500, 100, 200, 200], [1000, 100, 250, 280]
NATION_1985 = [10, 20, 40, 30]
NATION_1995 = [11.0, 24.0, 52.0, 42.0]


def test_krumme_worked_example() -> None:
    """Krumme的算例：总变化630＝全国290＋结构-80＋竞争力420；区位商5、0.5、0.5、0.667。"""
    shifts = shift_share(REGION_1985, REGION_1995, NATION_1985, NATION_1995)
    assert sum(shift.national for shift in shifts) == pytest.approx(290)
    assert sum(shift.mix for shift in shifts) == pytest.approx(-80)
    assert sum(shift.competitive for shift in shifts) == pytest.approx(420)
    assert [shift.competitive for shift in shifts] == pytest.approx([450, -20, -10, 0])
    assert [shift.mix for shift in shifts] == pytest.approx([-95, -9, 2, 22])
    assert location_quotients(REGION_1985, NATION_1985) == pytest.approx([5, 0.5, 0.5, 2 / 3])


amounts = st.fractions(min_value=0, max_value=10**6)
positive = st.fractions(min_value=Fraction(1, 1000), max_value=10**6)


@given(st.lists(st.tuples(positive, amounts, positive, positive), min_size=1, max_size=8))
def test_three_parts_add_up_exactly(rows: list[tuple[Fraction, ...]]) -> None:
    """恒等式：每个行业的三份之和恰好等于实际变化；用分数算，一点误差也没有。"""
    if sum(row[1] for row in rows) == 0:
        return
    columns = [list(column) for column in zip(*rows, strict=True)]
    for shift, (before, after, _, _) in zip(shift_share(*columns), rows, strict=True):
        assert shift.change == after - before


@given(st.lists(st.tuples(positive, positive), min_size=1, max_size=8))
def test_weighted_quotients_average_to_one(rows: list[tuple[Fraction, Fraction]]) -> None:
    """以参照地区的占比加权，区位商的平均恰好是1。"""
    local, reference = ([*column] for column in zip(*rows, strict=True))
    quotients = location_quotients(local, reference)
    assert sum(q * share for q, share in zip(quotients, reference, strict=True)) == sum(reference)


def test_same_structure_has_no_mix() -> None:
    """结构与参照地区相同，结构偏离的合计是0，差异是0；没有一个共同的行业，差异是2。"""
    shifts = shift_share([1, 2], [3, 3], [10, 20], [12, 30])
    assert sum(shift.mix for shift in shifts) == pytest.approx(0)
    assert structure_difference([1, 2], [10, 20]) == pytest.approx(0)
    assert structure_difference([1, 0], [0, 1]) == 2


@pytest.mark.parametrize("local, reference", [([], []), ([-1, 2], [1, 1]), ([0, 0], [1, 1]), ([1, 1], [0, 1])], ids=str)
def test_impossible_numbers_are_refused(local: list[float], reference: list[float]) -> None:
    """空的、负的、合计是0的、参照地区没有的行业：以中文报错。"""
    with pytest.raises(ValueError, match=r"本地|参照地区"):
        location_quotients(local, reference)
