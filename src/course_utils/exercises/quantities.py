"""读懂学员填的数：``３．２％``、``百分之3.2``、``1,234.5万元``、``负三点二``、``1.2×10^3``、``1/3``……

只用正则与查表，绝不求值；看不懂或有歧义就抛出``Unreadable``，说清该怎么填。
"""

from __future__ import annotations

import re
from math import isfinite, prod
from unicodedata import category, normalize

from course_utils.exercises.answers import Unreadable, excerpt

_LONGEST = 60
_EXAMPLE = "3.2%、0.032或1.2万"

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# 各种百分比写法的一份等于多少个百分点
_PERCENTS = {"个百分点": 1, "百分点": 1, "%": 1, "‰": 0.1, "成": 10}
_SHARES = {"百": 1, "千": 0.1, "万": 0.01}
_ALIASES = {
    "元": ("元人民币", "块钱", "块", "rmb"),
    "美元": ("美金", "usd"),
    "人": ("个人", "名"),
    "吨标准煤": ("吨标煤", "tce"),
    "平方米": ("m2", "平米"),
    "年": ("个年头",),
}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_SYMBOLS = str.maketrans("−–—﹣‒壹贰叁肆伍陆柒捌玖拾佰仟萬億點負", "-----一二三四五六七八九十百千万亿点负")

_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:([, ])[0-9]{3}(?:\1[0-9]{3})*)(?:\.[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+\.?[0-9]*|\.[0-9]+")
_SCIENTIFIC = re.compile(r"(.+?)(?:e|[×x*]10(?:\^|\*\*))\(?([+-]?[0-9]{1,3})\)?")
_CHINESE = re.compile(r"[零〇一二两三四五六七八九]+(?:点[零〇一二三四五六七八九]+)?")


def parse_number(text: str, unit: str = "") -> tuple[float, ...]:
    """把文字读成以``unit``为单位的数。

    返回可能的读法，第一个最直接。没写百分号的数在单位是``%``的题里有两种读法：
    ``3.2``（就是3.2%）与``0.032``（小数，即3.2%）。看不懂或有歧义时抛出``Unreadable``。
    """
    # 单位里的上下标（如m²、CO₂）会被当成特殊数字，先换成普通写法
    cleaned = _normalise(text.replace(unit, normalize("NFKC", unit)) if unit else text)
    if not cleaned:
        raise Unreadable("还没有填数。")
    scale, base = _split_unit(unit)
    body, percent = _take_percent(cleaned)
    if percent is not None:
        return (_finite(_percent_reading(_value(body, text, unit), percent, unit, text)),)
    body, named = _take_unit(body, base)
    value = _value(body, text, unit)
    if unit == "%":
        return (_finite(value), _finite(value * 100))
    # 只写“3.2亿”没写“元”时，万、亿也算写了数量级；光一个数就按题目的单位读
    if named or (scale != 1 and ("万" in body or "亿" in body)):
        value /= scale
    return (_finite(value),)


def readings(value: float, unit: str = "") -> tuple[float, ...]:
    """直接给出的数（不是文字）有哪些读法，规则同``parse_number``。"""
    return (_finite(value), _finite(value * 100)) if unit == "%" else (_finite(value),)


def _normalise(text: str) -> str:
    if len(text) > _LONGEST:
        raise Unreadable(f"作答太长，只填一个数就好，例如{_EXAMPLE}。")
    text = re.sub(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+)", lambda found: "10^" + found[1].translate(_SUPERSCRIPTS), text)
    if any(category(char) == "No" for char in text):
        raise Unreadable(f"“{excerpt(text)}”里有特殊的数字符号，请用普通数字，例如{_EXAMPLE}。")
    text = normalize("NFKC", text).translate(_SYMBOLS).casefold()
    text = "".join(char for char in text if category(char) != "Cf")
    text = re.sub(r"[。.;!,、 ]+$", "", " ".join(text.split()))
    text = re.sub(r"^(?:答案?|结果|应?[该为是]|等于|大?约(?:等于)?|大概|[=≈~:∼ ])+", "", text)
    text = re.sub(r"(?:左右|上下)$", "", text).strip()
    # 数字之间的空格留给千分位去判断，其余的空格没有意义
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", text)


def _split_unit(unit: str) -> tuple[float, str]:
    """“亿元”拆成10的8次方与“元”。"""
    found = re.match("[十百千]?[万亿]+", unit)
    front = found[0] if found else ""
    return prod(_SCALES[char] for char in front), normalize("NFKC", unit.removeprefix(front)).casefold()


def _take_percent(text: str) -> tuple[str, float | None]:
    share = re.fullmatch(r"([-负+]?)([百千万])分之(.+)", text)
    if share:
        return share[1] + share[3], _SHARES[share[2]]
    for mark, percent in _PERCENTS.items():
        if text.endswith(mark):
            return text.removesuffix(mark).strip(), percent
    return text, None


def _percent_reading(value: float, percent: float, unit: str, text: str) -> float:
    if unit in ("%", "个百分点", "百分点"):
        return value * percent
    if unit in ("", "倍"):
        return value * percent / 100
    raise Unreadable(f"这道题的单位是“{unit}”，不是百分数，看不懂“{excerpt(text)}”。")


def _take_unit(text: str, base: str) -> tuple[str, bool]:
    if base == "元":
        text = text.removeprefix("¥")
    for name in (base, *_ALIASES.get(base, ())):
        if name and text.endswith(name):
            return text.removesuffix(name).strip(), True
    return text, False


def _value(text: str, original: str, unit: str) -> float:
    sign, body = re.fullmatch(r"([-+负]?)(.*)", text).groups()
    value = _unsigned(body.strip())
    if value is None:
        raise Unreadable(_complaint(body, original, unit))
    return -value if sign in ("-", "负") else value


def _unsigned(text: str) -> float | None:
    fraction = re.fullmatch(r"([0-9]{1,15})/0*([1-9][0-9]{0,14})", text)
    if fraction:
        return int(fraction[1]) / int(fraction[2])
    below, divided, above = text.partition("分之")
    if divided:
        below, above = _compound(below), _compound(above)
        return above / below if below and above is not None else None
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        front, power = _digits(scientific[1]), int(scientific[2])
        return front * 10.0**power if front is not None and abs(power) < 300 else None
    return _compound(text)


def _compound(text: str, scales: str = "亿万千百十") -> float | None:
    """读“3.2亿”“1亿2000万”“一百二十”这类由数与``scales``里的数量级组成的写法。"""
    number = _digits(text)
    if number is not None:
        return number
    scale = next((char for char in scales if char in text), None)
    if scale is None:
        return None
    smaller = scales[scales.index(scale) + 1 :]
    front, _, back = text.rpartition(scale)
    above = 1.0 if front == "" and scale == "十" else _compound(front, smaller if scale in "亿万" else "")
    below = _remainder(back, scale, smaller)
    if above is None or below is None or (below and above % 1):
        return None
    return above * _SCALES[scale] + below


def _remainder(text: str, scale: str, smaller: str) -> float | None:
    """数量级后面的零头。“三万五”可能是35000也可能是30005，这样有歧义的零头不收。"""
    if text == "":
        return 0.0
    clear = (
        text[0] in "零〇"
        or scale == "十"
        or any(char in text for char in smaller)
        or (text.isascii() and 10 ** len(text) == _SCALES[scale])
    )
    value = _compound(text.lstrip("零〇"), smaller) if clear else None
    return value if value is not None and value < _SCALES[scale] else None


def _digits(text: str) -> float | None:
    """读一串数字：阿拉伯数字（可带千分位）或“三点二”“二〇二三”。"""
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[, ]", "", text))
    if _CHINESE.fullmatch(text):
        return float("".join("." if char == "点" else str(_DIGITS[char]) for char in text))
    return None


def _complaint(text: str, original: str, unit: str) -> str:
    shown = excerpt(original)
    if re.search(r"[0-9],[0-9]", text):
        return f"“{shown}”里的逗号有歧义：小数请用点（如1.5），千分位请每三位一个（如1,234）。"
    if re.match(r"[0-9.]+[^0-9.]*$", text):
        wanted = f"这道题的单位是“{unit}”，可以" if unit else "这道题没有单位，请"
        return f"看不懂“{shown}”；{wanted}只填一个数。"
    return f"看不懂“{shown}”，请只填一个数，例如{_EXAMPLE}。"


def _finite(value: float) -> float:
    if not isfinite(value):
        raise Unreadable("这个数太大了，请检查一下。")
    return value
