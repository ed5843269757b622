"""JSON Schema查不出的内容错误：对的选项有几个、盒子有没有、参考答案能不能得满分……"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from course_utils.data import claims
from course_utils.exercises.grading import all_answers, grade
from course_utils.exercises.model import CLOSED, Choice, Classify, Code, Exercise, Match, Multi, Numeric, Order

_MOST_ANSWERS = 4096


@dataclass(frozen=True)
class Slip:
    """一处笔误：在哪里（字段名与序号的路径）、哪里不对。"""

    path: tuple[str | int, ...]
    text: str


def check_exercise(exercise: Exercise) -> Iterable[Slip]:
    """一道题内容上的笔误。"""
    for number, claim in enumerate(exercise.claims):
        if claim not in claims():
            yield Slip(("claims", number), f"没有编号为{claim}的论点，编号见data/claims.csv")
    match exercise:
        case Choice() | Multi():
            yield from _check_options(exercise)
        case Classify():
            yield from _check_boxes(exercise)
        case Order():
            yield from _check_texts("items", [item.text for item in exercise.items])
        case Match():
            yield from _check_texts("pairs", [pair.left for pair in exercise.pairs])
            yield from _check_texts("pairs", [pair.right for pair in exercise.pairs])
        case Numeric():
            yield from _check_numeric(exercise)
        case Code():
            yield from _check_code(exercise)
    if isinstance(exercise, CLOSED) and any(True for _ in islice(all_answers(exercise), _MOST_ANSWERS, None)):
        yield Slip((), f"完整的作答超过{_MOST_ANSWERS}种，请减少几项")


def _check_options(exercise: Choice | Multi) -> Iterable[Slip]:
    yield from _check_texts("options", [option.text for option in exercise.options])
    correct = sum(option.correct for option in exercise.options)
    if isinstance(exercise, Choice) and correct != 1:
        yield Slip(("options",), f"单选题要恰有一个correct: true，现在有{correct}个")
    if isinstance(exercise, Multi) and correct == 0:
        yield Slip(("options",), "多选题至少要有一个correct: true")
    for number, option in enumerate(exercise.options):
        if not option.correct and not option.feedback:
            yield Slip(("options", number), "错的选项要有feedback，点名它背后的误解")
        if option.correct and option.feedback:
            yield Slip(("options", number, "feedback"), "对的选项不用feedback，写进explanation")
        if option.missing and not (option.correct and isinstance(exercise, Multi)):
            yield Slip(("options", number, "missing"), "missing只用于多选题里对的选项")


def _check_boxes(exercise: Classify) -> Iterable[Slip]:
    yield from _check_texts("items", [item.text for item in exercise.items])
    for number, item in enumerate(exercise.items):
        if item.box not in exercise.boxes:
            yield Slip(("items", number, "box"), f"没有“{item.box}”这个盒子，可用：{'、'.join(exercise.boxes)}")


def _check_texts(field: str, texts: list[str]) -> Iterable[Slip]:
    for number, text in enumerate(texts):
        if text in texts[:number]:
            yield Slip((field, number), f"“{text}”重复了")


def _check_numeric(exercise: Numeric) -> Iterable[Slip]:
    answer = f"{exercise.answer!r}{exercise.unit}"
    if grade(exercise, answer).verdict != "correct":
        yield Slip(("answer",), f"照答案填“{answer}”却判不了满分，检查unit的写法")
    for number, mistake in enumerate(exercise.mistakes):
        if grade(exercise, f"{mistake.value!r}{exercise.unit}").verdict != "incorrect":
            yield Slip(("mistakes", number, "value"), "这个错误得数会被判为正确，检查tolerance或换一个值")


def _check_code(exercise: Code) -> Iterable[Slip]:
    for number, case in enumerate(exercise.cases):
        if (case.given is not None) != (exercise.entry is None) or (exercise.entry is None and case.args):
            yield Slip(("cases", number), "写函数的题用args，写表达式（entry: null）的题用given")
            return
    solved = grade(exercise, exercise.solution)
    if solved.verdict != "correct":
        yield Slip(("solution",), f"参考答案没有通过自己的检验（{'；'.join(solved.feedback)}）")
    # 在Lab里没填的函数会原样交上来，所以要真的运行它，而不是比较文字
    untouched = exercise.starter if exercise.entry is None else f"{exercise.starter}\n_ = None\n"
    if grade(exercise, untouched).verdict != "invalid":
        yield Slip(("starter",), "还没填的代码也会被当作一次作答，请在要填的地方写...")
