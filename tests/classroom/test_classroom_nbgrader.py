"""导出的nbgrader课程：教师版通过nbgrader自己的检验得满分，学员版看不到解答。"""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from papers import LAB, export

from course_utils import cli
from course_utils.classroom.labs import POINTS, labs
from course_utils.classroom.nbgrader import teacher_version
from course_utils.exercises.model import Code, Reflect


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """导出到带空格与汉字的路径。"""
    return export(tmp_path_factory.mktemp("课程") / "nbgrader 课程")


@pytest.mark.parametrize("lab", labs(), ids=lambda lab: lab.name)
def test_every_lab_has_its_blanks(lab) -> None:
    """每节实验课的每个空各有一格作答、一处评分，``grade_id``不重复，合乎nbgrader的格式。"""
    from nbgrader.nbgraderformat import MetadataValidator

    notebook = teacher_version(lab)
    MetadataValidator().validate_nb(notebook)
    nbformat.validate(notebook)
    marked = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    assert [meta.grade_id for meta in marked if meta.grade] == list(lab.ids)
    assert all(meta.points == POINTS for meta in marked if meta.grade)
    assert sum(meta.solution for meta in marked) == len(lab.ids)


def test_teacher_version_passes_nbgraders_own_check(course: Path, monkeypatch, tmp_path: Path) -> None:
    """教师版交给nbgrader的检验程序运行：没有一格不及格。"""
    from nbgrader.validator import Validator

    monkeypatch.setenv("COURSE_DATA_DIR", str(tmp_path))
    found = Validator().validate(str(course / "source" / LAB / f"{LAB}.ipynb"))
    assert "failed" not in found


def test_release_keeps_the_blanks_and_hides_the_answers(course: Path) -> None:
    """学员版留着起始代码，没有解答，也没有隐藏的评分。"""
    text = (course / "release" / LAB / f"{LAB}.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    source = "\n".join(cell.source for cell in notebook.cells)
    lab = next(lab for lab in labs() if lab.name == LAB)
    assert "请把上面的空填好" in source and "HIDDEN TESTS" not in source and "BEGIN SOLUTION" not in source
    for exercise in lab.exercises:
        if isinstance(exercise, Code):
            assert exercise.starter.rstrip() in source
            assert exercise.solution.strip() not in source
        elif isinstance(exercise, Reflect):
            assert exercise.sample not in source


def test_export_again_keeps_the_gradebook(course: Path) -> None:
    """再导出一次：学员版一字不差，成绩册还在，题目没有重复登记。"""
    from nbgrader.api import Gradebook

    from course_utils.classroom.gradebook import course_directory

    release = course / "release" / LAB / f"{LAB}.ipynb"
    before = release.read_bytes()
    export(course)
    assert release.read_bytes() == before
    with Gradebook(course_directory(course).db_url) as book:
        (assignment,) = book.assignments
        assert assignment.max_score == POINTS * 5


def test_export_refuses_a_folder_with_other_things(tmp_path: Path, capsys) -> None:
    """文件夹里有别的东西就不写，写错了实验课的名字也说清楚。"""
    (tmp_path / "论文.docx").touch()
    assert cli.main(["export", "nbgrader", "--out", str(tmp_path)]) == 1
    assert "--out" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["论文.docx"]
    assert cli.main(["export", "nbgrader", "没有这一节", "--out", str(tmp_path / "新")]) == 1
    assert LAB in capsys.readouterr().err
