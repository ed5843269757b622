"""语境共现：把一个词的每一处连同左右的字列出来，排成一列来读（KWIC）。"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """一处：左边的字、词本身、右边的字。"""

    before: str
    word: str
    after: str


def concordance(text: str, word: str, width: int = 12) -> list[Line]:
    """``word``在``text``里的每一处，左右各取至多``width``个字，按出现的次序；换行与空格先去掉。

    找的是字，不是切好的词，所以不受分词好坏的影响。
    """
    if not word.strip():
        raise ValueError("要找的词是空的，请写一个词。")
    joined = "".join(text.split())
    lines, place = [], joined.find(word)
    while place >= 0:
        end = place + len(word)
        lines.append(Line(joined[max(0, place - width) : place], word, joined[end : end + width]))
        place = joined.find(word, end)
    return lines


def aligned(lines: list[Line], width: int = 12) -> str:
    """排成三栏的文字：左栏靠右，用全角空格补齐，词就上下对成一列。"""
    return "\n".join(f"{line.before:\u3000>{width}}【{line.word}】{line.after}" for line in lines)
