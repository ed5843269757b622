"""把一份答卷交给考场去运行：有时限、有内存上限、没有网络，看不见成绩册与解答，也写不到外面去。

靠的是Linux的命名空间：root就换成一个没有特权的用户，普通教师就用用户命名空间；两样都用不了的机器上不批。
"""

from __future__ import annotations

import json
import os
import pickle
import selectors
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

import course_utils

_PACKAGE = Path(course_utils.__file__).parent
_SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/dev/null", "/dev/zero", "/dev/urandom")
# 考场运行完时说的最后一句
_FINISHED = b'{"finished": true}'
_LONGEST_REPLY = 8 * 2**20
_ROOM = 64 * 2**20
_LIMITS = {"AS": 1536 * 2**20, "CPU": 90, "FSIZE": _ROOM, "NPROC": 8, "NOFILE": 256, "CORE": 0}
_ENVIRONMENT = {
    "PATH": "/usr/bin:/bin",
    "HOME": "/tmp",
    "LANG": "C.UTF-8",
    "PYTHONPATH": str(_PACKAGE.parent),
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "MPLBACKEND": "agg",
    # 线程算作进程，每个线程又各占一块地址，都会撞上限额
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
}


@dataclass(frozen=True)
class Reply:
    """考场的回话：原样的字节，和没有运行完的原因（运行完了就是空字符串）。"""

    received: bytes
    problem: str


def run(task: dict, seconds: float = 60) -> Reply:
    """在考场里运行一份答卷，最多``seconds``秒；``task``的格式见``exam.py``。"""
    with _started([sys.executable, "-s", "-P", "-m", "course_utils.classroom.exam"]) as process:
        received, problem = _talk(process, pickle.dumps(task), seconds)
    if not problem and _FINISHED not in received:
        problem = "代码让运行中途结束了（多半是内存超限或者自己退出），没有运行完"
    return Reply(received, problem)


def require() -> None:
    """这台机器上搭不起考场就抛出``RuntimeError``，说明怎么办。"""
    if sys.platform != "linux":
        raise RuntimeError("批改要用Linux的命名空间隔离学员的代码，请在Linux上运行；Windows请在WSL里运行course grade。")
    missing = [name for name in ("unshare", "setpriv") if not shutil.which(name)]
    if missing:
        raise RuntimeError(f"批改要用{'和'.join(missing)}命令，请先安装系统的util-linux软件包。")
    with _started(["/bin/sh", "-c", "exit 0"]) as process:
        reason = process.communicate()[1].decode(errors="replace").strip().splitlines()
    if process.returncode:
        raise RuntimeError(
            "这台机器不让建命名空间，隔离不了学员的代码，所以不批。请换成root，或者请管理员打开非特权用户命名空间"
            f"（系统说：{reason[-1] if reason else process.returncode}）。"
        )


def _talk(process: subprocess.Popen, task: bytes, seconds: float) -> tuple[bytes, str]:
    """递进任务，收回话；到时或话太多就停下。"""
    received = bytearray()
    deadline = monotonic() + seconds
    rest = memoryview(task)
    with selectors.DefaultSelector() as selector:
        os.set_blocking(process.stdin.fileno(), False)
        selector.register(process.stdin, selectors.EVENT_WRITE)
        selector.register(process.stdout, selectors.EVENT_READ)
        while True:
            ready = selector.select(max(0, deadline - monotonic()))
            if not ready:
                return bytes(received), f"代码运行超过{seconds:g}秒，被停下了"
            for key, _ in ready:
                if key.fileobj is process.stdin:
                    try:
                        rest = rest[os.write(key.fd, rest[:65536]) :]
                    except BrokenPipeError:
                        rest = rest[:0]
                    if not rest:
                        selector.unregister(process.stdin)
                        process.stdin.close()
                    continue
                part = os.read(key.fd, 65536)
                received += part
                if not part:
                    process.wait()
                    return bytes(received), ""
                if len(received) > _LONGEST_REPLY:
                    return bytes(received), "代码交的作答太多，被停下了"


@contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen]:
    """在考场里启动一个程序；离开时连同它的全部后代一起结束。"""
    with TemporaryDirectory(prefix="course-exam-") as root:
        process = subprocess.Popen(
            _command(command, root), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        try:
            with process:
                try:
                    yield process
                finally:
                    process.kill()
        finally:
            process.wait()


def _command(command: list[str], root: str) -> list[str]:
    as_root = os.geteuid() == 0
    # 各次批改用各自的用户，进程数的上限才不会算到一起
    uid = str(60_000 + os.getpid() % 5_000)
    drop = ["setpriv", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs"]
    if as_root:
        drop += [f"--reuid={uid}", f"--regid={uid}", "--clear-groups"]
    plan = {
        "root": root,
        "visible": _visible(),
        "hidden": [str(_PACKAGE / "exercises" / "questions")],
        "room": _ROOM,
        "limits": _LIMITS,
        "environment": _ENVIRONMENT,
        "command": [*drop, *command],
    }
    spaces = ["--mount", "--pid", "--net", "--ipc", "--uts", "--fork", "--kill-child"]
    if not as_root:
        spaces += ["--user", "--map-root-user"]
    # 批改的进程被杀，考场也跟着结束
    follow = ["setpriv", "--pdeathsig", "KILL"]
    jail = [sys.executable, "-I", "-S", str(_PACKAGE / "classroom" / "jail.py"), json.dumps(plan)]
    return [*follow, "unshare", *spaces, *jail]


@cache
def _visible() -> list[str]:
    """考场里看得见的：系统的程序与库、Python和它的库、课程的包。先外后内，里面的不重复。"""
    python = {Path(sys.prefix), Path(sys.base_prefix), Path(sys.executable).resolve().parent.parent}
    paths = [Path(path) for path in _SYSTEM if os.path.lexists(path)]
    for path in sorted({*python, _PACKAGE}, key=lambda path: len(path.parts)):
        if not any(path.is_relative_to(seen) for seen in paths):
            paths.append(path)
    return [str(path) for path in paths]
