"""资源错配与手算、闭式解、对数正态近似对照，情景里许下的话也要算得出来。"""

from itertools import product
from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.misallocation import aggregate_tfp, efficient_tfp, input_shares, lognormal_efficiency
from course_utils.explorables import get

POSITIVE = st.lists(st.tuples(st.floats(0.3, 3), st.floats(0.3, 3)), min_size=2, max_size=8)
SIGMA = st.floats(1.5, 6)


def efficiency(productivity, tfpr, sigma):
    return aggregate_tfp(productivity, tfpr, sigma) / efficient_tfp(productivity, sigma)


def test_by_hand():
    """A＝(1, 1)、TFPR＝(1, 2)、σ＝2：要素4/5与1/5，总产出(√0.8＋√0.2)²＝1.8；拉平以后是(2√0.5)²＝2。"""
    assert input_shares([1, 1], [1, 2], 2) == pytest.approx([0.8, 0.2])
    assert aggregate_tfp([1, 1], [1, 2], 2) == pytest.approx(1.8)
    assert efficient_tfp([1, 1], 2) == pytest.approx(2)


@given(POSITIVE, SIGMA)
def test_matches_the_published_formula(firms, sigma):
    """Hsieh & Klenow (2009)式(15)：(Σ(Aᵢ·TFPR̄/TFPRᵢ)^(σ−1))^(1/(σ−1))，TFPR̄按收入份额取调和平均。"""
    productivity, tfpr = zip(*firms, strict=True)
    revenue = [(a / t) ** (sigma - 1) for a, t in firms]
    average = sum(revenue) / sum(r / t for r, t in zip(revenue, tfpr, strict=True))
    published = sum((a * average / t) ** (sigma - 1) for a, t in firms) ** (1 / (sigma - 1))
    assert aggregate_tfp(productivity, tfpr, sigma) == pytest.approx(published)


@given(POSITIVE, SIGMA, st.floats(0.2, 5))
def test_equal_wedges_are_harmless_and_nothing_beats_them(firms, sigma, common):
    """大家一样重的楔子不改变配置；任何参差都不会比拉平更好。"""
    productivity, tfpr = zip(*firms, strict=True)
    assert efficiency(productivity, [common] * len(firms), sigma) == pytest.approx(1)
    assert efficiency(productivity, tfpr, sigma) <= 1 + 1e-12


@pytest.mark.parametrize("sigma", [2, 3, 5])
def test_approximation_is_exact_for_small_wedges(sigma):
    """楔子缩小到十分之一，近似的误差至少缩小到百分之一以下；方差本身也只缩小到百分之一。"""
    productivity = [1.0] * 4

    def gap(size):
        tfpr = [exp(size * wedge) for wedge in (1, 0.4, -0.4, -1)]
        exact = log(efficiency(productivity, tfpr, sigma))
        return abs(exact / log(lognormal_efficiency(tfpr, sigma)) - 1)

    assert gap(0.01) < gap(0.1) / 90 < 1e-3


@pytest.mark.parametrize("correlation", [-0.6, 0.0, 0.6])
def test_approximation_holds_for_joint_lognormal(correlation):
    """生产率与楔子联合对数正态，不论相关与否，损失都是σ/2·方差（Hsieh & Klenow, 2009，式(16)）。

    用两个标准正态变量的格点加权代替无穷多家企业：格点的权是正态密度，按σ−1次方折进生产率（权w的一点等于w家企业）。
    """
    sigma, spread_a, spread_t = 3, 0.5, 0.4
    grid = [step / 4 for step in range(-28, 29)]
    productivity, tfpr = [], []
    for u, v in product(grid, grid):
        weight = exp(-(u * u + v * v) / 2)
        a = exp(spread_a * (correlation * u + (1 - correlation**2) ** 0.5 * v))
        productivity.append(a * weight ** (1 / (sigma - 1)))
        tfpr.append(exp(spread_t * u))
    assert log(efficiency(productivity, tfpr, sigma)) == pytest.approx(-sigma / 2 * spread_t**2, rel=1e-6)


def test_log_normal_formula_by_hand():
    """TFPR是e^±0.6、σ＝3：exp(−1.5·0.36)，同题库ch3-q19。"""
    assert 100 * (1 / lognormal_efficiency([exp(0.6), exp(-0.6)], 3) - 1) == pytest.approx(71.6, abs=0.05)


@pytest.mark.parametrize(
    ("productivity", "tfpr", "sigma", "complaint"),
    [([1], [1], 1, "替代弹性"), ([1, 2], [1], 3, "一一对应"), ([], [], 3, "一家企业"), ([1, 0], [1, 1], 3, "大于0")],
)
def test_bad_input_is_explained(productivity, tfpr, sigma, complaint):
    with pytest.raises(ValueError, match=complaint):
        aggregate_tfp(productivity, tfpr, sigma)


class TestExplorable:
    explorable = get("misallocation")

    def metric(self, settings, id):
        return float(next(m.value for m in self.explorable.scene(settings).metrics if m.id == id))

    def test_reform_raises_tfp_without_new_technology(self):
        assert self.metric("new-quality", "efficiency") > 99
        assert self.metric("traditional", "gain") > 40

    def test_second_best(self):
        """多付一倍又减免一半，恰好没有损失；只拆堵点，剩下的减免使全要素生产率降低。"""
        assert self.metric("offsetting", "efficiency") == 100
        assert "反而降低" in self.explorable.scene("offsetting").conclusion
        firms = [0.7, 0.8, 0.9, 1.1, 1.2, 1.3]
        after = 100 * efficiency(firms, [1, 1, 1, 0.5, 0.5, 0.5], 3)
        assert self.metric("second-best", "efficiency") == pytest.approx(after, abs=0.05)
        assert after < 95

    def test_clearing_one_barrier_is_not_enough(self):
        assert self.metric("wrong-place", "gain") > 25

    def test_removing_the_barrier_usually_helps(self):
        """没有别的扭曲同它抵消时，堵点越小越好。"""
        settings = {"protection": 20, "relief": 0, "noise": 0}
        levels = [self.metric(settings | {"barrier": barrier}, "efficiency") for barrier in (0, 25, 50, 75, 100)]
        assert levels == sorted(levels, reverse=True)
