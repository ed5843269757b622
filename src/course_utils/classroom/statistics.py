"""学情报告用的几个统计量，都能一位学员一位学员地累加，不必留着全部作答。"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

# 双侧95%
_Z = 1.959963984540054


def wilson(successes: int, trials: int) -> tuple[float, float]:
    """比例``successes/trials``的95%区间（Wilson，1927）：人少时也不会越出0到1。没有试验时是整个[0, 1]。"""
    if not trials:
        return 0.0, 1.0
    share, z2 = successes / trials, _Z * _Z
    middle = share + z2 / (2 * trials)
    half = _Z * sqrt(share * (1 - share) / trials + z2 / (4 * trials * trials))
    scale = 1 + z2 / trials
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)


@dataclass
class Correlation:
    """边读边算的皮尔逊相关系数（Welford的递推，数多也不失精度）；一边是0与1时，就是点二列相关。"""

    count: int = 0
    mean_x: float = 0.0
    mean_y: float = 0.0
    xx: float = 0.0
    yy: float = 0.0
    xy: float = 0.0

    def add(self, x: float, y: float) -> None:
        """添一对数。"""
        self.count += 1
        dx, dy = x - self.mean_x, y - self.mean_y
        self.mean_x += dx / self.count
        self.mean_y += dy / self.count
        self.xx += dx * (x - self.mean_x)
        self.yy += dy * (y - self.mean_y)
        self.xy += dx * (y - self.mean_y)

    def value(self) -> float | None:
        """相关系数；有一边没有变化时算不出来，返回``None``。"""
        if self.xx <= 1e-12 or self.yy <= 1e-12:
            return None
        return self.xy / sqrt(self.xx * self.yy)


@dataclass
class Tally:
    """若干“一位学员做一道题”的合计：做过几次（题次），其中第一次就对的、最终做对的，一共试了几回。"""

    pairs: int = 0
    first: int = 0
    best: int = 0
    tries: int = 0

    def add(self, first: bool, best: bool, tries: int) -> None:
        """添一位学员做一道题的结果。"""
        self.pairs += 1
        self.first += first
        self.best += best
        self.tries += tries

    @property
    def first_rate(self) -> float | None:
        """首次答对率；没有人做过就是``None``。"""
        return self.first / self.pairs if self.pairs else None

    @property
    def best_rate(self) -> float | None:
        """最终答对率；没有人做过就是``None``。"""
        return self.best / self.pairs if self.pairs else None

    @property
    def mean_tries(self) -> float | None:
        """平均一道题试几回；没有人做过就是``None``。"""
        return self.tries / self.pairs if self.pairs else None

    @property
    def interval(self) -> tuple[float, float]:
        """首次答对率的95%区间。"""
        return wilson(self.first, self.pairs)
