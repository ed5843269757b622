"""构建时算好的画面：每个互动实验的画面缓存，和没有脚本也看得见的第一幅图。"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from pathlib import Path

from course_utils.explorables.model import NEW_QUALITY, TRADITIONAL, Explorable, Scene, Settings
from course_utils.page.node import RUNTIME, WORK, node

Step = str | int

_DRAWING = RUNTIME / "build" / "pictures.mjs"


def cache(explorable: Explorable) -> dict:
    """画面缓存，格式见``docs/architecture.md``；画面之间结构不同、或有不是有限的数，就抛出``ValueError``。"""
    template = _scene(explorable, explorable.defaults).option
    scenes: dict[str, dict] = {}
    for settings in _visited(explorable):
        key = explorable.key(settings)
        if key not in scenes:
            scenes[key] = _patched(explorable, template, settings)
    return {"option": template, "scenes": scenes}


def write_caches(explorables: Iterable[Explorable], folder: Path) -> None:
    """把每个互动实验的画面缓存写成``folder``里的经典脚本：``file://``下只能这样读数据。"""
    folder.mkdir(parents=True, exist_ok=True)
    for explorable in explorables:
        data = json.dumps(cache(explorable), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        (folder / f"{explorable.id}.js").write_text(f'courseScenes("{explorable.id}",{data});\n', encoding="utf-8")


def first_pictures(explorable: Explorable) -> dict[str, str]:
    """第一幅图的SVG：``current``是默认设定，``baseline``是传统情景，``new``是新质情景（印在纸上用）。"""
    drawn = draw([explorable])
    return {role: drawn[f"{explorable.id}-{role}"] for role in ("current", "baseline", "new")}


def draw(explorables: Iterable[Explorable]) -> dict[str, str]:
    """许多互动实验的第一幅图，键是编号加``-current``、``-baseline``与``-new``。"""
    options = {}
    for explorable in explorables:
        shown = {"current": {}}
        shown |= {
            role: explorable.scenario(id).settings for role, id in (("baseline", TRADITIONAL), ("new", NEW_QUALITY))
        }
        for role, settings in shown.items():
            options[f"{explorable.id}-{role}"] = _scene(explorable, explorable.settle(settings)).option
    return pictures(options)


def pictures(options: Mapping[str, dict]) -> dict[str, str]:
    """一批``option``的SVG，键不变；没有现成的，只启动一次Node就全画好。键是图里各编号的前缀，同一页上不能相同。"""
    files = {name: _picture_file(name, option) for name, option in options.items()}
    missing = [{"name": name, "option": options[name]} for name, path in files.items() if not path.is_file()]
    if missing:
        drawn = json.loads(node(_DRAWING.name, stdin=json.dumps(missing, ensure_ascii=False)))
        for name, svg in drawn.items():
            _write(files[name], svg)
    return {name: path.read_text(encoding="utf-8") for name, path in files.items()}


def _visited(explorable: Explorable) -> Iterator[Settings]:
    """从默认设定和每个情景出发，沿每个控件走一遍经过的设定。"""
    starts = [explorable.defaults, *(explorable.settle(s.settings) for s in explorable.scenarios)]
    for start in starts:
        for control in explorable.controls:
            for position in control.positions:
                yield {**start, control.name: position}


def _scene(explorable: Explorable, settings: Settings) -> Scene:
    scene = explorable.compute(settings)
    try:
        json.dumps(scene.as_dict(), allow_nan=False)
    except (TypeError, ValueError):
        reason = "画面里有不是有限的数，或写不成JSON的值；缺的数请用None"
        raise ValueError(f"互动实验{explorable.id}的{reason}，设定是{settings}。") from None
    return scene


def _patched(explorable: Explorable, template: dict, settings: Settings) -> dict:
    scene = _scene(explorable, settings)
    try:
        patch = list(_patch(template, scene.option, []))
    except ValueError as error:
        raise ValueError(f"互动实验{explorable.id}的画面结构不固定：{error}，设定是{settings}。") from None
    shown = scene.as_dict()
    del shown["option"]
    return {"patch": patch, **shown}


def _patch(before: object, after: object, path: list[Step]) -> Iterator[tuple[list[Step], object]]:
    """把``before``变成``after``要改的地方。``data``可以整个换，别处只许换叶子上的值。"""
    if isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        for key in before:
            yield from _patch(before[key], after[key], [*path, key])
    elif path and path[-1] == "data" and isinstance(before, list) and isinstance(after, list):
        if before != after:
            yield path, after
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for index, (old, new) in enumerate(zip(before, after, strict=True)):
            yield from _patch(old, new, [*path, index])
    elif isinstance(before, dict | list) or isinstance(after, dict | list):
        raise ValueError(f"{'.'.join(map(str, path))}这一处变了样")
    elif before != after:
        yield path, after


def _picture_file(name: str, option: dict) -> Path:
    content = json.dumps([name, option], ensure_ascii=False) + _DRAWING.read_text(encoding="utf-8")
    return WORK / "pictures" / f"{sha256(content.encode()).hexdigest()}.svg"


def _write(path: Path, text: str) -> None:
    # 先写到旁边再改名：中途被杀掉也不会留下半个文件
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
