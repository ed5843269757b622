"""学情报告：1000位与10000位学员、每人200题，比每位学员花的处理器时间与最多占的内存。"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.table import Row
from course_utils import bank
from course_utils.exercises import all_answers, grade
from course_utils.exercises.model import CLOSED

SIZES = 1_000, 10_000
EXERCISES = 200
MEBIBYTE = 1024 * (1024 if sys.platform == "darwin" else 1)


def _choices() -> list[tuple[str, list[tuple[object, str, float]]]]:
    """200道封闭题，各取头五种作答与它的判定。"""
    found = []
    for exercise in [one for one in bank.load().values() if isinstance(one, CLOSED)][:EXERCISES]:
        answers = [answer for answer, _ in zip(all_answers(exercise), range(5), strict=False)]
        graded = [(answer, grade(exercise, answer)) for answer in answers]
        found.append((exercise.id, [(answer, verdict.verdict, verdict.score) for answer, verdict in graded]))
    return found


def _write(folder: Path, count: int) -> None:
    choices = _choices()
    for number in range(count):
        attempts = []
        for place, (id, answers) in enumerate(choices):
            answer, verdict, score = answers[(number * 7 + place * 3) % len(answers)]
            attempt = {"id": f"{number}-{place}", "exercise": id, "at": "2026-03-01T08:00:00.000Z", "host": "page"}
            attempts.append({**attempt, "verdict": verdict, "score": score, "answer": answer})
        content = {"format": "course-progress", "version": 1, "attempts": attempts}
        group = folder / f"第{number // 50 + 1}班"
        group.mkdir(parents=True, exist_ok=True)
        (group / f"学员{number}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def _report(folder: Path, out: Path) -> tuple[float, float]:
    """做一份报告，返回处理器的秒数与最多占的内存（MiB）。"""
    command = [sys.executable, "-m", "course_utils.cli", "grade", "report", str(folder), "--out", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise RuntimeError("学情报告没有做成，请先单独运行course grade report查原因。")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEBIBYTE


def measure() -> list[Row]:
    """时间是不是与人数成正比，内存是不是几乎不随人数长。"""
    found = []
    for count in SIZES:
        with TemporaryDirectory() as folder:
            # 另起一个进程写文件：子进程的内存峰值从父进程的峰值算起，这里要保持小
            writer = get_context("spawn").Process(target=_write, args=(Path(folder, "班"), count))
            writer.start()
            writer.join()
            found.append(_report(Path(folder, "班"), Path(folder, "报告")))
    (few_seconds, few_memory), (seconds, memory) = found
    few, many = SIZES
    per = [few_seconds / few * 1000, seconds / many * 1000]
    what = f"学情报告每位学员（{EXERCISES}题）花的处理器时间，{many}位对照{few}位"
    return [
        Row(what, f"{per[1]:.1f} ms", f"{per[0]:.1f} ms", per[1] / per[0], "≈ 1"),
        Row(
            f"学情报告最多占的内存，{many}位对照{few}位（多了9倍）",
            f"{memory:.0f} MiB",
            f"{few_memory:.0f} MiB",
            memory / few_memory,
            "≤ 2",
        ),
    ]
