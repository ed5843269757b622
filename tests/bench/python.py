"""导入与判分的速度。"""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

from bench.table import Row, milliseconds, spread
from course_utils import bank
from course_utils.exercises import grade

ROUNDS = 20


def _start(statement: str) -> float:
    began = perf_counter()
    subprocess.run([sys.executable, "-c", statement], check=True)
    return (perf_counter() - began) * 1000


def _import_rows() -> list[Row]:
    peers = {"import course_utils": [], "pass": [], "import ipywidgets": []}
    for _ in range(ROUNDS):
        for statement, samples in peers.items():
            samples.append(_start(statement))
    ours, bare, widgets = peers.values()
    return [
        Row(
            "`import course_utils`，对照空的Python",
            milliseconds(ours),
            milliseconds(bare),
            spread(ours)[0] / spread(bare)[0],
        ),
        Row(
            "`import course_utils`，对照`import ipywidgets`",
            milliseconds(ours),
            milliseconds(widgets),
            spread(ours)[0] / spread(widgets)[0],
        ),
    ]


def _grade_row() -> Row:
    items = [
        (item, "3.2%" if item.type == "numeric" else 0)
        for item in bank.load().values()
        if item.type in {"choice", "numeric"}
    ]
    began, count = perf_counter(), 0
    while perf_counter() - began < 2:
        for item, answer in items:
            grade(item, answer)
        count += len(items)
    rate = count / (perf_counter() - began)
    began, plain = perf_counter(), 0
    while perf_counter() - began < 1:
        for _ in range(1000):
            float("3.2") == 3.2  # noqa: B015
        plain += 1000
    peer = plain / (perf_counter() - began)
    return Row("每秒判分次数（选择题与数值题），对照`float()`比较", f"{rate:,.0f}", f"{peer:,.0f}", rate / peer)


def measure() -> list[Row]:
    """导入时间与判分次数。"""
    return [*_import_rows(), _grade_row()]
