"""读懂表格里的一个数，写法见``docs/county.md``；含糊的不猜。"""

from __future__ import annotations

import re
from unicodedata import normalize

from course_utils.exercises.answers import Unreadable
from course_utils.exercises.quantities import parse_number

_LARGEST = 1e15
_PLAIN = re.compile(r"(?:[0-9]{1,15}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,15})?")
# 题目里可以答“约300”“三千”，表里不行：要从数字开始
_STARTS = re.compile(r"[-+−]?[0-9.]")
_PERCENT = re.compile(r"[%‰]$")


def read_number(text: str, unit: str = "") -> float | None:
    """以``unit``为单位的数；看不懂、太大就是``None``。``3.5%``读成0.035。"""
    # 一张表里绝大多数是这样的数，不必动用整套解析
    if _PLAIN.fullmatch(text):
        return float(text.replace(",", ""))
    if not _STARTS.match(normalize("NFKC", text)):
        return None
    try:
        value = parse_number(text, unit)[0]
    except Unreadable:
        return None
    return value if abs(value) <= _LARGEST else None


def is_percent(text: str) -> bool:
    """写没写百分号。"""
    return bool(_PERCENT.search(normalize("NFKC", text)))
