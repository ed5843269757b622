"""进度库：几个进程同时写、写到一半被杀、文件损坏、写不进去，记录都不悄悄丢失。"""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from course_utils.exercises import Verdict, attempts
from course_utils.lab import store
from course_utils.lab.progress import Progress
from course_utils.lab.store import Store

# 子进程：写一条记录，报出它的id，再写下一条
WRITER = """
import sys
from pathlib import Path
from course_utils.exercises import Verdict, attempts
from course_utils.lab.store import Store
store = Store(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    attempt = attempts.new("ch1-q01", number, Verdict("correct", 1.0))
    store.add(attempt)
    print(attempt["id"], flush=True)
assert not store.take_notices()
"""


def attempt(answer: object = 1) -> attempts.Attempt:
    return attempts.new("ch1-q01", answer, Verdict("correct", 1.0))


def writer(path: Path, count: int) -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WRITER, path, str(count)], stdout=subprocess.PIPE, text=True)


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "进度" / "progress.sqlite"


@pytest.fixture
def mine(path, monkeypatch):
    """让``progress()``等函数用这个进度库。"""
    mine = Store(path)
    monkeypatch.setattr(store, "current", lambda: mine)
    return mine


def test_two_processes_write_at_once(path):
    """两个进程同时写，一条不少。"""
    processes = [writer(path, 150) for _ in range(2)]
    written = [line.strip() for process in processes for line in process.communicate()[0].splitlines()]
    assert [process.returncode for process in processes] == [0, 0]
    assert len(written) == 300
    assert {a["id"] for a in Store(path).attempts()} == set(written)


def test_many_kernels_create_the_store_at_once(tmp_path):
    """几个线程像几个内核那样同时新建同一个库：谁也不被迫退到内存里。"""
    for number in range(30):
        file = tmp_path / str(number) / "progress.sqlite"
        start = Barrier(4)

        def create(_, file=file, start=start) -> list[str]:
            start.wait()
            mine = Store(file)
            mine.add(attempt())
            return mine.take_notices()

        with ThreadPoolExecutor(4) as pool:
            assert list(pool.map(create, range(4))) == [[]] * 4
        assert len(Store(file).attempts()) == 4


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="只有类Unix系统有kill -9")
def test_killed_while_writing(path):
    """正在写的进程被kill -9：报告写好的都在，库仍然完好、还能接着写。"""
    process = writer(path, 1_000_000)
    written = [process.stdout.readline().strip() for _ in range(40)]
    os.kill(process.pid, signal.SIGKILL)
    written += [line.strip() for line in process.stdout.read().splitlines()]
    assert process.wait() == -signal.SIGKILL
    survivor = Store(path)
    survivor.add(attempt())
    assert set(written) <= {a["id"] for a in survivor.attempts()}
    assert survivor.take_notices() == []


def test_garbage_is_set_aside(path):
    """不是数据库的文件改名留下，用中文说出新名字，之后照常记录。"""
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 1000)
    mine = Store(path)
    mine.add(attempt())
    [notice] = mine.take_notices()
    [aside] = path.parent.glob("progress-损坏-*.sqlite")
    assert str(aside) in notice and "救回0条" in notice
    assert aside.read_bytes().startswith(b"not a database")
    assert len(Store(path).attempts()) == 1


def test_half_damaged_is_rescued(path):
    """坏了一部分的库：读得出的搬进新库，原文件留着。"""
    before = Store(path)
    before.merge([attempt("字" * 300) for _ in range(400)])
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(path.read_bytes())
    content[len(content) // 2 : len(content) // 2 + 20_000] = os.urandom(20_000)
    path.write_bytes(content)
    after = Store(path)
    [notice] = after.take_notices()
    rescued = len(after.attempts())
    assert 0 < rescued < 400 and f"救回{rescued}条" in notice
    assert len(list(path.parent.glob("progress-损坏-*.sqlite"))) == 1


def test_damaged_while_open(path):
    """内核开着的时候库坏了：下一次作答仍然记得住，并且说明。"""
    mine = Store(path)
    mine.add(attempt())
    path.write_bytes(b"x" * 5000)
    mine.add(attempt())
    assert len(mine.attempts()) == 1
    assert len(mine.take_notices()) == 1


def test_foreign_database_is_set_aside(path):
    """别的程序的SQLite文件不改它的内容，换个名字留着。"""
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE attempts (name TEXT)")
        connection.execute("INSERT INTO attempts VALUES ('别人的')")
    Store(path)
    [aside] = path.parent.glob("progress-损坏-*.sqlite")
    with sqlite3.connect(aside) as connection:
        assert connection.execute("SELECT name FROM attempts").fetchall() == [("别人的",)]


def test_unreadable_record_is_reported(path):
    """库完好而某一条读不懂：其余照常，说明有几条、在哪里。"""
    mine = Store(path)
    mine.add(attempt())
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO attempts VALUES ('x', '{坏的')")
    assert len(mine.attempts()) == 1
    assert "有1条记录读不懂" in mine.take_notices()[0]


def test_unwritable_place_falls_back_to_memory(path):
    """写不进去就记在内存里，说一次；写得进了，内存里的补进文件。"""
    path.parent.write_text("这里是一个文件，不是文件夹", encoding="utf-8")
    mine = Store(path)
    mine.add(attempt())
    mine.add(attempt())
    assert len(mine.attempts()) == 2
    [notice] = mine.take_notices()
    assert "记在内存里" in notice and "export" in notice
    path.parent.unlink()
    mine.add(attempt())
    assert len(Store(path).attempts()) == 3


def test_merge_counts_only_new(path):
    """合并按id取并集，数出新增的条数。"""
    mine = Store(path)
    first, second = attempt(), attempt()
    assert mine.merge([first]) == 1
    assert mine.merge([first, second]) == 1
    assert mine.attempts() == sorted([first, second], key=lambda a: (a["at"], a["id"]))


def test_default_place_can_be_moved(monkeypatch, tmp_path):
    """环境变量换文件夹；平时在用户数据文件夹里。"""
    monkeypatch.setenv("COURSE_DATA_DIR", str(tmp_path))
    assert store.default_path() == tmp_path / "progress.sqlite"
    monkeypatch.delenv("COURSE_DATA_DIR")
    assert "course-utils" in store.default_path().parts


def test_export_and_load_round_trip(mine, tmp_path):
    """导出再导入到另一个库，一条不差；再导入一次什么也不增加。"""
    mine.merge([attempt([number, "３．２％", {"甲": None}]) for number in range(50)])
    file = tmp_path / "我的进度.json"
    assert "已导出50条" in str(Progress().export(file))
    expected = mine.attempts()
    mine.path.unlink()
    assert "已导入50条新记录，另有0条" in str(Progress().load(file))
    assert mine.attempts() == expected
    assert "已导入0条新记录，另有50条" in str(Progress().load(file))


def test_huge_file(mine, tmp_path):
    """两万条记录的文件照样导得进、导得出。"""
    source = tmp_path / "大.json"
    source.write_text(attempts.export(attempt(number) for number in range(20_000)), encoding="utf-8")
    assert "已导入20000条" in str(Progress().load(source))
    Progress().export(tmp_path / "回.json")
    assert (tmp_path / "回.json").read_text(encoding="utf-8") == source.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "不是完整的JSON"),
        (b'{"format": "other"}', "不是本课程"),
        (b'{"format": "course-progress", "version": 99, "attempts": []}', "更新的课程版本"),
        (b'{"format": "course-progress", "version": 1, "attempts": [{}]}', "第1条"),
        (b"\xff\xfe\x00", "不是文字文件"),
        (None, "读不到"),
    ],
)
def test_bad_files_are_refused(mine, tmp_path, content, says):
    """外来的、写坏的、不存在的文件：一句话拒绝，库里一条不变。"""
    mine.add(attempt())
    file = tmp_path / "坏.json"
    if content is not None:
        file.write_bytes(content)
    message = Progress().load(file)
    assert says in str(message) and "\n" not in str(message)
    assert len(mine.attempts()) == 1


def test_export_to_missing_folder(mine, tmp_path):
    """导出到不存在的文件夹：一句话说明。"""
    assert "请换一个文件夹" in str(Progress().export(tmp_path / "没有" / "进度.json"))
