"""国产与进口、假设抽取：同教科书的例子、恒等式、直接改矩阵再求解的结果一致。"""

from __future__ import annotations

import numpy as np
import pytest

from course_utils.economics.extraction import backward_extraction, forward_extraction, total_extraction
from course_utils.economics.imports import OpenEconomy, domestic_flows, home_demand, import_shares
from course_utils.economics.linkages import leontief_inverse, upstreamness

# Miller & Blair《Input-Output Analysis》第2章的两部门例子
FLOWS, OUTPUTS, DEMAND = [[150, 500], [200, 100]], [1000, 2000], [350, 1700]
INVERSE = leontief_inverse(FLOWS, OUTPUTS)


def solved(sector: int, row: float = 1, column: float = 1, demand: float = 1) -> list[float]:
    """不用公式：把``sector``那一行、那一列的消耗系数与最终需求各乘一个数，再解方程，给出各部门少多少。"""
    coefficients = np.array(FLOWS) / np.array(OUTPUTS)
    wanted = np.array(DEMAND, dtype=float)
    coefficients[sector] *= row
    coefficients[:, sector] *= column
    wanted[sector] *= demand
    return list(np.array(OUTPUTS) - np.linalg.solve(np.eye(2) - coefficients, wanted))


def test_textbook_new_demand() -> None:
    """Miller & Blair第2章：最终需求变为600与1500，产出变为1247.5与1841.6。"""
    push = OpenEconomy.of(FLOWS, OUTPUTS, [0, 0]).push([600, 1500])
    assert [round(value, 1) for value in push.outputs] == [1247.5, 1841.6]
    assert push.imports == [0, 0]


@pytest.mark.parametrize("sector", [0, 1])
def test_extractions_follow_their_definitions(sector: int) -> None:
    """秩一更新的公式，同照定义删掉行与列再解方程一致（Miller & Blair第12章的三种抽取）。"""
    assert total_extraction(INVERSE, OUTPUTS, sector) == pytest.approx(solved(sector, row=0, demand=0))
    assert backward_extraction(INVERSE, OUTPUTS, sector) == pytest.approx(solved(sector, column=0))
    assert forward_extraction(INVERSE, OUTPUTS, DEMAND, sector) == pytest.approx(solved(sector, row=0))
    part = solved(sector, row=0.7, demand=0.7)
    assert total_extraction(INVERSE, OUTPUTS, sector, 0.3) == pytest.approx(part)


def test_total_extraction_by_hand() -> None:
    """抽掉第一部门，第二部门只为自己：1700÷0.95≈1789.5，一共少1000＋210.5。"""
    assert total_extraction(INVERSE, OUTPUTS, 0) == pytest.approx([1000, 2000 - 1700 / 0.95])


def test_a_sector_without_links_takes_only_itself() -> None:
    """同谁都没有买卖的部门，抽掉它，别的部门一分不少。"""
    inverse = leontief_inverse([[0, 0, 0], [0, 20, 30], [0, 10, 5]], [40, 100, 80])
    assert total_extraction(inverse, [40, 100, 80], 0) == [40, 0, 0]
    assert backward_extraction(inverse, [40, 100, 80], 0) == [0, 0, 0]
    assert forward_extraction(inverse, [40, 100, 80], [40, 50, 65], 0) == [0, 0, 0]


def test_nothing_extracted_nothing_lost() -> None:
    """抽取的份额是0，谁也不少；份额不在0到1之间，说清楚。"""
    assert total_extraction(INVERSE, OUTPUTS, 0, 0) == [0, 0]
    for share in (-0.1, 1.5):
        with pytest.raises(ValueError, match="0到1之间"):
            total_extraction(INVERSE, OUTPUTS, 0, share)


def test_money_is_either_value_added_or_imports() -> None:
    """恒等式：国内增加值加进口等于投下的最终需求，不论进口比例是多少。"""
    rates = [1 - sum(row[j] for row in FLOWS) / OUTPUTS[j] for j in range(2)]
    for shares in ([0, 0], [0.3, 0.1], [1, 0.5]):
        push = OpenEconomy.of(FLOWS, OUTPUTS, shares).push([60, 40])
        added = sum(rate * output for rate, output in zip(rates, push.outputs, strict=True))
        assert added + sum(push.imports) == pytest.approx(100)


def test_one_good_economy() -> None:
    """一种产品：进口四成，消耗系数0.5，100元需求引起60÷(1－0.3)的产出，其余57.1元漏成进口。"""
    push = OpenEconomy.of([[50]], [100], [0.4]).push([100])
    assert push.outputs == pytest.approx([60 / 0.7])
    assert push.imports == pytest.approx([100 - 30 / 0.7])


def test_import_shares() -> None:
    """进口占国内使用的几成；国产的中间使用按比例打折；进口比使用还多时说清楚。"""
    shares = import_shares([[30, 20], [0, 10]], [50, 40], [25, 0])
    assert shares == [0.25, 0]
    assert domestic_flows([[30, 20], [0, 10]], shares) == [[22.5, 15], [0, 10]]
    assert home_demand(shares, [50, 40], [8, 0], [1, -1]) == [37.5 + 9, 39]
    for imports in ([120, 0], [-1, 0]):
        with pytest.raises(ValueError, match="进口不能"):
            import_shares([[30, 20], [0, 10]], [50, 40], imports)


def test_upstreamness_of_final_goods_is_one() -> None:
    """Antràs等人的定义：全部卖给最终使用的是1；甲全卖给乙、乙全卖给丙、丙全是最终使用，就是3、2、1。"""
    assert upstreamness([[0, 0], [0, 0]], [3, 5]) == [1, 1]
    assert upstreamness([[0, 9, 0], [0, 0, 9], [0, 0, 0]], [9, 9, 9]) == [3, 2, 1]
    half = upstreamness([[0, 5], [0, 0]], [10, 8])
    assert half == [1.5, 1]
