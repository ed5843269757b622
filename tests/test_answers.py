"""读作答：人真会写的数与选项都要读懂，有歧义的要说清楚该怎么写。"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import bank
from course_utils.exercises import Unreadable, grade, parse_number
from course_utils.exercises.answers import plain
from course_utils.exercises.model import Choice, Match, Order


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("３．２％", "%", [3.2]),
        ("百分之3.2", "%", [3.2]),
        ("3.2", "%", [3.2, 320]),
        ("0.032", "%", [0.032, 3.2]),
        ("１，２３４．５", "", [1234.5]),
        ("1 234 567", "", [1234567]),
        ("3亿2000万", "亿元", [3.2]),
        ("12亿千瓦时", "亿千瓦时", [12]),
        ("500千克", "千克", [500]),
        ("1.2×10⁻³", "", [0.0012]),
        ("一千零二十", "", [1020]),
        ("二〇二三", "年", [2023]),
        ("负三点二", "", [-3.2]),
        ("10万", "万人", [10]),
        ("5吨CO₂", "吨CO₂", [5]),
        ("12 m²", "m²", [12]),
    ],
)
def test_reads_what_people_type(text, unit, expected):
    assert parse_number(text, unit) == pytest.approx(tuple(expected))


@pytest.mark.parametrize(
    ("text", "unit", "words"),
    [
        ("1,5", "", "逗号有歧义"),
        ("0,032", "%", "逗号有歧义"),
        ("3元", "%", "单位是“%”"),
        ("3%", "年", "不是百分数"),
        ("½", "", "普通数字"),
        ("1e999", "", "看不懂"),
        ("9" * 61, "", "太长"),
        ("", "", "还没有填"),
    ],
)
def test_says_what_to_type_instead(text, unit, words):
    with pytest.raises(Unreadable, match=words):
        parse_number(text, unit)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["", "元", "亿元", "年", "个百分点"]))
def test_every_integer_reads_back_with_or_without_grouping(number, unit):
    assert parse_number(str(number), unit) == parse_number(f"{number:,}", unit) == (float(number),)


@given(st.floats(-1e15, 1e15).filter(lambda x: x == 0 or abs(x) > 1e-15))
def test_every_float_reads_back(number):
    assert parse_number(repr(number), "") == pytest.approx((number,))


@given(st.integers(0, 99_999_999))
def test_every_chinese_integer_reads_back(number):
    assert parse_number(_chinese(number), "") == (float(number),)


def _chinese(number: int) -> str:
    """把0到一亿以内的整数写成中文。"""
    if number >= 10_000:
        tens, rest = divmod(number, 10_000)
        joint = "零" if rest and rest < 1000 else ""
        return f"{_chinese(tens)}万{joint}{_chinese(rest) if rest else ''}"
    text = ""
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += f"{'零一二三四五六七八九'[digit]}{name}"
        elif text and number and not text.endswith("零"):
            text += "零"
    return text or "零"


def test_plain_unwraps_numpy_without_trusting_anything_else():
    numpy = pytest.importorskip("numpy")
    assert plain(numpy.float64(0.5)) == 0.5
    assert plain([numpy.int64(3), numpy.array([1.0, 2.0]), numpy.str_("甲")]) == [3, [1.0, 2.0], "甲"]
    with pytest.raises(Unreadable):
        plain(numpy.zeros(1_000_000))

    class Impostor:
        __module__ = "numpy"

        def tolist(self):
            raise AssertionError("不许调用学员对象自己的方法")

    with pytest.raises(Unreadable, match="Impostor"):
        plain(Impostor())


def test_letters_follow_the_order_on_screen():
    """学员看到的第一个是A：排序题、配对题的字母按显示的次序数。"""
    for exercise in bank.load().values():
        if isinstance(exercise, Order | Match):
            letters = "".join("ABCDEFGHIJ"[exercise.shown.index(i)] for i in range(len(exercise.shown)))
            assert grade(exercise, letters).verdict == "correct"


def test_option_text_is_an_answer():
    for exercise in bank.load().values():
        if isinstance(exercise, Choice):
            for number, option in enumerate(exercise.options):
                assert grade(exercise, option.text) == grade(exercise, number)
