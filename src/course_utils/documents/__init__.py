"""把报告写成一个文件：网页、Word或PDF；也读Excel。"""

from __future__ import annotations

from pathlib import Path

from course_utils.documents.excel import read_excel
from course_utils.documents.pictures import html_picture
from course_utils.report import Report
from course_utils.report.html import page

__all__ = ["SUFFIXES", "html_picture", "read_excel", "save"]

SUFFIXES = (".docx", ".pdf", ".html")


def save(report: Report, path: str | Path) -> None:
    """按``path``的后缀写成Word、PDF或HTML；后缀不认得抛出``ValueError``，写不进抛出``OSError``。"""
    path = Path(path)
    if path.suffix.lower() == ".docx":
        from course_utils.documents.word import to_word

        data = to_word(report)
    elif path.suffix.lower() == ".pdf":
        from course_utils.documents.pdf import to_pdf

        data = to_pdf(report)
    elif path.suffix.lower() == ".html":
        data = page(report, html_picture).encode()
    else:
        raise ValueError(f"文件名要以{'、'.join(SUFFIXES)}之一结尾，现在是“{path.name}”。")
    path.write_bytes(data)
