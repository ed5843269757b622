"""``course export epub``：整本书排成电子书，在手机与阅读器上看。"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from course_utils.classroom.handouts import book
from course_utils.classroom.handouts.options import Parser, prepare, write
from course_utils.documents.pandoc import to_epub
from course_utils.page.book import fingerprint, paper
from course_utils.page.contents import title


def main(arguments: list[str]) -> int:
    """``course export epub``的入口。"""
    options = Parser("epub").parse_args(arguments)
    out = prepare(options.out)
    source = paper()
    print("排电子书……", flush=True)
    write(out / f"{title()}.epub", make(source))
    return 0


def make(source: Path) -> bytes:
    """EPUB的内容；``source``是各页正文的文件夹。"""
    with TemporaryDirectory() as folder:
        html = book.whole(source, Path(folder))
        return to_epub(html, Path(folder), title(), f"urn:course:{fingerprint()}")
