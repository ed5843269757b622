"""``course export sheets``：各章的习题单，PDF与Word各一份；题目由题库来，不用先生成书。"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from course_utils import bank
from course_utils.classroom.handouts.answers import answer
from course_utils.classroom.handouts.markdown import to_html
from course_utils.classroom.handouts.options import Parser, prepare, write
from course_utils.documents.pandoc import to_docx, to_pdf
from course_utils.exercises.model import Code, Exercise, Reflect
from course_utils.page.contents import asked, choose, title
from course_utils.page.markup import exercise_paper

_SIGN = "<p>姓名：＿＿＿＿＿＿＿＿　　单位：＿＿＿＿＿＿＿＿＿＿＿＿　　日期：＿＿＿＿＿＿</p>"
# 给人写字的行数：思考题共几行，代码题的每个空几行
_REFLECT, _PER_BLANK = 8, 2


def main(arguments: list[str]) -> int:
    """``course export sheets``的入口。"""
    parser = Parser("sheets")
    parser.add_argument("chapters", nargs="*")
    parser.add_argument("--answers", action="store_true")
    options = parser.parse_args(arguments)
    chosen = choose(options.chapters)
    out = prepare(options.out)
    for chapter in chosen:
        name, html = sheet(chapter, options.answers)
        print(f"排{name}……", flush=True)
        with TemporaryDirectory() as folder:
            write(out / f"{name}.pdf", to_pdf(html, Path(folder), title=title()))
        write(out / f"{name}.docx", to_docx(html, name))
    return 0


def sheet(chapter: str, answers: bool) -> tuple[str, str]:
    """一章的习题单：名字与HTML。``answers``为真时每题后面是答案与讲解，否则留出写字的地方。"""
    name = f"第{chapter.removeprefix('ch')}章 练习" + ("（附答案）" if answers else "")
    parts = [f"<h1>{name}</h1>", "" if answers else _SIGN]
    for place, exercise in enumerate(map(bank.get, asked(chapter)), 1):
        rows = 0 if answers else _rows(exercise)
        parts.append(exercise_paper(exercise, to_html(exercise.prompt), str(place), rows))
        parts.append(answer(exercise) if answers else "")
    return name, "".join(parts)


def _rows(exercise: Exercise) -> int:
    match exercise:
        case Reflect():
            return _REFLECT
        case Code():
            return _PER_BLANK * exercise.starter.count("...")
    return 0
