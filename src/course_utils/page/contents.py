"""书里有哪些页、哪几章，各章有哪些题、排在第几：都照书里的次序，书与习题单的题号才对得上。"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import yaml

from course_utils.page.coverage import ASKED
from course_utils.page.node import ROOT

_CHAPTER = re.compile(r"book/(ch\d+)-[^/]+")


@cache
def title() -> str:
    """书名。"""
    return yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))["title"]


@cache
def contents() -> tuple[str, ...]:
    """书的各页，照目录的次序，写成不带后缀的路径；实验课、教学指南与幻灯片不是学员的讲义。"""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    listed = [entry["file"] for part in toc["parts"] for entry in part["chapters"]]
    return (toc["root"], *(page for page in listed if re.fullmatch(r"book/[^/]+", page)))


@cache
def chapters() -> dict[str, str]:
    """章号（如``ch1``）到它的那一页。"""
    return {found[1]: page for page in contents() if (found := _CHAPTER.fullmatch(page))}


def choose(names: Sequence[str]) -> list[str]:
    """使用者写的各章变成章号，``1``、``ch1``、``第1章``都行；不写就是全部。"""
    known = chapters()
    chosen = []
    for name in names:
        number = re.fullmatch(r"(?:ch|第)?0*(\d+)章?", name.strip())
        if number is None or f"ch{number[1]}" not in known:
            raise ValueError(f"没有“{name}”这一章，请写1到{len(known)}里的章号，例如3。")
        chosen.append(f"ch{number[1]}")
    return chosen or list(known)


def asked(chapter: str) -> list[str]:
    """一章的题，照书里的次序；第几道就是练习几。"""
    text = (ROOT / f"{chapters()[chapter]}.md").read_text(encoding="utf-8")
    return [id for ids in ASKED.findall(text) for id in ids.split()]
