"""答案与讲解，印在书后、章后，或者印在习题单后面。"""

from __future__ import annotations

from html import escape

from course_utils import bank
from course_utils.classroom.handouts.markdown import to_html
from course_utils.classroom.handouts.numbering import asked
from course_utils.exercises import right_answer

TITLE = "答案与讲解"


def answers(chapter: str, level: int, heading: str) -> str:
    """一章各题的答案与讲解，题号与正文里的一样；``heading``是标题，``level``是第几级。"""
    entries = [
        f'<div class="answer"><div class="title"><strong>练习{number}</strong></div>'
        f"{to_html(right_answer(exercise))}{to_html(f'讲解：{exercise.explanation}')}</div>"
        for number, exercise in enumerate(map(bank.get, asked(chapter)), 1)
    ]
    return f'<h{level} id="answers-{chapter}">{escape(heading)}</h{level}>{"".join(entries)}'
