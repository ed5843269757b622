"""写成Word、PDF、HTML，读Excel：真的文件，用别的库读回来核对。"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from course_utils import county, documents, explorables
from course_utils.documents.excel import read_excel
from course_utils.explorables.model import TRADITIONAL
from course_utils.plotting.options import draw_option
from course_utils.report import Points, Report, Section, Table, Text

HOSTILE = '<b>#image("x") $x$ *粗* @引 \\ "引号" [方] 𠮷 &amp;'


@pytest.fixture(scope="module")
def report() -> Report:
    """示例县的报告。"""
    tables = county.read(county.example())
    return county.report(county.diagnose(tables), tables)


def test_word(report: Report, tmp_path: Path) -> None:
    """Word：标题样式、真的表、图与图的文字说明都在，中文有中文的字体。"""
    documents.save(report, tmp_path / "报告.docx")
    document = Document(tmp_path / "报告.docx")
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert headings == [section.title for section in report.sections]
    assert report.notice in [p.text for p in document.paragraphs]
    assert [len(table.rows) for table in document.tables] == [14, 11, 11]
    described = re.findall(r'descr="([^"]+)"', document.element.xml)
    assert described == [figure.description for figure in report.figures]
    assert 'w:eastAsia="宋体"' in document.styles.element.xml


def test_pdf(report: Report, tmp_path: Path) -> None:
    """PDF：中文字体嵌在文件里，有文字、不止一页。"""
    documents.save(report, tmp_path / "报告.pdf")
    data = (tmp_path / "报告.pdf").read_bytes()
    assert data.startswith(b"%PDF") and b"NotoSansSC" in data and b"/FontFile" in data


def test_html_stands_alone(report: Report, tmp_path: Path) -> None:
    """HTML：不靠别的文件，不联网，没有脚本，每幅图有文字说明。"""
    documents.save(report, tmp_path / "报告.html")
    text = (tmp_path / "报告.html").read_text("utf-8")
    assert not re.search(r'(?:src|href)="(?!data:)', text) and "<script" not in text and "default-src 'none'" in text
    assert re.findall(r'alt="([^"]+)"', text) == [figure.description for figure in report.figures]


@pytest.mark.parametrize("suffix", documents.SUFFIXES)
def test_hostile_text_stays_text(suffix: str, tmp_path: Path) -> None:
    """看着像标签、像排版命令的文字，在三种文件里都只是文字。"""
    blocks = (Text(HOSTILE), Points((HOSTILE,)), Table(HOSTILE, (HOSTILE, "数"), ((HOSTILE, "1"),)))
    documents.save(Report(HOSTILE, HOSTILE, (), (Section(HOSTILE, blocks),)), tmp_path / f"x{suffix}")
    if suffix == ".docx":
        document = Document(tmp_path / "x.docx")
        assert [p.text for p in document.paragraphs].count(HOSTILE) == 6
        assert document.tables[0].cell(1, 0).text == HOSTILE


def test_unknown_suffix_is_refused(report: Report, tmp_path: Path) -> None:
    """别的后缀：一句中文。"""
    with pytest.raises(ValueError, match="结尾"):
        documents.save(report, tmp_path / "报告.wps")


@pytest.mark.parametrize("id", ["county-portfolio", "growth-engine", "herding", "shift-share"])
def test_explorables_can_be_drawn_on_paper(id: str) -> None:
    """互动实验的画面也画得到纸上：格数、系列数都对得上。"""
    option = explorables.get(id).scene(TRADITIONAL).option
    figure = draw_option(option)
    assert len(figure.axes) == len(option["grid"])
    legends = [text.get_text() for ax in figure.axes for text in ax.get_legend().get_texts()]
    assert set(legends) == {series["name"] for series in option["series"]}


def workbook(**sheets: list[list[object]]) -> Workbook:
    """几张工作表的Excel。"""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    return book


def read(book: Workbook) -> tuple[list[county.Sheet], list[str]]:
    """存下来再读。"""
    buffer = BytesIO()
    book.save(buffer)
    sheets, problems = read_excel("县.xlsx", buffer.getvalue())
    return sheets, [str(problem) for problem in problems]


HEAD = ["行业", "本县基年", "本县末年", "参照基年", "参照末年"]
ROWS = [HEAD, ["甲", 1, 2.5, 3, 4], ["乙", 5, 6, 7, 8]]


def test_excel_reads_like_csv() -> None:
    """一张工作表与同样的CSV读出来一样；空的工作表不读；百分数照屏幕上的样子。"""
    book = workbook(产业=ROWS, 空表=[])
    book["产业"]["C2"].number_format = "0.0%"
    sheets, problems = read(book)
    assert not problems and len(sheets) == 1
    assert sheets[0].rows[1] == (2, ("甲", "1", "250%", "3", "4"))
    assert county.check(sheets).industries[1].after == 6


def test_merged_cells() -> None:
    """合并单元格说清在哪里；独占一行的大标题合并着没有关系。"""
    book = workbook(产业=[["某县产业表"], *ROWS])
    book["产业"].merge_cells("A1:E1")
    sheets, problems = read(book)
    assert not problems and len(county.check(sheets).industries) == 2
    book["产业"].merge_cells("A3:A4")
    _, problems = read(book)
    assert problems == ["县.xlsx的“产业”第3行：现在是合并的单元格A3:A4，取消合并，每一格都填上。"]


def test_a_sheet_with_merged_cells_is_not_used() -> None:
    """合并落在不用的列上，读得出的行也不算：报告说了不算，就真的不算。"""
    book = workbook(产业=[[*HEAD, "备注"], ["甲", 1, 2, 3, 4, "好"], ["乙", 5, 6, 7, 8]])
    book["产业"].merge_cells("F2:F3")
    buffer = BytesIO()
    book.save(buffer)
    sheets, problems = read_excel("县.xlsx", buffer.getvalue())
    assert problems and not county.check(sheets, problems).industries


def test_formulas_without_results() -> None:
    """公式没有存下得数：说清哪一格、怎么办；许多处只列二十处。"""
    book = workbook(产业=[*ROWS, *([f"行业{n}", "=1+1", 2, 3, 4] for n in range(30))])
    _, problems = read(book)
    assert (
        len(problems) == 21 and "公式=1+1" in problems[0] and "第4行“B”" in problems[0] and "另有10处" in problems[-1]
    )


def test_hidden_rows_and_sheets() -> None:
    """隐藏的行列照读并提醒，隐藏的工作表不读并提醒。"""
    book = workbook(产业=ROWS, 旧数=ROWS)
    book["产业"].row_dimensions[2].hidden = True
    book["产业"].column_dimensions["C"].hidden = True
    book["旧数"].sheet_state = "hidden"
    sheets, problems = read(book)
    assert len(sheets) == 1 and "第2行、C列隐藏着" in "".join(problems) and "隐藏的工作表" in "".join(problems)


def test_broken_workbooks() -> None:
    """坏的、旧的、空的Excel：一句中文。"""
    for data in (b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0old"):
        sheets, problems = read_excel("坏.xlsx", data)
        assert not sheets and "打不开" in str(problems[0])
    _, problems = read(workbook(空表=[]))
    assert "至少要有一张不是空的工作表" in problems[0]
