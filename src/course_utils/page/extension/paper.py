"""习题在纸上的样子：题面由页面排，这里列出可选的内容，学员用笔作答。"""

from __future__ import annotations

from functools import singledispatch

from docutils import nodes

from course_utils.exercises.model import Choice, Classify, Code, Exercise, Match, Multi, Order


@singledispatch
def choices(exercise: Exercise) -> list[nodes.Node]:
    """选项、待排的项、配对的两列或代码的起始部分；别的题型什么也不列。"""
    return []


def _list(texts: list[str]) -> nodes.Node:
    return nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", text)) for text in texts))


@choices.register(Choice)
@choices.register(Multi)
def _(exercise: Choice | Multi) -> list[nodes.Node]:
    return [_list([option.text for option in exercise.options])]


@choices.register
def _(exercise: Classify) -> list[nodes.Node]:
    return [nodes.paragraph("", f"归入：{'、'.join(exercise.boxes)}"), _list([item.text for item in exercise.items])]


@choices.register
def _(exercise: Order) -> list[nodes.Node]:
    return [_list([exercise.items[index].text for index in exercise.shown])]


@choices.register
def _(exercise: Match) -> list[nodes.Node]:
    right = [exercise.pairs[index].right for index in exercise.shown]
    return [_list([pair.left for pair in exercise.pairs]), nodes.paragraph("", "配："), _list(right)]


@choices.register
def _(exercise: Code) -> list[nodes.Node]:
    return [nodes.literal_block("", exercise.starter, language="python")]
