"""产业关联：从投入产出表看一个部门的产品要经过多少生产阶段，牵动多少上游，又托起多少下游。

公式：直接消耗系数``a[i][j] = flows[i][j] / outputs[j]``，列昂惕夫逆``B = (I - A)^-1``。``B``的列和是该部门平均的
生产阶段数（Fally 2012：``N[j] = 1 + Σ a[i][j] N[i]``）；列和除以各列和的平均是影响力系数，行和除以平均是感应度系数
（Rasmussen 1956；国家统计局沿用）。上游度反过来数：一个部门的产品离最终使用平均还有几步，
``U[i] = 1 + Σ (flows[i][j] / outputs[i]) U[j]``（Antràs, Chor, Fally & Hillberry 2012）。
"""

from __future__ import annotations

from collections.abc import Sequence

Matrix = list[list[float]]


def leontief_inverse(flows: Sequence[Sequence[float]], outputs: Sequence[float]) -> Matrix:
    """列昂惕夫逆``(I - A)^-1``。

    ``flows``与``outputs``同单位，``outputs``都大于零；方阵的大小对不上、产出不为正、或中间投入多到没有正的解时抛出
    ``ValueError``。
    """
    size = len(outputs)
    if not size or len(flows) != size or any(len(row) != size for row in flows):
        raise ValueError("中间投入要是方阵，大小与总产出的部门数相同。")
    if min(outputs) <= 0:
        raise ValueError("每个部门的总产出都要大于零。")
    left = [[(i == j) - flows[i][j] / outputs[j] for j in range(size)] for i in range(size)]
    right = [[float(i == j) for j in range(size)] for i in range(size)]
    for pivot in range(size):
        # I - A的主元在有正解时必为正（霍金斯—西蒙条件），不必换行
        divisor = left[pivot][pivot]
        if divisor <= 1e-12:
            raise ValueError("中间投入超过了总产出，这张表没有正的解。")
        left[pivot] = [value / divisor for value in left[pivot]]
        right[pivot] = [value / divisor for value in right[pivot]]
        for row in range(size):
            factor = left[row][pivot]
            if row != pivot and factor:
                left[row] = [a - factor * b for a, b in zip(left[row], left[pivot], strict=True)]
                right[row] = [a - factor * b for a, b in zip(right[row], right[pivot], strict=True)]
    return right


def production_stages(inverse: Matrix) -> list[float]:
    """各部门平均的生产阶段数：列和。只靠劳动和资本、不买中间品的部门是1。"""
    return [sum(column) for column in zip(*inverse, strict=True)]


def influence(inverse: Matrix) -> list[float]:
    """影响力系数（后向关联）：大于1，表示该部门的需求对上游的拉动高于平均。"""
    return _relative(production_stages(inverse))


def sensitivity(inverse: Matrix) -> list[float]:
    """感应度系数（前向关联）：大于1，表示各部门的需求都增加时，对该部门的拉动高于平均。"""
    return _relative([sum(row) for row in inverse])


def upstreamness(flows: Sequence[Sequence[float]], outputs: Sequence[float]) -> list[float]:
    """各部门的上游度：全部卖给最终使用的是1，数越大离最终使用越远。

    ``flows``连进口品在内时，``outputs``要换成国内使用量，即产出加进口、减出口和存货增加（同一篇文章的开放经济修正）。
    """
    return production_stages(leontief_inverse([list(column) for column in zip(*flows, strict=True)], outputs))


def _relative(sums: list[float]) -> list[float]:
    average = sum(sums) / len(sums)
    return [value / average for value in sums]
