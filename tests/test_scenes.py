"""构建时算好的画面：缓存与现算一致，第一幅图自成一体。"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from math import inf, nan
from pathlib import Path
from xml.etree import ElementTree

import pytest

from course_utils import explorables
from course_utils.explorables.model import Choice, Explorable, Metric, Parameter, Scenario, Scene, Settings
from course_utils.page import scenes

KNOWN = [explorables.get(id) for id in explorables.ids()]


def _compute(settings: Settings) -> Scene:
    level = float(settings["level"])
    option = {
        "aria": {"label": {"description": f"水平{level}"}},
        "xAxis": [{"type": "category", "data": ["甲", "乙"]}],
        "yAxis": [{"type": "value", "max": level}],
        "series": [{"type": "bar", "name": settings["world"], "data": [level] * int(level), "color": "#123456"}],
    }
    return Scene(option, (Metric("level", "水平", f"{level:g}", "分"),), f"水平是{level:g}。", "一根柱。")


SMALL = Explorable(
    id="small",
    title="小实验",
    question="会怎样？",
    controls=(
        Parameter("level", "水平", 0, 5, 1, 2),
        Choice("world", "世界", {"old": "传统", "new": "新质"}, "old"),
    ),
    scenarios=(
        Scenario("traditional", "传统", {}, ""),
        Scenario("new-quality", "新质", {"level": 4, "world": "new"}, "", counter=True),
    ),
    compute=_compute,
    claims=(),
    limits=(),
)


def _apply(option: dict, patch: list) -> dict:
    """与网页里的做法相同：按路径逐个改。"""
    option = deepcopy(option)
    for path, value in patch:
        parent = option
        for step in path[:-1]:
            parent = parent[step]
        parent[path[-1]] = value
    return option


@pytest.mark.parametrize("explorable", [SMALL, *KNOWN], ids=lambda explorable: explorable.id)
def test_cache_reproduces_every_scene(explorable: Explorable) -> None:
    """缓存写成JSON再读回来，每个情景、每个控件的每个位置都与现算的一模一样。"""
    cache = json.loads(json.dumps(scenes.cache(explorable)))
    starts = [explorable.defaults, *(explorable.settle(s.settings) for s in explorable.scenarios)]
    visited = [{**start, c.name: at} for start in starts for c in explorable.controls for at in c.positions]
    visited = list({explorable.key(settings): settings for settings in visited}.values())
    assert cache["scenes"].keys() == set(map(explorable.key, visited))
    for settings in visited:
        cached = cache["scenes"][explorable.key(settings)]
        scene = json.loads(json.dumps(explorable.scene(settings).as_dict()))
        assert _apply(cache["option"], cached.pop("patch")) == scene.pop("option")
        assert cached == scene


def test_patch_of_the_default_scene_is_empty() -> None:
    """默认画面就是样板。"""
    assert scenes.cache(SMALL)["scenes"][SMALL.key(SMALL.defaults)]["patch"] == []


def _broken(change: Callable[[dict, Settings], None]) -> Explorable:
    def compute(settings: Settings) -> Scene:
        scene = _compute(settings)
        change(scene.option, settings)
        return scene

    return replace(SMALL, compute=compute)


def _extra_series(option: dict, settings: Settings) -> None:
    if settings["level"] == 5:
        option["series"].append(option["series"][0])


def _lost_axis_limit(option: dict, settings: Settings) -> None:
    if settings["level"] == 0:
        del option["yAxis"][0]["max"]


def _number_becomes_list(option: dict, settings: Settings) -> None:
    if settings["world"] == "new":
        option["yAxis"][0]["max"] = [1]


@pytest.mark.parametrize("change", [_extra_series, _lost_axis_limit, _number_becomes_list])
def test_changing_structure_is_refused(change: Callable[[dict, Settings], None]) -> None:
    """画面之间结构不同会在JupyterLab里留下残影，构建时就报错，并说出是哪个实验。"""
    with pytest.raises(ValueError, match=r"互动实验small的画面结构不固定：(series|yAxis)"):
        scenes.cache(_broken(change))


@pytest.mark.parametrize("value", [nan, inf, -inf, object()])
def test_unwritable_numbers_are_refused(value: object) -> None:
    """JSON写不下的值在构建时报错，不会变成网页上的空白。"""
    broken = _broken(lambda option, settings: option["series"][0].update(data=[value]))
    with pytest.raises(ValueError, match="互动实验small的画面里有不是有限的数"):
        scenes.cache(broken)
    with pytest.raises(ValueError, match="互动实验small的画面里有不是有限的数"):
        scenes.first_pictures(broken)


def test_cache_is_a_classic_script(tmp_path: Path) -> None:
    """缓存文件调用一次``courseScenes``，参数是编号和合法的JSON。"""
    scenes.write_caches([SMALL], tmp_path / "scenes")
    text = (tmp_path / "scenes" / "small.js").read_text(encoding="utf-8")
    body = re.fullmatch(r'courseScenes\("small",(.*)\);\n', text, re.S)
    assert body and json.loads(body[1]) == json.loads(json.dumps(scenes.cache(SMALL)))


def test_first_pictures_can_share_a_page() -> None:
    """许多幅图放在同一页：编号不重复，引用都找得到，不带脚本与样式表，文字都在。"""
    drawn = scenes.draw([SMALL, *KNOWN])
    assert drawn.keys() == {f"{e.id}-{role}" for e in [SMALL, *KNOWN] for role in ("current", "baseline", "new")}
    ids: list[str] = []
    for name, svg in drawn.items():
        root = ElementTree.fromstring(svg)
        own = [node.get("id") for node in root.iter() if node.get("id")]
        assert set(re.findall(r"url\(#([^)]+)\)", svg)) <= set(own), name
        assert not {"script", "style"} & {node.tag.rpartition("}")[2] for node in root.iter()}, name
        assert "NaN" not in svg and "undefined" not in svg, name
        ids += own
    assert len(ids) == len(set(ids))
    assert "甲" in drawn["small-current"]


def test_first_pictures_follow_the_settings() -> None:
    """默认设定与传统情景不同时，两幅图不同；相同时只有编号不同。"""
    pictures = scenes.first_pictures(SMALL)
    assert pictures["current"] == pictures["baseline"].replace("small-baseline", "small-current")
    moved = replace(SMALL, scenarios=(Scenario("traditional", "传统", {"level": 4}, ""), SMALL.scenarios[1]))
    assert scenes.first_pictures(moved)["baseline"] != pictures["baseline"]


def test_theme_colors_survive_drawing() -> None:
    """颜色里的CSS变量原样留在SVG里，暗色模式才跟得上。"""
    ink = "var(--course-ink, #1f2933)"
    dark = _broken(lambda option, settings: option["xAxis"][0].update(axisLabel={"color": ink}))
    assert f'fill="{ink}"' in scenes.first_pictures(dark)["current"]


def test_pictures_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """画过的图直接读出来，不再启动Node。"""
    first = scenes.first_pictures(SMALL)
    monkeypatch.setenv("COURSE_NODE", "没有这个程序")
    assert scenes.first_pictures(SMALL) == first
