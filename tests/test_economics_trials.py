"""反复试验：闭式与手算值。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.trials import at_least_one, failure_counts, learning_chance, mean_chances, staged_value

CHANCE = st.floats(0.01, 0.5)


@pytest.mark.parametrize(("chance", "count", "percent"), [(0.1, 10, 65.13), (0.1, 21, 89.06), (0.1, 22, 90.15)])
def test_at_least_one_by_hand(chance, count, percent):
    """1 − 0.9ⁿ：10个65.13%，21个89.06%，22个90.15%（题ch5-q06、ch5-q17）。"""
    assert 100 * at_least_one([chance] * count) == pytest.approx(percent, abs=0.005)


def test_learning_raises_the_odds_by_hand():
    """20%、30%、40%依次失败的概率是0.8·0.7·0.6＝0.336。"""
    chances = [learning_chance(0.2, 0.1, failures, 0.5) for failures in range(3)]
    assert at_least_one(chances) == pytest.approx(1 - 0.336)
    assert learning_chance(0.2, 0.1, 9, 0.5) == 0.5
    assert learning_chance(0.6, 0.1, 9, 0.5) == 0.6


def test_staged_value_by_hand():
    """题ch5-q18：小试1、放大10、收入80、概率20%：看准就停得13，不许停得5。"""
    assert staged_value(0.2, 1, 1, 10, 80) == pytest.approx(13)
    assert staged_value(0.2, 0, 1, 10, 80) == pytest.approx(5)


@given(CHANCE, st.floats(0, 1), st.floats(1, 200))
def test_value_of_the_option_is_the_spending_saved(chance, detection, payoff):
    """停的价值＝认出来的失败省下的放大费：(1 − p)·d·I。"""
    option = staged_value(chance, detection, 1, 10, payoff) - staged_value(chance, 0, 1, 10, payoff)
    assert option == pytest.approx((1 - chance) * detection * 10, abs=1e-9)


def test_mean_chances_by_hand():
    """20%起、每败一次加10个百分点：第二个平均0.2·0.2＋0.8·0.3＝0.28；

    第三个前失败0、1、2次的概率是0.04、0.2·0.8＋0.8·0.3＝0.40、0.56，平均0.008＋0.12＋0.224＝0.352。
    """
    assert mean_chances(0.2, 0.1, 0.5, 3) == pytest.approx([0.2, 0.28, 0.352])
    assert failure_counts(0.2, 0.1, 0.5, 3)[2] == pytest.approx({0: 0.04, 1: 0.40, 2: 0.56})


@given(CHANCE, st.integers(1, 30))
def test_without_learning_the_chance_stays(chance, count):
    assert mean_chances(chance, 0, 0.5, count) == pytest.approx([chance] * count)


@given(CHANCE, st.floats(0, 0.03), st.integers(1, 30))
def test_failure_counts_are_distributions(chance, gain, count):
    assert all(sum(each.values()) == pytest.approx(1) for each in failure_counts(chance, gain, 0.5, count))
