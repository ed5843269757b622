"""实验课与其中的空：哪本笔记本留了哪些题，各值几分，评分记在哪一格。"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from course_utils import bank
from course_utils.exercises.model import Exercise, Reflect

NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"
# 每道题的满分；思考题由老师评，其余由程序判
POINTS = 10


@dataclass(frozen=True)
class Lab:
    """一节实验课。``name``是笔记本的文件名（不带后缀），也是nbgrader里的作业名与笔记本名。"""

    name: str
    path: Path
    exercises: tuple[Exercise, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """各空的题号，按笔记本里的次序。"""
        return tuple(exercise.id for exercise in self.exercises)


@cache
def labs() -> tuple[Lab, ...]:
    """全部实验课，按文件名排序。"""
    if not NOTEBOOKS.is_dir():
        raise RuntimeError("找不到notebooks文件夹，请在课程的源文件夹里运行。")
    return tuple(_lab(path) for path in sorted(NOTEBOOKS.glob("*.ipynb")))


def _lab(path: Path) -> Lab:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    ids = [cell["metadata"]["course"]["exercise"] for cell in cells if "course" in cell["metadata"]]
    return Lab(path.stem, path, tuple(bank.get(id) for id in ids))


def by_hand(exercise: Exercise) -> bool:
    """由老师评分的题。"""
    return isinstance(exercise, Reflect)


def answer_cell(exercise: Exercise) -> str:
    """作答的那一格的``grade_id``。分数总是记在与题号同名的一格：思考题就是作答的这一格，其余是它后面的一格。"""
    return exercise.id if by_hand(exercise) else f"{exercise.id}-answer"
