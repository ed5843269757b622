"""数据的非竞争性：许多家同时用同一份数据，减去隐私的代价。

由Jones, C. I. & Tonetti, C. (2020). Nonrivalry and the Economics of Data. American Economic Review, 110(9), 2819–2858
简化：产出 ``D^η``、隐私代价 ``(κ/2)x²``的写法仿照原文；企业数目、每家的数据与劳动都固定，没有进入、价格与创造性破坏。
"""

from __future__ import annotations

from math import exp, sqrt


def usable_data(firms: float, share: float) -> float:
    """一家可用的数据 ``D = 1 + x(n − 1)``，以自己的一份为1：别家各拿出``share``（小数），用了也不减少。"""
    return 1 + share * (firms - 1)


def data_output(firms: float, share: float, elasticity: float) -> float:
    """一家的产出 ``D^η``，以各用各的为1。``elasticity``是产出对数据的弹性。"""
    return usable_data(firms, share) ** elasticity


def data_welfare(firms: float, share: float, elasticity: float, privacy: float) -> float:
    """折成产出的福利 ``D^η · e^(−κx²/2)``，以各用各的为1。``privacy``是隐私代价κ，全部共享时损失 ``e^(−κ/2)``。"""
    return data_output(firms, share, elasticity) * exp(-privacy * share**2 / 2)


def best_share(firms: float, elasticity: float, privacy: float, captured: float = 1.0) -> float:
    """提供者能收回``captured``（小数）的好处、承担全部隐私代价时，愿意拿出的比例（0到1）。

    ``captured``为1就是福利最大的比例。一阶条件 ``θη(n − 1) / (1 + x(n − 1)) = κx``，是x的二次方程，取正根，最多1。
    """
    gain = captured * elasticity * (firms - 1)
    if gain <= 0:
        return 0.0
    if privacy == 0:
        return 1.0
    others = firms - 1
    return min(1.0, (sqrt(privacy**2 + 4 * privacy * others * gain) - privacy) / (2 * privacy * others))
