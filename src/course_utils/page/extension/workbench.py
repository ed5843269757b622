"""指令``{workbench}``：实验台，列出全书的互动实验，选一个就地打开；没有脚本时是一张带链接的单子。"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils import explorables
from course_utils.explorables.model import Explorable
from course_utils.page import markup
from course_utils.page.coverage import PLACED
from course_utils.page.extension.hosts import live, static

TITLE = re.compile(r"^# +(.+)$", re.M)


class WorkbenchDirective(SphinxDirective):
    """见模块说明。"""

    def run(self) -> list[nodes.Node]:
        """先是能动的实验台，后面是各章的单子。"""
        groups: dict[str, list[Explorable]] = {}
        places = nodes.bullet_list()
        for page in sorted(self.env.found_docs, key=_chapter):
            path = self.env.doc2path(page)
            if not path.endswith(".md"):
                continue
            self.env.note_dependency(path)
            with open(path, encoding="utf-8") as file:
                text = file.read()
            found = [explorables.get(id) for id in PLACED.findall(text)]
            if found:
                title = TITLE.search(text)[1]
                groups[title] = found
                places += _place(page, title, found)
        note = static("<p>实验台要在课程网页里打开；各章的互动实验如下。</p>")
        return [live(markup.workbench_html(groups)), note, places]


def _chapter(page: str) -> tuple[int, str]:
    # “ch10”要排在“ch9”之后
    number = re.search(r"ch(\d+)", page)
    return int(number[1]) if number else 0, page


def _place(page: str, title: str, found: list[Explorable]) -> nodes.list_item:
    link = addnodes.pending_xref(
        "", nodes.inline("", title), refdomain="std", reftype="doc", reftarget=f"/{page}", refexplicit=True
    )
    names = "、".join(explorable.title for explorable in found)
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f"：{names}")))


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("workbench", WorkbenchDirective)
