"""劳动生产率的分解：麦克米伦与罗德里克的恒等式与手算的例子。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.sector_shift import by_sector, moving_gain, split

SHARES = st.lists(st.floats(0.05, 1), min_size=3, max_size=3).map(lambda parts: [part / sum(parts) for part in parts])
LEVELS = st.lists(st.floats(0.5, 50), min_size=3, max_size=3)


def whole(jobs, levels):
    return sum(share * level for share, level in zip(jobs, levels, strict=True))


@given(SHARES, LEVELS, SHARES, LEVELS)
def test_two_parts_are_the_whole(jobs0, levels0, jobs1, levels1):
    """恒等式：产业内部加结构变化等于全国生产率的变化率。"""
    parts = split(jobs0, levels0, jobs1, levels1)
    growth = whole(jobs1, levels1) / whole(jobs0, levels0) - 1
    assert sum(parts) == pytest.approx(growth, rel=1e-9, abs=1e-9)


@given(SHARES, LEVELS, SHARES, LEVELS)
def test_sectors_add_up_to_the_published_formula(jobs0, levels0, jobs1, levels1):
    """各产业合起来就是麦克米伦与罗德里克的式子：移动的一块是后来的生产率乘就业比重的变化。"""
    parts = by_sector(jobs0, levels0, jobs1, levels1)
    moving = sum(y * (b - a) for y, a, b in zip(levels1, jobs0, jobs1, strict=True)) / whole(jobs0, levels0)
    assert sum(part.structural for part in parts) == pytest.approx(moving, abs=1e-9)


def test_leaving_a_low_sector_counts_as_a_gain():
    """人由1移到4：离开低处与走到高处两边都是正的。"""
    low, high = by_sector([0.5, 0.5], [1, 4], [0.4, 0.6], [1, 4])
    assert low.structural == pytest.approx(0.1 * 1.8 / 2.5) and high.structural == pytest.approx(0.1 * 1.2 / 2.5)


def test_only_moving():
    """手算：一成的人由1移到4，全国由2.5升到2.8，全是结构变化。"""
    assert split([0.5, 0.5], [1, 4], [0.4, 0.6], [1, 4]) == pytest.approx((0, 0.12))
    assert moving_gain(1, 4, 0.5, 0.1) == pytest.approx(0.12)


def test_only_improving():
    assert split([0.5, 0.5], [1, 4], [0.5, 0.5], [2, 5]) == pytest.approx((0.4, 0))


def test_moving_down_subtracts():
    """人移到低处，结构变化是负的（麦克米伦与罗德里克所说1990年以后的拉美与非洲）。"""
    assert split([0.3, 0.7], [1, 4], [0.5, 0.5], [1, 4]).structural < 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [(([0.5, 0.5], [1, 4], [1.0], [2]), "个数"), (([0.5, 0.4], [1, 4], [0.5, 0.5], [1, 4]), "等于1")],
)
def test_bad_input(arguments, words):
    with pytest.raises(ValueError, match=words):
        split(*arguments)
