"""角色``{claim}`A1-02```：标明这句话讲的是哪条论点；点它到覆盖表，覆盖表也链回来。"""

from __future__ import annotations

import re
from collections import Counter

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxRole

from course_utils.data import claims
from course_utils.page.coverage import mark_anchor, mark_ids
from course_utils.page.extension.links import PageLink

URL = re.compile(r' href="claim:([^"]+)"')


def claim_url(id: str) -> str:
    """题目里论点的链接；读文档时还不知道覆盖表在哪里，写页面时才换成真的地址。"""
    return f"claim:{id}"


def _connect(app: Sphinx, page: str, template: str, context: dict, document: nodes.document | None) -> None:
    if document is None:
        return
    table = getattr(app.env, "course_coverage_page", "")
    address = app.builder.get_relative_uri(page, table) if table else None
    link = f' href="{address}#\\1"' if address is not None else ""
    context["body"] = URL.sub(link, context["body"])


class ClaimRole(SphinxRole):
    """见模块说明。一个标记里可以写几条，用空格或顿号隔开。"""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """每条论点一个小标记，带短题与可链回的位置。"""
        known = claims()
        seen: Counter[str] = self.env.temp_data.setdefault("course_claims", Counter())
        marks: list[nodes.Node] = []
        for id in mark_ids(self.text):
            if id not in known:
                message = f"没有编号为{id!r}的论点，编号见data/claims.csv。"
                return [], [self.inliner.reporter.error(message, line=self.lineno)]
            seen[id] += 1
            mark = PageLink("", id, page="", anchor=id, tip=f"论点{id}：{known[id].title}", classes=["claim"])
            mark["ids"] = [mark_anchor(id, seen[id])]
            marks.append(mark)
        return marks, []


def setup(app: Sphinx) -> None:
    """登记角色。"""
    app.add_role("claim", ClaimRole())
    app.connect("html-page-context", _connect)
