"""两种投入、一种产出、规模报酬不变的前沿：不用线性规划就能精确算出效率与Malmquist指数。

出处：Farrell, M. J. (1957). The Measurement of Productive Efficiency. Journal of the Royal Statistical Society,
Series A, 120(3), 253–290；
Färe, R., Grosskopf, S., Norris, M. & Zhang, Z. (1994). Productivity Growth, Technical Progress, and Efficiency Change
in Industrialized Countries. American Economic Review, 84(1), 66–83。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt

Unit = tuple[float, float]  # 每单位产出所用的两种投入，都大于零；单位随意，各家一致就行


@dataclass(frozen=True)
class Malmquist:
    """生产率的变动（后一年是前一年的几倍）拆成两项的乘积：``catching_up``是离前沿的远近，``frontier``是前沿的移动。"""

    catching_up: float
    frontier: float

    @property
    def productivity(self) -> float:
        """Malmquist生产率指数。"""
        return self.catching_up * self.frontier


def malmquist_index(own_before: float, own_after: float, ahead: float, back: float) -> Malmquist:
    r"""由四个距离合成Malmquist指数（Färe等人1994年的几何平均）。

    ``own_before``是 :math:`D^0(0)`，``own_after``是 :math:`D^1(1)`，
    ``ahead``是 :math:`D^0(1)`（后一年的自己对前一年的前沿），``back``是 :math:`D^1(0)`。
    效率变动是 :math:`D^1(1)/D^0(0)`，前沿移动是
    :math:`\sqrt{\frac{D^0(1)}{D^1(1)}\cdot\frac{D^0(0)}{D^1(0)}}`。
    """
    return Malmquist(own_after / own_before, sqrt(ahead / own_after * own_before / back))


def efficiency(unit: Unit, peers: Sequence[Unit]) -> float:
    r"""一家相对于同行所围成的前沿的技术效率：投入能按同一比例缩到几成而产出不变。

    给两种投入标上价格 :math:`w\ge0`，效率是 :math:`\max_w\min_j\frac{w\cdot x_j}{w\cdot x}`。
    比值在相邻的折点之间是单调的，折点是使某两家成本相等的价格，所以只要在折点和只给一种投入标价这两头里找最大的。自己在同行之列时得数不超过1。
    """
    prices = [(1.0, 0.0), (0.0, 1.0)]
    for (a, b), (c, d) in combinations(peers, 2):
        if (a - c) * (d - b) > 0:  # 一家多用前一种、少用后一种，才有使成本相等的正价格
            prices.append((abs(d - b), abs(a - c)))
    return max(min(p * x + q * y for x, y in peers) / (p * unit[0] + q * unit[1]) for p, q in prices)


def malmquist(name: str, before: dict[str, Unit], after: dict[str, Unit]) -> Malmquist:
    """``name``这一家由前一年到后一年的Malmquist指数；``before``与``after``把各家的名字对应到那一年的单位投入。"""
    old, new = list(before.values()), list(after.values())
    return malmquist_index(
        efficiency(before[name], old),
        efficiency(after[name], new),
        efficiency(after[name], old),
        efficiency(before[name], new),
    )
