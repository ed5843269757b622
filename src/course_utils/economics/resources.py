"""带可耗尽资源的增长：资本、劳动、自然资源与全要素生产率。

``Y = A · K^α · R^β · L^(1−α−β)``，按年离散：``K′ = (1−δ)K + sY``，劳动者每年增长n，全要素生产率A每年增长a，
R是当年开采的资源。各种率都写成小数（0.02是每年2%）。

出处：Nordhaus, W. D. (1992). Lethal Model 2: The Limits to Growth Revisited.
Brookings Papers on Economic Activity, 1992(2), 1–59；
Romer, D. (2012). Advanced Macroeconomics (4th ed.), 1.8 The Environment and Economic Growth；
Stiglitz, J. (1974). Growth with Exhaustible Natural Resources. Review of Economic Studies, 41, 123–137。
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ResourceEconomy:
    """一组参数，都是小数。

    ``saving``（s）投资率，``capital_share``（α）与``resource_share``（β）是产出弹性，``depreciation``（δ）年折旧率，
    ``labour_growth``（n）与``tfp_growth``（a）是年增长率。
    """

    saving: float
    capital_share: float
    resource_share: float
    depreciation: float
    labour_growth: float
    tfp_growth: float

    def __post_init__(self) -> None:
        if self.capital_share <= 0 or self.resource_share < 0 or self.capital_share + self.resource_share >= 1:
            raise ValueError("资本的产出弹性要大于0，资源的不能为负，两者之和要小于1。")

    def path(self, extraction: list[float], capital_output_ratio: float) -> tuple[list[float], list[float]]:
        """逐年的产出与资本，都以起点的倍数计，与``extraction``等长。

        ``extraction``是逐年的资源开采量（起点的倍数），``capital_output_ratio``是起点的资本产出比（年）。
        """
        outputs, capitals = [], []
        capital = 1.0
        for year, resource in enumerate(extraction):
            labour, productivity = (1 + self.labour_growth) ** year, (1 + self.tfp_growth) ** year
            labour_share = 1 - self.capital_share - self.resource_share
            output = productivity * capital**self.capital_share * resource**self.resource_share * labour**labour_share
            outputs.append(output)
            capitals.append(capital)
            capital = (1 - self.depreciation) * capital + self.saving * output / capital_output_ratio
        return outputs, capitals

    def balanced_growth(self, extraction_growth: float) -> float:
        """开采量按不变的速度增减时，平衡增长路径上每个劳动者产出的年增长率：
        ``[(1+a)·((1+r)/(1+n))^β]^(1/(1−α)) − 1``，r是开采量的年增长率。"""
        return (
            (1 + self.tfp_growth) * ((1 + extraction_growth) / (1 + self.labour_growth)) ** self.resource_share
        ) ** (1 / (1 - self.capital_share)) - 1

    def needed_tfp_growth(self, extraction_growth: float) -> float:
        """全要素生产率至少每年增长多少，长期里每个劳动者的产出才不下降：``((1+n)/(1+r))^β − 1``，约为``β(n − r)``。"""
        return ((1 + self.labour_growth) / (1 + extraction_growth)) ** self.resource_share - 1


def extraction_path(growth: float, reserves: float, least_years: float, years: int) -> list[float]:
    """第0年到第``years``年的资源开采量，以第0年为1。

    每年想比上一年增长``growth``；可是储量有限（``reserves``，第0年开采量的倍数），技术上每年至多采剩余储量的
    ``1/least_years``（储采比不低于``least_years``年）。碰到这条线以后，开采量每年下降``1/least_years``。
    """
    if reserves < least_years or least_years <= 1:
        raise ValueError("起点的储采比不能低于下限，下限要大于1年。")
    extraction, left, wanted = [], reserves, 1.0
    for _ in range(years + 1):
        wanted = min(wanted, left / least_years)
        extraction.append(wanted)
        left -= wanted
        wanted *= 1 + growth
    return extraction
