"""示例县：虚构的三张表，只用来示意格式与算法，不是任何地方的数据。

格式见``docs/county.md``：产业表的本县与参照地区都是就业人数（人），赛道表的钱是万元。
"""

from __future__ import annotations

from importlib.resources import files

NAME = "示例县（虚构）"
_FILES = {"产业表.csv": "county_industries.csv", "要素表.csv": "county_factors.csv", "赛道表.csv": "county_tracks.csv"}


def example() -> dict[str, bytes]:
    """三张表，文件名到内容（UTF-8）。"""
    return {name: files(__package__).joinpath(file).read_bytes() for name, file in _FILES.items()}
