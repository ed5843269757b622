"""离散选择：多项logit模型。

出处：McFadden, D. (1974). Conditional Logit Analysis of Qualitative Choice Behavior. 载Zarembka, P. (ed.),
Frontiers in Econometrics. New York: Academic Press, 105–142；福利的算法见Small, K. A. & Rosen, H. S. (1981).
Applied Welfare Economics with Discrete Choice Models. Econometrica, 49(1), 105–130。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, log


def logit_shares(utilities: Sequence[float]) -> list[float]:
    """各选项被选中的份额 ``Pᵢ = e^Vᵢ / Σ e^Vⱼ``，和为1。"""
    top = max(utilities)  # 减去最大的，指数不会溢出
    weights = [exp(utility - top) for utility in utilities]
    return [weight / fsum(weights) for weight in weights]


def own_elasticity(coefficient: float, value: float, share: float) -> float:
    """自己的一项得分提高1%，份额变化百分之几：``β x (1 − P)``。"""
    return coefficient * value * (1 - share)


def inclusive_value(utilities: Sequence[float]) -> float:
    """选择者的期望最大效用 ``ln Σ e^Vⱼ``（差一个常数）；除以钱的系数就折成钱。"""
    top = max(utilities)
    return top + log(fsum(exp(utility - top) for utility in utilities))


def race_subsidy(benefit: float, coefficient: float, cities: int) -> float:
    """``cities``座相同的城市各自只顾自己时的均衡补贴 ``max(0, b − 1 / (β(1 − 1/n)))``，与``benefit``同单位。

    一座城市的净得益是 ``P·(b − s)``：引来一份投资得``benefit``，补出去``s``。一阶条件 ``β(1 − P)(b − s) = 1``，
    对称时 ``P = 1/n``，与logit需求下的价格竞争同理：Anderson, S. P., de Palma, A. & Thisse, J.-F. (1992).
    Discrete Choice Theory of Product Differentiation. Cambridge, MA: MIT Press。
    """
    return max(0.0, benefit - 1 / (coefficient * (1 - 1 / cities)))
