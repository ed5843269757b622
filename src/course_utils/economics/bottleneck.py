"""缺料：一个部门的本事打了折，缺的货又没处买，同样的人和设备能做出的东西少多少。

Baqaee & Farhi (2019)的生产网络：各部门用中间品和一种初级投入生产，投入之间、最终产品之间的替代弹性都是``θ``，
规模报酬不变，初级投入总量不变、可以自由调动。部门``k``的生产率由1变为``A``，其余不变。记列昂惕夫逆为``B``，
``g = A^(1-θ) - 1``，``h = -g / (1 + g b[k][k])``。一种产品对``k``的依赖是``b[k][i]``；最终产品这一篮子对``k``的依赖是
多马权重``λ[k] = 销售额 / 最终产品总额``。由秩一更新得到精确解：同样的初级投入能做出的，是原来的

    ``(1 + h · 依赖)^(-1/(1-θ))`` 倍；``θ → 1``时是 ``A^依赖``，正是Hulten (1978)的一阶结果，只看规模。

``1 + g b[k][k] <= 0``时没有解：它自己也要用自己的产品，折扣太大，再生产维持不下去。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isclose


def domar_weights(outputs: Sequence[float], demand: Sequence[float]) -> list[float]:
    """多马权重：各部门的销售额是最终产品总额的几倍；加起来大于1，因为中间品也算在销售额里。"""
    total = sum(demand)
    return [output / total for output in outputs]


def remaining(exposure: float, own: float, productivity: float, elasticity: float) -> float:
    """一个部门的生产率变为原来的``productivity``倍，对它的依赖是``exposure``的产品（或一篮子），还做得出原来的几倍。

    ``own``是这个部门在列昂惕夫逆里的对角元（不小于1），``elasticity``是替代弹性``θ``（大于0）；再生产维持不下去时是0。
    """
    if min(productivity, elasticity) <= 0 or exposure < 0 or own < 1:
        raise ValueError("生产率与替代弹性要大于零，依赖不能是负数，对角元不小于1。")
    if isclose(elasticity, 1):
        return productivity**exposure
    change = productivity ** (1 - elasticity) - 1
    left = 1 + change * own
    inside = 1 - change * exposure / left if left > 0 else 0.0
    return inside ** (-1 / (1 - elasticity)) if inside > 0 else 0.0
