"""第4章的数据：同公布的数对得上，缺的数不冒充零，图上的数就是表里的数。"""

from __future__ import annotations

import warnings
from math import log

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.text import Text

from course_utils import bank, plotting
from course_utils.data.transition import change, employment, migrant_share_2024, migrant_workers, transition

PERIODS = {"2000—\n2005": 1.02, "2005—\n2010": 0.66}
KINDS = {"2000—\n2005": "扩张连结", "2005—\n2010": "弱脱钩"}
DOUBLING = {"甲": {"前": 0.7, "后": 2.0}, "乙": {"前": 0.9}, "丙": {"全": 8.2}, "丁": {"全": 22.1}}


def drawn() -> dict:
    """本章用到的每一种图。"""
    shares, migrants = employment(1991, 2023), migrant_workers()
    sectors = {"农业": shares["agriculture"], "工业": shares["industry"], "服务业": shares["services"]}
    totals = [total / 1e4 for total in migrants["total"]]
    return {
        "decoupling": plotting.draw_decoupling(PERIODS, KINDS),
        "doubling": plotting.draw_doubling(DOUBLING, 2),
        "employment": plotting.draw_employment(shares["year"], sectors, migrants["year"], totals, migrants["derived"]),
    }


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


def test_migrants_match_the_published_growth() -> None:
    """国家统计局2024年报告：总量29973万人，比上年增加220万人，增长0.7%。"""
    table = migrant_workers()
    assert table["year"] == list(range(2008, 2025))
    assert table["total"][-1] == 29973
    assert table["total"][-1] - table["total"][-2] == 220
    assert round(100 * (table["total"][-1] / table["total"][-2] - 1), 1) == 0.7
    assert [year for year, derived in zip(table["year"], table["derived"], strict=True) if derived] == [
        2009, 2016, 2019, 2022,
    ]  # fmt: skip


def test_profile_of_migrants() -> None:
    """同一份报告：三个年龄段合起来是全部；二、三产业合起来不超过全部。"""
    ages = sum(migrant_share_2024(item) for item in ("40岁及以下", "41—50岁", "50岁以上"))
    assert ages == pytest.approx(100)
    assert migrant_share_2024("第二产业") + migrant_share_2024("第三产业") == pytest.approx(99.3)
    assert migrant_share_2024("制造业") + migrant_share_2024("建筑业") <= migrant_share_2024("第二产业")
    with pytest.raises(ValueError, match="没有“农业”这一项"):
        migrant_share_2024("农业")


def test_employment_adds_up() -> None:
    """三次产业的就业比重每年合起来是100%。"""
    table = employment(1991, 2023)
    for shares in zip(table["agriculture"], table["industry"], table["services"], strict=True):
        assert sum(shares) == pytest.approx(100, abs=0.01)


def test_kaya_factors_multiply_to_emissions() -> None:
    """人口×人均GDP×能耗强度×碳强度就是排放，逐年成立。"""
    table = transition(1990, 2024, "population", "gdp", "energy", "co2")
    columns = [table[name] for name in ("population", "gdp", "energy", "co2")]
    for people, gdp, energy, co2 in zip(*columns, strict=True):
        assert people * (gdp / people) * (energy / gdp) * (co2 / energy) == pytest.approx(co2)
        # 2015年价的能耗强度在1到10千瓦时/美元之间，单位抄错一位就出界
        assert 1 < energy / gdp < 10


def test_changes_by_hand() -> None:
    """手算：二氧化碳2000年3643.81、2005年5881.991，GDP 2825.1、4518.46。"""
    assert change("co2", 2000, 2005) == pytest.approx(5881.991 / 3643.81 - 1)
    assert change("gdp", 2000, 2005) == pytest.approx(4518.46 / 2825.1 - 1)
    assert change("co2", 2013, 2016) < 0 < change("gdp", 2013, 2016)


def test_doubling_slows_as_share_grows() -> None:
    """电动汽车：2010年至2015年翻番快于两年，2022年至2025年慢于两年。"""
    early, late = (
        years * log(2) / log(1 + change("ev", *span)) for years, span in ((5, (2010, 2015)), (3, (2022, 2025)))
    )
    assert early < 1 < 2 < late


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1989, 2000, "co2"), "1989年到2000年"),
        ((2000, 2025, "co2"), "完整的数据"),
        ((2000, 2012, "ev"), "完整的数据"),
        ((2010, 2000, "co2"), "完整的数据"),
        ((2000, 2010, "coal"), "没有“coal”这一列"),
    ],
)
def test_gaps_are_not_zeros(arguments: tuple, words: str) -> None:
    """没有的年份、列与空缺的数都用一句中文说明，不当作零。"""
    with pytest.raises(ValueError, match=words):
        transition(*arguments)


@pytest.mark.parametrize("name", ["decoupling", "doubling", "employment"])
def test_drawn_with_every_glyph(name: str, tmp_path) -> None:
    """画与存都没有警告，图上每个字都有字形。"""
    figure = drawn()[name]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(tmp_path / "图.png")
    path = font_manager.findfont(mpl.rcParams["font.sans-serif"][0], fallback_to_default=False)
    glyphs = font_manager.get_font(path).get_charmap()
    text = "".join(text.get_text() for text in figure.findobj(Text))
    assert any("\u4e00" <= char <= "\u9fff" for char in text)
    assert {char for char in text if char != "\n" and ord(char) not in glyphs} == set()


def test_drawing_shows_the_numbers() -> None:
    """柱高就是指数；每样东西一个点；倒推的年份是空心点。"""
    figures = drawn()
    assert [bar.get_height() for bar in figures["decoupling"].axes[0].patches] == list(PERIODS.values())
    dots = [line.get_xdata()[0] for line in figures["doubling"].axes[0].get_lines() if line.get_marker() != "None"]
    assert dots == [0.7, 2.0, 0.9, 8.2, 22.1]
    hollow = [line for line in figures["employment"].axes[1].get_lines() if line.get_markerfacecolor() == "white"]
    assert [line.get_xdata()[0] for line in hollow] == [2009, 2016, 2019, 2022]


def test_exercises_match_the_tables() -> None:
    """题里用到的真实数据同表对得上：脱钩表的推算、农民工的总量与构成。"""
    elasticity = change("co2", 2015, 2020) / change("gdp", 2015, 2020)
    exercise = bank.get("ch4-q17")
    assert exercise.answer == pytest.approx(100 * elasticity * change("gdp", 2020, 2024), abs=0.05)
    assert [mistake.value for mistake in exercise.mistakes] == [
        round(100 * change(*span), 1) for span in (("co2", 2020, 2024), ("co2", 2015, 2020), ("gdp", 2020, 2024))
    ]
    words = bank.get("ch4-q32").explanation
    for number in (
        f"{migrant_workers()['total'][-1]:.0f}",
        migrant_share_2024("第三产业"),
        migrant_share_2024("制造业"),
    ):
        assert str(number) in words
