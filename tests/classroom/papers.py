"""造答卷：由学员版填上各题的代码，存进以学员命名的文件夹。"""

from __future__ import annotations

from pathlib import Path

import nbformat

from course_utils.classroom import nbgrader

LAB = "01-meaning"
ANSWERS = {
    "ch1-q20": "answer = 70 / 3.5",
    "ch1-c01": "def growth_accounting(output, capital, labour, labour_share):\n"
    "    return output - (1 - labour_share) * capital - labour_share * labour",
    "ch1-c02": "from math import prod\n\n\ndef quality_index(scores, weights):\n"
    "    return prod(s ** (w / sum(weights)) for s, w in zip(scores, weights))",
    "ch1-c03": "def chart_labels(name, unit, start, end, source):\n"
    '    return {"title": f"{name}，{start}—{end}年", "xlabel": "年份", "ylabel": f"{name}（{unit}）",'
    ' "note": f"数据：{source}"}',
    "ch1-q33": 'thoughts = "缝纫厂的劳动者这一项最短。"',
}


def export(folder: Path) -> Path:
    """只有一节实验课的nbgrader课程。"""
    nbgrader.export(folder, [LAB])
    return folder


def paper(course: Path, answers: dict[str, str]) -> nbformat.NotebookNode:
    """一份答卷：学员版的空换成``answers``；画图与读数据的格与得分无关，去掉，免得测试久等。"""
    notebook = nbformat.read(course / "release" / LAB / f"{LAB}.ipynb", as_version=4)
    notebook.cells = [cell for cell in notebook.cells if not _slow(cell)]
    for cell in notebook.cells:
        id = cell.metadata.get("course", {}).get("exercise")
        if id in answers:
            call = f'\nfrom course_utils import check\ncheck("{id}", {answers[id].split()[0]})'
            cell.source = answers[id] + (call if "-q" in id else "")
    return notebook


def _slow(cell: nbformat.NotebookNode) -> bool:
    return cell.cell_type == "code" and ("matplotlib" in cell.source or "course_utils.data" in cell.source)


def hand_in(folder: Path, student: str, notebook: nbformat.NotebookNode, name: str = f"{LAB}.ipynb") -> Path:
    """交到``folder/学员/文件名``。"""
    path = folder / student / name
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, path)
    return path
