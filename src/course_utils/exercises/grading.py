"""判分：收下题目与作答，给出判定、得分与反馈。网页与Lab用的是同一个``grade``。"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations, product
from json import dumps
from math import isclose

from course_utils.exercises.answers import Unreadable, plain, read_closed
from course_utils.exercises.code import Outcome, grade_code, judge_code
from course_utils.exercises.model import (
    Choice,
    Classify,
    Code,
    Exercise,
    Match,
    Multi,
    Numeric,
    Order,
    Reflect,
)
from course_utils.exercises.quantities import parse_number, readings

LABELS = {
    "correct": "答对了",
    "partial": "答对了一部分",
    "incorrect": "还不对",
    "invalid": "还不能判",
    "recorded": "已记下",
}

_MOST_FEEDBACK = 3

# 得数与答案差这么多倍时，多半是这个原因
_FACTORS = {
    100: "差了100倍：检查百分数与小数是不是弄混了。",
    1e4: "差了一万倍：检查单位里的“万”。",
    1e8: "差了一亿倍：检查单位里的“亿”。",
    10: "差了10倍：检查小数点的位置。",
    1000: "差了1000倍：检查小数点与单位。",
}


@dataclass(frozen=True)
class Verdict:
    """判分结果。``verdict``是``LABELS``的键之一，``score``从0到1，``feedback``是几句中文（答对时为空）。"""

    verdict: str
    score: float = 0.0
    feedback: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """判定的中文名。"""
        return LABELS[self.verdict]

    def as_dict(self) -> dict:
        """可以直接写成JSON的字典。"""
        return {"verdict": self.verdict, "score": self.score, "feedback": list(self.feedback)}


def grade(exercise: Exercise, answer: object, seconds: float = 10) -> Verdict:
    """给一次作答判分。

    作答可以是任何对象，写法见``docs/exercises.md``；看不懂的判为``invalid``，从不抛出异常。
    ``seconds``是运行学员代码的时限，只对代码题有用。
    """
    try:
        if isinstance(exercise, Code):
            return _scored(*grade_code(exercise, answer, seconds))
        return _GRADERS[type(exercise)](exercise, answer)
    except Unreadable as reason:
        return Verdict("invalid", 0.0, (str(reason),))


def grade_outcomes(exercise: Code, outcomes: list[Outcome]) -> Verdict:
    """给代码题判分，得数已经在别处（``run_code``）运行出来。"""
    try:
        return _scored(*judge_code(exercise, outcomes))
    except Unreadable as reason:
        return Verdict("invalid", 0.0, (str(reason),))


def verdict_table(exercise: Exercise) -> dict:
    """封闭题的判定表：全部完整作答的判分结果，格式见``docs/architecture.md``。"""
    verdicts: list[dict] = []
    places: dict[Verdict, int] = {}
    answers: dict[str, int] = {}
    for answer in all_answers(exercise):
        verdict = _GRADERS[type(exercise)](exercise, answer)
        if verdict not in places:
            places[verdict] = len(verdicts)
            verdicts.append(verdict.as_dict())
        answers[dumps(answer, separators=(",", ":"))] = places[verdict]
    return {"verdicts": verdicts, "answers": answers}


def all_answers(exercise: Exercise) -> Iterator[int | list[int]]:
    """逐个给出封闭题的全部完整作答（标准形式）。"""
    match exercise:
        case Choice():
            yield from range(len(exercise.options))
        case Multi():
            numbers = range(len(exercise.options))
            for count in numbers:
                yield from map(list, combinations(numbers, count + 1))
        case Classify():
            yield from map(list, product(range(len(exercise.boxes)), repeat=len(exercise.items)))
        case Order():
            yield from map(list, permutations(range(len(exercise.items))))
        case Match():
            yield from map(list, product(range(len(exercise.pairs)), repeat=len(exercise.pairs)))
        case _:
            raise TypeError(f"{exercise.type}不是封闭题，没有判定表。")


def _scored(score: float, feedback: Sequence[str]) -> Verdict:
    """由得分定判定；反馈一次最多说三条，先改好这几条再看其余的。"""
    if score == 1:
        return Verdict("correct", 1.0)
    kept = tuple(feedback[:_MOST_FEEDBACK])
    if len(feedback) > len(kept):
        kept += (f"另有{len(feedback) - len(kept)}处也不对。",)
    return Verdict("partial" if score > 0 else "incorrect", round(score, 4), kept)


def _grade_choice(exercise: Choice, answer: object) -> Verdict:
    option = exercise.options[read_closed(exercise, answer)]
    return _scored(float(option.correct), [option.feedback])


def _grade_multi(exercise: Multi, answer: object) -> Verdict:
    picked = read_closed(exercise, answer)
    hits = right = 0
    feedback, missing = [], []
    for number, option in enumerate(exercise.options):
        right += option.correct
        if number in picked and option.correct:
            hits += 1
        elif number in picked:
            hits -= 1
            feedback.append(option.feedback)
        elif option.correct:
            missing.append(option.missing)
    feedback += [text for text in missing if text]
    if missing and not all(missing):
        feedback.append("还漏选了对的选项。")
    # 多选一个错的抵掉一个对的，免得全选也能得分
    return _scored(max(hits, 0) / right, feedback)


def _grade_classify(exercise: Classify, answer: object) -> Verdict:
    picked = read_closed(exercise, answer)
    wrong = [item for item, box in zip(exercise.items, picked, strict=True) if exercise.boxes[box] != item.box]
    feedback = [f"“{item.text}”：{item.feedback}" for item in wrong]
    return _scored(1 - len(wrong) / len(picked), feedback)


def _grade_match(exercise: Match, answer: object) -> Verdict:
    picked = read_closed(exercise, answer)
    wrong = [pair for number, pair in enumerate(exercise.pairs) if picked[number] != number]
    feedback = [f"“{pair.left}”：{pair.feedback}" for pair in wrong]
    return _scored(1 - len(wrong) / len(picked), feedback)


def _grade_order(exercise: Order, answer: object) -> Verdict:
    picked = read_closed(exercise, answer)
    kept = _longest_rising(picked)
    feedback = [f"“{exercise.items[i].text}”的位置不对：{exercise.items[i].feedback}" for i in picked if i not in kept]
    return _scored((len(kept) - 1) / (len(picked) - 1), feedback)


def _longest_rising(numbers: Sequence[int]) -> set[int]:
    """最长的递增子列：不动它们，只挪其余的，就能排对。"""
    tails: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        place = bisect_left(tails, number)
        before[number] = tails[place - 1] if place else None
        tails[place : place + 1] = [number]
    kept = set()
    number: int | None = tails[-1]
    while number is not None:
        kept.add(number)
        number = before[number]
    return kept


def _grade_numeric(exercise: Numeric, answer: object) -> Verdict:
    values = _numeric_readings(exercise, answer)
    accepts = exercise.tolerance.accepts
    if any(accepts(value, exercise.answer) for value in values):
        return Verdict("correct", 1.0)
    for mistake in exercise.mistakes:
        if any(accepts(value, mistake.value) for value in values):
            return Verdict("incorrect", 0.0, (mistake.feedback,))
    return Verdict("incorrect", 0.0, (_usual_slip(values[0], exercise),))


def _numeric_readings(exercise: Numeric, answer: object) -> tuple[float, ...]:
    answer = plain(answer)
    if type(answer) is list and len(answer) == 1:
        answer = answer[0]
    if type(answer) is str:
        return parse_number(answer, exercise.unit)
    if answer is None:
        raise Unreadable("还没有作答。")
    if type(answer) not in (int, float):
        raise Unreadable("这道题要填一个数。")
    try:
        return readings(float(answer), exercise.unit)
    except OverflowError:
        raise Unreadable("这个数太大了，请检查一下。") from None


def _usual_slip(value: float, exercise: Numeric) -> str:
    target = exercise.answer

    def near(other: float) -> bool:
        return isclose(value, other, rel_tol=max(exercise.tolerance.relative, 0.005))

    if target and near(-target):
        return "数值对了，正负号反了：想一想是增加还是减少。"
    for factor, advice in _FACTORS.items():
        if target and (near(target * factor) or near(target / factor)):
            return advice
    return "不对。请检查算式，再检查单位。"


def _grade_reflect(exercise: Reflect, answer: object) -> Verdict:
    if type(answer) is not str or not answer.strip():
        raise Unreadable("还没有写。写下几句话，再对照自评要点。")
    return Verdict("recorded")


_GRADERS = {
    Choice: _grade_choice,
    Multi: _grade_multi,
    Classify: _grade_classify,
    Order: _grade_order,
    Match: _grade_match,
    Numeric: _grade_numeric,
    Reflect: _grade_reflect,
}
