"""切词、语境共现、从课程的Markdown里取文字与共现。"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from course_utils.data import claims
from course_utils.texts.concordance import aligned, concordance
from course_utils.texts.cooccurrence import Passage, mentions, passages
from course_utils.texts.markdown import glossary_terms, plain, section
from course_utils.texts.readings import authors, chapters, paragraphs, readings, segmenter, terms
from course_utils.texts.words import Segmenter

BOOK = Path(__file__).parent.parent / "book"


def test_course_terms_stay_whole() -> None:
    """进了词典的术语不切开，没进的会切开；词典各是各的，互不影响。"""
    text = "发展新质生产力，要先立后破。"
    assert {"新质生产力", "先立后破"} <= set(Segmenter(["新质生产力", "先立后破"]).words(text))
    assert "新质生产力" not in Segmenter().words(text)


def test_every_glossary_term_stays_whole() -> None:
    """术语表里的每个汉字术语，单独写出来都是一个词。"""
    cut = segmenter(BOOK)
    plain_terms = [term for term in terms(BOOK) if all("\u4e00" <= letter <= "\u9fff" for letter in term)]
    assert len(plain_terms) > 150
    assert [term for term in plain_terms if cut.words(f"，{term}。") != [term]] == []


def test_only_content_words_count() -> None:
    """单字、数字、标点、虚词、指定不算的名字都不算；换行不切断词。"""
    cut = Segmenter(["科技创新"], ignored=["王敏"])
    assert cut.counts("王敏因此说：科技\n创新在2024年很好，TFP也是。") == {"科技创新": 1, "TFP": 1}


def test_jieba_is_silent() -> None:
    """导入与读词典都不往错误流写东西：构建把它当错误。没有缓存的字节码时也一样。"""
    probe = "from course_utils.texts.words import Segmenter; Segmenter(['新质生产力']).words('新质生产力')"
    done = subprocess.run([sys.executable, "-B", "-c", probe], capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")


def test_concordance_finds_every_place() -> None:
    """左右各取几个字，开头与结尾不够就少取；跨行的也找得到。"""
    lines = concordance("稳中求进，\n以进促稳，先立后破", "稳", 3)
    assert [(line.before, line.after) for line in lines] == [("", "中求进"), ("以进促", "，先立")]
    assert concordance("因地制宜", "跨越") == []
    assert aligned(lines, 3).splitlines()[0] == "\u3000\u3000\u3000【稳】中求进"
    with pytest.raises(ValueError, match="空的"):
        concordance("稳", " ")


MARKDOWN = """---
title: 页首
---
# 章

(a)=
## 导读：说了什么

王敏说{term}`创新`是动力{claim}`A1-02`，见{cite:p}`solow1956`与[第2章](ch2.md)。{claim}`A1-03 A1-04`

```{exercise} ch1-q01
```

没有标记的一段，也讲**创新**。

(b)=
## 概念图

别的{claim}`A1-05`。
"""


def test_markdown_becomes_plain_text() -> None:
    """只取要的一节，去掉指令与标记，留下读者看到的字。"""
    reading = section(MARKDOWN, "导读")
    assert "别的" not in reading and "(b)=" not in reading
    assert plain(reading).split() == ["王敏说创新是动力，见与第2章。", "没有标记的一段，也讲创新。"]
    with pytest.raises(ValueError, match="没有标题以“小结”开头"):
        section(MARKDOWN, "小结")


def test_passages_are_the_marked_paragraphs() -> None:
    """标了论点的段才算，一段里的几个标记合在一起。"""
    assert passages(section(MARKDOWN, "导读")) == [
        Passage(("A1-02", "A1-03", "A1-04"), "王敏说创新是动力，见与第2章。")
    ]


def test_longer_terms_win() -> None:
    """“科技创新”里的“创新”不另算；同一段里的几条论点都连上。"""
    read = [Passage(("A1-01",), "科技创新"), Passage(("A1-02", "A1-03"), "创新，又是创新")]
    assert mentions(read, ["创新", "科技创新", "没有"]) == {"科技创新": ["A1-01"], "创新": ["A1-02", "A1-03"]}
    with pytest.raises(ValueError, match="没有术语"):
        mentions(read, [])


def test_glossary_terms() -> None:
    """术语是不缩进的那一行。"""
    assert glossary_terms("# 表\n\n```{glossary}\n甲\n  jia。一。\n\n乙\n  yi。二。\n```\n\n丙\n  不是\n") == [
        "甲",
        "乙",
    ]


def test_readings_cover_every_claim() -> None:
    """五篇导读都读得到，标了的论点合起来就是全部论点，文字里没有标记留下。"""
    assert list(readings(BOOK)) == list(authors().values())
    marked = {
        id
        for path in chapters(BOOK).values()
        for passage in passages(section(path.read_text(encoding="utf-8"), "导读"))
        for id in passage.claims
    }
    assert marked == claims().keys()
    assert not any(mark in text for texts in paragraphs(BOOK).values() for text in texts for mark in "{}`|")


def test_missing_chapter_is_explained(tmp_path: Path) -> None:
    """少了一章，说清楚少的是哪一章。"""
    with pytest.raises(ValueError, match=r"第1章的导读.*ch1-"):
        chapters(tmp_path)
