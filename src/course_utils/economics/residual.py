"""余值里藏着什么：真正的技术已知的一个经济，照通常的办法核算，余值会把什么都装进去。

出处：Abramovitz, M. (1956). Resource and Output Trends in the United States since 1870.
American Economic Review, 46(2), 5–23；
Hulten, C. R. (2001). Total Factor Productivity: A Short Biography；
Basu, S., Fernald, J. G. & Kimball, M. S. (2006). Are Technology Improvements Contractionary?
American Economic Review, 96(5), 1418–1448。
"""

from __future__ import annotations

from dataclasses import astuple, dataclass
from itertools import pairwise
from math import log

STAY = 0.05  # 农业劳动力的份额降到这里就不再降，小数


@dataclass(frozen=True)
class Parts:
    """余值的五个组成部分，都是对数增长（小数），加起来就是余值。"""

    technology: float
    reallocation: float
    skill: float
    utilisation: float
    prices: float

    @property
    def total(self) -> float:
        """余值。"""
        return sum(astuple(self))


@dataclass(frozen=True)
class HiddenEconomy:
    r"""一个经济的真相，与统计员看到的数。

    真实的产出是 :math:`Y_t=A_tR_t(u_tK_t)^{\alpha}(q_tL_t)^{1-\alpha}`，统计员看到 :math:`Y_te^{bt}`、
    :math:`K_t`、:math:`L_t`，于是余值是 :math:`A_tR_tu_t^{\alpha}q_t^{1-\alpha}e^{bt}`。

    - ``technology``：A的年增长；``skill``：劳动者的技能q没有计入的年增长；``price_bias``：b，价格指数低估涨价就是正的，
      没有算进质量的提高就是负的。三者都是每年的对数增长，小数。
    - ``moving``：每年有多大份额的劳动力由农业转出（小数，0.01是一个百分点），起点是``farm``；
      ``gap``：非农业一个劳动者的产出是农业的几倍；R是两处产出的加权平均，以起点为1。
    - ``utilisation``：最后``swing``年里开工率u一共变动多少（小数），在此之前是1。
    - ``capital_share``：α，没有单位。
    """

    technology: float
    moving: float
    skill: float
    utilisation: float
    price_bias: float
    farm: float
    gap: float
    capital_share: float
    swing: int

    def levels(self, year: int, years: int) -> Parts:
        """第``year``年比起点高出多少（对数），整段共``years``年。"""
        share = max(self.farm - self.moving * year, STAY)
        done = max(year - (years - self.swing), 0) / self.swing
        return Parts(
            technology=self.technology * year,
            reallocation=log(self._output_per_worker(share) / self._output_per_worker(self.farm)),
            skill=(1 - self.capital_share) * self.skill * year,
            utilisation=self.capital_share * log(1 + self.utilisation * done),
            prices=self.price_bias * year,
        )

    def periods(self, years: int, length: int) -> list[Parts]:
        """每``length``年的年均增长，各部分分开。"""
        levels = [astuple(self.levels(year, years)) for year in range(0, years + 1, length)]
        return [
            Parts(*((after - before) / length for before, after in zip(start, end, strict=True)))
            for start, end in pairwise(levels)
        ]

    def _output_per_worker(self, farm: float) -> float:
        return farm + self.gap * (1 - farm)
