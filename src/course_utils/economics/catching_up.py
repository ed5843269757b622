"""追赶：后来者靠模仿还是靠创新，离技术前沿多远。

后来者的技术 ``A′ = η·Ā + γ·A``：η是向前沿Ā学来的，γ是自己的积累与创新带来的；前沿每年增长g。相对水平 ``a = A/Ā`` 于是按
``a′ = (η + γa) / (1 + g)`` 变化。η、γ、g都是小数，按年计。

出处：Acemoglu, D., Aghion, P. & Zilibotti, F. (2006). Distance to Frontier, Selection, and Economic Growth.
Journal of the European Economic Association, 4(1), 37–74；
差距越大追得越快的想法见Nelson, R. R. & Phelps, E. S. (1966). Investment in Humans, Technological Diffusion,
and Economic Growth. American Economic Review, 56(1/2), 69–75。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import inf

FRONTIER = 1.0


@dataclass(frozen=True)
class Strategy:
    """一种追赶的办法：``imitation``（η）是每年由前沿学来的，``innovation``（γ）是自己的积累留下并增进的倍数，都不为负。"""

    imitation: float
    innovation: float

    def __post_init__(self) -> None:
        if self.imitation < 0 or self.innovation < 0:
            raise ValueError("模仿与创新的系数不能是负数。")

    def following(self, level: float, growth: float) -> float:
        """今年的相对水平是``level``（前沿为1），前沿每年增长``growth``，明年的相对水平；追平以后不再上升。"""
        return min((self.imitation + self.innovation * level) / (1 + growth), FRONTIER)

    def resting_level(self, growth: float) -> float:
        """长期停在的相对水平 ``η / (1 + g − γ)``；分母不大于0，或结果大于1，都是追平（1）。"""
        drag = 1 + growth - self.innovation
        if drag <= 0:
            return FRONTIER if self.imitation > 0 or drag < 0 else 0.0
        return min(self.imitation / drag, FRONTIER)


def switching_level(imitating: Strategy, innovating: Strategy) -> float:
    """两种办法明年一样好的相对水平 ``(η₁ − η₂) / (γ₂ − γ₁)``：低于它模仿快，高于它创新快。

    创新的办法在哪里都不占先，就返回无穷大；在哪里都不落后，就返回0。前沿的增长率不影响这个水平。
    """
    given_up = imitating.imitation - innovating.imitation
    gained = innovating.innovation - imitating.innovation
    if given_up <= 0 <= gained:
        return 0.0
    if gained <= 0:
        return inf
    return given_up / gained


def path(
    start: float, imitating: Strategy, innovating: Strategy, switch: float, growth: float, years: int
) -> tuple[list[float], int | None]:
    """从``start``出发先模仿，相对水平第一次不低于``switch``的那一年起改为创新，此后不再改回。

    返回第0年到第``years``年的相对水平，和改为创新的那一年（一直没有改就是``None``）。
    """
    levels, switched = [start], None
    for year in range(years):
        if switched is None and levels[-1] >= switch:
            switched = year
        strategy = imitating if switched is None else innovating
        levels.append(strategy.following(levels[-1], growth))
    return levels, switched


def fastest_path(start: float, strategies: Sequence[Strategy], growth: float, years: int) -> list[float]:
    """每年都用当年前进得多的办法，第0年到第``years``年的相对水平；办法都随今年的水平递增，所以年年不落后于别的次序。"""
    levels = [start]
    for _ in range(years):
        levels.append(max(strategy.following(levels[-1], growth) for strategy in strategies))
    return levels
