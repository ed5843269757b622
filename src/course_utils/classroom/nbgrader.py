"""``course export nbgrader``：把实验课变成一门nbgrader课程，教师版与学员版都由笔记本里的空和题库里的解答生成。"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from course_utils.classroom.labs import POINTS, Lab, answer_cell, by_hand, labs
from course_utils.exercises.model import Code, Exercise, Numeric
from course_utils.page.node import BUILD

COURSE = BUILD / "nbgrader"

_CONFIG = '''\
"""nbgrader的设定，由course export nbgrader生成。"""

c = get_config()

c.CourseDirectory.course_id = "new-quality"
# 起始代码里已经留了空，学员版只需提醒一句；不抛NotImplementedError，没填时判为“还没有填写”，不是出错
c.ClearSolutions.code_stub = {"python": "# 请把上面的空填好"}
c.ClearSolutions.text_stub = "请在这里作答"
# 直接用nbgrader autograde时，停不下来的代码最多等这么多秒；收外人的卷子请用course grade
c.Execute.timeout = 30
'''
_BLANK = re.compile(r'^(\w+) = (?:None|"{6}).*$', re.MULTILINE)


def main(arguments: list[str]) -> int:
    """``course export nbgrader``的入口。"""
    parser = argparse.ArgumentParser(prog="course export nbgrader", add_help=False, allow_abbrev=False)
    parser.error = _refuse
    parser.add_argument("--out", type=Path, default=COURSE)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args(arguments)
    folder = options.out
    export(folder, options.names)
    print(f"nbgrader课程已生成：{folder}。教师版在source，发给学员的在release。")
    return 0


def export(folder: Path, names: Sequence[str] = ()) -> None:
    """在``folder``生成nbgrader课程，只要``names``里的实验课，不写就全要；再次运行就更新，成绩册保留。"""
    known = {lab.name: lab for lab in labs()}
    for name in names:
        if name not in known:
            raise ValueError(f"没有{name}这节实验课，可用的有：{'、'.join(known)}。")
    config = folder / "nbgrader_config.py"
    if folder.exists() and not config.is_file() and any(folder.iterdir()):
        raise ValueError(f"{folder}里已有别的东西，请用--out另选一个空文件夹。")
    folder.mkdir(parents=True, exist_ok=True)
    # 成绩册与解答只给老师看
    folder.chmod(0o700)
    config.write_text(_CONFIG, encoding="utf-8")
    for lab in (known[name] for name in names or known):
        source = folder / "source" / lab.name / f"{lab.name}.ipynb"
        source.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(teacher_version(lab), source)
        _generate(folder, lab)


def teacher_version(lab: Lab) -> NotebookNode:
    """教师版：每个空填上题库里的解答，后面跟一格隐藏的评分。"""
    notebook = nbformat.read(lab.path, as_version=4)
    exercises = {exercise.id: exercise for exercise in lab.exercises}
    cells = []
    for cell in notebook.cells:
        cells.append(cell)
        if "course" not in cell.metadata:
            continue
        exercise = exercises[cell.metadata.course.exercise]
        name = _solve(cell, exercise)
        cell.metadata.nbgrader = _metadata(answer_cell(exercise), solution=True, grade=by_hand(exercise))
        if not by_hand(exercise):
            cells.append(_scoring(exercise, name))
    notebook.cells = cells
    return notebook


def _solve(cell: NotebookNode, exercise: Exercise) -> str:
    """在空的后面写上解答，返回作答的名字。"""
    if isinstance(exercise, Code):
        cell.source += _region(exercise.solution.rstrip())
        return exercise.entry
    blank = _BLANK.search(cell.source)
    answer = exercise.answer if isinstance(exercise, Numeric) else exercise.sample
    solved = blank[0] + _region(f"{blank[1]} = {answer!r}")
    cell.source = cell.source.replace(blank[0], solved, 1)
    return blank[1]


def _region(solution: str) -> str:
    return f"\n### BEGIN SOLUTION\n{solution}\n### END SOLUTION"


def _scoring(exercise: Exercise, name: str) -> NotebookNode:
    source = f"""# 这一格由老师评分，请不要改动
### BEGIN HIDDEN TESTS
from course_utils import check

round({POINTS} * check("{exercise.id}", {name}).score, 2)
### END HIDDEN TESTS"""
    metadata = {"nbgrader": _metadata(exercise.id, solution=False, grade=True)}
    return nbformat.v4.new_code_cell(source, id=exercise.id, metadata=metadata)


def _metadata(id: str, *, solution: bool, grade: bool) -> dict:
    points = {"points": POINTS} if grade else {}
    return {
        "schema_version": 3,
        "grade_id": id,
        "solution": solution,
        "grade": grade,
        "locked": not solution,
        "task": False,
        **points,
    }


def _generate(folder: Path, lab: Lab) -> None:
    """由教师版生成学员版，并把题目登记进成绩册。"""
    from nbgrader.converters import GenerateAssignment
    from nbgrader.utils import capture_log
    from traitlets.config import PyFileConfigLoader

    from course_utils.classroom.gradebook import course_directory

    config = PyFileConfigLoader("nbgrader_config.py", path=str(folder)).load_config()
    app = GenerateAssignment(coursedir=course_directory(folder, config, lab.name), config=config)
    app.force = True
    done = capture_log(app)
    if not done["success"]:
        raise RuntimeError(f"nbgrader没有生成{lab.name}的学员版：{done.get('log') or done['error']}")


def _refuse(message: str) -> None:
    raise ValueError("看不懂course export nbgrader的参数，请用course export --help看用法。")
