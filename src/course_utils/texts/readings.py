"""课程自己的五篇导读：文本比较的示例，也是概念网络的来源。原文不在项目里，这里比的是我们的转述。"""

from __future__ import annotations

from pathlib import Path

from course_utils.data import claims
from course_utils.texts.cooccurrence import passages
from course_utils.texts.markdown import glossary_terms, section
from course_utils.texts.words import Segmenter

# 课程的正文；笔记本放到别处运行，也找得到
BOOK = Path(__file__).resolve().parents[3] / "book"
GLOSSARY = "glossary.md"


def authors() -> dict[int, str]:
    """文章号到作者。"""
    return {claim.article: claim.author for claim in claims().values()}


def chapters(book: Path = BOOK) -> dict[int, Path]:
    """文章号到读这篇文章的那一章，``book``是放正文的文件夹；缺了或多了就抛出``ValueError``。"""
    found = {}
    for article in authors():
        matches = sorted(book.glob(f"ch{article}-*.md"))
        if len(matches) != 1:
            raise ValueError(f"要读第{article}章的导读，book文件夹里应当恰有一个ch{article}-开头的.md文件。")
        found[article] = matches[0]
    return found


def paragraphs(book: Path = BOOK) -> dict[str, list[str]]:
    """作者到他那一篇的导读的各段：只取标了论点的段落，我们的评论与练习不算。"""
    names = authors()
    return {
        names[article]: [passage.text for passage in passages(section(path.read_text(encoding="utf-8"), "导读"))]
        for article, path in chapters(book).items()
    }


def readings(book: Path = BOOK) -> dict[str, str]:
    """作者到他那一篇的导读，各段连在一起。"""
    return {author: "\n".join(parts) for author, parts in paragraphs(book).items()}


def terms(book: Path = BOOK) -> list[str]:
    """术语表里的术语。"""
    return glossary_terms((book / GLOSSARY).read_text(encoding="utf-8"))


def segmenter(book: Path = BOOK) -> Segmenter:
    """认得课程术语的分词器；作者的名字是转述时带进来的，不算词。"""
    names = [name for author in authors().values() for name in author.split("、")]
    return Segmenter(terms(book), ignored=names)
