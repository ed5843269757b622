"""考场：在新的命名空间里搭一个只读的小世界，再以没有特权的用户在里面运行一个程序。

由``sandbox.py``经``unshare``作为脚本启动，是考场里的1号进程：它一死，里面的进程全都跟着死。
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

# 以下常量出自Linux的<sys/mount.h>与<linux/mount.h>
_BIND, _RECURSIVE, _NOSUID, _NODEV = 4096, 16384, 2, 4
_DETACH = 2
_MOUNT_SETATTR = 442
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_ATTR_READ_ONLY, _ATTR_NOSUID = 1, 2

_libc = ctypes.CDLL(None, use_errno=True)


def _call(function: str, *arguments: object) -> None:
    if getattr(_libc, function)(*arguments):
        number = ctypes.get_errno()
        raise OSError(number, f"{function}：{os.strerror(number)}")


def _mount(source: str, target: Path, kind: str | None, flags: int, data: str | None = None) -> None:
    texts = [None if text is None else os.fsencode(text) for text in (source, target, kind, data)]
    _call("mount", *texts[:3], ctypes.c_ulong(flags), texts[3])


def _show(source: Path, root: Path) -> None:
    """让考场里看得见``source``，位置不变。"""
    target = root / source.relative_to("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.is_symlink():
        target.symlink_to(os.readlink(source))
        return
    if source.is_dir():
        target.mkdir(exist_ok=True)
    else:
        target.touch()
    _mount(str(source), target, None, _BIND | _RECURSIVE)


def _set_attributes(path: Path, flags: int, *, on: int = 0, off: int = 0) -> None:
    attributes = (ctypes.c_uint64 * 4)(on, off, 0, 0)
    _call("syscall", _MOUNT_SETATTR, _AT_FDCWD, os.fsencode(path), flags, attributes, ctypes.sizeof(attributes))


def build(root: Path, visible: list[str], hidden: list[str], room: int) -> None:
    """把``root``变成考场并搬进去：只看得见``visible``，其中``hidden``是空的，只有/tmp可写，最多``room``字节。"""
    _mount("tmpfs", root, "tmpfs", _NOSUID | _NODEV, "size=1m,mode=755")
    # 课程自己也可能住在/tmp里，所以先有/tmp，再把看得见的挂到它里面
    (root / "tmp").mkdir()
    _mount("tmpfs", root / "tmp", "tmpfs", _NOSUID | _NODEV, f"size={room},nr_inodes=4096,mode=1777")
    for path in visible:
        _show(Path(path), root)
    for path in hidden:
        _mount("tmpfs", root / path.lstrip("/"), "tmpfs", _NOSUID | _NODEV, "size=4k,mode=755")
    _set_attributes(root, _AT_RECURSIVE, on=_ATTR_READ_ONLY | _ATTR_NOSUID)
    _set_attributes(root / "tmp", 0, off=_ATTR_READ_ONLY)
    # 把旧的根摘掉，里面再也走不到外面去
    os.chdir(root)
    _call("pivot_root", b".", b".")
    _call("umount2", b".", _DETACH)
    os.chdir("/tmp")


def main() -> int:
    """照参数里的JSON搭考场、设限额、运行程序，返回它的退出码。"""
    plan = json.loads(sys.argv[1])
    build(Path(plan["root"]), plan["visible"], plan["hidden"], plan["room"])
    for name, most in plan["limits"].items():
        resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))
    return subprocess.call(plan["command"], env=plan["environment"])


if __name__ == "__main__":
    sys.exit(main())
