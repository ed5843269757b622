"""缺料：同闭式解、胡尔滕定理、直接解CES均衡的结果一致。"""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from course_utils.economics.bottleneck import domar_weights, remaining
from course_utils.economics.linkages import leontief_inverse

FLOWS, OUTPUTS = [[150, 500], [200, 100]], [1000, 2000]
INVERSE = leontief_inverse(FLOWS, OUTPUTS)
DEMAND = [350, 1700]
WEIGHTS = domar_weights(OUTPUTS, DEMAND)


def equilibrium(sector: int, productivity: float, elasticity: float) -> tuple[float, list[float]]:
    """不用秩一公式，逐次迭代解价格：p[j]^(1-θ) = A[j]^(θ-1) (α[j] + Σ ω[i][j] p[i]^(1-θ))，工资为1。"""
    shares = np.array(FLOWS) / np.array(OUTPUTS)
    labour = 1 - shares.sum(axis=0)
    boost = np.ones(2)
    boost[sector] = productivity ** (elasticity - 1)
    powers = np.ones(2)
    for _ in range(5000):
        powers = boost * (labour + shares.T @ powers)
    basket = np.array(DEMAND) / sum(DEMAND) @ powers
    return basket ** (-1 / (1 - elasticity)), list(powers ** (-1 / (1 - elasticity)))


@pytest.mark.parametrize("sector", [0, 1])
@pytest.mark.parametrize("elasticity", [0.2, 0.7, 1.6])
def test_agrees_with_the_ces_equilibrium(sector: int, elasticity: float) -> None:
    """最终产品与每一种产品，都同迭代解出的CES均衡（Baqaee & Farhi 2019）一致。"""
    whole, goods = equilibrium(sector, 0.6, elasticity)
    own = INVERSE[sector][sector]
    assert remaining(WEIGHTS[sector], own, 0.6, elasticity) == pytest.approx(whole)
    for good, exposure in zip(goods, INVERSE[sector], strict=True):
        assert remaining(exposure, own, 0.6, elasticity) == pytest.approx(good)


def test_hulten() -> None:
    """Hulten (1978)：弹性是1时恰好是A^λ；不论弹性多大，冲击很小时对数变动都是λ·lnA。"""
    assert remaining(0.3, 1.5, 0.4, 1) == pytest.approx(0.4**0.3)
    assert remaining(0.3, 1.5, 0.4, 1 - 1e-7) == pytest.approx(0.4**0.3, rel=1e-5)
    for elasticity in (0.1, 0.5, 2):
        tiny = log(remaining(0.3, 1.5, 1 - 1e-6, elasticity))
        assert tiny == pytest.approx(0.3 * log(1 - 1e-6), rel=1e-4)


def test_harder_to_replace_hurts_more() -> None:
    """替代越难，同样的冲击损失越大；自己越离不开自己，损失越大。"""
    losses = [remaining(0.1, 1.6, 0.4, elasticity) for elasticity in (0.2, 0.5, 1, 2)]
    assert losses == sorted(losses)
    assert remaining(0.1, 1.6, 0.4, 0.2) < remaining(0.1, 1.0, 0.4, 0.2)


def test_no_chain_is_a_plain_ces_basket() -> None:
    """没有中间品时是普通的CES篮子：(1－λ＋λ·A^(θ－1))^(－1/(1－θ))。"""
    assert remaining(0.3, 1, 0.5, 0.4) == pytest.approx((0.7 + 0.3 * 0.5**-0.6) ** (-1 / 0.6))


def test_production_can_become_impossible() -> None:
    """自己太离不开自己，折扣又大，再生产维持不下去。"""
    assert remaining(0.5, 3, 0.2, 0.1) == 0


def test_untouched_sector_changes_nothing() -> None:
    """生产率没变，或者完全不依赖它，一点不少。"""
    assert remaining(0.3, 1.5, 1, 0.3) == 1
    assert remaining(0, 1.5, 0.4, 0.3) == 1


def test_domar_weights() -> None:
    """销售额与最终产品总额之比，加起来大于1。"""
    assert pytest.approx([1000 / 2050, 2000 / 2050]) == WEIGHTS


@pytest.mark.parametrize("numbers", [(0.1, 0.5, 0.4, 0.2), (-1, 2, 0.4, 0.2), (0.1, 2, 0, 0.2), (0.1, 2, 0.4, 0)])
def test_bad_numbers_are_explained(numbers: tuple[float, float, float, float]) -> None:
    """没有意义的数，用中文说清楚。"""
    with pytest.raises(ValueError, match="要大于零"):
        remaining(*numbers)
