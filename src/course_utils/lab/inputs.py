"""八种题型的输入控件：每种一个类，``widget``放进页面，``answer()``给出``grade``认得的作答，``reset()``回到空白。"""

from __future__ import annotations

from typing import Protocol

import ipywidgets as widgets

from course_utils.exercises.answers import LETTERS
from course_utils.exercises.model import Choice, Classify, Code, Exercise, Match, Multi, Numeric, Order, Reflect

# 在竖排的容器里，auto就是撑满一行
_FULL = {"width": "auto"}
_UNSET = ("请选择", None)


class Input(Protocol):
    """一道题的输入控件。"""

    widget: widgets.Widget

    def answer(self) -> object:
        """现在的作答；没作答完的部分是``None``。"""

    def reset(self) -> None:
        """清空作答。"""


def input_for(exercise: Exercise) -> Input:
    """按题型造输入控件。"""
    return _INPUTS[type(exercise)](exercise)


class _ChoiceInput:
    def __init__(self, exercise: Choice) -> None:
        options = [(f"{LETTERS[n]}. {option.text}", n) for n, option in enumerate(exercise.options)]
        self.widget = widgets.RadioButtons(options=options, value=None, layout=_FULL)

    def answer(self) -> object:
        return self.widget.value

    def reset(self) -> None:
        self.widget.value = None


class _MultiInput:
    def __init__(self, exercise: Multi) -> None:
        self._boxes = [
            widgets.Checkbox(description=f"{LETTERS[n]}. {option.text}", indent=False, layout=_FULL)
            for n, option in enumerate(exercise.options)
        ]
        self.widget = widgets.VBox(self._boxes)

    def answer(self) -> object:
        return [number for number, box in enumerate(self._boxes) if box.value]

    def reset(self) -> None:
        for box in self._boxes:
            box.value = False


class _Dropdowns:
    """一项一个下拉框：归类题选盒子，配对题选右项。"""

    def __init__(self, labels: list[str], options: list[tuple[str, int]]) -> None:
        self._boxes = [
            widgets.Dropdown(
                options=[_UNSET, *options],
                description=label,
                style={"description_width": "min(22em, 50%)"},
                layout={"width": "auto", "max_width": "52em"},
            )
            for label in labels
        ]
        self.widget = widgets.VBox(self._boxes)

    def answer(self) -> object:
        return [box.value for box in self._boxes]

    def reset(self) -> None:
        for box in self._boxes:
            box.index = 0


class _ClassifyInput(_Dropdowns):
    def __init__(self, exercise: Classify) -> None:
        super().__init__([item.text for item in exercise.items], [(box, n) for n, box in enumerate(exercise.boxes)])


class _MatchInput(_Dropdowns):
    def __init__(self, exercise: Match) -> None:
        pairs = exercise.pairs
        super().__init__([pair.left for pair in pairs], [(pairs[n].right, n) for n in exercise.shown])


class _OrderInput:
    """一张列表：选中一项，用按钮上移、下移。"""

    def __init__(self, exercise: Order) -> None:
        self._exercise = exercise
        self._list = widgets.Select(
            rows=len(exercise.items),
            description="次序",
            style={"description_width": "initial"},
            layout={"width": "auto", "height": "auto"},
        )
        up = widgets.Button(description="上移", icon="arrow-up")
        down = widgets.Button(description="下移", icon="arrow-down")
        up.on_click(lambda _: self._move(-1))
        down.on_click(lambda _: self._move(1))
        self.widget = widgets.VBox([self._list, widgets.HBox([up, down])])
        self.reset()

    def answer(self) -> object:
        return list(self._order)

    def reset(self) -> None:
        self._show(list(self._exercise.shown), self._exercise.shown[0])

    def _move(self, step: int) -> None:
        order, item = list(self._order), self._list.value
        here = order.index(item)
        there = here + step
        if 0 <= there < len(order):
            order[here], order[there] = order[there], order[here]
            self._show(order, item)

    def _show(self, order: list[int], selected: int) -> None:
        self._order = order
        items = self._exercise.items
        self._list.options = [(f"{place}. {items[item].text}", item) for place, item in enumerate(order, 1)]
        self._list.value = selected


class _NumericInput:
    def __init__(self, exercise: Numeric) -> None:
        unit = f"（{exercise.unit}）" if exercise.unit else ""
        style = {"description_width": "initial"}
        self.widget = widgets.Text(description=f"答案{unit}", style=style, layout={"width": "24em"})

    def answer(self) -> object:
        return self.widget.value

    def reset(self) -> None:
        self.widget.value = ""


class _TextInput:
    def __init__(self, start: str, label: str, rows: int) -> None:
        self._start = start
        self.widget = widgets.Textarea(
            value=start,
            rows=rows,
            description=label,
            style={"description_width": "initial"},
            layout={"width": "auto", "height": "auto"},
        )

    def answer(self) -> object:
        return self.widget.value

    def reset(self) -> None:
        self.widget.value = self._start


class _CodeInput(_TextInput):
    def __init__(self, exercise: Code) -> None:
        super().__init__(exercise.starter, "代码", max(6, exercise.starter.count("\n") + 3))
        self.widget.add_class("course-code")


class _ReflectInput(_TextInput):
    def __init__(self, exercise: Reflect) -> None:
        super().__init__("", "回答", 6)


_INPUTS = {
    Choice: _ChoiceInput,
    Multi: _MultiInput,
    Classify: _ClassifyInput,
    Order: _OrderInput,
    Match: _MatchInput,
    Numeric: _NumericInput,
    Code: _CodeInput,
    Reflect: _ReflectInput,
}
