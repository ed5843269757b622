"""新旧接续：建新的有多快、关旧的在先还是在后，对就业与产出的影响。

100个劳动者都在旧岗位上。每年至多建成``speed``个新岗位，建得越快，每个越贵；新岗位要有人上岗才有产出，
人从失业者里重新培训出来，或由旧岗位自己转过去。第``lead``年以后，旧岗位每年关掉``closing``这么大的比例。

- 建得快而贵，是凸的调整成本：Gould, J. P. (1968). Adjustment Costs in the Theory of Investment of the Firm.
  Review of Economic Studies, 35(1), 47–55。
- 关旧与建新的快慢怎样配合，失业与闲置从哪里来：Aghion, P. & Blanchard, O. J. (1994). On the Speed of Transition in
  Central Europe. NBER Macroeconomics Annual, 9, 283–320；Caballero, R. J. & Hammour, M. L. (1996).
  On the Timing and Efficiency of Creative Destruction. Quarterly Journal of Economics, 111(3), 805–852。

这里是为课堂做的简化，没有价格和工资，快慢由政策给定，不是均衡解。
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum

WORKERS = 100.0
DISCOUNT = 0.04


@dataclass(frozen=True)
class Plan:
    """一套做法与所处的条件；比例都是小数，岗位的单位是个，产出以旧岗位起点的年产出为1。

    ``speed``每年建成的新岗位；``lead``关旧比建新晚几年，负数是先关；``mobility``旧岗位上的人每年自己转走的比例上限；
    ``retraining``失业者每年学会新技能的比例；``crowding``同一年里每多建一个，单位成本增加多少；
    ``erosion``旧岗位的产出每年缩水的比例；``closing``旧岗位每年关掉的比例；``premium``新岗位的产出是旧岗位起点的几倍；
    ``cost``慢慢建时一个新岗位的成本。
    """

    speed: float
    lead: int
    mobility: float
    retraining: float
    crowding: float
    erosion: float
    closing: float = 0.15
    premium: float = 1.6
    cost: float = 1.0


@dataclass(frozen=True)
class Year:
    """一年的结果：在旧岗位、新岗位上的人与失业者（三者之和是``WORKERS``），空着的新岗位，扣除建设花费的产出。"""

    old: float
    new: float
    idle_workers: float
    idle_capacity: float
    output: float


def renew(plan: Plan, years: int) -> list[Year]:
    """从头一年起逐年推算。先关的那几年只关不建，先建的那几年只建不关。"""
    building, closing = max(0, -plan.lead), max(0, plan.lead)
    old, new, capacity, jobless = WORKERS, 0.0, 0.0, 0.0
    path = []
    for year in range(years):
        closed = plan.closing * old if year >= closing else 0.0
        built = min(plan.speed, WORKERS - capacity) if year >= building else 0.0
        capacity += built
        vacancies = capacity - new
        retrained = min(vacancies, plan.retraining * jobless)
        moved = min(vacancies - retrained, plan.mobility * (old - closed))
        old -= closed + moved
        new += retrained + moved
        jobless += closed - retrained
        spending = plan.cost * built + plan.crowding * built**2 / 2
        output = (1 - plan.erosion) ** year * old + plan.premium * new - spending
        path.append(Year(old, new, jobless, capacity - new, output))
    return path


def standing_still(plan: Plan, years: int) -> list[float]:
    """什么都不做：人都留在旧岗位上，产出逐年缩水。"""
    return [(1 - plan.erosion) ** year * WORKERS for year in range(years)]


def gain(plan: Plan, years: int) -> float:
    """平均每年比原地不动多得的，相当于起点产出的多少，小数；按``DISCOUNT``折现后再平均。"""
    extra = [year.output - still for year, still in zip(renew(plan, years), standing_still(plan, years), strict=True)]
    return _present_value(extra) / _present_value([WORKERS] * years)


def _present_value(flow: list[float]) -> float:
    return fsum(value / (1 + DISCOUNT) ** year for year, value in enumerate(flow))
