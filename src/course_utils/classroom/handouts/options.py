"""讲义各命令的参数，与写文件的共同做法。"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NoReturn

from course_utils.page.node import BUILD

HANDOUTS = BUILD / "handouts"


class Parser(argparse.ArgumentParser):
    """``course export``里一样东西的参数；写错了用一句中文指路。"""

    def __init__(self, kind: str) -> None:
        super().__init__(prog=f"course export {kind}", add_help=False, allow_abbrev=False)
        self.add_argument("--out", type=Path, default=HANDOUTS)

    def error(self, message: str) -> NoReturn:
        raise ValueError(f"看不懂{self.prog}的参数，请用course export --help看用法。")


def prepare(out: Path) -> Path:
    """建好放文件的文件夹；``out``是一个文件就不行。"""
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out}是一个文件，请用--out写一个文件夹。")
    out.mkdir(parents=True, exist_ok=True)
    return out


def write(path: Path, data: bytes) -> Path:
    """写下一个文件，报告它多大；正被别的程序打开着，就请使用者关掉。"""
    try:
        path.write_bytes(data)
    except PermissionError:
        raise ValueError(f"{path}写不进去：它多半正开着，请关掉再运行一次，或者用--out换一个文件夹。") from None
    print(f"{path}（{f'{len(data) / 1e6:.1f} MB' if len(data) > 1e6 else f'{len(data) / 1e3:.0f} KB'}）", flush=True)
    return path
