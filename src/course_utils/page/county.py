"""县域诊断的完整HTML：构建时用虚构的示例县算好，没有脚本也能读。"""

from __future__ import annotations

from base64 import b64encode
from codecs import BOM_UTF8
from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from course_utils import county
from course_utils.page.engine import REPORT_LEVEL
from course_utils.page.scenes import pictures
from course_utils.report import Figure, Report
from course_utils.report.html import fragment


def example_report() -> Report:
    """示例县的诊断报告，设定都取默认值。"""
    tables = county.read(county.example())
    return county.report(county.diagnose(tables), tables)


def drawn(report: Report) -> dict[str, str]:
    """报告里各图的SVG，键是图题。"""
    names = {figure.title: f"county-{place}" for place, figure in enumerate(report.figures)}
    done = pictures({names[figure.title]: figure.option for figure in report.figures})
    return {title: done[name] for title, name in names.items()}


def county_html() -> str:
    """放进页面的HTML。"""
    report = example_report()
    svgs = drawn(report)

    def draw(figure: Figure) -> str:
        label = escape(figure.description)
        return f'<div class="course-chart" role="img" aria-label="{label}">{svgs[figure.title]}</div>'

    # 开头的BOM让Excel认出UTF-8；地址里就是整个文件，没有脚本也能下载
    templates = {
        name: f"data:text/csv;charset=utf-8;base64,{b64encode(BOM_UTF8 + data).decode()}"
        for name, data in county.example().items()
    }
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template("county.html").render(
        overlap=f"{county.OVERLAP:g}",
        report=Markup(fragment(report, draw, REPORT_LEVEL)),
        templates=templates,
    )
