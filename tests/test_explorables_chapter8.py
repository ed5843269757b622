"""第8章的三个互动实验：情景的说明、正文与题目里说的话，画面都做得到。"""

from __future__ import annotations

import pytest

from course_utils import bank, explorables
from course_utils.data.growth_countries import COUNTRIES, sources
from course_utils.explorables.model import Scene

ACCOUNTING, HIDDEN, RULERS = (explorables.get(id) for id in ("growth-accounting", "hidden-residual", "three-rulers"))


def metric(scene: Scene, id: str) -> float:
    """画面旁的一个大数字。"""
    return float(next(each.value for each in scene.metrics if each.id == id).rstrip("%"))


def data(scene: Scene, name: str) -> list[float | None]:
    """一条系列的数据。"""
    return next(series["data"] for series in scene.option["series"] if series["name"] == name)


def test_korea_grew_on_inputs_and_germany_on_the_residual() -> None:
    """传统情景余值不到一成，新质情景占一半；前者的产出增长是后者的三倍多。"""
    korea, germany = (ACCOUNTING.scene(id) for id in ("traditional", "new-quality"))
    assert metric(korea, "tfp-share") < 10 and 48 < metric(germany, "tfp-share") < 55
    assert metric(korea, "output") > 3 * metric(germany, "output")
    assert metric(germany, "tfp") > metric(korea, "tfp")
    assert metric(ACCOUNTING.scene("later"), "tfp") < 0.2


def test_the_share_turns_the_conclusion() -> None:
    """份额取0.7，余值最大；取0.4，资本是余值的三倍多；翻转点在两者之间。"""
    high, low = (ACCOUNTING.scene(id) for id in ("high-share", "low-share"))
    assert "最大的一块是余值" in high.conclusion and "最大的一块是资本" in low.conclusion
    assert data(low, "这一段")[1] > 3 * data(low, "这一段")[4]
    assert 0.4 < metric(high, "turning") == metric(low, "turning") < 0.7


def test_answers_about_the_default_scene() -> None:
    """题ch8-q01、ch8-q17说的数就是画面上的数。"""
    assert metric(ACCOUNTING.scene(), "tfp-share") == bank.get("ch8-q17").answer
    low, high = (f"{100 * sources('CHN', 1978, 2023, share).tfp:.1f}" for share in (0.4, 0.7))
    assert f"由{low}个百分点升到{high}个" in bank.get("ch8-q01").explanation


def test_short_periods_are_lengthened() -> None:
    """终点离起点太近，就往后推，并照推过的年份说话。"""
    assert "中国2018—2023年" in ACCOUNTING.scene({"start": 2018, "end": 1975}).conclusion
    assert "中国2010—2020年" in RULERS.scene({"start": 2010, "end": 1980}).conclusion


def test_vietnam_says_what_it_uses() -> None:
    """越南用自己定的份额与资本存量，怎样选来源都一样，并且说明白。"""
    own, pwt = (ACCOUNTING.scene({"country": "VNM", "source": source}) for source in ("own", "pwt"))
    assert own.as_dict() == pwt.as_dict()
    assert "越南没有份额与资本服务的数据" in own.conclusion


def test_same_residual_with_and_without_technology() -> None:
    """两个情景的余值相同，一个全是技术，一个没有技术。"""
    real, fake = (HIDDEN.scene(id) for id in ("new-quality", "same-number"))
    assert metric(real, "residual") == metric(fake, "residual") == 2.0
    assert metric(real, "technology") == 2.0 and metric(fake, "technology") == 0.0


def test_technology_can_be_hidden_or_steady_while_the_residual_moves() -> None:
    """技术在走而余值几乎不动；技术不变而余值变慢。"""
    hidden, ending = (HIDDEN.scene(id) for id in ("invisible", "dividend-ends"))
    assert metric(hidden, "technology") == 1.6 and abs(metric(hidden, "residual")) <= 0.1
    assert metric(ending, "early") - metric(ending, "late") > 1
    assert len(set(data(ending, "技术"))) == 1
    assert data(ending, "转移") == sorted(data(ending, "转移"), reverse=True)


def test_dual_equals_solow_until_the_market_says_otherwise() -> None:
    """租金不另外假设时，对偶就是索洛；每年快一个百分点，对偶就高出资本份额那么多。"""
    scene = RULERS.scene()
    assert data(scene, "得数")[0] == data(scene, "得数")[1]
    faster = RULERS.scene({"gap": 1.0})
    assert data(faster, "得数")[1] - data(scene, "得数")[1] == pytest.approx(0.42, abs=0.02)
    assert metric(RULERS.scene("market-rental"), "rental") == pytest.approx(-0.2)


def test_dropping_vietnam_turns_the_sign() -> None:
    """中国1990—2010年的Malmquist指数，有越南是正的，去掉它是负的，题ch8-q15说的就是这件事。"""
    without = RULERS.scene("without-vietnam")
    everyone = RULERS.scene({"start": 1990, "end": 2010})
    assert metric(without, "malmquist") < -0.5 < 1 < metric(everyone, "malmquist")
    assert metric(without, "solow") == metric(everyone, "solow") > 3.5
    own = list(COUNTRIES).index("CHN") + 1
    assert data(everyone, "Malmquist")[own] is None


def test_three_rulers_can_agree() -> None:
    """美国1990—2010年三把尺子大体一致。"""
    assert "大体一致" in RULERS.scene("new-quality").conclusion
