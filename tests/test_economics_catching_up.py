"""追赶模型与闭式解、手算值对照，情景里许下的话也要算得出来。"""

from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from course_utils.economics.catching_up import Strategy, fastest_path, path, switching_level
from course_utils.explorables import get

IMITATING, INNOVATING = Strategy(0.045, 0.95), Strategy(0.0225, 1.0)
GROWTH = 0.02
LEVEL = st.floats(0.05, 0.95)
STRATEGY = st.builds(Strategy, st.floats(0.01, 0.08), st.floats(0.9, 1.01))


def test_one_step_by_hand():
    """(0.045＋0.95·0.2)÷1.02，同题库ch3-c02的第二组用例。"""
    levels, switched = path(0.2, IMITATING, INNOVATING, inf, GROWTH, 2)
    assert levels == pytest.approx([0.2, 0.2303921569, 0.2586985775])
    assert switched is None


def test_resting_level_by_hand():
    """0.045÷(1.02－0.95)＝9/14≈64.3%，同题库ch3-q26。"""
    assert IMITATING.resting_level(GROWTH) == pytest.approx(9 / 14)
    assert path(0.2, IMITATING, INNOVATING, inf, GROWTH, 400)[0][-1] == pytest.approx(9 / 14)


@given(STRATEGY, LEVEL, st.floats(0.01, 0.04))
def test_path_is_the_closed_form(strategy, start, growth):
    """线性差分方程的闭式解 a(t) = a* + (a₀ − a*)·(γ/(1+g))^t，收敛到 a* = η/(1+g−γ)（没有碰到前沿时）。"""
    drag = 1 + growth - strategy.innovation
    assume(strategy.imitation < 0.99 * drag)
    rest = strategy.imitation / drag
    expected = [rest + (start - rest) * (strategy.innovation / (1 + growth)) ** year for year in range(31)]
    assert path(start, strategy, INNOVATING, inf, growth, 30)[0] == pytest.approx(expected)
    assert strategy.resting_level(growth) == pytest.approx(rest)


def test_resting_at_the_frontier():
    """自己的积累跑得赢前沿，就追平；不学也不跑赢，就落到0。"""
    assert Strategy(0.03, 1.02).resting_level(0.01) == 1
    assert Strategy(0.0, 1.02).resting_level(0.02) == 0
    assert Strategy(0.0, 0.9).resting_level(0.02) == 0


def test_switching_level_by_hand():
    """(0.045－0.0225)÷(1－0.95)＝45%。"""
    assert switching_level(IMITATING, INNOVATING) == pytest.approx(0.45)
    assert switching_level(IMITATING, Strategy(0.0225, 0.95)) == inf
    assert switching_level(IMITATING, Strategy(0.05, 0.96)) == 0
    for level in (0.2, 0.44, 0.46, 0.9):
        innovating_wins = INNOVATING.following(level, GROWTH) > IMITATING.following(level, GROWTH)
        assert innovating_wins == (level > 0.45)


@given(LEVEL, st.floats(0, 1))
def test_no_switch_beats_the_switching_level(start, switch):
    """每年都选前进得多的办法，此后年年不落后：两种办法都随今年的水平递增。"""
    best = fastest_path(start, (IMITATING, INNOVATING), GROWTH, 60)
    assert best == pytest.approx(path(start, IMITATING, INNOVATING, 0.45, GROWTH, 60)[0])
    other, _ = path(start, IMITATING, INNOVATING, switch, GROWTH, 60)
    assert all(b >= o - 1e-12 for b, o in zip(best, other, strict=True))


@given(LEVEL, STRATEGY, STRATEGY)
def test_the_fastest_path_never_lags(start, first, second):
    """创新站不住脚时，转过去会掉回来；最合算的办法可以再改回模仿，不落后于任何一种。"""
    best = fastest_path(start, (first, second), GROWTH, 60)
    for strategy in (first, second):
        other, _ = path(start, strategy, strategy, inf, GROWTH, 60)
        assert all(b >= o - 1e-12 for b, o in zip(best, other, strict=True))


@given(LEVEL, LEVEL)
def test_the_further_behind_the_faster(near, far):
    """离前沿越远，模仿使相对水平升得越快（Nelson & Phelps, 1966）。"""
    assume(far < near - 1e-6)
    assert IMITATING.following(far, GROWTH) - far > IMITATING.following(near, GROWTH) - near


def test_negative_strategy_is_refused():
    with pytest.raises(ValueError, match="不能是负数"):
        Strategy(-0.01, 1.0)


class TestExplorable:
    explorable = get("catch-up")

    def data(self, scenario, name):
        option = self.explorable.scene(scenario).option
        return next(series["data"] for series in option["series"] if series["name"] == name)

    def test_imitation_stops_short(self):
        levels = self.data("traditional", "你的转向")
        assert levels == self.data("traditional", "一直模仿")
        assert levels[-1] == pytest.approx(100 * 9 / 14, abs=0.5)
        assert self.data("new-quality", "你的转向")[-1] > 90

    def test_too_early_is_slower_for_decades(self):
        early, imitator = (self.data("too-early", name) for name in ("你的转向", "一直模仿"))
        overtaken = next(year for year in range(1, 81) if early[year] > imitator[year])
        assert overtaken == 27
        assert "第11年差得最多" in self.explorable.scene("too-early").conclusion

    def test_too_late_never_comes(self):
        assert self.data("too-late", "你的转向") == self.data("too-late", "一直模仿")
        assert "一直没有追到" in self.explorable.scene("too-late").conclusion

    def test_weak_innovation_loses(self):
        assert self.data("weak-innovation", "你的转向")[-1] < self.data("weak-innovation", "一直模仿")[-1]
        pairs = zip(self.data("weak-innovation", "创新"), self.data("weak-innovation", "模仿"), strict=True)
        assert all(venture < learn for venture, learn in pairs)
