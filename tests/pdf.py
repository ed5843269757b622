"""读回PDF：文字、字体、书签、图片；用的是另一个PDF程序PDFium。"""

from __future__ import annotations

import re
from ctypes import create_string_buffer
from functools import cached_property

import pypdfium2
import pypdfium2.raw as raw


def squeezed(text: str) -> str:
    """去掉空白：换行与汉字、字母之间的空隙不算文字。"""
    return re.sub(r"\s+", "", text)


class Pdf:
    """一个PDF文件的内容。"""

    def __init__(self, data: bytes) -> None:
        self._document = pypdfium2.PdfDocument(data)

    @cached_property
    def pages(self) -> list[str]:
        """每页的文字，去掉空白。"""
        return [squeezed(page.get_textpage().get_text_range()) for page in self._document]

    @property
    def text(self) -> str:
        """全部文字，去掉空白。"""
        return "".join(self.pages)

    @property
    def outline(self) -> list[tuple[int, str, int]]:
        """书签：第几级（从1数起）、标题、第几页（从0数起）。"""
        return [(mark.level + 1, mark.get_title(), mark.get_dest().get_index()) for mark in self._document.get_toc()]

    @property
    def size(self) -> tuple[int, int]:
        """头一页的宽与高，毫米。"""
        return tuple(round(side * 25.4 / 72) for side in self._document[0].get_size())

    def fonts(self, *pages: int) -> dict[str, bool]:
        """这几页用到的字体，嵌没嵌在文件里。"""
        found = {}
        for number in pages:
            for item in self._document[number].get_objects([raw.FPDF_PAGEOBJ_TEXT]):
                font = raw.FPDFTextObj_GetFont(item.raw)
                name = create_string_buffer(100)
                raw.FPDFFont_GetBaseFontName(font, name, 100)
                found[name.value.decode()] = bool(raw.FPDFFont_GetIsEmbedded(font))
        return found

    @property
    def astray(self) -> list[int]:
        """有东西落到版心外的页（从1数起）：下边页码以下，或者右边页边里。"""
        found = []
        for number, page in enumerate(self._document, 1):
            width, _ = page.get_size()
            edges = [item.get_bounds() for item in page.get_objects()]
            if any(bottom < 25 or right > width - 50 for _, bottom, right, _ in edges):
                found.append(number)
        return found
