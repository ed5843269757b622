"""题目的几个概念：八种题型各一个类，加上它们的零件。

字段与题库YAML一一对应，``exercise_from_dict``与``Exercise.as_dict``互为逆运算；字段的含义见``docs/exercises.md``。
这里只有标准库：同一个文件既在JupyterLab的内核里运行，也在网页里的Python里运行。
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import ClassVar


@dataclass(frozen=True)
class Option:
    """选择题、多选题的一个选项。

    错的选项用``feedback``点名误解；多选题里对的选项可用``missing``说明漏选了什么。
    """

    text: str
    correct: bool = False
    feedback: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Item:
    """归类题、排序题的一项；``box``是正确的盒名，只用于归类题。"""

    text: str
    feedback: str
    box: str = ""


@dataclass(frozen=True)
class Pair:
    """配对题的一对。"""

    left: str
    right: str
    feedback: str


@dataclass(frozen=True)
class Mistake:
    """数值题的一个常见错误得数，与答案同单位。"""

    value: float
    feedback: str


@dataclass(frozen=True)
class Tolerance:
    """允许的误差：绝对误差（与答案同单位）与相对误差，满足一个即可。"""

    absolute: float = 0.0
    relative: float = 0.0

    def accepts(self, value: float, target: float) -> bool:
        """``value``离``target``够近吗。浮点运算的尾差（相对1e-9）总是容许的。"""
        allowed = max(self.absolute, self.relative * abs(target))
        return abs(value - target) <= allowed + 1e-9 * max(allowed, abs(target))


@dataclass(frozen=True)
class Case:
    """代码题的一组检验。

    写函数的题给``args``（位置参数），写表达式的题给``given``（名字到值）；``expect``是应得的值。
    """

    expect: object
    args: tuple = ()
    given: Mapping[str, object] | None = None
    feedback: str = ""


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """各题型的共同字段。``difficulty``从1到3；``hints``由浅入深，逐级给出。"""

    type: ClassVar[str]

    id: str
    claims: tuple[str, ...]
    difficulty: int
    prompt: str
    hints: tuple[str, ...]
    explanation: str

    def as_dict(self) -> dict:
        """可以直接写成JSON的字典，``exercise_from_dict``能读回来。"""
        return {"type": self.type, **asdict(self)}

    def _shuffled(self, count: int) -> tuple[int, ...]:
        # 次序只由编号决定，这样网页、Lab与每次构建都一样；碰巧排对了就轮转一位
        order = sorted(range(count), key=lambda i: sha256(f"{self.id}/{i}".encode()).digest())
        return tuple(order if order != list(range(count)) else order[1:] + order[:1])


@dataclass(frozen=True, kw_only=True)
class Choice(Exercise):
    """单选题：恰有一个选项是对的。"""

    type = "choice"

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Multi(Exercise):
    """多选题：至少一个选项是对的。"""

    type = "multi"

    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class Classify(Exercise):
    """归类题：把每一项放进一个盒子。"""

    type = "classify"

    boxes: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, kw_only=True)
class Order(Exercise):
    """排序题：``items``按正确次序写。"""

    type = "order"

    items: tuple[Item, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        """显示的次序：第``k``个位置显示第``shown[k]``项；绝不是正确次序。"""
        return self._shuffled(len(self.items))


@dataclass(frozen=True, kw_only=True)
class Match(Exercise):
    """配对题：给每个左项找到右项。"""

    type = "match"

    pairs: tuple[Pair, ...]

    @property
    def shown(self) -> tuple[int, ...]:
        """右项显示的次序：第``k``个位置显示第``shown[k]``对的右项；绝不是正确次序。"""
        return self._shuffled(len(self.pairs))


@dataclass(frozen=True, kw_only=True)
class Numeric(Exercise):
    """数值题：``answer``与``mistakes``的单位都是``unit``（空字符串表示没有单位）。"""

    type = "numeric"

    answer: float
    unit: str = ""
    tolerance: Tolerance = Tolerance()
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Code(Exercise):
    """代码题：写一个名叫``entry``的函数；``entry``为``None``时写一个表达式。"""

    type = "code"

    entry: str | None
    starter: str
    solution: str
    cases: tuple[Case, ...]
    tolerance: Tolerance = Tolerance(relative=1e-6)


@dataclass(frozen=True, kw_only=True)
class Reflect(Exercise):
    """思考题：开放作答，对照``rubric``自评，不打分。"""

    type = "reflect"

    rubric: tuple[str, ...]
    sample: str


# 封闭题：完整的作答数得完，构建时就能全部判好
CLOSED = (Choice, Multi, Classify, Order, Match)
TYPES: dict[str, type[Exercise]] = {kind.type: kind for kind in (*CLOSED, Numeric, Code, Reflect)}

_PARTS = {"options": Option, "items": Item, "pairs": Pair, "mistakes": Mistake, "cases": Case}


def exercise_from_dict(data: Mapping) -> Exercise:
    """由字典（题库YAML的一题，或``Exercise.as_dict()``）得到题目。

    这里不检查内容，那是``bank``的事；缺字段或多字段时抛出``TypeError``。
    """
    values = {name: value for name, value in data.items() if name != "type"}
    for name, part in _PARTS.items():
        if name in values:
            values[name] = tuple(part(**_tuples(source)) for source in values[name])
    if "tolerance" in values:
        values["tolerance"] = Tolerance(**values["tolerance"])
    return TYPES[data["type"]](**_tuples(values))


def _tuples(values: Mapping) -> dict:
    # 题目不可改，列表都存成元组；检验的expect要原样比较，不动它
    return {
        name: tuple(value) if isinstance(value, list) and name != "expect" else value for name, value in values.items()
    }
