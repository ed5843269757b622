"""九国的能源与排放：同已有的中国表对得上，恒等式成立，缺的数不冒充零；图上的数就是表里的数。"""

from __future__ import annotations

import warnings

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.text import Text

from course_utils import plotting
from course_utils.data import transition
from course_utils.data.energy import (
    COUNTRIES,
    WORLD,
    amount,
    change,
    energy_intensity,
    kaya_factors,
    net_import_share,
    net_import_years,
)
from course_utils.economics.decoupling import decoupling_state

EFFECTS = {"甲": [0.5, 5.0, -3.0, -0.6], "乙": [0.2, 1.0, -2.0, 0.3]}


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


def test_same_as_the_china_table() -> None:
    """中国的四列同第4章的表逐年相等（两张表各自从来源取数）。"""
    table = transition.transition(1990, 2024, "population", "gdp", "energy", "co2")
    for index, year in enumerate(range(1990, 2025)):
        for column in ("population", "gdp", "energy", "co2"):
            assert amount("CHN", year, column) == pytest.approx(table[column][index], rel=1e-5)


def test_identity_holds_everywhere() -> None:
    """每个国家每一年，四个因子之积就是排放；能耗强度都在0.3到10之间，单位抄错一位就出界。"""
    for country in COUNTRIES:
        for year in range(1990, 2025):
            assert kaya_factors(country, year).emissions == pytest.approx(amount(country, year, "co2"))
            assert 0.3 < energy_intensity(country, year) < 10


def test_countries_are_part_of_the_world() -> None:
    """九国的排放、能源、人口之和不超过世界，又超过世界的四成。"""
    for column in ("co2", "energy", "population"):
        share = sum(amount(code, 2024, column) for code in COUNTRIES) / amount(WORLD, 2024, column)
        assert 0.4 < share < 0.8


def test_the_chapter_reads_the_figures_rightly() -> None:
    """第9章的几句话：2005年到2024年，四个发达国家绝对脱钩，中国相对脱钩，越南没有；越南的能耗强度上升。"""
    found = {c: decoupling_state(change(c, "gdp", 2005, 2024), change(c, "co2", 2005, 2024)) for c in COUNTRIES}
    assert {c for c, state in found.items() if state == "强脱钩"} == {"USA", "GBR", "DEU", "JPN"}
    assert found["CHN"] == "弱脱钩" and found["VNM"] == "扩张负脱钩"
    assert energy_intensity("VNM", 2024) > energy_intensity("VNM", 1990)
    assert energy_intensity("CHN", 2024) < energy_intensity("CHN", 1990) / 2


def test_trade_agrees_with_the_published_text() -> None:
    """Our World in Data的文章写明：美国的净进口相当于地域排放的7.7%，中国的净出口是14%；年份与版次略有出入。"""
    assert net_import_share("USA", 2017) == pytest.approx(7.7, abs=0.5)
    assert net_import_share("CHN", 2015) == pytest.approx(-14, abs=0.5)
    assert net_import_years("GBR") == net_import_years("CHN") == [1990, 1995, 2000, 2005, 2007, 2010, 2015, 2017]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("FRA", 2000, "co2"), "可用的国家代码：CHN"),
        (("CHN", 1989, "co2"), "从1990年到2024年"),
        (("CHN", 2000, "coal"), "没有“coal”这一列"),
        ((WORLD, 2000, "gdp"), "没有世界的GDP"),
    ],
)
def test_gaps_are_not_zeros(arguments: tuple, words: str) -> None:
    """没有的国家、年份、列与空缺的数都用一句中文说明。"""
    with pytest.raises(ValueError, match=words):
        amount(*arguments)


def test_trade_gaps() -> None:
    """贸易表里没有的也说清楚。"""
    with pytest.raises(ValueError, match="没有DEU2000年"):
        net_import_share("DEU", 2000)


def drawn() -> dict:
    """本章用到的每一种图。"""
    years = net_import_years("CHN")
    return {
        "effects": plotting.draw_effects(EFFECTS, "谁推高、谁拉低"),
        "paths": plotting.draw_paths({"甲": ([1, 2, 4], [3, 2, 1]), "乙": ([5, 6, 7], [1, 1.1, 1.2])}, "强度与收入"),
        "trade": plotting.draw_net_imports(years, {"中国": [net_import_share("CHN", year) for year in years]}),
    }


@pytest.mark.parametrize("name", ["effects", "paths", "trade"])
def test_drawn_with_every_glyph(name: str, tmp_path) -> None:
    """画与存都没有警告，图上每个字都有字形。"""
    figure = drawn()[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(tmp_path / "图.png")
    path = font_manager.findfont(mpl.rcParams["font.sans-serif"][0], fallback_to_default=False)
    glyphs = font_manager.get_font(path).get_charmap()
    text = "".join(text.get_text() for text in figure.findobj(Text))
    assert {char for char in text if char != "\n" and ord(char) not in glyphs} == set()


def test_drawing_shows_the_numbers() -> None:
    """柱长就是效应，推高的从零往右排、拉低的往左排；菱形就是合计。"""
    axes = drawn()["effects"].axes[0]
    widths = [bar.get_width() for bar in axes.patches]
    assert widths == pytest.approx([0.5, 0.2, 5.0, 1.0, -3.0, -2.0, -0.6, 0.3])
    ends = [bar.get_x() + bar.get_width() for bar in axes.patches if bar.get_width() > 0]
    assert max(ends) == pytest.approx(5.5)
    totals = next(line for line in axes.get_lines() if line.get_marker() == "D")
    assert list(totals.get_xdata()) == pytest.approx([1.9, -0.5])
