"""增长与排放：卡亚恒等式，与塔皮奥的脱钩弹性。

出处：Kaya, Y. & Yokobori, K. (eds.) (1997). Environment, Energy, and Economy: Strategies for Sustainability.
Tokyo: United Nations University Press；
Tapio, P. (2005). Towards a Theory of Decoupling: Degrees of Decoupling in the EU and the Case of Road Traffic
in Finland between 1970 and 2001. Transport Policy, 12(2), 137–151。
"""

from __future__ import annotations

from math import log
from typing import NamedTuple


class Kaya(NamedTuple):
    """卡亚恒等式的四个因子，相乘就是排放：人口 × 人均GDP × 能源/GDP × 排放/能源。

    单位随意，前后一致即可；也用来装四个因子各贡献多少。
    """

    population: float
    income: float
    energy_intensity: float
    carbon_intensity: float

    @property
    def gdp(self) -> float:
        """GDP，即人口乘人均GDP。"""
        return self.population * self.income

    @property
    def energy(self) -> float:
        """能源消费，即GDP乘能耗强度。"""
        return self.gdp * self.energy_intensity

    @property
    def emissions(self) -> float:
        """排放，即能源消费乘能源的碳强度。"""
        return self.energy * self.carbon_intensity


def kaya(population: float, gdp: float, energy: float, emissions: float) -> Kaya:
    """由四个总量求四个因子。总量要大于0。"""
    if min(population, gdp, energy, emissions) <= 0:
        raise ValueError("人口、GDP、能源与排放都要大于0。")
    return Kaya(population, gdp / population, energy / gdp, emissions / energy)


def kaya_contributions(before: Kaya, after: Kaya) -> Kaya:
    """四个因子各使排放变化多少，对数差分（0.1约等于10%），四项之和恰好是排放的对数变化。"""
    return Kaya(*(log(new / old) for old, new in zip(before, after, strict=True)))


def decoupling_elasticity(output_change: float, emissions_change: float) -> float | None:
    """脱钩弹性：排放的变化率除以GDP的变化率，都是小数。GDP不变时没有意义，是``None``。"""
    return None if output_change == 0 else emissions_change / output_change


def decoupling_state(output_change: float, emissions_change: float) -> str:
    """塔皮奥的八种状态之一；GDP不变时是“无法判断”。

    两个参数是同一时期的变化率，小数。弹性在0.8与1.2之间（含两端）算连结。
    """
    elasticity = decoupling_elasticity(output_change, emissions_change)
    if elasticity is None:
        return "无法判断"
    growing = output_change > 0
    if elasticity < 0:
        return "强脱钩" if growing else "强负脱钩"
    if elasticity < 0.8:
        return "弱脱钩" if growing else "弱负脱钩"
    if elasticity <= 1.2:
        return "扩张连结" if growing else "衰退连结"
    return "扩张负脱钩" if growing else "衰退脱钩"
