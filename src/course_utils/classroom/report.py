"""``course grade report``：把一个文件夹里的成绩与学习记录合成一份学情报告，一个Excel文件和一个网页。"""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

from course_utils.classroom import html
from course_utils.classroom.marks import Marks
from course_utils.classroom.names import Pseudonyms, RealNames
from course_utils.classroom.places import Places
from course_utils.classroom.roster import Problem, Roster, read_roster
from course_utils.classroom.understanding import Summary, Understanding, summarise

_EXCEL, _HTML = "学情报告.xlsx", "学情报告.html"


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError("看不懂course grade report的参数，请用course grade --help看用法。")


def main(arguments: list[str]) -> int:
    """命令的入口，返回退出码。"""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--grades", type=Path)
    parser.add_argument("--book")
    parser.add_argument("--pseudonyms", action="store_true")
    options = parser.parse_args(arguments)
    folder = options.folder.resolve()
    out = (options.out or folder.with_name(f"{folder.name}-学情报告")).resolve()
    problems = write(folder, out, options.grades, options.book, options.pseudonyms)
    for problem in problems[:20]:
        print(f"{problem.file}：{problem.reason}{f'（{problem.other}）' if problem.other else ''}")
    if len(problems) > 20:
        print(f"另有{len(problems) - 20}个问题，见Excel的“文件问题”。")
    print(f"学情报告已写好：{out / _HTML}，表格在{out / _EXCEL}。")
    if options.pseudonyms:
        print(f"假名的对照表在{folder}里，不要和报告一起发出去。")
    return 0


def write(folder: Path, out: Path, grades: Path | None, book: str | None, pseudonyms: bool) -> list[Problem]:
    """读``folder``，把报告写进``out``，返回文件的毛病（用假名时，里面的名字也换成假名）。"""
    from course_utils.classroom.workbook import ClassWorkbook

    roster = read_roster(folder, out)
    alias = Pseudonyms(folder) if pseudonyms else RealNames()
    places = Places(book, out)
    out.mkdir(parents=True, exist_ok=True)
    found, page = Understanding(), html.ClassPage(places)
    with closing(Marks(roster, grades)) as marks:
        everyone = set(roster.files) | marks.learners
        people = {one: alias("学员", str(one) if pseudonyms else one.name) for one in everyone}
        if not people:
            raise ValueError(f"{folder}里没有学习记录，也没有成绩。请把学员导出的JSON文件放进去，文件名写学员的姓名。")
        partial = out / f"{_EXCEL}.未写完"
        with ClassWorkbook(partial, marks.labs) as workbook:
            # 按显示的名字排，用假名时次序才不会泄露真名
            for learner in sorted(people, key=lambda learner: (learner.group, people[learner])):
                summary = summarise(learner, roster.attempts(learner), marks.of(learner))
                _report_leftovers(roster, summary)
                found.add(summary)
                workbook.learner(people[learner], summary)
                page.learner(people[learner], summary)
            problems = [_aliased(problem, alias) for problem in roster.problems]
            workbook.finish(found, problems, places)
    _replace(partial, out / _EXCEL)
    partial = out / f"{_HTML}.未写完"
    partial.write_text(page.render(found, problems), encoding="utf-8")
    _replace(partial, out / _HTML)
    if isinstance(alias, Pseudonyms):
        alias.save()
    return problems


def _report_leftovers(roster: Roster, summary: Summary) -> None:
    """没有算进去或改判了的作答，一位学员一条，不能悄悄丢掉。"""
    counts = {
        "条作答的题号本书没有，没有算，多半来自别的版本": summary.unmatched,
        "条作答现在判不了，没有算，多半是题目改过了": summary.unreadable,
        "条作答记下的得分与重判的不同，以重判的为准": summary.regraded,
    }
    files = roster.files.get(summary.learner, ())
    name = roster.shown(files[0]) if files else str(summary.learner)
    roster.problems += [Problem(name, f"有{count}{what}。") for what, count in counts.items() if count]


def _aliased(problem: Problem, alias: RealNames | Pseudonyms) -> Problem:
    other = alias("文件", problem.other) if problem.other else ""
    return replace(problem, file=alias("文件", problem.file), other=other)


def _replace(partial: Path, target: Path) -> None:
    try:
        os.replace(partial, target)
    except PermissionError:
        raise ValueError(f"写不了{target}，它多半正开着；请先关掉它，再运行一次。") from None
