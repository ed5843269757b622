"""结构变动有多快：份额变动的绝对值之和的一半。

出处：Michaely, M. (1962). Concentration in International Trade. North-Holland。
用在就业上，它有直接的意思：至少要有多大比例的人换了部门。
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum


def structural_change(before: Sequence[float], after: Sequence[float]) -> float:
    """``½ Σ |after − before|``，与份额同单位：没有变动是0，全部换了地方等于份额之和。

    ``before``与``after``是同一组部门前后两期的份额，一一对应。
    """
    if len(before) != len(after) or not before:
        raise ValueError("前后两期的部门要一一对应，至少有一个。")
    return fsum(abs(new - old) for old, new in zip(before, after, strict=True)) / 2
