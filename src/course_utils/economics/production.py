"""生产函数：投入怎样变成产出。"""

from __future__ import annotations

from collections.abc import Sequence
from math import prod


def cobb_douglas(productivity: float, inputs: Sequence[float], shares: Sequence[float]) -> float:
    """柯布—道格拉斯生产函数 ``Y = A · ∏ Xᵢ^aᵢ``。

    ``productivity``（A）与产出同单位；``inputs``（Xᵢ）是各要素的数量，以基准数量的倍数计，不能为负；``shares``（aᵢ）是产出弹性，
    无单位，与``inputs``一一对应。弹性小于1的要素单独增加，边际产出递减；弹性之和为1时规模报酬不变。

    出处：Cobb, C. W. & Douglas, P. H. (1928). A Theory of Production. American Economic Review, 18(1), 139–165.
    """
    if any(amount < 0 for amount in inputs):
        raise ValueError("要素的数量不能是负数。")
    return productivity * prod(x**a for x, a in zip(inputs, shares, strict=True))


def o_ring(potential: float, qualities: Sequence[float]) -> float:
    """O型环生产函数的质量部分 ``Y = F · ∏ qᵢ``。

    ``potential``（F）是每个环节都不出错时的产出；``qualities``（qᵢ）是各环节把该做的做成的比例，在0到1之间。产出对每个qᵢ成正比，
    所以单独提高一个环节的质量不会边际递减；各环节互补，别的环节质量越高，这个环节的改进越值钱。

    出处：Kremer, M. (1993). The O-Ring Theory of Economic Development. Quarterly Journal of Economics, 108(3), 551–575.
    """
    if any(not 0 <= quality <= 1 for quality in qualities):
        raise ValueError("质量是做成的比例，要在0到1之间。")
    return potential * prod(qualities)
