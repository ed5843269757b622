"""服务器端的HTML：没有脚本也完整，约定的属性一个不少，任何文字都不会变成标签。"""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from markupsafe import escape

from course_utils import bank, explorables
from course_utils.exercises import exercise_from_dict, verdict_table
from course_utils.page import markup

VOID = {"br", "hr", "img", "input", "link", "meta"}
HOSTILE = "</script><script>alert(1)</script>\"'<b>&"


class Tree(HTMLParser):
    """标签是否成对，以及出现过的标签、属性与脚本块。"""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[tuple[str, dict]] = []
        self.data: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.data.append(data)

    def find(self, tag: str, **attributes: str) -> list[dict]:
        """有这些属性的标签。"""
        wanted = {name.replace("_", "-"): value for name, value in attributes.items()}
        return [found for name, found in self.tags if name == tag and wanted.items() <= found.items()]

    @property
    def definition(self) -> dict:
        """元素里唯一的JSON。"""
        assert len(self.data) == 1
        return json.loads(self.data[0])


@pytest.mark.parametrize("id", explorables.ids())
def test_explorable_contract(id: str) -> None:
    """每个互动实验：两幅图、每个控件有名字、每个情景有按钮、结论与大数字都在。"""
    explorable = explorables.get(id)
    html = markup.explorable_html(explorable, {"current": "<svg></svg>", "baseline": "<svg></svg>"})
    tree = Tree(html)
    assert tree.find("course-explorable", data_id=id, data_state="ready", data_source="build")
    images = [attributes for _, attributes in tree.tags if attributes.get("role") == "img"]
    assert [image["aria-label"] for image in images] == [
        explorable.scene().description,
        explorable.scene("traditional").description,
    ]
    labels = {label["for"] for label in tree.find("label")}
    controls = [attributes for _, attributes in tree.tags if "data-control" in attributes]
    assert [control["data-control"] for control in controls] == [control.name for control in explorable.controls]
    assert {control["id"] for control in controls} <= labels
    scenarios = {attributes["data-scenario"] for _, attributes in tree.tags if "data-scenario" in attributes}
    assert scenarios == {scenario.id for scenario in explorable.scenarios}
    assert [a["data-metric"] for _, a in tree.tags if "data-metric" in a] == [m.id for m in explorable.scene().metrics]
    assert sum("aria-live" in attributes for _, attributes in tree.tags) == 1
    assert explorable.scene().conclusion in html
    assert all(limit in html for limit in explorable.limits)
    assert tree.definition["defaults"] == explorable.defaults


@pytest.mark.parametrize("exercise", bank.load().values(), ids=lambda exercise: exercise.id)
def test_exercise_contract(exercise) -> None:
    """题库里的每道题：四个按钮、判定区、题目定义；封闭题带判定表。"""
    tree = Tree(markup.exercise_html(exercise, "<p>题面</p>", "1"))
    assert tree.find("course-exercise", data_id=exercise.id, data_type=exercise.type)
    actions = [attributes.get("data-action") for attributes in tree.find("button")]
    assert {"check", "hint", "solution", "reset"} <= set(actions)
    assert len([1 for _, attributes in tree.tags if attributes.get("role") == "status"]) == 1
    assert exercise_from_dict(tree.definition["exercise"]) == exercise
    closed = exercise.type in {"choice", "multi", "classify", "order", "match"}
    assert tree.definition.get("table") == (verdict_table(exercise) if closed else None)


def test_hostile_text_stays_text() -> None:
    """题目各处的文字里有标签、引号、脚本结束符，都只是文字。"""
    exercise = exercise_from_dict(
        {
            "id": "ch1-q01",
            "type": "choice",
            "claims": [HOSTILE],
            "difficulty": 1,
            "prompt": "",
            "hints": [HOSTILE],
            "explanation": HOSTILE,
            "options": [{"text": HOSTILE, "correct": True}, {"text": "乙", "feedback": HOSTILE}],
        }
    )
    tree = Tree(markup.exercise_html(exercise, "", HOSTILE, claim_url=lambda claim: HOSTILE))
    assert not tree.find("b") or all(attributes == {"aria-hidden": "true"} for attributes in tree.find("b"))
    assert [attributes for attributes in tree.find("script")] == [{"type": "application/json"}]
    assert tree.definition["exercise"]["hints"] == [HOSTILE]


def test_code_is_kept_as_written() -> None:
    """代码里的空行与缩进原样保留。"""
    exercise = exercise_from_dict(
        {
            "id": "ch1-c01",
            "type": "code",
            "claims": [],
            "difficulty": 1,
            "prompt": "",
            "hints": [],
            "explanation": "说明",
            "entry": "f",
            "starter": "\ndef f():\n\n    return 1\n",
            "solution": "def f():\n\n    return 2\n",
            "cases": [{"expect": 2}],
        }
    )
    html = markup.exercise_html(exercise, "<p>题面</p>")
    # HTML规定文本框里的第一个换行不算内容，所以模板多放了一个
    assert ">\n\ndef f():\n\n    return 1\n</textarea>" in html
    assert "def f():\n\n    return 2\n</pre>" in html


def test_progress_lists_exercises() -> None:
    """学习进度知道每道题考查哪些论点。"""
    known = bank.load()
    definition = Tree(markup.progress_html(known.values(), {"ch1": "第1章"})).definition
    assert {row["id"] for row in definition["exercises"]} == set(known)
    assert definition["chapters"] == [{"id": "ch1", "title": "第1章"}]


@pytest.mark.parametrize("exercise", bank.load().values(), ids=lambda exercise: exercise.id)
def test_exercise_on_paper(exercise) -> None:
    """印在纸上的题：标签成对，选项一个不少，留着横线，没有答案与反馈。"""
    html = markup.exercise_paper(exercise, "<p>题面</p>", "3", rows=4)
    tree = Tree(html)
    assert tree.find("div", id=exercise.id)
    assert tree.find("div", data_rows="4") and "<p>题面</p>" in html and "练习3" in html
    shown = [*getattr(exercise, "options", ()), *getattr(exercise, "items", ())]
    assert all(str(markup._sentence(part.text)) in html for part in shown)
    assert not any(part.feedback and part.feedback in html for part in shown)
    assert exercise.explanation not in html


@pytest.mark.parametrize("id", explorables.ids())
def test_explorable_on_paper(id: str) -> None:
    """印在纸上的实验：传统与新质两幅图、两组数字与结论，说明到哪一页去拖动。"""
    explorable = explorables.get(id)
    html = markup.explorable_paper(explorable, {"baseline": "<svg>旧</svg>", "new": "<svg>新</svg>"}, "ch1-x.html")
    tree = Tree(html)
    assert html.index("<svg>旧</svg>") < html.index("<svg>新</svg>") and len(tree.find("figure")) == 2
    scenes = [explorable.scene(scenario) for scenario in ("traditional", "new-quality")]
    assert all(str(escape(scene.conclusion)) in html for scene in scenes)
    assert tree.find("div", aria_label=scenes[0].description) and "课程网页的ch1-x.html" in html
