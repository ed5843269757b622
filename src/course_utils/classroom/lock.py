"""一个文件夹一次只许一个命令用。"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def only_one(file: Path, busy: str) -> Iterator[None]:
    """拿着``file``这把锁；已经被别的进程拿着，就抛出``ValueError(busy)``。锁由操作系统保管，进程死了自动解开。"""
    import fcntl  # Windows上没有，要锁的命令在那里本来就不能运行

    with file.open("w") as opened:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise ValueError(busy) from None
        yield
