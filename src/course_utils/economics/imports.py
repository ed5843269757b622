"""国产与进口分开：竞争型投入产出表只记用了多少，不记是哪里来的，这里按比例拆开。

进口比例假定（Miller & Blair 2009，第4章）：同一种产品不论谁用，进口所占的比例都是
``m[i] = imports[i] / (中间使用[i] + 国内最终使用[i])``，出口全是国产。于是国产的消耗系数``(1 - m[i]) a[i][j]``，
国产产出 ``x = (I - (I - m̂)A)^-1 [(I - m̂)y + e]``，``y``是国内最终需求，``e``是出口。
每一元国内最终需求，最后不是成为国内增加值，就是成为进口：``Σ v[i] x[i] + Σ imports[i] = Σ y[i]``（``e = 0``时）。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from course_utils.economics.linkages import Matrix, leontief_inverse


def import_shares(
    flows: Sequence[Sequence[float]], home_uses: Sequence[float], imports: Sequence[float]
) -> list[float]:
    """各种产品的国内使用里，进口占几成（0到1）；超出这个范围就报错。"""
    shares = [m / (sum(row) + use) for row, use, m in zip(flows, home_uses, imports, strict=True)]
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError("进口不能是负数，也不能比国内使用的还多。")
    return shares


def domestic_flows(flows: Sequence[Sequence[float]], shares: Sequence[float]) -> Matrix:
    """中间使用里国产的部分。"""
    return [[(1 - share) * value for value in row] for row, share in zip(flows, shares, strict=True)]


def home_demand(
    shares: Sequence[float], home_uses: Sequence[float], exports: Sequence[float], discrepancies: Sequence[float]
) -> list[float]:
    """对国产品的最终需求：国内使用里国产的部分，加出口；表上的误差也放在这里，产出才对得上。"""
    columns = zip(shares, home_uses, exports, discrepancies, strict=True)
    return [(1 - share) * use + sold + gap for share, use, sold, gap in columns]


@dataclass(frozen=True)
class Push:
    """一笔国内最终需求引起的各部门产出与进口，和它同单位。"""

    outputs: list[float]
    imports: list[float]


@dataclass(frozen=True)
class OpenEconomy:
    """有进口的列昂惕夫模型。``coefficients``是不分来源的消耗系数，``shares``是进口比例，``inverse``是国产的列昂惕夫逆。"""

    coefficients: Matrix
    shares: list[float]
    inverse: Matrix

    @classmethod
    def of(cls, flows: Sequence[Sequence[float]], outputs: Sequence[float], shares: Sequence[float]) -> OpenEconomy:
        """由中间使用、总产出与进口比例建成。"""
        inverse = leontief_inverse(domestic_flows(flows, shares), outputs)
        coefficients = [[value / output for value, output in zip(row, outputs, strict=True)] for row in flows]
        return cls(coefficients, list(shares), inverse)

    def push(self, demand: Sequence[float]) -> Push:
        """国内最终需求``demand``（各部门的产品各多少，不分来源）引起的产出与进口。"""
        home = [(1 - share) * value for share, value in zip(self.shares, demand, strict=True)]
        outputs = [sum(b * value for b, value in zip(row, home, strict=True)) for row in self.inverse]
        used = [sum(a * output for a, output in zip(row, outputs, strict=True)) for row in self.coefficients]
        bought = [share * (u + y) for share, u, y in zip(self.shares, used, demand, strict=True)]
        return Push(outputs, bought)
