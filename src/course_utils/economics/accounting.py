"""增长核算：把产出的增长分给各种投入，剩下的就是全要素生产率的增长。

出处：Solow, R. M. (1957). Technical Change and the Aggregate Production Function.
Review of Economics and Statistics, 39(3), 312–320；
OECD (2001). Measuring Productivity: OECD Manual. Paris: OECD Publishing；
PWT的做法见Feenstra, R. C., Inklaar, R. & Timmer, M. P. (2015). The Next Generation of the Penn World Table.
American Economic Review, 105(10), 3150–3182。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log


@dataclass(frozen=True)
class Sources:
    """增长的来源：``output``是产出的年均对数增长率，后四项是各自的贡献，加起来等于它。都是小数，0.03约等于每年3%。"""

    output: float
    capital: float
    labour: float
    human_capital: float
    tfp: float


def growth_sources(
    output: Sequence[float],
    capital: Sequence[float],
    labour: Sequence[float],
    human_capital: Sequence[float],
    labour_share: Sequence[float],
) -> Sources:
    r"""一段时期的增长核算。

    逐年计算 :math:`\Delta\ln A=\Delta\ln Y-(1-\bar s)\Delta\ln K-\bar s(\Delta\ln L+\Delta\ln h)`，再取年平均；
    :math:`\bar s` 是相邻两年劳动份额的平均（Törnqvist权重）。

    各参数都是逐年的水平值，长度相同且至少两年：产出、资本、劳动（人数或总工时）、人力资本指数、劳动份额（小数）。
    水平值的单位随意，因为只用到增长率；全是1的一列就是“没有变化”。TFP是余值，测量误差也落在里面。长度不一致或不足两年时抛出``ValueError``。
    """
    lengths = {len(series) for series in (output, capital, labour, human_capital, labour_share)}
    if len(lengths) != 1 or lengths.pop() < 2:
        raise ValueError("增长核算要求各列长度相同，并且至少有两年。")
    years = len(output) - 1
    shares = [(before + after) / 2 for before, after in pairwise(labour_share)]
    total = sum(_log_changes(output)) / years
    from_capital = _weighted([1 - share for share in shares], _log_changes(capital)) / years
    from_labour = _weighted(shares, _log_changes(labour)) / years
    from_skill = _weighted(shares, _log_changes(human_capital)) / years
    return Sources(total, from_capital, from_labour, from_skill, total - from_capital - from_labour - from_skill)


def _log_changes(series: Sequence[float]) -> list[float]:
    return [log(after / before) for before, after in pairwise(series)]


def _weighted(weights: Sequence[float], values: Sequence[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
