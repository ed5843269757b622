"""``check``、``hint``、``solution``：在代码格里答题，看提示，看解答。"""

from __future__ import annotations

import inspect
from collections import Counter

from course_utils import bank
from course_utils.exercises import Exercise, Verdict, attempts, grade, right_answer
from course_utils.lab import store
from course_utils.lab.message import Message

_hints_given: Counter[str] = Counter()


class Feedback(Message):
    """一次作答的判定与反馈。``bool``为真表示答对了，或者思考题已经记下。"""

    def __init__(self, exercise_id: str, verdict: Verdict, notices: list[str]) -> None:
        super().__init__(f"{exercise_id}：{verdict.label}", [*verdict.feedback, *notices])
        self.verdict = verdict.verdict
        self.score = verdict.score

    def __bool__(self) -> bool:
        return self.verdict in {"correct", "recorded"}


def check(id: str, answer: object) -> Feedback:
    """给编号为``id``的题判分并记进进度库，显示判定与反馈。

    ``answer``可以是算出来的数、选项字母、列表，代码题可以直接给函数。看不懂的作答与写错的编号判为``invalid``，不记录。
    """
    try:
        exercise = bank.get(id)
    except ValueError as reason:
        return Feedback(str(id), Verdict("invalid", 0.0, (str(reason),)), [])
    verdict = attempt(exercise, answer)
    return Feedback(exercise.id, verdict, store.current().take_notices())


def hint(id: str) -> Message:
    """显示编号为``id``的题的提示，调用一次多给一级。"""
    try:
        exercise = bank.get(id)
    except ValueError as reason:
        return Message(str(reason))
    total = len(exercise.hints)
    given = _hints_given[exercise.id] = min(_hints_given[exercise.id] + 1, total)
    title = f"{exercise.id}：第{given}个提示，共{total}个" if given < total else f"{exercise.id}：提示已全部给出"
    return Message(title, exercise.hints[:given])


def solution(id: str) -> Message:
    """显示编号为``id``的题的答案与解释。"""
    try:
        exercise = bank.get(id)
    except ValueError as reason:
        return Message(str(reason))
    return Message(f"{exercise.id}：解答", [right_answer(exercise), exercise.explanation])


def attempt(exercise: Exercise, answer: object) -> Verdict:
    """判分，并把看得懂的作答记进进度库。"""
    verdict = grade(exercise, answer)
    if verdict.verdict != "invalid":
        store.current().add(attempts.new(exercise.id, _with_source(answer), verdict))
    return verdict


def _with_source(answer: object) -> object:
    """函数换成它的源代码，找不到源代码就原样返回。"""
    try:
        return inspect.getsource(answer) if inspect.isfunction(answer) else answer
    except (OSError, TypeError):
        return answer
