"""``diagnose(文件或文件夹)``：县域诊断，显示报告，也能存成Word、PDF、HTML文件。"""

from __future__ import annotations

from pathlib import Path

from course_utils import county, documents
from course_utils.county import Problem, Sheet, Tables
from course_utils.lab.message import STYLE, Message
from course_utils.report import Report
from course_utils.report.html import STYLE as REPORT_STYLE
from course_utils.report.html import fragment

_KINDS = {".csv", ".txt", ".xlsx", ".xls", ".xlsm"}
_WORKBOOKS = {".xlsx", ".xls", ".xlsm"}


def diagnose(
    path: str | Path | None = None, budget: float | None = None, overlap: float = county.OVERLAP
) -> Diagnosed | Message:
    """诊断``path``里的表，格式见``docs/county.md``；不写``path``就用虚构的示例县。

    ``path``是一个CSV或Excel文件，或者装着它们的文件夹。``budget``是赛道的预算（万元），不写就取各赛道投入合计的一半；
    ``overlap``是与周边共同的市场占几成，%。表里的毛病都列在报告里，不抛异常。
    """
    if not isinstance(path, str | Path | None):
        return Message('path要是文件或文件夹的名字，例如diagnose("我的县")。')
    tables = county.read(county.example()) if path is None else _read(Path(path))
    try:
        return Diagnosed(tables, county.diagnose(tables, budget, overlap))
    except TypeError:
        return Message("budget与overlap都要是数，例如diagnose(budget=6000, overlap=50)。")
    except ValueError as reason:
        return Message(str(reason))


class Diagnosed:
    """一次诊断：``tables``是读好的表，``diagnosis``是算出来的数，``report``是报告，``problems``是全部问题。"""

    def __init__(self, tables: Tables, diagnosis: county.Diagnosis) -> None:
        self.tables = tables
        self.diagnosis = diagnosis
        self.report = county.report(diagnosis, tables)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """全部问题，提醒也在内。"""
        return self.tables.problems

    def save(self, path: str | Path) -> Message:
        """按后缀存成``.docx``、``.pdf``或``.html``。"""
        return save_report(self.report, path)

    def __repr__(self) -> str:
        lines = [self.report.title, self.report.notice, *(str(problem) for problem in self.problems)]
        return "\n".join(filter(None, lines))

    def _repr_html_(self) -> str:
        from course_utils.documents.pictures import html_picture

        body = fragment(self.report, html_picture, 3)
        return f'{STYLE}<style>{REPORT_STYLE}</style><div class="course-lab">{body}</div>'


def save_report(report: Report, path: str | Path) -> Message:
    """把报告存成文件，说一句存在哪里，或者为什么没存成。"""
    try:
        documents.save(report, path)
    except ValueError as reason:
        return Message(str(reason))
    except OSError as error:
        return Message(f"写不进{path}（{error.strerror}），请换一个文件夹，或者先关掉正开着的同名文件。")
    return Message(f"报告已存到{path}。")


def _read(path: Path) -> Tables:
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    try:
        files = _files(path)
        if not files:
            problems.append(Problem(str(path), 0, "", "", "里面没有CSV或Excel文件，请把三张表放进这个文件夹"))
        for file in files:
            if file.suffix.lower() in _WORKBOOKS:
                from course_utils.documents.excel import read_excel

                found, troubles = read_excel(file.name, file.read_bytes())
                sheets += found
                problems += troubles
            else:
                part = county.read_csv(file.name, file.read_bytes())
                (sheets if isinstance(part, Sheet) else problems).append(part)
    except OSError:
        problems.append(Problem(str(path), 0, "", "", "读不到，请检查文件名、所在的文件夹和读的权限"))
    return county.check(sheets, problems)


def _files(path: Path) -> list[Path]:
    """文件夹里的表；Excel打开时留下的临时文件与隐藏文件不算。"""
    if not path.is_dir():
        return [path]
    return [file for file in sorted(path.iterdir()) if file.suffix.lower() in _KINDS and file.name[0] not in "~."]
