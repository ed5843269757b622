"""一个文件夹里有哪些学员、各有哪些文件；认不出的文件点名报告，什么都不改动。"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from course_utils.classroom.names import KEY_FILE, LIST_FILE
from course_utils.exercises.attempts import Attempt, ProgressError, merge, parse

MARK_FILES = ("成绩.csv", "成绩.jsonl", "gradebook.db")

# 网页与Lab导出时的默认文件名，看不出是谁的
_DEFAULT_NAME = "学习进度"
# 一位学员全年的记录也不到它的十分之一
_LARGEST = 20_000_000
# 成绩.json与成绩.csv说的是同样的数
_OUR_FILES = (KEY_FILE, LIST_FILE, "成绩.json")
_SYSTEM_FILES = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, order=True)
class Learner:
    """一位学员：班名（没有分班就是空的）与姓名，两样都相同才是同一个人。"""

    group: str
    name: str

    def __str__(self) -> str:
        return f"{self.group}/{self.name}" if self.group else self.name


@dataclass(frozen=True)
class Problem:
    """一个文件的毛病：哪个文件、怎么了、与哪个文件有关。"""

    file: str
    reason: str
    other: str = ""


@dataclass
class Roster:
    """文件夹里的学员与他们的学习记录、成绩文件，以及一路上发现的毛病。"""

    folder: Path
    files: dict[Learner, list[Path]] = field(default_factory=dict)
    marks: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _openings: dict[bytes, tuple[Learner, str]] = field(default_factory=dict)

    def attempts(self, learner: Learner) -> list[Attempt]:
        """一位学员的全部作答，从早到晚；几份文件按作答的编号取并集。"""
        groups = []
        for path in self.files.get(learner, ()):
            name = self.shown(path)
            try:
                groups.append(self._read(path, learner, name))
            except ProgressError as error:
                self.problems.append(Problem(name, str(error)))
            except UnicodeDecodeError:
                self.problems.append(Problem(name, "不是UTF-8的文字文件，不像导出的学习记录。"))
            except OSError as error:
                self.problems.append(Problem(name, f"读不了（{error.strerror}），请检查权限。"))
        return merge(*groups)

    def shown(self, path: Path) -> str:
        """相对于文件夹的路径。"""
        return path.relative_to(self.folder).as_posix()

    def _read(self, path: Path, learner: Learner, name: str) -> list[Attempt]:
        if path.stat().st_size > _LARGEST:
            raise ProgressError(f"超过{_LARGEST // 1_000_000}兆，不像是学习记录，没有读。")
        attempts = merge(parse(path.read_text(encoding="utf-8")))
        if attempts:
            # 只留摘要：内存与文件多少有关，与作答多少无关
            opening = sha256(attempts[0]["id"].encode()).digest()[:16]
            owner, first = self._openings.setdefault(opening, (learner, name))
            if owner != learner:
                reason = "与另一位学员的第一次作答是同一次，多半是同一份记录交了两回；两份都算了，请核对。"
                self.problems.append(Problem(name, reason, first))
            elif first != name:
                self.problems.append(Problem(name, "与这位学员的另一份记录有重复，重复的作答只算一次。", first))
        return attempts


def read_roster(folder: Path, out: Path) -> Roster:
    """看``folder``里有哪些学员；报告的文件夹``out``若在里面，跳过不看。"""
    if not folder.is_dir():
        raise ValueError(f"没有{folder}这个文件夹，请检查名字。")
    roster = Roster(folder)
    records = []
    for path in _files(folder, out):
        name = roster.shown(path)
        if not stat.S_ISREG(path.lstat().st_mode):
            roster.problems.append(Problem(name, "是链接或特殊文件，没有读；请换成文件本身。"))
        elif path.name in MARK_FILES:
            roster.marks.append(path)
        elif path.suffix.lower() == ".ipynb":
            # 实验课的笔记本归course grade批，它自会点名
            continue
        elif path.suffix.lower() != ".json":
            roster.problems.append(Problem(name, "不是导出的学习记录（.json），没有读。"))
        else:
            records.append(path)
    # 里面有以姓名为文件名的，就是一个班的文件夹，不是一位学员的
    classes = {folder} | {path.parent for path in records if not _unnamed(path)}
    for path in records:
        if _unnamed(path) and path.parent in classes:
            name = roster.shown(path)
            roster.problems.append(Problem(name, "看不出是谁的，没有读；请把文件名改成学员的姓名。"))
        else:
            roster.files.setdefault(_owner(folder, path), []).append(path)
    _report_namesakes(roster)
    return roster


def _files(folder: Path, out: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and Path(place, name) != out)
        for name in sorted(names):
            if not name.startswith((".", "~$")) and name not in _OUR_FILES and name.lower() not in _SYSTEM_FILES:
                yield Path(place, name)


def _unnamed(path: Path) -> bool:
    return normalize("NFC", path.name).startswith(_DEFAULT_NAME)


def _owner(folder: Path, path: Path) -> Learner:
    """文件名就是姓名；仍是导出时的默认名，则所在的文件夹是姓名。姓名外面的一层是班名。"""
    # 同一个汉字或带声调的字母，macOS与Windows存成不同的码
    parts = [normalize("NFC", part) for part in path.relative_to(folder).with_suffix("").parts]
    if _unnamed(path):
        parts.pop()
    return Learner("/".join(parts[:-1]), parts[-1])


def _report_namesakes(roster: Roster) -> None:
    """两个班有同名的学员：按两个人算，说一声，免得其实是放错了文件夹。"""
    seen: dict[str, str] = {}
    for learner, paths in roster.files.items():
        name = roster.shown(paths[0])
        known = seen.setdefault(learner.name, name)
        if known != name:
            roster.problems.append(
                Problem(name, "与别的班的学员同名，按两个人算；是同一个人的话请放进同一个班。", known)
            )
