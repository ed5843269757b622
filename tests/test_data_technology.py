"""第5章的数据：同来源印出的数对得上，没有缺口，问错了用中文说清楚。"""

from __future__ import annotations

import pytest

from course_utils import bank
from course_utils.data.technology import (
    COUNTRIES,
    china_innovation,
    electric_share,
    first_year,
    times_grown,
    years_from,
)


def test_published_numbers() -> None:
    """手抄自来源：WDI的研发强度2007年1.37%、2021年2.43%，WIPO的授权量，IEA的中国2010年0.01%、2025年53%。"""
    research, patents, hightech = (china_innovation(name) for name in ("research", "patents", "hightech"))
    assert (round(research[2007], 2), round(research[2021], 2)) == (1.37, 2.43)
    assert (patents[2007], patents[2024]) == (33406, 1014349)
    assert (round(hightech[2007], 1), round(hightech[2024], 1)) == (30.2, 26.3)
    assert (electric_share("china")[2010], electric_share("china")[2025]) == (0.01, 53)
    assert (electric_share("japan")[2010], electric_share("world")[2025]) == (0.058, 25)


def test_no_gaps() -> None:
    """年份连续，都大于零；研发强度只到2021年。"""
    assert list(china_innovation("research")) == list(range(2007, 2022))
    for column in ("patents", "hightech"):
        assert list(china_innovation(column)) == list(range(2007, 2025))
    for country in COUNTRIES:
        series = electric_share(country)
        assert list(series) == list(range(2010, 2026))
        assert all(0 < share < 100 for share in series.values())


def test_the_chapter_reads_the_data_rightly() -> None:
    """正文的三句话：专利多了几十倍而高技术出口占比下降；中国由1%到10%用六年；起步时日本的比重高于中国。"""
    assert times_grown("patents", 2007, 2024) == pytest.approx(1014349 / 33406)
    assert times_grown("hightech", 2007, 2024) < 1 < times_grown("research", 2007, 2021)
    assert (first_year("china", 1), first_year("china", 10)) == (2015, 2021)
    assert years_from("china", 1, 10) == 6
    assert electric_share("japan")[2010] > electric_share("china")[2010]


def test_exercises_take_their_answers_from_the_table() -> None:
    """练习里的答案就是表里算出来的。"""
    assert bank.get("ch5-q25").answer == years_from("china", 1, 10)
    assert bank.get("ch5-q35").answer == round(times_grown("patents", 2007, 2024), 1)


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: china_innovation("year"), "没有year这一列"),
        (lambda: china_innovation("能耗"), "可用的列"),
        (lambda: electric_share("法国"), "china（中国）"),
        (lambda: first_year("japan", 10), "日本的比重在这些年里没有到过10%"),
        (lambda: times_grown("research", 2007, 2024), "没有2024年的数"),
    ],
)
def test_wrong_request_is_explained(ask, words: str) -> None:
    """没有的列、地方、比重与年份，各有一句中文。"""
    with pytest.raises(ValueError, match=words):
        ask()
