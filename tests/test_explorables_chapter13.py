"""第12、13章的讲解与题目里说到的，实验里真是那样。"""

from course_utils import bank, explorables
from course_utils.economics.stress import share_of_wins
from course_utils.explorables.stress_test import BUDGET, _values, split

STRESS = explorables.get("stress-test")
PORTFOLIO = explorables.get("county-portfolio")
SHIFT = explorables.get("shift-share")


def metric(explorable, settings, id):
    return next(metric.value for metric in explorable.scene(settings).metrics if metric.id == id)


def wins(settings):
    return float(metric(STRESS, settings, "wins"))


def test_the_numbers_in_the_question_about_writing_it_up():
    """题ch13-q10：新质情景81种未来里63种胜过不做，占78%；输得最多的是超支的那些。"""
    values = _values(STRESS.settle(STRESS.scenario("new-quality").settings))
    assert sum(value > 0 for value in values.values()) == 63
    assert "78%" in bank.get("ch13-q10").prompt
    assert metric(STRESS, "new-quality", "weakest") == "超支"
    losing = [share_of_wins(values, factor, 1.0) for factor in range(4)]
    assert losing[2] == min(losing)


def test_a_small_reserve_is_as_good_as_none():
    """动手：余量由0往上调，胜出的未来先少后多；超支到60%，同样的余量就不够了。"""
    shares = [wins({"reserve": reserve}) for reserve in (0, 10, 20, 30, 40)]
    assert shares[1] < shares[0] < shares[2] < shares[3] < shares[4]
    assert all(wins({"reserve": reserve, "overrun": 60}) < wins({"reserve": reserve}) for reserve in (10, 20, 30))


def test_every_counter_example_does_what_it_says():
    """只等六年几乎全输；人人照抄输在照抄；眼光够长，铺摊子也全赢；计划书里只有一种未来。"""
    assert wins("impatient") < 10 < wins("traditional") < wins("new-quality") < wins("calm") == 100
    assert metric(STRESS, "copied", "weakest") == "被照抄" and wins("copied") < 50
    assert wins("plain-works") == 100
    assert metric(STRESS, "calm", "middle") == metric(STRESS, "calm", "worst")


def test_sandbox_can_be_solved_with_two_sliders():
    """沙盒：从新质情景出发，只动两个滑块，到得了九成。"""
    assert wins({**STRESS.scenario("new-quality").settings, "reserve": 30, "horizon": 14}) >= 90


def test_split_never_exceeds_the_plan():
    """三份加起来就是计划的数，没有负的。"""
    for innovation in range(0, 101, 10):
        for skills in range(0, 101, 10):
            parts = split({"innovation": innovation, "skills": skills, "reserve": 20})
            assert min(parts) >= -1e-9 and abs(sum(parts) - 0.8 * BUDGET) < 1e-9


def test_portfolio_lets_a_track_in_and_out():
    """第12章：预算由5500往上加，有的赛道进来又出去。"""
    assert metric(PORTFOLIO, {"rule": "aware", "budget": 6000}, "dropped") == "数字种业"
    assert metric(PORTFOLIO, {"rule": "aware", "budget": 6500}, "dropped") == "冷链预制菜"


def test_shift_share_moves_one_bar_at_a_time():
    """第12章：只动农业的占比，竞争力始终是0；只动快慢，结构不变。"""
    for farm in (0, 20, 40, 60):
        assert float(metric(SHIFT, {"farm": farm, "faster": 0}, "competitive")) == 0
    assert len({metric(SHIFT, {"faster": faster}, "mix") for faster in (-12, 0, 12)}) == 1
