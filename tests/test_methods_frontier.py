"""DEA与Malmquist指数：同科埃利（Coelli）DEAP手册公布的算例、一种投入一种产出的封闭解对得上。"""

from __future__ import annotations

import pytest

from course_utils.methods.frontier import efficiencies, efficiency, malmquist

# Coelli, T. J. (1996). A Guide to DEAP Version 2.1. CEPA Working Paper 96/08，算例1：五家，两种投入一种产出
TWO_INPUTS = [(2, 5), (2, 4), (6, 6), (3, 2), (6, 2)]
ONE_OUTPUT = [1, 2, 3, 1, 2]
# 同一手册，算例4：五家，一种投入一种产出，三年
INPUTS = [[2, 4, 3, 5, 6], [2, 4, 3, 5, 5], [2, 4, 3, 5, 5]]
OUTPUTS = [[1, 2, 3, 4, 5], [1, 3, 4, 3, 5], [1, 3, 4, 3, 5]]


def column(values: list[float]) -> list[list[float]]:
    """一行一家的表，只有一列。"""
    return [[value] for value in values]


def thousandths(values: list[float]) -> list[float]:
    """手册印到千分位。"""
    return [round(value, 3) for value in values]


@pytest.mark.parametrize("orientation", ["input", "output"])
def test_deap_example_1_constant_returns(orientation: str) -> None:
    """DEAP手册算例1：规模报酬不变，两种导向的效率相同。"""
    found = efficiencies(TWO_INPUTS, column(ONE_OUTPUT), orientation)
    assert thousandths(found) == [0.5, 1.0, 0.833, 0.714, 1.0]


@pytest.mark.parametrize(
    ("year", "published"),
    [(0, [1.0, 0.545, 1.0, 0.923, 1.0]), (1, [1.0, 0.667, 1.0, 0.6, 1.0]), (2, [1.0, 0.667, 1.0, 0.6, 1.0])],
)
def test_deap_example_4_variable_returns(year: int, published: list[float]) -> None:
    """DEAP手册算例4：各年规模报酬可变的产出导向效率。"""
    found = efficiencies(column(INPUTS[year]), column(OUTPUTS[year]), "output", "variable")
    assert thousandths(found) == published


@pytest.mark.parametrize(
    ("frontier", "year", "published"),
    [
        (0, 0, [0.5, 0.5, 1.0, 0.8, 0.833]),
        (1, 0, [0.375, 0.375, 0.75, 0.6, 0.625]),
        (0, 1, [0.5, 0.75, 1.333, 0.6, 1.0]),
        (1, 1, [0.375, 0.5625, 1.0, 0.45, 0.75]),
        (2, 1, [0.375, 0.5625, 1.0, 0.45, 0.75]),
    ],
)
def test_deap_example_4_distances(frontier: int, year: int, published: list[float]) -> None:
    """DEAP手册算例4：对本年和邻年前沿的距离；同别的年份比，可以超过1。"""
    peers = column(INPUTS[frontier]), column(OUTPUTS[frontier])
    found = [efficiency([x], [y], *peers) for x, y in zip(INPUTS[year], OUTPUTS[year], strict=True)]
    assert found == pytest.approx(published, abs=0.0005)


def test_deap_example_4_malmquist() -> None:
    """DEAP手册算例4：第一年到第二年的效率变动、前沿移动与生产率；第二年到第三年什么都没有变。"""
    tables = [(column(x), column(y)) for x, y in zip(INPUTS, OUTPUTS, strict=True)]
    found = malmquist(*tables[0], *tables[1])
    assert [each.catching_up for each in found] == pytest.approx([0.75, 1.125, 1.0, 0.5625, 0.9], abs=0.0005)
    assert [each.frontier for each in found] == pytest.approx([4 / 3] * 5)
    assert thousandths([each.productivity for each in found]) == [1.0, 1.5, 1.333, 0.75, 1.2]
    assert all(each.productivity == pytest.approx(1) for each in malmquist(*tables[1], *tables[2]))


def test_one_input_one_output_closed_form() -> None:
    """封闭解：一种投入一种产出、规模报酬不变时，效率是产出投入比同最高者之比，Malmquist指数是产出投入比之比。"""
    ratios = [[y / x for x, y in zip(xs, ys, strict=True)] for xs, ys in zip(INPUTS, OUTPUTS, strict=True)]
    found = efficiencies(column(INPUTS[0]), column(OUTPUTS[0]), "input")
    assert found == pytest.approx([ratio / max(ratios[0]) for ratio in ratios[0]])
    moved = malmquist(column(INPUTS[0]), column(OUTPUTS[0]), column(INPUTS[1]), column(OUTPUTS[1]))
    expected = [after / before for before, after in zip(ratios[0], ratios[1], strict=True)]
    assert [each.productivity for each in moved] == pytest.approx(expected)


def test_units_do_not_matter() -> None:
    """性质：换单位不改变效率，哪怕两种投入相差百万倍。"""
    scaled = [(a * 1e9, b / 1e3) for a, b in TWO_INPUTS]
    assert efficiencies(scaled, column(ONE_OUTPUT)) == pytest.approx(efficiencies(TWO_INPUTS, column(ONE_OUTPUT)))


def test_constant_returns_is_the_harder_ruler() -> None:
    """性质：规模报酬不变的前沿在外面，效率不会高于规模报酬可变的。"""
    for orientation in ("input", "output"):
        constant = efficiencies(column(INPUTS[0]), column(OUTPUTS[0]), orientation)
        variable = efficiencies(column(INPUTS[0]), column(OUTPUTS[0]), orientation, "variable")
        assert all(a <= b + 1e-9 for a, b in zip(constant, variable, strict=True))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (([1], [1], [[1, 2]], [[1]]), "列数"),
        (([1], [1], [[1], [2]], [[1]]), "行数"),
        (([0], [1], [[1]], [[1]]), "大于零"),
        (([1], [1], [[2]], [[1]], "output", "variable"), "没有解"),
    ],
)
def test_wrong_tables_are_explained(arguments: tuple, words: str) -> None:
    """形状不合、有零、没有解，都用一句中文说清楚。"""
    with pytest.raises(ValueError, match=words):
        efficiency(*arguments)
