"""与宿主无关的报告：节、段、表、图；网页、笔记本、Word与PDF都从同一份报告写出来。"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from course_utils.explorables.model import Metric


@dataclass(frozen=True)
class Text:
    """一段话。"""

    text: str


@dataclass(frozen=True)
class Points:
    """几条，每条一句。"""

    items: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """一张表：标题、表头、各行；``words``是前几列是文字（左对齐），其余是数（右对齐）。"""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: int = 1


@dataclass(frozen=True)
class Figure:
    """一幅图：``explorables.charts``拼出的``option``，图题，以及读屏软件朗读的文字说明。"""

    option: dict
    title: str
    description: str


Block = Text | Points | Table | Figure


@dataclass(frozen=True)
class Section:
    """一节。"""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """一份报告。``notice``是放在最前面、谁也不会看漏的一句话，没有就是空的；``metrics``是几个大数字。"""

    title: str
    notice: str
    metrics: tuple[Metric, ...]
    sections: tuple[Section, ...]

    @property
    def figures(self) -> Iterator[Figure]:
        """报告里的图，按先后。"""
        return (block for section in self.sections for block in section.blocks if isinstance(block, Figure))
