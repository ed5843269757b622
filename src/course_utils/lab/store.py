"""进度库：作答记录存在用户数据文件夹的SQLite里，几个内核可以同时写。

每次读写都是一次独立的短连接、一个短事务；内核随时被杀，已经写进去的也不会丢。
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import TypeVar

from platformdirs import user_data_path

from course_utils.exercises import attempts as records
from course_utils.exercises.attempts import Attempt

_FILE_NAME = "progress.sqlite"
_WAIT_SECONDS = 30
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SCHEMA = "CREATE TABLE IF NOT EXISTS attempts (id TEXT PRIMARY KEY, record TEXT NOT NULL)"
_COLUMNS = ["id", "record"]
_INSERT = "INSERT OR IGNORE INTO attempts (id, record) VALUES (?, ?)"
_SELECT = "SELECT record FROM attempts"

Result = TypeVar("Result")


def default_path() -> Path:
    """进度库的位置；环境变量``COURSE_DATA_DIR``可以换到别的文件夹。"""
    folder = os.environ.get("COURSE_DATA_DIR") or user_data_path("course-utils", appauthor=False)
    return Path(folder) / _FILE_NAME


@cache
def current() -> Store:
    """这个内核用的进度库。"""
    return Store(default_path())


class Store:
    """一个进度库。

    从不抛出异常，免得学员答不了题：文件坏了就改名留在原处，读得出的记录搬进新库；写不进文件就先记在内存里，
    下次写得进时补上。这些情形都用中文写进``take_notices``。
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._notices: list[str] = []
        self._unsaved: list[Attempt] = []
        self._warned = False
        self._do(_check)

    def add(self, attempt: Attempt) -> None:
        """记下一次作答。"""
        self.merge([attempt])

    def merge(self, attempts: Iterable[Attempt]) -> int:
        """按``id``取并集，返回新增了几条。"""
        known = {attempt["id"] for attempt in self._unsaved}
        fresh = [attempt for attempt in attempts if attempt["id"] not in known]
        rows = _to_rows([*self._unsaved, *fresh])

        def insert(connection: sqlite3.Connection) -> int:
            before = connection.total_changes
            connection.executemany(_INSERT, rows)
            return connection.total_changes - before

        added = self._do(insert)
        if added is None:
            self._unsaved += fresh
            return len(fresh)
        added -= len(self._unsaved)
        self._unsaved, self._warned = [], False
        return added

    def attempts(self) -> list[Attempt]:
        """全部作答记录，从早到晚。"""
        rows = self._do(lambda connection: connection.execute(_SELECT).fetchall()) or []
        saved = list(_from_rows(rows))
        if len(saved) < len(rows):
            self._notices.append(f"进度库里有{len(rows) - len(saved)}条记录读不懂，没有算进来，仍留在{self.path}里。")
        return records.merge(saved, self._unsaved)

    def take_notices(self) -> list[str]:
        """还没有告诉学员的话；取走之后就清空。"""
        notices, self._notices = self._notices, []
        return notices

    def _do(self, action: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """在一个事务里做``action``；库坏了就换成新库再做一次，还是不行就返回``None``。"""
        try:
            try:
                return self._transact(action)
            except sqlite3.DatabaseError as error:
                if _code(error) not in _DAMAGED:
                    raise
                self._set_aside()
                return self._transact(action)
        except (sqlite3.Error, OSError) as error:
            self._warn(error)
            return None

    def _transact(self, action: Callable[[sqlite3.Connection], Result]) -> Result:
        # 两个内核同时新建库、换到WAL时，SQLite不等就报“忙”，所以自己再试
        deadline = monotonic() + _WAIT_SECONDS
        while True:
            try:
                return self._transact_once(action)
            except sqlite3.OperationalError as error:
                if _code(error) != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                    raise
                sleep(0.01)

    def _transact_once(self, action: Callable[[sqlite3.Connection], Result]) -> Result:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(_SCHEMA)
            result = action(connection)
            connection.execute("COMMIT")
            return result

    def _set_aside(self) -> None:
        """把坏库改名留下，读得出来的记录搬进新库。"""
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        aside = self.path.with_name(f"progress-损坏-{stamp}.sqlite")
        try:
            self.path.rename(aside)
        except FileNotFoundError:
            # 另一个内核刚刚把它换掉了
            return
        for suffix in ("-wal", "-shm"):
            with suppress(FileNotFoundError):
                self.path.with_name(self.path.name + suffix).rename(aside.with_name(aside.name + suffix))
        rows = _to_rows(_from_rows(_readable(aside)))
        self._transact(lambda connection: connection.executemany(_INSERT, rows))
        self._notices.append(f"进度库损坏了，已改名为{aside}留着，从中救回{len(rows)}条记录，以后的作答记在新库里。")

    def _warn(self, error: Exception) -> None:
        if not self._warned:
            self._warned = True
            self._notices.append(
                f"进度存不进{self.path}（{error}）。作答暂时只记在内存里，关掉内核就没有了；"
                '请用progress().export("我的进度.json")另存一份。'
            )


def _code(error: sqlite3.Error) -> int:
    # 扩展错误码的低8位是基本错误码
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _check(connection: sqlite3.Connection) -> None:
    """通读一遍；有损坏，或者不是本课程的库，就按损坏报错。"""
    columns = [row[1] for row in connection.execute("PRAGMA table_info(attempts)")]
    if columns != _COLUMNS or connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        error = sqlite3.DatabaseError("不是本课程的进度库")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error


def _readable(path: Path) -> Iterator[tuple[str]]:
    """坏库里的记录，读到坏处为止。"""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        yield from connection.execute(_SELECT)


def _to_rows(attempts: Iterable[Attempt]) -> list[tuple[str, str]]:
    return [(attempt["id"], json.dumps(attempt, ensure_ascii=False)) for attempt in attempts]


def _from_rows(rows: Iterable[tuple[str]]) -> Iterator[Attempt]:
    """读得懂的记录；读不懂的跳过。"""
    for (text,) in rows:
        with suppress(ValueError, TypeError):
            record = json.loads(text)
            if Attempt.__required_keys__ <= set(record):
                yield record
