"""学情报告：真的文件夹、真的判分、真的Excel与网页。"""

from __future__ import annotations

import csv
import json
import os
import re
import sys
import tracemalloc
import zipfile
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pytest
from nbgrader.api import Gradebook
from openpyxl import load_workbook
from playwright.sync_api import Page
from scipy import stats

from browser import axe_violations
from course_utils import bank, explorables
from course_utils.classroom.names import KEY_FILE, LIST_FILE
from course_utils.classroom.places import Places
from course_utils.classroom.report import write
from course_utils.classroom.statistics import Correlation, Tally, wilson
from course_utils.cli import main
from course_utils.exercises import all_answers, grade
from course_utils.exercises.attempts import export, parse
from course_utils.exercises.model import CLOSED
from course_utils.page.book import HTML
from course_utils.page.slides import SOURCES

CLOSED_ITEMS = [exercise for exercise in bank.load().values() if isinstance(exercise, CLOSED)]


def right(exercise) -> object:
    """封闭题的正确作答。"""
    return next(answer for answer in all_answers(exercise) if grade(exercise, answer).verdict == "correct")


def wrong(exercise) -> object:
    """封闭题的一个不得分的作答。"""
    return next(answer for answer in all_answers(exercise) if grade(exercise, answer).verdict == "incorrect")


def attempt(id: str, answer: object, minute: int = 0, /, **other: object) -> dict:
    """一条作答记录；判定按真的判分写，``other``可以改写任何字段。"""
    verdict = grade(bank.get(id), answer)
    row = {"id": str(uuid4()), "exercise": id, "at": f"2026-03-01T08:{minute:02}:00.000Z", "host": "page"}
    return {**row, "verdict": verdict.verdict, "score": verdict.score, "answer": answer, **other}


def hand_in(path: Path, *attempts: dict) -> Path:
    """交一份学习记录。"""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(export(attempts), encoding="utf-8")
    return path


def tables(out: Path) -> dict[str, list[dict]]:
    """Excel的各张表，一行一个字典。"""
    found = {}
    for sheet in load_workbook(out / "学情报告.xlsx"):
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def report(folder: Path, *options: str) -> tuple[dict[str, list[dict]], str]:
    """运行真的命令，返回Excel的表与网页。"""
    out = folder.with_name("报告")
    assert main(["grade", "report", str(folder), "--out", str(out), *options]) == 0
    return tables(out), (out / "学情报告.html").read_text(encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """放学习记录的空文件夹，名字里有空格与汉字。"""
    made = tmp_path / "春季 一期"
    made.mkdir()
    return made


def test_scores_attempts_and_mastery(folder: Path) -> None:
    """先错后对的算首次不对、最终对；论点的比例由此而来；几份文件合成一个人。"""
    one = bank.get("ch1-q01")
    hand_in(folder / "一班/张三.json", attempt(one.id, wrong(one), 1), attempt(one.id, right(one), 2))
    hand_in(folder / "一班/李四/学习进度-2026-03-01.json", attempt(one.id, right(one)))
    hand_in(folder / "一班/李四/学习进度-2026-03-02.json", attempt("ch1-q03", right(bank.get("ch1-q03")), host="lab"))
    found, html = report(folder)
    learners = {row["学员"]: row for row in found["学员"]}
    assert [learners["张三"][name] for name in ("班", "做过几题", "首次答对", "最终答对", "试了几回")] == [
        "一班",
        1,
        0,
        1,
        2,
    ]
    assert [learners["李四"][name] for name in ("做过几题", "首次答对率")] == [2, 1]
    (group,) = found["班级与论点"]
    assert (group["学员数"], group["题次"]) == (2, 3)
    assert group["首次答对率"] == pytest.approx(2 / 3)
    column = next(name for name in group if name.startswith("A1-01 "))
    assert group[column] == 0.5
    assert 'data-metric="pairs"><dt>题次</dt><dd>3<' in html


def test_misconceptions_come_from_regrading(folder: Path) -> None:
    """记录里把错的改成对的也没有用：重判，说出误解，链接到讲它的那一节与幻灯片。"""
    one = bank.get("ch1-q01")
    boast = attempt(one.id, wrong(one), verdict="correct", score=1)
    hand_in(folder / "张三.json", boast)
    found, html = report(folder)
    (slip,) = found["常见误解"]
    assert slip["误解（答错时的反馈）"] == one.options[wrong(one)].feedback
    assert (slip["犯过的人"], slip["题号"]) == (1, one.id)
    assert "提出的过程" in slip["回头看哪一节"]
    assert "ch1-meaning.html#claim-A1-01-2" in html
    number = re.search(r"slides/ch1-meaning\.html#/(\d+)", html)[1]
    assert slip["课上用哪一张"].startswith(f"第1章幻灯片{number}“")
    assert found["学员"][0]["最终答对"] == 0
    assert "重判" in found["文件问题"][0]["问题"]


def test_every_exercise_has_its_slide(tmp_path: Path) -> None:
    """放在幻灯片里的题指到那一张；不在的，指到本章同一论点的实验；地址里的序号就是那一张。"""
    places = Places("书", tmp_path)
    for exercise in bank.load().values():
        stem, number = re.fullmatch(r"书/slides/(.+)\.html#/(\d+)", places.slide(exercise).address).groups()
        deck = (SOURCES / f"{stem}.md").read_text(encoding="utf-8")
        assert stem.partition("-")[0] == exercise.id.partition("-")[0]
        slide = deck.split("\n## ")[int(number) - 1]
        assert (f"{{exercise}} {exercise.id}\n" in slide) == (f"{{exercise}} {exercise.id}\n" in deck)
        shown = re.findall(r"\{explorable\} (\S+)", slide)
        assert (
            exercise.id in slide
            or number == "1"
            or any(set(exercise.claims) & set(explorables.get(id).claims) for id in shown)
        )


def test_code_is_never_run(folder: Path, tmp_path: Path) -> None:
    """代码题照记录计，学员的代码不在教师的机器上运行。"""
    trap = tmp_path / "被运行了"
    source = f"open({str(trap)!r}, 'w')"
    hand_in(folder / "张三.json", {**attempt("ch1-q01", 0), "exercise": "ch1-c01", "answer": source})
    found, _ = report(folder)
    assert found["学员"][0]["做过几题"] == 1
    assert not trap.exists()


def test_formulas_are_only_text(folder: Path) -> None:
    """姓名、班名、实验课名以= + - @、制表符、回车开头，在Excel里都只是文字，网页里也不成为标记。"""
    names = ["=1+1", "+1", "-1", "@SUM(1)", "\t=1+1", "\r=1+1", '=HYPERLINK("x")', "<b>粗</b>", "https：x"]
    for name in names:
        hand_in(folder / f"=班/{name}.json", attempt("ch1-q01", 0))
    (folder / "成绩.csv").write_text(
        '学员,实验课,题目,得分,满分,判定\n=班/+1,=lab,"=cmd|x!A1",1,2,partial\n', encoding="utf-8"
    )
    found, html = report(folder)
    assert {row["学员"] for row in found["学员"]} >= {"=1+1", "+1", "-1", "@SUM(1)", "�=1+1"}
    book = load_workbook(folder.with_name("报告") / "学情报告.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert not [cell for cell in cells if isinstance(cell.value, str) and not cell.quotePrefix]
    assert "<b>粗" not in html
    report(folder, "--pseudonyms")
    with (folder / LIST_FILE).open(encoding="utf-8-sig", newline="") as file:
        listed = [cell for row in csv.reader(file) for cell in row]
    assert not [cell for cell in listed if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_bad_files_are_named_and_nothing_is_lost(folder: Path, tmp_path: Path) -> None:
    """坏文件逐个点名，好的照算，一个字节也不改动。"""
    good = hand_in(folder / "一班/张三.json", attempt("ch1-q01", 0), attempt("ch1-q02", right(bank.get("ch1-q02"))))
    text = good.read_text(encoding="utf-8")
    (folder / "一班/断了.json").write_text(text[: len(text) // 2], encoding="utf-8")
    (folder / "一班/外来.json").write_text('{"name": "package"}', encoding="utf-8")
    (folder / "一班/新版.json").write_text(json.dumps({**json.loads(text), "version": 99}), encoding="utf-8")
    (folder / "一班/乱码.json").write_bytes(b"\xff\xfe\x00")
    (folder / "一班/很大.json").write_bytes(b" " * 20_000_001)
    (folder / "一班/张三复印.json").write_text(text, encoding="utf-8")
    (folder / "一班/学习进度-2026-03-01.json").write_text(text, encoding="utf-8")
    (folder / "一班/照片.png").write_bytes(b"x")
    (folder / "一班/链接.json").symlink_to(good)
    hand_in(folder / "二班/张三.json", attempt("ch1-q01", 1))
    hand_in(folder / "二班/旧版.json", attempt("ch1-q01", 1, exercise="ch1-q999"), attempt("ch1-q01", 1, answer=99))
    (folder / "成绩.csv").write_text(
        "学员,实验课,题目,得分,满分,判定\n二班/张三,lab1,ch1-q01,1,1,correct\n二班/张三,lab1,ch1-q01,0,1,incorrect\n"
        "张三,lab1,ch1-q01,1,1,correct\n王五,lab1,ch1-q01,甲,1,correct\n",
        encoding="utf-8",
    )
    (folder / "gradebook.db").write_bytes(b"not a database")
    before = {path: sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}
    found, html = report(folder)
    assert before == {path: sha256(path.read_bytes()).digest() for path in folder.rglob("*") if path.is_file()}
    reasons: dict[str, str] = {}
    for row in found["文件问题"]:
        reasons[row["文件"]] = reasons.get(row["文件"], "") + row["问题"]
    expected = {
        "一班/断了.json": "不是完整的JSON",
        "一班/外来.json": "不是本课程导出",
        "一班/新版.json": "更新的课程版本",
        "一班/乱码.json": "UTF-8",
        "一班/很大.json": "超过20兆",
        "一班/张三复印.json": "两份都算了",
        "一班/学习进度-2026-03-01.json": "看不出是谁的",
        "一班/照片.png": "不是导出的学习记录",
        "一班/链接.json": "链接",
        "二班/张三.json": "同名",
        "二班/旧版.json": "1条作答的题号本书没有",
        "成绩.csv": "取高的一次",
        "张三": "同名",
        "gradebook.db": "整个文件没有算",
    }
    assert {name: part for name, part in expected.items() if part not in reasons.get(name, "")} == {}
    assert "得分或满分不是数" in reasons["成绩.csv"]
    assert "1条作答现在判不了" in reasons["二班/旧版.json"]
    rows = {(row["班"] or "", row["学员"]): row for row in found["学员"]}
    assert rows["一班", "张三"]["做过几题"] == rows["一班", "张三复印"]["做过几题"] == 2
    assert rows["二班", "张三"]["试了几回"] == 2
    labs = {(row["班"] or "", row["学员"]): row["lab1 得分"] for row in found["实验课"]}
    assert labs == {("二班", "张三"): 1, ("", "张三"): 1}
    assert "断了.json" in html


def test_pseudonyms(folder: Path) -> None:
    """同一把密钥总得同一个假名；报告里没有真名，对照表只在原来的文件夹里。"""
    hand_in(folder / "一班/欧阳修.json", attempt("ch1-q01", 0))
    (folder / "一班/司马光.json").write_text("{", encoding="utf-8")
    first, html = report(folder, "--pseudonyms")
    again, _ = report(folder, "--pseudonyms")
    assert [row["学员"] for row in first["学员"]] == [row["学员"] for row in again["学员"]]
    out = folder.with_name("报告")
    assert {path.name for path in out.iterdir()} == {"学情报告.xlsx", "学情报告.html"}
    with zipfile.ZipFile(out / "学情报告.xlsx") as archive:
        everything = html + "".join(archive.read(name).decode() for name in archive.namelist())
    assert not [name for name in ("欧阳修", "司马光") if name in everything]
    with (folder / LIST_FILE).open(encoding="utf-8-sig", newline="") as file:
        real = dict(list(csv.reader(file))[1:])
    assert {real[row["学员"]] for row in first["学员"]} == {"一班/欧阳修", "一班/司马光"}
    assert real[first["文件问题"][0]["文件"]] == "一班/司马光.json"
    assert {(folder / name).stat().st_mode & 0o77 for name in (KEY_FILE, LIST_FILE)} == {0}
    (folder / KEY_FILE).unlink()
    other, _ = report(folder, "--pseudonyms")
    assert {row["学员"] for row in other["学员"]}.isdisjoint(row["学员"] for row in first["学员"])


def test_gradebook(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """nbgrader的成绩库经它自己的API读，题号是题库的就算进论点；教师的库不改动。"""
    # 建新库时，nbgrader要在PATH里找alembic
    monkeypatch.setenv("PATH", f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    database = folder / "gradebook.db"
    with Gradebook(f"sqlite:///{database}") as book:
        book.add_assignment("lab1")
        book.add_notebook("n", "lab1")
        book.add_grade_cell("ch1-c01", "n", "lab1", max_score=2, cell_type="code")
        book.add_student("孔明")
        book.add_submission("lab1", "孔明")
        grades = book.find_submission_notebook("n", "lab1", "孔明").grades
        grades[0].auto_score = 2
        book.db.commit()
    before = database.read_bytes()
    found, _ = report(folder)
    assert database.read_bytes() == before
    assert [(row["学员"], row["lab1 得分"], row["lab1 满分"]) for row in found["实验课"]] == [("孔明", 2, 2)]
    assert [row["题号"] for row in found["题目"]] == ["ch1-c01"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_marks_from_elsewhere(folder: Path, tmp_path: Path, encoding: str) -> None:
    """``--grades``另给的成绩，Excel存成GB18030的也读得。"""
    hand_in(folder / "张三.json", attempt("ch1-q01", 0))
    marks = tmp_path / "grades.csv"
    marks.write_text("学员,实验课,题目,得分,满分,判定\n张三,实验一,x,3,4,partial\n", encoding=encoding)
    found, _ = report(folder, "--grades", str(marks))
    assert [(row["学员"], row["实验一 得分"]) for row in found["实验课"]] == [("张三", 3)]
    assert not found["文件问题"]


def test_marks_as_course_grade_writes_them(folder: Path) -> None:
    """``course grade``写的列与撇号都认得；没有填的空不算答错，只在实验课里是零分。"""
    hand_in(folder / "=甲.json", attempt("ch1-q01", 0))
    (folder / "=甲.ipynb").write_text("{}", encoding="utf-8")
    (folder / "成绩.json").write_text('{"format": "course-grades"}', encoding="utf-8")
    rows = [
        ["学员", "实验课", "题目", "判定", "得分", "满分", "说明"],
        ["'=甲", "01-meaning", "ch1-c01", "还不能判", "0", "10", "还没有填写"],
        ["'=甲", "01-meaning", "ch1-c02", "答对了", "10", "10", ""],
    ]
    with (folder / "成绩.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    found, _ = report(folder)
    assert [(row["学员"], row["01-meaning 得分"], row["01-meaning 满分"]) for row in found["实验课"]] == [
        ("=甲", 10, 20)
    ]
    assert {row["题号"]: row["首次答对"] for row in found["题目"]} == {"ch1-q01": 0, "ch1-c02": 1}
    assert not found["文件问题"]


def test_items_nobody_gets_and_learners_who_need_help(folder: Path) -> None:
    """没有人做对的题、卡住的学员都列出来，并写明依据；做得少的不下判断。"""
    hard, *others = CLOSED_ITEMS[:12]
    for name in ("甲", "乙", "丙"):
        rows = [attempt(hard.id, wrong(hard))] + [attempt(one.id, right(one), 5) for one in others]
        hand_in(folder / f"{name}.json", *rows)
    stuck = [attempt(one.id, wrong(one), minute) for one in others[:3] for minute in (1, 2, 3)]
    hand_in(folder / "丁.json", *stuck)
    hand_in(folder / "戊.json", attempt(hard.id, wrong(hard)))
    found, html = report(folder)
    assert [(row["学员"], row["依据"]) for row in found["可能需要帮助"]] == [("丁", "有3道题试了3回以上仍没有做对")]
    never = html.split("没有人做对的题")[1].split("区分度接近0")[0]
    assert hard.id in never and "4人做过" in never
    assert "有2位学员做过的题太少" in html
    assert "不要用它给人排名" in html


def test_statistics_against_scipy() -> None:
    """Wilson区间与点二列相关，同scipy算的一样。"""
    for successes, trials in ((0, 5), (3, 7), (50, 80), (9, 9)):
        peer = stats.binomtest(successes, trials).proportion_ci(method="wilson")
        assert wilson(successes, trials) == pytest.approx((peer.low, peer.high), abs=1e-12)
    assert wilson(0, 0) == (0, 1)
    xs, ys = [0, 1, 1, 0, 1, 1, 0], [0.2, 0.5, 0.9, 0.4, 0.3, 0.8, 0.1]
    link = Correlation()
    for x, y in zip(xs, ys, strict=True):
        link.add(x, y)
    assert link.value() == pytest.approx(stats.pointbiserialr(xs, ys).statistic)
    assert Correlation().value() is None
    assert Tally().first_rate is None


def test_memory_keeps_no_attempts(tmp_path: Path) -> None:
    """多一位学员多占的内存，不到他的作答所占的五分之一：留下的只有姓名与文件名。"""
    rows = [attempt(one.id, right(one)) for one in CLOSED_ITEMS[:80]]

    def peak(action: Callable[[], object]) -> int:
        tracemalloc.start()
        kept = action()
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        del kept
        return used

    def folder_of(count: int) -> Path:
        folder = tmp_path / str(count)
        for number in range(count):
            hand_in(folder / f"学员{number}.json", *({**row, "id": f"{number}-{row['id']}"} for row in rows))
        return folder

    def used(count: int) -> int:
        folder = folder_of(count)
        return peak(lambda: write(folder, tmp_path / f"{count}报告", None, None, False))

    used(5)  # 题库与各种缓存先备好
    text = export(rows)
    # 网页画得下的48位，合计要留到最后，所以从50位数起
    assert (used(120) - used(50)) / 70 < peak(lambda: parse(text)) / 5


@pytest.mark.parametrize("arguments", [["没有的文件夹"], [], ["--bad"]])
def test_wrong_arguments(arguments: list[str], capsys: pytest.CaptureFixture, tmp_path: Path) -> None:
    """写错了参数，一句中文说清怎么办。"""
    assert main(["grade", "report", *arguments]) == 1
    assert capsys.readouterr().err.strip().endswith("。")


def test_empty_folder(folder: Path, capsys: pytest.CaptureFixture) -> None:
    """空文件夹：说清该放什么。"""
    assert main(["grade", "report", str(folder)]) == 1
    assert "没有学习记录" in capsys.readouterr().err
    assert main(["grade", "report", str(folder), "--grades", str(folder / "没有.csv")]) == 1
    assert "没有.csv这个成绩文件" in capsys.readouterr().err


def test_page_in_the_browser(folder: Path, open_page: Callable[..., Page]) -> None:
    """从``file://``打开：不联网，没有严重的无障碍问题，手机与深色都不横向溢出，链接指到书里真有的位置。"""
    for number in range(14):
        rows = [attempt(one.id, (right if number % 3 else wrong)(one), number) for one in CLOSED_ITEMS[:40]]
        hand_in(folder / f"{number % 2}班/学员{number}.json", *rows)
    report(folder)
    address = (folder.with_name("报告") / "学情报告.html").as_uri()
    for options in (
        {},
        {"viewport": {"width": 360, "height": 740}},
        {"color_scheme": "dark"},
    ):
        page = open_page(**options)
        page.goto(address)
        assert axe_violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        assert page.locator("table.heat").count() == 3
        assert page.locator("table.heat").first.locator("tbody tr").count() == 60
    links = set(page.evaluate("[...document.querySelectorAll('main a:not([href^=\"#\"])')].map(a => a.href)"))
    assert len(links) > 60
    texts: dict[str, str] = {}
    for link in links:
        place, _, anchor = link.removeprefix(HTML.as_uri() + "/").partition("#")
        text = texts.setdefault(place, (HTML / place).read_text(encoding="utf-8"))
        if anchor.startswith("/"):  # 第几张幻灯片
            assert int(anchor[1:]) <= text.count("<section "), link
        else:
            assert f'id="{anchor}"' in text, link
