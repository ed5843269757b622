"""两种投入的前沿：同DEAP手册公布的算例、一种投入的封闭解、线性规划的得数都对得上。"""

from __future__ import annotations

import random

import pytest

from course_utils.data.growth_countries import COUNTRIES, unit_inputs
from course_utils.economics.envelopment import efficiency, malmquist, malmquist_index
from course_utils.methods import frontier

# Coelli, T. J. (1996). A Guide to DEAP Version 2.1. CEPA Working Paper 96/08，算例1：五家，两种投入一种产出
INPUTS = [(2, 5), (2, 4), (6, 6), (3, 2), (6, 2)]
OUTPUT = [1, 2, 3, 1, 2]


def test_deap_example_1() -> None:
    """DEAP手册算例1印出的五个效率。"""
    units = [(a / y, b / y) for (a, b), y in zip(INPUTS, OUTPUT, strict=True)]
    assert [round(efficiency(unit, units), 3) for unit in units] == [0.5, 1.0, 0.833, 0.714, 1.0]


def test_deap_example_4_malmquist() -> None:
    """DEAP手册算例4第二家：四个距离合成效率变动1.125、前沿移动1.333、生产率1.500。"""
    found = malmquist_index(0.5, 0.5625, 0.75, 0.375)
    assert (found.catching_up, found.frontier, found.productivity) == pytest.approx((1.125, 4 / 3, 1.5))


def test_agrees_with_linear_programming() -> None:
    """随手造出的两百组，同scipy的线性规划一致；包括不在前沿里面的。"""
    chance = random.Random(8)
    for _ in range(200):
        peers = [(chance.uniform(0.2, 5), chance.uniform(0.2, 5)) for _ in range(chance.randint(1, 9))]
        unit = (chance.uniform(0.2, 5), chance.uniform(0.2, 5))
        solved = frontier.efficiency(unit, [1], peers, [[1]] * len(peers))
        assert efficiency(unit, peers) == pytest.approx(solved, rel=1e-7)


def test_same_mix_closed_form() -> None:
    """封闭解：两种投入的比例都相同时，效率就是单位投入之比，Malmquist指数是单位投入下降的倍数。"""
    before = {"甲": (2.0, 4.0), "乙": (1.0, 2.0)}
    after = {"甲": (1.0, 2.0), "乙": (0.8, 1.6)}
    assert efficiency(before["甲"], list(before.values())) == pytest.approx(0.5)
    found = malmquist("甲", before, after)
    assert (found.catching_up, found.frontier) == pytest.approx((0.8 / 0.5, 1 / 0.8))
    assert found.productivity == pytest.approx(2.0)


def test_nine_countries_agree_with_linear_programming() -> None:
    """九国1990—2010年，两种算法的Malmquist指数一致。"""
    before, after = ({c: unit_inputs(c, year) for c in COUNTRIES} for year in (1990, 2010))
    tables = [list(before.values()), [[1]] * 9, list(after.values()), [[1]] * 9]
    for country, solved in zip(COUNTRIES, frontier.malmquist(*tables), strict=True):
        found = malmquist(country, before, after)
        assert (found.catching_up, found.frontier) == pytest.approx((solved.catching_up, solved.frontier))
