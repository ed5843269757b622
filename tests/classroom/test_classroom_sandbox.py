"""考场：同一段使坏的代码，在外面真能得手，在考场里不能读、不能写、不能联网，也停不住批改。"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import course_utils
from course_utils import bank
from course_utils.classroom import sandbox
from course_utils.classroom.wire import read_lines, unpack

# 每段代码得手时把outcome设成“得手”
ATTACKS = {
    "读成绩册": "outcome = '得手' if open({secret!r}).read() else ''",
    "列出课程文件夹": "import os\noutcome = '得手' if os.listdir({folder!r}) else ''",
    "读题库里的解答": "import os\noutcome = '得手' if os.listdir({questions!r}) else ''",
    "读本机的用户名单": "outcome = '得手' if open('/etc/passwd').read() else ''",
    "看别的进程": "import os\noutcome = '得手' if os.path.exists('/proc/{pid}/cmdline') else ''",
    "给批改的进程发信号": "import os\nos.kill({pid}, 0)\noutcome = '得手'",
    "写到课程文件夹": "open({folder!r} + '/x', 'w').write('x')\noutcome = '得手'",
    "写到课程的包": "open({package!r} + '/x.tmp', 'w').write('x')\nimport os\nos.remove({package!r} + '/x.tmp')\n"
    "outcome = '得手'",
    "连本机的端口": "import socket\nsocket.create_connection(('127.0.0.1', {port}), 5)\noutcome = '得手'",
}


def replies(code: str, seconds: float = 60) -> tuple[list[object], sandbox.Reply]:
    """在考场里运行一格代码，返回它``check``过的各个值。"""
    cells = ("from course_utils import check", code)
    reply = sandbox.run({"cells": cells, "exercises": {"x": None}}, seconds)
    return [unpack(one["answer"]) for one in read_lines(reply.received) if "answer" in one], reply


@pytest.fixture(scope="module")
def listener() -> socket.socket:
    """本机上一个听着的端口。"""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.mark.parametrize("name", ATTACKS)
def test_attack_succeeds_outside_and_fails_inside(name: str, tmp_path: Path, listener: socket.socket) -> None:
    """对照：外面得手，里面不得手，而且里面那一格之后的格照常运行。"""
    secret = tmp_path / "gradebook.db"
    secret.write_text("成绩")
    secret.chmod(0o644)
    places = {
        "secret": str(secret),
        "folder": str(tmp_path),
        "questions": str(bank.QUESTIONS),
        "package": str(bank.QUESTIONS.parent),
        "pid": os.getpid(),
        "port": listener.getsockname()[1],
    }
    attack = ATTACKS[name].format(**places)
    outside = subprocess.run([sys.executable, "-c", attack + "\nprint(outcome)"], capture_output=True, encoding="utf-8")
    assert outside.stdout == "得手\n", outside.stderr
    wrapped = "outcome = ''\ntry:\n" + "".join(f"    {line}\n" for line in attack.splitlines())
    wrapped += "except Exception as error:\n    outcome = type(error).__name__\ncheck('x', outcome)"
    (outcome,), reply = replies(wrapped)
    assert outcome != "得手" and reply.problem == ""


def test_no_privileges_inside(tmp_path: Path) -> None:
    """考场里没有任何特权，也不能再得到：摘不掉只读，看不见外面的根。"""
    code = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
check("x", [libc.mount(b"none", b"/usr", None, 32 | 4096, None), libc.chroot(b"/tmp"), os.path.exists(PLACE)])
"""
    (seen,), _ = replies(code.replace("PLACE", repr(str(tmp_path))))
    assert seen == [-1, -1, False]


def test_course_may_live_under_tmp() -> None:
    """课程解压在/tmp里，考场照样搭得起来：/tmp可写，课程的包只读。"""
    script = """
import json, sys
from course_utils.classroom import sandbox
task = {"cells": json.loads(sys.argv[1]), "exercises": {"x": None}}
sys.stdout.buffer.write(sandbox.run(task).received)
"""
    cells = [
        "import os\nimport course_utils\nfrom course_utils import check\nopen('/tmp/mine', 'w').close()",
        "check('x', [course_utils.__file__, os.path.exists('/tmp/mine'), os.access(course_utils.__file__, os.W_OK)])",
    ]
    with TemporaryDirectory(dir="/tmp") as folder:
        os.chmod(folder, 0o755)
        package = Path(folder, "新 课程", "course_utils")
        shutil.copytree(Path(course_utils.__file__).parent, package, ignore=shutil.ignore_patterns("__pycache__"))
        environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-c", script, json.dumps(cells)]
        done = subprocess.run(command, capture_output=True, env=environment)
    assert done.returncode == 0, done.stderr
    (seen,) = (unpack(one["answer"]) for one in read_lines(done.stdout) if "answer" in one)
    assert seen == [str(package / "__init__.py"), True, False]


STOPPERS = {
    "停不下来又拆了闹钟": "import signal\nsignal.setitimer(signal.ITIMER_REAL, 0)\nwhile True:\n    pass",
    "一直睡": "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\ntime.sleep(10**6)",
    "没完没了地交": "while True:\n    check('x', 'x' * 1000)",
    "直接退出": "import os\nos._exit(3)",
    "往死里要内存": "import ctypes\nctypes.string_at(1)",
}


@pytest.mark.parametrize("name", STOPPERS)
def test_stubborn_code_is_stopped(name: str) -> None:
    """拆了闹钟的死循环、睡大觉、刷屏、退出、崩溃：都被停下，先前交的作答还在，并说明原因。"""
    answers, reply = replies("check('x', 1)\n" + STOPPERS[name], seconds=4)
    assert answers[0] == 1
    assert reply.problem


def test_memory_and_processes_are_limited() -> None:
    """内存与进程数都有上限，撞上了是学员自己出错，考场还在。"""
    code = """
import os
memory, children = [], []
try:
    while len(memory) < 64:
        memory.append(bytes(64 * 2**20) + b"x")
except MemoryError:
    check("x", ["内存", len(memory)])
memory.clear()
try:
    while len(children) < 100:
        child = os.fork()
        if not child:
            import time
            time.sleep(100)
        children.append(child)
except OSError:
    check("x", ["进程", len(children)])
"""
    answers, reply = replies(code)
    assert [kind for kind, _ in answers] == ["内存", "进程"]
    assert answers[0][1] < 32 and answers[1][1] < 10 and not reply.problem


def test_disk_is_limited() -> None:
    """可写的只有一小块内存盘，写满了就报错。"""
    code = """
written = 0
try:
    for number in range(20):
        with open(f"/tmp/{number}", "wb") as file:
            written += file.write(bytes(8 * 2**20))
except OSError:
    check("x", written)
"""
    (written,), _ = replies(code)
    assert written <= 64 * 2**20
