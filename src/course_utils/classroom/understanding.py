"""一位学员、一个班明白了多少：把作答重判一遍，累加成论点、题目与误解的统计。

每位学员算完就只剩合计，所以内存与作答的多少无关。
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from course_utils import bank
from course_utils.classroom.marks import Mark
from course_utils.classroom.roster import Learner
from course_utils.classroom.statistics import Correlation, Tally, wilson
from course_utils.exercises.attempts import Attempt
from course_utils.exercises.grading import Verdict, grade
from course_utils.exercises.model import Code, Exercise, Reflect

# “可能需要帮助”的规则，报告里照这几个数写明
STUCK_TRIES = 3
STUCK_ITEMS = 3
ENOUGH_ITEMS = 10
LOW_RATE = 0.6

# 题目的区分度：同一位学员至少还做了这么多别的题，才拿来比
_REST_ITEMS = 5
# 判分说的这几句没有指出是什么误解，不算
_VAGUE = re.compile(r"另有\d+处也不对。|还漏选了对的选项。|不对。请检查算式，再检查单位。")


@dataclass
class Work:
    """一位学员做一道题：试了几回，第一次对不对，最终对不对。"""

    tries: int
    first: bool
    best: bool


@dataclass
class Summary:
    """一位学员的合计。``slips``是犯过的误解（题号、反馈），``unmatched``是题号本书没有的作答数，
    ``unreadable``是现在判不了的作答数，``regraded``是重判后得分变了的作答数。"""

    learner: Learner
    works: dict[str, Work] = field(default_factory=dict)
    slips: set[tuple[str, str]] = field(default_factory=set)
    claims: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    labs: dict[str, tuple[float, float]] = field(default_factory=dict)
    total: Tally = field(default_factory=Tally)
    reflections: int = 0
    last: str = ""
    unmatched: int = 0
    unreadable: int = 0
    regraded: int = 0

    @property
    def stuck(self) -> list[str]:
        """试了好几回仍没有做对的题。"""
        return [id for id, work in self.works.items() if work.tries >= STUCK_TRIES and not work.best]

    @property
    def reasons(self) -> list[str]:
        """为什么可能需要帮助；不需要时是空的。"""
        found = []
        if len(self.stuck) >= STUCK_ITEMS:
            found.append(f"有{len(self.stuck)}道题试了{STUCK_TRIES}回以上仍没有做对")
        if self.total.pairs >= ENOUGH_ITEMS and wilson(self.total.best, self.total.pairs)[1] < LOW_RATE:
            found.append(f"做过{self.total.pairs}道题，最终做对{self.total.best}道")
        return found

    @property
    def weakest(self) -> list[str]:
        """最该回头看的至多三条论点：没做对的题最多的。"""
        missed = {id: tally.pairs - tally.best for id, tally in self.claims.items() if tally.best < tally.pairs}
        return sorted(missed, key=lambda id: (-missed[id], id))[:3]


def summarise(learner: Learner, attempts: Iterable[Attempt], marks: Iterable[Mark]) -> Summary:
    """把一位学员的作答（从早到晚）与成绩算成合计；判分一律重做，不采信文件里写的判定。"""
    summary, reflected, exercises = Summary(learner), set(), bank.load()
    for attempt in attempts:
        exercise = exercises.get(attempt["exercise"])
        if exercise is None:
            summary.unmatched += 1
            continue
        verdict = _regrade(exercise, attempt)
        summary.last = max(summary.last, attempt["at"])
        if verdict.verdict == "invalid":
            # 当时就看不懂的不算一次作答；当时看得懂而现在看不懂，是题目改过了
            summary.unreadable += attempt["verdict"] != "invalid"
        elif isinstance(exercise, Reflect):
            reflected.add(exercise.id)
        else:
            summary.regraded += verdict.score != attempt["score"]
            _add_try(summary, exercise.id, verdict.verdict == "correct")
            summary.slips |= {(exercise.id, text) for text in verdict.feedback if not _VAGUE.fullmatch(text)}
    for mark in marks:
        score, total = summary.labs.get(mark.lab, (0.0, 0.0))
        summary.labs[mark.lab] = score + mark.score, total + mark.total
        if mark.counted and mark.total > 0 and mark.item in exercises and not isinstance(exercises[mark.item], Reflect):
            _add_try(summary, mark.item, mark.score == mark.total)
    for id, work in summary.works.items():
        for tally in (summary.total, *(summary.claims[claim] for claim in exercises[id].claims)):
            tally.add(work.first, work.best, work.tries)
    summary.reflections = len(reflected)
    return summary


def _add_try(summary: Summary, id: str, correct: bool) -> None:
    work = summary.works.setdefault(id, Work(0, correct, False))
    work.tries += 1
    work.best |= correct


def _regrade(exercise: Exercise, attempt: Attempt) -> Verdict:
    if isinstance(exercise, Code):
        # 学员的代码绝不在教师的机器上运行：代码题照记下的判定算
        return Verdict(attempt["verdict"], attempt["score"])
    return _graded(exercise.id, json.dumps(attempt["answer"], sort_keys=True))


@lru_cache(maxsize=50_000)
def _graded(id: str, answer: str) -> Verdict:
    # 一千个人选同一个选项，只判一次
    return grade(bank.load()[id], json.loads(answer))


@dataclass
class Item:
    """一道题的合计与区分度。"""

    tally: Tally = field(default_factory=Tally)
    link: Correlation = field(default_factory=Correlation)


@dataclass
class Understanding:
    """全体学员的统计：各班各论点、各题、各误解。"""

    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    sizes: Counter[str] = field(default_factory=Counter)
    claims: dict[tuple[str, str], Tally] = field(default_factory=lambda: defaultdict(Tally))
    items: dict[str, Item] = field(default_factory=lambda: defaultdict(Item))
    slips: Counter[tuple[str, str]] = field(default_factory=Counter)
    few: int = 0
    last: str = ""

    def add(self, summary: Summary) -> None:
        """添一位学员。"""
        group = summary.learner.group
        self.sizes[group] += 1
        self.few += summary.total.pairs < ENOUGH_ITEMS
        self.last = max(self.last, summary.last)
        self.slips.update(summary.slips)
        rest = summary.total.pairs - 1
        for id, work in summary.works.items():
            item = self.items[id]
            item.tally.add(work.first, work.best, work.tries)
            if rest >= _REST_ITEMS:
                # 与“其余的题”比，不与包括本题的总分比，免得自己和自己相关
                item.link.add(work.first, (summary.total.first - work.first) / rest)
        _add(self.groups[group], summary.total)
        for claim, tally in summary.claims.items():
            _add(self.claims[group, claim], tally)

    @property
    def total(self) -> Tally:
        """全体的合计。"""
        whole = Tally()
        for tally in self.groups.values():
            _add(whole, tally)
        return whole


def _add(whole: Tally, part: Tally) -> None:
    whole.pairs += part.pairs
    whole.first += part.first
    whole.best += part.best
    whole.tries += part.tries
