"""读文件夹：编码、空文件、乱码、巨大的文件、坏的Word文件，各说一句话，好的照样读。"""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest
from docx import Document

from course_utils.texts.folder import LARGEST, read_folder

TEXT = "发展新质生产力，要先立后破。"


def word(path: Path) -> None:
    """一个有段落、有表格的Word文件。"""
    document = Document()
    document.add_paragraph(TEXT)
    document.add_table(1, 2).cell(0, 1).text = "表格里的字"
    document.save(str(path))


def test_good_files_of_every_encoding(tmp_path: Path) -> None:
    """UTF-8、带BOM的、GBK、GB18030的生僻字、UTF-16与Word，读出来一个字不差。"""
    for name, encoding in (("甲.txt", "utf-8"), ("乙.txt", "utf-8-sig"), ("丙.TXT", "gbk"), ("丁.txt", "utf-16")):
        (tmp_path / name).write_text(TEXT, encoding=encoding)
    (tmp_path / "戊.txt").write_text("𠮷林也要因地制宜", encoding="gb18030")
    (tmp_path / "己.md").write_text("# 题\n\n讲{term}`创新`，**先立**后破。\n", encoding="utf-8")
    word(tmp_path / "庚.docx")
    (tmp_path / ".DS_Store").write_bytes(b"\0\0")
    (tmp_path / "~$庚.docx").write_bytes(b"\0")
    found = read_folder(tmp_path)
    assert found.problems == ()
    assert {found.texts[name] for name in ("甲.txt", "乙.txt", "丙.TXT", "丁.txt")} == {TEXT}
    assert found.texts["戊.txt"] == "𠮷林也要因地制宜"
    assert found.texts["己.md"].split() == ["题", "讲创新，先立后破。"]
    assert TEXT in found.texts["庚.docx"] and "表格里的字" in found.texts["庚.docx"]
    assert str(found).startswith("读到7篇：") and "甲.txt（12字）" in str(found)


def test_every_bad_file_gets_one_sentence(tmp_path: Path) -> None:
    """坏文件一个一句，好的那篇照样读到。"""
    (tmp_path / "好.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "空.txt").write_text(" \n\u3000", encoding="utf-8")
    (tmp_path / "零.docx").write_bytes(b"")
    (tmp_path / "乱.txt").write_bytes(random.Random(1).randbytes(4000))
    (tmp_path / "图.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "假.docx").write_text(TEXT, encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "包.docx", "w") as archive:
        archive.writestr("别的.xml", "<x/>")
    with zipfile.ZipFile(tmp_path / "残.docx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<不成")
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    (tmp_path / "英.txt").write_text("no Chinese at all", encoding="utf-8")
    (tmp_path / "子").mkdir()
    with (tmp_path / "大.txt").open("wb") as large:
        large.truncate(LARGEST + 1)
    with zipfile.ZipFile(tmp_path / "胀.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * (20 * LARGEST + 1))
    found = read_folder(tmp_path)
    assert list(found.texts) == ["好.txt"]
    said = dict(problem[1:].split("”", 1) for problem in found.problems)
    assert said.keys() == {path.name for path in tmp_path.iterdir()} - {"好.txt"}
    for name, reason in {
        "空.txt": "是空的",
        "零.docx": "不是完好的Word文件",
        "乱.txt": "编码认不出来",
        "图.txt": "编码认不出来",
        "假.docx": "不是完好的Word文件",
        "包.docx": "不是完好的Word文件",
        "残.docx": "不是完好的Word文件",
        "旧.doc": "请先另存为.docx",
        "英.txt": "没有汉字",
        "子": "是文件夹",
        "大.txt": "超过5MB",
        "胀.docx": "解开以后太大",
    }.items():
        assert reason in said[name], name
    assert all(reason.count("。") == 1 and reason.endswith("。") for reason in said.values())


def test_file_that_cannot_be_opened(tmp_path: Path) -> None:
    """打不开的也只说一句，别的照读；用断了的链接，因为管理员没有打不开的文件。"""
    (tmp_path / "断.txt").symlink_to(tmp_path / "不在")
    (tmp_path / "好.txt").write_text(TEXT, encoding="utf-8")
    folder = read_folder(tmp_path)
    assert len(folder.problems) == 1 and "“断.txt”打不开" in folder.problems[0]
    assert list(folder.texts) == ["好.txt"]


def test_missing_and_empty_folder(tmp_path: Path) -> None:
    """没有文件夹就报错并说该怎么办；空文件夹说一篇也没有。"""
    with pytest.raises(ValueError, match=r"找不到文件夹“.*没有这个”，请先建好它"):
        read_folder(tmp_path / "没有这个")
    assert str(read_folder(tmp_path)) == "一篇也没有读到。"
