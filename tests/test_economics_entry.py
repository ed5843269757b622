"""拥挤博弈：与手算、罗森塔尔的势函数和曼昆—温斯顿的定理对照。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.entry import EntryGame, consumer_surplus, gross_profit

GAMES = st.builds(
    EntryGame,
    size=st.floats(4, 25),
    costs=st.lists(st.floats(0, 12), min_size=1, max_size=6).map(tuple),
    outside=st.floats(0, 6),
)
SAME = EntryGame(12, (5.0,) * 6, 2)


def test_cournot_by_hand():
    """a＝12：一家独占产6、毛利36、消费者得益18；两家各产4、毛利16、消费者得益32。"""
    assert (gross_profit(12, 1), consumer_surplus(12, 1)) == (36, 18)
    assert (gross_profit(12, 2), consumer_surplus(12, 2)) == (16, 32)


def test_same_regions_by_hand():
    """a＝12、固定投资5、本地特色2，门槛是7。毛利36、16、9、5.76……：均衡是任何3家；
    总得益的增量54、10、3.5……：最优是2家；跟风是6家全上，每家毛利2.94，都亏。"""
    assert {len(entrants) for entrants in SAME.equilibria()} == {3}
    assert len(SAME.equilibria()) == 20  # 六选三
    assert len(SAME.optimum()) == 2 and SAME.welfare(SAME.optimum()) == 64 - 10 + 8
    assert len(SAME.herd()) == 6
    assert SAME.gain(0, 6) == pytest.approx((12 / 7) ** 2 - 7)


def test_sunk_costs_slow_the_exit():
    """六家全上，每家毛利2.94：本地特色得2，已经投下去的不退出；得4，退到5家（毛利恰好4）才停，第六家的投资白花。"""
    assert SAME.producing(6) == 6
    game = EntryGame(12, (5.0,) * 6, 4)
    assert game.producing(6) == 5
    assert game.welfare(frozenset(range(6))) == pytest.approx(50 + 5 * 4 - 6 * 5 + 4)


def test_different_regions_by_hand():
    """两地，a＝6，固定投资1与6，本地特色1：毛利9、4。只有甲进入：甲得9−1−1，乙进入得4−6−1＜0。"""
    game = EntryGame(6, (1.0, 6.0), 1)
    assert game.equilibria() == [frozenset({0})] == [game.natural_equilibrium()]


@given(GAMES)
def test_potential(game):
    """Rosenthal (1973)：一个地区改变主意，势的变化等于它自己得益的变化；势最大的是均衡。"""
    for entrants in game.profiles():
        for region in set(range(len(game.costs))) - entrants:
            joined = entrants | {region}
            change = game.potential(joined) - game.potential(entrants)
            assert change == pytest.approx(game.gain(region, len(joined)), abs=1e-9)
    assert game.is_equilibrium(game.natural_equilibrium())


@given(st.floats(4, 25), st.floats(0.1, 12), st.floats(0, 6))
def test_free_entry_is_excessive(size, cost, outside):
    """Mankiw & Whinston (1986)命题：条件相同、产品相同，自由进入的家数至多比最优少一家。"""
    game = EntryGame(size, (cost,) * 6, outside)
    assert len(game.natural_equilibrium()) >= len(game.optimum()) - 1


@given(GAMES)
def test_herd_is_at_least_the_equilibrium(game):
    assert game.natural_equilibrium() <= game.herd()
    assert game.welfare(game.optimum()) >= game.welfare(game.herd())


def test_senseless_games_are_refused():
    with pytest.raises(ValueError, match="市场规模"):
        EntryGame(0, (1.0,), 1)
