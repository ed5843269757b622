"""构建时间：10、50、100章的合成书，冷构建与热构建，对照原样Jupyter Book。"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from bench.books import build_book, stock_text, write_book
from bench.table import Row
from browser import ROOT

SIZES = (10, 50, 100)
OPENING = (
    "劳动者、劳动资料、劳动对象及其组合决定产出，{claim}`A1-04`说的就是这件事。公式是$Y = A K^\\alpha L^{1-\\alpha}$。"
)
SENTENCE = "先问它说的是总量还是强度，再问拿什么来量，最后问换一种算法结论还在不在。"
EXERCISES = tuple(f"ch1-q{number:02}" for number in range(1, 21))


def _chapter(number: int) -> str:
    """一章合成的书，疏密与真的一章相当：三十节文字，各有一处论点与一个公式；一个互动实验，二十道题。"""
    body = "\n\n".join(f"## 第{section}节\n\n{OPENING}{SENTENCE * 5}" for section in range(1, 31))
    exercises = "\n\n".join(f"```{{exercise}} {id}\n```" for id in EXERCISES)
    return f"# 合成的第{number}章\n\n{body}\n\n```{{explorable}} growth-engine\n```\n\n{exercises}\n"


def _ours(folder: Path, chapters: dict[str, str]) -> None:
    coverage = (ROOT / "book" / "coverage.md").read_text(encoding="utf-8")
    pages = {"book/index": "# 合成的书\n", **chapters, "book/coverage": coverage}
    write_book(folder, pages, (ROOT / "_config.yml").read_text(encoding="utf-8"))
    shutil.copy(ROOT / "book" / "references.bib", folder / "book")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")


def _stock(folder: Path, chapters: dict[str, str]) -> None:
    pages = {"book/index": "# 合成的书\n", **{name: stock_text(text) for name, text in chapters.items()}}
    write_book(folder, pages)


def _seconds(folder: Path) -> float:
    began = perf_counter()
    build_book(folder)
    return perf_counter() - began


def _cold_and_warm(write: Callable[[Path, dict[str, str]], None], size: int) -> tuple[float, float]:
    chapters = {f"book/chapter{number:03}": _chapter(number) for number in range(1, size + 1)}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write(folder, chapters)
        assets = ROOT / "_build" / "course-assets"
        (folder / "_build").mkdir()
        (folder / "_build" / "course-assets").symlink_to(assets)
        return _seconds(folder), _seconds(folder)


def measure() -> list[Row]:
    """每种大小两行（冷、热），末行看每多一章多花的时间变不变，不变就是线性。"""
    rows, cold_times = [], {}
    for size in SIZES:
        ours, peer = _cold_and_warm(_ours, size), _cold_and_warm(_stock, size)
        cold_times[size] = ours[0]
        for when, mine, theirs in zip(("冷", "热"), ours, peer, strict=True):
            rows.append(Row(f"构建{size}章（{when}）", f"{mine:.0f} s", f"{theirs:.0f} s", mine / theirs, "≤ 1.5"))
    per_chapter = (cold_times[100] - cold_times[50]) / 50, (cold_times[50] - cold_times[10]) / 40
    rows.append(
        Row(
            "每多一章多花的时间，50到100章对照10到50章（线性为1）",
            f"{per_chapter[0]:.2f} s",
            f"{per_chapter[1]:.2f} s",
            per_chapter[0] / per_chapter[1],
            "≈ 1",
        )
    )
    return rows
