"""压力测试：闭式解、恒等的情形与单调性。"""

from math import exp, sqrt

import pytest

from course_utils.economics.stress import Future, Measure, futures, net_value, share_of_wins, stress_test

CALM = Future(effect=1, late=0, overrun=0, copies=0)


def test_net_value_closed_form():
    """一项措施、没有意外：净值是 ``A√M·(e^(−r·d) − e^(−r·T))/r − M``。"""
    measure = Measure(money=64, yield_rate=3, delay=2)
    expected = 3 * 8 * (exp(-0.05 * 2) - exp(-0.05 * 12)) / 0.05 - 64
    assert net_value([measure], 100, CALM, 12, 0.05) == pytest.approx(expected)


def test_best_split_closed_form():
    """利率为零、总额固定时，收益 ``Σ A_i·T_i·√M_i`` 在 ``M_i ∝ (A_i·T_i)²`` 处最大，最大值是 ``√(M·Σ(A_i·T_i)²)``。"""
    weights = (3.0 * 8, 2.0 * 10)
    shares = [weight**2 / sum(w**2 for w in weights) for weight in weights]
    best = [Measure(100 * shares[0], 3, 4), Measure(100 * shares[1], 2, 2)]
    value = net_value(best, 100, CALM, 12, 0)
    assert value == pytest.approx(sqrt(100 * sum(w**2 for w in weights)) - 100)
    for shift in (-5, 5):
        other = [Measure(best[0].money + shift, 3, 4), Measure(best[1].money - shift, 2, 2)]
        assert net_value(other, 100, CALM, 12, 0) < value


def test_copies_follow_the_cournot_ratio():
    """一个邻县照抄，独占变双头：收益缩到 ``(2/3)² = 4/9``（古诺竞争）。"""
    alone = Measure(100, 3, 0, exposed=True)
    income = alone.income(0, 10, 0, 0)
    assert alone.income(0, 10, 0, 1) == pytest.approx(income * 4 / 9)
    assert Measure(100, 3, 0).income(0, 10, 0, 6) == pytest.approx(income)


def test_overrun_leaves_a_project_unfinished():
    """超支两成、没有余量：第一项花60，第二项要60而只剩40，完不成，40也花掉了。"""
    first, second = Measure(50, 3, 0), Measure(50, 3, 0)
    future = Future(effect=1, late=0, overrun=0.2, copies=0)
    assert net_value([first, second], 100, future, 10, 0) == pytest.approx(3 * sqrt(50) * 10 - 60 - 40)
    assert net_value([first, second], 120, future, 10, 0) == pytest.approx(2 * (3 * sqrt(50) * 10 - 60))


def test_no_surprise_means_one_future():
    """最坏也同最好一样时，81种未来是同一种。"""
    values = stress_test([Measure(50, 3, 1)], 100, CALM, 10, 0.05)
    assert len(values) == 81 and len({round(value, 9) for value in values.values()}) == 1
    assert share_of_wins(values) == 1


def test_worse_never_helps():
    """每样事情变坏一级，净值都不会变高；每样事情的27种合起来就是81种。"""
    measures = [Measure(40, 3, 4, exposed=True), Measure(30, 2, 2), Measure(20, 2, 1)]
    values = stress_test(measures, 100, Future(0.4, 3, 0.6, 4), 12, 0.05)
    for levels, value in values.items():
        for factor in range(4):
            if levels[factor] < 1:
                worse = tuple(x + 0.5 * (i == factor) for i, x in enumerate(levels))
                assert values[worse] <= value + 1e-9
    for factor in range(4):
        parts = [share_of_wins(values, factor, level) for level in (0.0, 0.5, 1.0)]
        assert sum(parts) / 3 == pytest.approx(share_of_wins(values))
        assert parts == sorted(parts, reverse=True)


def test_corners_of_the_futures():
    """第一种未来什么意外也没有，最后一种四样都最坏。"""
    worst = Future(0.4, 3, 0.6, 4)
    every = [future for _, future in futures(worst)]
    assert every[0] == CALM
    assert every[-1] == worst
