"""``course grade``：收卷、批改、记进nbgrader的成绩册，再写成CSV与JSON。一份一份地批，断了再来只批剩下的。"""

from __future__ import annotations

import argparse
import csv
import json
import os
from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from course_utils import bank
from course_utils.classroom import gradebook, sandbox
from course_utils.classroom.labs import POINTS, Lab, labs
from course_utils.classroom.lock import only_one
from course_utils.classroom.marking import Paper, mark, paper_from_dict
from course_utils.classroom.names import harmless
from course_utils.classroom.nbgrader import COURSE
from course_utils.classroom.submissions import Problem, Submission, collect
from course_utils.exercises import LABELS

# 批法变了，旧的结果就不算数
_VERSION = 1


def main(arguments: list[str]) -> int:
    """``course grade``的入口。"""
    parser = argparse.ArgumentParser(prog="course grade", add_help=False, allow_abbrev=False)
    parser.error = _refuse
    parser.add_argument("folder", type=Path)
    parser.add_argument("--course", type=Path, default=COURSE)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args(arguments)
    papers, problems = grade(options.folder, options.course, fresh=options.fresh)
    for problem in problems:
        print("  ".join(filter(None, (problem.student, problem.file, problem.text))))
    print(
        f"批了{len(papers)}份，{len(problems)}件事请看上面。成绩在{options.course}的gradebook.db、成绩.csv与成绩.json。"
    )
    return 0


def grade(folder: Path, course: Path = COURSE, *, fresh: bool = False) -> tuple[list[Paper], list[Problem]]:
    """批``folder``里的答卷，成绩记进``course``里的nbgrader课程；批过的不再批，除非``fresh``。"""
    exported = _exported(course)
    sandbox.require()
    (course / "grades").mkdir(exist_ok=True)
    # 两次批改同时往一门课程里写，会互相盖掉成绩
    with only_one(course / "grades" / "lock", f"{course}正在由另一个course grade批改，请等它批完再运行。"):
        return _grade(folder, course, exported, fresh)


def _grade(folder: Path, course: Path, exported: list[Lab], fresh: bool) -> tuple[list[Paper], list[Problem]]:
    submissions, problems = collect(folder, exported)
    done = course / "grades"
    bank_digest = _bank_digest()
    papers = []
    for number, submission in enumerate(submissions, 1):
        print(f"[{number}/{len(submissions)}] {submission.student}  {submission.lab.name}", flush=True)
        try:
            paper = _marked(submission, done / _key(submission, bank_digest), fresh=fresh)
            gradebook.write_copy(course, submission, paper)
            papers.append(paper)
        except Exception as error:  # 一份批不了，不连累别人
            text = f"批改时出了意外（{type(error).__name__}：{error}），没有批"
            problems.append(Problem(submission.student, submission.file, text))
    problems += [Problem(paper.student, paper.file, paper.problem) for paper in papers if paper.problem]
    problems += _alike(submissions, papers)
    problems.sort(key=lambda problem: (problem.student, problem.file, problem.text))
    gradebook.record(course, exported, papers)
    _write(course, papers, problems)
    return papers, problems


def _exported(course: Path) -> list[Lab]:
    if not (course / "nbgrader_config.py").is_file():
        raise ValueError(f"{course}不是nbgrader课程，请先运行course export nbgrader，或者用--course指明它在哪里。")
    return [lab for lab in labs() if (course / "source" / lab.name).is_dir()]


def _bank_digest() -> str:
    total = sha256()
    for file in sorted(bank.QUESTIONS.glob("*.yml")):
        total.update(file.read_bytes())
    return total.hexdigest()


def _key(submission: Submission, bank_digest: str) -> str:
    parts = [_VERSION, submission.student, submission.lab.name, submission.file, submission.digest, bank_digest]
    return sha256(json.dumps(parts).encode()).hexdigest()[:32] + ".json"


def _marked(submission: Submission, file: Path, *, fresh: bool) -> Paper:
    if file.is_file() and not fresh:
        return paper_from_dict(json.loads(file.read_text(encoding="utf-8")))
    paper = mark(submission)
    _replace(file, json.dumps(paper.as_dict(), ensure_ascii=False))
    return paper


def _alike(submissions: Iterable[Submission], papers: Iterable[Paper]) -> list[Problem]:
    """得了分、代码却一字不差的几位学员。"""
    scored = {(paper.student, paper.lab) for paper in papers if paper.points}
    groups: dict[tuple, list[Submission]] = defaultdict(list)
    for one in submissions:
        if (one.student, one.lab.name) in scored:
            groups[one.lab.name, one.cells].append(one)
    return [
        Problem(one.student, one.file, f"代码与{'、'.join(o.student for o in group if o is not one)}交的一字不差")
        for group in groups.values()
        if len(group) > 1
        for one in group
    ]


def _write(course: Path, papers: list[Paper], problems: list[Problem]) -> None:
    whole = {
        "format": "course-grades",
        "version": 1,
        "full": POINTS,
        "papers": [paper.as_dict() for paper in papers],
        "problems": [vars(problem) for problem in problems],
    }
    _replace(course / "成绩.json", json.dumps(whole, ensure_ascii=False, indent=1) + "\n")
    temporary = course / "成绩.csv.part"
    # 带BOM，Excel打开才不乱码
    with temporary.open("w", encoding="utf-8-sig", newline="") as stream:
        table = csv.writer(stream)
        table.writerow(["学员", "实验课", "题目", "判定", "得分", "满分", "说明"])
        for paper in papers:
            for id, one in paper.marks.items():
                texts = map(harmless, (paper.student, paper.lab, id, LABELS[one.verdict]))
                table.writerow([*texts, one.points, POINTS, harmless(one.text)])
    os.replace(temporary, course / "成绩.csv")


def _replace(file: Path, text: str) -> None:
    # 先写完再换名，中途被杀也不会留下半个文件
    temporary = file.with_suffix(".part")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, file)


def _refuse(message: str) -> None:
    raise ValueError("看不懂course grade的参数，请用course grade --help看用法。")
