"""技术赛道：由技术就绪度到期望净现值。

就绪度分九级，9级是已在实际运行中验证：ISO 16290:2013 Space systems — Definition of the Technology Readiness Levels
(TRLs) and their criteria of assessment。按成功概率打折的净现值：Stewart, J. J., Allison, P. N. & Johnson, R. S. (2001).
Putting a price on biotechnology. Nature Biotechnology, 19(9), 813–817。
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

MATURE = 9


def annuity(rate: float, start: float, end: float) -> float:
    """从第``start``年到第``end``年每年1元的现值 ``(e^(−r·start) − e^(−r·end)) / r``；起点不早于终点时是0。"""
    if start >= end:
        return 0.0
    return end - start if rate == 0 else (exp(-rate * start) - exp(-rate * end)) / rate


@dataclass(frozen=True)
class Track:
    """一条赛道：就绪度（1到9级）、本地基础（0到100）、到市场之后全部归本地时每年的净收入。"""

    readiness: int
    base: float
    prospect: float

    def years(self, pace: float, funding: float = 1.0) -> float:
        """还要几年到市场：每升一级全力做要``pace``年，只给``funding``（0到1）的力气就按比例变慢。"""
        return (MATURE - self.readiness) * pace / funding

    def success(self, step: float) -> float:
        """一级一级都升得上去的概率，每级``step``。"""
        return step ** (MATURE - self.readiness)

    def capture(self, weight: float) -> float:
        """本地接得住多少收入：``(base/100)^weight``；``weight``为0时本地基础不要紧。"""
        return (self.base / 100) ** weight

    def value(
        self, *, horizon: float, weight: float, pace: float, step: float, cost: float, rate: float, funding: float = 1.0
    ) -> float:
        """``horizon``年内的期望净现值，与``prospect``同单位：到市场以后的收入减去此前每年``cost·funding``的投入。"""
        years = self.years(pace, funding)
        income = self.success(step) * self.capture(weight) * self.prospect * annuity(rate, years, horizon)
        return income - cost * funding * annuity(rate, 0, min(years, horizon))
