"""运行学员的代码：说得清错在哪里，停得住死循环，骗不过比较，异常绝不外逃。"""

from __future__ import annotations

import sys
import threading
from time import sleep

import pytest

from course_utils import bank
from course_utils.exercises import exercise_from_dict, grade, run_source
from course_utils.exercises.code import same
from course_utils.exercises.model import Code, Tolerance

COMMON = {"claims": ["A1-01"], "difficulty": 1, "prompt": "写", "hints": ["想"], "explanation": "见正文"}
GROWTH = exercise_from_dict(
    {
        "id": "case-c01",
        "type": "code",
        **COMMON,
        "entry": "growth",
        "starter": "def growth(before, after):\n    ...\n",
        "solution": "def growth(before, after):\n    return after / before - 1\n",
        "cases": [
            {"args": [100, 105], "expect": 0.05, "feedback": "要减去1。"},
            {"args": [100, 90], "expect": -0.1, "feedback": "下降时是负数。"},
        ],
    }
)
TOTAL = exercise_from_dict(
    {
        "id": "case-c02",
        "type": "code",
        **COMMON,
        "entry": "total",
        "starter": "def total(values):\n    ...\n",
        "solution": "def total(values):\n    return sum(values)\n",
        "cases": [{"args": [[1, 2, 3]], "expect": 6}, {"args": [[1, 2, 3]], "expect": 6}],
    }
)


def body(line: str) -> str:
    return f"def growth(before, after):\n    {line}\n"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        (body("return 1 / 0"), "第2行：除以零"),
        (body("return befor"), "第2行：名字befor还没有定义"),
        ("def growth(before, after)\n    return 1", "第1行：语法不对"),
        ("def growth(before, after):\nreturn 1", "第2行：缩进不对"),
        ("def growth(before):\n    return 1", "参数个数不对"),
        (body("return growth(before, after)"), "调用自己太多层"),
        (body("return [][1]"), "下标超出了范围"),
        (body("return {}['甲']"), "没有'甲'这个键"),
        (body("return before.grow"), "属性或方法"),
        (body("import 没有的模块"), "导入不了"),
        (body("return input('几？')"), "不能等待键盘输入"),
        (body("raise SystemExit"), "中途结束"),
        ("exit()", "中途结束"),
        (body("return before @ after"), "类型或参数"),
        (body("return int('三')"), "值不合适"),
        (body("return 10.0 ** 1000"), "得数太大"),
        (body("raise MemoryError"), "内存不够"),
        (body("return {before}"), "返回了set类型的值"),
        (body("return after / before"), "得到1.05，不对。要减去1。"),
        (body("return 10 ** 5000"), "位数太多"),
    ],
)
def test_errors_are_framed_in_chinese(source, words):
    verdict = grade(GROWTH, source)
    assert verdict.verdict == "incorrect"
    assert any(words in text for text in verdict.feedback), verdict.feedback


EVIL_EXCEPTION = """
class Evil(Exception):
    def __str__(self):
        raise RuntimeError
    __class__ = property(__str__)
    __traceback__ = property(__str__)
    name = property(__str__)
raise Evil
"""


@pytest.mark.parametrize(
    "source",
    [
        EVIL_EXCEPTION,
        "class Stop(BaseException): pass\nraise Stop",
        "raise GeneratorExit",
        "raise KeyboardInterrupt",
        "class Name(NameError):\n    name = property(lambda self: 1 / 0)\nraise Name",
        "\0",
        "\ud800",
        "(" * 5000,
        "x = " + "-" * 50_000 + "1",
        "#" * 200_000,
        "import sys; sys.setrecursionlimit(60)\ndef f(): f()\nf()",
    ],
)
def test_nothing_escapes(source):
    limit = sys.getrecursionlimit()
    try:
        assert grade(GROWTH, source).verdict in ("incorrect", "invalid")
        assert run_source(source).error
    finally:
        sys.setrecursionlimit(limit)


ENDLESS = [
    "while True: pass",
    "while True:\n    try:\n        pass\n    except BaseException:\n        pass",
    "def growth(before, after):\n    while True: pass",
    "def growth(before, after):\n    while True:\n        print('x' * 1000)",
]


@pytest.mark.parametrize("source", ENDLESS)
def test_endless_loops_are_stopped(source):
    verdict = grade(GROWTH, source, seconds=0.2)
    assert verdict.verdict == "incorrect"
    assert "超时" in verdict.feedback[0]


@pytest.mark.parametrize("source", ENDLESS)
def test_endless_loops_are_stopped_off_the_main_thread(source):
    """没有时钟信号可用的线程（或Windows）里，也停得下来，而且不留下迟到的异常。"""
    verdicts = []

    def work():
        verdicts.append(grade(GROWTH, source, seconds=0.2))
        verdicts.append(grade(GROWTH, GROWTH.solution, seconds=0.05))
        sleep(0.2)
        verdicts.append("还活着")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(timeout=30)
    assert "超时" in verdicts[0].feedback[0]
    assert verdicts[1].verdict == "correct"
    assert verdicts[2] == "还活着"


def test_time_limit_leaves_no_alarm_behind():
    assert grade(GROWTH, GROWTH.solution, seconds=0.05).verdict == "correct"
    sleep(0.2)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        GROWTH.starter,
        GROWTH.starter + "# 只加了注释\n",
        body("pass"),
        body("raise NotImplementedError"),
        body("return ____"),
        body("return after / ..."),
        body("return ..."),
        "def other(): pass",
        lambda before, after: None,
        lambda before, after: ...,
        None,
        3,
    ],
)
def test_blanks_are_not_wrong_attempts(answer):
    assert grade(GROWTH, answer).verdict == "invalid"


def test_functions_from_the_notebook_are_graded_like_source():
    assert grade(GROWTH, lambda before, after: after / before - 1).verdict == "correct"
    assert grade(GROWTH, lambda before, after: after / before) == grade(GROWTH, body("return after / before"))


def test_results_that_claim_to_equal_everything_do_not_pass():
    class Liar(float):
        def __eq__(self, other):
            return True

        def __abs__(self):
            return 0.0

        __sub__ = __rsub__ = __le__ = __eq__
        __hash__ = float.__hash__

    assert grade(GROWTH, lambda before, after: Liar(9)).verdict == "incorrect"
    assert grade(GROWTH, lambda before, after: [Liar(9)]).verdict == "incorrect"


def test_numpy_results_count_as_numbers():
    numpy = pytest.importorskip("numpy")
    assert grade(GROWTH, lambda before, after: numpy.float64(after) / before - 1).verdict == "correct"
    assert same([1.0, 2.0], (1, 2), Tolerance())


def test_changing_the_arguments_does_not_spoil_later_cases():
    assert grade(TOTAL, "def total(values):\n    values.append(0)\n    return sum(values)").verdict == "correct"
    seen = []

    def total(values):
        seen.append(list(values))
        values.clear()
        return 6

    assert grade(TOTAL, total).verdict == "correct"
    assert seen == [[1, 2, 3], [1, 2, 3]]


def test_runs_do_not_share_names_or_builtins():
    assert run_source("secret = 1\n__builtins__['print'] = None").error == ""
    assert run_source("print(1)").stdout == "1\n"
    assert "secret还没有定义" in run_source("secret").error


@pytest.mark.parametrize(
    ("value", "expect", "equal"),
    [
        (1, 1.0, True),
        (True, 1, False),
        (1, True, False),
        ("1", 1, False),
        ([1, 2], (1, 2), True),
        ([1, 2], [2, 1], False),
        ([1], [1, 2], False),
        ({"甲": 1.0000000001}, {"甲": 1}, True),
        ({"甲": 1, "乙": 2}, {"甲": 1}, False),
        (None, None, True),
        (None, 0, False),
        (float("nan"), 1.0, False),
        (10**5000, 1.0, False),
        (float("inf"), 1e300, False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_comparison_by_exact_types(value, expect, equal):
    assert same(value, expect, Tolerance(relative=1e-6)) is equal


def test_run_reports_output_and_where_it_stopped():
    run = run_source("print('甲')\ndef f():\n    return 1 / 0\nf()\n")
    assert run.stdout == "甲\n"
    assert run.error.startswith("第3行：除以零了")
    assert "第4行，在<module>里" in run.error and "第3行，在f里" in run.error
    assert run_source("x = 1").error == ""
    assert run_source("if __name__ == '__main__': print(2)").stdout == "2\n"


def test_output_is_bounded():
    run = run_source("for _ in range(100):\n    print('甲' * 100_000)")
    assert 100_000 <= len(run.stdout) < 100_100
    assert run.stdout.endswith("后面的省略了）")


CODE = [exercise for exercise in bank.load().values() if isinstance(exercise, Code)]


@pytest.mark.parametrize("exercise", CODE, ids=lambda e: e.id)
def test_solutions_get_full_marks_and_starters_are_blank(exercise):
    assert grade(exercise, exercise.solution).verdict == "correct"
    assert grade(exercise, exercise.starter).verdict == "invalid"
