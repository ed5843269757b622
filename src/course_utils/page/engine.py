"""网页里的Python入口：收一条JSON请求，回一条JSON答复，格式见``docs/architecture.md``。

只有标准库。本文件由worker里的Pyodide导入；启动时导入的东西都会进内存快照，所以这里不延迟导入。
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping

from course_utils import explorables
from course_utils.exercises import exercise_from_dict, grade
from course_utils.exercises.code import run_source


def _scene(id: str, settings: Mapping[str, object]) -> dict:
    return explorables.get(id).scene(settings).as_dict()


def _grade(exercise: Mapping[str, object], answer: object) -> dict:
    return grade(exercise_from_dict(exercise), answer).as_dict()


def _run(source: str) -> dict:
    run = run_source(source)
    return {"stdout": run.stdout, "error": run.error}


METHODS: dict[str, Callable[..., dict]] = {"scene": _scene, "grade": _grade, "run": _run}


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
