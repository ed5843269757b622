"""构建时算好的画面：每个互动实验的画面缓存，和没有脚本也看得见的第一幅图。"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

from course_utils.explorables.model import TRADITIONAL, Explorable, Scene, Settings
from course_utils.page.node import RUNTIME, WORK, node

Step = str | int
Patch = list[tuple[list[Step], object]]

_DRAWING = RUNTIME / "build" / "pictures.mjs"


def cache(explorable: Explorable) -> dict:
    """画面缓存，格式见``docs/architecture.md``；画面之间结构不同、或有不是有限的数，就抛出``ValueError``。"""
    template = _scene(explorable, explorable.defaults)
    scenes = {}
    for settings in _visited(explorable):
        scene = _scene(explorable, settings)
        try:
            patch = list(_patch(template.option, scene.option, []))
        except ValueError as error:
            raise ValueError(f"互动实验{explorable.id}的画面结构不固定：{error}，设定是{settings}。") from None
        scenes[explorable.key(settings)] = {**scene.as_dict(), "patch": patch}
        del scenes[explorable.key(settings)]["option"]
    return {"option": template.option, "scenes": scenes}


def write_caches(explorables: Iterable[Explorable], folder: Path) -> None:
    """把每个互动实验的画面缓存写成``folder``里的经典脚本：``file://``下只能这样读数据。"""
    folder.mkdir(parents=True, exist_ok=True)
    for explorable in explorables:
        data = json.dumps(cache(explorable), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        (folder / f"{explorable.id}.js").write_text(f'courseScenes("{explorable.id}",{data});\n', encoding="utf-8")


def first_pictures(explorable: Explorable) -> dict[str, str]:
    """第一幅图的SVG：``current``是默认设定，``baseline``是传统情景。"""
    return draw([explorable])[explorable.id]


def draw(explorables: Iterable[Explorable]) -> dict[str, dict[str, str]]:
    """许多互动实验的第一幅图，键是编号；没有现成的只启动一次Node就全画好。"""
    options = {
        (explorable.id, role): _scene(explorable, settings).option
        for explorable in explorables
        for role, settings in (("current", explorable.defaults), ("baseline", _traditional(explorable)))
    }
    files = {key: _picture_file(key, option) for key, option in options.items()}
    missing = [
        {"name": "-".join(key), "option": option} for key, option in options.items() if not files[key].is_file()
    ]
    if missing:
        drawn = json.loads(node(_DRAWING.name, stdin=json.dumps(missing, ensure_ascii=False)))
        for key in options:
            if "-".join(key) in drawn:
                _write(files[key], drawn["-".join(key)])
    pictures: dict[str, dict[str, str]] = {}
    for (id, role), path in files.items():
        pictures.setdefault(id, {})[role] = path.read_text(encoding="utf-8")
    return pictures


def _traditional(explorable: Explorable) -> Settings:
    return explorable.settle(explorable.scenario(TRADITIONAL).settings)


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


def _picture_file(key: tuple[str, str], option: dict) -> Path:
    content = json.dumps([key, option], ensure_ascii=False) + _DRAWING.read_text(encoding="utf-8")
    return WORK / "pictures" / f"{sha256(content.encode()).hexdigest()}.svg"


def _write(path: Path, text: str) -> None:
    # 先写到旁边再改名：中途被杀掉也不会留下半个文件
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    beside.write_text(text, encoding="utf-8")
    beside.replace(path)
