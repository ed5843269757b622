"""报告里的图，画成各种文件里用的图片，以及带着图的HTML文件。"""

from __future__ import annotations

from base64 import b64encode
from html import escape
from io import BytesIO

import matplotlib as mpl

from course_utils.plotting.options import draw_option
from course_utils.report import Figure, Report
from course_utils.report.html import page


def picture(figure: Figure, kind: str) -> bytes:
    """一幅图的``svg``或``png``；同一幅图每次得到同样的字节。"""
    buffer = BytesIO()
    drawn = draw_option(figure.option)
    with mpl.rc_context({"svg.hashsalt": "course"}):
        drawn.savefig(buffer, format=kind, metadata={"Date": None} if kind == "svg" else None)
    return buffer.getvalue()


def html_picture(figure: Figure) -> str:
    """写在网页里的图：图就在地址里，不靠别的文件。"""
    data = b64encode(picture(figure, "svg")).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(figure.description)}">'


def to_html(report: Report) -> bytes:
    """一个``.html``文件的内容，不靠别的文件。"""
    return page(report, html_picture).encode()
