"""把学员的作答读成标准形式；读不懂就抛出``Unreadable``，说清该怎么填。

作答可以是任何Python对象，所以这里只看确切的类型，绝不调用对象自己的方法，也绝不求值。
"""

from __future__ import annotations

import sys
from re import split
from unicodedata import normalize

from course_utils.exercises.model import Choice, Classify, Exercise, Match, Multi, Order

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

_LONGEST = 1000
_MOST = 10_000
_DEEPEST = 20
_SEPARATORS = r"[\s,，、;；>→]+"


class Unreadable(ValueError):
    """作答看不懂；说明文字是给学员看的一句中文。"""


def plain(value: object) -> object:
    """把对象化成只含``None``、布尔、数、文字、列表与字典的普通值。

    认得的只有这些确切类型、元组和numpy的标量与数组；别的类型、嵌套超过20层或超过一万个值，抛出``Unreadable``。
    """
    return _plain(value, _DEEPEST, [_MOST])


def _plain(value: object, depth: int, budget: list[int]) -> object:
    budget[0] -= 1
    if budget[0] < 0 or depth < 0:
        raise Unreadable("这个值太大或嵌套太深，请给出更简单的值。")
    kind = type(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if kind in (list, tuple):
        return [_plain(part, depth - 1, budget) for part in value]
    if kind is dict:
        if any(type(key) not in (str, int, float, bool) for key in value):
            raise Unreadable("字典的键只能是文字或数。")
        return {key: _plain(part, depth - 1, budget) for key, part in value.items()}
    return _plain(_from_numpy(value), depth - 1, budget)


def _from_numpy(value: object) -> object:
    # 直接用numpy自己的方法，不用对象上可能被改写的同名方法；numpy没导入过就不可能是它的值
    numpy = sys.modules.get("numpy")
    if numpy is not None:
        if any(kind is numpy.generic for kind in type.mro(type(value))):
            return numpy.generic.tolist(value)
        if type(value) is numpy.ndarray:
            if value.size > _MOST:
                raise Unreadable("这个数组太大，请给出更简单的值。")
            return value.tolist()
    raise Unreadable(f"看不懂{type_name(value)}类型的值，请用数、文字或列表。")


def type_name(value: object) -> str:
    """对象的类型名；元类改写过``__name__``也不受骗。"""
    return type.__dict__["__name__"].__get__(type(value))


def read_closed(exercise: Exercise, answer: object) -> int | list[int]:
    """把封闭题的作答读成``docs/architecture.md``里的标准形式。

    整数就是标准形式里的号（从0数起）；人用字母（按显示的次序，A是第一个）或选项的文字，几个之间用逗号、顿号或空格隔开。
    归类题、配对题也可以给“项→盒名”“左项→右项”的字典。没作答完或看不懂，抛出``Unreadable``。
    """
    if type(answer) in (set, frozenset):
        answer = list(answer)
    answer = plain(answer)
    if answer is None or answer == "" or answer == []:
        raise Unreadable("还没有作答。")
    match exercise:
        case Choice():
            return _pick(answer, [option.text for option in exercise.options])
        case Multi():
            texts = [option.text for option in exercise.options]
            return sorted({_pick(part, texts) for part in _parts(answer, texts)})
        case Classify():
            items = [item.text for item in exercise.items]
            return _each(answer, items, list(exercise.boxes), None, "没有归类")
        case Order():
            return _arrangement(answer, [item.text for item in exercise.items], exercise.shown)
        case Match():
            lefts = [pair.left for pair in exercise.pairs]
            return _each(answer, lefts, [pair.right for pair in exercise.pairs], exercise.shown, "没有配对")
    raise TypeError(f"{exercise.type}不是封闭题。")


def _each(answer, items: list[str], texts: list[str], shown, missing: str) -> list[int]:
    if type(answer) is dict:
        answer = _by_name(answer, items)
    parts = _parts(answer, texts)
    if len(parts) > len(items):
        raise Unreadable(f"这道题只有{len(items)}项，作答却有{len(parts)}项。")
    parts += [None] * (len(items) - len(parts))
    blanks = [str(number) for number, part in enumerate(parts, 1) if part is None or part == ""]
    if blanks:
        raise Unreadable(f"还有第{'、'.join(blanks)}项{missing}。")
    return [_pick(part, texts, shown) for part in parts]


def _arrangement(answer, texts: list[str], shown: tuple[int, ...]) -> list[int]:
    picked = [_pick(part, texts, shown) for part in _parts(answer, texts)]
    for item in picked:
        if picked.count(item) > 1:
            raise Unreadable(f"“{texts[item]}”出现了不止一次，每一项只能排一次。")
    if len(picked) < len(texts):
        raise Unreadable(f"还有{len(texts) - len(picked)}项没有排进来。")
    return picked


def _by_name(answer: dict, items: list[str]) -> list:
    parts: list = [None] * len(items)
    for name, part in answer.items():
        parts[_pick(name, items)] = part
    return parts


def _parts(answer, texts: list[str]) -> list:
    if type(answer) is list:
        if len(answer) > len(LETTERS):
            raise Unreadable("作答的项数太多。")
        return list(answer)
    if type(answer) is not str:
        return [answer]
    letters = _clean(answer).upper()
    if letters and all(letter in LETTERS[: len(texts)] for letter in letters):
        return list(letters)
    if _find(answer, texts) is not None:
        return [answer]
    return [part for part in split(_SEPARATORS, normalize("NFKC", answer)) if part][: len(LETTERS) + 1]


def _pick(value, texts: list[str], shown: tuple[int, ...] | None = None) -> int:
    if type(value) is float and value.is_integer():
        value = int(value)  # JavaScript里1.0就是1，两处宿主要判得一样
    if type(value) is int:
        if 0 <= value < len(texts):
            return value
        raise Unreadable(f"编号要在0到{len(texts) - 1}之间；也可以填字母{_letters(texts)}。")
    if type(value) is not str:
        raise Unreadable(f"看不懂这个作答，请填字母{_letters(texts)}或选项的文字。")
    letter = _clean(value).upper()
    if len(letter) == 1 and letter in LETTERS[: len(texts)]:
        place = LETTERS.index(letter)
        return shown[place] if shown else place
    found = _find(value, texts)
    if found is None:
        raise Unreadable(f"没有“{excerpt(value)}”这个选项，请填字母{_letters(texts)}或选项的文字。")
    return found


def _find(value: str, texts: list[str]) -> int | None:
    cleaned = _clean(value)
    for number, text in enumerate(texts):
        if _clean(text) == cleaned:
            return number
    return None


def _clean(text: str) -> str:
    if len(text) > _LONGEST:
        raise Unreadable(f"作答太长，最多{_LONGEST}个字。")
    return "".join(normalize("NFKC", text).split()).casefold().strip("()[]。.,、")


def _letters(texts: list[str]) -> str:
    return f"A到{LETTERS[len(texts) - 1]}"


def excerpt(text: str, longest: int = 20) -> str:
    """文字的开头一段，写进提示里用。"""
    text = " ".join(text[: longest * 4].split())
    return text if len(text) <= longest else text[:longest] + "……"
