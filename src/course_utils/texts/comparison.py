"""几篇文章一次比完：各有多长、最常见的词、各自多见的词，写成一段Markdown。"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from course_utils.texts.keyness import STRICT, Keyword, outstanding
from course_utils.texts.words import Segmenter


@dataclass(frozen=True)
class Comparison:
    """比较的结果：每篇的词频与关键词，次序同给进来的文章。"""

    counts: dict[str, Counter[str]]
    keywords: dict[str, list[Keyword]]

    def markdown(self, top: int = 5) -> str:
        """一篇一张小表，每张至多``top``个词；超过严格标准的加粗。"""
        parts = []
        for name, counts in self.counts.items():
            common = "、".join(f"{word}{count}" for word, count in counts.most_common(top))
            rows = [
                f"| {_strong(word)} | {word.count} | {word.other} | {word.g2:.1f} | {word.log_ratio:+.1f} |"
                for word in self.keywords[name][:top]
            ]
            head = ["| 多见的词 | 这一篇 | 别的篇 | G² | 对数比 |", "|:--|--:|--:|--:|--:|"]
            table = "\n".join([*head, *rows]) if rows else "没有出现三次以上、又比别的篇多见的词。"
            parts.append(f"**{name}**：{counts.total()}个实词，最常见的是{common}。\n\n{table}")
        return "\n\n".join(parts)


def compare(texts: Mapping[str, str], segmenter: Segmenter) -> Comparison:
    """比较``texts``（名字到文字）；不到两篇，或有一篇切不出词，就抛出``ValueError``。"""
    if len(texts) < 2:
        raise ValueError("至少要两篇文章才能比较，请往文件夹里再放一篇。")
    counts = {name: segmenter.counts(text) for name, text in texts.items()}
    if empty := [name for name, words in counts.items() if not words]:
        raise ValueError(f"“{'”“'.join(empty)}”里没有两个字以上的实词，请去掉它再比较。")
    return Comparison(counts, outstanding(counts))


def _strong(keyword: Keyword) -> str:
    return f"**{keyword.word}**" if keyword.g2 >= STRICT else keyword.word
