"""分年龄的转岗：人数守恒、手算的一年、闭式的界限与单调性。"""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.retraining import ORDERS, People, Shift, natural_exit, waiting_years

AGES = (0.437, 0.247, 0.316)
SHIFTS = st.builds(
    Shift,
    speed=st.floats(0, 0.3),
    capacity=st.floats(0, 0.15),
    lead=st.integers(0, 5),
    order=st.sampled_from(sorted(ORDERS)),
)


def total(people: People) -> float:
    return sum(map(sum, people))


def test_one_year_by_hand():
    """第1年：变老以后是(0.41515, 0.24415, 0.3091)，合0.9684；名额0.04按人数分，学成0.04×各占的比例×(0.9, 0.7, 0.4)；

    岗位剩0.9，人是0.9684减去学成的，多出来的失去岗位。
    """
    aged = (0.437 * 0.95, 0.247 * 0.9 + 0.437 * 0.05, 0.316 * 0.9 + 0.247 * 0.1)
    whole = sum(aged)
    learnt = [0.04 * a / whole * p for a, p in zip(aged, (0.9, 0.7, 0.4), strict=True)]
    people = Shift(0.1, 0.04).path(AGES, 1)[1]
    assert people.moved == pytest.approx(learnt)
    assert sum(people.old) == pytest.approx(0.9)
    assert sum(people.without) == pytest.approx(whole - sum(learnt) - 0.9)


@given(SHIFTS)
def test_people_only_leave_by_retiring(shift):
    """守恒：每年合起来只少了退休的人，没有负数，旧岗位上的人不超过岗位。"""
    path = shift.path(AGES, 20)
    for year, (before, after) in enumerate(pairwise(path), 1):
        retired = sum(group[2] for group in before) / 10
        assert total(before) - total(after) == pytest.approx(retired)
        assert min(min(group) for group in after) >= -1e-12
        assert sum(after.old) <= max(0.0, 1 - shift.speed * max(0, year - shift.lead)) + 1e-9


@given(st.floats(0.02, 0.3), st.integers(0, 4), st.sampled_from(sorted(ORDERS)))
def test_waiting_longer_before_closing_never_hurts_the_waiting(speed, lead, order):
    """多等一年再关，没有岗位的人年不会多。"""
    one, two = (sum(waiting_years(Shift(speed, 0.04, wait, order).path(AGES, 20))) for wait in (lead, lead + 1))
    assert two <= one + 1e-9


def test_slower_than_retirement_leaves_nobody_behind():
    """闭式的界限：没有培训时，第一年关得比退休慢就没有人失去岗位，比退休快就有。"""
    limit = natural_exit(AGES[2])
    assert limit == pytest.approx(0.0316)
    assert sum(Shift(limit - 0.001, 0).path(AGES, 1)[1].without) == pytest.approx(0)
    assert sum(Shift(limit + 0.001, 0).path(AGES, 1)[1].without) == pytest.approx(0.001)


def test_nobody_moves_without_posts_or_places():
    assert sum(Shift(0.1, 0).path(AGES, 20)[-1].moved) == 0
    assert sum(Shift(0, 0.1).path(AGES, 20)[-1].moved) == 0


def test_order_trades_total_against_the_older():
    """先给年轻的，总人年最少；先给大龄的，五十岁以上的比例最低。"""
    waits = {order: waiting_years(Shift(0.08, 0.04, 0, order).path(AGES, 20)) for order in ORDERS}
    assert sum(waits["young"]) < sum(waits["even"]) < sum(waits["older"])
    share = {order: wait[2] / sum(wait) for order, wait in waits.items()}
    assert share["older"] < share["even"] < share["young"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((1.2, 0.1), "0到1"),
        ((0.1, 0.1, -1), "不能是负数"),
        ((0.1, 0.1, 0, "first"), "只能是"),
        ((0.1, 0.1, 0, "even", (2, 0, 0)), "学成"),
    ],
)
def test_bad_input(arguments, words):
    with pytest.raises(ValueError, match=words):
        Shift(*arguments)
