"""县域诊断的几个概念：一张原样的表、三种读好的行、一处问题。"""

from __future__ import annotations

from dataclasses import dataclass

FACTORS = ("新技术", "新人才", "新制度", "新赛道", "新环境")
LARGER, SMALLER = "越大越好", "越小越好"
NO_ROOT = "无"


@dataclass(frozen=True)
class Sheet:
    """一张还没有核对的表。``rows``的一项是（文件里的行号，各格的文字），空行已经去掉。"""

    name: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Problem:
    """一处问题：哪里、现在是什么、应当是什么。

    ``line``是0表示整个文件，``serious``为假只是提醒；``count``大于1是没有一一列出的那些处。
    """

    file: str
    line: int
    column: str
    found: str
    expected: str
    serious: bool = True
    count: int = 1

    def __str__(self) -> str:
        place = self.file + (f"第{self.line}行" if self.line else "") + (f"“{self.column}”" if self.column else "")
        found = f"现在是{self.found}，" if self.found else ""
        return f"{place}：{found}{self.expected}。"


@dataclass(frozen=True)
class Industry:
    """产业表的一行：本县与参照地区，基年与末年。"""

    name: str
    before: float
    after: float
    reference_before: float
    reference_after: float


@dataclass(frozen=True)
class Indicator:
    """要素表的一行。``larger``为真表示越大越好。"""

    factor: str
    name: str
    own: float
    reference: float
    larger: bool


@dataclass(frozen=True)
class Track:
    """赛道表的一行。``cost``与``benefit``是万元，``rivals``是周边同选的县数，``root``是依托的产业。"""

    name: str
    cost: float
    benefit: float
    rivals: int
    root: str


@dataclass(frozen=True)
class Tables:
    """读好的三张表与全部问题；没有的表、有错的表是空的元组。"""

    industries: tuple[Industry, ...] = ()
    factors: tuple[Indicator, ...] = ()
    tracks: tuple[Track, ...] = ()
    problems: tuple[Problem, ...] = ()
    example: bool = False
    files: tuple[str, ...] = ()
