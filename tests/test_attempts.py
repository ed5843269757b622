"""作答记录：导出能原样导入，合并不丢作答，外来的、写坏的文件说得清为什么不收。"""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.exercises import Verdict, attempts

FIRST = {
    "id": "a",
    "exercise": "ch1-q03",
    "at": "2026-01-01T08:00:00.000Z",
    "verdict": "correct",
    "score": 1,
    "answer": 2,
    "host": "page",
}
SECOND = {**FIRST, "id": "b", "at": "2025-12-31T08:00:00Z", "verdict": "partial", "score": 0.5, "answer": [0, 2]}


def text(**changes):
    content = {"format": "course-progress", "version": 1, "attempts": [FIRST, SECOND]}
    return json.dumps(content | changes)


def test_export_reads_back_in_time_order():
    assert attempts.parse(attempts.export([FIRST, SECOND])) == [SECOND, FIRST]
    assert attempts.parse("\ufeff" + attempts.export([])) == []


def test_merge_is_a_union_that_keeps_the_first_copy():
    changed = {**FIRST, "score": 0, "verdict": "incorrect"}
    assert attempts.merge([FIRST], [SECOND, changed]) == [SECOND, FIRST]
    assert attempts.merge([FIRST], [FIRST], []) == [FIRST]


@given(st.lists(st.integers(0, 30)), st.lists(st.integers(0, 30)))
def test_merge_loses_nothing_and_repeats_nothing(one, other):
    groups = [[{**FIRST, "id": str(number)} for number in group] for group in (one, other)]
    assert {row["id"] for row in attempts.merge(*groups)} == {str(number) for number in {*one, *other}}
    assert attempts.merge(attempts.merge(*groups), *groups) == attempts.merge(*groups)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "不是完整的JSON"),
        (text()[:-20], "不是完整的JSON"),
        ("[" * 100_000, "不是完整的JSON"),
        (text().replace('"score": 1', '"score": NaN'), "不是完整的JSON"),
        ("[]", "不是本课程导出"),
        ('{"nbformat": 4}', "不是本课程导出"),
        (text(format="other"), "不是本课程导出"),
        (text(version=2), "更新的课程版本"),
        (text(version="1"), "内容不完整"),
        (text(attempts={}), "内容不完整"),
        (text(extra=1), "内容不完整"),
        (text(attempts=[FIRST, 3]), "第2条"),
        (text(attempts=[{**FIRST, "extra": 1}]), "第1条"),
        (text(attempts=[{**FIRST, "id": ""}]), "第1条里id不对"),
        (text(attempts=[{**FIRST, "id": "\ud800"}]), "第1条里id不对"),
        (text(attempts=[{**FIRST, "exercise": 3}]), "exercise不对"),
        (text(attempts=[{**FIRST, "at": "昨天"}]), "at不对"),
        (text(attempts=[{**FIRST, "at": "2026-13-01T08:00:00Z"}]), "at不对"),
        (text(attempts=[{**FIRST, "verdict": "great"}]), "verdict不对"),
        (text(attempts=[{**FIRST, "verdict": ["correct"]}]), "verdict不对"),
        (text(attempts=[{**FIRST, "score": 1.5}]), "score不对"),
        (text(attempts=[{**FIRST, "score": True}]), "score不对"),
        (text(attempts=[{**FIRST, "score": 10**400}]), "score不对"),
        (text(attempts=[{**FIRST, "answer": "\ud800"}]), "answer不对"),
        (text(attempts=[{**FIRST, "host": "phone"}]), "host不对"),
    ],
)
def test_foreign_and_broken_files_are_refused_in_one_sentence(content, words):
    with pytest.raises(attempts.ProgressError, match=words) as refusal:
        attempts.parse(content)
    assert str(refusal.value).count("。") == 1


@given(st.text() | st.from_type(dict).map(str) | st.binary().map(repr))
def test_no_text_makes_the_reader_crash(content):
    with pytest.raises(attempts.ProgressError):
        attempts.parse(content)


@pytest.mark.parametrize(
    ("answer", "kept"),
    [(2, 2), ("3.2%", "3.2%"), ((0, 1), [0, 1]), (len, None), (float("nan"), None), ("\ud800", None), (10**5000, None)],
    ids=lambda value: type(value).__name__,
)
def test_new_attempts_can_always_be_exported(answer, kept):
    attempt = attempts.new("ch1-q01", answer, Verdict("incorrect", 0.0, ("不对。",)))
    assert attempt["answer"] == kept
    assert attempts.parse(attempts.export([attempt])) == [attempt]
