"""``check``、``hint``、``solution``、``progress``：学员怎样写错都只看到一句中文。"""

from __future__ import annotations

import math
import subprocess
import sys

import pytest

from course_utils import bank, check, explore, hint, progress, quiz, solution
from course_utils.exercises.model import Code
from course_utils.lab import store
from course_utils.lab.message import markdown


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """每个测试一个空的进度库。"""
    mine = store.Store(tmp_path / "progress.sqlite")
    monkeypatch.setattr(store, "current", lambda: mine)
    return mine


def growth_accounting(output, capital, labour, labour_share):
    return output - (1 - labour_share) * capital - labour_share * labour


def test_right_and_wrong_and_invalid(mine):
    """答对、答错都记录，看不懂的不记录；判定、得分、真假一致。"""
    right, wrong, invalid = check("ch1-q16", "10%"), check("ch1-q16", 12), check("ch1-q16", "不知道")
    assert (right.verdict, right.score, bool(right)) == ("correct", 1.0, True)
    assert (wrong.verdict, bool(wrong)) == ("incorrect", False)
    assert "直接相减" in str(wrong) and "直接相减" in wrong._repr_html_()
    assert invalid.verdict == "invalid" and not invalid
    assert [a["verdict"] for a in mine.attempts()] == ["correct", "incorrect"]


def test_function_as_answer(mine):
    """代码题可以直接给函数；记录里是它的源代码。"""
    assert check("ch1-c01", growth_accounting)
    assert "def growth_accounting" in mine.attempts()[0]["answer"]
    assert check("ch1-c01", len).verdict == "incorrect"


def test_reflection_is_recorded_not_scored(mine):
    """思考题记下就算完成，不打分。"""
    feedback = check("ch1-q33", "写几句")
    assert feedback and feedback.verdict == "recorded"


@pytest.mark.parametrize("answer", [None, math.nan, math.inf, object(), "", "<script>", [[]], "9" * 10_000])
def test_strange_answers_never_raise(answer):
    """每道题收到奇怪的作答都不抛异常，显示得出来，里面没有起作用的标签。"""
    for id in bank.load():
        assert "<script" not in check(id, answer)._repr_html_()


def test_unknown_ids_suggest_the_nearest():
    """题号、实验编号写错：一句话，带最相近的编号。"""
    assert "'ch1-q16'" in str(check("ch1-q1x6", 1)) and check("ch1-q1x6", 1).verdict == "invalid"
    for message in (hint("ch1-q1x6"), solution("ch1-q1x6"), quiz("ch1-q1x6"), quiz(["ch1-q1x6"])):
        assert "'ch1-q16'" in str(message) and "<strong>" in message._repr_html_()
    assert "'growth-engine'" in str(explore("growth-engin"))
    assert "没有编号" in str(check(None, 1)) and "没有编号" in str(quiz(99))
    assert "没有编号" in str(explore(["三要素"]))


def test_unknown_id_is_shown_not_run():
    """写错的编号里有标签，也只当文字显示。"""
    assert "<img" not in check("<img src=x>", 1)._repr_html_()
    assert "<img" not in explore("<img src=x>")._repr_html_()


def test_hints_come_one_by_one():
    """提示一次多给一级，给完了就说给完了。"""
    hints = bank.get("ch1-q16").hints
    first, second, third, again = (hint("ch1-q16") for _ in range(4))
    assert first.lines == hints[:1] and second.lines == hints[:2]
    assert third.lines == again.lines == hints
    assert "全部给出" in again.title


@pytest.mark.parametrize("id", bank.load())
def test_solution_shows_answer_and_explanation(id):
    """每道题的解答都写得出来，带着解释。"""
    exercise = bank.get(id)
    text = str(solution(id))
    assert exercise.explanation in text
    if isinstance(exercise, Code):
        assert exercise.solution.rstrip() in text


def test_progress_table(mine):
    """表里有每章的合计与每题最好的一次。"""
    check("ch1-q16", 12)
    check("ch1-q16", 10)
    count = sum(id.startswith("ch1-") for id in bank.load())
    assert f"共{count}题，做过1题，答对1题" in str(progress())
    page = progress()._repr_html_()
    assert "<td>ch1-q16</td>" in page and "<td>答对了</td><td>2</td>" in page


def test_notices_reach_the_learner(tmp_path, monkeypatch):
    """进度存不进去，在判定里说明一次。"""
    (tmp_path / "file").write_text("", encoding="utf-8")
    blocked = store.Store(tmp_path / "file" / "progress.sqlite")
    monkeypatch.setattr(store, "current", lambda: blocked)
    assert "记在内存里" in str(check("ch1-q16", 10))
    assert "记在内存里" not in str(check("ch1-q16", 10))


def test_markdown_is_safe_and_chinese():
    """Markdown里的HTML不起作用；中文换行不变成空格，英文换行仍是空白。"""
    assert "<script" not in markdown("<script>alert(1)</script>")
    assert "javascript:" not in markdown("[点](javascript:alert)").replace("[点](javascript:alert)", "")
    assert markdown("一行\n又一行") == "<p>一行又一行</p>\n"
    assert markdown("one\ntwo") == "<p>one\ntwo</p>\n"


def test_importing_the_package_is_light():
    """``import course_utils``不带进ipywidgets、matplotlib与ipecharts。"""
    source = "import sys, course_utils; print({'ipywidgets', 'matplotlib', 'ipecharts'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
