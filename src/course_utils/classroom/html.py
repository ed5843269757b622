"""学情报告的网页：一个文件，没有脚本，不联网；学员多时只画班的热图，学员的热图看Excel。"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from course_utils import bank
from course_utils.classroom.names import readable
from course_utils.classroom.places import Place, Places
from course_utils.classroom.roster import Problem
from course_utils.classroom.statistics import Tally
from course_utils.classroom.understanding import Item, Summary, Understanding
from course_utils.classroom.wording import CAUTIONS, METHODS, ungrouped
from course_utils.data import claims
from course_utils.exercises.model import Exercise

# 一页纸（竖放）放得下的热图列数；学员再多，热图就不好读了，只放Excel
_COLUMNS = 12
_MOST_DRAWN = 48
_MOST_LISTED = 100
_MOST_SLIPS = 30
# 题次少于它的格子不上色：一两个人就能改变它
_FEWEST = 3
# 人数少于它，区分度不可靠
_ITEM_LEARNERS = 30
_WEAK_LINK = 0.1
_SHADES = 5


@dataclass(frozen=True)
class Cell:
    """热图的一格：首次答对率、题次、深浅（0到4；题次太少或没有就是空的）、读屏软件朗读的说明。"""

    text: str
    pairs: int
    shade: str
    title: str


@dataclass(frozen=True)
class Slip:
    """一个常见误解。"""

    count: int
    learners: int
    exercise: Exercise
    text: str
    places: Sequence[Place]
    slide: Place


class ClassPage:
    """一个网页。``learner``一位一位地收下要画、要列的学员，其余的不留。"""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._drawn: list[tuple[str, Summary]] = []
        self._helped: list[tuple[str, Summary]] = []
        self._helped_count = 0

    def learner(self, alias: str, summary: Summary) -> None:
        """收下一位学员。"""
        # 多留一位，就知道是不是太多
        if len(self._drawn) <= _MOST_DRAWN:
            self._drawn.append((alias, summary))
        if summary.reasons:
            self._helped_count += 1
            if len(self._helped) < _MOST_LISTED:
                self._helped.append((alias, summary))

    def render(self, found: Understanding, problems: Sequence[Problem]) -> str:
        """完整的HTML。"""
        names = {group: readable(ungrouped(group)) for group in sorted(found.sizes)}
        columns = [(name, {id: found.claims.get((group, id)) for id in claims()}) for group, name in names.items()]
        drawn = self._drawn if len(self._drawn) <= _MOST_DRAWN else []
        return _template().render(
            found=found,
            total=found.total,
            groups=[(name, found.sizes[group], found.groups[group]) for group, name in names.items()],
            group_maps=_chunks(columns),
            learner_maps=_chunks(
                [(f"{readable(summary.learner.group)} {alias}", summary.claims) for alias, summary in drawn]
            ),
            slips=self._slips(found),
            never=[entry for entry in _items(found) if entry[1].tally.pairs >= _FEWEST and not entry[1].tally.best],
            doubtful=_doubtful(found),
            helped=self._helped,
            helped_count=self._helped_count,
            problems=problems,
            claims=claims(),
            places=self._places,
            cautions=CAUTIONS,
            methods=METHODS,
            limits={"drawn": _MOST_DRAWN, "listed": _MOST_LISTED, "fewest": _FEWEST, "items": _ITEM_LEARNERS},
            cell=_cell,
            opening=_opening,
            readable=readable,
        )

    def _slips(self, found: Understanding) -> list[Slip]:
        exercises = bank.load()
        return [
            Slip(
                count,
                found.items[id].tally.pairs,
                exercises[id],
                text,
                self._places.treatment(exercises[id]),
                self._places.slide(exercises[id]),
            )
            for (id, text), count in found.slips.most_common(_MOST_SLIPS)
        ]


def _chunks(columns: list) -> list[list]:
    return [columns[start : start + _COLUMNS] for start in range(0, len(columns), _COLUMNS)]


def _items(found: Understanding) -> list[tuple[Exercise, Item]]:
    """做过的题，按题库的次序。"""
    return [(exercise, found.items[id]) for id, exercise in bank.load().items() if id in found.items]


def _doubtful(found: Understanding) -> list[tuple[Exercise, Item, float]]:
    """区分度接近0或是负的题，最低的在前。"""
    measured = [(exercise, item, item.link.value()) for exercise, item in _items(found)]
    low = [
        (exercise, item, value)
        for exercise, item, value in measured
        if value is not None and value < _WEAK_LINK and item.link.count >= _ITEM_LEARNERS
    ]
    return sorted(low, key=lambda entry: entry[2])


def _cell(tally: Tally | None) -> Cell:
    if tally is None or not tally.pairs:
        return Cell("—", 0, "", "没有作答")
    low, high = tally.interval
    title = f"{tally.pairs}个题次，首次答对{tally.first}个，95%区间{low:.0%}到{high:.0%}，最终答对{tally.best}个"
    rate = tally.first / tally.pairs
    shade = str(min(int(rate * _SHADES), _SHADES - 1)) if tally.pairs >= _FEWEST else ""
    return Cell(f"{rate:.0%}", tally.pairs, shade, title)


def _opening(exercise: Exercise) -> str:
    line = exercise.prompt.strip().splitlines()[0]
    return line if len(line) <= 40 else line[:40] + "……"


def _template():
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["percent"] = lambda value: "—" if value is None else f"{value:.0%}"
    environment.filters["decimal"] = lambda value: "—" if value is None else f"{value:.1f}"
    return environment.get_template("report.html")
