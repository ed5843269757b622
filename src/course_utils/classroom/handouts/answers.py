"""答案与讲解，印在书后、章后，或者印在习题单后面。"""

from __future__ import annotations

from html import escape

from course_utils import bank
from course_utils.classroom.handouts.markdown import to_html
from course_utils.exercises import Exercise, right_answer
from course_utils.page.contents import asked

TITLE = "答案与讲解"


def answer(exercise: Exercise, title: str = "") -> str:
    """一道题的答案与讲解。"""
    heading = f'<div class="title"><strong>{title}</strong></div>' if title else ""
    explained = to_html(f"讲解：{exercise.explanation}")
    return f'<div class="answer">{heading}{to_html(right_answer(exercise))}{explained}</div>'


def answers(chapter: str, heading: str) -> str:
    """一章各题的答案与讲解，题号与正文里的一样；``heading``是标题。"""
    entries = (answer(bank.get(id), f"练习{number}") for number, id in enumerate(asked(chapter), 1))
    return f'<h2 id="answers-{chapter}">{escape(heading)}</h2>{"".join(entries)}'
