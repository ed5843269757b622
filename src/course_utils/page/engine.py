"""网页里的Python入口：收一条JSON请求，回一条JSON答复，格式见``docs/architecture.md``。

只有标准库。本文件由worker里的Pyodide导入；启动时导入的东西都会进内存快照，所以这里不延迟导入。
"""

from __future__ import annotations

import json
from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from html import escape

from course_utils import county, explorables
from course_utils.exercises import exercise_from_dict, grade
from course_utils.exercises.code import run_source
from course_utils.report import Figure, html

# 报告在章里的标题级别；单独的文件里，图的位置用这个记号占着
REPORT_LEVEL = 3
FIGURE = "<!--图-->"


def _scene(id: str, settings: Mapping[str, object]) -> dict:
    return explorables.get(id).scene(settings).as_dict()


def _grade(exercise: Mapping[str, object], answer: object) -> dict:
    return grade(exercise_from_dict(exercise), answer).as_dict()


def _run(source: str) -> dict:
    run = run_source(source)
    return {"stdout": run.stdout, "error": run.error}


def _diagnose(files: Sequence[Mapping[str, str]], budget: float | None, overlap: float) -> dict:
    given = {file["name"]: b64decode(file["base64"]) for file in files}
    tables = county.read(given or county.example())
    report = county.report(county.diagnose(tables, budget, overlap), tables)
    return {
        "title": report.title,
        "html": html.fragment(report, _empty_figure, REPORT_LEVEL),
        "page": html.page(report, lambda figure: FIGURE),
        "figures": [figure.option for figure in report.figures],
        "problems": sum(problem.count for problem in tables.problems if problem.serious),
    }


def _empty_figure(figure: Figure) -> str:
    """图由页面来画，这里只留下位置。"""
    return f'<div class="course-chart" role="img" aria-label="{escape(figure.description)}"></div>'


METHODS: dict[str, Callable[..., dict]] = {"scene": _scene, "grade": _grade, "run": _run, "diagnose": _diagnose}


def handle(request: str) -> str:
    """执行一条请求，返回``{"result": ...}``或``{"error": "一句中文"}``的JSON；从不抛错。"""
    try:
        message = json.loads(request)
        result = METHODS[message["method"]](**message["params"])
        # 画面里混进了非有限的数，JavaScript就读不了，所以在这里拦下
        return json.dumps({"result": result}, ensure_ascii=False, allow_nan=False)
    except Exception as error:
        reason = f"网页里的Python没能完成这一步：{error}（{type(error).__name__}）"
        return json.dumps({"error": reason}, ensure_ascii=False)


def warm() -> None:
    """把全部互动实验导入进来；做内存快照之前调用，读者就不必等。"""
    for id in explorables.ids():
        explorables.get(id)
