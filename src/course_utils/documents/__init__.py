"""把报告写成一个文件：网页、Word或PDF；``excel``读Excel。

这里用到的库导入起来要一秒多，所以都到用时才导入：打开笔记本的人多半用不着它们。
"""

from __future__ import annotations

from pathlib import Path

from course_utils.report import Report

SUFFIXES = (".docx", ".pdf", ".html")


def save(report: Report, path: str | Path) -> None:
    """按``path``的后缀写成Word、PDF或HTML；后缀不认得抛出``ValueError``，写不进抛出``OSError``。"""
    path = Path(path)
    match path.suffix.lower():
        case ".docx":
            from course_utils.documents.word import to_word as write
        case ".pdf":
            from course_utils.documents.pdf import to_pdf as write
        case ".html":
            from course_utils.documents.pictures import to_html as write
        case _:
            raise ValueError(f"文件名要以{'、'.join(SUFFIXES)}之一结尾，现在是“{path.name}”。")
    path.write_bytes(write(report))
