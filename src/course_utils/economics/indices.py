"""综合指数：把几个指标合成一个数。

出处：OECD & European Commission Joint Research Centre (2008).
Handbook on Constructing Composite Indicators: Methodology and User Guide. Paris: OECD Publishing。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, log


def normalised_weights(weights: Sequence[float]) -> list[float]:
    """把权重化成和为1的小数。权重不能为负，也不能全是0。"""
    total = fsum(weights)
    if any(weight < 0 for weight in weights) or total <= 0:
        raise ValueError("权重不能是负数，也不能全是0。")
    return [weight / total for weight in weights]


def arithmetic_mean(scores: Sequence[float], weights: Sequence[float]) -> float:
    """加权算术平均 ``Σ wᵢxᵢ / Σ wᵢ``，与得分同单位。高分可以完全抵掉低分。"""
    return fsum(w * x for w, x in zip(normalised_weights(weights), scores, strict=True))


def geometric_mean(scores: Sequence[float], weights: Sequence[float]) -> float:
    """加权几何平均 ``∏ xᵢ^(wᵢ/Σw)``，与得分同单位，得分不能为负。短板越短，扣得越重；有权重的一项是0，总分就是0。

    人类发展指数自2010年起用它代替算术平均：UNDP (2010). Human Development Report 2010, Technical note 1。
    """
    if any(score < 0 for score in scores):
        raise ValueError("几何平均的得分不能是负数。")
    used = [(w, x) for w, x in zip(normalised_weights(weights), scores, strict=True) if w > 0]
    if any(x == 0 for _, x in used):
        return 0.0
    return exp(fsum(w * log(x) for w, x in used))
