"""共现：哪些术语同哪条论点写在同一段里。读的是课程自己的导读，论点以``claim``标记为准。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from course_utils.texts.markdown import FENCED, plain

MARK = re.compile(r"\{claim\}`([^`]+)`")


@dataclass(frozen=True)
class Passage:
    """标了论点的一段：论点编号，与去掉标记的文字。"""

    claims: tuple[str, ...]
    text: str


def passages(markdown: str) -> list[Passage]:
    """``markdown``里标了论点的各段，按次序；没有标记的段不要。"""
    found = []
    for block in re.split(r"\n\s*\n", FENCED.sub("", markdown)):
        ids = tuple(dict.fromkeys(id for mark in MARK.findall(block) for id in mark.split()))
        if ids:
            found.append(Passage(ids, plain(block).strip()))
    return found


def mentions(passages: Iterable[Passage], terms: Iterable[str]) -> dict[str, list[str]]:
    """术语到同它共现的论点（按出现的次序，不重复）；没有出现的术语不在里面。

    长的术语先认：“科技创新”里的“创新”不另算一次。
    """
    longest = sorted(set(terms), key=lambda term: (-len(term), term))
    if not longest:
        raise ValueError("没有术语，找不出共现。")
    pattern = re.compile("|".join(map(re.escape, longest)))
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for passage in passages:
        for term in dict.fromkeys(pattern.findall(passage.text)):
            found[term].update(dict.fromkeys(passage.claims))
    return {term: list(ids) for term, ids in found.items()}
