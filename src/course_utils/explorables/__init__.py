"""互动实验：一个文件一个，文件名把编号里的“-”换成“_”，文件里有一个``EXPLORABLE``。

新增互动实验只需在本文件夹里写一个这样的文件。
"""

from __future__ import annotations

from difflib import get_close_matches
from importlib import import_module
from pkgutil import iter_modules

from course_utils.explorables.model import Explorable

_NOT_EXPLORABLES = {"model", "charts"}


def ids() -> tuple[str, ...]:
    """所有互动实验的编号，按字母排序。"""
    names = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name.replace("_", "-") for name in names if name not in _NOT_EXPLORABLES))


def get(id: str) -> Explorable:
    """按编号取互动实验；编号不对就报错，并给出最相近的编号。"""
    known = ids()
    if id not in known:
        near = get_close_matches(str(id), known, n=1)
        hint = f"是不是想写{near[0]!r}？" if near else f"可用的编号：{'、'.join(known)}。"
        raise ValueError(f"没有编号为{id!r}的互动实验。{hint}")
    return import_module(f"{__name__}.{id.replace('-', '_')}").EXPLORABLE
