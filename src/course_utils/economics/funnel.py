"""成果转化的漏斗：一批成果依次过几道关，最后剩下多少。

漏斗由若干道关组成，每道关有一个通过率，可以另有一个容量（一年最多接多少项，多出来的等不到）。
没有容量卡住时，最后的数目是起点乘以各个通过率，所以它对每个通过率的弹性都是1：哪一道按比例提高10%，结果都提高10%；
同样加10个百分点，通过率最低的那一道收效最大。容量卡住时，卡住之前的各道再提高也没有用（约束理论所说的瓶颈）。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Gate:
    """一道关：``rate``是通过率（0到1），``capacity``是一年最多接多少项，``None``表示不限。"""

    rate: float
    capacity: float | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.rate <= 1:
            raise ValueError("通过率要在0到1之间。")
        if self.capacity is not None and self.capacity < 0:
            raise ValueError("容量不能是负数。")

    def admit(self, arriving: float) -> float:
        """来了``arriving``项，接得下多少项。"""
        return arriving if self.capacity is None else min(arriving, self.capacity)


def flow(arriving: float, gates: Sequence[Gate]) -> list[float]:
    """每道关通过多少项，单位与``arriving``相同；结果与``gates``一样长，最后一个数是转化成的。"""
    passed = []
    for gate in gates:
        arriving = gate.admit(arriving) * gate.rate
        passed.append(arriving)
    return passed


def brokered(rate: float, share: float, help_: float) -> float:
    """有经纪人牵线时的对接率：``share``的成果有人管，这些成果原先对不上的，有``help_``对上了。

    ``rate + share · help_ · (1 − rate)``，各数都是0到1的小数。原先就对得上的，经纪人添不了什么。
    """
    if not all(0 <= number <= 1 for number in (rate, share, help_)):
        raise ValueError("对接率、有人管的比例与经纪人的本领都要在0到1之间。")
    return rate + share * help_ * (1 - rate)
