"""示例县：虚构的三张表，只用来示意格式与算法，不是任何地方的数据。

格式见``docs/county.md``：产业表的本县与参照地区都是就业人数（人），赛道表的钱是万元。
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from course_utils.data.tables import read

NAME = "示例县（虚构）"
_FILES = {"产业表.csv": "county_industries.csv", "要素表.csv": "county_factors.csv", "赛道表.csv": "county_tracks.csv"}


@dataclass(frozen=True)
class Candidate:
    """一条候选赛道：``cost``是投入，``benefit``是没有别的县来争时的得益，都是万元；``rivals``是周边同选的县数。"""

    name: str
    cost: float
    benefit: float
    rivals: int


def example() -> dict[str, bytes]:
    """三张表，文件名到内容（UTF-8）。"""
    return {name: files(__package__).joinpath(file).read_bytes() for name, file in _FILES.items()}


@cache
def candidates() -> tuple[Candidate, ...]:
    """十条候选赛道。"""
    return tuple(
        Candidate(row["赛道"], float(row["投入"]), float(row["预期得益"]), int(row["周边同选县数"]))
        for row in read("county_tracks.csv")
    )


@cache
def industries() -> dict[str, dict[str, float]]:
    """行业到各列的就业人数。"""
    return {
        row["行业"]: {column: float(value) for column, value in row.items() if column != "行业"}
        for row in read("county_industries.csv")
    }
