"""任务模型：Acemoglu与Restrepo的闭式解与导数、分解的恒等式，以及企业停在哪里。"""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.tasks import (
    Change,
    Economy,
    Tasks,
    adopted,
    effects,
    growth_needed,
    log_mean,
    wage_after_automation,
)

ECONOMY = Economy(Tasks(0.4, 0.4, 0.2), capital=0.8, ordinary=0.8, skilled=0.4)
SHARES = st.tuples(st.floats(0.1, 1), st.floats(0.1, 1), st.floats(0.1, 1)).map(
    lambda parts: Tasks(*(part / sum(parts) for part in parts))
)
ECONOMIES = st.builds(Economy, SHARES, *[st.floats(0.2, 5)] * 4)


def nudged(economy: Economy, name: str, step: float = 1e-6) -> Economy:
    return Economy(
        economy.tasks,
        **{n: getattr(economy, n) + step * (n == name) for n in ("capital", "ordinary", "skilled", "level")},
    )


@given(ECONOMIES)
def test_income_shares_are_task_shares(economy):
    """Acemoglu与Restrepo（2018，单位弹性）：各要素的收入份额等于任务份额，收入加起来是全部产出（欧拉定理）。"""
    assert economy.wage * economy.ordinary / economy.output == pytest.approx(economy.tasks.ordinary)
    assert economy.skilled_wage * economy.skilled / economy.output == pytest.approx(economy.tasks.skilled)
    paid = economy.wage * economy.ordinary + economy.skilled_wage * economy.skilled + economy.rent * economy.capital
    assert paid == pytest.approx(economy.output)


def test_wages_are_marginal_products():
    """工资与租金是产出的偏导数：用差分来核对。"""
    for name, price in (("ordinary", ECONOMY.wage), ("skilled", ECONOMY.skilled_wage), ("capital", ECONOMY.rent)):
        slope = (nudged(ECONOMY, name).output - ECONOMY.output) / 1e-6
        assert slope == pytest.approx(price, rel=1e-5), name


def test_output_is_the_integral_over_tasks():
    """定义：ln Y等于ln y(z)在全部任务上的积分。1000个任务，同类要素平均分给自己的任务，逐个相加同闭式解一致。"""
    count = 1000
    product = 0.0
    for share, amount in zip(ECONOMY.tasks, (ECONOMY.capital, ECONOMY.ordinary, ECONOMY.skilled), strict=True):
        tasks = round(share * count)
        product += tasks * log(amount / (tasks / count)) / count
    assert exp(product) == pytest.approx(ECONOMY.output)


def test_even_split_maximises_output():
    """平均分配是最优的：把一个任务的劳动挪一点给另一个，产出减少。"""
    even, uneven = 2 * log(0.5), log(0.6) + log(0.4)
    assert uneven < even


@given(st.floats(1, 3), st.floats(-0.2, 0.2))
def test_marginal_automation_is_the_published_derivative(machine, tilt):
    """Acemoglu与Restrepo（2018）：资本不变时 dlnw/dI = -1/s + [ln(w/γ_L) - ln(r/γ_K)]，前一项替代，后一项生产率。"""
    economy = Economy(ECONOMY.tasks, capital=0.8 * exp(tilt), ordinary=0.8, skilled=0.4)
    step = 1e-6
    after = economy.after(Change(step, machine))
    published = -1 / economy.tasks.ordinary + log(economy.wage) - log(economy.rent / machine)
    assert log(after.wage / economy.wage) / step == pytest.approx(published, abs=1e-3)


def test_marginal_new_task_is_the_published_derivative():
    """同上，新任务顶替最老的机器任务：dlnw/dN = 1/s + [ln(r) - ln(w/value)]。"""
    step, value = 1e-6, 1.5
    after = ECONOMY.after(Change(0.0, created=step, value=value))
    published = 1 / ECONOMY.tasks.ordinary + log(ECONOMY.rent) - log(ECONOMY.wage / value)
    assert log(after.wage / ECONOMY.wage) / step == pytest.approx(published, abs=1e-3)


@given(ECONOMIES, st.floats(0.3, 3))
def test_fixed_rent(economy, rent):
    """机器的租金固定：解出的资本使租金恰好等于给定的数。"""
    assert economy.with_rent(rent).rent == pytest.approx(rent)


@given(ECONOMIES)
def test_jobs_at_the_market_wage_are_the_workers(economy):
    """工资恰好是市场的工资时，企业要用的人就是全部人数；工资定高一些，要用的人就少。"""
    assert economy.jobs_at(economy.wage, economy.rent) == pytest.approx(economy.ordinary)
    assert economy.jobs_at(1.1 * economy.wage, economy.rent) < economy.ordinary


@given(st.floats(0.1, 0.8), st.floats(0, 0.09), st.floats(0, 0.2), st.floats(-0.5, 0.5))
def test_three_effects_add_up(before, lost, gained, growth):
    """恒等式：产出扩大、替代、新任务三块之和等于工资总额的对数变化，没有剩余。"""
    after = before - lost + gained
    parts = effects(growth, before, after, lost, gained)
    assert sum(parts) == pytest.approx(growth + log(after / before), abs=1e-9)
    assert parts.displacement <= 0 <= parts.reinstatement


def test_effects_by_hand():
    """手算：份额0.6到0.54，只有自动化，替代等于ln0.9。"""
    parts = effects(0.05, 0.6, 0.54, 0.06, 0.0)
    assert parts == pytest.approx((0.05, log(0.9), 0.0))
    with pytest.raises(ValueError, match="前后变化"):
        effects(0.05, 0.6, 0.55, 0.06, 0.0)


def test_log_mean_between_the_two():
    assert log_mean(2.0, 2.0) == 2.0
    assert 1 < log_mean(1, 3) < 2  # 对数平均小于算术平均


def test_so_so_automation_lowers_the_wage_and_better_machines_raise_it():
    """一般般的自动化：换掉同样的任务，机器刚刚合算时工资降，机器足够好时工资升。"""
    wages = [ECONOMY.after(Change(0.1, machine)).with_rent(ECONOMY.rent).wage / ECONOMY.wage for machine in (1.2, 3.0)]
    assert wages[0] < 1 < wages[1]


def test_firms_stop_where_machine_and_worker_cost_the_same():
    """I* = min{I, Ĩ}：机器不比人好就不换；停在半路时，工资乘机器的本领等于租金。"""
    assert adopted(ECONOMY, Change(0.1, 1.0), ECONOMY.rent) == pytest.approx(0, abs=1e-9)
    assert adopted(ECONOMY, Change(0.05, 2.0), ECONOMY.rent) == 0.05
    stop = adopted(ECONOMY, Change(0.3, 1.1), ECONOMY.rent)
    assert 0 < stop < 0.3
    assert 1.1 * ECONOMY.after(Change(stop, 1.1)).with_rent(ECONOMY.rent).wage == pytest.approx(ECONOMY.rent)


def test_threshold_of_output_growth():
    """产出恰好增长到门槛时，工资不变。"""
    needed = growth_needed(0.6, 0.06)
    assert needed == pytest.approx(1 / 0.9 - 1)
    assert wage_after_automation(0.6, 0.06, needed) == pytest.approx(0)
    assert wage_after_automation(0.6, 0.06, 0.05) == pytest.approx(-0.055)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"tasks": Tasks(0.5, 0.5, 0.0)}, "都要有任务"),
        ({"tasks": Tasks(0.5, 0.4, 0.3)}, "之和是1"),
        ({"capital": 0.0}, "大于0"),
    ],
)
def test_bad_input(arguments, words):
    with pytest.raises(ValueError, match=words):
        Economy(**{"tasks": ECONOMY.tasks, "capital": 1.0, "ordinary": 1.0, "skilled": 1.0} | arguments)


def test_running_out_of_tasks():
    """把普通劳动者的任务全换掉，模型不再成立，用一句中文说明。"""
    with pytest.raises(ValueError, match="都要有任务"):
        ECONOMY.after(Change(0.4))
