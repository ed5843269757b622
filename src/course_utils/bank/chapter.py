"""读一章的题库YAML：语法、JSON Schema、内容，三道检查都过了才成为题目。"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from course_utils.bank.checks import Slip, check_exercise
from course_utils.bank.computed import resolve
from course_utils.bank.schema import schema_slips
from course_utils.exercises.model import Exercise, exercise_from_dict

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class BankError(ValueError):
    """题库里的笔误，或没有的题号。每条笔误一行：文件、行号、题号、字段、哪里不对。"""


@dataclass(frozen=True)
class Chapter:
    """一章的题。``id``如``ch1``，``title``是章名。"""

    id: str
    title: str
    exercises: tuple[Exercise, ...]


def read_chapter(file: Path) -> Chapter:
    """读一章；有笔误就抛出``BankError``，一次列出全部。"""
    try:
        text = file.read_text(encoding="utf-8")
        tree = yaml.compose(text, Loader=_LOADER)
        data = yaml.load(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise BankError(_syntax(file, error)) from None
    except UnicodeDecodeError:
        raise BankError(f"{file.name}不是UTF-8编码的文件，请用UTF-8重新保存。") from None
    slips = list(_repeated_keys(tree)) or list(schema_slips(data))
    exercises: list[Exercise] = []
    if not slips:
        exercises, slips = _exercises(file, data)
    if slips:
        raise BankError("\n".join(_report(file, tree, data, slip) for slip in slips))
    return Chapter(file.stem, data["title"], tuple(exercises))


def _exercises(file: Path, data: dict) -> tuple[list[Exercise], list[Slip]]:
    exercises, slips = [], []
    seen: set[str] = set()
    if file.stem != f"ch{data['chapter']}":
        slips.append(Slip(("chapter",), f"和文件名对不上，这一章的文件应叫ch{data['chapter']}.yml"))
    for number, source in enumerate(data["exercises"]):
        place = ("exercises", number)
        if not source["id"].startswith(f"{file.stem}-"):
            slips.append(Slip((*place, "id"), f"要以{file.stem}-开头"))
        if source["id"] in seen:
            slips.append(Slip((*place, "id"), "和前面的题重复了"))
        seen.add(source["id"])
        try:
            exercise = exercise_from_dict(resolve(source))
        except ValueError as error:
            slips.append(Slip(place, str(error)))
            continue
        exercises.append(exercise)
        slips += [Slip((*place, *slip.path), slip.text) for slip in check_exercise(exercise)]
    return exercises, slips


def _syntax(file: Path, error: yaml.YAMLError) -> str:
    mark = getattr(error, "problem_mark", None)
    line = f"第{mark.line + 1}行" if mark else ""
    return f"{file.name}{line}：YAML语法不对，检查缩进、冒号后的空格和引号（{getattr(error, 'problem', error)}）。"


def _repeated_keys(node: yaml.Node, path: tuple = ()) -> Iterable[Slip]:
    # YAML会悄悄用后一个同名字段盖住前一个
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                yield Slip((*path, key.value), "同一个字段写了两次")
            seen.add(key.value)
            yield from _repeated_keys(value, (*path, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from _repeated_keys(value, (*path, number))


def _report(file: Path, tree: yaml.Node, data: object, slip: Slip) -> str:
    return f"{file.name}第{_line_number(tree, slip.path)}行{_owner(data, slip.path)}：{slip.text}。"


def _line_number(node: yaml.Node | None, path: tuple) -> int:
    """路径所指的地方在第几行；没写出来的字段算在它的上一层，空文件算第1行。"""
    if node is None:
        return 1
    line = node.start_mark.line + 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((key, value) for key, value in node.value if key.value == step), None)
            if found is None:
                return line
            key, node = found
            line = key.start_mark.line + 1
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line + 1
        else:
            return line
    return line


def _owner(data: object, path: tuple) -> str:
    """“ch1-q03的options第2项的feedback”。"""
    words = []
    if len(path) >= 2 and path[0] == "exercises" and isinstance(data, dict):
        source = data["exercises"][path[1]]
        id = source.get("id") if isinstance(source, dict) else None
        words.append(str(id) if id else f"第{path[1] + 1}题")
        path = path[2:]
    for step in path:
        if isinstance(step, int) and words:
            words[-1] += f"第{step + 1}项"
        else:
            words.append(str(step))
    return f"，{'的'.join(words)}" if words else ""
