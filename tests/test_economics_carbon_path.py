"""增长与排放的路径、两本账：恒等式、闭式解与手算。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.carbon_path import CarbonPath, break_even_decline
from course_utils.economics.embodied import consumption_emissions, total_intensities

RATES = st.floats(0, 0.06)


@given(RATES, st.floats(0, 0.04), st.floats(0, 1.2), st.floats(0, 0.01), st.floats(0, 1), st.integers(0, 40))
def test_scale_structure_technology(growth, efficiency, rebound, shift, offshore, year) -> None:
    """规模×结构×技术就是地域排放；消费排放不低于它，全部改为进口时等于结构没有变过。"""
    path = CarbonPath(growth, efficiency, rebound, shift, offshore)
    assert path.territorial(year) == pytest.approx(path.gdp(year) * path.structure(year) * path.technology(year))
    assert path.consumption(year) >= path.territorial(year) * (1 - 1e-12)
    moved = CarbonPath(growth, efficiency, rebound, shift, 1.0)
    stayed = CarbonPath(growth, efficiency, rebound, 0.0, 0.0)
    assert moved.consumption(year) == pytest.approx(stayed.territorial(year))


@given(RATES, st.integers(1, 40))
def test_break_even_is_where_emissions_stand_still(growth, year) -> None:
    """闭式解：强度每年降g/(1+g)，排放恰好不变。"""
    assert CarbonPath(growth, break_even_decline(growth), 0, 0, 0).territorial(year) == pytest.approx(1)


def test_rebound_by_hand() -> None:
    """效率每年提高4%，回弹100%等于没有提高，120%则越省越费。"""
    assert CarbonPath(0, 0.04, 1.0, 0, 0).territorial(10) == 1
    assert CarbonPath(0, 0.04, 1.2, 0, 0).territorial(1) == pytest.approx(1.008)


def test_structure_by_hand() -> None:
    """重工业由40%降到下限10%：(1＋3×0.1)÷(1＋3×0.4)＝13/22，之后不再降。"""
    path = CarbonPath(0, 0, 0, 0.01, 0)
    assert path.structure(30) == pytest.approx(13 / 22) == path.structure(50)


# 甲的部门产出100，卖给乙的部门20作中间品；乙的部门产出80，不卖给甲
FLOWS = [[0, 20], [0, 0]]
OUTPUTS = [100, 80]
EMISSIONS = [50, 8]


def test_embodied_by_hand() -> None:
    """甲每单位0.5；乙自己0.1，加上每单位用甲的0.25个、含0.125，共0.225。"""
    assert total_intensities(FLOWS, OUTPUTS, EMISSIONS) == pytest.approx([0.5, 0.225])


@given(st.floats(0, 80), st.floats(0, 80))
def test_two_accounts_agree_in_total(first, second) -> None:
    """总量守恒（Davis与Caldeira 2010）：不论最终产品怎样分给两地，消费排放相加等于排放总量。"""
    intensities = total_intensities(FLOWS, OUTPUTS, EMISSIONS)
    mine = consumption_emissions(intensities, [first, second])
    others = consumption_emissions(intensities, [80 - first, 80 - second])
    assert mine + others == pytest.approx(sum(EMISSIONS))


def test_embodied_needs_emissions_for_each_sector() -> None:
    """排放少给一个，用一句中文说明。"""
    with pytest.raises(ValueError, match="每个部门要有一个排放量"):
        total_intensities(FLOWS, OUTPUTS, [50])
