"""数据包络分析（DEA）与Malmquist指数：用线性规划画出前沿，再量各家离前沿多远、前沿自己走了多远。

出处：Charnes, A., Cooper, W. W. & Rhodes, E. (1978). Measuring the Efficiency of Decision Making Units.
European Journal of Operational Research, 2(6), 429–444；
Banker, R. D., Charnes, A. & Cooper, W. W. (1984). Some Models for Estimating Technical and Scale Inefficiencies
in Data Envelopment Analysis. Management Science, 30(9), 1078–1092；
Färe, R., Grosskopf, S., Norris, M. & Zhang, Z. (1994). Productivity Growth, Technical Progress, and Efficiency Change
in Industrialized Countries. American Economic Review, 84(1), 66–83。
"""

from __future__ import annotations

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import linprog

from course_utils.economics.envelopment import Malmquist, malmquist_index

Orientation = Literal["input", "output"]
Returns = Literal["constant", "variable"]


def efficiency(
    inputs: ArrayLike,
    outputs: ArrayLike,
    peer_inputs: ArrayLike,
    peer_outputs: ArrayLike,
    orientation: Orientation = "output",
    returns: Returns = "constant",
) -> float:
    r"""一家相对于一组同行所围成的前沿的技术效率。

    ``inputs``与``outputs``是这一家的各种投入、产出；``peer_inputs``与``peer_outputs``一行一家，列与之相同，单位随意但要一致，都大于零。
    投入导向解 :math:`\min\theta`，使 :math:`X'\lambda\le\theta x,\;Y'\lambda\ge y,\;\lambda\ge0`；
    产出导向解 :math:`\max\varphi`，使 :math:`X'\lambda\le x,\;Y'\lambda\ge\varphi y`，返回 :math:`1/\varphi`。
    规模报酬可变时另加 :math:`\sum\lambda=1`。这一家在同行之列时得数不超过1；同别的年份的前沿比，可以超过1。
    形状不合、数不大于零抛出``ValueError``；规模报酬可变而前沿够不着这一家时没有解，也抛出``ValueError``。
    """
    x, y = np.atleast_1d(np.asarray(inputs, float)), np.atleast_1d(np.asarray(outputs, float))
    peers_x, peers_y = np.atleast_2d(np.asarray(peer_inputs, float)), np.atleast_2d(np.asarray(peer_outputs, float))
    if peers_x.shape != (len(peers_y), len(x)) or peers_y.shape[1] != len(y):
        raise ValueError("投入表与产出表的行数要相同（一行一家），列数要同这一家的投入、产出种数相同。")
    if min(x.min(), y.min(), peers_x.min(), peers_y.min()) <= 0:
        raise ValueError("DEA要求投入与产出都大于零。")
    # 先除以自己的投入、产出：各列大小相差悬殊时，线性规划才算得准
    peers_x, peers_y = peers_x / x, peers_y / y
    scale_x, scale_y = (-1.0, 0.0) if orientation == "input" else (0.0, 1.0)
    on_inputs = np.column_stack([np.full(len(x), scale_x), peers_x.T])
    on_outputs = np.column_stack([np.full(len(y), scale_y), -peers_y.T])
    limits = np.concatenate([np.full(len(x), 1 + scale_x), np.full(len(y), scale_y - 1)])
    convex = np.concatenate([[0.0], np.ones(len(peers_x))])[None, :]
    found = linprog(
        np.concatenate([[1.0 if orientation == "input" else -1.0], np.zeros(len(peers_x))]),
        A_ub=np.vstack([on_inputs, on_outputs]),
        b_ub=limits,
        A_eq=convex if returns == "variable" else None,
        b_eq=[1.0] if returns == "variable" else None,
    )
    if not found.success:
        raise ValueError("这一家落在同行的前沿之外，规模报酬可变的DEA没有解，请改用规模报酬不变。")
    return float(found.x[0] if orientation == "input" else 1 / found.x[0])


def efficiencies(
    inputs: ArrayLike, outputs: ArrayLike, orientation: Orientation = "output", returns: Returns = "constant"
) -> list[float]:
    """同一年里各家的技术效率；``inputs``与``outputs``一行一家。"""
    rows_x, rows_y = np.atleast_2d(np.asarray(inputs, float)), np.atleast_2d(np.asarray(outputs, float))
    return [efficiency(x, y, rows_x, rows_y, orientation, returns) for x, y in zip(rows_x, rows_y, strict=True)]


def malmquist(
    before_inputs: ArrayLike, before_outputs: ArrayLike, after_inputs: ArrayLike, after_outputs: ArrayLike
) -> list[Malmquist]:
    """各家由前一年到后一年的Malmquist指数：产出导向，规模报酬不变；四张表都是一行一家，次序相同。"""
    tables = (before_inputs, before_outputs, after_inputs, after_outputs)
    x0, y0, x1, y1 = (np.atleast_2d(np.asarray(table, float)) for table in tables)
    return [
        malmquist_index(
            own_before=efficiency(before_x, before_y, x0, y0),
            own_after=efficiency(after_x, after_y, x1, y1),
            ahead=efficiency(after_x, after_y, x0, y0),
            back=efficiency(before_x, before_y, x1, y1),
        )
        for before_x, before_y, after_x, after_y in zip(x0, y0, x1, y1, strict=True)
    ]
