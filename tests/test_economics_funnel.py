"""成果转化漏斗：手算值、连乘的弹性、容量卡住时的瓶颈。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import explorables
from course_utils.economics.funnel import Gate, brokered, flow

RATES = st.lists(st.floats(0.05, 0.9), min_size=2, max_size=5)


def outcome(arriving, rates):
    return flow(arriving, [Gate(rate) for rate in rates])[-1]


def test_by_hand():
    """100项，对接20%、中试40%、产业化50%：20、8、4项。"""
    assert flow(100, [Gate(0.2), Gate(0.4), Gate(0.5)]) == pytest.approx([20, 8, 4])


def test_capacity_by_hand():
    """中试只接15项：44项里有29项排不进，15·0.4·0.5=3项。"""
    assert flow(100, [Gate(0.44), Gate(0.4, 15), Gate(0.5)]) == pytest.approx([44, 6, 3])


@given(RATES, st.data())
def test_same_proportion_helps_equally_everywhere(rates, data):
    """没有容量时，结果对每个通过率的弹性都是1：不论哪一道乘1.1，结果都乘1.1。"""
    index = data.draw(st.integers(0, len(rates) - 1))
    raised = [1.1 * rate if i == index else rate for i, rate in enumerate(rates)]
    assert outcome(100, raised) == pytest.approx(1.1 * outcome(100, rates))


@given(RATES)
def test_same_points_help_most_at_the_lowest_rate(rates):
    gains = [outcome(100, [r + 0.1 * (i == j) for j, r in enumerate(rates)]) for i in range(len(rates))]
    assert gains[rates.index(min(rates))] == pytest.approx(max(gains))


@given(st.floats(20, 200), st.floats(0.2, 1))
def test_nothing_before_a_full_gate_matters(arriving, rate):
    """卡住之前，来得再多、通过率再高，最后都是“容量×其后各通过率”。"""
    assert flow(arriving, [Gate(rate), Gate(0.5, 4), Gate(0.5)])[-1] == pytest.approx(1)


def test_brokers_by_hand():
    """自行对接20%，60%的成果有人管、管的成果里一半原先对不上的对上了：20%＋60%·½·80%＝44%。"""
    assert brokered(0.2, 0.6, 0.5) == pytest.approx(0.44)
    assert brokered(1, 1, 0.5) == 1 and brokered(0.3, 0, 0.5) == 0.3


def test_bottleneck_moves_after_it_is_cured():
    """有了经纪人，瓶颈从对接率移到中试通过率；中试卡住时是中试容量，经纪人一项也添不了。"""
    scenes = {
        s.id: explorables.get("transfer-funnel").scene(s.id) for s in explorables.get("transfer-funnel").scenarios
    }
    shown = {id: {m.id: m.value for m in scene.metrics} for id, scene in scenes.items()}
    assert [shown[id]["bottleneck"] for id in ("traditional", "new-quality")] == ["对接率", "中试通过率"]
    assert shown["pilot-is-full"] | {"rate": ""} == {
        "output": "3.0",
        "rate": "",
        "bottleneck": "中试容量",
        "price": "—",
    }


def test_senseless_inputs_are_refused():
    with pytest.raises(ValueError, match="0到1之间"):
        Gate(1.2)
    with pytest.raises(ValueError, match="容量"):
        Gate(0.5, -1)
    with pytest.raises(ValueError, match="0到1之间"):
        brokered(0.5, 1.5, 0.5)
