"""界面测试用的小页面：一个真的互动实验，加上每种题型各一道手写的题。"""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

from course_utils import explorables
from course_utils.exercises import Exercise, exercise_from_dict
from course_utils.page import markup, scenes
from course_utils.page.extension.csp import secure

EXPLORABLE = "growth-engine"
# 实验台上的另一个实验
OTHER = "misallocation"

COMMON = {
    "claims": ["A1-01"],
    "difficulty": 2,
    "hints": ["先想单位。", "再看`比例`。"],
    "explanation": "因为**事实**如此。",
}
HOSTILE = "<img src=x onerror=\"document.title='坏了'\">"

EXERCISES: dict[str, Exercise] = {
    data["type"]: exercise_from_dict({**COMMON, "prompt": f"题面：{data['type']}", **data})
    for data in (
        {
            "id": "ch1-q01",
            "type": "choice",
            "options": [
                {"text": "乙烯", "feedback": f"混淆了概念{HOSTILE}</script>"},
                {"text": "新质", "correct": True},
                {"text": HOSTILE, "feedback": "这是标签。"},
            ],
        },
        {
            "id": "ch1-q02",
            "type": "multi",
            "options": [
                {"text": "效能", "correct": True},
                {"text": "数量", "feedback": "数量不是质量。"},
                {"text": "质量", "correct": True},
            ],
        },
        {
            "id": "ch1-q03",
            "type": "classify",
            "boxes": ["传统", "新质"],
            "items": [
                {"text": "多雇人", "box": "传统", "feedback": "这是加数量。"},
                {"text": "换算法", "box": "新质", "feedback": "这是提质量。"},
            ],
        },
        {
            "id": "ch1-q04",
            "type": "order",
            "items": [{"text": text, "feedback": f"{text}该再想想。"} for text in ("先", "中", "后")],
        },
        {
            "id": "ch1-q05",
            "type": "match",
            "pairs": [
                {"left": "甲", "right": "一", "feedback": "甲是第一。"},
                {"left": "乙", "right": "二", "feedback": "乙是第二。"},
            ],
        },
        {
            "id": "ch1-q06",
            "type": "numeric",
            "answer": 3.2,
            "unit": "%",
            "tolerance": {"absolute": 0.05},
            "mistakes": [{"value": 2.3, "feedback": "数字颠倒了。"}],
        },
        {
            "id": "ch1-c01",
            "type": "code",
            "entry": "double",
            "starter": "def double(x):\n    return ...\n",
            "solution": "def double(x):\n    return 2 * x\n",
            "cases": [{"args": [2], "expect": 4, "feedback": "2的两倍是4。"}, {"args": [0], "expect": 0}],
        },
        {"id": "ch1-q08", "type": "reflect", "rubric": ["举了例子", "说了边界"], "sample": "例如……"},
    )
}

# 主题给的底色与字号；真正的书里由sphinx-book-theme给
THEME = """
*{box-sizing:border-box} body{font:1rem/1.65 sans-serif;max-width:46rem;margin:1rem auto;padding:0 1rem}
html[data-theme=dark]{background:#14181e;color:#ced6dd} html[data-course-classroom=on] body{max-width:none}
"""


def write(folder: Path, assets: Path) -> None:
    """在``folder``里写好页面；``assets``是构建好的网页资源。"""
    # 抄一份而不是链接：测试期间资源可能被别处重新构建
    copytree(assets, folder / "course")
    for kind, exercise in EXERCISES.items():
        _page(folder / f"{kind}.html", markup.exercise_html(exercise, f"<p>{exercise.prompt}</p>", "1"))
    explorable = explorables.get(EXPLORABLE)
    experiment = markup.explorable_html(
        explorable,
        scenes.first_pictures(explorable),
        predict_html=markup.exercise_html(EXERCISES["choice"], "<p>先猜</p>"),
    )
    _page(folder / "explorable.html", experiment)
    groups = {"第1章": [explorable], "第3章": [explorables.get(OTHER)]}
    _page(folder / "workbench.html", markup.workbench_html(groups))
    progress = markup.progress_html(EXERCISES.values(), {"ch1": "第1章 含义"})
    _page(folder / "progress.html", progress)
    others = [markup.exercise_html(e, f"<p>{e.prompt}</p>") for kind, e in EXERCISES.items() if kind != "choice"]
    _page(folder / "all.html", experiment + "".join(others) + progress)


def _page(path: Path, body: str) -> None:
    html = f"""<!DOCTYPE html>
<html lang="zh-CN" data-theme="light"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>演示</title><link rel="icon" href="data:,"><link rel="stylesheet" href="course/course.css">
<style>{THEME}</style></head>
<body><main><h1>演示</h1><h2>一节</h2>
{body}</main><script src="course/course.js"></script></body></html>"""
    path.write_text(secure(html), encoding="utf-8")
