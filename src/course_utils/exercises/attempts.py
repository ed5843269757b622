"""作答记录：网页与Lab导出、导入的同一种JSON，格式见``docs/architecture.md``。

外来的、写坏的文件一律拒收，并用一句中文说明原因；记录按``id``取并集合并，不丢作答。
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TypedDict
from uuid import uuid4

from course_utils.exercises.answers import Unreadable, plain
from course_utils.exercises.grading import LABELS, Verdict

FORMAT = "course-progress"
VERSION = 1

_LARGEST = 50_000_000
_AT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z", re.ASCII)
_HOSTS = ("page", "lab")


class ProgressError(ValueError):
    """学习记录文件不能用；说明文字是给学员看的一句中文。"""


class Attempt(TypedDict):
    """一次作答。``at``是UTC时间（ISO 8601，以``Z``结尾），``answer``是任意JSON值，``host``是``page``或``lab``。"""

    id: str
    exercise: str
    at: str
    verdict: str
    score: float
    answer: object
    host: str


def new(exercise: str, answer: object, verdict: Verdict, host: str = "lab") -> Attempt:
    """刚做的一次作答；写不成JSON的答案（例如函数）记为``None``。"""
    return {
        "id": str(uuid4()),
        "exercise": exercise,
        "at": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "verdict": verdict.verdict,
        "score": verdict.score,
        "answer": _recordable(answer),
        "host": host,
    }


def export(attempts: Iterable[Attempt]) -> str:
    """写成可以导出的JSON文字，按时间排序。"""
    content = {"format": FORMAT, "version": VERSION, "attempts": sorted(attempts, key=_when)}
    return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def parse(text: str) -> list[Attempt]:
    """读导出的JSON文字；不是本课程的记录、版本太新或写坏了，抛出``ProgressError``。"""
    if len(text) > _LARGEST:
        raise ProgressError("这个文件太大，不像是本课程导出的学习记录。")
    try:
        content = json.loads(text.removeprefix("\ufeff"), parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        raise ProgressError("这个文件不是完整的JSON，可能没有下载完整，请重新导出一份。") from None
    if type(content) is not dict or content.get("format") != FORMAT:
        raise ProgressError("这个文件不是本课程导出的学习记录，请选择导出的JSON文件。")
    version = content.get("version")
    if type(version) is int and version > VERSION:
        raise ProgressError("这份学习记录来自更新的课程版本，请先更新课程再导入。")
    if version != VERSION or set(content) != {"format", "version", "attempts"} or type(content["attempts"]) is not list:
        raise ProgressError("这份学习记录的内容不完整，请重新导出一份。")
    return [_attempt(row, number) for number, row in enumerate(content["attempts"], 1)]


def merge(*groups: Iterable[Attempt]) -> list[Attempt]:
    """几份记录按``id``取并集，按时间排序；``id``相同时以先给的为准。"""
    merged: dict[str, Attempt] = {}
    for group in groups:
        for attempt in group:
            merged.setdefault(attempt["id"], attempt)
    return sorted(merged.values(), key=_when)


def _attempt(row: object, number: int) -> Attempt:
    if type(row) is not dict or set(row) != set(Attempt.__annotations__):
        raise ProgressError(f"学习记录的第{number}条缺少内容或有多余内容，这个文件可能被改动过，没有导入。")
    problem = _problem(row)
    if problem:
        raise ProgressError(f"学习记录的第{number}条里{problem}不对，这个文件可能被改动过，没有导入。")
    return row


def _problem(row: dict) -> str:
    """这一条里哪个字段不对；都对时为空字符串。"""
    sound = {
        "id": _is_name(row["id"]),
        "exercise": _is_name(row["exercise"]),
        "at": type(row["at"]) is str and _is_time(row["at"]),
        "verdict": row["verdict"] in tuple(LABELS),
        "score": type(row["score"]) in (int, float) and 0 <= row["score"] <= 1,
        "answer": _is_storable(row["answer"]),
        "host": row["host"] in _HOSTS,
    }
    return next((name for name, fine in sound.items() if not fine), "")


def _is_name(value: object) -> bool:
    return type(value) is str and 0 < len(value) <= 100 and value.isprintable()


def _is_time(text: str) -> bool:
    if not _AT.fullmatch(text):
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _recordable(answer: object) -> object:
    try:
        value = plain(answer)
    except Unreadable:
        return None
    return value if _is_storable(value) else None


def _is_storable(value: object) -> bool:
    """能写成UTF-8的JSON吗：残缺的代理字符、NaN、位数太多的整数都不行。"""
    try:
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_constant(name: str) -> None:
    raise ValueError(name)


def _when(attempt: Attempt) -> tuple[str, str]:
    return attempt["at"], attempt["id"]
