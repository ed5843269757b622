"""同一份作答，网页里的Python与CPython判得一样：判定、得分、反馈逐字相同。"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import yaml
from playwright.sync_api import Page

from browser import ROOT
from course_utils.exercises import exercise_from_dict, grade
from engine.conftest import HOME

CASES = yaml.safe_load((ROOT / "tests" / "cases" / "grading.yml").read_text(encoding="utf-8"))
# 每种题型、每种判定各取第一条：file://下的引擎用的是另一份文件，判分代码却是同一份
SAMPLE = list({(case["exercise"]["id"], case["verdict"]): case for case in reversed(CASES)}.values())
GRADE = "(cases) => Promise.all(cases.map((params) => python.call('grade', params).catch(String)))"


def _check(page: Page, cases: list[dict]) -> None:
    exercises = {case["exercise"]["id"]: exercise_from_dict(case["exercise"]) for case in cases}
    asked = [{"exercise": exercises[case["exercise"]["id"]].as_dict(), "answer": case["answer"]} for case in cases]
    shown = page.evaluate(GRADE, asked)
    expected = [grade(exercises[case["exercise"]["id"]], case["answer"], seconds=2).as_dict() for case in cases]
    pairs = zip(cases, shown, json.loads(json.dumps(expected)), strict=True)
    assert not [(case["exercise"]["id"], case["answer"], *both) for case, *both in pairs if both[0] != both[1]]


def test_every_answer_over_http(open_page: Callable[..., Page], http: str) -> None:
    """对照表里的全部作答。"""
    page = open_page()
    page.goto(http)
    _check(page, CASES)


def test_a_sample_from_file(open_page: Callable[..., Page], site: Path) -> None:
    """每道题、每种判定各一条。"""
    page = open_page()
    page.goto((site / HOME).as_uri())
    _check(page, SAMPLE)
