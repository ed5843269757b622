"""Lab里的``diagnose``：文件夹、文件、Excel、坏文件，都以报告或一句中文收场。"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook

from course_utils import county, diagnose
from course_utils.lab.diagnose import Diagnosed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """装着示例县三张表的文件夹。"""
    for name, data in county.example().items():
        (tmp_path / name).write_bytes(data)
    return tmp_path


def test_default_is_the_invented_county() -> None:
    """不写路径就是示例县，笔记本里显示的报告写明虚构。"""
    shown = diagnose()
    assert "虚构" in shown._repr_html_() and shown._repr_html_().count('<img src="data:') == 3
    assert not shown.problems and "虚构" in repr(shown)


def test_folder_file_and_excel_agree(folder: Path) -> None:
    """同样的三张表，放在文件夹里、放在一个Excel里，算出来一样；单独一张表也行。"""
    (folder / "~$产业表.xlsx").write_bytes(b"lock")
    (folder / "读我.md").write_text("说明", encoding="utf-8")
    from_folder = diagnose(folder, budget=6000)
    assert not from_folder.problems
    book = Workbook()
    book.remove(book.active)
    for name, data in county.example().items():
        page = book.create_sheet(name.removesuffix("表.csv"))
        for line in data.decode().splitlines():
            page.append([float(c) if c.replace(".", "").isdigit() else c for c in line.split(",")])
    (folder / "另放").mkdir()
    book.save(folder / "另放" / "示例县.xlsx")
    assert diagnose(folder / "另放" / "示例县.xlsx", budget=6000).diagnosis == from_folder.diagnosis
    one = diagnose(str(folder / "赛道表.csv"), budget=6000)
    assert one.diagnosis.structure is None and one.diagnosis.portfolio.net == from_folder.diagnosis.portfolio.net


def test_a_folder_full_of_bad_files(tmp_path: Path) -> None:
    """缺列、乱字、负数、GBK、合并的单元格、0行、十万行一起来：一份报告，每个文件的问题都在，什么也不崩。"""
    head = "行业,本县基年,本县末年,参照基年,参照末年\n"
    (tmp_path / "产业表.csv").write_bytes((head + "甲,三百,-2,3,4\n" * 100_000).encode("gbk"))
    (tmp_path / "要素表.csv").write_text("要素,指标\n", encoding="utf-8")
    book = Workbook()
    book.active.title = "赛道"
    for row in (
        ["赛道", "投入", "预期得益", "周边同选县数", "依托产业"],
        ["甲", "约5", 9, 0, "无"],
        [None, 5, 9, -1, "无"],
    ):
        book.active.append(row)
    book.active.merge_cells("A2:A3")
    book.save(tmp_path / "赛道.xlsx")
    (tmp_path / "坏.xlsx").write_bytes(b"not a workbook")
    (tmp_path / "空.csv").write_bytes(b"")
    shown = diagnose(tmp_path)
    text = "".join(map(str, shown.problems))
    for words in (
        "“三百”",
        "“-2”",
        "另有",
        "“本县值”：表头里没有这一列",
        "A2:A3",
        "“约5”",
        "“-1”",
        "坏.xlsx：打不开",
        "空.csv",
    ):
        assert words in text, words
    for suffix in ("docx", "pdf", "html"):
        assert "已存到" in str(shown.save(tmp_path / f"报告.{suffix}"))
    assert (shown.diagnosis.structure, shown.diagnosis.scorecard, shown.diagnosis.portfolio) == (None, None, None)


@pytest.mark.parametrize("path", ["没有这个文件夹", "没有.csv", "没有.xlsx"])
def test_missing_path(path: str, tmp_path: Path) -> None:
    """路径不对：报告里一句中文。"""
    assert "读不到" in repr(diagnose(tmp_path / path))


def test_empty_folder_and_bad_settings(tmp_path: Path) -> None:
    """空文件夹、写不进的地方、不认得的后缀、不是数的预算：一句中文，不抛异常。"""
    assert "没有CSV或Excel文件" in repr(diagnose(tmp_path))
    assert "预算要是一个正数" in str(diagnose(budget=-1)) and "都要是数" in str(diagnose(budget="六千"))
    assert "文件或文件夹的名字" in str(diagnose(6000))
    shown = diagnose()
    assert isinstance(shown, Diagnosed)
    assert "写不进" in str(shown.save(tmp_path / "没有" / "报告.pdf")) and "结尾" in str(shown.save("报告.wps"))


def test_opening_a_notebook_stays_light() -> None:
    """导入Lab的函数不带出画图、排版、读Excel的库。"""
    probe = "import sys, json; from course_utils import diagnose; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    assert not {"matplotlib", "docx", "typst", "openpyxl"} & set(json.loads(done.stdout))
