"""关键词：对数似然比对得上邓宁印出来的数和scipy；对数比与打乱段落的对照。"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import chi2, chi2_contingency

from course_utils import bank
from course_utils.texts.keyness import (
    CRITICAL,
    STRICT,
    keywords,
    log_likelihood,
    log_ratio,
    outstanding,
    shuffled_passes,
)

# Dunning (1993)的表：-2logλ，与2×2表的四格（两词相连、只有后词、只有前词、都不是）
DUNNING = [
    (270.72, 110, 2442, 111, 29114),  # the swiss
    (263.90, 29, 13, 123, 31612),  # can be
    (167.23, 10, 0, 3, 31764),  # mineral water
]
size = st.integers(1, 5000)


@pytest.mark.parametrize(("printed", "both", "rest", "other", "others"), DUNNING)
def test_published_table(printed: float, both: int, rest: int, other: int, others: int) -> None:
    """邓宁论文里印出来的数，逐位相同。"""
    assert round(log_likelihood(both, both + rest, other, other + others), 2) == printed


@given(size, size, st.data())
def test_scipy_agrees(first: int, second: int, data: st.DataObject) -> None:
    """同scipy的列联表对数似然检验一致。"""
    count, other = data.draw(st.integers(0, first)), data.draw(st.integers(0, second))
    table = [[count, other], [first - count, second - other]]
    if 0 < count + other < first + second:
        expected = chi2_contingency(table, correction=False, lambda_="log-likelihood").statistic
        assert log_likelihood(count, first, other, second) == pytest.approx(expected, abs=1e-6)
    else:
        assert log_likelihood(count, first, other, second) == 0


def test_equal_shares_give_zero() -> None:
    """两边的相对频率相等：G²与对数比都是0。"""
    assert log_likelihood(5, 1000, 20, 4000) == pytest.approx(0)
    assert log_ratio(5, 1000, 20, 4000) == pytest.approx(0)


def test_log_ratio_doubles_by_one() -> None:
    """相对频率每翻一番，对数比加1；参照里没有时按半次算。"""
    assert log_ratio(20, 1000, 20, 4000) == pytest.approx(2)
    assert log_ratio(4, 1000, 0, 1000) == pytest.approx(3)
    assert bank.get("ch6-q07").answer == pytest.approx(log_ratio(20, 1000, 20, 4000))


def test_critical_values() -> None:
    """两个临界值就是自由度为1的卡方分布的分位数。"""
    assert round(chi2.ppf(0.95, 1), 2) == CRITICAL
    assert round(chi2.ppf(0.9999, 1), 2) == pytest.approx(STRICT, abs=0.01)


@pytest.mark.parametrize("table", [(2, 1, 0, 5), (-1, 5, 0, 5), (0, 0, 0, 5), (0, 5, 0, 0)])
def test_impossible_tables_are_refused(table: tuple[int, int, int, int]) -> None:
    """次数不会多过总词数，总词数不会是0。"""
    with pytest.raises(ValueError, match="词的次数"):
        log_likelihood(*table)


def test_keywords_are_only_the_overused() -> None:
    """只列多见的、够次数的，最强的在前。"""
    found = keywords(Counter(制度=10, 产业=10, 稀=1), Counter(制度=1, 产业=30, 别的=60))
    assert [word.word for word in found] == ["制度", "产业"]
    assert (found[0].count, found[0].other) == (10, 1)
    with pytest.raises(ValueError, match="两边都要有词"):
        keywords(Counter(), Counter(制度=1))


def test_identical_texts_have_no_keywords() -> None:
    """几篇一模一样，就没有哪个词多见。"""
    same = Counter(制度=5, 产业=7)
    assert outstanding({"甲": same, "乙": same, "丙": same}) == {"甲": [], "乙": [], "丙": []}


def test_shuffling_keeps_the_numbers_of_paragraphs_and_repeats() -> None:
    """段落打乱：同一个种子得数相同；各段都一样时，怎样打乱都没有词过线。"""
    parts = {"甲": [Counter(制度=9, 别=9)] * 3, "乙": [Counter(制度=9, 别=9)] * 2}
    assert shuffled_passes(parts, 20) == 0
    mixed = {"甲": [Counter(制度=9), Counter(产业=9)], "乙": [Counter(人才=9), Counter(数据=9)]}
    assert shuffled_passes(mixed, 20, seed=3) == shuffled_passes(mixed, 20, seed=3) > 0
