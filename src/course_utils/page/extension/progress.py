"""指令``{progress}``：学习进度，含导出与导入。静态的载体里没有进度，只说到哪里看。"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils import bank
from course_utils.data import claims
from course_utils.page import markup
from course_utils.page.extension.hosts import live, static


class ProgressDirective(SphinxDirective):
    """见模块说明。"""

    def run(self) -> list[nodes.Node]:
        """放下学习进度；它要知道全书有哪些题，所以题库改了就要重读。"""
        for path in sorted(bank.QUESTIONS.glob("*.yml")):
            self.env.note_dependency(str(path))
        titles = {chapter.id: chapter.title for chapter in bank.chapters()}
        claim_titles = {id: claim.title for id, claim in claims().items()}
        html = markup.progress_html(bank.load().values(), titles, claim_titles)
        return [live(html), static("<p>学习进度记在课程网页里，请到那里看。</p>")]


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("progress", ProgressDirective)
