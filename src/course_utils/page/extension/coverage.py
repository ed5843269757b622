"""指令``{coverage}``：论点覆盖表，由正文里的``claim``标记、互动实验和题库汇总而成。"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from course_utils import explorables
from course_utils.data import Claim, claims
from course_utils.page.coverage import Coverage, places, report
from course_utils.page.extension import links
from course_utils.page.extension.hosts import Live, Static
from course_utils.page.extension.links import PageLink

HEADINGS = ("论点", "短题", "正文", "互动实验", "练习")


def _cell(*lines: Iterable[nodes.Node]) -> nodes.entry:
    return nodes.entry("", *(nodes.paragraph("", "", *line) for line in lines))


def _link(text: str, page: str, anchor: str) -> PageLink:
    return PageLink("", text, page=page, anchor=anchor, tip="", classes=[])


def _placed(ids: Iterable[str], where: Mapping[str, str]) -> Iterable[nodes.Node]:
    """用顿号隔开的编号，放进了页面的带链接。"""
    for number, id in enumerate(ids):
        if number:
            yield nodes.Text("、")
        yield _link(id, where[id], id) if id in where else nodes.Text(id)


def _names(claim: Claim) -> tuple[nodes.entry, nodes.entry]:
    name = _cell([nodes.Text(claim.id)])
    name["ids"] = [claim.id]
    return name, _cell([nodes.Text(claim.title)])


def _row(claim: Claim, covered: Coverage, where: Mapping[str, str]) -> nodes.row:
    sections = ([_link(s.heading, s.page, s.anchor)] for s in covered.sections)
    titles = ([_link(explorables.get(id).title, where[id], f"try-{id}")] for id in covered.explorables)
    exercises = _placed(covered.exercises, where)
    return nodes.row("", *_names(claim), _cell(*sections), _cell(*titles), _cell(exercises))


class CoverageDirective(SphinxDirective):
    """见模块说明。全书只放一处。"""

    def run(self) -> list[nodes.Node]:
        """五列的表，一条论点一行；纸上点不到别处，只列编号与短题。"""
        self.env.course_coverage_page = self.env.docname
        try:
            covered = report(Path(self.env.srcdir))
            where = places(Path(self.env.srcdir))
        except ValueError as error:
            raise self.error(str(error)) from None
        rows = [_row(claim, covered[claim.id], where) for claim in claims().values()]
        listed = [nodes.row("", *_names(claim)) for claim in claims().values()]
        return [Live("", _table(HEADINGS, rows)), Static("", _table(HEADINGS[:2], listed))]


def _table(headings: Sequence[str], rows: Sequence[nodes.row]) -> nodes.table:
    head = nodes.row("", *(_cell([nodes.Text(text)]) for text in headings))
    columns = (nodes.colspec(colwidth=1) for _ in headings)
    group = nodes.tgroup("", *columns, nodes.thead("", head), nodes.tbody("", *rows), cols=len(headings))
    return nodes.table("", group, classes=["coverage"])


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
