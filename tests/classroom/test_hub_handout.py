"""发实验课：没有的就发，学员动过的不覆盖，更新了就放在旁边。"""

from __future__ import annotations

from pathlib import Path

import pytest

from course_utils.classroom.hub.handout import hand_out


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """课程的两节实验课。"""
    folder = tmp_path / "课程"
    folder.mkdir()
    (folder / "01-a.ipynb").write_text("一")
    (folder / "02-b.ipynb").write_text("二")
    return folder


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """学员的文件夹。"""
    folder = tmp_path / "张三"
    folder.mkdir()
    return folder


def notebooks(home: Path) -> dict[str, str]:
    """学员看得见的文件与内容。"""
    return {path.name: path.read_text() for path in sorted(home.iterdir()) if not path.name.startswith(".")}


def test_handed_out_once(source: Path, home: Path) -> None:
    """第一次发全部，第二次什么也不写。"""
    assert [path.name for path in hand_out(source, home)] == ["01-a.ipynb", "02-b.ipynb"]
    assert notebooks(home) == {"01-a.ipynb": "一", "02-b.ipynb": "二"}
    assert hand_out(source, home) == []


def test_work_is_never_overwritten(source: Path, home: Path) -> None:
    """动过的留着，新的一本在旁边；没动过的换成新的；再更新一次，再放一本；不重复发。"""
    hand_out(source, home)
    (home / "01-a.ipynb").write_text("一，我的作答")
    for path in source.iterdir():
        path.write_text(path.read_text() + "（新）")
    hand_out(source, home)
    assert hand_out(source, home) == []
    assert notebooks(home) == {"01-a.ipynb": "一，我的作答", "01-a-新版.ipynb": "一（新）", "02-b.ipynb": "二（新）"}
    (home / "01-a-新版.ipynb").write_text("一（新），我的作答")
    (source / "01-a.ipynb").write_text("一（更新）")
    hand_out(source, home)
    assert notebooks(home)["01-a-新版.ipynb"] == "一（新），我的作答"
    assert notebooks(home)["01-a-新版2.ipynb"] == "一（更新）"


def test_deleted_comes_back_and_renamed_stays(source: Path, home: Path) -> None:
    """删掉的、改了名的，再发一本；改了名的那本不动。"""
    hand_out(source, home)
    (home / "01-a.ipynb").rename(home / "我的.ipynb")
    (home / "02-b.ipynb").unlink()
    hand_out(source, home)
    assert notebooks(home) == {"01-a.ipynb": "一", "02-b.ipynb": "二", "我的.ipynb": "一"}


@pytest.mark.parametrize("record", ["", "{", "[]", "\x00"])
def test_broken_record_costs_nothing(source: Path, home: Path, record: str) -> None:
    """发过什么的记录坏了：学员的作答仍然不动。"""
    hand_out(source, home)
    (home / ".course" / "发过的实验课.json").write_text(record)
    (home / "01-a.ipynb").write_text("我的作答")
    hand_out(source, home)
    assert notebooks(home) == {"01-a.ipynb": "我的作答", "01-a-新版.ipynb": "一", "02-b.ipynb": "二"}
