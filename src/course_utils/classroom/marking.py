"""批一份答卷：代码在考场里运行，作答当作数据取出来，由课程自己的判分来判。"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from course_utils.classroom import sandbox
from course_utils.classroom.labs import POINTS
from course_utils.classroom.submissions import Submission
from course_utils.classroom.wire import read_lines, unpack
from course_utils.exercises import Exercise, Verdict, grade
from course_utils.exercises.code import Outcome
from course_utils.exercises.grading import grade_outcomes
from course_utils.exercises.model import Code

_LONGEST_TEXT = 500


@dataclass(frozen=True)
class Mark:
    """一道题的判定、得分（满分``POINTS``）和给学员的话。"""

    verdict: str
    points: float
    text: str


@dataclass(frozen=True)
class Paper:
    """批好的一份答卷；``problem``是没有运行完的原因，运行完了就是空字符串。"""

    student: str
    lab: str
    file: str
    digest: str
    problem: str
    marks: Mapping[str, Mark]

    @property
    def points(self) -> float:
        """总分，思考题要等老师评，不在其中。"""
        return round(sum(mark.points for mark in self.marks.values()), 2)

    def as_dict(self) -> dict:
        """可以直接写成JSON的字典。"""
        return {**asdict(self), "points": self.points}


def paper_from_dict(data: dict) -> Paper:
    """``Paper.as_dict``的逆运算。"""
    marks = {id: Mark(**mark) for id, mark in data["marks"].items()}
    return Paper(**{name: value for name, value in data.items() if name not in {"points", "marks"}}, marks=marks)


def mark(submission: Submission) -> Paper:
    """批一份答卷。"""
    exercises = submission.lab.exercises
    task = {
        "cells": submission.cells,
        "exercises": {exercise.id: _question(exercise) for exercise in exercises},
    }
    reply = sandbox.run(task)
    # 同一道题以最后一次作答为准
    messages = {id: message for message in read_lines(reply.received) if type(id := message.get("exercise")) is str}
    marks = {exercise.id: _mark(exercise, messages.get(exercise.id)) for exercise in exercises}
    return Paper(submission.student, submission.lab.name, submission.file, submission.digest, reply.problem, marks)


def _question(exercise: Exercise) -> Code | None:
    """考场里看得到的题：代码题留下检验的参数，答案、解释与应得的值都去掉；别的题什么也不带。"""
    if not isinstance(exercise, Code):
        return None
    cases = tuple(replace(case, expect=None, feedback="") for case in exercise.cases)
    return replace(exercise, cases=cases, solution="", explanation="", hints=(), prompt="")


def _mark(exercise: Exercise, message: dict | None) -> Mark:
    verdict = _verdict(exercise, message)
    text = "；".join([verdict.label, *verdict.feedback])[:_LONGEST_TEXT]
    return Mark(verdict.verdict, round(POINTS * verdict.score, 2), text)


def _verdict(exercise: Exercise, message: dict | None) -> Verdict:
    """考场里传出来的话都可能是学员的代码编的，只当作一次作答来判。"""
    if message is None:
        return Verdict("invalid", 0.0, ("没有作答。",))
    try:
        if "unreadable" in message:
            return Verdict("invalid", 0.0, (str(message["unreadable"]),))
        if "stopped" in message:
            return Verdict("incorrect", 0.0, (str(message["stopped"]),))
        if isinstance(exercise, Code):
            outcomes = [
                Outcome(unpack(value), str(failure), bool(unfilled)) for value, failure, unfilled in message["outcomes"]
            ]
            return grade_outcomes(exercise, outcomes)
        return grade(exercise, unpack(message["answer"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        return Verdict("invalid", 0.0, ("代码传出来的作答不成样子。",))
