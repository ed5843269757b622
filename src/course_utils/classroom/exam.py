"""考场里运行的程序：从头运行一本笔记本的代码格，把每次``check``的作答当作数据传出去。

这里和学员的代码在同一个进程里，学员可以改写一切，所以这里没有应得的值，传出去的也只当作答，由外面判分。
"""

from __future__ import annotations

import json
import os
import pickle
import re
import sys
from types import ModuleType

import course_utils
from course_utils.classroom.wire import pack
from course_utils.exercises.answers import Unreadable, plain
from course_utils.exercises.code import Stopped, run_code, time_limit
from course_utils.exercises.model import Code

_SECONDS = 10
# 学员常写的%matplotlib、!pip之类，不是Python
_MAGIC = re.compile(r"(?m)^(\s*)[%!].*$")


class _Quiet:
    """``check``等函数在考场里的返回值：当作没有答对，什么也不显示。"""

    verdict = "recorded"
    score = 0.0

    def __bool__(self) -> bool:
        return False

    def __repr__(self) -> str:
        return "批改以后才知道结果"


class _Desk:
    """收作答的桌子。``exercises``是题号到代码题（应得的值已经去掉），其余的题是``None``。"""

    def __init__(self, exercises: dict[str, Code | None], out: int) -> None:
        self._exercises = exercises
        self._out = out
        self._seen: set[str] = set()

    def check(self, id: object, answer: object = None) -> _Quiet:
        """收下一次作答；同一道题以最后一次为准。"""
        if type(id) is str and id in self._exercises:
            self._seen.add(id)
            self.send({"exercise": id, **self._answered(self._exercises[id], answer)})
        return _Quiet()

    def finish(self, names: dict) -> None:
        """写了函数却没有运行``check``的，也替学员交上。"""
        for id, exercise in self._exercises.items():
            if exercise is not None and id not in self._seen and exercise.entry in names:
                self.check(id, names[exercise.entry])
        self.send({"finished": True})

    def send(self, message: dict) -> None:
        rest = memoryview(json.dumps(message).encode() + b"\n")
        while rest:
            rest = rest[os.write(self._out, rest) :]

    def _answered(self, exercise: Code | None, answer: object) -> dict:
        try:
            if exercise is None:
                return {"answer": pack(plain(answer))}
            outcomes = run_code(exercise, answer, _SECONDS)
            return {"outcomes": [[pack(one.value), one.failure, one.unfilled] for one in outcomes]}
        except Unreadable as reason:
            return {"unreadable": str(reason)}
        except Stopped as reason:
            return {"stopped": str(reason)}


def _compiled(source: str):
    try:
        return compile(source, "<单元格>", "exec")
    except SyntaxError:
        return compile(_MAGIC.sub(r"\1pass", source), "<单元格>", "exec")


def _run(source: str, names: dict) -> None:
    try:
        with time_limit(_SECONDS):
            exec(_compiled(source), names)
    except BaseException:  # 一格出错不连累后面的格，同笔记本里一样
        return


def main() -> None:
    """从标准输入读任务，把作答写到标准输出；学员打印的文字不要。"""
    task = pickle.load(sys.stdin.buffer)  # 外面递进来的是可信的
    out = os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    desk = _Desk(task["exercises"], out)
    for name in course_utils.__all__:
        setattr(course_utils, name, lambda *_, **__: _Quiet())
    course_utils.check = desk.check
    page = ModuleType("__main__")
    sys.modules["__main__"] = page
    for source in task["cells"]:
        _run(source, vars(page))
    desk.finish(vars(page))
    os._exit(0)  # 学员留下的线程与退出时的回调都不等


if __name__ == "__main__":
    main()
