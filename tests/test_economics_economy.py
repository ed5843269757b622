"""对比实验室的经济：同闭式解、恒等式与单个模型对照，情景里许下的话也要算得出来。"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from math import log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.accounting import growth_sources
from course_utils.economics.decoupling import kaya, kaya_contributions
from course_utils.economics.economy import (
    FIRMS,
    START_JOBS,
    Assumptions,
    Policy,
    allocation,
    quality,
    run,
    spending,
    transition,
)
from course_utils.economics.growth import Solow
from course_utils.explorables import get

SURE = Assumptions()
NOTHING = Policy(0.3, 0, 0, 0, 0)
SHARE = st.floats(0, 0.04)
POLICIES = st.builds(Policy, st.floats(0.1, 0.45), SHARE, SHARE, SHARE, st.floats(0, 0.2))


def test_without_innovation_growth_stops() -> None:
    """研发、改革、培训都是0：产出的增长归于0，资本产出比归于索洛稳态``s/δ``（Solow, 1956）。"""
    path = run(NOTHING, 1500)
    assert log(path[-1].output / path[-2].output) == pytest.approx(0, abs=1e-6)
    ratio = SURE.start_ratio * path[-1].capital / path[-1].output
    assert ratio == pytest.approx(0.3 / SURE.depreciation, rel=1e-3)
    assert ratio == pytest.approx(Solow(0.3, 0.4, 0.05, 0, 0).steady_capital_output_ratio, rel=1e-3)


def test_matches_solow_when_jobs_stand_still() -> None:
    """在岗人数的变化除掉以后，资本的积累就是``Solow``那一个模型，逐年相等。"""
    still = replace(SURE, start_ratio=2.0)
    path = run(NOTHING, 40, still)
    capital = 1.0
    for state in path:
        assert state.capital == pytest.approx(capital)
        workers = state.employed / (1 - START_JOBS.unemployed)
        capital = 0.95 * capital + 0.3 / 2 * capital**0.4 * workers**0.6


@pytest.mark.parametrize("research", [0.0, 0.01, 0.04])
def test_additive_growth(research: float) -> None:
    """技能与堵点都不变时，全要素生产率是直线``1 + ρ√r·t``（Philippon, 2022的加性增长）。"""
    path = run(Policy(0.3, research, 0, 0, 0), 30)
    assert [state.tfp for state in path] == pytest.approx(
        [1 + SURE.research_effect * sqrt(research) * year for year in range(31)]
    )


def test_skill_closed_form() -> None:
    """``h_t = h* − (h* − 1)(1 − μ)^t``。"""
    path = run(Policy(0.3, 0, 0, 0.02, 0), 30)
    goal = 1 + SURE.training_effect * 0.02
    expected = [goal - (goal - 1) * (1 - SURE.renewal) ** year for year in range(31)]
    assert [state.skill for state in path] == pytest.approx(expected)


def test_allocation_by_hand() -> None:
    """两类企业0.8与1.2、σ＝3、多付一倍：份额0.64∶0.18，总产出约1.2196，拉平后是√2.08≈1.4422。"""
    weights = [0.64, 1.44 / 8]
    shares = [w / sum(weights) for w in weights]
    total = sum((a * x) ** (2 / 3) for a, x in zip(FIRMS, shares, strict=True)) ** 1.5
    assert allocation(1.0) == pytest.approx(total / sqrt(2.08))
    assert allocation(0.0) == 1


def test_reform_is_a_level_effect() -> None:
    """一年拆光堵点：全要素生产率升到``1/allocation(b₀)``，此后不再变。"""
    path = run(Policy(0.3, 0, 0, 0, 1.0), 30)
    assert [state.tfp for state in path[1:]] == pytest.approx([1 / allocation(SURE.barrier)] * 30)


@given(POLICIES)
def test_growth_accounting_identity(policy: Policy) -> None:
    """增长核算的余值就是模型里的全要素生产率：``ΔlnY = ΔlnT + αΔlnK + (1−α)(Δln h + Δln N)``。"""
    path = run(policy, 30)
    found = growth_sources(
        [s.output for s in path],
        [s.capital for s in path],
        [s.employed for s in path],
        [s.skill for s in path],
        [1 - SURE.capital_share] * len(path),
    )
    assert found.tfp == pytest.approx(log(path[-1].tfp) / 30, abs=1e-9)


@given(POLICIES)
def test_kaya_identity(policy: Policy) -> None:
    """能源的对数变化恰好等于人均产出与能源强度两项之和（Kaya恒等式，人口与碳强度不变）。"""
    path = run(policy, 30)
    before, after = (kaya(1, s.output, s.energy, s.energy) for s in (path[0], path[-1]))
    parts = kaya_contributions(before, after)
    assert sum(parts) == pytest.approx(log(path[-1].energy))
    pace = 1 - SURE.drift - SURE.saving_effect * sqrt(policy.saving)
    assert parts.energy_intensity == pytest.approx(30 * log(pace))


@given(POLICIES)
def test_people_and_money_add_up(policy: Policy) -> None:
    """三个湖加起来是全部劳动力；消费加上五项支出等于产出。"""
    path = run(policy, 30)
    lakes = transition(policy, SURE).path(START_JOBS, 30)
    for state, lake in zip(path, lakes, strict=True):
        assert sum(lake) == pytest.approx(1)
        spent = spending(policy, SURE) * state.output
        assert SURE.consumption_share * state.consumption + spent == pytest.approx(state.output)


def test_everyone_starts_from_the_same_point() -> None:
    for policy in (NOTHING, Policy(0.45, 0.04, 0.02, 0.04, 0.2)):
        start = run(policy, 1)[0]
        assert (start.output, start.tfp, start.capital, start.skill, start.energy) == (1, 1, 1, 1, 1)
        assert (start.upgraded, start.unemployed) == START_JOBS[1:]


def test_research_has_diminishing_returns() -> None:
    levels = [run(Policy(0.3, r, 0, 0, 0), 30)[-1].tfp for r in (0, 0.01, 0.02, 0.03, 0.04)]
    steps = [b - a for a, b in pairwise(levels)]
    assert steps == sorted(steps, reverse=True) and steps[-1] > 0


def test_quality_by_hand() -> None:
    """只给一样权重，指数就是那一样。"""
    state = run(NOTHING, 10)[-1]
    assert quality(state, (1, 0, 0)) == pytest.approx(state.consumption)
    assert quality(state, (0, 1, 0)) == pytest.approx(state.output / state.energy)
    assert quality(state) ** 3 == pytest.approx(
        state.consumption * state.output / state.energy * state.upgraded / START_JOBS.upgraded
    )


def test_bad_input_is_explained() -> None:
    with pytest.raises(ValueError, match="不能是负数"):
        Policy(0.3, -0.1, 0, 0, 0)
    with pytest.raises(ValueError, match="不能超过全部"):
        Policy(0.3, 0, 0, 0, 1.5)
    with pytest.raises(ValueError, match="用完了全部产出"):
        run(Policy(0.9, 0.1, 0, 0, 0), 1)


class TestTwoEconomies:
    explorable = get("two-economies")

    def metric(self, settings: object, id: str) -> float:
        return float(next(m.value for m in self.explorable.scene(settings).metrics if m.id == id))

    def path(self, id: str) -> list:
        settings = self.explorable.scenario(id).settings
        return run(Policy(**{name: value / 100 for name, value in settings.items()}), 30)

    def leads(self, id: str) -> list[int]:
        """产出高于传统路子的年份。"""
        old = self.path("traditional")
        return [year for year, state in enumerate(self.path(id)) if state.output > old[year].output]

    def test_traditional_is_its_own_yardstick(self) -> None:
        assert self.explorable.scene("traditional").conclusion.endswith("这正是传统路子。")

    def test_new_quality_starts_behind_then_wins_all_five(self) -> None:
        assert self.leads("new-quality") == list(range(5, 31))
        assert "没有一项不如" in self.explorable.scene("new-quality").conclusion

    def test_new_quality_consumes_more_yet_still_uses_more_energy(self) -> None:
        """第7章说的：五项花得少些，消费从头一年起就多些；产出多了两倍多，能源仍多用近一半。"""
        old, new = self.path("traditional"), self.path("new-quality")
        assert all(ours.consumption > theirs.consumption for ours, theirs in zip(new, old, strict=True))
        assert 3 < new[30].output < 3.5 and 1.4 < new[30].energy < 1.5

    def test_research_alone_falls_behind_for_twenty_years(self) -> None:
        assert min(self.leads("research-only")) > 20
        assert self.metric("research-only", "energy") > self.metric("traditional", "energy")

    def test_too_fast_hurts_people(self) -> None:
        assert self.metric("too-fast", "unemployed") > 25
        assert min(self.leads("too-fast")) > 20

    def test_more_training_or_slower_reform_rescues_the_hasty(self) -> None:
        hasty = self.explorable.scenario("too-fast").settings
        assert self.metric({**hasty, "training": 4.0}, "unemployed") < 15
        assert self.metric({**hasty, "reform": 0.0}, "unemployed") < 15

    def test_investment_with_reform_beats_new_quality_in_output_for_long(self) -> None:
        rival, new = self.path("invest-and-reform"), self.path("new-quality")
        ahead = [year for year in range(1, 31) if rival[year].output > new[year].output]
        assert ahead == list(range(1, len(ahead) + 1)) and len(ahead) >= 20
        assert rival[30].energy > 1.5 * new[30].energy
        assert quality(rival[30]) < quality(new[30])
