"""新技术的扩散：巴斯模型。

还没采用的人里，每年有一部分不看别人、自己先用（创新系数p），另一部分跟着已经采用的人用（模仿系数q）：
``dF/dt = (p + qF)(1 − F)``。``F``是已采用者占最终采用者的比例（0到1），``p``与``q``的单位是每年（0.03即每年3%），
时间的单位是年。

出处：Bass, F. M. (1969). A New Product Growth for Model Consumer Durables. Management Science, 15(5), 215–227.
"""

from __future__ import annotations

from math import exp, log


def adoption(p: float, q: float, time: float, start: float = 0.0) -> float:
    """从``start``出发，过``time``年后的采用比例，闭式解。

    ``start``为0时就是 ``F(t) = (1 − e^(−(p+q)t)) / (1 + (q/p)e^(−(p+q)t))``。
    既无人先用、又无人可学（``p + q·start``为0）时停在原处。
    """
    drive = _drive(p, q, start)
    if drive == 0:
        return start
    rest = (1 - start) * exp(-(p + q) * time)
    return (drive - p * rest) / (drive + q * rest)


def time_to(p: float, q: float, share: float, start: float = 0.0) -> float | None:
    """从``start``到采用比例为``share``要多少年；已经到了是0，永远到不了是``None``。"""
    drive = _drive(p, q, start)
    if share <= start:
        return 0.0
    if drive == 0 or share >= 1:
        return None
    return log((1 - start) * (p + q * share) / ((1 - share) * drive)) / (p + q)


def peak_time(p: float, q: float) -> float | None:
    """新采用者最多的时刻 ``ln(q/p)/(p+q)``；``q ≤ p``时一开始就最多，是0；``p``为0时没有扩散，是``None``。"""
    _drive(p, q, 0)
    if p == 0:
        return None
    return log(q / p) / (p + q) if q > p else 0.0


def pioneers(p: float, q: float, start: float, end: float) -> float:
    """采用比例从``start``升到``end``，其中不看别人、自己先用的有多少。

    ``∫p(1−F)dt = (p/q)·ln[(p+q·end)/(p+q·start)]``，单位与采用比例相同。
    """
    if p == 0:
        return 0.0
    if q == 0:
        return end - start
    return p / q * log(_drive(p, q, end) / _drive(p, q, start))


def _drive(p: float, q: float, share: float) -> float:
    """还没采用的人，此刻每年有多大比例会采用：``p + qF``。"""
    if p < 0 or q < 0 or not 0 <= share <= 1:
        raise ValueError("创新系数与模仿系数不能是负数，采用比例要在0到1之间。")
    return p + q * share
