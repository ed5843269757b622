"""指令``{coverage}``：论点覆盖表，由正文里的``claim``标记、互动实验和题库汇总而成。"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from course_utils import explorables
from course_utils.data import Claim, claims
from course_utils.page.coverage import Coverage, report
from course_utils.page.extension import links
from course_utils.page.extension.links import PageLink

HEADINGS = ("论点", "短题", "正文", "互动实验", "练习")


def _cell(*lines: Iterable[nodes.Node]) -> nodes.entry:
    return nodes.entry("", *(nodes.paragraph("", "", *line) for line in lines))


def _row(claim: Claim, covered: Coverage) -> nodes.row:
    name = _cell([nodes.Text(claim.id)])
    name["ids"] = [claim.id]
    sections = ([PageLink("", s.heading, page=s.page, anchor=s.anchor, tip="", classes=[])] for s in covered.sections)
    titles = ([nodes.Text(explorables.get(id).title)] for id in covered.explorables)
    exercises = [nodes.Text("、".join(covered.exercises))] if covered.exercises else []
    cells = name, _cell([nodes.Text(claim.title)]), _cell(*sections), _cell(*titles), _cell(exercises)
    return nodes.row("", *cells)


class CoverageDirective(SphinxDirective):
    """见模块说明。全书只放一处。"""

    def run(self) -> list[nodes.Node]:
        """五列的表，一条论点一行。"""
        self.env.course_coverage_page = self.env.docname
        try:
            covered = report(Path(self.env.srcdir))
        except ValueError as error:
            raise self.error(str(error)) from None
        head = nodes.row("", *(_cell([nodes.Text(text)]) for text in HEADINGS))
        body = [_row(claim, covered[claim.id]) for claim in claims().values()]
        group = nodes.tgroup(
            "",
            *(nodes.colspec(colwidth=1) for _ in HEADINGS),
            nodes.thead("", head),
            nodes.tbody("", *body),
            cols=len(HEADINGS),
        )
        return [nodes.table("", group, classes=["coverage"])]


def _outdated(app: Sphinx, env: BuildEnvironment, *changes: set[str]) -> list[str]:
    # 任何一页、任何一题都会改变覆盖表，所以每次都重读它；只有一页，花不了多少时间
    page = getattr(env, "course_coverage_page", "")
    return [page] if page in env.found_docs else []


def _merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    if getattr(other, "course_coverage_page", "") in pages:
        env.course_coverage_page = other.course_coverage_page


def setup(app: Sphinx) -> None:
    """登记指令与链接。"""
    links.setup(app)
    app.add_directive("coverage", CoverageDirective)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-merge-info", _merge)
