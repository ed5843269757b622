"""牛鞭效应：订单的波动沿供应链逐级放大。

每一级都用“补到目标库存”的办法：每期末按最近``window``期（p）所见需求的移动平均作预测，把在手与在途补到
``lead``（L）期的预测需求，订单 = 本期所见需求 + 目标库存的变化。提前期L从期末下单算起，到第L期期初到货，所以至少是1。

出处：Chen, F., Drezner, Z., Ryan, J. K. & Simchi-Levi, D. (2000). Quantifying the Bullwhip Effect in a Simple Supply
Chain: The Impact of Forecasting, Lead Times, and Information. Management Science, 46(3), 436–443.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from math import fsum
from operator import mul
from random import Random


def amplification(lead: float, window: int) -> float:
    """一级订单方差与所见需求方差之比的下界 ``1 + 2L/p + 2L²/p²``（需求各期独立；不设安全库存时取等号）。"""
    if lead < 0 or window < 1:
        raise ValueError("提前期不能是负数，移动平均至少取1期。")
    ratio = lead / window
    return 1 + 2 * ratio + 2 * ratio**2


def separate(leads: Sequence[float], window: int) -> list[float]:
    """各级只看下一级的订单时，各级订单方差与终端需求方差之比的下界：各级放大倍数连乘。``leads``自下游到上游。"""
    return list(accumulate((amplification(lead, window) for lead in leads), mul))


def shared(leads: Sequence[float], window: int) -> list[float]:
    """各级都看得到终端需求时的方差之比：到第k级是 ``1 + 2ΣL/p + 2(ΣL)²/p²``，提前期照样累加。"""
    return [amplification(lead, window) for lead in accumulate(leads)]


def demand_history(periods: int, mean: float, deviation: float, seed: int) -> list[float]:
    """一串各期独立的终端需求。

    十二个均匀随机数之和减6，均值0、方差1，近似正态；只用加减法，所以在哪里算都逐位相同。
    """
    source = Random(seed)
    return [mean + deviation * (fsum(source.random() for _ in range(12)) - 6) for _ in range(periods)]


def orders(seen: Sequence[float], lead: float, window: int) -> list[float]:
    """一级的订单：``seen``是它每期见到的需求，目标库存是 ``lead × 最近window期的平均``。

    攒够p期才有第一个目标库存，所以结果比``seen``短p期。负数是把多余的货退回去。
    """
    totals = [0.0, *accumulate(seen)]
    levels = [lead * (totals[end] - totals[end - window]) / window for end in range(window, len(totals))]
    return [need + after - before for need, (before, after) in zip(seen[window:], pairwise(levels), strict=True)]


def simulate(demand: Sequence[float], leads: Sequence[float], window: int, share: bool) -> list[float]:
    """照着各级的办法一期一期地走，量出各级订单方差与终端需求方差之比。

    ``share``为真时，每一级都按终端需求补货，目标库存算上从终端到自己的全部提前期（级库存）；否则只看下一级的订单。
    各级每攒一次预测要用掉p期，方差只在最后共有的那些期上量，``demand``要长于``len(leads) × window``期。
    """
    kept = len(demand) - len(leads) * window
    base, ratios, seen = variance(demand[-kept:]), [], demand
    for lead, total in zip(leads, accumulate(leads), strict=True):
        seen = orders(demand, total, window) if share else orders(seen, lead, window)
        ratios.append(variance(seen[-kept:]) / base)
    return ratios


def variance(values: Sequence[float]) -> float:
    """总体方差，单位是原单位的平方。"""
    mean = fsum(values) / len(values)
    return fsum((value - mean) ** 2 for value in values) / len(values)


def shortages(rise: float, lead: int, window: int) -> list[float]:
    """需求由平稳一下子升高``rise``（以原来一期的需求计，0.2是两成），此后各期期末缺多少货，到不缺为止。

    每期末能用的货是L期前定的目标库存，那时的预测还没追上，要p期才追上。全部加起来是 ``rise · L(L+p)/2``。
    """
    if lead < 1 or window < 1:
        raise ValueError("提前期与移动平均的期数都至少是1。")
    rising = [rise * period for period in range(1, lead)]  # 目标库存定于升高之前，缺的是升高后已过的各期
    catching_up = [rise * lead * (1 - seen / window) for seen in range(window)]
    return rising + catching_up
