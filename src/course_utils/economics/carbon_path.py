"""增长、效率、结构与搬迁：一个两部门经济的排放路径。

第t年：GDP是``(1+g)^t``；重工业占产出的份额``h_t``每年降s，到``floor``为止；单位产出的排放，重工业是轻的部门的``ratio``倍，
两个部门都按``1 − e(1−r)``逐年下降，e是工程上的效率提高，r是回弹：省下来的有r又被多用掉（r大于1是“逆火”）。

地域排放 = GDP·[1 + (ratio−1)h_t]·T_t；份额降下来的重工业产品，若有m是改为进口，就另有``m·(h_0−h_t)·(ratio−1)·GDP·T_t``
的排放净发生在国外（假定国外的技术与国内相同，进口用等值的轻产品换来，所以是``ratio−1``），加上它就是消费排放。都以第0年的地域排放为1。

出处：把Grossman与Krueger（1995）讨论的规模、结构、技术三种效应写成恒等式；回弹见
Sorrell, S. (2009). Jevons' Paradox Revisited. Energy Policy, 37(4), 1456–1469；
搬迁见Peters, G. P. et al. (2011). Growth in Emission Transfers via International Trade from 1990 to 2008.
PNAS, 108(21), 8903–8908。
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class CarbonPath:
    """一组参数，都是小数，除``ratio``外的率都按年。

    ``growth``（g）增长率，``efficiency``（e）效率提高率，``rebound``（r）回弹，``shift``（s）重工业份额每年降多少，
    ``offshore``（m）降下来的份额有多少改为进口；``share``（h_0）与``floor``是重工业份额的起点与下限，
    ``ratio``是重工业与其余部门的排放强度之比。
    """

    growth: float
    efficiency: float
    rebound: float
    shift: float
    offshore: float
    share: float = 0.4
    floor: float = 0.1
    ratio: float = 4.0

    def gdp(self, year: int) -> float:
        """GDP，起点为1。"""
        return (1 + self.growth) ** year

    def structure(self, year: int) -> float:
        """产业结构使单位产出的排放变为几倍，起点为1。"""
        return self._mix(self._heavy(year)) / self._mix(self.share)

    def technology(self, year: int) -> float:
        """技术（连同回弹）使单位产出的排放变为几倍，起点为1。"""
        return (1 - self.efficiency * (1 - self.rebound)) ** year

    def territorial(self, year: int) -> float:
        """在本地排放的，起点为1：规模、结构、技术三者之积。"""
        return self.gdp(year) * self.structure(year) * self.technology(year)

    def consumption(self, year: int) -> float:
        """本地消费所造成的，不论在哪里排放，以起点的地域排放为1。"""
        moved = self.offshore * (self.share - self._heavy(year)) * (self.ratio - 1) / self._mix(self.share)
        return self.territorial(year) + moved * self.gdp(year) * self.technology(year)

    def _heavy(self, year: int) -> float:
        return max(self.floor, self.share - self.shift * year)

    def _mix(self, heavy: float) -> float:
        return 1 + (self.ratio - 1) * heavy


def break_even_decline(growth: float) -> float:
    """经济每年增长``growth``时，单位GDP的排放每年至少降多少，总量才不升：``g/(1+g)``。"""
    return growth / (1 + growth)
