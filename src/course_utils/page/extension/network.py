"""指令``{concept-network}``：五篇的概念网络，由导读、术语表与论点之间的联系算出来，点得到各节。"""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils.page.extension.hosts import Static, live
from course_utils.page.network import Network, network, network_html
from course_utils.texts.readings import GLOSSARY, chapters

LINK = re.compile(r' href="(page|term):([^"]+)"')


class NetworkDirective(SphinxDirective):
    """见模块说明。"""

    def run(self) -> list[nodes.Node]:
        """能动的一副是图与文字，静态的一副只有文字。"""
        root = Path(self.env.srcdir)
        try:
            found = network(root)
        except ValueError as error:
            raise self.error(str(error)) from None
        for path in [*chapters(root / "book").values(), root / "book" / GLOSSARY]:
            self.env.note_dependency(str(path))
        return [live(network_html(found)), Static("", _list(found))]


def _list(found: Network) -> nodes.bullet_list:
    lines = [f"{term.term}：{'、'.join(term.claims)}" for term in found.terms]
    lines += [
        f"{edge.ends[0]}{'同' if edge.kind == 'tension' else '支持'}{edge.ends[1]}：{edge.reason}"
        for edge in found.edges
        if edge.kind != "together"
    ]
    return nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", line)) for line in lines))


def _connect(app: Sphinx, page: str, template: str, context: dict, document: nodes.document | None) -> None:
    if document is None:
        return
    terms = app.env.domains["std"].objects

    def address(link: re.Match[str]) -> str:
        kind, target = link[1], unescape(link[2])
        if kind == "term":
            home, anchor = terms["term", target]
        else:
            home, _, anchor = target.partition("#")
        return f' href="{app.builder.get_relative_uri(page, home)}#{anchor}"'

    context["body"] = LINK.sub(address, context["body"])


def setup(app: Sphinx) -> None:
    """登记指令与接线。"""
    app.add_directive("concept-network", NetworkDirective)
    app.connect("html-page-context", _connect)
