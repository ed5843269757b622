"""现值：把不同年份的效益折算到今年，再摊成每年一样多。

时间按年，第一笔在今年（第0年），不折现；折现率是小数。

出处：Ramsey, F. P. (1928). A Mathematical Theory of Saving. Economic Journal, 38(152), 543–559；
Arrow, K. J. et al. (2013). Determining Benefits and Costs for Future Generations. Science, 341(6144), 349–350。
"""

from __future__ import annotations


def growing_annuity(growth: float, rate: float, years: int) -> float:
    """今年得1、以后每年增长``growth``、共``years``年的现值 ``Σ ((1+g)/(1+r))^t``，t从0到``years − 1``。

    ``growth``与``rate``都是小数，要大于−1；``years``至少为1。``growth``取0就是年金现值系数（期初付）。
    """
    if growth <= -1 or rate <= -1 or years < 1:
        raise ValueError("增长率与折现率要大于−1，年数至少为1。")
    ratio = (1 + growth) / (1 + rate)
    return float(years) if ratio == 1 else (1 - ratio**years) / (1 - ratio)


def level_benefit(first: float, growth: float, rate: float, years: int) -> float:
    """等值年效益：今年是``first``、以后每年增长``growth``的一串效益，折算成``years``年里每年一样多，与``first``同单位。"""
    return first * growing_annuity(growth, rate, years) / growing_annuity(0.0, rate, years)
