"""假设抽取法：设想一个部门从国内的买卖网里退出，由进口顶替，看国内总产出少多少。

记国产的列昂惕夫逆为``B``，抽取前产出``x``，对国产品的最终需求``f``，抽取的部门是``k``。三种抽法（Dietzenbacher, van der
Linden & Steenge 1993；Miller & Blair 2009，第12章）各等于在模型里改一行或一列，解出来都是``B``的第``k``列乘一个数：

- 全部抽取，份额``c``：用户买``k``时，``c``的部分改买进口，``loss[i] = b[i][k] · c x[k] / (1 - c + c b[k][k])``；
- 后向抽取：``k``的中间投入全改用进口，``loss[i] = (b[i][k] - [i = k]) · x[k] / b[k][k]``；
- 前向抽取：各部门（连它自己）的中间投入里不再有国产的``k``，最终需求照旧，
  ``loss[i] = b[i][k] · (x[k] - f[k]) / b[k][k]``。

这里的前向抽取改的是``A``的行，意思是“用户改买进口”；Dietzenbacher & van der Linden (1997)改的是Ghosh模型的分配系数。
抽取法假定缺的货进口都补得上，所以它量的是国内丢了多少生意，不是缺货停工的损失；后一种见``bottleneck``。单位与``x``相同。
"""

from __future__ import annotations

from collections.abc import Sequence

from course_utils.economics.linkages import Matrix


def total_extraction(inverse: Matrix, outputs: Sequence[float], sector: int, share: float = 1.0) -> list[float]:
    """用户买``sector``的产品时，有``share``（0到1）改买进口，各部门的产出少多少。"""
    if not 0 <= share <= 1:
        raise ValueError("抽取的份额要在0到1之间。")
    lost = share * outputs[sector] / (1 - share + share * inverse[sector][sector])
    return [row[sector] * lost for row in inverse]


def backward_extraction(inverse: Matrix, outputs: Sequence[float], sector: int) -> list[float]:
    """``sector``不再买国产的中间投入，各部门的产出少多少。"""
    bought = outputs[sector] / inverse[sector][sector]
    return [(row[sector] - (place == sector)) * bought for place, row in enumerate(inverse)]


def forward_extraction(inverse: Matrix, outputs: Sequence[float], demand: Sequence[float], sector: int) -> list[float]:
    """各部门的中间投入不再用国产的``sector``，最终需求``demand``照旧，各部门的产出少多少。"""
    lost = (outputs[sector] - demand[sector]) / inverse[sector][sector]
    return [row[sector] * lost for row in inverse]
