"""论点编号表、真实数据小表与虚构的示例县。

``claims.csv``是五篇文章的60条论点：编号、文章号、作者、我们自己拟的短题（不超过20字）。
正文、互动实验和题目都用编号引用论点。
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from course_utils.data.tables import read


@dataclass(frozen=True)
class Claim:
    """一条论点。``article``是文章号（1到5），``title``是短题。"""

    id: str
    article: int
    author: str
    title: str


@cache
def claims() -> dict[str, Claim]:
    """编号到论点，按编号排好。"""
    rows = [Claim(row["id"], int(row["article"]), row["author"], row["title"]) for row in read("claims.csv")]
    return {claim.id: claim for claim in rows}
