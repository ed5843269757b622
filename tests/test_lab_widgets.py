"""``explore``与``quiz``的控件：每个控件的两端与中间、每个情景、每道题，都真的操作一遍。"""

from __future__ import annotations

import dataclasses
from functools import partial
from importlib import import_module

import ipywidgets
import pytest

from course_utils import bank, explorables
from course_utils.exercises import LABELS, run_source
from course_utils.exercises.model import Choice, Classify, Code, Match, Multi, Numeric, Order, Reflect
from course_utils.explorables.model import TRADITIONAL
from course_utils.lab import store
from course_utils.lab.explore import Explore
from course_utils.lab.quiz import Question, quiz


@pytest.fixture(autouse=True)
def mine(tmp_path, monkeypatch):
    """每个测试一个空的进度库。"""
    mine = store.Store(tmp_path / "progress.sqlite")
    monkeypatch.setattr(store, "current", lambda: mine)
    return mine


def within(widget: ipywidgets.Widget, kind: type) -> list:
    """控件里某一类的部件，按显示的次序。"""
    found = [widget] if isinstance(widget, kind) else []
    return found + [part for child in getattr(widget, "children", ()) for part in within(child, kind)]


def labelled(widget: ipywidgets.Widget, kind: type, text: str):
    return next(part for part in within(widget, kind) if part.description.startswith(text))


def charts(opened: Explore) -> list:
    from ipecharts import EChartsRawWidget

    return within(opened, EChartsRawWidget)


def words(widget: ipywidgets.Widget) -> str:
    return "\n".join(part.value for part in within(widget, ipywidgets.HTML))


@pytest.mark.parametrize("id", explorables.ids())
class TestExplore:
    def test_every_control_at_both_ends(self, id):
        """每个控件从一端到另一端，图就是模型算出的图，结论跟着变。"""
        opened = Explore(explorables.get(id))
        for control in opened.explorable.controls:
            [widget] = [w for w in within(opened, ipywidgets.ValueWidget) if w.description.startswith(control.label)]
            for value in (control.positions[0], control.positions[-1], control.default):
                widget.value = value
                scene = opened.explorable.scene(opened.settings)
                assert charts(opened)[0].option["series"] == scene.option["series"]
                assert scene.conclusion in words(opened)

    def test_every_scenario_and_baseline(self, id):
        """按下情景按钮，换掉左图、显示说明；换对照只换右图。一开始右图是传统。"""
        explorable = explorables.get(id)
        opened = Explore(explorable)
        left, right = charts(opened)
        assert right.option["series"] == explorable.scene(TRADITIONAL).option["series"]
        for scenario in explorable.scenarios:
            button = next(b for b in within(opened, ipywidgets.Button) if scenario.label in b.description)
            button.click()
            assert left.option["series"] == explorable.scene(scenario.id).option["series"]
            assert button.icon == "check"
            assert scenario.note in words(opened)
            before = left.option
            labelled(opened, ipywidgets.Dropdown, "对照").value = scenario.id
            assert right.option["series"] == explorable.scene(scenario.id).option["series"]
            assert left.option is before

    def test_says_what_it_cannot_say(self, id):
        """局限与出处写在下面，内核不在时该怎么办也写着。"""
        text = words(Explore(explorables.get(id)))
        assert "内核没有在运行" in text
        assert all(limit in text for limit in explorables.get(id).limits)


def test_pin_makes_two_free_worlds():
    """固定为对照以后，滑块只动左图；再固定一次，右图跟上；仍可换回情景。"""
    explorable = explorables.get("growth-engine")
    opened = Explore(explorable)
    left, right = charts(opened)
    baseline = labelled(opened, ipywidgets.Dropdown, "对照")
    for id in ("new-quality", "slow-innovation"):
        opened.choose(id)
        labelled(opened, ipywidgets.Button, "固定为对照").click()
        opened.choose(TRADITIONAL)
        assert right.option["series"] == explorable.scene(id).option["series"]
        assert left.option["series"] == explorable.scene(TRADITIONAL).option["series"]
    baseline.value = "new-quality"
    assert right.option["series"] == explorable.scene("new-quality").option["series"]


def test_failing_model_says_so():
    """模型算不出来时，用一句中文说明，图停在上一个设定。"""
    explorable = explorables.get("growth-engine")

    def compute(settings):
        if settings["saving"] > 40:
            raise ZeroDivisionError("<b>除以零</b>")
        return explorable.compute(settings)

    scenarios = tuple(dataclasses.replace(s, settings={}) for s in explorable.scenarios[:2])
    opened = Explore(dataclasses.replace(explorable, compute=compute, scenarios=scenarios))
    before = charts(opened)[0].option
    labelled(opened, ipywidgets.FloatSlider, "投资率").value = 44
    assert "没能算出来" in words(opened) and "<b>除以零" not in words(opened)
    assert charts(opened)[0].option is before


def press(question: Question, name: str) -> None:
    labelled(question, ipywidgets.Button, name).click()


def fill(question: Question, right: bool) -> None:
    """在控件里填上对的或错的作答。"""
    exercise = question.exercise
    dropdowns = within(question, ipywidgets.Dropdown)
    match exercise:
        case Choice():
            [radio] = within(question, ipywidgets.RadioButtons)
            radio.value = next(n for n, option in enumerate(exercise.options) if option.correct == right)
        case Multi():
            for box, option in zip(within(question, ipywidgets.Checkbox), exercise.options, strict=True):
                box.value = option.correct == right
        case Classify():
            for dropdown, item in zip(dropdowns, exercise.items, strict=True):
                box = exercise.boxes.index(item.box)
                dropdown.value = box if right else (box + 1) % len(exercise.boxes)
        case Match():
            for number, dropdown in enumerate(dropdowns):
                dropdown.value = number if right else (number + 1) % len(dropdowns)
        case Order():
            sort(question, range(len(exercise.items)) if right else range(len(exercise.items))[::-1])
        case Numeric():
            [box] = within(question, ipywidgets.Text)
            box.value = f"{exercise.answer}{exercise.unit}" if right else str(exercise.answer * 3 + 7)
        case Code():
            [box] = within(question, ipywidgets.Textarea)
            wrong = f"def {exercise.entry}(*_): return 'x'" if exercise.entry else "'x'"
            box.value = exercise.solution if right else wrong
        case Reflect():
            [box] = within(question, ipywidgets.Textarea)
            box.value = "写几句"


def sort(question: Question, target) -> None:
    """用上移、下移把列表排成``target``。"""
    [listed] = within(question, ipywidgets.Select)
    for place, item in enumerate(target):
        listed.value = item
        while listed.index > place:
            press(question, "上移")


def verdict(question: Question) -> str:
    return next(verdict for verdict in LABELS if f'data-verdict="{verdict}"' in words(question))


@pytest.mark.parametrize("id", bank.load())
def test_every_question_right_wrong_and_again(id, mine):
    """每道题：空着是看不懂（排序题除外），答对得对，答错不得对；重来回到空白；只有看得懂的作答记录下来。"""
    question = Question(bank.get(id))
    exercise = question.exercise
    check = "记下" if isinstance(exercise, Reflect) else "检查"
    press(question, check)
    assert verdict(question) == "invalid" or isinstance(exercise, Order)
    before = len(mine.attempts())
    assert before == int(isinstance(exercise, Order))

    fill(question, right=True)
    press(question, check)
    assert verdict(question) == ("recorded" if isinstance(exercise, Reflect) else "correct")
    if not isinstance(exercise, Reflect):
        fill(question, right=False)
        press(question, check)
        assert verdict(question) in {"incorrect", "partial"}
        assert "<p>" in words(question)
    answered = mine.attempts()
    assert len(answered) == before + (1 if isinstance(exercise, Reflect) else 2)
    assert {a["host"] for a in answered} == {"lab"}

    press(question, "重来")
    press(question, check)
    assert verdict(question) == "invalid" or isinstance(exercise, Order)


def test_hints_then_solution():
    """提示逐级给；没试过就看解答，先劝一次，再按才给。"""
    question = Question(bank.get("ch1-q16"))
    for shown in (1, 2, 3, 3):
        press(question, "提示")
        assert f"提示（{shown}/3）" in words(question)
    press(question, "看解答")
    assert "先试一次" in words(question) and "答案：" not in words(question)
    press(question, "看解答")
    assert "答案：" in words(question)


def test_run_shows_output_and_errors_as_text():
    """运行学员代码：输出与报错都当文字显示。"""
    question = Question(bank.get("ch1-c01"))
    [box] = within(question, ipywidgets.Textarea)
    box.value = "print('<b>粗</b>')\n1/0"
    press(question, "运行")
    assert "&lt;b&gt;粗&lt;/b&gt;" in words(question) and "除以零" in words(question)
    box.value = "x = 1"
    press(question, "运行")
    assert "没有输出" in words(question)


def test_endless_loop_is_stopped(monkeypatch):
    """死循环到时停下，并且说明。"""
    # 包里的quiz是函数，同名的模块要这样取
    module = import_module("course_utils.lab.quiz")
    monkeypatch.setattr(module, "run_source", partial(run_source, seconds=0.3))
    question = Question(bank.get("ch1-c01"))
    [box] = within(question, ipywidgets.Textarea)
    box.value = "while True: pass"
    press(question, "运行")
    assert "停不下来的循环" in words(question)


def test_quiz_accepts_ids_lists_and_chapters():
    """一道题、几道题、一整章。"""
    assert [len(within(quiz(which), Question)) for which in ("ch1-q03", ["ch1-q03", "ch1-c01"])] == [1, 2]
    whole = len(bank.chapters()[0].exercises)
    assert len(within(quiz(1), Question)) == len(within(quiz("ch1"), Question)) == whole
