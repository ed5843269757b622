"""题库：把``exercises/questions/``里的YAML读成题目，作者的笔误按文件、题号、字段用中文报告。"""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from course_utils.bank.chapter import BankError, Chapter, read_chapter
from course_utils.exercises.model import Exercise

__all__ = ["QUESTIONS", "BankError", "Chapter", "chapters", "get", "load"]

QUESTIONS = Path(__file__).parent.parent / "exercises" / "questions"


@cache
def chapters(folder: Path = QUESTIONS) -> tuple[Chapter, ...]:
    """题库的各章，按文件名排序；有笔误就抛出``BankError``，一次列出全部。"""
    read, slips = [], []
    for file in sorted(folder.glob("*.yml")):
        try:
            read.append(read_chapter(file))
        except BankError as error:
            slips.append(str(error))
    if slips:
        raise BankError("\n".join(slips))
    return tuple(read)


@cache
def load(folder: Path = QUESTIONS) -> Mapping[str, Exercise]:
    """全部题目，按编号取；只读。有笔误就抛出``BankError``。"""
    return MappingProxyType({e.id: e for chapter in chapters(folder) for e in chapter.exercises})


def get(id: str, folder: Path = QUESTIONS) -> Exercise:
    """按编号取题；编号不对就抛出``BankError``，并给出最相近的编号。"""
    exercises = load(folder)
    if type(id) is str and id in exercises:
        return exercises[id]
    # 题号里补位的零最容易写漏，找相近的编号时不看它
    short = {_without_zeros(known): known for known in exercises}
    near = get_close_matches(_without_zeros(str(id)), short, n=1)
    hint = f"是不是想写{short[near[0]]!r}？" if near else f"可用的编号：{'、'.join(exercises)}。"
    raise BankError(f"没有编号为{id!r}的题。{hint}")


def _without_zeros(id: str) -> str:
    return re.sub(r"(?<=[a-z])0+", "", id.lower())
