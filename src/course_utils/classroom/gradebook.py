"""nbgrader的成绩册：把批好的分数写进去，老师手评的分数不动。"""

from __future__ import annotations

import os
import sysconfig
import warnings
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.classroom.labs import Lab, answer_cell, by_hand

if TYPE_CHECKING:
    from nbgrader.coursedir import CourseDirectory

    from course_utils.classroom.marking import Paper
    from course_utils.classroom.submissions import Submission


def course_directory(folder: Path, config: object = None, assignment: str = "") -> CourseDirectory:
    """``folder``里的nbgrader课程。"""
    from nbgrader.coursedir import CourseDirectory

    # nbgrader打开成绩册时要按名字找alembic命令，它装在Python自己的环境里
    scripts = sysconfig.get_path("scripts")
    if scripts not in os.get_exec_path():
        os.environ["PATH"] = os.pathsep.join([scripts, *os.get_exec_path()])
    directory = CourseDirectory(config=config)
    directory.root = str(folder.resolve())
    directory.assignment_id = assignment
    return directory


def write_copy(folder: Path, submission: Submission, paper: Paper) -> None:
    """把答卷写进``autograded``，给formgrader看：学员版里填上学员写的，每个空下面是判定；别的改动与输出都不要。"""
    import nbformat

    name = f"{paper.lab}.ipynb"
    notebook = nbformat.read(folder / "release" / paper.lab / name, as_version=4)
    for cell in notebook.cells:
        id = cell.metadata.get("course", {}).get("exercise")
        if id in paper.marks:
            cell.source = submission.blanks.get(id, cell.source)
            cell.outputs = [nbformat.v4.new_output("stream", text=paper.marks[id].text + "\n")]
    target = folder / "autograded" / paper.student / paper.lab / name
    target.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, target)


def record(folder: Path, labs: Iterable[Lab], papers: Iterable[Paper]) -> None:
    """把``papers``写进``folder``的成绩册；同样的答卷写几遍，结果都一样。"""
    from nbgrader.api import Gradebook

    by_name = {lab.name: lab for lab in labs}
    with closing(Gradebook(course_directory(folder).db_url)) as book, warnings.catch_warnings():
        # nbgrader建答卷时惹出的SQLAlchemy警告，与结果无关
        warnings.simplefilter("ignore")
        for paper in papers:
            book.update_or_create_student(paper.student)
            book.update_or_create_submission(paper.lab, paper.student)
            for exercise in by_name[paper.lab].exercises:
                mark = paper.marks[exercise.id]
                place = (paper.lab, paper.lab, paper.student)
                grade = book.find_grade(exercise.id, *place)
                waiting = by_hand(exercise) and mark.verdict == "recorded"
                grade.auto_score = None if waiting else mark.points
                grade.needs_manual_grade = waiting and grade.manual_score is None
                book.find_comment(answer_cell(exercise), *place).auto_comment = mark.text
            book.db.commit()
