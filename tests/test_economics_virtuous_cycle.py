"""有门槛的正反馈与闭式解对照，情景里许下的话也要算得出来。"""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.virtuous_cycle import Cycle
from course_utils.explorables import get

CYCLE = Cycle(resistance=0.4, renewal=0.1)  # √(1−4·0.16)＝0.6，门槛0.2，高水平0.8
STOCK = st.floats(0, 1)
STOCKS = st.tuples(STOCK, STOCK, STOCK)


def end(cycle, start, years=2000):
    return cycle.path((start,) * 3, years)[-1]


def test_target_by_hand():
    """两样是0.2与0.6：调和平均0.3，目标0.09÷(0.09＋0.16)＝0.36；缺了一样就是0。"""
    assert CYCLE.target(0.2, 0.6) == pytest.approx(0.36)
    assert CYCLE.target(0.4, 0.4) == pytest.approx(0.5)
    assert CYCLE.target(0.0, 1.0) == CYCLE.target(0.0, 0.0) == 0


def test_fixed_points_by_hand():
    """x＝x²÷(x²＋0.16)化为x²－x＋0.16＝0，根是0.2与0.8，两处都不动。"""
    assert CYCLE.threshold == pytest.approx(0.2)
    assert CYCLE.high_level == pytest.approx(0.8)
    for level in (0.0, 0.2, 0.8):
        assert CYCLE.following((level,) * 3) == pytest.approx((level,) * 3)


@given(st.floats(0.05, 0.49))
def test_stability_from_the_slope(resistance):
    """不动点上H′＝2(1−x)：门槛处大于1，不稳定；高水平处小于1，稳定；两根之和是1。"""
    cycle = Cycle(resistance, 0.1)
    low, high = cycle.threshold, cycle.high_level
    assert low + high == pytest.approx(1)
    assert cycle.slope(low) == pytest.approx(2 * (1 - low)) and cycle.slope(low) > 1
    assert cycle.slope(high) == pytest.approx(2 * (1 - high)) and cycle.slope(high) < 1


def test_slope_is_the_derivative():
    """斜率同目标函数的差商一致。"""
    step = 1e-6
    for level in (0.1, 0.4, 0.9):
        difference = CYCLE.target(level + step, level + step) - CYCLE.target(level - step, level - step)
        assert CYCLE.slope(level) == pytest.approx(difference / (2 * step), rel=1e-6)


def test_the_same_rules_end_apart():
    """门槛两侧各差一点点，一个落到0，一个升到0.8。"""
    assert end(CYCLE, 0.199) == pytest.approx((0, 0, 0), abs=1e-6)
    assert end(CYCLE, 0.201) == pytest.approx((0.8, 0.8, 0.8), abs=1e-6)


def test_too_much_resistance_leaves_no_threshold():
    cycle = Cycle(0.51, 0.1)
    assert cycle.threshold is None and cycle.high_level is None
    assert end(cycle, 1.0) == pytest.approx((0, 0, 0), abs=1e-6)
    assert Cycle(0.5, 0.1).threshold == Cycle(0.5, 0.1).high_level == pytest.approx(0.5)


@given(STOCKS, STOCK, st.floats(0, 0.5))
def test_more_never_hurts_and_stays_in_range(stocks, other, outflow):
    """互补：任何一样多一些，明年哪一样都不会更少；各样总在0到1之间。"""
    cycle = Cycle(0.4, 0.2, outflow)
    after = cycle.following(stocks)
    more = cycle.following((max(stocks[0], other), stocks[1], stocks[2]))
    assert all(0 <= low <= high + 1e-12 <= 1 + 1e-12 for low, high in zip(after, more, strict=True))


def test_outflow_by_hand():
    """科技0.5、人才0.4、外流10%：多走0.1·0.5·0.4＝0.02；科技到1就不再有人走。"""
    drained = Cycle(0.4, 0.1, 0.1)
    assert CYCLE.following((0.3, 0.5, 0.4))[2] - drained.following((0.3, 0.5, 0.4))[2] == pytest.approx(0.02)
    assert CYCLE.following((0.3, 1.0, 0.4)) == drained.following((0.3, 1.0, 0.4))


def test_outflow_raises_the_threshold():
    """不外流时0.25在门槛0.2以上；外流以后同一个起点落到0。"""
    assert end(CYCLE, 0.25)[0] == pytest.approx(0.8)
    assert end(Cycle(0.4, 0.1, 0.1), 0.25)[0] == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("resistance", "renewal", "outflow", "complaint"),
    [(0, 0.1, 0, "阻力"), (0.4, 0, 0, "更新"), (0.4, 0.1, -0.1, "外流"), (0.4, 0.9, 0.2, "外流")],
)
def test_bad_input_is_explained(resistance, renewal, outflow, complaint):
    with pytest.raises(ValueError, match=complaint):
        Cycle(resistance, renewal, outflow)


class TestExplorable:
    explorable = get("talent-cycle")

    def metric(self, settings, id):
        return next(m.value for m in self.explorable.scene(settings).metrics if m.id == id)

    def level(self, scenario, name):
        option = self.explorable.scene(scenario).option
        return next(series["data"] for series in option["series"] if series["name"] == name)

    def test_threshold_on_the_slider_brackets_the_closed_form(self):
        """不外流时，滑块上的门槛是闭式解之上的第一个位置。"""
        for resistance in (34, 40, 46):
            threshold = 100 * (1 - sqrt(1 - 4 * (resistance / 100) ** 2)) / 2
            shown = float(self.metric({"resistance": resistance, "outflow": 0}, "gate"))
            assert shown - 3 < threshold < shown

    def test_push_together_keeps_turning(self):
        science = self.level("new-quality", "科技")
        assert science[10] < science[20] < science[60]
        assert max(self.level("traditional", "科技")) == 12

    @pytest.mark.parametrize("target", ["education", "science", "talent"])
    def test_the_same_money_on_one_falls_short(self, target):
        """反例：总数一样，只投一样，哪一样都跨不过门槛。"""
        settings = dict(self.explorable.scenario("new-quality").settings) | {"target": target}
        assert float(self.metric("new-quality", "end")) > 60
        assert float(self.metric(settings, "end")) < 5

    def test_education_rises_then_falls_back(self):
        education = self.level("education-only", "教育")
        assert max(education) > 40 > 5 > education[-1]
        assert max(self.level("education-only", "人才")) < 20

    def test_broken_cycle_has_no_threshold(self):
        assert self.metric("broken-cycle", "gate") == "跨不过"
        assert "先要改的是循环本身" in self.explorable.scene("broken-cycle").conclusion

    def test_head_start_needs_no_push(self):
        assert "不加投入也转得起来" in self.explorable.scene("head-start").conclusion
