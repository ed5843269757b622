"""按JSON Schema检查题库的格式，把报错翻成中文。"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from course_utils.bank.checks import Slip

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

_SCHEMA = Path(__file__).parent.parent / "exercises" / "questions" / "schema.json"
_SCIENTIFIC = re.compile(r"[-+]?[0-9.]+[eE][-+]?[0-9]+")

_TYPES = {
    "string": "文字",
    "number": "数",
    "integer": "整数",
    "boolean": "true或false",
    "array": "列表",
    "object": "“字段: 值”的组合",
    "null": "null",
}


def schema_slips(data: object) -> Iterable[Slip]:
    """数据不合Schema的地方，按出现的次序。"""
    for error in sorted(_validator().iter_errors(data), key=lambda e: [str(step) for step in e.absolute_path]):
        # “或”里套着几条报错时，取最贴切的一条
        inner = _jsonschema().exceptions.best_match([error]) if error.context else error
        yield Slip(tuple(inner.absolute_path), _sentence(inner))


@cache
def _validator() -> Draft202012Validator:
    return _jsonschema().Draft202012Validator(json.loads(_SCHEMA.read_text(encoding="utf-8")))


@cache
def _jsonschema() -> ModuleType:
    # 它一导入就编译整套IRI语法，要一秒多，而题库的Schema用不到：导入的时候先当作没有装这个库
    unused = "rfc3987_syntax"
    hidden = sys.modules.setdefault(unused, None) is None
    try:
        return import_module("jsonschema")
    finally:
        if hidden:
            del sys.modules[unused]


def _sentence(error: ValidationError) -> str:
    wanted, value = error.validator_value, error.instance
    match error.validator:
        case "required":
            missing = [name for name in wanted if name not in value]
            return f"缺少字段{'、'.join(missing)}"
        case "type":
            kinds = [wanted] if isinstance(wanted, str) else wanted
            return f"应该是{'或'.join(_TYPES[kind] for kind in kinds)}，写成了{_written(value)}"
        case "enum":
            return f"只能是{'、'.join(map(str, wanted))}，写成了{_written(value)}"
        case "additionalProperties" | "unevaluatedProperties":
            return f"有不认识的字段（{_quoted(error.message)}），检查拼写，或者这种题型没有它"
        case "minItems":
            return f"至少要有{wanted}项，现在有{len(value)}项"
        case "maxItems":
            return f"最多{wanted}项，现在有{len(value)}项"
        case "minProperties":
            return "不能是空的"
        case "minLength":
            return "不能是空的"
        case "uniqueItems":
            return "有重复的项"
        case "minimum":
            return f"不能小于{wanted}，写成了{value}"
        case "maximum":
            return f"不能大于{wanted}，写成了{value}"
        case "pattern":
            return "不能只有空白" if wanted == r"\S" else f"写法不对：{_written(value)}（应符合{wanted}）"
    return f"不符合格式（{error.message}）"


def _written(value: object) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()}（要写成文字请加引号）"
    if isinstance(value, (dict, list)):
        return "列表" if isinstance(value, list) else "“字段: 值”的组合"
    if isinstance(value, str) and _SCIENTIFIC.fullmatch(value):
        return f"文字{value}（YAML里科学计数法要带小数点和正负号，如1.0e-6）"
    return "空" if value is None else str(value)


def _quoted(message: str) -> str:
    return "、".join(message.split("'")[1::2])
