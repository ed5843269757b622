"""运行学员的代码：有时限、有自己的命名空间，出错时用中文说明，异常绝不外逃。

学员的代码只在学员自己的内核或网页里运行；比较得数时只看确切类型的普通值，不用学员对象的``==``。
"""

from __future__ import annotations

import ast
import builtins
import io
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from copy import deepcopy
from dataclasses import dataclass, field
from reprlib import Repr

from course_utils.exercises.answers import Unreadable, plain, type_name
from course_utils.exercises.model import Case, Code, Tolerance

_LONGEST_SOURCE = 100_000
_LONGEST_OUTPUT = 100_000
_FILE = "<你的代码>"
# 到时以后每隔这么多秒再打断一次：学员的except把它吞掉，下一次还会来
_AGAIN = 0.02
_UNFILLED = "还没有填写：请把“...”换成你的代码。"


class TimeLimit(BaseException):
    """到了时限。不是``Exception``，免得被学员的``except Exception``吞掉。"""


# 从具体到笼统，取第一个合得上的
_EXPLANATIONS: dict[type, str] = {
    TimeLimit: "运行超时：检查有没有停不下来的循环。",
    Unreadable: "{text}",
    IndentationError: "{place}缩进不对。同一层的代码要对齐，冒号后面的一行要多缩进4个空格。",
    SyntaxError: "{place}语法不对，检查括号、引号、冒号是不是成对和齐全，标点是不是英文的。",
    UnboundLocalError: "{place}变量{name}在赋值之前就用到了。",
    NameError: "{place}名字{name}还没有定义，检查拼写，或者先给它赋值。",
    ZeroDivisionError: "{place}除以零了，检查分母什么时候会是0。",
    RecursionError: "{place}函数调用自己太多层，检查递归有没有停下来的条件。",
    MemoryError: "{place}内存不够了，检查是不是造了太大的数据。",
    OverflowError: "{place}得数太大，超出了能表示的范围。",
    IndexError: "{place}下标超出了范围，序号从0数起，最后一个是长度减1。",
    KeyError: "{place}字典里没有{text}这个键。",
    AttributeError: "{place}这个对象没有你写的属性或方法，检查拼写（{text}）。",
    ImportError: "{place}导入不了这个模块；网页里只能用Python自带的标准库（{text}）。",
    TypeError: "{place}类型或参数个数不对（{text}）。",
    ValueError: "{place}值不合适（{text}）。",
    AssertionError: "{place}断言没有通过。",
    EOFError: "{place}这里不能等待键盘输入，请把数直接写进代码。",
    NotImplementedError: _UNFILLED,
    SystemExit: "程序被中途结束了，去掉exit()一类的语句再试。",
    KeyboardInterrupt: "程序被中断了。",
}


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """让里面的Python代码最多运行``seconds``秒，到时抛出``TimeLimit``。

    网页里没有可用的时钟信号，由主线程终止整个worker。单次很久的C调用（如算一个天文数字的幂）要等它返回才能打断。
    """
    if sys.platform == "emscripten":
        yield
    elif hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        yield from _by_alarm(seconds)
    else:
        yield from _by_watchdog(seconds)


def _by_alarm(seconds: float) -> Iterator[None]:
    def stop(signum, frame):
        raise TimeLimit

    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _by_watchdog(seconds: float) -> Iterator[None]:
    """别的线程与Windows没有时钟信号：另起一个线程，到时让解释器在本线程抛出``TimeLimit``。"""
    import ctypes  # 网页里没有它，只在这里用

    thread = ctypes.c_ulong(threading.get_ident())
    throw = ctypes.pythonapi.PyThreadState_SetAsyncExc
    finished = threading.Event()
    lock = threading.Lock()

    def watch():
        wait = seconds
        while not finished.wait(wait):
            with lock:
                if not finished.is_set():
                    throw(thread, ctypes.py_object(TimeLimit))
            wait = _AGAIN

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        with lock:
            finished.set()
            throw(thread, None)


@dataclass(frozen=True)
class Run:
    """一次运行的结果。``error``是中文说明加回溯，没有错误时为空字符串。"""

    stdout: str
    error: str
    namespace: dict = field(repr=False)


def run_source(source: str, seconds: float = 10) -> Run:
    """在新的命名空间里运行一段源代码，收下它打印的文字（最多10万字）。从不抛出异常。"""
    namespace = new_namespace()
    output = _Output()
    error = ""
    try:
        with redirect_stdout(output), redirect_stderr(output), time_limit(seconds):
            exec(compile_source(source), namespace)
    except BaseException as problem:  # 学员的代码什么都可能抛，包括SystemExit
        error = explain(problem) + _trace(problem)
    return Run(output.text, error, namespace)


def new_namespace(**names: object) -> dict:
    """学员代码用的命名空间：平常的内置函数，只是不能等待键盘输入。"""
    return {"__name__": "__main__", "__builtins__": dict(_BUILTINS), **names}


def compile_source(source: str, mode: str = "exec"):
    """编译学员的源代码；太长就抛出``Unreadable``。"""
    if len(source) > _LONGEST_SOURCE:
        raise Unreadable(f"代码太长，最多{_LONGEST_SOURCE}个字符。")
    return compile(source, _FILE, mode)


def explain(problem: BaseException) -> str:
    """用一句中文说明学员代码抛出的异常。"""
    line = _line(problem)
    place = f"第{line}行：" if line else ""
    for kind, sentence in _EXPLANATIONS.items():
        if _is(problem, kind):
            return sentence.format(place=place, text=_text(problem), name=_name(problem))
    return f"{place}运行出错：{type_name(problem)}（{_text(problem)}）。"


class Stopped(Exception):
    """代码没能运行完全部检验；说明文字是给学员看的一句中文。"""


@dataclass(frozen=True)
class Outcome:
    """一组检验的得数（普通值）；没有得数时``failure``是一句说明，``unfilled``表示因为还没有填写。"""

    value: object = None
    failure: str = ""
    unfilled: bool = False


def grade_code(exercise: Code, answer: object, seconds: float) -> tuple[float, list[str]]:
    """用隐藏的检验运行作答，返回得分（通过的比例）与反馈；还没填写就抛出``Unreadable``。"""
    try:
        outcomes = run_code(exercise, answer, seconds)
    except Stopped as reason:
        return 0.0, [str(reason)]
    return judge_code(exercise, outcomes)


def run_code(exercise: Code, answer: object, seconds: float) -> list[Outcome]:
    """逐组运行隐藏的检验，不看应得的值；没有运行完就抛出``Stopped``，还没填写就抛出``Unreadable``。"""
    output = _Output()
    try:
        with redirect_stdout(output), redirect_stderr(output), time_limit(seconds):
            call = _callable(exercise, answer)
            return [_outcome(call, case) for case in exercise.cases]
    except Unreadable:
        raise
    except BaseException as problem:  # 学员的代码什么都可能抛
        if _is_unfilled(problem):
            raise Unreadable(_UNFILLED) from None
        raise Stopped(explain(problem)) from None


def judge_code(exercise: Code, outcomes: list[Outcome]) -> tuple[float, list[str]]:
    """把得数同应得的值比较，返回得分与反馈；还没填写就抛出``Unreadable``。"""
    _require_filled(exercise, outcomes)
    judged = zip(exercise.cases, outcomes, strict=True)
    feedback = [_judge(exercise, case, outcome) for case, outcome in judged]
    wrong = [text for text in feedback if text]
    return 1 - len(wrong) / len(feedback), list(dict.fromkeys(wrong))


def _callable(exercise: Code, answer: object) -> Callable[[Case], object]:
    if type(answer) is str:
        _refuse_blank(exercise, answer)
        if exercise.entry is None:
            code = compile_source(answer.strip(), "eval")
            return lambda case: eval(code, new_namespace(**deepcopy(dict(case.given or {}))))
        namespace = new_namespace()
        exec(compile_source(answer), namespace)
        answer = namespace.get(exercise.entry)
    if exercise.entry is None:
        raise Unreadable("这道题要一个表达式，请用引号括起来写成文字。")
    if not callable(answer):
        raise Unreadable(f"没有找到函数{exercise.entry}，请用def {exercise.entry}(...)定义它，不要改名。")
    return lambda case: answer(*deepcopy(case.args))


def _refuse_blank(exercise: Code, source: str) -> None:
    if not source.strip():
        raise Unreadable("还没有填写代码。")
    if len(source) <= _LONGEST_SOURCE and _same_code(source, exercise.starter):
        raise Unreadable(_UNFILLED)


def _same_code(one: str, other: str) -> bool:
    """两段代码除了注释、空白之外一样吗。"""
    try:
        return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return one.split() == other.split()


def _outcome(call: Callable[[Case], object], case: Case) -> Outcome:
    try:
        value = call(case)
    except TimeLimit:
        raise
    except BaseException as problem:  # 学员的代码什么都可能抛
        return _failure(problem)
    if value is Ellipsis:
        return _failure(NotImplementedError())
    try:
        return Outcome(plain(value))
    except Unreadable:
        return _failure(Unreadable(f"返回了{type_name(value)}类型的值，请返回普通的数、文字或列表。"))


def _failure(problem: BaseException) -> Outcome:
    return Outcome(failure=explain(problem), unfilled=_is_unfilled(problem))


def _is_unfilled(problem: BaseException) -> bool:
    """``...``、``____``、``raise NotImplementedError``都是还没填的空。"""
    if _is(problem, NameError):
        return set(_name(problem)) == {"_"}
    return _is(problem, NotImplementedError) or (_is(problem, TypeError) and "ellipsis" in _text(problem))


def _require_filled(exercise: Code, outcomes: list[Outcome]) -> None:
    if any(outcome.unfilled for outcome in outcomes):
        raise Unreadable(_UNFILLED)
    wants_none = any(case.expect is None for case in exercise.cases)
    if not wants_none and all(outcome.value is None and not outcome.failure for outcome in outcomes):
        raise Unreadable("没有返回任何值：是不是还没有填写，或者忘了写return？")


def _judge(exercise: Code, case: Case, outcome: Outcome) -> str:
    """这组检验的反馈，通过时为空字符串。"""
    if outcome.failure:
        return f"{_shown_call(exercise, case)}：{outcome.failure}"
    if same(outcome.value, case.expect, exercise.tolerance):
        return ""
    text = f"{_shown_call(exercise, case)}得到{_shown(outcome.value)}，不对。"
    return text + case.feedback


def same(value: object, expect: object, tolerance: Tolerance) -> bool:
    """两个普通值相同吗：数按误差比，列表与字典逐项比，布尔只等于布尔。元组与列表不分。"""
    if type(expect) is tuple:
        expect = list(expect)
    if type(expect) in (int, float) and type(value) in (int, float):
        try:
            return tolerance.accepts(value, expect)
        except OverflowError:
            return False
    if type(value) is not type(expect):
        return False
    if type(expect) is list:
        return len(value) == len(expect) and all(
            same(one, other, tolerance) for one, other in zip(value, expect, strict=True)
        )
    if type(expect) is dict:
        return value.keys() == expect.keys() and all(same(value[key], expect[key], tolerance) for key in expect)
    return value == expect


def _shown_call(exercise: Code, case: Case) -> str:
    if exercise.entry is None:
        names = "，".join(f"{name}={_shown(value)}" for name, value in (case.given or {}).items())
        return f"当{names}时" if names else "这个表达式"
    return f"{exercise.entry}({', '.join(_shown(value) for value in case.args)})"


# 学员可以抛出自己定义的异常，连__class__、__str__都能改写；下面几个函数只用内置类型自己的描述符去看它


def _is(problem: BaseException, kind: type) -> bool:
    return any(base is kind for base in type.mro(type(problem)))


def _name(problem: BaseException) -> str:
    name = NameError.name.__get__(problem) if _is(problem, NameError) else None
    return name if type(name) is str else ""


def _text(problem: BaseException) -> str:
    try:
        text = str(problem)
    except BaseException:  # 学员的__str__什么都可能抛
        return ""
    return text if len(text) <= 200 else text[:200] + "……"


def _frames(problem: BaseException) -> list[tuple[int, str]]:
    """回溯里属于学员代码的各层：行号与函数名。"""
    walked = traceback.walk_tb(BaseException.__traceback__.__get__(problem))
    return [(line, frame.f_code.co_name) for frame, line in walked if frame.f_code.co_filename == _FILE]


def _line(problem: BaseException) -> int | None:
    """出错处在学员代码的第几行。"""
    if _is(problem, SyntaxError):
        return SyntaxError.lineno.__get__(problem)
    frames = _frames(problem)
    return frames[-1][0] if frames else None


def _trace(problem: BaseException) -> str:
    if any(_is(problem, kind) for kind in (SyntaxError, TimeLimit, Unreadable)):
        return ""
    lines = [f"  第{line}行，在{name}里" for line, name in _frames(problem)[-5:]]
    return "\n".join(["", *lines, f"  {type_name(problem)}: {_text(problem)}"])


def _shown(value: object) -> str:
    try:
        return _REPR.repr(value)
    except ValueError:
        return "一个位数太多的整数"


def _no_keyboard(*_: object) -> None:
    raise EOFError


_BUILTINS = {**vars(builtins), "input": _no_keyboard, "breakpoint": _no_keyboard}

_REPR = Repr()
_REPR.maxstring = _REPR.maxother = _REPR.maxlong = 40


class _Output(io.TextIOBase):
    """收下打印的文字，超过上限的丢掉，免得无尽的打印占满内存。"""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._room = _LONGEST_OUTPUT

    @property
    def text(self) -> str:
        return "".join(self._parts) + ("\n……（输出太长，后面的省略了）" if self._room < 0 else "")

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if self._room > 0:
            self._parts.append(text[: self._room])
        self._room -= len(text)
        return len(text)
