"""实验课：空白卷不得分也不报错，填上题库里的解答就得满分。"""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from course_utils import bank, explorables
from course_utils.exercises.model import Code, Numeric, Reflect
from course_utils.lab.store import Store

NOTEBOOKS = sorted((Path(__file__).parent.parent / "notebooks").glob("*.ipynb"))
pytestmark = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def read(path: Path) -> nbformat.NotebookNode:
    """读一本笔记本。"""
    return nbformat.read(path, as_version=4)


def blanks(notebook: nbformat.NotebookNode) -> dict[str, nbformat.NotebookNode]:
    """题号到要学员填的单元格。"""
    return {cell.metadata.course.exercise: cell for cell in notebook.cells if "course" in cell.metadata}


def fill(cell: nbformat.NotebookNode, id: str) -> None:
    """把题库里的解答填进空白。"""
    exercise = bank.get(id)
    match exercise:
        case Code():
            filled = cell.source.replace(exercise.starter.rstrip(), exercise.solution.rstrip())
        case Numeric():
            filled = cell.source.replace("None", repr(exercise.answer), 1)
        case Reflect():
            filled = cell.source.replace('""""""', repr(exercise.sample))
        case _:
            raise TypeError(f"实验课里不放{exercise.type}的空白，请用quiz。")
    assert filled != cell.source, f"{id}的单元格里找不到空白"
    cell.source = filled


def run(notebook: nbformat.NotebookNode, path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """运行整本笔记本，返回每题最好的得分；单元格抛异常或往错误流写东西都算失败。"""
    monkeypatch.setenv("COURSE_DATA_DIR", str(folder))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(path.parent)}}).execute()
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            assert output.get("name") != "stderr", f"{cell.id}：{output.text}"
    scores: dict[str, float] = {}
    for attempt in Store(folder / "progress.sqlite").attempts():
        scores[attempt["exercise"]] = max(attempt["score"], scores.get(attempt["exercise"], 0.0))
    return scores


def test_blank_scores_nothing(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """空白卷从头运行到尾：没有异常，也没有一题留下作答记录。"""
    assert run(read(path), path, tmp_path, monkeypatch) == {}


def test_solved_scores_full(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """填上解答：打分的题都得满分，思考题都已记下。"""
    notebook = read(path)
    for id, cell in blanks(notebook).items():
        fill(cell, id)
    scores = run(notebook, path, tmp_path, monkeypatch)
    assert scores.keys() == blanks(notebook).keys()
    graded = {id: score for id, score in scores.items() if not isinstance(bank.get(id), Reflect)}
    assert graded == dict.fromkeys(graded, 1.0)
    outputs = [output for cell in notebook.cells for output in cell.get("outputs", [])]
    assert any("image/png" in output.get("data", {}) for output in outputs), "做完全部任务，应当画出图来"


def test_blanks_are_starters(path: Path) -> None:
    """代码题的空白就是题库里的起始代码，不另写一份。"""
    for id, cell in blanks(read(path)).items():
        exercise = bank.get(id)
        if isinstance(exercise, Code):
            assert cell.source == exercise.starter.rstrip()


def test_explorables_exist(path: Path) -> None:
    """``explore``与``quiz``打开的编号都真有：写错了只会显示一句话，不会报错。"""
    source = "\n".join(cell.source for cell in read(path).cells if cell.cell_type == "code")
    opened = re.findall(r'explore\("([^"]+)"\)', source)
    assert len(opened) >= 3
    assert set(opened) <= set(explorables.ids())
    assert set(re.findall(r'(?:quiz|check)\("([^"]+)"', source)) <= set(bank.load())


def test_saved_clean(path: Path) -> None:
    """存盘时不带输出和运行次数，单元格编号互不相同，也没有把解答存进去。"""
    text = path.read_text(encoding="utf-8")
    notebook = json.loads(text)
    cells = notebook["cells"]
    assert len({cell["id"] for cell in cells}) == len(cells)
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None
    source = "\n".join("".join(cell["source"]) for cell in cells)
    for exercise in bank.load().values():
        if isinstance(exercise, Code):
            assert exercise.solution.strip() not in source
