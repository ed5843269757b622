"""索洛模型：与闭式解对照；增长核算用在它的路径上，要把给进去的TFP找回来。"""

from itertools import pairwise
from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.accounting import growth_sources
from course_utils.economics.growth import Solow, labour_augmenting_growth

MODELS = st.builds(
    Solow,
    saving=st.floats(0.05, 0.6),
    capital_share=st.floats(0.2, 0.6),
    depreciation=st.floats(0.03, 0.1),
    labour_growth=st.floats(-0.01, 0.03),
    technology_growth=st.floats(0, 0.05),
)


def test_steady_state_by_hand():
    """s=0.2、δ=0.1、n=g=0、α=0.5：K/Y=2，k*=4，y*=2。"""
    model = Solow(0.2, 0.5, 0.1, 0, 0)
    assert model.steady_capital_output_ratio == pytest.approx(2)
    assert model.steady_capital == pytest.approx(4)
    assert model.output(model.steady_capital) == pytest.approx(2)


@given(MODELS)
def test_steady_state_stays(model):
    """从稳态出发就留在稳态，每个劳动者的产出每年恰好增长g（平衡增长路径）。"""
    capitals = model.path(model.steady_capital, 40)
    assert capitals == pytest.approx([model.steady_capital] * 41)
    output = model.output_per_worker(capitals)
    assert output[-1] / output[0] == pytest.approx((1 + model.technology_growth) ** 40)


@given(MODELS, st.floats(0.2, 5))
def test_every_start_leads_to_the_steady_state(model, multiple):
    """从稳态的任何倍数出发都单调走向稳态。"""
    capitals = model.path(multiple * model.steady_capital, 2000)
    distances = [abs(log(k / model.steady_capital)) for k in capitals]
    assert all(later <= earlier + 1e-12 for earlier, later in pairwise(distances))
    assert capitals[-1] == pytest.approx(model.steady_capital)


def test_full_depreciation_has_closed_form_path():
    """δ=1时 ``ln k`` 走一条已知的等比路：``k_t = k*·(k₀/k*)^(α^t)``，全程对照。"""
    model = Solow(0.3, 0.4, 1.0, 0.01, 0.02)
    star = model.steady_capital
    exact = [star * 3 ** (0.4**year) for year in range(21)]
    assert model.path(3 * star, 20) == pytest.approx(exact)


def test_golden_rule():
    """消费在储蓄率等于α时最大。"""

    def consumption(saving):
        model = Solow(saving, 0.4, 0.05, 0.01, 0.02)
        return (1 - saving) * model.output(model.steady_capital)

    assert consumption(0.4) > max(consumption(0.39), consumption(0.41))


@given(MODELS)
def test_growth_accounting_recovers_tfp(model):
    """平衡增长路径上，核算出的TFP等于 ``(1−α)·ln(1+g)``，而增长全来自技术：核算只归给它1−α那一份。"""
    people = [(1 + model.labour_growth) ** year for year in range(11)]
    output = model.output_per_worker(model.path(model.steady_capital, 10))
    total = [each * number for each, number in zip(output, people, strict=True)]
    share = [1 - model.capital_share] * 11
    # 平衡增长路径上资本与产出同速
    found = growth_sources(total, total, people, [1] * 11, share)
    rate = log(1 + model.technology_growth)
    assert found.tfp == pytest.approx((1 - model.capital_share) * rate, abs=1e-12)
    assert found.output == pytest.approx(rate + log(1 + model.labour_growth), abs=1e-12)


def test_tfp_and_labour_augmenting_rates_agree():
    """α=0.5时，TFP每年增长2%相当于劳动增进型技术每年增长1.02²−1。"""
    assert labour_augmenting_growth(0.02, 0.5) == pytest.approx(1.02**2 - 1)
    assert labour_augmenting_growth(0, 0.3) == 0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"capital_share": 1}, "资本的产出弹性"),
        ({"saving": 0}, "储蓄率"),
        ({"labour_growth": -0.2}, "没有稳态"),
    ],
)
def test_senseless_parameters_are_refused(changes, message):
    sensible = {"saving": 0.3, "capital_share": 0.4, "depreciation": 0.05, "labour_growth": 0, "technology_growth": 0}
    with pytest.raises(ValueError, match=message):
        Solow(**(sensible | changes))
