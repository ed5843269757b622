"""考场内外传话的格式：只含普通值的JSON；字典写成键值对的列表，键是数的也不走样。"""

from __future__ import annotations

import json
from collections.abc import Iterator

from course_utils.exercises.answers import plain


def pack(value: object) -> object:
    """把普通值（``plain``给出的）变成JSON写得下的样子。"""
    if type(value) is list:
        return [pack(part) for part in value]
    if type(value) is dict:
        return {"pairs": [[key, pack(part)] for key, part in value.items()]}
    return value


def unpack(value: object) -> object:
    """``pack``的逆运算；样子不对就抛出``ValueError``一类的错。"""
    if type(value) is list:
        return [unpack(part) for part in value]
    if type(value) is dict:
        (pairs,) = value.values()
        return plain({key: unpack(part) for key, part in pairs})
    return value


def read_lines(received: bytes) -> Iterator[dict]:
    """逐行读考场里传出来的话；不成话的行丢掉：那是学员的代码写的，不是考场写的。"""
    for line in received.splitlines():
        try:
            message = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if type(message) is dict:
            yield message
