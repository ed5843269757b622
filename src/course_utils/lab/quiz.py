"""``quiz``：在笔记本里做题，题目、判分与网页上的相同。"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import ipywidgets as widgets

from course_utils import bank
from course_utils.exercises import Exercise, right_answer, run_source
from course_utils.exercises.model import Code, Reflect
from course_utils.lab import store
from course_utils.lab.check import attempt
from course_utils.lab.inputs import input_for
from course_utils.lab.message import STYLE, Message, box, markdown

_TRY_FIRST = "先试一次再看解答，印象会深得多。想好了仍要看，就再按一次“看解答”。"


def quiz(which: str | int | Iterable[str]) -> widgets.VBox | Message:
    """做题。``which``是题号``"ch1-q03"``、几个题号的列表，或者一章（``1``或``"ch1"``）。

    写错了就显示一句中文，给出最相近的题号。
    """
    try:
        exercises = _find(which)
    except ValueError as reason:
        return Message(str(reason))
    questions = widgets.VBox([widgets.HTML(STYLE), *map(Question, exercises)])
    questions.add_class("course-lab")
    return questions


def _find(which: str | int | Iterable[str]) -> list[Exercise]:
    if not isinstance(which, str | int):
        return [bank.get(id) for id in which]
    name = f"ch{which}" if isinstance(which, int) else which
    chapter = next((chapter for chapter in bank.chapters() if chapter.id == name), None)
    return list(chapter.exercises) if chapter else [bank.get(name)]


class Question(widgets.VBox):
    """一道题：题面、作答、按钮、判定、提示与解答。"""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._input = input_for(exercise)
        self._hints = 0
        self._tried = False
        self._status, self._output, self._help = widgets.HTML(), widgets.HTML(), widgets.HTML()
        actions = {"检查": self._check, "提示": self._hint, "看解答": self._solution, "重来": self._reset}
        if isinstance(exercise, Code):
            actions = {"运行": self._run, **actions}
        if isinstance(exercise, Reflect):
            actions = {"记下": self._check, **{name: act for name, act in actions.items() if name != "检查"}}
        buttons = [self._button(name, act) for name, act in actions.items()]
        stars = "★" * exercise.difficulty + "☆" * (3 - exercise.difficulty)
        head = f'<span class="course-muted">{escape(exercise.id)}　难度{stars}</span>'
        super().__init__(
            [
                widgets.HTML(head + markdown(exercise.prompt)),
                self._input.widget,
                widgets.HBox(buttons, layout={"flex_flow": "row wrap"}),
                self._output,
                self._status,
                self._help,
            ]
        )
        self.add_class("course-question")

    def _button(self, name: str, act) -> widgets.Button:
        button = widgets.Button(description=name, layout={"width": "auto"})
        button.on_click(lambda _: self._guarded(act))
        return button

    def _guarded(self, act) -> None:
        # 按钮里的异常不会显示出来，所以接住并说明
        try:
            act()
        except Exception as error:
            reason = f"请把这句话告诉老师：{type(error).__name__}（{error}）"
            self._status.value = box("这一步没有做成", [reason])

    def _check(self) -> None:
        verdict = attempt(self.exercise, self._input.answer())
        self._tried = self._tried or verdict.verdict != "invalid"
        lines = [*verdict.feedback, *store.current().take_notices()]
        if verdict.verdict == "correct":
            lines.append(self.exercise.explanation)
        if verdict.verdict == "recorded":
            lines += ["不打分。请对照要点自评：", "\n".join(f"- {point}" for point in self.exercise.rubric)]
        self._status.value = box(verdict.label, lines, verdict.verdict)

    def _run(self) -> None:
        run = run_source(self._input.answer())
        shown = "".join(part.rstrip() + "\n" for part in (run.stdout, run.error) if part)
        self._output.value = f"<pre>{escape(shown or '运行结束，没有输出。想看到结果，用print打印出来。')}</pre>"

    def _hint(self) -> None:
        hints = self.exercise.hints
        self._hints = min(self._hints + 1, len(hints))
        title = f"提示（{self._hints}/{len(hints)}）"
        self._help.value = box(title, hints[: self._hints])

    def _solution(self) -> None:
        if not self._tried:
            self._tried = True
            self._help.value = box(_TRY_FIRST)
            return
        self._help.value = box("解答", [right_answer(self.exercise), self.exercise.explanation])

    def _reset(self) -> None:
        self._input.reset()
        self._hints = 0
        self._status.value = self._output.value = self._help.value = ""
