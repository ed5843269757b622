"""题目与论点在书里的位置，报告里的链接用。"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from course_utils import explorables
from course_utils.exercises.model import Exercise
from course_utils.page import coverage, slides
from course_utils.page.book import HTML
from course_utils.page.node import ROOT


@dataclass(frozen=True)
class Place:
    """书里的一节，或者一张幻灯片：标题，网址。"""

    heading: str
    address: str


@dataclass(frozen=True)
class _Slide:
    chapter: str
    number: int
    place: Place
    exercises: frozenset[str]
    claims: frozenset[str]


class Places:
    """从论点与题目找到讲它的那一节、那一张幻灯片。``base``是书的网址；不给，就指向本机生成好的书（相对于报告的文件夹）。"""

    def __init__(self, base: str | None, out: Path) -> None:
        self._base = (base if base is not None else _relative(out)).rstrip("/")
        self._covered = coverage.report(ROOT)
        self._pages = coverage.places(ROOT)
        self._slides = list(_slides(self._base))

    def exercise(self, id: str) -> str:
        """一道题的网址。"""
        return f"{self._base}/{self._pages[id]}.html#{id}"

    def claim(self, id: str, near: str = "") -> Place:
        """讲论点``id``的那一节；先找``near``那一页里的，再找讲各篇文章的章。"""
        # 章标题下的标记只是预告，正文的小节才是讲它的地方
        sections = sorted(
            self._covered[id].sections,
            key=lambda s: (bool(re.match(r"第\d+章", s.heading)), s.page != near, not re.search(r"/ch[1-5]-", s.page)),
        )
        section = sections[0]
        chapter = re.search(r"/ch(\d+)-", section.page)
        heading = f"第{chapter[1]}章“{section.heading}”" if chapter else section.heading
        return Place(heading, f"{self._base}/{section.page}.html#{section.anchor}")

    def treatment(self, exercise: Exercise) -> list[Place]:
        """一道题考的论点各在哪一节讲，不重复。"""
        return list(dict.fromkeys(self.claim(id, self._pages[exercise.id]) for id in exercise.claims))

    def slide(self, exercise: Exercise) -> Place:
        """讲这道题的那一张：题目自己；没有，就是本章里说明同一论点的互动实验；再没有，就是本章的第一张。"""
        deck = [slide for slide in self._slides if slide.chapter == exercise.id.partition("-")[0]]

        def rank(slide: _Slide) -> tuple[bool, bool, int]:
            return exercise.id not in slide.exercises, not slide.claims & set(exercise.claims), slide.number

        return min(deck, key=rank).place


def _slides(base: str) -> Iterator[_Slide]:
    """各章的每一张幻灯片，一个二级标题一张。"""
    for stem in slides.decks():
        chapter = stem.partition("-")[0]
        text = (slides.SOURCES / f"{stem}.md").read_text(encoding="utf-8")
        for number, slide in enumerate(re.split(r"^## ", text, flags=re.M), 1):
            heading = f"第{chapter.removeprefix('ch')}章幻灯片{number}“{slide.lstrip('# ').splitlines()[0]}”"
            asked = frozenset(id for ids in coverage.ASKED.findall(slide) for id in ids.split())
            shown = (explorables.get(id).claims for id in coverage.PLACED.findall(slide))
            place = Place(heading, f"{base}/slides/{stem}.html#/{number}")
            yield _Slide(chapter, number, place, asked, frozenset().union(*shown))


def _relative(out: Path) -> str:
    try:
        return Path(os.path.relpath(HTML, out)).as_posix()
    except ValueError:
        # Windows上报告与书不在同一个盘，写不出相对路径
        return HTML.as_uri()
