"""指令``{exercise} 编号……``：把题库里的一道或几道题放进页面，题号在页内连续。"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils import bank
from course_utils.exercises.model import Reflect
from course_utils.page import markup
from course_utils.page.extension.anchors import note_anchor
from course_utils.page.extension.claims import claim_url
from course_utils.page.extension.hosts import live, static

MARK = "<!--题目-->"
# 印在纸上时，思考题后面留几行横线
ROWS = 5


def exercise_nodes(directive: SphinxDirective, id: str) -> list[nodes.Node]:
    """一道题的节点。题面按页面的Markdown解析，所以公式与链接照常能用。

    题目不存在，或同一页里放了两次，就抛``ValueError``。
    """
    env = directive.env
    exercise = bank.get(id)
    placed = env.temp_data.setdefault("course_exercises", [])
    if id in placed:
        raise ValueError(f"题目{id}在这一页已经放过一次；同一道题一页只能放一次。")
    placed.append(id)
    note_anchor(env, id, f"练习{len(placed)}")
    env.note_dependency(str(bank.QUESTIONS / f"{id.split('-')[0]}.yml"))
    number = str(len(placed))
    html = markup.exercise_html(exercise, MARK, number, claim_url=claim_url)
    paper = markup.exercise_paper(exercise, MARK, number, rows=ROWS if isinstance(exercise, Reflect) else 0)
    (before, _, after), (head, _, tail) = html.partition(MARK), paper.partition(MARK)
    prompt = directive.parse_text_to_nodes(exercise.prompt)
    return [static(head), live(before), *prompt, live(after), static(tail)]


class ExerciseDirective(SphinxDirective):
    """见模块说明。"""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """依次放下各题。"""
        try:
            return [node for id in self.arguments[0].split() for node in exercise_nodes(self, id)]
        except ValueError as error:
            raise self.error(str(error)) from None


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("exercise", ExerciseDirective)
