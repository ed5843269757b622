"""劳动生产率的增长分成两块：各产业自己的提高，与人由低处移到高处。

全国的劳动生产率是各产业生产率按就业比重的加权平均，``y = Σ θ_i y_i``，于是

    Δy = Σ θ_i⁰ Δy_i + Σ y_i¹ Δθ_i，

前一项是产业内部的提高，后一项是结构变化。这是恒等式，没有剩余。

出处：McMillan, M. & Rodrik, D. (2011). Globalization, Structural Change and Productivity Growth. NBER WP 17143；
McMillan, M., Rodrik, D. & Verduzco-Gallo, Í. (2014). World Development, 63, 11–32。
单位：生产率任意（前后一致），就业比重是小数。
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Split(NamedTuple):
    """生产率的变化率（小数）里，产业内部与结构变化各占多少。"""

    within: float
    structural: float


def by_sector(
    before_jobs: Sequence[float], before: Sequence[float], after_jobs: Sequence[float], after: Sequence[float]
) -> list[Split]:
    """由前后两年各产业的就业比重与生产率，求各产业的两块；长短不一或比重之和不是1就抛出``ValueError``。

    移动的一块写成 ``(y_i¹ - y¹) Δθ_i``：人离开低于平均的产业也算正的贡献。``Σ Δθ_i = 0``，所以合计同上面的式子一样。
    """
    if len({len(before_jobs), len(before), len(after_jobs), len(after)}) != 1:
        raise ValueError("前后两年的产业个数要相同。")
    if any(abs(sum(shares) - 1) > 1e-6 for shares in (before_jobs, after_jobs)):
        raise ValueError("各产业的就业比重合起来要等于1。")
    first = sum(share * level for share, level in zip(before_jobs, before, strict=True))
    last = sum(share * level for share, level in zip(after_jobs, after, strict=True))
    rows = zip(before_jobs, before, after_jobs, after, strict=True)
    return [
        Split(share * (new - old) / first, (new - last) * (later - share) / first) for share, old, later, new in rows
    ]


def split(
    before_jobs: Sequence[float], before: Sequence[float], after_jobs: Sequence[float], after: Sequence[float]
) -> Split:
    """各产业合起来的两块。"""
    parts = by_sector(before_jobs, before, after_jobs, after)
    return Split(sum(part.within for part in parts), sum(part.structural for part in parts))


def moving_gain(low: float, high: float, low_share: float, moved: float) -> float:
    """两个产业的生产率``low``、``high``不变，``moved``（占全部就业）的人由低处移到高处，全国生产率提高多少（小数）。"""
    return moved * (high - low) / (low_share * low + (1 - low_share) * high)
