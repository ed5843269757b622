"""把报告写成HTML。报告里的文字可能来自学员的文件，一律转义；图怎么画由宿主给出。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from importlib.resources import files

from course_utils.report import Figure, Points, Report, Section, Table, Text

Draw = Callable[[Figure], str]

STYLE = files(__package__).joinpath("report.css").read_text(encoding="utf-8")

# 单独成一个文件时的版面；只有字与图，不许有脚本，也不许联网
_PAGE = """<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ max-width: 50rem; margin: 1.5rem auto; padding: 0 1rem; color: #1f2933; background: #fff;
  font: 1rem/1.7 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }}
h1 {{ font-size: 1.6em; }} h2 {{ font-size: 1.25em; }}
figure :is(svg, img) {{ width: 100%; height: auto; }}
@media print {{ figure, tr {{ break-inside: avoid; }} }}
{style}</style>
</head>
<body>
<main>
{body}
</main>
</body>
</html>
"""


def page(report: Report, draw: Draw) -> str:
    """一个完整的HTML文件，不靠任何别的文件。``draw``给出一幅图的HTML。"""
    return _PAGE.format(title=escape(report.title), style=STYLE, body=fragment(report, draw, 1))


def fragment(report: Report, draw: Draw, level: int) -> str:
    """可以放进别的网页里的一段HTML；``level``是报告标题的级别，节的标题低一级。"""
    return "\n".join(_report(report, draw, level))


def _report(report: Report, draw: Draw, level: int) -> Iterator[str]:
    yield '<div class="course-report">'
    yield f"<h{level}>{escape(report.title)}</h{level}>"
    if report.notice:
        yield f'<p class="course-report-notice">{escape(report.notice)}</p>'
    if report.metrics:
        yield "<dl>"
        for metric in report.metrics:
            value = f"{escape(metric.value)}<small>{escape(metric.unit)}</small>"
            yield f'<div data-metric="{escape(metric.id)}"><dt>{escape(metric.label)}</dt><dd>{value}</dd></div>'
        yield "</dl>"
    for section in report.sections:
        yield from _section(section, draw, level + 1)
    yield "</div>"


def _section(section: Section, draw: Draw, level: int) -> Iterator[str]:
    yield f"<section>\n<h{level}>{escape(section.title)}</h{level}>"
    for block in section.blocks:
        match block:
            case Text(text):
                yield f"<p>{escape(text)}</p>"
            case Points(items):
                yield "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
            case Table():
                yield from _table(block)
            case Figure():
                yield f"<figure>{draw(block)}<figcaption>{escape(block.title)}</figcaption></figure>"
    yield "</section>"


def _table(table: Table) -> Iterator[str]:
    # 窄屏上表可以横着滚；能滚的地方要能用键盘到达
    yield f'<div class="course-report-table" tabindex="0" role="region" aria-label="{escape(table.title)}"><table>'
    yield f"<caption>{escape(table.title)}</caption>"
    yield "<thead><tr>" + "".join(_cells(table.head, table.words, "th", ' scope="col"')) + "</tr></thead><tbody>"
    for row in table.rows:
        yield "<tr>" + "".join(_cells(row, table.words, "td", "")) + "</tr>"
    yield "</tbody></table></div>"


def _cells(cells: tuple[str, ...], words: int, tag: str, scope: str) -> Iterator[str]:
    for place, cell in enumerate(cells):
        mark = ' class="course-word"' if place < words else ""
        yield f"<{tag}{scope}{mark}>{escape(cell)}</{tag}>"
