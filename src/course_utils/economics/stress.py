"""压力测试：一组措施在许多种未来里，同“什么也不做”比，净值是正是负。

一项措施花``money``，到期后每年得 ``yield_rate·√money``（效果随花费递减）；净值是核算期内收益的现值减去实际花费，
“不做”的净值是0。四样事情事先说不准：效果打几折、迟到几年、超支几成、几个邻县照抄。每样取最好、居中、最坏三种，
合起来是81种未来。照抄使进入的家数由1变成k+1，按古诺竞争，独占时的毛利缩到 ``(2/(k+2))²``，见``entry``。

做法取自稳健决策：Lempert, R. J. (2019). Robust Decision Making (RDM). In Marchau et al. (eds.), Decision Making
under Deep Uncertainty, Springer, 23–51, doi 10.1007/978-3-030-05252-2_2。未来没有概率，所以“赢的占几成”不是成功的概率。
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from course_utils.economics.entry import gross_profit
from course_utils.economics.tracks import annuity

LEVELS = (0.0, 0.5, 1.0)  # 每样事情离最好有多远：最好、居中、最坏


@dataclass(frozen=True)
class Measure:
    """一项措施：计划花``money``，``delay``年后见效，``exposed``为真时邻县照抄会摊薄收益。"""

    money: float
    yield_rate: float
    delay: float
    exposed: bool = False

    def income(self, late: float, horizon: float, rate: float, copies: float) -> float:
        """核算期``horizon``年内收益的现值，与``money``同单位。"""
        crowding = gross_profit(1, copies + 1) / gross_profit(1, 1) if self.exposed else 1.0
        return self.yield_rate * self.money**0.5 * crowding * annuity(rate, self.delay + late, horizon)


@dataclass(frozen=True)
class Future:
    """一种未来：效果是计划的几成、迟到几年、超支几成（0.5是五成）、几个邻县照抄。"""

    effect: float
    late: float
    overrun: float
    copies: float


def net_value(measures: Sequence[Measure], budget: float, future: Future, horizon: float, rate: float) -> float:
    """一组措施在一种未来里的净值。

    措施按次序付钱；超支使钱不够时，轮到的那一项完不成，钱照样花掉，一分收益也没有，后面的不再开工。
    """
    value, left = 0.0, budget
    for measure in measures:
        cost = measure.money * (1 + future.overrun)
        if cost > left + 1e-9:
            return value - left
        left -= cost
        value += future.effect * measure.income(future.late, horizon, rate, future.copies) - cost
    return value


def futures(worst: Future) -> Iterator[tuple[tuple[float, ...], Future]]:
    """81种未来，连同四样事情各离最好有多远；最好的是效果十成、不迟到、不超支、无人照抄。"""
    for levels in product(LEVELS, repeat=4):
        effect, late, overrun, copies = levels
        yield (
            levels,
            Future(1 - effect * (1 - worst.effect), late * worst.late, overrun * worst.overrun, copies * worst.copies),
        )


def stress_test(
    measures: Sequence[Measure], budget: float, worst: Future, horizon: float, rate: float
) -> dict[tuple[float, ...], float]:
    """每种未来里的净值，键是四样事情各离最好有多远。"""
    return {levels: net_value(measures, budget, future, horizon, rate) for levels, future in futures(worst)}


def share_of_wins(values: dict[tuple[float, ...], float], factor: int | None = None, level: float = 0.0) -> float:
    """净值为正的占几成；给了``factor``（0到3）就只看那样事情取``level``的27种。"""
    chosen = [value for levels, value in values.items() if factor is None or levels[factor] == level]
    return sum(value > 0 for value in chosen) / len(chosen)
