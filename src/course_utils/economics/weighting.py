"""熵权法：由数据的差异定权重。

出处：Shannon, C. E. (1948). A Mathematical Theory of Communication. Bell System Technical Journal, 27(3), 379–423；
用来给指标定权重见Zeleny, M. (1982). Multiple Criteria Decision Making. New York: McGraw-Hill。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, log


def entropy(shares: Sequence[float]) -> float:
    """香农熵 ``−Σ pᵢ ln pᵢ``（奈特）。``shares``不为负、和为1；0 ln 0按0计。"""
    return -fsum(p * log(p) for p in shares if p > 0)


def entropy_weights(table: Sequence[Sequence[float]]) -> list[float]:
    """各指标的熵权，和为1。``table``一行一个地方、一列一个指标，不为负，至少两行。

    第j列占比 ``pᵢⱼ = xᵢⱼ / Σᵢ xᵢⱼ``，差异 ``dⱼ = 1 − Hⱼ / ln m``（m是地方的个数），权重 ``dⱼ / Σ d``。
    各地完全相同的指标权重是0；所有指标都没有差异就抛出``ValueError``。
    """
    if len(table) < 2:
        raise ValueError("熵权法至少要有两个地方来比。")
    differences = [_difference(column) for column in zip(*table, strict=True)]
    total = fsum(differences)
    if total == 0:
        raise ValueError("各地的得分完全相同，熵权法定不出权重。")
    return [difference / total for difference in differences]


def _difference(column: Sequence[float]) -> float:
    total = fsum(column)
    if any(value < 0 for value in column) or total <= 0:
        raise ValueError("熵权法的得分不能是负数，一项也不能全是0。")
    if len(set(column)) == 1:
        return 0.0  # 免得浮点误差留下1e-16的“差异”
    return 1 - entropy([value / total for value in column]) / log(len(column))
