"""因素分解：总量由几个因子相乘、几个部分相加而成，总量的变化由哪个因子造成。

``V = Σ_i x_1i · x_2i · … · x_ni``。``Parts``是各部分的因子，每个部分一组，个数相同；只有一个部分时就是恒等式本身，
例如``[Kaya(…)]``。对数平均迪氏指数法（LMDI-I）以对数平均``L(a, b) = (a − b)/ln(a/b)``为权，各因子的效应相加
（或相乘）恰好等于总的变化，没有残差。

出处：Ang, B. W. (2004). Decomposition Analysis for Policymaking in Energy: Which Is the Preferred Method?
Energy Policy, 32(9), 1131–1139；
Ang, B. W. (2005). The LMDI Approach to Decomposition Analysis: A Practical Guide. Energy Policy, 33(7), 867–871；
Ang, B. W. & Liu, N. (2007). Handling Zero Values in the Logarithmic Mean Divisia Index Decomposition Approach.
Energy Policy, 35(1), 238–246。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, log1p, prod

Parts = Sequence[Sequence[float]]


def log_mean(one: float, other: float) -> float:
    """两个正数的对数平均，介于几何平均与算术平均之间；两数相等时就是它，有一个是0时是0。"""
    low, high = sorted((one, other))
    if low < 0:
        raise ValueError("对数平均只用于不小于0的数。")
    if low == 0 or high == low:
        return low
    return (high - low) / log1p((high - low) / low)


def lmdi_additive(before: Parts, after: Parts) -> list[float]:
    """各因子使总量增减多少，与总量同单位，次序同因子；加起来恰好是总量的变化。

    因子不能为负。某个部分由0变为正（或相反）时，取Ang与Liu（2007）小数替代法的极限：这个部分的变化全归由0变来
    （或变到0）的因子，有几个就平分。
    """
    _check(before, after)
    effects = [0.0] * len(before[0])
    for old, new in zip(before, after, strict=True):
        for index, effect in enumerate(_effects(old, new)):
            effects[index] += effect
    return effects


def lmdi_multiplicative(before: Parts, after: Parts) -> list[float]:
    """各因子使总量变为几倍；乘起来恰好是总量之比。总量在前后两期都要大于0。"""
    start, end = total(before), total(after)
    if min(start, end) <= 0:
        raise ValueError("乘法形式要求前后两期的总量都大于0。")
    weight = log_mean(start, end)
    return [exp(effect / weight) for effect in lmdi_additive(before, after)]


def laspeyres(before: Parts, after: Parts) -> tuple[list[float], float]:
    """拉氏分解：每次只让一个因子变到后期，别的停在前期；返回各因子的效应与加不进去的残差。"""
    _check(before, after)
    start = total(before)
    effects = [
        sum(prod((*old[:index], new[index], *old[index + 1 :])) for old, new in zip(before, after, strict=True)) - start
        for index in range(len(before[0]))
    ]
    return effects, total(after) - start - sum(effects)


def total(parts: Parts) -> float:
    """总量：各部分因子之积相加。"""
    return sum(prod(part) for part in parts)


def _effects(old: Sequence[float], new: Sequence[float]) -> list[float]:
    start, end = prod(old), prod(new)
    if start > 0 and end > 0:
        weight = log_mean(start, end)
        return [weight * log(b / a) for a, b in zip(old, new, strict=True)]
    zero = old if start == 0 else new
    other = new if start == 0 else old
    moved = [a == 0 and b > 0 for a, b in zip(zero, other, strict=True)]
    return [(end - start) / sum(moved) if here and end != start else 0.0 for here in moved]


def _check(before: Parts, after: Parts) -> None:
    sizes = {len(part) for part in (*before, *after)}
    if not before or len(before) != len(after) or len(sizes) != 1:
        raise ValueError("前后两期的部分要一样多，每个部分的因子也要一样多。")
    if min(min(part) for part in (*before, *after)) < 0:
        raise ValueError("因子不能为负。")
