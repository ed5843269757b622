"""县域诊断：读一个县的三张小表，核对，诊断，写成与宿主无关的报告。格式与规矩见``docs/county.md``。"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import replace

from course_utils.county.checking import check
from course_utils.county.diagnosis import OVERLAP, Diagnosis, diagnose
from course_utils.county.model import Problem, Sheet, Tables
from course_utils.county.reading import read_csv
from course_utils.county.writing import report
from course_utils.data.county import NAME, example

__all__ = [
    "NAME",
    "OVERLAP",
    "Diagnosis",
    "Problem",
    "Sheet",
    "Tables",
    "check",
    "diagnose",
    "example",
    "read",
    "read_csv",
    "report",
]


def read(files: Mapping[str, bytes]) -> Tables:
    """读几个CSV文件（文件名到内容）；问题都在``problems``里，从不抛错。"""
    parts = [read_csv(name, data) for name, data in files.items()]
    tables = check(
        [part for part in parts if isinstance(part, Sheet)], [part for part in parts if isinstance(part, Problem)]
    )
    plain = {name: data.removeprefix(BOM_UTF8) for name, data in files.items()}
    return replace(tables, example=plain == example())
