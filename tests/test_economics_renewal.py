"""新旧接续：人数的恒等式、几个能手算的极端情形，以及两句口号各在什么条件下不成立。"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.renewal import DISCOUNT, WORKERS, Plan, gain, renew, standing_still
from course_utils.economics.structural_change import structural_change

PLAN = Plan(speed=8, lead=0, mobility=0.1, retraining=0.5, crowding=0.1, erosion=0.01)
plans = st.builds(
    Plan,
    speed=st.floats(0, 100),
    lead=st.integers(-10, 15),
    mobility=st.floats(0, 1),
    retraining=st.floats(0, 1),
    crowding=st.floats(0, 1),
    erosion=st.floats(0, 0.2),
)


@given(plans)
def test_everyone_is_somewhere(plan: Plan) -> None:
    """恒等式：旧岗位、新岗位与失业合起来总是100人，没有负数，上岗的不多于建成的。"""
    for year in renew(plan, 40):
        assert year.old + year.new + year.idle_workers == pytest.approx(WORKERS)
        assert min(year.old, year.new, year.idle_workers, year.idle_capacity) >= -1e-9
        assert year.new + year.idle_capacity <= WORKERS + 1e-9


def test_only_closing_is_exponential() -> None:
    """只关不建：旧岗位按(1−d)^t缩小，其余都失业。"""
    for count, year in enumerate(renew(replace(PLAN, speed=0), 20), 1):
        assert year.old == pytest.approx(WORKERS * (1 - PLAN.closing) ** count)
        assert year.idle_workers == pytest.approx(WORKERS - year.old)


def test_spending_is_quadratic() -> None:
    """第一年的花费：建b个要cost·b＋crowding·b²/2；没有人上岗时，产出就是旧岗位减去它。"""
    plan = replace(PLAN, lead=5, mobility=0.0)
    assert renew(plan, 1)[0].output == pytest.approx(WORKERS - (8 + 0.1 * 64 / 2))


def test_building_comes_first_without_movers_is_pure_waste_at_the_start() -> None:
    """先立后破而人不肯转：关旧之前没有一个新岗位有人。"""
    path = renew(replace(PLAN, lead=6, mobility=0.0), 6)
    assert all(year.new == 0 and year.idle_workers == 0 for year in path)
    assert path[-1].idle_capacity == pytest.approx(48)


def test_breaking_first_leaves_everyone_waiting() -> None:
    """先破后立：建新之前，关掉的都失业。"""
    path = renew(replace(PLAN, lead=-4), 4)
    assert path[-1].idle_workers == pytest.approx(WORKERS * (1 - 0.85**4))


def test_standing_still_is_a_geometric_series() -> None:
    """原地不动的现值是等比数列之和；建与关都为0时，多得的恰好是0。"""
    ratio = (1 - PLAN.erosion) / (1 + DISCOUNT)
    present = sum(value / (1 + DISCOUNT) ** year for year, value in enumerate(standing_still(PLAN, 30)))
    assert present == pytest.approx(WORKERS * (1 - ratio**30) / (1 - ratio))
    assert gain(replace(PLAN, speed=0, closing=0.0), 30) == pytest.approx(0)


def test_neither_slogan_always_wins() -> None:
    """快慢与先后都要看条件：各有一组设定使它赢，也各有一组使它输。"""

    def better(plan: Plan, **change: float) -> bool:
        return gain(replace(plan, **change), 30) > gain(plan, 30)

    eager = Plan(speed=4, lead=0, mobility=0.2, retraining=0.8, crowding=0.0, erosion=0.05)
    stuck = Plan(speed=4, lead=0, mobility=0.0, retraining=0.1, crowding=0.3, erosion=0.0)
    assert better(eager, speed=20) and not better(stuck, speed=20)
    mobile = Plan(speed=4, lead=0, mobility=0.1, retraining=0.3, crowding=0.1, erosion=0.0)
    locked = replace(mobile, mobility=0.0, speed=12)
    assert better(mobile, lead=6) and not better(locked, lead=6)


def test_structural_change_by_hand() -> None:
    """没有变动是0；全换了地方等于份额之和；三部门的例子手算得37.35。"""
    assert structural_change([60, 40], [60, 40]) == 0
    assert structural_change([100, 0], [0, 100]) == 100
    assert structural_change([59.7, 21.4, 18.9], [22.3, 31.8, 45.8]) == pytest.approx((37.4 + 10.4 + 26.9) / 2)
    with pytest.raises(ValueError, match="一一对应"):
        structural_change([1], [1, 2])
