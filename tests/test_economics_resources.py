"""带可耗尽资源的增长：与手算、闭式解和索洛模型对照。"""

from math import log

import pytest

from course_utils.economics.growth import Solow, labour_augmenting_growth
from course_utils.economics.resources import ResourceEconomy, extraction_path


def test_without_resources_it_is_solow():
    """β=0时就是索洛模型：逐年的产出相同。"""
    economy = ResourceEconomy(0.3, 0.4, 0, 0.05, 0.01, 0.02)
    outputs, _ = economy.path([1.0] * 61, 2.5)
    solow = Solow(0.3, 0.4, 0.05, 0.01, labour_augmenting_growth(0.02, 0.4))
    per_worker = solow.output_per_worker(solow.path(solow.capital_at(2.5), 60))
    expected = [y / per_worker[0] * 1.01**year for year, y in enumerate(per_worker)]
    assert outputs == pytest.approx(expected)


@pytest.mark.parametrize(("change", "tfp"), [(-0.05, 0.0), (-0.05, 0.02), (0.01, 0.01)])
def test_balanced_growth(change, tfp):
    """开采量按不变的速度变化，走得够久，增速就是公式给出的长期增速。"""
    economy = ResourceEconomy(0.25, 0.35, 0.15, 0.05, 0.01, tfp)
    outputs, _ = economy.path([(1 + change) ** year for year in range(801)], 2)
    rate = outputs[-1] / outputs[-2] / 1.01 - 1
    assert rate == pytest.approx(economy.balanced_growth(change), abs=1e-6)


def test_growth_drag_of_romer():
    """Romer (2012) 1.8节的公式 ``g_y = [(1−α−β−γ)g − βb − (β+γ)n]/(1−α)``，取γ=0；小的率下与我们的离散公式一致。"""
    alpha, beta, b, n, a = 0.3, 0.1, 0.0005, 0.0001, 0.0002
    economy = ResourceEconomy(0.2, alpha, beta, 0.05, n, a)
    assert economy.balanced_growth(-b) == pytest.approx((a - beta * b - beta * n) / (1 - alpha), rel=1e-3)


def test_needed_tfp_is_break_even():
    """全要素生产率恰好这样增长，长期增速是0；β=0.15、开采每年减5%、劳动者每年增1%，约需0.15×6%≈0.9%。"""
    economy = ResourceEconomy(0.25, 0.35, 0.15, 0.05, 0.01, 0)
    needed = economy.needed_tfp_growth(-0.05)
    assert needed == pytest.approx(0.15 * log(1.01 / 0.95), rel=0.01)
    assert ResourceEconomy(0.25, 0.35, 0.15, 0.05, 0.01, needed).balanced_growth(-0.05) == pytest.approx(0, abs=1e-12)


def test_extraction_by_hand():
    """储量4、至少留2年：想每年多采10%，第0年采1剩3，第1年采1.1剩1.9，第2年只许采0.95，以后年年减半。"""
    assert extraction_path(0.1, 4, 2, 4) == pytest.approx([1, 1.1, 0.95, 0.475, 0.2375])


def test_reserves_are_never_exceeded():
    """等比级数：储量50、每年少采2%，正好永远采不完，储采比不变。"""
    path = extraction_path(-0.02, 50, 20, 300)
    assert path[300] == pytest.approx(0.98**300)
    assert sum(extraction_path(0.05, 50, 20, 2000)) == pytest.approx(50)


def test_senseless_parameters_are_refused():
    with pytest.raises(ValueError, match="产出弹性"):
        ResourceEconomy(0.25, 0.5, 0.5, 0.05, 0, 0)
    with pytest.raises(ValueError, match="储采比"):
        extraction_path(0, 10, 20, 5)
