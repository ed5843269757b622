"""读本文件夹里的数据小表。"""

from __future__ import annotations

import csv
from importlib.resources import files


def read(name: str) -> list[dict[str, str]]:
    """``name``这张CSV的各行，每行是列名到文字；每次都是新的一份，可以随意改动。"""
    with files(__package__).joinpath(name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
