"""五篇文章合起来的论证：五张清单的对照表，与论点之间的支持与张力。

``crosswalk.csv``把五张清单的每一项归到主题上：``strength``为2是名称或展开直接讲这个主题，为1是提到；``reason``写理由。
``claim_links.csv``是论点之间的联系：``support``是``source``支持``target``，``tension``是两条放在一起有张力。

两张表都是本课程读过五篇以后编的，不是作者们自己的归类，换一个人来编会有出入；论点的编号见``claims.csv``。
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from course_utils.data.tables import read

LISTS = ("催生因素", "三要素", "四支点", "四路径", "五要素")
THEMES = ("科技", "人才", "设备", "资源", "数据", "产业", "制度", "配置", "环境")


@dataclass(frozen=True)
class Placement:
    """一项归到一个主题：``strength``为2是直接讲，为1是提到。"""

    list: str
    item: str
    claim: str
    theme: str
    strength: int
    reason: str


@dataclass(frozen=True)
class Link:
    """两条论点之间的联系：``kind``是``"support"``或``"tension"``。"""

    source: str
    target: str
    kind: str
    reason: str


@cache
def placements() -> tuple[Placement, ...]:
    """对照表的各行，按表里的次序。"""
    return tuple(
        Placement(row["list"], row["item"], row["claim"], row["theme"], int(row["strength"]), row["reason"])
        for row in read("crosswalk.csv")
    )


@cache
def links() -> tuple[Link, ...]:
    """论点之间的联系，按表里的次序。"""
    return tuple(Link(**row) for row in read("claim_links.csv"))


def theme_counts(name: str, mentioned: bool = False) -> dict[str, int]:
    """清单``name``里讲每个主题的各有几项；``mentioned``为真时，提到的也算。没有这张清单抛出``ValueError``。"""
    if name not in LISTS:
        raise ValueError(f"没有“{name}”这张清单，可用的有：{'、'.join(LISTS)}。")
    least = 1 if mentioned else 2
    rows = [row for row in placements() if row.list == name and row.strength >= least]
    return {theme: sum(row.theme == theme for row in rows) for theme in THEMES}


def themes(name: str, mentioned: bool = False) -> set[str]:
    """清单``name``讲到的主题。"""
    return {theme for theme, count in theme_counts(name, mentioned).items() if count}


def shared_themes(first: str, second: str, mentioned: bool = False) -> int:
    """两张清单共有几个主题。"""
    return len(themes(first, mentioned) & themes(second, mentioned))
