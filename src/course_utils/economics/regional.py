"""区域分析：区位商、偏离—份额、结构差异。

一行一个行业，本地与参照地区的次序相同；指标可以是就业，也可以是不变价增加值，同一地区内单位一致即可。

出处：Hoover, E. M. (1936). The Measurement of Industrial Localization.
Review of Economics and Statistics, 18(4), 162–171；
Isserman, A. M. (1977). The Location Quotient Approach to Estimating Regional Economic Impacts.
Journal of the American Institute of Planners, 43(1), 33–41；
Perloff, H. S., Dunn, E. S., Lampard, E. E. & Muth, R. F. (1960). Regions, Resources, and Economic Growth.
Baltimore: Johns Hopkins Press；
Krugman, P. (1991). Geography and Trade. Cambridge, MA: MIT Press。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Shift:
    """一个行业的变化分成三份，与输入同单位；三份之和恒等于实际变化。"""

    national: float
    mix: float
    competitive: float

    @property
    def change(self) -> float:
        """三份之和，也就是实际变化。"""
        return self.national + self.mix + self.competitive


def location_quotients(local: Sequence[float], reference: Sequence[float]) -> list[float]:
    """各行业的区位商 ``(eᵢ / Σe) / (Eᵢ / ΣE)``：本地的占比是参照地区占比的几倍，1是一样。

    数不能是负数，本地合计与参照地区每个行业都要大于0，否则抛出``ValueError``。
    """
    _check(local, "本地")
    _check(reference, "参照地区", positive=True)
    ratio = sum(reference) / sum(local)
    return [own / other * ratio for own, other in zip(local, reference, strict=True)]


def structure_difference(local: Sequence[float], reference: Sequence[float]) -> float:
    """克鲁格曼结构差异 ``Σ|eᵢ/Σe − Eᵢ/ΣE|``：0是结构相同，2是没有一个共同的行业。"""
    _check(local, "本地")
    _check(reference, "参照地区")
    own, other = sum(local), sum(reference)
    return sum(abs(e / own - r / other) for e, r in zip(local, reference, strict=True))


def shift_share(
    local_before: Sequence[float],
    local_after: Sequence[float],
    reference_before: Sequence[float],
    reference_after: Sequence[float],
) -> list[Shift]:
    """各行业的偏离—份额。``g``是参照地区的总增长率，``gᵢ``是参照地区该行业的增长率。

    份额 ``eᵢ·g``，结构偏离 ``eᵢ·(gᵢ − g)``，竞争力偏离 ``eᵢ' − eᵢ·(1 + gᵢ)``。三份相加恒等于 ``eᵢ' − eᵢ``。
    参照地区的基年每个行业都要大于0，数不能是负数，否则抛出``ValueError``。
    """
    for values, place in ((local_before, "本地基年"), (local_after, "本地末年"), (reference_after, "参照末年")):
        _check(values, place)
    _check(reference_before, "参照基年", positive=True)
    growth = sum(reference_after) / sum(reference_before)
    rows = zip(local_before, local_after, reference_before, reference_after, strict=True)
    return [
        Shift(own * (growth - 1), own * (end / start - growth), after - own * (end / start))
        for own, after, start, end in rows
    ]


def _check(values: Sequence[float], place: str, positive: bool = False) -> None:
    if not values or min(values) < 0 or sum(values) <= 0:
        raise ValueError(f"{place}的数不能是负数，合计要大于0。")
    if positive and min(values) <= 0:
        raise ValueError(f"{place}每个行业都要大于0。")
