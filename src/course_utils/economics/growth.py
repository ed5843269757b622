"""索洛增长模型。

模型按年离散：``Y = K^α (A L)^(1−α)``，``K′ = (1−δ)K + sY``，劳动者每年增长n，劳动增进型技术A每年增长g。
各种率都写成小数（0.02是每年2%）。``k = K/(A L)``是每个有效劳动的资本，以下函数大多用它说话。

出处：Solow, R. M. (1956). A Contribution to the Theory of Economic Growth.
Quarterly Journal of Economics, 70(1), 65–94；
Swan, T. W. (1956). Economic Growth and Capital Accumulation. Economic Record, 32(2), 334–361。
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Solow:
    """一组索洛模型的参数。

    ``saving``（s）储蓄率即投资率，``capital_share``（α）资本的产出弹性，``depreciation``（δ）年折旧率，``labour_growth``（n）
    劳动者的年增长率，``technology_growth``（g）劳动增进型技术的年增长率。都是小数。
    """

    saving: float
    capital_share: float
    depreciation: float
    labour_growth: float
    technology_growth: float

    def __post_init__(self) -> None:
        if not 0 < self.capital_share < 1:
            raise ValueError("资本的产出弹性要大于0、小于1。")
        if not 0 < self.saving <= 1:
            raise ValueError("储蓄率要大于0、不超过1。")
        if self.dilution <= 0:
            raise ValueError("折旧、劳动者增长与技术进步合起来要大于0，否则没有稳态。")

    @property
    def dilution(self) -> float:
        """每年要补上多少资本，每个有效劳动的资本才不下降：``(1+n)(1+g) − (1−δ)``。"""
        return (1 + self.labour_growth) * (1 + self.technology_growth) - (1 - self.depreciation)

    @property
    def steady_capital_output_ratio(self) -> float:
        """稳态的资本产出比 ``K/Y = s / [(1+n)(1+g) − (1−δ)]``，单位是年。"""
        return self.saving / self.dilution

    @property
    def steady_capital(self) -> float:
        """稳态时每个有效劳动的资本 ``k* = (K/Y)^(1/(1−α))``。"""
        return self.capital_at(self.steady_capital_output_ratio)

    def capital_at(self, capital_output_ratio: float) -> float:
        """资本产出比（年）对应的每个有效劳动的资本。"""
        return capital_output_ratio ** (1 / (1 - self.capital_share))

    def output(self, capital: float) -> float:
        """每个有效劳动的产出 ``k^α``。"""
        return capital**self.capital_share

    def path(self, capital: float, years: int) -> list[float]:
        """从``capital``出发，第0年到第``years``年每个有效劳动的资本，共``years + 1``个数。"""
        growth = (1 + self.labour_growth) * (1 + self.technology_growth)
        capitals = [capital]
        for _ in range(years):
            capital = ((1 - self.depreciation) * capital + self.saving * self.output(capital)) / growth
            capitals.append(capital)
        return capitals

    def output_per_worker(self, capitals: list[float]) -> list[float]:
        """把``path``的结果换成每个劳动者的产出 ``y = A · k^α``，第0年的A取1。"""
        return [self.output(k) * (1 + self.technology_growth) ** year for year, k in enumerate(capitals)]


def labour_augmenting_growth(tfp_growth: float, capital_share: float) -> float:
    """全要素生产率每年增长``tfp_growth``，折算成劳动增进型技术的年增长率：``(1 + TFP增长)^(1/(1−α)) − 1``。

    因为 ``K^α (A L)^(1−α) = A^(1−α) · K^α L^(1−α)``，增长核算（``accounting``）里的全要素生产率是``A^(1−α)``。
    """
    return (1 + tfp_growth) ** (1 / (1 - capital_share)) - 1
