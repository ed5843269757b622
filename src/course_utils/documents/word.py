"""把报告写成Word文件。"""

from __future__ import annotations

from io import BytesIO

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from course_utils.documents.pictures import picture
from course_utils.report import Figure, Points, Report, Section, Table, Text

# 各种系统上的Word、WPS都认得的两种字体；没有黑体时自己会换
_BODY, _TITLE = "宋体", "黑体"


def to_word(report: Report) -> bytes:
    """一个``.docx``文件的内容：标题用Word自己的标题样式，表是真的表，图带文字说明。"""
    document = Document()
    _fonts(document)
    document.core_properties.title = report.title
    document.core_properties.author = ""
    document.add_heading(report.title, 0)
    if report.notice:
        document.add_paragraph().add_run(report.notice).bold = True
    for metric in report.metrics:
        line = document.add_paragraph(f"{metric.label}：", style="List Bullet")
        line.add_run(f"{metric.value}{metric.unit}").bold = True
    for section in report.sections:
        _section(document, section)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _fonts(document: Doc) -> None:
    names = {"Normal": _BODY, "Title": _TITLE, "Heading 1": _TITLE}
    for name, font in names.items():
        style = document.styles[name]
        style.font.name = "Times New Roman" if font == _BODY else "Arial"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    document.styles["Normal"].font.size = Pt(11)


def _section(document: Doc, section: Section) -> None:
    document.add_heading(section.title, 1)
    for block in section.blocks:
        match block:
            case Text(text):
                document.add_paragraph(text)
            case Points(items):
                for item in items:
                    document.add_paragraph(item, style="List Bullet")
            case Table():
                _table(document, block)
            case Figure():
                _figure(document, block)


def _table(document: Doc, table: Table) -> None:
    document.add_paragraph().add_run(table.title).bold = True
    grid = document.add_table(0, len(table.head), style="Light Grid Accent 1")
    for cells in (table.head, *table.rows):
        row = grid.add_row()
        for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
            cell.text = text
            if place >= table.words:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _repeat_head(grid.rows[0])
    document.add_paragraph()


def _repeat_head(row) -> None:
    """表跨页时，表头在每一页重复。"""
    properties = row._tr.get_or_add_trPr()
    properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))


def _figure(document: Doc, figure: Figure) -> None:
    shape = document.add_picture(BytesIO(picture(figure, "png")), width=Cm(13))
    shape._inline.docPr.set("descr", figure.description)
    document.add_paragraph(figure.title, style="Caption")
