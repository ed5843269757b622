"""因素分解：同公开的算例对得上，恒等式成立，零值取极限；拉氏分解有残差。"""

from __future__ import annotations

from math import log, prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.decomposition import laspeyres, lmdi_additive, lmdi_multiplicative, log_mean, total

# R包LMDIR（Heun，按Ang 2005写成）自带的算例：两个部分、三个因子，1971年到1974年，期望值抄自它的test_lmdi.R
YEARS = {
    1971: [[1, 10, 2], [4, 5, 3]],
    1972: [[4, 5, 3], [5, 6, 4]],
    1973: [[8, 2, 4], [5, 7, 5]],
    1974: [[10, 1, 5], [6, 8, 6]],
}
ADDITIVE = {
    1972: [69.79006598, -9.455125793, 39.66505981],
    1973: [42.96021467, -34.31902656, 50.3588119],
    1974: [54.01064234, -9.021284671, 54.01064234],
}
MULTIPLICATIVE = {
    1972: [1.761117821, 0.926191306, 1.379410116],
    1973: [1.229284572, 0.847970248, 1.273773912],
    1974: [1.208140223, 0.968911503, 1.208140223],
}
FACTORS = st.lists(st.lists(st.floats(0.01, 100), min_size=3, max_size=3), min_size=2, max_size=2)


@pytest.mark.parametrize("year", ADDITIVE)
def test_published_example(year: int) -> None:
    """LMDIR的算例，加法与乘法。"""
    assert lmdi_additive(YEARS[year - 1], YEARS[year]) == pytest.approx(ADDITIVE[year], rel=1e-8)
    assert lmdi_multiplicative(YEARS[year - 1], YEARS[year]) == pytest.approx(MULTIPLICATIVE[year], rel=1e-8)


@given(FACTORS, FACTORS)
def test_exact_without_residual(before: list, after: list) -> None:
    """Ang（2004）的“完全分解”：加法之和、乘法之积恰好是总的变化；时间倒过来，效应变号。"""
    effects = lmdi_additive(before, after)
    scale = total(before) + total(after)
    assert sum(effects) == pytest.approx(total(after) - total(before), abs=1e-9 * scale)
    assert prod(lmdi_multiplicative(before, after)) == pytest.approx(total(after) / total(before), rel=1e-8)
    assert lmdi_additive(after, before) == pytest.approx([-effect for effect in effects], abs=1e-9 * scale)


@given(st.floats(0.01, 1e4), st.floats(0.01, 1e4))
def test_log_mean_lies_between(one: float, other: float) -> None:
    """对数平均在几何平均与算术平均之间（Carlson 1972的不等式），次序不论。"""
    middle = log_mean(one, other)
    assert (one * other) ** 0.5 * (1 - 1e-9) <= middle <= (one + other) / 2 * (1 + 1e-9)
    assert middle == log_mean(other, one)


def test_log_mean_by_hand() -> None:
    """L(1, e) = e − 1；相等时是自己；有一个是0时是0。"""
    assert log_mean(1, 2.718281828459045) == pytest.approx(1.718281828459045)
    assert log_mean(7, 7) == 7
    assert log_mean(0, 5) == 0
    with pytest.raises(ValueError, match="不小于0"):
        log_mean(-1, 5)


def test_zero_values_follow_the_limit() -> None:
    """零值（Ang与Liu 2007；LMDIR的退化情形）：整个变化归由0变来的因子，别的因子是0；小数替代法越小越近。"""
    before, after = [[0, 10, 2], [4, 5, 3]], YEARS[1972]
    assert lmdi_additive(before, after) == pytest.approx([60 + 19.31568569, 15.78206435, 24.90224996], rel=1e-8)
    gaps = [abs(lmdi_additive([[tiny, 10, 2]], [[4, 5, 3]])[0] - 60) for tiny in (1e-20, 1e-100, 1e-300)]
    assert gaps == sorted(gaps, reverse=True) and gaps[-1] < 0.1
    assert lmdi_additive([[4, 5, 3]], [[4, 5, 0]]) == [0, 0, -60]
    assert lmdi_additive([[0, 0, 3]], [[4, 5, 3]]) == [30, 30, 0]
    assert lmdi_additive([[0, 5]], [[0, 7]]) == [0, 0]


def test_laspeyres_leaves_a_residual() -> None:
    """手算：2×3变到4×6，两个因子各6，总变化18，残差6；LMDI各9，没有残差。"""
    assert laspeyres([[2, 3]], [[4, 6]]) == ([6, 6], 6)
    assert lmdi_additive([[2, 3]], [[4, 6]]) == pytest.approx([9, 9])


@given(FACTORS, FACTORS)
def test_laspeyres_identity(before: list, after: list) -> None:
    """效应加残差总等于总变化；只有一个因子变时没有残差。"""
    effects, residual = laspeyres(before, after)
    change = total(after) - total(before)
    scale = sum(map(abs, effects)) + total(before) + total(after)
    assert sum(effects) + residual == pytest.approx(change, abs=1e-9 * scale)
    only = [[new[0], *old[1:]] for old, new in zip(before, after, strict=True)]
    assert laspeyres(before, only)[1] == pytest.approx(0, abs=1e-9 * (total(before) + total(only)))


def test_one_part_is_log_shares() -> None:
    """只有一个部分时，乘法形式的效应就是各因子自己的倍数。"""
    assert lmdi_multiplicative([[2, 3, 5]], [[4, 3, 2.5]]) == pytest.approx([2, 1, 0.5])
    assert lmdi_additive([[2, 3]], [[4, 3]])[0] == pytest.approx(log_mean(6, 12) * log(2))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ([[1, 2]], [[1, 2, 3]], "一样多"),
        ([[1, 2]], [[1, 2], [3, 4]], "一样多"),
        ([], [], "一样多"),
        ([[1, -2]], [[1, 2]], "不能为负"),
    ],
)
def test_bad_input(before: list, after: list, words: str) -> None:
    """对不上的输入用一句中文说明。"""
    with pytest.raises(ValueError, match=words):
        lmdi_additive(before, after)


def test_multiplicative_needs_positive_totals() -> None:
    """总量是0时没有倍数可言。"""
    with pytest.raises(ValueError, match="都大于0"):
        lmdi_multiplicative([[0, 1]], [[1, 1]])
