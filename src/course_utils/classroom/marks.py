"""批改的成绩：读``course grade``写的CSV、JSON行与nbgrader的gradebook.db，先放进磁盘上的临时库，再按学员取。"""

from __future__ import annotations

import csv
import json
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from math import isfinite
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from course_utils.classroom.names import real
from course_utils.classroom.roster import Learner, Problem, Roster
from course_utils.exercises.grading import LABELS

COLUMNS = ("学员", "实验课", "题目", "得分", "满分")

# 这样判的不是一次作答：看不懂的不算错，思考题不判对错
_UNCOUNTED = {name for verdict in ("invalid", "recorded") for name in (verdict, LABELS[verdict])}

_MOST_LABS = 500
_SCHEMA = "CREATE TABLE marks (learner, lab, item, score REAL, total REAL, counted, PRIMARY KEY (learner, lab, item))"
_INSERT = "INSERT OR IGNORE INTO marks VALUES (?, ?, ?, ?, ?, ?)"
_RAISE = (
    "UPDATE marks SET score = max(score, ?4), counted = max(counted, ?6) WHERE learner = ?1 AND lab = ?2 AND item = ?3"
)


class Mark(NamedTuple):
    """一位学员一道题的成绩；``counted``是算不算一次作答。"""

    lab: str
    item: str
    score: float
    total: float
    counted: bool


class Marks:
    """全部成绩。几十万行也不占内存：SQLite的临时库在磁盘上，用完就没了。"""

    def __init__(self, roster: Roster, extra: Path | None) -> None:
        self._library = sqlite3.connect("", isolation_level=None)
        self._library.execute(_SCHEMA)
        self._problems = roster.problems
        for path in roster.marks:
            self._load(path, roster.shown(path))
        if extra and extra.resolve() not in roster.marks:
            if not extra.is_file():
                raise ValueError(f"没有{extra}这个成绩文件，请检查名字。")
            self._load(extra, extra.name)
        if len(self.labs) > _MOST_LABS:
            raise ValueError(f"成绩里的实验课有{len(self.labs)}门，多半是“实验课”这一列填错了，请改好再运行一次。")
        self._owners = self._match(roster)

    @property
    def learners(self) -> set[Learner]:
        """有成绩的学员。"""
        return set(self._owners)

    @property
    def labs(self) -> list[str]:
        """有哪些实验课，按名字排。"""
        return [lab for (lab,) in self._library.execute("SELECT DISTINCT lab FROM marks ORDER BY lab")]

    def of(self, learner: Learner) -> list[Mark]:
        """一位学员的成绩，按实验课与题目排。"""
        written = self._owners.get(learner, ())
        query = "SELECT lab, item, score, total, counted FROM marks WHERE learner = ? ORDER BY lab, item"
        return [Mark(*row) for name in written for row in self._library.execute(query, (name,))]

    def close(self) -> None:
        """丢掉临时库。"""
        self._library.close()

    def _load(self, path: Path, name: str) -> None:
        """读一个成绩文件；半路读不下去就整个不算，免得只算一半。"""
        for reader in _READERS.get(path.suffix.lower(), (_csv, _csv_gb)):
            self._library.execute("BEGIN")
            try:
                with self._library:
                    found = self._insert(reader(path), name)
            except UnicodeDecodeError:
                # Excel存的CSV常是GB18030，换下一种读法
                continue
            except OSError as error:
                found = [Problem(name, f"读不了（{error.strerror}），整个文件没有算。")]
            except (ValueError, csv.Error) as error:
                found = [Problem(name, f"读不下去，整个文件没有算：{error}")]
            self._problems += found
            return
        self._problems.append(Problem(name, "不是UTF-8的文字文件，没有读；请另存为UTF-8再试。"))

    def _insert(self, rows: Iterator[Mapping], name: str) -> list[Problem]:
        problems, repeated = [], 0
        for number, row in enumerate(rows, 1):
            mark = _mark(row)
            if isinstance(mark, str):
                problems.append(Problem(name, f"第{number}条成绩{mark}，没有算。"))
            elif not self._library.execute(_INSERT, mark).rowcount:
                repeated += 1
                self._library.execute(_RAISE, mark)
        if repeated:
            problems.append(Problem(name, f"有{repeated}条成绩与前面的是同一位学员的同一道题，取高的一次。"))
        return problems

    def _match(self, roster: Roster) -> dict[Learner, list[str]]:
        """成绩里写的学员各是谁：写“班名/姓名”最清楚；只写姓名，就看是不是只有一位。"""
        named: dict[str, list[Learner]] = {}
        for learner in roster.files:
            named.setdefault(learner.name, []).append(learner)
        owners: dict[Learner, list[str]] = {}
        for (written,) in self._library.execute("SELECT DISTINCT learner FROM marks ORDER BY learner"):
            group, _, name = written.rpartition("/")
            same = named.get(name, [])
            owner = same[0] if len(same) == 1 and not group else Learner(group, name)
            if len(same) > 1 and owner not in same:
                reason = "成绩里只写了姓名，而有几位同名的学员，成绩单独列一行；请写成“班名/姓名”。"
                self._problems.append(Problem(written, reason))
            owners.setdefault(owner, []).append(written)
        return owners


def _mark(row: Mapping) -> tuple[str, str, str, float, float, bool] | str:
    """一条成绩；不对时是说明哪里不对的半句话。"""
    words = [_cell(row.get(column)) for column in (*COLUMNS, "判定")]
    if not all(words[:3]):
        return "缺少学员、实验课或题目"
    try:
        score, total = float(words[3]), float(words[4])
    except ValueError:
        return "的得分或满分不是数"
    if not (isfinite(total) and 0 <= score <= total):
        return "的得分不在0与满分之间"
    return words[0], words[1], words[2], score, total, words[5] not in _UNCOUNTED


def _cell(value: object) -> str:
    """一格的文字：残缺的代理字符换掉，``course grade``为防公式加的撇号去掉，免得姓名对不上。"""
    text = "" if value is None else str(value).encode("utf-8", "replace").decode()
    return real(text.strip(" \ufeff"))


def _csv(path: Path, encoding: str = "utf-8-sig") -> Iterator[Mapping]:
    with path.open(encoding=encoding, newline="") as file:
        rows = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise ValueError(f"缺少{'、'.join(missing)}这几列。")
        yield from rows


def _csv_gb(path: Path) -> Iterator[Mapping]:
    return _csv(path, "gb18030")


def _jsonl(path: Path) -> Iterator[Mapping]:
    with path.open(encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if type(row) is not dict:
                raise ValueError(f"第{number}行不是完整的JSON对象。")
            yield row


def _gradebook(path: Path) -> Iterator[Mapping]:
    """nbgrader的成绩库，经它自己的API读；读的是副本，教师的库一个字节也不动。"""
    try:
        from nbgrader.api import Gradebook
    except ImportError:
        raise ValueError("读gradebook.db要用nbgrader，请先装好它，或者改用course grade写的成绩.csv。") from None
    from sqlalchemy.exc import SQLAlchemyError

    with TemporaryDirectory() as folder:
        copy = Path(folder, "gradebook.db")
        shutil.copyfile(path, copy)
        try:
            with Gradebook(f"sqlite:///{copy.as_posix()}") as book:
                for assignment in book.assignments:
                    for submission in assignment.submissions:
                        for grade in (grade for notebook in submission.notebooks for grade in notebook.grades):
                            cells = (submission.student.id, assignment.name, grade.name, grade.score, grade.max_score)
                            yield dict(zip(COLUMNS, map(str, cells), strict=True))
        except SQLAlchemyError:
            raise ValueError("不是完整的nbgrader成绩库。") from None


_READERS = {".csv": (_csv, _csv_gb), ".jsonl": (_jsonl,), ".db": (_gradebook,)}
