"""产业链的韧性：各环节随机停工时，最终产出平均还能保住多少。

产业链是一张有向图：每个环节要先有上游各环节的货，缺一不可，所以最终产出是上游各环节供给的最小值（列昂惕夫式的互补）。
每个环节有一个或几个来源，各自独立地开工或停工，开工的来源供货相加，以需要量为上限。供给与产出都以需要量为1。

出处：Barlow, R. E. & Proschan, F. (1975). Statistical Theory of Reliability and Life Testing. New York: Holt, Rinehart
and Winston（串联与并联系统）；Elliott, M., Golub, B. & Leduc, M. V. (2022). Supply Network Formation and Fragility.
American Economic Review, 112(8), 2701–2747（多来源与脆弱性）。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise, product
from math import fsum, prod


@dataclass(frozen=True)
class Source:
    """一个来源：``reliability``是它开工的概率，``capacity``是它开工时供得上需要量的几成（都是0到1的小数）。"""

    reliability: float
    capacity: float = 1.0

    def __post_init__(self) -> None:
        if not (0 <= self.reliability <= 1 and 0 <= self.capacity <= 1):
            raise ValueError("来源的可靠性与产能都要在0到1之间。")


@dataclass(frozen=True)
class Link:
    """一个环节：它的各个来源（第一个是主力），以及它要用哪些上游环节的货。"""

    sources: tuple[Source, ...]
    inputs: tuple[str, ...] = ()


Chain = Mapping[str, Link]


@lru_cache(maxsize=256)
def supply(sources: tuple[Source, ...]) -> dict[float, float]:
    """枚举各来源开工与停工的全部组合：供给可能是需要量的几成，各有多大概率。概率之和是1。"""
    chances: dict[float, float] = {}
    for working in product((True, False), repeat=len(sources)):
        pairs = list(zip(sources, working, strict=True))
        amount = min(fsum(source.capacity for source, on in pairs if on), 1.0)
        chance = prod(source.reliability if on else 1 - source.reliability for source, on in pairs)
        chances[amount] = chances.get(amount, 0.0) + chance
    return chances


def expected_supply(link: Link) -> float:
    """单看一个环节，平均供得上需要量的几成。"""
    return fsum(amount * chance for amount, chance in supply(link.sources).items())


def upstream(chain: Chain, final: str) -> set[str]:
    """``final``和它直接、间接要用的所有环节；用到图里没有的环节时报错。"""
    found: set[str] = set()
    waiting = [final]
    while waiting:
        name = waiting.pop()
        if name not in chain:
            raise ValueError(f"产业链里没有“{name}”这个环节。")
        if name not in found:
            found.add(name)
            waiting += chain[name].inputs
    return found


def resilience(chain: Chain, final: str) -> float:
    """韧性：``final``的产出平均保住几成，是精确值。

    产出是各环节供给的最小值，各环节独立，所以 ``P(产出≥x) = ∏ P(第i环供给≥x)``，再对x累加；
    与枚举整张图的全部组合结果相同，却不用枚举那么多。
    """
    links = [supply(chain[name].sources) for name in sorted(upstream(chain, final))]
    levels = sorted({0.0}.union(*links))
    return fsum(
        (level - below) * prod(sum(chance for amount, chance in link.items() if amount >= level) for link in links)
        for below, level in pairwise(levels)
    )


def left_without(chain: Chain, final: str, name: str) -> float:
    """``name``的主力停工时，平均产出是它一定开工时的几成：没有第二来源就是0，替补顶得越足越接近1。"""
    link = chain[name]

    def given(reliability: float) -> float:
        sources = (replace(link.sources[0], reliability=reliability), *link.sources[1:])
        return resilience({**chain, name: replace(link, sources=sources)}, final)

    working = given(1.0)
    return given(0.0) / working if working else 0.0
