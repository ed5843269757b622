"""湖模型：劳动者在“旧岗位、升级后的岗位、没有岗位”三个湖之间流动。

按年离散，人数以劳动力总数为1，总数不变。每年：

- 旧岗位以比例``automation``被改造，另有``decline``因为落后而消失，岗位上的人都进入失业；
- 每改造一个旧岗位，带出``demand``个升级后的岗位（降价与扩大的需求，小于1就是净减少）；
- 升级后的岗位每年有``separation``的人离开，岗位空出来；
- 失业者里每年至多有``finding``能转到升级后的岗位，又不能超过培训能力``capacity``，也不能超过空着的岗位。

出处：Ljungqvist, L. & Sargent, T. J. (2018). Recursive Macroeconomic Theory (4th ed.). Cambridge, MA: MIT Press；
Shimer, R. (2012). Reassessing the Ins and Outs of Unemployment. Review of Economic Dynamics, 15(2), 127–148。
两处讲的都是两个湖；需求的反应参照Bessen, J. (2019). Automation and Jobs: When Technology Boosts Employment.
Economic Policy, 34(100), 589–626。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Lakes(NamedTuple):
    """三个湖里的人各占劳动力的多少，加起来是1。"""

    old: float
    upgraded: float
    unemployed: float


@dataclass(frozen=True)
class Transition:
    """岗位转型的一组参数，都是小数，按年计；``capacity``是劳动力总数的比例，``demand``无单位。"""

    automation: float
    decline: float
    demand: float
    capacity: float
    finding: float
    separation: float

    def __post_init__(self) -> None:
        rates = (self.automation, self.decline, self.capacity, self.finding, self.separation)
        if any(not 0 <= rate <= 1 for rate in rates) or self.automation + self.decline > 1:
            raise ValueError("各种比例要在0到1之间，改造与消失的旧岗位合起来也不能超过全部。")
        if self.demand < 0:
            raise ValueError("每改造一个岗位带出的岗位数不能是负数。")

    def path(self, start: Lakes, years: int) -> list[Lakes]:
        """从``start``出发，第0年到第``years``年三个湖的人数，共``years + 1``个。"""
        lakes, posts = [start], start.upgraded  # posts：升级后的岗位总数，坐了人的与空着的
        for _ in range(years):
            old, upgraded, unemployed = lakes[-1]
            posts += self.demand * self.automation * old
            leaving = self.separation * upgraded
            hired = min(self.finding * unemployed, self.capacity, max(posts - upgraded + leaving, 0.0))
            lost = (self.automation + self.decline) * old
            lakes.append(Lakes(old - lost, upgraded - leaving + hired, unemployed + lost + leaving - hired))
        return lakes


def steady_unemployment(separation: float, finding: float) -> float:
    """两个湖的稳态失业率 ``s / (s + f)``：流出就业的与流出失业的人数相等。两个率都是小数，时间单位相同。"""
    if separation + finding <= 0:
        raise ValueError("离职率与就业率不能都是0。")
    return separation / (separation + finding)
