"""论点覆盖：哪条论点在哪一节讲到、由哪个互动实验和哪些题目检验。只读源文件，不用构建。"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from course_utils import bank, explorables
from course_utils.data import claims

FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
MARK = re.compile(r"\{claim\}`([^`]+)`")
ROLE = re.compile(r"\{[\w:-]+\}`([^`<]+)(?:<[^`]*>)?`")
PLACED = re.compile(r"^\s*(?:`{3,}|:{3,})\{explorable\}\s*(\S+)", re.M)
ASKED = re.compile(r"^(?:\s*(?:`{3,}|:{3,})\{exercise\}|:predict:)\s*(.+)$", re.M)


@dataclass(frozen=True)
class Section:
    """讲到论点的一节：``page``是不带后缀的页面路径，``anchor``是这一节里第一个标记的位置。"""

    page: str
    heading: str
    anchor: str


@dataclass
class Coverage:
    """一条论点由哪些小节、互动实验和题目覆盖。"""

    sections: list[Section] = field(default_factory=list)
    explorables: list[str] = field(default_factory=list)
    exercises: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, list]:
        """可以直接写成JSON的字典。"""
        return asdict(self)


def mark_ids(text: str) -> list[str]:
    """``claim``标记里写的各个编号，用空格、逗号或顿号隔开。"""
    return re.split(r"[\s,，、]+", text.strip())


def mark_anchor(id: str, nth: int) -> str:
    """一页里论点``id``的第``nth``个标记（从1数起）在页内的位置。"""
    return f"claim-{id}" if nth == 1 else f"claim-{id}-{nth}"


def _text(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".ipynb":
        return text
    cells = (cell for cell in json.loads(text)["cells"] if cell["cell_type"] == "markdown")
    return "\n\n".join("".join(cell["source"]) for cell in cells)


def _marks(text: str) -> Iterator[tuple[str, str]]:
    """正文里每个标记的``(小节标题, 编号)``，按出现的次序。"""
    heading = ""
    fences: list[str] = []
    in_code = False
    for line in text.splitlines():
        mark = FENCE.match(line)
        if mark and fences and line.strip() == fences[-1]:
            fences.pop()
            in_code = False
        elif mark and not in_code:
            # 指令（花括号）里仍是正文，代码块与代码单元里不是
            fences.append(mark[1])
            in_code = "{" not in line or "{code" in line
        elif not in_code and (title := HEADING.match(line)):
            heading = ROLE.sub(r"\1", MARK.sub("", title[1])).strip()
        if not in_code:
            for found in MARK.finditer(line):
                yield from ((heading, id) for id in mark_ids(found[1]))


def _pages(root: Path) -> list[Path]:
    folders = (root / "book").glob("**/*.md"), (root / "notebooks").glob("**/*.ipynb")
    return sorted(path for found in folders for path in found if ".ipynb_checkpoints" not in path.parts)


def places(root: Path) -> dict[str, str]:
    """互动实验与题目的编号到所在的页面（不带后缀）；放了几处的取最先的一处。"""
    found: dict[str, str] = {}
    for path in _pages(root):
        text = _text(path)
        asked = (id for ids in ASKED.findall(text) for id in ids.split())
        for id in (*PLACED.findall(text), *asked):
            found.setdefault(id, path.relative_to(root).with_suffix("").as_posix())
    return found


def report(root: Path) -> dict[str, Coverage]:
    """``root``下``book/``与``notebooks/``对每条论点的覆盖。不认得的编号抛出``ValueError``。"""
    covered = {id: Coverage() for id in claims()}

    def of(id: str, where: str) -> Coverage:
        if id not in covered:
            raise ValueError(f"{where}用了不存在的论点{id!r}，编号见data/claims.csv。")
        return covered[id]

    for path in _pages(root):
        text = _text(path)
        page = path.relative_to(root).with_suffix("").as_posix()
        seen: Counter[str] = Counter()
        for heading, id in _marks(text):
            sections = of(id, page).sections
            seen[id] += 1
            if not sections or (sections[-1].page, sections[-1].heading) != (page, heading):
                sections.append(Section(page, heading, mark_anchor(id, seen[id])))
        for explorable in PLACED.findall(text):
            for id in explorables.get(explorable).claims:
                used = of(id, explorable).explorables
                used += [] if explorable in used else [explorable]
    for exercise in bank.load().values():
        for id in exercise.claims:
            of(id, exercise.id).exercises.append(exercise.id)
    return covered
