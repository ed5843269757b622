"""读一个文件夹里的文章：.txt、.md与.docx。读不了的一个说一句，其余的照样比较。"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from course_utils.texts.markdown import plain

# 一篇文章几千字，几十万字已是一本书；再大多半是放错了文件
LARGEST = 5_000_000
HAN = re.compile(r"[\u3400-\u9fff]")
# 正常的文字里不会有的控制符；换行、回车、制表与分页除外
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


class Unreadable(ValueError):
    """一个文件读不了；文字是给人看的一句中文。"""


@dataclass(frozen=True)
class Folder:
    """读到的文章（文件名到文字，按文件名排好）与读不了的说明。"""

    texts: dict[str, str]
    problems: tuple[str, ...]

    def __str__(self) -> str:
        """一段可以直接印出来的报告。"""
        listed = "、".join(f"{name}（{_han(text)}字）" for name, text in self.texts.items())
        first = f"读到{len(self.texts)}篇：{listed}" if self.texts else "一篇也没有读到。"
        return "\n".join([first, *self.problems])


def read_folder(path: str | Path) -> Folder:
    """``path``里的全部文章；文件夹不在就抛出``ValueError``，坏文件只记在``problems``里。"""
    root = Path(path)
    if not root.is_dir():
        raise ValueError(f"找不到文件夹“{path}”，请先建好它，再把文章放进去。")
    texts, problems = {}, []
    for file in sorted(root.iterdir()):
        # 点开头的是系统文件，~$开头的是Word打开时的临时文件
        if file.name.startswith((".", "~$")):
            continue
        try:
            texts[file.name] = _read(file)
        except Unreadable as problem:
            problems.append(f"“{file.name}”{problem}")
    return Folder(texts, tuple(problems))


def _read(file: Path) -> str:
    if file.is_dir():
        raise Unreadable("是文件夹，里面的没有读，请把文章直接放在外面。")
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise Unreadable("不是.txt、.md或.docx，没有读；旧式的.doc与PDF请先另存为.docx。")
    try:
        if file.stat().st_size > LARGEST:
            raise Unreadable(f"超过{LARGEST / 1e6:.0f}MB，不像一篇文章，没有读，请检查是不是放错了。")
        text = reader(file)
    except OSError:
        raise Unreadable("打不开，请检查是不是正被别的程序占用，或者没有读的权限。") from None
    if not text.strip():
        raise Unreadable("是空的，没有文字可比。")
    if not HAN.search(text):
        raise Unreadable("里没有汉字，没有读。")
    return text


def _plain_text(file: Path) -> str:
    return _decoded(file.read_bytes())


def _markdown(file: Path) -> str:
    return plain(_decoded(file.read_bytes()))


def _word(file: Path) -> str:
    # 读Word的库只有这里用，别处不必等它
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    try:
        with ZipFile(file) as archive:
            if sum(part.file_size for part in archive.infolist()) > 20 * LARGEST:
                raise Unreadable("解开以后太大，不像一篇文章，没有读。")
        document = Document(str(file))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError, SyntaxError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("不是完好的Word文件，请用Word打开它，另存为.docx。") from None
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def _decoded(raw: bytes) -> str:
    """认出编码：先看文件头的记号，再试UTF-8，最后试国标（GBK是它的一部分）。"""
    marked = next((name for mark, name in MARKS.items() if raw.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "gb18030"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text):
            return text
    raise Unreadable("不是文字文件，或者编码认不出来，请用记事本打开，另存为UTF-8。")


def _han(text: str) -> int:
    return len(HAN.findall(text))


READERS: dict[str, Callable[[Path], str]] = {".txt": _plain_text, ".md": _markdown, ".docx": _word}
