"""算出来的答案：``{from: economics.growth.函数名, args: {...}}``换成那个函数的得数。

这样同一个数不会在模型里算一遍、在题库里又手抄一遍。只许调用``economics``与``data``里的函数。
"""

from __future__ import annotations

from importlib import import_module
from math import isfinite


def resolve(source: dict) -> dict:
    """把一道题里``answer``与``mistakes``中要算的数都算好；算不了就抛出``ValueError``。"""
    if source["type"] != "numeric":
        return source
    mistakes = [{**mistake, "value": _number(mistake["value"])} for mistake in source["mistakes"]]
    return {**source, "answer": _number(source["answer"]), "mistakes": mistakes}


def _number(value: float | dict) -> float:
    if not isinstance(value, dict):
        return value
    name = value["from"]
    module, _, function = f"course_utils.{name}".rpartition(".")
    try:
        number = getattr(import_module(module), function)(**value.get("args", {}))
        number = float(number) * value.get("times", 1)
    except (ImportError, AttributeError):
        raise ValueError(f"没有{name}这个函数") from None
    except (TypeError, ValueError, ArithmeticError) as error:
        raise ValueError(f"{name}算不出一个数，检查args（{error}）") from None
    if not isfinite(number):
        raise ValueError(f"{name}算出的不是有限的数")
    return round(number, value["round"]) if "round" in value else number
