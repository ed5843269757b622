"""生产与消费两本账：用投入产出表把排放由生产的地方记到消费的地方。

每个部门属于一个地区。直接排放系数``f_j = 排放_j / 产出_j``，完全排放系数``f·(I − A)^-1``；
某地的消费排放，是它的最终需求乘完全排放系数。各地相加，生产与消费两本账的总数相等。

出处：Miller, R. E. & Blair, P. D. (2009). Input–Output Analysis: Foundations and Extensions (2nd ed.). Cambridge:
Cambridge University Press, ch. 10；Davis, S. J. & Caldeira, K. (2010). Consumption-based Accounting of CO2 Emissions.
Proceedings of the National Academy of Sciences, 107(12), 5687–5692。
"""

from __future__ import annotations

from collections.abc import Sequence

from course_utils.economics.linkages import leontief_inverse


def total_intensities(
    flows: Sequence[Sequence[float]], outputs: Sequence[float], emissions: Sequence[float]
) -> list[float]:
    """各部门的完全排放系数：每一单位最终产品，沿整条产业链一共排放多少。"""
    if len(emissions) != len(outputs):
        raise ValueError("每个部门要有一个排放量。")
    inverse = leontief_inverse(flows, outputs)
    direct = [amount / output for amount, output in zip(emissions, outputs, strict=True)]
    return [sum(f * row[j] for f, row in zip(direct, inverse, strict=True)) for j in range(len(outputs))]


def consumption_emissions(intensities: Sequence[float], demand: Sequence[float]) -> float:
    """某地的消费排放：``demand``是它对各部门（不论在哪里生产）的最终需求。"""
    return sum(i * d for i, d in zip(intensities, demand, strict=True))
