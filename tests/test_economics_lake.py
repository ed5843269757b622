"""湖模型：稳态的闭式解、手算的一年，与人数守恒。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.lake import Lakes, Transition, steady_unemployment

START = Lakes(0.95, 0.0, 0.05)
MODELS = st.builds(
    Transition,
    automation=st.floats(0, 0.3),
    decline=st.floats(0, 0.1),
    demand=st.floats(0, 2),
    capacity=st.floats(0, 0.2),
    finding=st.floats(0, 1),
    separation=st.floats(0, 0.2),
)


def test_one_year_by_hand():
    """旧岗位0.9、失业0.1，改造10%、消失2%、每个带出1.2个：带出0.108个岗位，流失0.108人。

    转岗的人受培训能力限制：min(0.5×0.1, 0.03, 0.108)＝0.03。
    """
    model = Transition(0.10, 0.02, 1.2, capacity=0.03, finding=0.5, separation=0.04)
    assert model.path(Lakes(0.9, 0.0, 0.1), 1)[1] == pytest.approx((0.792, 0.03, 0.178))


@pytest.mark.parametrize(
    ("separation", "finding", "expected"),
    [
        (0.0125, 0.2375, 0.05),
        # Ljungqvist与Sargent的湖模型（QuantEcon讲义的参数，月）：0.013与0.283，不计进出劳动力
        (0.013, 0.283, 0.0439),
        # Shimer (2005, AER 95(1), 25–49)的美国月度平均：离职0.034，就业0.45；失业率约7%
        (0.034, 0.45, 0.0702),
    ],
)
def test_steady_state(separation, finding, expected):
    assert steady_unemployment(separation, finding) == pytest.approx(expected, abs=5e-5)


def test_long_run_is_the_lake_model():
    """培训与岗位都不成为限制时，旧岗位改造完，失业率走到 ``s/(s+f)``，与起点无关。"""
    model = Transition(0.1, 0, 2, capacity=1, finding=0.4, separation=0.03)
    for start in (START, Lakes(0.5, 0.2, 0.3)):
        end = model.path(start, 400)[-1]
        assert end.unemployed == pytest.approx(steady_unemployment(0.03, 0.4))
        assert end.old == pytest.approx(0, abs=1e-12)


def test_too_few_posts_mean_lasting_unemployment():
    """每改造一个只带出0.5个，落后消失的与改造的一样多：岗位最后只有0.95×0.5×0.5，其余都失业。"""
    model = Transition(0.05, 0.05, 0.5, capacity=1, finding=0.9, separation=0)
    assert model.path(START, 500)[-1].upgraded == pytest.approx(0.95 * 0.25)


def test_standing_still_shrinks():
    """不改造：旧岗位每年消失4%，等比下降，没有新岗位可去。"""
    path = Transition(0, 0.04, 1.2, 0.05, 0.5, 0.03).path(START, 20)
    assert path[20] == pytest.approx((0.95 * 0.96**20, 0, 1 - 0.95 * 0.96**20))


@given(MODELS)
def test_nobody_is_lost(model):
    for lakes in model.path(START, 60):
        assert sum(lakes) == pytest.approx(1)
        assert min(lakes) >= -1e-12


@pytest.mark.parametrize(("change", "message"), [({"automation": 1.2}, "0到1"), ({"demand": -1}, "负数")])
def test_senseless_parameters_are_refused(change, message):
    sensible = {"automation": 0.1, "decline": 0, "demand": 1, "capacity": 0.1, "finding": 0.5, "separation": 0}
    with pytest.raises(ValueError, match=message):
        Transition(**(sensible | change))
    with pytest.raises(ValueError, match="不能都是0"):
        steady_unemployment(0, 0)
