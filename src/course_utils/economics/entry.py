"""一哄而上：几个地区要不要上同一个热门产业，一个小型的拥挤博弈。

热门产业按古诺竞争：需求 ``p = a − Q``（价格已减去每件的成本），k个地区进入，各产 ``a/(k+1)``。``a``是市场规模。
每个地区进入要先花一笔固定投资，各地条件不同，多少不同；不进入就做本地特色产业，得``outside``。单位都是同一种钱。
地区少时把每一种进入组合都算一遍，所以均衡与最优都是精确的。

出处：Rosenthal, R. W. (1973). A Class of Games Possessing Pure-Strategy Nash Equilibria.
International Journal of Game Theory, 2(1), 65–67（拥挤博弈必有纯策略均衡）；
Mankiw, N. G. & Whinston, M. D. (1986). Free Entry and Social Inefficiency.
RAND Journal of Economics, 17(1), 48–58（抢生意使进入过多）。
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

Entrants = frozenset[int]


def gross_profit(size: float, entrants: int) -> float:
    """``entrants``个地区进入时每一家的毛利 ``(a/(k+1))²``，没有减去固定投资。"""
    return (size / (entrants + 1)) ** 2


def consumer_surplus(size: float, entrants: int) -> float:
    """消费者得益 ``Q²/2``，``Q = k·a/(k+1)``：进入的越多，价格越低，消费者得益越多。"""
    return (entrants * size / (entrants + 1)) ** 2 / 2


@dataclass(frozen=True)
class EntryGame:
    """``size``（a）市场规模，``costs``各地区的固定投资，``outside``不进入时做本地特色的得益。"""

    size: float
    costs: tuple[float, ...]
    outside: float

    def __post_init__(self) -> None:
        if self.size <= 0 or not self.costs or min(self.costs) < 0:
            raise ValueError("市场规模要大于0，至少有一个地区，固定投资不能是负数。")

    def gain(self, region: int, entrants: int) -> float:
        """一共``entrants``个地区进入时，``region``进入比做本地特色多得多少；负数就是亏。"""
        return gross_profit(self.size, entrants) - self.costs[region] - self.outside

    def profiles(self) -> Iterator[Entrants]:
        """所有的进入组合，共2的n次方种。"""
        regions = range(len(self.costs))
        for count in range(len(self.costs) + 1):
            yield from map(frozenset, combinations(regions, count))

    def is_equilibrium(self, entrants: Entrants) -> bool:
        """纳什均衡：进入的没有一个后悔，没进入的没有一个想进入。"""
        count = len(entrants)
        return all(
            self.gain(region, count) >= 0 if region in entrants else self.gain(region, count + 1) <= 0
            for region in range(len(self.costs))
        )

    def equilibria(self) -> list[Entrants]:
        """全部纯策略纳什均衡，至少有一个。"""
        return [entrants for entrants in self.profiles() if self.is_equilibrium(entrants)]

    def potential(self, entrants: Entrants) -> float:
        """罗森塔尔势函数：谁改变主意，他自己的得益变多少，势就变多少；势最大的组合必是均衡。"""
        profits = sum(gross_profit(self.size, count) for count in range(1, len(entrants) + 1))
        return profits - sum(self.costs[region] + self.outside for region in entrants)

    def natural_equilibrium(self) -> Entrants:
        """势最大的均衡：条件好的地区先进入。"""
        return max(self.profiles(), key=self.potential)

    def producing(self, count: int) -> int:
        """``count``个地区进入以后，还剩几家生产：固定投资已经收不回来，毛利低于做本地特色的得益才会退出。"""
        while count and gross_profit(self.size, count) < self.outside:
            count -= 1
        return count

    def welfare(self, entrants: Entrants) -> float:
        """总得益：消费者得益加各家毛利，减去全部固定投资，加上不生产的地区做本地特色的得益。"""
        left = self.producing(len(entrants))
        industry = consumer_surplus(self.size, left) + left * gross_profit(self.size, left)
        spent = sum(self.costs[region] for region in entrants)
        return industry - spent + (len(self.costs) - left) * self.outside

    def optimum(self) -> Entrants:
        """总得益最大的组合；一样大时取进入最少的。"""
        return max(self.profiles(), key=self.welfare)

    def herd(self) -> Entrants:
        """跟风：每个地区都只看现在一家独占的利润，以为别人不会来。"""
        return frozenset(region for region in range(len(self.costs)) if self.gain(region, 1) >= 0)
