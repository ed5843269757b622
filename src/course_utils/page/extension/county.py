"""指令``{county}``：县域诊断。静态的载体里是示例县的结论与图。"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import course_utils
from course_utils.page import county
from course_utils.page.extension.hosts import Static, live
from course_utils.report import Points

_ROOMS = ("economics", "data", "explorables", "report", "county")


class CountyDirective(SphinxDirective):
    """见模块说明。"""

    def run(self) -> list[nodes.Node]:
        """放下县域诊断；算法、示例县与样式改了，页面都要重读。"""
        package = Path(course_utils.__file__).parent
        for path in (path for room in _ROOMS for path in sorted((package / room).iterdir()) if path.is_file()):
            self.env.note_dependency(str(path))
        return [live(county.county_html()), _static()]


def _static() -> Static:
    report = county.example_report()
    findings = [item for block in report.sections[0].blocks if isinstance(block, Points) for item in block.items]
    figures = [nodes.raw("", f"<figure>{svg}</figure>", format="html") for svg in county.drawn(report).values()]
    points = nodes.bullet_list("", *(nodes.list_item("", nodes.paragraph("", item)) for item in findings))
    return Static(
        "",
        nodes.paragraph("", "要诊断自己的县，请打开课程网页的这一页；下面是示例县的结果。"),
        nodes.paragraph("", "", nodes.strong("", report.title)),
        nodes.paragraph("", report.notice),
        points,
        *figures,
    )


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("county", CountyDirective)
