"""帕累托前沿：手算的例子、前沿的性质，与“同样的钱怎样分”许下的话。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.pareto import dominates, frontier
from course_utils.explorables import get

OPTIONS = st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.integers(0, 5)), min_size=1, max_size=12)


def test_by_hand() -> None:
    """题库ch7-q13的四种方案：只有乙被甲压倒。"""
    assert frontier([(5, 3, 2), (4, 3, 1), (2, 6, 2), (5, 2, 4)]) == [0, 2, 3]


@given(OPTIONS)
def test_definition(options: list[tuple[int, ...]]) -> None:
    """前沿上的互不压倒；不在前沿上的，必被前沿上的某一个压倒。"""
    best = [options[place] for place in frontier(options)]
    assert best
    assert not any(dominates(a, b) for a in best for b in best)
    assert all(option in best or any(dominates(a, option) for a in best) for option in options)


@given(OPTIONS)
def test_dominance_is_a_strict_order(options: list[tuple[int, ...]]) -> None:
    """不压倒自己，也不互相压倒。"""
    for a in options:
        assert not dominates(a, a)
        assert not any(dominates(a, b) and dominates(b, a) for b in options)


def test_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError):
        dominates((1, 2), (1,))


class TestTradeOffs:
    explorable = get("trade-offs")

    def bars(self, settings: object, name: str) -> list[float]:
        return next(s["data"] for s in self.explorable.scene(settings).option["series"] if s["name"] == name)

    def test_no_plan_is_first_in_everything(self) -> None:
        """产出最高的不是省能最多的。"""
        for year in (5, 10, 20, 30):
            output, energy = (self.bars({"year": year}, name) for name in ("产出", "省能"))
            assert output.index(max(output)) != energy.index(max(energy))

    def test_all_on_equipment_equals_the_old_way(self) -> None:
        for name in ("产出", "省能", "在岗"):
            bars = self.bars("traditional", name)
            assert bars[0] == bars[-1]

    def test_all_on_reform_is_too_much_at_once(self) -> None:
        """第5个是改革：在岗少了一大截，产出几乎没有涨，连买设备都不如。"""
        assert self.bars("too-much-at-once", "在岗")[4] < -15
        output = self.bars("too-much-at-once", "产出")
        assert output[4] < 1 < output[0]

    def test_short_sight_halves_the_case_for_research(self) -> None:
        assert self.bars("short-sight", "产出高")[0] == 50

    def test_doubling_the_money_does_not_double_the_gain(self) -> None:
        once, twice = (self.bars({"budget": budget, "year": 20}, "产出")[1] for budget in (1.5, 3.0))
        assert once < twice < 2 * once

    def test_without_doubt_all_cases_agree(self) -> None:
        assert set(self.bars({"doubt": 0}, "产出高")) <= {0.0, 100.0}
