"""资源错配：同样的企业、同样多的要素，放错了地方，总的全要素生产率低多少。

一个行业里有若干企业，产品的替代弹性是σ（CES需求），各企业规模报酬不变、争用同一种（合成的）要素。
企业面对的楔子使边际产出不相等；TFPR是按收入计的生产率，没有楔子时各家相等，有楔子时与楔子成正比。

出处：Hsieh, C.-T. & Klenow, P. J. (2009). Misallocation and Manufacturing TFP in China and India.
Quarterly Journal of Economics, 124(4), 1403–1448。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, log


def input_shares(productivity: Sequence[float], tfpr: Sequence[float], sigma: float) -> list[float]:
    """各企业分到的要素占总量的比例 ``Xᵢ ∝ Aᵢ^(σ−1) / TFPRᵢ^σ``，和为1。

    ``productivity``（Aᵢ）是实物生产率，``tfpr``只有相对大小起作用，两者一一对应、都大于0；``sigma``大于1。
    """
    _check(productivity, tfpr, sigma)
    amounts = [a ** (sigma - 1) / t**sigma for a, t in zip(productivity, tfpr, strict=True)]
    total = fsum(amounts)
    return [amount / total for amount in amounts]


def aggregate_tfp(productivity: Sequence[float], tfpr: Sequence[float], sigma: float) -> float:
    """要素总量为1时的总产出，即行业的全要素生产率，与Aᵢ同单位。

    按CES加总 ``(Σ (AᵢXᵢ)^((σ−1)/σ))^(σ/(σ−1))``；代入Xᵢ就是Hsieh & Klenow (2009)的式(15)。
    """
    power = (sigma - 1) / sigma
    shares = input_shares(productivity, tfpr, sigma)
    return fsum((a * x) ** power for a, x in zip(productivity, shares, strict=True)) ** (1 / power)


def efficient_tfp(productivity: Sequence[float], sigma: float) -> float:
    """各企业TFPR相等时的全要素生产率 ``(Σ Aᵢ^(σ−1))^(1/(σ−1))``，是要素总量不变时能达到的最大值。"""
    return aggregate_tfp(productivity, [1.0] * len(productivity), sigma)


def lognormal_efficiency(tfpr: Sequence[float], sigma: float) -> float:
    """全要素生产率占有效水平的比例的近似 ``exp(−σ/2 · Var(ln TFPR))``，在0到1之间。

    Aᵢ与TFPRᵢ联合对数正态、企业无穷多时精确成立（Hsieh & Klenow, 2009，式(16)）；方差按企业数平均。
    """
    logs = [log(t) for t in tfpr]
    mean = fsum(logs) / len(logs)
    return exp(-sigma / 2 * fsum((value - mean) ** 2 for value in logs) / len(logs))


def _check(productivity: Sequence[float], tfpr: Sequence[float], sigma: float) -> None:
    if sigma <= 1:
        raise ValueError("替代弹性要大于1。")
    if len(productivity) != len(tfpr) or not productivity:
        raise ValueError("生产率与TFPR要一一对应，至少有一家企业。")
    if min(*productivity, *tfpr) <= 0:
        raise ValueError("生产率与TFPR都要大于0。")
