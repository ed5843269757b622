"""把一个CSV文件的字节读成一张表：认编码，认分隔，记行号。读不成就说清为什么。"""

from __future__ import annotations

import csv
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from io import StringIO

from course_utils.county.model import Problem, Sheet

LARGEST = 20_000_000
_DELIMITERS = (",", "\t", ";", "，", "；")
_SAVE = "请在Excel或WPS里另存为“CSV UTF-8（逗号分隔）”"
# 几种常被误当成CSV的文件开头的字节
_FOREIGN = {
    b"PK\x03\x04": f"不是CSV，是Excel或Word一类的文件；{_SAVE}",
    b"\xd0\xcf\x11\xe0": f"不是CSV，是旧版Excel一类的文件；{_SAVE}",
    b"%PDF": "不是CSV，是PDF；请找到做它的那张表",
}


def read_csv(name: str, data: bytes) -> Sheet | Problem:
    """``name``只用来称呼文件。读得成是``Sheet``（可以是空的），读不成是``Problem``。"""
    if len(data) > LARGEST:
        return Problem(name, 0, "", f"{len(data) / 1e6:.0f}MB", f"不能超过{LARGEST / 1e6:.0f}MB")
    for mark, advice in _FOREIGN.items():
        if data.startswith(mark):
            return Problem(name, 0, "", "", advice)
    text = _decode(data)
    if text is None or "\0" in text:
        return Problem(name, 0, "", "", f"读不出文字；{_SAVE}")
    try:
        return Sheet(name, tuple(_rows(text)))
    except csv.Error:
        return Problem(name, _open_quote(text), "", "", "这一行的英文双引号没有成对，后面的内容都连在了一起")


def _decode(data: bytes) -> str | None:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encodings = ("utf-16",)
    elif data.startswith(BOM_UTF8):
        encodings = ("utf-8-sig",)
    else:
        # GB18030包含GBK与GB2312；UTF-8很难碰巧成立，所以先试
        encodings = ("utf-8", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _rows(text: str) -> list[tuple[int, tuple[str, ...]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows, start = [], 1
    for cells in reader:
        stripped = tuple(cell.strip() for cell in cells)
        if any(stripped):
            rows.append((start, stripped))
        start = reader.line_num + 1
    return rows


def _delimiter(text: str) -> str:
    """前几行里最多的那种分隔；全角逗号也算，人手工打的表里常有。"""
    head = text[:5000]
    return max(_DELIMITERS, key=head.count)


def _open_quote(text: str) -> int:
    """第一处引号不成对的行。"""
    for number, line in enumerate(text.splitlines(), 1):
        if line.count('"') % 2:
            return number
    return 0
