"""读懂学员填的数：``３．２％``、``百分之3.2``、``1,234.5万元``、``负三点二``、``1.2×10^3``、``1/3``……

只用正则与查表，绝不求值；看不懂或有歧义就抛出``Unreadable``，说清该怎么填。
"""

from __future__ import annotations

import re
from math import isfinite, prod
from unicodedata import category, normalize

from course_utils.exercises.answers import Unreadable, excerpt

_LONGEST = 60

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_MULTIPLIERS = _SMALL | _LARGE
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
_TOKEN = re.compile(r"[0-9][0-9, ]*(?:\.[0-9]+)?|[零〇一二两三四五六七八九]+(?:点[零〇一二三四五六七八九]+)?|[十百千万亿]")


def parse_number(text: str, unit: str = "") -> tuple[float, ...]:
    """把文字读成以``unit``为单位的数。

    返回可能的读法，第一个最直接。没写百分号的数在单位是``%``的题里有两种读法：
    ``3.2``（就是3.2%）与``0.032``（小数，即3.2%）。看不懂或有歧义时抛出``Unreadable``。
    """
    cleaned = _normalise(text)
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
    if named or (scale != 1 and any(char in _LARGE for char in body)):
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
    text = normalize("NFKC", text.replace("㎡", "m2")).translate(_SYMBOLS).casefold()
    text = "".join(char for char in text if category(char) != "Cf")
    text = " ".join(text.split()).rstrip("。.;;!,、 ")
    text = re.sub(r"^(?:答案?|结果|应?是|等于|约[为等是]?|大约[为是]?|大概|近似|左右|[=≈~:∼]|\s)+", "", text)
    text = re.sub(r"(?:左右|上下)$", "", text).strip()
    # 数字之间的空格留给千分位去判断，其余的空格没有意义
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", text)


_EXAMPLE = "3.2%、0.032或1.2万"


def _split_unit(unit: str) -> tuple[float, str]:
    """“亿元”拆成10的8次方与“元”。"""
    found = re.match("[十百千]?[万亿]+", unit)
    front = found[0] if found else ""
    return prod(_MULTIPLIERS[char] for char in front), normalize("NFKC", unit.removeprefix(front)).casefold()


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
    sign = 1
    while text[:1] in ("-", "+", "负") and text:
        if text[0] != "+":
            sign = -sign
        text = text[1:].strip()
        if text[:1] in ("-", "+", "负"):
            break
    value = _unsigned(text)
    if value is None:
        raise Unreadable(_complaint(text, original, unit))
    return sign * value


def _unsigned(text: str) -> float | None:
    fraction = re.fullmatch(r"([0-9]{1,15})/([0-9]{1,15})", text)
    if fraction:
        return int(fraction[1]) / int(fraction[2]) if int(fraction[2]) else None
    parts = re.fullmatch(r"([^分]+)分之([^分]+)", text)
    if parts:
        below, above = _unsigned(parts[1]), _unsigned(parts[2])
        return above / below if below and above is not None else None
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        front, power = _arabic(scientific[1]), int(scientific[2])
        return front * 10.0**power if front is not None and abs(power) < 300 else None
    return _mixed(text)


def _arabic(text: str) -> float | None:
    if _PLAIN.fullmatch(text):
        return float(text)
    if _GROUPED.fullmatch(text):
        return float(re.sub(r"[, ]", "", text))
    return None


def _mixed(text: str) -> float | None:
    """读“3.2亿”“1亿2000万”“一百二十”“三点二”这类由数与十百千万亿组成的写法。"""
    if _arabic(text) is not None:
        return _arabic(text)
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        return None
    total = section = 0.0
    pending: float | None = None
    digits, zero, last_small, last = 0, False, 10**4, 0
    for token in tokens:
        if token in _MULTIPLIERS:
            scale = _MULTIPLIERS[token]
            if scale < 10**4:
                if scale >= last_small or (pending is None and token != "十"):
                    return None
                section += (1.0 if pending is None else pending) * scale
                last_small = scale
            else:
                section += pending or 0.0
                if section == 0 and total == 0:
                    return None
                if scale == 10**8:
                    total, section = (total + section) * scale, 0.0
                elif last and total % 10**8:
                    return None
                else:
                    total, section = total + section * scale, 0.0
                last_small = 10**4
            pending, zero, last = None, False, scale
            continue
        if pending is not None:
            return None
        zero = token[0] in "零〇" and len(token) > 1
        pending = _token(token[1:] if zero and last else token)
        digits = len(token)
        if pending is None:
            return None
    if pending is not None:
        # “三万五”可能是35000也可能是30005：只有写明了位数的尾数才收
        clear = not last or zero or last == 10 or 10**digits == last
        if not clear:
            return None
        section += pending
    return total + section


def _token(token: str) -> float | None:
    if token[0] in "0123456789":
        return _arabic(token)
    whole, _, decimals = token.partition("点")
    digits = "".join(str(_DIGITS[char]) for char in whole)
    return float(f"{digits}.{''.join(str(_DIGITS[char]) for char in decimals) or 0}")


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
