"""教育、科技、人才三个存量互相推动：有门槛的正反馈。

每个存量x在0到1之间，每年向一个目标靠近；目标由另外两个存量的调和平均z决定：``H(z) = z² / (z² + θ²)``。
调和平均不超过较少那样的两倍，所以缺了一样，另一样再多也推不动。θ是循环的阻力：z等于θ时，目标恰好是一半。

三个存量相等而人才不外流时，不动点是0与``x = H(x)``的两个根``(1 ± √(1−4θ²)) / 2``；0与大根稳定，小根不稳定，它就是门槛。
θ大于1/2时只剩0。这是最小的一个门槛模型，门槛外部性的思想出自
Azariadis, C. & Drazen, A. (1990). Threshold Externalities in Economic Development.
Quarterly Journal of Economics, 105(2), 501–526；人才与研发互相等待的道理见
Redding, S. (1996). The Low-Skill, Low-Quality Trap: Strategic Complementarities between Human Capital and R&D.
Economic Journal, 106(435), 458–470。
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

Stocks = tuple[float, float, float]


@dataclass(frozen=True)
class Cycle:
    """一组循环的参数，都是小数。

    ``resistance``（θ）是循环的阻力，大于0；``renewal``（δ）是存量每年更新的比例，在0到1之间；``outflow``（m）是学非所用的人才每年外流的比例：
    人才每年另减 ``m·(1 − 科技)``的比例，科技越弱，走的人越多。
    """

    resistance: float
    renewal: float
    outflow: float = 0.0

    def __post_init__(self) -> None:
        if self.resistance <= 0:
            raise ValueError("循环的阻力要大于0。")
        if not 0 < self.renewal <= 1 or not 0 <= self.outflow <= 1 - self.renewal:
            raise ValueError("更新的比例要在0到1之间，外流的比例不能为负，两者合起来不能超过1。")

    def target(self, first: float, second: float) -> float:
        """另外两个存量是``first``与``second``时，这个存量靠向哪里。"""
        if first == 0 or second == 0:
            return 0.0
        support = (2 * first * second / (first + second)) ** 2
        return support / (support + self.resistance**2)

    def following(self, stocks: Stocks, push: Stocks = (0.0, 0.0, 0.0)) -> Stocks:
        """今年的教育、科技、人才是``stocks``，另加``push``，明年是多少；存量最多到1。"""
        education, science, talent = stocks
        keep, renewal = 1 - self.renewal, self.renewal
        return (
            min(keep * education + renewal * self.target(science, talent) + push[0], 1.0),
            min(keep * science + renewal * self.target(education, talent) + push[1], 1.0),
            min(
                (keep - self.outflow * (1 - science)) * talent + renewal * self.target(education, science) + push[2],
                1.0,
            ),
        )

    def path(self, stocks: Stocks, years: int, push: Stocks = (0.0, 0.0, 0.0), pushed: int = 0) -> list[Stocks]:
        """从``stocks``出发，第0年到第``years``年的三个存量；前``pushed``年每年另加``push``。"""
        path = [stocks]
        for year in range(years):
            path.append(self.following(path[-1], push) if year < pushed else self.following(path[-1]))
        return path

    @property
    def threshold(self) -> float | None:
        """人才不外流、三者相等时的门槛 ``(1 − √(1−4θ²)) / 2``；阻力太大、没有门槛可跨时是``None``。"""
        return None if self.resistance > 0.5 else (1 - sqrt(1 - 4 * self.resistance**2)) / 2

    @property
    def high_level(self) -> float | None:
        """人才不外流、三者相等时良性循环停住的水平 ``(1 + √(1−4θ²)) / 2``；没有就是``None``。"""
        return None if self.resistance > 0.5 else (1 + sqrt(1 - 4 * self.resistance**2)) / 2

    def slope(self, level: float) -> float:
        """三者相等、不外流时目标的斜率 ``H′(x) = 2xθ² / (x² + θ²)²``：不动点上小于1就稳定，大于1就不稳定。"""
        return 2 * level * self.resistance**2 / (level**2 + self.resistance**2) ** 2
