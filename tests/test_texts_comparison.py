"""几篇文章一次比完：从文件夹到表格走一遍，不够比的说清楚。"""

from __future__ import annotations

from pathlib import Path

import pytest

from course_utils.texts.comparison import compare
from course_utils.texts.folder import read_folder
from course_utils.texts.words import Segmenter

CUT = Segmenter(["招商引资", "容忍失败"])


def test_from_a_folder_to_a_table(tmp_path: Path) -> None:
    """两篇编码不同的文章加一个坏文件：好的比完，数对得上，坏的说一句。"""
    (tmp_path / "去年.txt").write_text("招商引资。" * 12 + "工业园区。", encoding="gbk")
    (tmp_path / "今年.txt").write_text("容忍失败。" * 12 + "工业园区。", encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK")
    folder = read_folder(tmp_path)
    result = compare(folder.texts, CUT)
    assert [word.word for word in result.keywords["去年.txt"]] == ["招商引资"]
    text = result.markdown()
    assert "| **招商引资** | 12 | 0 |" in text and "| **容忍失败** | 12 | 0 |" in text
    assert len(folder.problems) == 1


def test_nothing_stands_out() -> None:
    """两篇一样，就说没有多见的词，不印空表。"""
    assert compare({"甲": "工业园区。" * 4, "乙": "工业园区。" * 4}, CUT).markdown().count("没有出现三次以上") == 2


def test_too_few_texts_are_explained() -> None:
    """一篇不能比；切不出词的指名说出来。"""
    with pytest.raises(ValueError, match="至少要两篇"):
        compare({"甲": "工业园区"}, CUT)
    with pytest.raises(ValueError, match="“乙”里没有两个字以上的实词"):
        compare({"甲": "工业园区", "乙": "一、二、三"}, CUT)
