"""教学指南的两个指令：``{misconceptions}``列出常见误解，``{answers} 章号``列出一章的参考答案。

选项、反馈、答案、讲解都从题库来，作者只写课堂上怎样回应。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils import bank
from course_utils.exercises import Exercise, right_answer
from course_utils.exercises.answers import LETTERS
from course_utils.exercises.model import Choice, Classify, Match, Multi, Numeric, Order
from course_utils.page.coverage import places
from course_utils.page.extension.links import PageLink
from course_utils.page.markup import TYPE_NAMES

LINE = re.compile(r"(?P<id>\S+) +(?P<place>\d+) *[:：] *(?P<response>\S.*)")


def mistake(exercise: Exercise, place: int) -> tuple[str, str]:
    """第``place``个（从1数起）选项、项、对或错误得数：学员会怎样答错，题库怎样反馈。

    没有这一个，或者它是对的，就抛``ValueError``。
    """
    match exercise:
        case Choice() | Multi():
            found = [
                (f"选了{LETTERS[n]}“{option.text}”", "" if option.correct else option.feedback)
                for n, option in enumerate(exercise.options)
            ]
        case Classify():
            found = [(f"没有把“{item.text}”归入“{item.box}”", item.feedback) for item in exercise.items]
        case Order():
            found = [(f"排错了“{item.text}”的位置", item.feedback) for item in exercise.items]
        case Match():
            found = [(f"没有给“{pair.left}”配上“{pair.right}”", pair.feedback) for pair in exercise.pairs]
        case Numeric():
            found = [(f"算成了{slip.value:.12g}{exercise.unit}", slip.feedback) for slip in exercise.mistakes]
        case _:
            raise ValueError(f"{exercise.id}是{TYPE_NAMES[exercise.type]}题，没有选项可以列为误解，请换一道题。")
    if not 1 <= place <= len(found):
        raise ValueError(f"{exercise.id}没有第{place}个选项，可以写1到{len(found)}。")
    answer, feedback = found[place - 1]
    if not feedback:
        raise ValueError(f"{exercise.id}的第{place}个选项是对的，不是误解，请换一个。")
    return answer, feedback


class _FromBank(SphinxDirective):
    """两个指令共用的：题库改了就要重读，题号链到它所在的页面。"""

    def _note(self, id: str) -> None:
        """``id``是题号或章的编号。"""
        self.env.note_dependency(str(bank.QUESTIONS / f"{id.split('-')[0]}.yml"))

    def _heading(self, exercise: Exercise, where: dict[str, str]) -> nodes.paragraph:
        """题号与题型；放进了页面的题，题号可点。"""
        name = nodes.strong("", exercise.id)
        if page := where.get(exercise.id):
            link = PageLink("", exercise.id, page=page, anchor=exercise.id, tip="", classes=[])
            name = nodes.strong("", "", link)
        return nodes.paragraph("", "", name, nodes.Text(f"（{TYPE_NAMES[exercise.type]}）"))

    def _labelled(self, label: str, markdown: str) -> list[nodes.Node]:
        """``markdown``的节点，开头添上粗体的``label``。"""
        return self.parse_text_to_nodes(f"**{label}**：{markdown}")


class MisconceptionsDirective(_FromBank):
    """见模块说明。一行一条：题号、第几个选项、冒号、课堂上怎样回应。"""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """每条误解一项；写错的行逐行报告，其余的照列。"""
        where = places(Path(self.env.srcdir))
        listing, problems = nodes.bullet_list("", classes=["misconceptions"]), []
        for offset, line in enumerate(self.content):
            try:
                listing += self._item(line, where)
            except ValueError as reason:
                at = self.lineno + self.content_offset + 1 + offset
                problems.append(self.state_machine.reporter.warning(f"常见误解：{reason}", line=at))
        return [listing, *problems]

    def _item(self, line: str, where: dict[str, str]) -> list[nodes.list_item]:
        if not line.strip():
            return []
        parts = LINE.fullmatch(line.strip())
        if not parts:
            raise ValueError(f"看不懂“{line.strip()}”，请写成“ch1-q03 2: 课堂上怎样回应”。")
        exercise = bank.get(parts["id"])
        self._note(exercise.id)
        answer, feedback = mistake(exercise, int(parts["place"]))
        body = self._labelled("误解", answer) + self._labelled("反馈", feedback)
        body += self._labelled("回应", parts["response"])
        return [nodes.list_item("", self._heading(exercise, where), *self.parse_text_to_nodes(exercise.prompt), *body)]


class AnswersDirective(_FromBank):
    """见模块说明。参数是章号。"""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """一题一项：题号、题面、答案、讲解。"""
        number = self.arguments[0]
        chapter = next((chapter for chapter in bank.chapters() if chapter.id == f"ch{number}"), None)
        if chapter is None:
            raise self.error(f"题库里没有第{number}章，请写1到{len(bank.chapters())}的章号。")
        self._note(chapter.id)
        where = places(Path(self.env.srcdir))
        items = (nodes.list_item("", *self._entry(exercise, where)) for exercise in chapter.exercises)
        return [nodes.bullet_list("", *items, classes=["answers"])]

    def _entry(self, exercise: Exercise, where: dict[str, str]) -> Iterator[nodes.Node]:
        yield self._heading(exercise, where)
        for text in (exercise.prompt, right_answer(exercise)):
            yield from self.parse_text_to_nodes(text)
        yield from self._labelled("讲解", exercise.explanation)


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("misconceptions", MisconceptionsDirective)
    app.add_directive("answers", AnswersDirective)
