"""分年龄的转岗：旧岗位一年年关，新岗位一年年开，原来的人里谁退休、谁转过去、谁没有岗位。

跟着开始时的一批人走，新来的年轻人直接去新岗位，不算在内。人数以这批人为1，按年离散，分三个年龄段。每年依次：

1. 变老：40岁及以下的每年有1/20进到41—50岁，41—50岁的每年有1/10进到50岁以上，50岁以上的每年有1/10退休；
2. 转岗：每年``capacity``个培训名额，先给没有岗位的人，有剩的给还在旧岗位上的人；各年龄学成的机会是``success``，
   学成的人数不超过空着的新岗位；
3. 关停：旧岗位按开始时的``speed``逐年减少，从第``lead``年以后开始；人比岗位多时，多出来的按各年龄的人数分摊。

新岗位从第1年起按同一速度``speed``开，所以``lead``就是“先立后破”里立与破相隔的年数。

存量与流量的记法见Ljungqvist, L. & Sargent, T. J. (2018). Recursive Macroeconomic Theory (4th ed.). MIT Press；
失去岗位的长期代价见Jacobson, L., LaLonde, R. & Sullivan, D. (1993). Earnings Losses of Displaced Workers.
American Economic Review, 83(4), 685–709。年龄的分段同国家统计局的农民工监测调查。
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

Ages = tuple[float, float, float]  # 40岁及以下、41—50岁、50岁以上

AGEING = (1 / 20, 1 / 10)  # 各年龄段的年数：以20岁工作、60岁退休计
RETIREMENT = 1 / 10
ORDERS = {"even": (0, 0, 0), "young": (2, 1, 0), "older": (0, 1, 2)}  # 数大的先培训，一样大的按人数分


class People(NamedTuple):
    """一年结束时，还在旧岗位、没有岗位、已转到新岗位的人，各按年龄；合起来再加退休的是1。"""

    old: Ages
    without: Ages
    moved: Ages


@dataclass(frozen=True)
class Shift:
    """一次转型的参数：``speed``、``capacity``是这批人的比例（每年），``lead``是年数，``success``按年龄，``order``是``ORDERS``的键。"""

    speed: float
    capacity: float
    lead: int = 0
    order: str = "even"
    success: Ages = (0.9, 0.7, 0.4)

    def __post_init__(self) -> None:
        if not 0 <= self.speed <= 1 or not 0 <= self.capacity <= 1 or self.lead < 0:
            raise ValueError("速度与培训能力要在0到1之间，提前的年数不能是负数。")
        if self.order not in ORDERS or any(not 0 <= chance <= 1 for chance in self.success):
            raise ValueError(f"培训次序只能是{'、'.join(ORDERS)}，学成的机会要在0到1之间。")

    def path(self, ages: Ages, years: int) -> list[People]:
        """从都在旧岗位上的``ages``（合起来是1）出发，第0年到第``years``年，共``years + 1``个。"""
        people, taken = People(ages, (0.0,) * 3, (0.0,) * 3), 0.0
        path = [people]
        for year in range(1, years + 1):
            old, without, moved = (_older(group) for group in people)
            room = min(1.0, self.speed * year) - taken
            first = self._train(without, self.capacity, room)
            used = min(self.capacity, sum(without))
            second = self._train(old, self.capacity - used, room - sum(first))
            without, old = _minus(without, first), _minus(old, second)
            moved = _plus(moved, _plus(first, second))
            taken += sum(first) + sum(second)
            posts = max(0.0, 1 - self.speed * max(0, year - self.lead))
            excess = max(0.0, 1 - posts / sum(old)) if sum(old) > 0 else 0.0
            lost = tuple(excess * count for count in old)
            people = People(_minus(old, lost), _plus(without, lost), moved)
            path.append(people)
        return path

    def _train(self, group: Ages, places: float, room: float) -> Ages:
        """``places``个名额给``group``，各年龄学成的人；新岗位只有``room``个空着，不够就按比例少。"""
        ranks, seats = ORDERS[self.order], [0.0, 0.0, 0.0]
        for rank in sorted(set(ranks), reverse=True):
            members = [index for index in range(3) if ranks[index] == rank]
            total = sum(group[index] for index in members)
            share = min(1.0, places / total) if total > 0 else 0.0
            for index in members:
                seats[index] = share * group[index]
            places = max(0.0, places - total)
        learnt = [seat * chance for seat, chance in zip(seats, self.success, strict=True)]
        scale = min(1.0, max(0.0, room) / sum(learnt)) if sum(learnt) > 0 else 0.0
        return tuple(scale * count for count in learnt)


def waiting_years(path: list[People]) -> Ages:
    """没有岗位的人年，按年龄：逐年相加（第0年没有人等）。"""
    return tuple(sum(people.without[index] for people in path) for index in range(3))


def natural_exit(older: float) -> float:
    """第一年靠退休自然减少的比例：50岁以上的比例``older``乘以每年退休的比例。"""
    return older * RETIREMENT


def _older(group: Ages) -> Ages:
    young, middle, older = group
    return (
        young * (1 - AGEING[0]),
        middle * (1 - AGEING[1]) + young * AGEING[0],
        older * (1 - RETIREMENT) + middle * AGEING[1],
    )


def _plus(one: Ages, other: Ages) -> Ages:
    return tuple(a + b for a, b in zip(one, other, strict=True))


def _minus(one: Ages, other: Ages) -> Ages:
    return tuple(a - b for a, b in zip(one, other, strict=True))
