"""判分：对照表、判定表、整个题库，以及任何类型、任何长度的作答。"""

from __future__ import annotations

import json
import re
from pathlib import Path
from time import process_time

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from course_utils import bank
from course_utils.exercises import LABELS, all_answers, exercise_from_dict, grade, verdict_table
from course_utils.exercises.model import CLOSED, Code, Order, Tolerance
from course_utils.page import markup

CASES = yaml.safe_load(Path(__file__).with_name("cases").joinpath("grading.yml").read_text(encoding="utf-8"))
EXERCISES = {case["exercise"]["id"]: exercise_from_dict(case["exercise"]) for case in CASES}
CLOSED_ONES = [e for e in (*bank.load().values(), *EXERCISES.values()) if isinstance(e, CLOSED)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['exercise']['id']}-{case['answer']!r:.40}")
def test_shared_table(case):
    verdict = grade(EXERCISES[case["exercise"]["id"]], case["answer"], seconds=2)
    assert (verdict.verdict, verdict.score) == (case["verdict"], pytest.approx(case["score"], abs=1e-3))
    # 答对与已记下时由宿主显示判定，其余都要说出原因
    assert bool(verdict.feedback) == (verdict.verdict not in ("correct", "recorded"))


def test_shared_table_is_large_enough_and_covers_every_type():
    kinds = {(case["exercise"]["type"], case["verdict"]) for case in CASES}
    assert len(CASES) > 300
    assert {kind for kind, _ in kinds} == {
        "choice",
        "multi",
        "classify",
        "order",
        "match",
        "numeric",
        "code",
        "reflect",
    }
    assert {verdict for _, verdict in kinds} == set(LABELS)


def test_page_and_lab_call_the_verdicts_by_the_same_names():
    words = (Path(markup.__file__).parent / "runtime" / "words.ts").read_text(encoding="utf-8")
    assert dict(re.findall(r"^  (\w+): '(.+)',$", words.partition("};")[0], re.M)) == LABELS


@pytest.mark.parametrize("exercise", CLOSED_ONES, ids=lambda e: e.id)
def test_verdict_table_is_what_grade_says(exercise):
    """判定表里每个作答都和当场判分一样；恰有一个满分；凡没有满分的都有反馈。"""
    table = json.loads(json.dumps(verdict_table(exercise)))
    assert len(table["answers"]) <= 4096
    correct = 0
    for answer in all_answers(exercise):
        stored = table["verdicts"][table["answers"][json.dumps(answer, separators=(",", ":"))]]
        verdict = grade(exercise, answer).as_dict()
        assert verdict == stored
        correct += verdict["verdict"] == "correct"
        if verdict["score"] < 1:
            assert verdict["feedback"] and all(text.strip() for text in verdict["feedback"])
    assert correct == 1


def test_each_wrong_option_in_the_bank_names_its_own_misconception():
    for exercise in bank.load().values():
        if exercise.type == "choice":
            wrong = [grade(exercise, n).feedback for n, option in enumerate(exercise.options) if not option.correct]
            assert len(set(wrong)) == len(exercise.options) - 1


def test_shown_order_never_gives_the_answer_away():
    made = EXERCISES["case-order"].as_dict()
    for number in range(200):
        order = exercise_from_dict({**made, "id": f"ch1-q{number}"})
        assert isinstance(order, Order)
        assert sorted(order.shown) == [0, 1, 2, 3]
        assert order.shown != (0, 1, 2, 3)
        assert order.shown == exercise_from_dict(order.as_dict()).shown


def test_exercises_survive_json():
    for exercise in (*bank.load().values(), *EXERCISES.values()):
        assert exercise_from_dict(json.loads(json.dumps(exercise.as_dict()))) == exercise


def test_boundary_of_the_tolerance_is_inside():
    assert Tolerance(absolute=0.05).accepts(3.15, 3.2)
    assert not Tolerance(absolute=0.05).accepts(3.149, 3.2)
    assert Tolerance().accepts(0.1 + 0.2, 0.3)


@pytest.mark.parametrize(
    ("answer", "words"),
    [("103.2", "忘了减去"), ("-3.2", "正负号"), ("320%", "百分数与小数"), ("32", "小数点"), ("7", "单位")],
)
def test_usual_slips_are_named(answer, words):
    assert words in grade(EXERCISES["case-rate"], answer).feedback[0]


class Liar:
    """和什么都相等、什么都不肯做的对象。"""

    def __eq__(self, other):
        return True

    def _refuse(self, *arguments):
        raise RuntimeError("不该碰我")

    __hash__ = __iter__ = __len__ = __float__ = __int__ = __index__ = __str__ = __repr__ = __bool__ = _refuse
    __class__ = property(_refuse)


class Deceiver(str):
    """冒充文字的子类。"""

    __eq__ = Liar.__eq__
    __hash__ = str.__hash__

    def upper(self):
        raise RuntimeError("不该碰我")


def _looped():
    loop: list = []
    loop.append(loop)
    return loop


def _nested():
    nest: list = []
    for _ in range(5000):
        nest = [nest]
    return nest


STRANGE = [
    Liar(),
    [Liar()],
    {"A": Liar()},
    Deceiver("创新"),
    Liar,
    type,
    _looped(),
    _nested(),
    "1" * 1_000_000,
    "，" * 1_000_000,
    "(" * 1_000_000,
    "一百" * 500_000,
    " " * 1_000_000,
    [0] * 1_000_000,
    10**5000,
    -(10**5000),
    float("nan"),
    float("inf"),
    [float("nan")] * 4,
    {n: n for n in range(100_000)},
    b"B",
    1j,
    object(),
    Exception("x"),
    (n for n in range(3)),
    "\ud800",
    "\0",
    "exit()",
]


@pytest.mark.parametrize("exercise", EXERCISES.values(), ids=lambda e: e.id)
def test_strange_objects_are_never_a_crash_and_never_correct(exercise):
    for answer in STRANGE:
        verdict = grade(exercise, answer, seconds=2)
        assert verdict.verdict in ("invalid", "incorrect", "recorded")
        json.dumps(verdict.as_dict())


SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.complex_numbers()
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner)
        | st.tuples(inner, inner)
        | st.dictionaries(st.text() | st.integers(), inner)
        | st.sets(st.text() | st.integers())
    ),
)
NUMBER_LIKE = st.text("0123456789.,，．－-+%％‰万亿千百十点负分之eE×^/ 零〇一二两三元年約约≈()_²½\u3000", max_size=60)


@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
@given(answer=ANYTHING | NUMBER_LIKE | st.text("ABCDＡＢabc,，、 →>"))
def test_any_answer_gets_a_verdict_in_no_time(answer):
    """任何类型的作答都有判定；每次判分用的处理器时间不超过50毫秒（代码题另有时限）。"""
    for exercise in EXERCISES.values():
        if isinstance(exercise, Code):
            continue
        started = process_time()
        verdict = grade(exercise, answer)
        assert process_time() - started < 0.05
        assert verdict.verdict in LABELS
        assert 0 <= verdict.score <= 1
        assert verdict.feedback or verdict.verdict in ("correct", "recorded")


@pytest.mark.parametrize("exercise", [e for e in EXERCISES.values() if not isinstance(e, Code)], ids=lambda e: e.id)
def test_answers_outside_code_exercises_are_never_evaluated(exercise, tmp_path):
    mark = tmp_path / "执行过了"
    for text in (f"open({str(mark)!r}, 'w')", f"__import__('pathlib').Path({str(mark)!r}).touch()"):
        for answer in (text, [text], {text: text}, f"{{{text}}}"):
            grade(exercise, answer)
    assert not mark.exists()
