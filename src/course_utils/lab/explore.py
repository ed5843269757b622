"""``explore(id)``：互动实验的控件与两幅并排的图，左边是当前设定，右边是对照。"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

import ipywidgets as widgets

from course_utils import explorables
from course_utils.explorables.model import TRADITIONAL, Choice, Explorable, Parameter, Scene, Settings
from course_utils.lab.message import STYLE, Message

_CUSTOM = "自己的设定"
_PINNED = "自己固定的设定"
_CHART = {"width": "440px", "height": "420px"}
# 读屏软件要的名字，ipywidgets与ECharts没有给：把标签抄给滑块手柄，告诉它图是图。
# 脚本运行时控件还没进页面，所以等到看得见了再做
_NAME_PARTS = """
new IntersectionObserver(() => {
  const root = element.closest('.course-explore');
  root?.querySelectorAll('.widget-slider').forEach(slider =>
    slider.querySelector('[role=slider]').setAttribute('aria-label', slider.querySelector('label').textContent));
  root?.querySelectorAll('[_echarts_instance_]').forEach(chart => chart.setAttribute('role', 'img'));
}).observe(element);
"""


def explore(id: str) -> Explore | Message:
    """打开编号为``id``的互动实验；编号不对就显示一句中文，给出最相近的编号。"""
    try:
        return Explore(explorables.get(id))
    except ValueError as reason:
        return Message(str(reason))


class Explore(widgets.VBox):
    """一个打开的互动实验。``settings``是当前设定，``scene``是当前画面，学员可以在代码里接着用。"""

    def __init__(self, explorable: Explorable) -> None:
        self.explorable = explorable
        self._moving = False
        self._pinned: Settings = {}
        self._controls = {control.name: _control(control) for control in explorable.controls}
        self._baseline = widgets.Dropdown(
            options=[(scenario.label, scenario.id) for scenario in explorable.scenarios],
            value=TRADITIONAL,
            description="对照",
            style={"description_width": "initial"},
            layout={"margin": "2px 2px 2px 2em", "width": "max-content"},
        )
        self._buttons = {scenario.id: _button(scenario) for scenario in explorable.scenarios}
        self._pin = widgets.Button(description="固定为对照", tooltip="把当前设定放到右边，左边接着改")
        self._note = widgets.HTML()
        self._panels = (_Panel("当前设定"), _Panel("对照"))

        for control in self._controls.values():
            control.observe(lambda _: self._draw(), "value")
        self._baseline.observe(lambda _: self._draw_baseline(), "value")
        for id, button in self._buttons.items():
            button.on_click(lambda _, id=id: self.choose(id))
        self._pin.on_click(lambda _: self.pin())
        super().__init__(self._layout())
        self.add_class("course-lab")
        self.add_class("course-explore")
        self._draw()
        self._draw_baseline()

    @property
    def settings(self) -> Settings:
        """当前设定：控件名到取值。"""
        return {name: control.value for name, control in self._controls.items()}

    @property
    def scene(self) -> Scene:
        """当前画面。"""
        return self.explorable.scene(self.settings)

    def choose(self, id: str) -> None:
        """换到一个情景。"""
        settings = self.explorable.settle(self.explorable.scenario(id).settings)
        with self._one_move():
            for name, value in settings.items():
                self._controls[name].value = value
        self._draw()

    def pin(self) -> None:
        """把当前设定固定为对照，左边接着改，就有了两个可以自由设定的世界。"""
        self._pinned = self.explorable.settle(self.settings)
        scenarios = [(scenario.label, scenario.id) for scenario in self.explorable.scenarios]
        if self._baseline.value == _PINNED:
            self._draw_baseline()
        else:
            self._baseline.options = [*scenarios, (_PINNED, _PINNED)]
            self._baseline.value = _PINNED

    @contextmanager
    def _one_move(self) -> Iterator[None]:
        # 一次改几个控件，只画一次
        self._moving = True
        try:
            yield
        finally:
            self._moving = False

    def _draw(self) -> None:
        if self._moving:
            return
        settings = self.explorable.settle(self.settings)
        here = [s for s in self.explorable.scenarios if self.explorable.settle(s.settings) == settings]
        for id, button in self._buttons.items():
            active = any(scenario.id == id for scenario in here)
            button.icon = "check" if active else ""
            (button.add_class if active else button.remove_class)("course-active")
        self._note.value = f"<p>{escape(here[0].note)}</p>" if here else ""
        self._panels[0].show(here[0].label if here else _CUSTOM, self.explorable, settings)

    def _draw_baseline(self) -> None:
        if self._baseline.value == _PINNED:
            self._panels[1].show(_PINNED, self.explorable, self._pinned)
        else:
            scenario = self.explorable.scenario(self._baseline.value)
            self._panels[1].show(scenario.label, self.explorable, self.explorable.settle(scenario.settings))

    def _layout(self) -> list[widgets.Widget]:
        explorable = self.explorable
        head = f"<h3>{escape(explorable.title)}</h3><p>{escape(explorable.question)}</p>"
        limits = "".join(f"<li>{escape(limit)}</li>" for limit in explorable.limits)
        sources = "".join(f"<li>{escape(source)}</li>" for source in explorable.sources)
        foot = (
            f"<details><summary>这个模型不能说明什么</summary><ul>{limits}</ul></details>"
            f"<details><summary>文献出处</summary><ul>{sources}</ul></details>"
            '<p class="course-muted">拖动滑块图却不动，说明内核没有在运行：请重新运行这一格代码。</p>'
        )
        controls = [widgets.VBox([control, _hint(self.explorable, name)]) for name, control in self._controls.items()]
        grid = {"grid_template_columns": "repeat(auto-fill, minmax(420px, 1fr))", "grid_gap": "8px 24px"}
        return [
            widgets.HTML(STYLE + head),
            widgets.HBox([*self._buttons.values(), self._baseline, self._pin], layout={"flex_flow": "row wrap"}),
            self._note,
            widgets.GridBox(controls, layout=grid),
            widgets.HBox([panel.widget for panel in self._panels], layout={"flex_flow": "row wrap"}),
            widgets.HTML(foot),
            _script(_NAME_PARTS),
        ]


class _Panel:
    """一幅图，连同图题、大数字与结论。"""

    def __init__(self, role: str) -> None:
        # ipecharts导入要0.3秒，不打开实验就不导入
        from ipecharts import EChartsRawWidget

        self._role = role
        self._title = widgets.HTML()
        # 主题写死成浅色：ipecharts的深色主题自带底色，而图里的颜色已经跟着JupyterLab走
        self._chart = EChartsRawWidget(renderer="svg", theme="light", locale="ZH", **_CHART)
        self._text = widgets.HTML()
        parts = [self._title, self._chart, self._text]
        self.widget = widgets.VBox(parts, layout={"margin": "12px 12px 0 0", "width": _CHART["width"]})

    def show(self, label: str, explorable: Explorable, settings: Settings) -> None:
        """画出这组设定。``observe``里的异常不会显示出来，所以算不出来时在结论处说明。"""
        self._title.value = f"<strong>{escape(self._role)}</strong>　{escape(label)}"
        try:
            scene = explorable.scene(settings)
        except Exception as error:  # 不管模型抛什么，学员都要看到一句话
            self._text.value = f"<p>这个设定没能算出来，图停在上一个设定。（{escape(str(error))}）</p>"
            return
        axes = [_drawable(axis) for axis in scene.option["yAxis"]]
        self._chart.option = {**scene.option, "yAxis": axes, "backgroundColor": "transparent"}
        metrics = "".join(
            f"<div>{escape(m.label)}<strong>{escape(m.value)}{escape(m.unit)}</strong></div>" for m in scene.metrics
        )
        conclusion = f'<p aria-live="polite">{escape(scene.conclusion)}</p>'
        self._text.value = f'<div class="course-metrics">{metrics}</div>{conclusion}'


def _drawable(axis: dict) -> dict:
    """ipecharts里的ECharts旧一些：对数轴最低的一格不到1，会被它取整成0，横线落到无穷远，所以不画横线。"""
    low = axis["type"] == "log" and axis["min"] < 1
    return axis | {"splitLine": {"show": False}} if low else axis


def _control(control: Parameter | Choice) -> widgets.Widget:
    common = {"style": {"description_width": "13em"}, "layout": {"width": "auto"}}
    if isinstance(control, Choice):
        options = [(label, value) for value, label in control.options.items()]
        return widgets.Dropdown(options=options, value=control.default, description=control.label, **common)
    unit = f"（{control.unit}）" if control.unit else ""
    return widgets.FloatSlider(
        value=control.default,
        min=control.minimum,
        max=control.maximum,
        step=control.step,
        description=control.label + unit,
        readout_format=f".{control.decimals}f",
        **common,
    )


def _hint(explorable: Explorable, name: str) -> widgets.HTML:
    hint = next(control.hint for control in explorable.controls if control.name == name)
    return widgets.HTML(f'<span class="course-muted">{escape(hint)}</span>')


def _button(scenario) -> widgets.Button:
    prefix = "反例：" if scenario.counter and not scenario.label.startswith("反例") else ""
    return widgets.Button(description=prefix + scenario.label, tooltip=scenario.note, layout={"width": "auto"})


def _script(source: str) -> widgets.Output:
    return widgets.Output(
        outputs=({"output_type": "display_data", "data": {"application/javascript": source}, "metadata": {}},)
    )
