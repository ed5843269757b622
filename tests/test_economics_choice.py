"""多项logit：手算值、弹性、福利与补贴的均衡。"""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.choice import inclusive_value, logit_shares, own_elasticity, race_subsidy

UTILITIES = st.lists(st.floats(-20, 20), min_size=2, max_size=6)


def test_shares_by_hand():
    """题ch5-q29：e^0.5＝1.6487，1.6487÷3.6487＝45.2%。"""
    assert logit_shares([0, 0, 0]) == pytest.approx([1 / 3] * 3)
    assert logit_shares([0.5, 0, 0])[0] == pytest.approx(1.6487 / 3.6487, abs=1e-5)


@given(UTILITIES, st.floats(-500, 500))
def test_only_differences_matter(utilities, shift):
    """人人都加同样多，份额不变，企业的期望效用恰好多这么多；很大的数也不溢出。"""
    raised = [utility + shift for utility in utilities]
    assert logit_shares(raised) == pytest.approx(logit_shares(utilities))
    assert inclusive_value(raised) - inclusive_value(utilities) == pytest.approx(shift, abs=1e-9)


def test_elasticity_by_hand_and_by_difference():
    """题ch5-q30：0.05·60·0.75＝2.25；再与把得分提高万分之一的差分比。"""
    assert own_elasticity(0.05, 60, 0.25) == pytest.approx(2.25)
    share = logit_shares([0.05 * 60, 2, 3])[0]
    nudged = logit_shares([0.05 * 60 * 1.0001, 2, 3])[0]
    assert log(nudged / share) / log(1.0001) == pytest.approx(own_elasticity(0.05, 60, share), rel=1e-3)


def test_share_is_the_slope_of_the_inclusive_value():
    """Small与Rosen (1981)：期望最大效用对一个选项的效用求导，就是它的份额。"""
    slope = (inclusive_value([1 + 1e-6, 0.3, -0.2]) - inclusive_value([1, 0.3, -0.2])) / 1e-6
    assert slope == pytest.approx(logit_shares([1, 0.3, -0.2])[0], rel=1e-5)
    assert inclusive_value([0, 0]) == pytest.approx(log(2))


@pytest.mark.parametrize(("benefit", "coefficient", "cities"), [(15, 0.15, 3), (20, 0.2, 2), (15, 0.3, 5)])
def test_no_city_gains_by_leaving_the_race(benefit, coefficient, cities):
    """在均衡上，任何一座城市单独多补或少补，净得益P(b − s)都不会更高。"""
    subsidy = race_subsidy(benefit, coefficient, cities)

    def net(own):
        share = 1 / (1 + (cities - 1) * exp(coefficient * (subsidy - own)))
        return share * (benefit - own)

    assert all(net(subsidy) >= net(subsidy + step) for step in (-2, -0.1, -0.01, 0.01, 0.1, 2))


def test_race_by_hand():
    """得益15、系数0.15、三市：15 − 1 ÷ (0.15·2/3)＝5；得益太小就没有竞赛。"""
    assert race_subsidy(15, 0.15, 3) == pytest.approx(5)
    assert race_subsidy(5, 0.15, 3) == 0
