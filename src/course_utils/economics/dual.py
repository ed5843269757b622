"""增长核算的对偶：不看产出和投入的数量，只看工资和资本租金的价格。

出处：Jorgenson, D. W. & Griliches, Z. (1967). The Explanation of Productivity Change.
Review of Economic Studies, 34(3), 249–283；
Hsieh, C.-T. (2002). What Explains the Industrial Revolution in East Asia? Evidence from the Factor Markets.
American Economic Review, 92(3), 502–526。
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log


def unit_incomes(
    output: Sequence[float], quantity: Sequence[float], income_share: Sequence[float]
) -> tuple[float, ...]:
    """一单位要素的实际收入：份额乘产出，除以要素的数量；劳动的是工资，资本的是租金。

    ``output``与``quantity``是逐年的水平值，``income_share``是这种要素占产出的份额（小数），三列长度相同。
    得数的单位是“产出的单位÷要素的单位”。
    """
    return tuple(s * y / x for y, x, s in zip(output, quantity, income_share, strict=True))


def dual_residual(wages: Sequence[float], rentals: Sequence[float], labour_share: Sequence[float]) -> float:
    r"""对偶余值：:math:`\bar s\,\Delta\ln w+(1-\bar s)\,\Delta\ln r` 的年平均，小数。

    ``wages``是每单位（按质量折算的）劳动的实际工资，``rentals``是每单位资本的实际租金，``labour_share``是劳动份额；
    都逐年给出，长度相同且至少两年，否则抛出``ValueError``。:math:`\bar s` 是相邻两年的平均。
    若工资与租金恰好分完产出，而且份额不变，它等于索洛余值；份额变动时相差``share_drift``。
    """
    if not len(wages) == len(rentals) == len(labour_share) >= 2:
        raise ValueError("对偶余值要求工资、租金、份额三列长度相同，并且至少有两年。")
    changes = zip(pairwise(wages), pairwise(rentals), pairwise(labour_share), strict=True)
    total = sum(
        (before + after) / 2 * log(w1 / w0) + (1 - (before + after) / 2) * log(r1 / r0)
        for (w0, w1), (r0, r1), (before, after) in changes
    )
    return total / (len(wages) - 1)


def share_drift(labour_share: Sequence[float]) -> float:
    r"""对偶余值减去索洛余值：:math:`\bar s\,\Delta\ln s+(1-\bar s)\,\Delta\ln(1-s)` 的年平均，小数。

    由恒等式 :math:`Y=wL+rK` 推出；它是份额变动的三阶小量，份额不变时为0。
    """
    return dual_residual(labour_share, [1 - share for share in labour_share], labour_share)
