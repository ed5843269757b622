"""发实验课：把笔记本抄进学员的文件夹。学员动过的从不覆盖，课程更新了，新的一本放在旁边。"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from itertools import count
from pathlib import Path

_RECORD = Path(".course", "发过的实验课.json")


def hand_out(source: Path, folder: Path) -> list[Path]:
    """把``source``里的笔记本发进``folder``，返回这一次写下的文件。

    没有的就发；发下去以后没有动过的，换成新的；动过的留着，新的叫“名字-新版”，旁边已经有同样内容的就不再发。
    """
    record = folder / _RECORD
    handed = _read(record)
    written = []
    for path in sorted(source.glob("*.ipynb")):
        content = path.read_bytes()
        digest = sha256(content).hexdigest()
        if handed.get(path.name) == digest and (folder / path.name).exists():
            continue
        for place in _places(folder, path):
            found = sha256(place.read_bytes()).hexdigest() if place.exists() else None
            if found == digest:
                break
            if found is None or (place.name == path.name and found == handed.get(path.name)):
                _write(place, content)
                written.append(place)
                break
        handed[path.name] = digest
    _write(record, json.dumps(handed, ensure_ascii=False, indent=1).encode())
    return written


def _places(folder: Path, path: Path) -> Iterator[Path]:
    yield folder / path.name
    for number in count(1):
        yield folder / f"{path.stem}-新版{number if number > 1 else ''}{path.suffix}"


def _read(record: Path) -> dict[str, str]:
    try:
        handed = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        # 第一次来，或者记录坏了：当作什么也没有发过，学员的文件就都当作动过的
        return {}
    return handed if isinstance(handed, dict) else {}


def _write(place: Path, content: bytes) -> None:
    """先写在旁边再换上去：写到一半断电，也不会留下半本。"""
    place.parent.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f".{place.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(place)
