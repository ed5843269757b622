"""技术进步的几种走法：直线、指数、S曲线，以及S曲线的接力。

时间单位是年，水平都以起点的倍数计。

出处：Verhulst, P.-F. (1838). Notice sur la loi que la population suit dans son accroissement.
Correspondance mathématique et physique, 10, 113–121（逻辑斯蒂曲线）；
Moore, G. E. (1965). Cramming More Components onto Integrated Circuits. Electronics, 38(8), 114–117；
Moore, G. E. (1975). Progress in Digital Integrated Electronics. IEDM Technical Digest, 21, 11–13（改为约两年翻一番）；
Foster, R. N. (1986). Innovation: The Attacker's Advantage. New York: Summit Books（S曲线的接力）。
"""

from __future__ import annotations

from math import log2

MOORE_DOUBLING = 2.0  # 年，Moore (1975)


def linear(increment: float, year: float) -> float:
    """每年加起点的``increment``倍：``1 + i·t``。"""
    return 1 + increment * year


def exponential(doubling: float, year: float) -> float:
    """每``doubling``年翻一番：``2^(t/T)``。"""
    return 2 ** (year / doubling)


def s_curve(doubling: float, ceiling: float, year: float) -> float:
    """逻辑斯蒂曲线 ``K / (1 + (K−1)·2^(−t/T))``。

    从1出发，起初几乎每``doubling``（T）年翻一番，最后贴近``ceiling``（K）。
    """
    return ceiling / (1 + (ceiling - 1) / exponential(doubling, year))


def bending_year(doubling: float, ceiling: float) -> float:
    """S曲线落到同样起步的指数曲线一半的那一年：``T·log₂(K+1)``。"""
    return doubling * log2(ceiling + 1)


def relay(doubling: float, ceiling: float, gap: float, year: float) -> float:
    """S曲线的接力：每隔``gap``年来一代新技术，再把水平抬高，最多抬高``ceiling``倍，各代的倍数相乘。"""
    level, start = 1.0, 0.0
    while start <= year:
        level *= s_curve(doubling, ceiling, year - start)
        start += gap
    return level


def average_doubling_time(multiple: float, years: float) -> float:
    """``years``年里变为``multiple``（大于1）倍，平均多少年翻一番。"""
    if multiple <= 1:
        raise ValueError("没有增长，就没有翻番的时间。")
    return years / log2(multiple)
