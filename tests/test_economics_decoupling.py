"""卡亚恒等式与脱钩弹性：恒等式成立，八种状态齐全，中国的数对得上官方公布的方向。"""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.data.transition import change, transition
from course_utils.economics.decoupling import decoupling_elasticity, decoupling_state, kaya, kaya_contributions

TOTALS = st.tuples(*[st.floats(0.1, 1e6)] * 4)


def china(year):
    row = transition(year, year, "population", "gdp", "energy", "co2")
    return kaya(*(row[name][0] for name in ("population", "gdp", "energy", "co2")))


@given(TOTALS, TOTALS)
def test_identity_is_an_identity(before, after):
    one, two = kaya(*before), kaya(*after)
    assert (one.gdp, one.energy, one.emissions) == pytest.approx(before[1:])
    assert sum(kaya_contributions(one, two)) == pytest.approx(log(after[3] / before[3]), abs=1e-9)


def test_kaya_by_hand():
    """10人、GDP 40、能源20、排放60：人均4、能耗强度0.5、碳强度3。"""
    assert kaya(10, 40, 20, 60) == (10, 4, 0.5, 3)
    with pytest.raises(ValueError, match="大于0"):
        kaya(0, 1, 1, 1)


@pytest.mark.parametrize(
    ("output", "emissions", "state"),
    [
        # 八种状态与0、0.8、1.2三条界线照Tapio (2005)的图1
        (0.10, -0.02, "强脱钩"),
        (0.10, 0.05, "弱脱钩"),
        (0.10, 0.10, "扩张连结"),
        (0.10, 0.15, "扩张负脱钩"),
        (-0.10, 0.02, "强负脱钩"),
        (-0.10, -0.05, "弱负脱钩"),
        (-0.10, -0.10, "衰退连结"),
        (-0.10, -0.15, "衰退脱钩"),
        (0.0, 0.05, "无法判断"),
    ],
)
def test_eight_states(output, emissions, state):
    assert decoupling_state(output, emissions) == state


def test_boundaries():
    """0.8与1.2算连结；排放不变算弱脱钩。"""
    assert decoupling_state(1.0, 0.8) == decoupling_state(1.0, 1.2) == "扩张连结"
    assert decoupling_state(1.0, 0.0) == "弱脱钩"
    assert decoupling_elasticity(0.0, 1.0) is None


@pytest.mark.parametrize(
    ("start", "end", "state"),
    [(1990, 2000, "弱脱钩"), (2000, 2005, "扩张连结"), (2013, 2016, "强脱钩"), (2014, 2024, "弱脱钩")],
)
def test_china(start, end, state):
    """中国的数据：多数时期弱脱钩；2000年至2005年重化工业扩张时几乎同步；2013年至2016年排放下降。"""
    assert decoupling_state(change("gdp", start, end), change("co2", start, end)) == state


def test_china_factors():
    """2014年至2024年：人均GDP推高排放，能耗强度与碳强度拉低排放，人口的影响很小；手算的弹性是0.31。"""
    parts = kaya_contributions(china(2014), china(2024))
    assert parts.income > 0 > parts.energy_intensity
    assert parts.carbon_intensity < 0 and abs(parts.population) < 0.05
    # 12289.037/9976.027 − 1 = 0.2319，18488.1/10544.9 − 1 = 0.7533（Global Carbon Project与世界银行，取自同一张表）
    elasticity = decoupling_elasticity(change("gdp", 2014, 2024), change("co2", 2014, 2024))
    assert elasticity == pytest.approx(0.2319 / 0.7533, abs=2e-4)
