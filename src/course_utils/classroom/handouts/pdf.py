"""``course pdf``：整本书，或者其中几章，排成PDF。"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from course_utils import __version__
from course_utils.classroom.handouts import book
from course_utils.classroom.handouts.options import prepare, write
from course_utils.documents.pandoc import to_pdf
from course_utils.page.book import fingerprint, paper
from course_utils.page.contents import choose, title

_NOTICE = "互动实验在这里印成图，要拖动请打开课程网页；练习的答案与讲解在书后。"


def make(names: Sequence[str], out: Path) -> list[Path]:
    """把``names``里的各章（不写就是整本书）排成PDF，放进``out``，返回各文件。"""
    chosen = choose(names)
    out = prepare(out)
    source = paper()
    if not names:
        return [write(out / f"{title()}.pdf", whole(source))]
    return [write(out / f"{name}.pdf", data) for name, data in (chapter(id, source) for id in chosen)]


def whole(source: Path) -> bytes:
    """整本书的PDF；``source``是各页正文的文件夹。"""
    print("排整本书……", flush=True)
    with TemporaryDirectory() as folder:
        html = book.whole(source, Path(folder))
        notice = f"{_NOTICE}版本{__version__}（{fingerprint()}）。"
        return to_pdf(html, Path(folder), title=title(), cover="讲义", notice=notice)


def chapter(id: str, source: Path) -> tuple[str, bytes]:
    """一章的标题与PDF。"""
    with TemporaryDirectory() as folder:
        name, html = book.chapter(id, source, Path(folder))
        print(f"排{name}……", flush=True)
        return name, to_pdf(html, Path(folder), title=title())
