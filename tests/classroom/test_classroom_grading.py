"""``course grade``从头到尾：对的、错的、空的、使坏的、读不懂的，一份不漏，谁也挡不住别人。"""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from papers import ANSWERS, LAB, export, hand_in, paper

from course_utils import cli
from course_utils.classroom import grading
from course_utils.classroom.gradebook import course_directory

FUNCTION = "def growth_accounting(output, capital, labour, labour_share):\n"
LIAR = """
class Liar(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    def __le__(self, other): return True
    __hash__ = None
"""
# 使坏的第二题；其余各题都做对
HOSTILE = {
    "死循环": FUNCTION + "    while True:\n        pass",
    "吃内存": "x = []\nwhile True:\n    x.append(bytes(10**8) + b'x')",
    "叉子炸弹": "import os\nwhile True:\n    os.fork()",
    "说谎": LIAR + FUNCTION + "    return Liar()",
    "正常退出": "import sys\nsys.exit()",
    "删文件": "import shutil\nfor place in ('/tmp', '/usr', {course!r}, {folder!r}):\n"
    "    shutil.rmtree(place, ignore_errors=True)",
    "刷屏": "for _ in range(100):\n    print('x' * 10**6)",
    "换掉json": 'import json\njson.dumps = lambda *_: \'{"exercise": "ch1-c01", "outcomes": 1}\'',
    "伪造回话": "import os\nfor fd in range(3, 64):\n    try:\n"
    '        os.write(fd, b\'{"exercise": "ch1-c01", "verdict": "correct", "score": 1}\\n\')\n'
    "        os.write(fd, b'[' * 99_999 + b'\\n')\n"
    "    except OSError:\n        pass",
    "强退": "import os\nos._exit(0)",
    "读成绩册": "check('ch1-c01', open({course!r} + '/gradebook.db', 'rb').read())",
    "写到外面": "open({folder!r} + '/得手', 'w').close()",
}


def test_a_whole_class(tmp_path: Path) -> None:
    """批一整个班，再逐项核对；合在一个测试里，免得并行时各批一遍。"""
    graded = _graded(tmp_path)
    scores = _scores(graded[0])
    check_right_wrong_and_blank(scores)
    check_hostile_code_scores_nothing(scores)
    check_odd_but_readable_papers_score_in_full(scores)
    check_nothing_was_harmed(*graded)
    check_every_problem_is_reported_by_name(graded[0], scores)
    check_csv_opens_safely_in_excel(graded[0])
    check_copy_for_the_teacher_shows_the_answer(graded[0])
    check_again_gives_the_same(*graded)


def _graded(root: Path) -> tuple[Path, Path]:
    """批完一整个文件夹：课程与答卷所在的文件夹。"""
    course, folder = export(root / "课 程"), root / "收 卷"
    hand_in(folder, "全对", paper(course, ANSWERS))
    hand_in(folder, "全错", paper(course, {**ANSWERS, "ch1-q20": "answer = 7", "ch1-c01": FUNCTION + "    return 1"}))
    hand_in(folder, "空白", paper(course, {}))
    hand_in(folder, "=HYPERLINK(1)", paper(course, {**ANSWERS, "ch1-q20": "answer = 20.0"}))
    places = {"course": str(course), "folder": str(folder)}
    for name, code in HOSTILE.items():
        answer = code.format(**places) if "{course" in code or "{folder" in code else code
        hand_in(folder, name, paper(course, {**ANSWERS, "ch1-c01": answer}))
    _odd_files(course, folder)
    grading.grade(folder, course)
    return course, folder


def _odd_files(course: Path, folder: Path) -> None:
    good = paper(course, {**ANSWERS, "ch1-q20": "answer = 40 / 2"})
    hand_in(folder, "改名", good, "我的作业（终稿）.ipynb")
    stripped = nbformat.from_dict(json.loads(json.dumps(paper(course, {**ANSWERS, "ch1-q20": "answer = 60 / 3"}))))
    for cell in stripped.cells:
        cell.metadata = nbformat.from_dict({})
    hand_in(folder, "丢元数据", stripped)
    for number in range(2):
        hand_in(folder, "交了两份", paper(course, {**ANSWERS, "ch1-q20": f"answer = {number}"}), f"{number}.ipynb")
        os.utime(folder / "交了两份" / f"{number}.ipynb", (number, number))
    doubled = paper(course, {**ANSWERS, "ch1-q20": "answer = 80 / 4"})
    doubled.cells += [cell for cell in doubled.cells if "nbgrader" in cell.metadata]
    (folder / "重复单元格").mkdir()
    (folder / "重复单元格" / f"{LAB}.ipynb").write_text(json.dumps(doubled), encoding="utf-8")
    for name, content in {
        "截断": json.dumps(good).encode()[:3000],
        "外来": json.dumps(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])).encode(),
        "深嵌套": b"[" * 200_000,
        "不是格式": b'{"cells": [1, {"cell_type": "code"}]}',
        "太大": b" " * (20 * 2**20 + 1),
        "乱码": b"\xff\xfe" * 50,
    }.items():
        (folder / name).mkdir()
        (folder / name / f"{LAB}.ipynb").write_bytes(content)
    (folder / "链接").mkdir()
    (folder / "链接" / f"{LAB}.ipynb").symlink_to(course / "source" / LAB / f"{LAB}.ipynb")
    (folder / "没交").mkdir()
    (folder / f"散装-{LAB}.ipynb").write_text(json.dumps(good), encoding="utf-8")
    (folder / f"{LAB}.ipynb").write_text(json.dumps(good), encoding="utf-8")
    # 去掉看不见的字符，就只剩下“..”
    hand_in(folder, "\u200b..", good)
    (folder / f"-..-{LAB}.ipynb").write_text(json.dumps(good), encoding="utf-8")
    hand_in(folder, "交了文档", good).with_name("说明.docx").touch()


def _scores(course: Path) -> dict[str, dict[str, float]]:
    """nbgrader的成绩册里，各位学员各题的自动得分；等老师评的是``None``。"""
    from nbgrader.api import Gradebook

    found: dict[str, dict[str, float]] = {}
    with Gradebook(course_directory(course).db_url) as book:
        for submission in book.assignment_submissions(LAB):
            found[submission.student.id] = {one.name: one.auto_score for one in submission.notebooks[0].grades}
    return found


FULL = {"ch1-q20": 10, "ch1-c01": 10, "ch1-c02": 10, "ch1-c03": 10, "ch1-q33": None}


def check_right_wrong_and_blank(scores: dict) -> None:
    """全对满分，思考题等老师；错的按题扣；空白零分，不用老师看。"""
    assert scores["全对"] == FULL
    assert scores["全错"] == {**FULL, "ch1-q20": 0, "ch1-c01": 0}
    assert scores["空白"] == dict.fromkeys(FULL, 0)


def check_hostile_code_scores_nothing(scores: dict) -> None:
    """使坏的那道题零分；没有把程序整个弄死的，其余各题照样得分。"""
    for name in HOSTILE:
        got = scores[name]
        assert (got["ch1-q20"], got["ch1-c01"]) == (10, 0), name
        if name not in {"强退", "换掉json", "吃内存"}:
            assert got == {**FULL, "ch1-c01": 0}, name


def check_nothing_was_harmed(course: Path, folder: Path) -> None:
    """文件一个没少，外面没有多出东西。"""
    assert not (folder / "得手").exists()
    for name in HOSTILE:
        assert (folder / name / f"{LAB}.ipynb").is_file()
        assert (course / "autograded" / name / LAB / f"{LAB}.ipynb").is_file()


def check_odd_but_readable_papers_score_in_full(scores: dict) -> None:
    """改了名、丢了元数据、单元格重复、没放进文件夹：都认得出来。"""
    for name in ("改名", "丢元数据", "重复单元格", "散装", "=HYPERLINK(1)", "交了文档"):
        assert scores[name] == FULL, name


def check_every_problem_is_reported_by_name(course: Path, scores: dict) -> None:
    """没法批的都点名，说明怎么办，而且不进成绩册。"""
    problems = json.loads((course / "成绩.json").read_text(encoding="utf-8"))["problems"]
    said = {(one["student"] or one["file"]): one["text"] for one in problems}
    for name, word in {
        "截断": "不完整",
        "外来": "不是本课程",
        "深嵌套": "格式",
        "不是格式": "格式",
        "太大": "太大",
        "乱码": "格式",
        "链接": "链接",
        "没交": "没有交",
        f"{LAB}.ipynb": "谁交的",
    }.items():
        assert word in said[name]
        assert name not in scores
    nameless = [one["file"] for one in problems if "谁交的" in one["text"]]
    assert nameless == [f"-..-{LAB}.ipynb", f"../{LAB}.ipynb", f"{LAB}.ipynb"]
    assert "批的是交了两份/1.ipynb" in said["交了两份"]
    assert any("不是笔记本" in one["text"] for one in problems if one["student"] == "交了文档")
    assert "中途结束" in said["强退"]
    assert "一字不差" in said["改名"] and "散装" in said["改名"]


def check_csv_opens_safely_in_excel(course: Path) -> None:
    """CSV一题一行；名字写成公式的学员也只是文字。"""
    with (course / "成绩.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert {row["题目"] for row in rows} == set(FULL)
    assert not [value for row in rows for value in row.values() if value.startswith("=")]
    assert sum(float(row["得分"]) for row in rows if row["学员"] == "全对") == 40


def check_again_gives_the_same(course: Path, folder: Path) -> None:
    """再批一遍，结果一字不差；老师手评的分数还在，也不再等着评。"""
    from nbgrader.api import Gradebook

    place = ("ch1-q33", LAB, LAB, "全对")
    with Gradebook(course_directory(course).db_url) as book:
        grade = book.find_grade(*place)
        assert grade.needs_manual_grade
        grade.manual_score = 8
        book.db.commit()
    before = [(course / name).read_bytes() for name in ("成绩.csv", "成绩.json")]
    grading.grade(folder, course)
    assert [(course / name).read_bytes() for name in ("成绩.csv", "成绩.json")] == before
    with Gradebook(course_directory(course).db_url) as book:
        grade = book.find_grade(*place)
        assert (grade.score, grade.needs_manual_grade) == (8, False)


def check_copy_for_the_teacher_shows_the_answer(course: Path) -> None:
    """formgrader看的那份里，空里是学员写的，下面是判定。"""
    copy = nbformat.read(course / "autograded" / "全对" / LAB / f"{LAB}.ipynb", as_version=4)
    cells = {cell.metadata.course.exercise: cell for cell in copy.cells if "course" in cell.metadata}
    assert "缝纫厂" in cells["ch1-q33"].source
    assert cells["ch1-c01"].outputs[0].text.startswith("答对了")


def test_killed_in_the_middle_goes_on_with_the_rest(tmp_path: Path) -> None:
    """批到一半，别的批改进不来；被kill -9，考场里的代码跟着结束；再运行，批过的不再批，剩下的批完。"""
    course, folder, temporary = export(tmp_path / "课程"), tmp_path / "收卷", tmp_path / "exam-room"
    temporary.mkdir()
    stuck = "import signal, time\nsignal.setitimer(signal.ITIMER_REAL, 0)\ntime.sleep(600)"
    hand_in(folder, "甲", paper(course, ANSWERS))
    slow = hand_in(folder, "乙", paper(course, {**ANSWERS, "ch1-c01": stuck}))
    hand_in(folder, "丙", paper(course, {}))
    command = [sys.executable, "-m", "course_utils.cli", "grade", str(folder), "--course", str(course)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, "TMPDIR": str(temporary)}) as process:
        assert any("乙".encode() in line for line in iter(process.stdout.readline, b""))
        _wait(lambda: _running(temporary))
        with pytest.raises(ValueError, match="另一个course grade"):
            grading.grade(folder, course)
        process.send_signal(signal.SIGKILL)
    _wait(lambda: not _running(temporary))
    first = {path: path.stat().st_mtime_ns for path in (course / "grades").glob("*.json")}
    assert first and not (course / "成绩.json").exists()
    hand_in(folder, "乙", paper(course, ANSWERS))
    assert slow.is_file()
    papers, _ = grading.grade(folder, course)
    assert {one.student: one.points for one in papers} == {"甲": 40, "乙": 40, "丙": 0}
    assert {path: path.stat().st_mtime_ns for path in first} == first


def _wait(happened: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < deadline
        time.sleep(0.2)


def _running(temporary: Path) -> bool:
    """考场在``temporary``里的进程还有吗。"""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if os.fsencode(temporary) in path.read_bytes():
                return True
        except OSError:
            continue
    return False


def test_mistakes_are_one_sentence(tmp_path: Path, capsys) -> None:
    """没有课程、没有文件夹、参数写错：一句话说明。"""
    assert cli.main(["grade", str(tmp_path), "--course", str(tmp_path)]) == 1
    assert "course export nbgrader" in capsys.readouterr().err
    assert cli.main(["grade"]) == 1
    assert "course grade --help" in capsys.readouterr().err
