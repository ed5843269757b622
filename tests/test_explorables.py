"""每个互动实验都要守的规矩：任何设定下都画得出，画面结构不变，有反例，全是中文。"""

import json
import random
import re
from itertools import islice, product

import pytest

from course_utils import explorables
from course_utils.explorables import charts
from course_utils.explorables.model import NEW_QUALITY, TRADITIONAL, Choice, Parameter
from course_utils.page.node import node

CORNERS = 256
CHINESE = re.compile(r"[\u4e00-\u9fff]")
ALL = [explorables.get(id) for id in explorables.ids()]

every = pytest.mark.parametrize("explorable", ALL, ids=lambda e: e.id)


def ends(control):
    return control.positions[0], control.positions[-1]


def all_settings(explorable):
    """默认、每个控件的两端、各个情景，以及所有控件同取两端的各种组合（至多CORNERS种）。"""
    yield {}
    for control in explorable.controls:
        for value in ends(control):
            yield {control.name: value}
    for scenario in explorable.scenarios:
        yield scenario.settings
    names = [control.name for control in explorable.controls]
    for corner in islice(product(*map(ends, explorable.controls)), CORNERS):
        yield dict(zip(names, corner, strict=True))


def along_axes(explorable):
    """从默认设定出发，沿每个控件把每个位置走一遍。"""
    for control in explorable.controls:
        for value in control.positions:
            yield {control.name: value}


def skeleton(option):
    """画面里除系列数据与文字说明之外的一切。"""
    bare = json.loads(json.dumps(option))
    bare["aria"]["label"]["description"] = ""
    return bare | {"series": [series | {"data": len(series["data"])} for series in bare["series"]]}


def flat(data):
    return [value for value in data if value is not None]


def bounds(option, series):
    axis = option["yAxis"][series["yAxisIndex"]]
    return axis["min"], axis["max"]


@every
def test_every_setting_gives_a_sound_scene(explorable):
    reference = skeleton(explorable.scene().option)
    for settings in [*all_settings(explorable), *along_axes(explorable)]:
        scene = explorable.scene(settings)
        # allow_nan=False：缺的数只能是None
        json.dumps(scene.as_dict(), allow_nan=False, ensure_ascii=False)
        assert skeleton(scene.option) == reference, f"{settings}改变了画面的结构"
        for text in (scene.conclusion, scene.description):
            assert CHINESE.search(text) and text.endswith("。"), f"{settings}：{text!r}"
            assert not re.search(r"nan|inf|None|-0\.0*(?![0-9])", text), f"{settings}：{text!r}"
        assert all(metric.value and CHINESE.search(metric.label) for metric in scene.metrics)
        assert scene.option["aria"]["label"]["description"] == scene.description


@every
def test_drawing_stays_within_its_axes(explorable):
    """坐标轴固定，任何设定下的数据都要落在里面，两幅并排的图才能比；叠起来的柱按总高算。"""
    for settings in [*all_settings(explorable), *along_axes(explorable)]:
        option = explorable.scene(settings).option
        stacks = {}
        for series in option["series"]:
            low, high = bounds(option, series)
            assert all(low <= value <= high for value in flat(series["data"])), f"{settings}：{series['name']}"
            if series.get("stack"):
                stacks.setdefault((series["stack"], high), []).append(series["data"])
        for (_, high), parts in stacks.items():
            assert max(sum(flat(values)) for values in zip(*parts, strict=True)) <= high, f"{settings}：叠起来的柱出界"


@every
def test_compute_is_pure(explorable):
    settings = explorable.settle({})
    before = dict(settings)
    assert explorable.compute(settings).as_dict() == explorable.compute(settings).as_dict()
    assert settings == before
    assert explorable.scene().option is not explorable.scene().option


@every
def test_scenarios(explorable):
    ids = [scenario.id for scenario in explorable.scenarios]
    assert {TRADITIONAL, NEW_QUALITY} <= set(ids) and len(ids) == len(set(ids))
    assert any(scenario.counter for scenario in explorable.scenarios), "至少要有一个反例"
    assert not any(explorable.scenario(id).counter for id in (TRADITIONAL, NEW_QUALITY))
    for scenario in explorable.scenarios:
        assert CHINESE.search(scenario.label) and CHINESE.search(scenario.note)
        settled = explorable.settle(scenario.settings)
        assert settled == explorable.defaults | dict(scenario.settings), f"情景{scenario.id}不在滑块的位置上"
    conclusions = [explorable.scene(id).conclusion for id in ids]
    assert len(set(conclusions)) == len(conclusions), "各情景的结论应当不同"


@every
def test_controls(explorable):
    assert len({control.name for control in explorable.controls}) == len(explorable.controls)
    for control in explorable.controls:
        assert CHINESE.search(control.label)
        assert 2 <= len(control.positions) <= 61
        assert control.default in control.positions, f"{control.label}的默认值不在位置上"
        if isinstance(control, Parameter):
            assert control.positions[-1] == control.maximum, f"{control.label}的步长走不到最大值"
        if isinstance(control, Choice):
            assert all(CHINESE.search(label) for label in control.options.values())


@every
def test_keys_are_unique_along_axes(explorable):
    """不同的设定不能落到画面缓存的同一个键上。"""
    settled = [explorable.settle(settings) for settings in along_axes(explorable)]
    different = {json.dumps(settings, sort_keys=True) for settings in settled}
    assert len({explorable.key(settings) for settings in settled}) == len(different)


@every
def test_words(explorable):
    assert explorable.claims and explorable.limits and explorable.sources
    for text in (explorable.title, explorable.question, *explorable.limits):
        assert CHINESE.search(text)


@every
def test_series_hold_in_light_and_dark(explorable):
    """每条系列有自己的颜色，在白底与#121212上对比度都不低于3:1；同一格里不只靠颜色区分。"""
    option = explorable.scene().option
    assert option["animation"] is False and option["aria"]["decal"]["show"] is True
    for series in option["series"]:
        assert contrast(series["color"], "#ffffff") >= 3 and contrast(series["color"], "#121212") >= 3
    for panel in range(len(option["grid"])):
        marks = [
            (s["type"], s.get("lineStyle", {}).get("type"), s["color"] if s["type"] == "bar" else None)
            for s in option["series"]
            if s["xAxisIndex"] == panel
        ]
        assert len(set(marks)) == len(marks)


def test_echarts_draws_every_scenario():
    """真的ECharts画得出每个情景：不报错，颜色变量留在图里，看得见的字都画了出来。"""
    options = {f"{e.id}-{s.id}": e.scene(s.id).option for e in ALL for s in e.scenarios}
    request = [{"name": name, "option": option} for name, option in options.items()]
    pictures = json.loads(node("pictures.mjs", stdin=json.dumps(request)))
    for name, option in options.items():
        assert {charts.INK, charts.MUTED, charts.RULE} <= set(re.findall(r'"(var\([^"]*\))"', pictures[name])), name
        for text in [title["text"] for title in option["title"]] + [series["name"] for series in option["series"]]:
            assert f">{text}</text>" in pictures[name], f"{name}没有画出{text}"


def test_echarts_draws_arbitrary_settings():
    """随手拨出来的设定，图里也没有画到无穷远的线。"""
    chance = random.Random(20)
    request = [
        {"name": f"{e.id}-{n}", "option": e.scene({c.name: chance.choice(c.positions) for c in e.controls}).option}
        for e in ALL
        for n in range(20)
    ]
    for name, picture in json.loads(node("pictures.mjs", stdin=json.dumps(request))).items():
        assert "Infinity" not in picture and "NaN" not in picture, name


def test_palette_contrast():
    for color in (charts.AMBER, charts.TEAL, charts.BLUE, charts.PURPLE, charts.GREY):
        assert contrast(color, "#ffffff") >= 3 and contrast(color, "#121212") >= 3, color


def contrast(one, other):
    """WCAG 2的对比度。"""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def luminance(color):
    channels = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
