"""教学指南：节都齐，教案的时间接得上，本章的互动实验都有课堂用法，误解是真的错项，课程计划加得起来。"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from course_utils import bank, explorables
from course_utils.exercises.model import Choice, Code, Multi, Numeric
from course_utils.page.coverage import PLACED
from course_utils.page.extension.guide import LINE, mistake

BOOK = Path(__file__).parent.parent / "book"
CHAPTERS = sorted((path.stem for path in BOOK.glob("ch*.md")), key=lambda stem: int(re.findall(r"\d+", stem)[0]))
SECTIONS = [
    "教学目标",
    "九十分钟教案",
    "结构化研讨",
    "互动实验怎样上课用",
    "常见误解",
    "参考答案",
    "换成你的县",
    "板书设计",
]
STEPS = ["先举手预测", "操作", "看什么", "反例", "落点"]
HAN = re.compile(r"[\u4e00-\u9fff]")
FENCED = re.compile(r"^(`{3,})(.*?)\n(.*?)^\1$", re.M | re.S)
ROW = re.compile(r"^\|(.*)\|$", re.M)

each_chapter = pytest.mark.parametrize("stem", CHAPTERS)


def guide(stem: str) -> str:
    """一章教学指南的Markdown。"""
    return (BOOK / "guide" / f"{stem}.md").read_text(encoding="utf-8")


def sections(text: str) -> dict[str, str]:
    """二级标题到它下面的文字。"""
    parts = re.split(r"^## (.+)$", text, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """``text``里的表，一行是一列格子，不要表头下的横线。"""
    found = [[cell.strip() for cell in row.split("|")] for row in ROW.findall(text)]
    return [row for row in found if not re.fullmatch(r":?-+:?", row[0])]


@each_chapter
def test_sections_in_order(stem):
    """标题写着本章的序号，八节一节不缺、次序不变；链到正文与实验课。"""
    text, number = guide(stem), stem[2 : stem.index("-")]
    assert text.startswith(f"(ch{number}-guide)=\n# 第{number}章教学指南：")
    assert list(sections(text)) == SECTIONS
    opening = text.split("\n## ")[0]
    assert f"(../{stem}.md)" in opening
    assert re.search(rf"\(\.\./\.\./notebooks/{int(number):02}-[\w-]+\.ipynb\)", opening)


@each_chapter
def test_length(stem):
    """除了指令，一章一千八到四千个汉字：够照着上课，又不必再写一本书。"""
    assert 1800 <= len(HAN.findall(FENCED.sub("", guide(stem)))) <= 4000


@each_chapter
def test_plan_fills_ninety_minutes(stem):
    """教案从第0分钟排到第90分钟，前后接得上，每一行都写明教师与学员各做什么。"""
    head, *plan = rows(sections(guide(stem))["九十分钟教案"])
    assert head == ["时间", "环节", "教师做什么", "学员做什么", "用到"]
    times = [tuple(map(int, row[0].split("–"))) for row in plan]
    assert times[0][0] == 0 and times[-1][1] == 90
    assert all(start < end for start, end in times)
    assert [end for _, end in times[:-1]] == [start for start, _ in times[1:]]
    assert all(all(row) and len(row) == len(head) for row in plan)


@each_chapter
def test_plan_uses_every_slide(stem):
    """教案里写的幻灯片页码，合起来正好是那一份的每一页。"""
    deck = FENCED.sub("", (BOOK / "slides" / f"{stem}.md").read_text(encoding="utf-8"))
    used = set()
    for *_, tools in rows(sections(guide(stem))["九十分钟教案"])[1:]:
        for pages in re.findall(r"幻灯片([\d–、]+)", tools):
            for first, last in re.findall(r"(\d+)(?:–(\d+))?", pages):
                used |= set(range(int(first), int(last or first) + 1))
    assert used == set(range(1, len(re.findall(r"^##? ", deck, re.M)) + 1))


@each_chapter
def test_discussions(stem):
    """结构化研讨有两三道题。"""
    topics = re.findall(r"^\*\*(?:研讨)?题(.)：", sections(guide(stem))["结构化研讨"], re.M)
    assert topics in (["一", "二"], ["一", "二", "三"])


@each_chapter
def test_every_explorable_is_used(stem):
    """正文里的互动实验都在，次序相同；每个都有链接，先预测，末了有反例与落点。"""
    part = sections(guide(stem))["互动实验怎样上课用"]
    titles, bodies = re.findall(r"^### (.+)$", part, re.M), re.split(r"^### .+$", part, flags=re.M)[1:]
    ids = PLACED.findall((BOOK / f"{stem}.md").read_text(encoding="utf-8"))
    assert titles == [explorables.get(id).title for id in ids]
    for id, body in zip(ids, bodies, strict=True):
        assert f"[打开互动实验](../{stem}.md#try-{id})" in body
        assert [step for step in re.findall(r"^\*\*([^*。]+?)。?\*\*", body, re.M) if step in STEPS] == STEPS


@each_chapter
def test_misconceptions_are_wrong_answers(stem):
    """五到八条，题号都是本章的，指的都是有反馈的错项，不重复。"""
    block = re.search(r"```\{misconceptions\}\n(.*?)```", sections(guide(stem))["常见误解"], re.S)[1]
    lines = [LINE.fullmatch(line) for line in block.strip().splitlines()]
    assert 5 <= len(lines) <= 8
    assert len({(line["id"], line["place"]) for line in lines}) == len(lines)
    for line in lines:
        assert line["id"].startswith(f"{stem.split('-')[0]}-")
        answer, feedback = mistake(bank.get(line["id"]), int(line["place"]))
        assert answer and feedback


@each_chapter
def test_answers_of_its_own_chapter(stem):
    """参考答案列的是本章的题。"""
    assert re.findall(r"\{answers\} (\S+)", guide(stem)) == [stem[2 : stem.index("-")]]


@each_chapter
def test_board_fits_one_blackboard(stem):
    """板书是一张表或一块文字，不超过14行，一行不超过42个汉字。"""
    ((_, kind, board),) = FENCED.findall(sections(guide(stem))["板书设计"])
    if kind.startswith("{list-table}"):
        lines = re.split(r"^\* - ", board, flags=re.M)[1:]
    else:
        lines = board.strip().splitlines()
    assert 1 <= len(lines) <= 14
    assert all(len(HAN.findall(line)) <= 42 for line in lines)


def minutes(time: str) -> tuple[int, int]:
    """``8:30–10:00``的起止，自零点起的分钟数。"""
    start, end = ([int(part) for part in clock.split(":")] for clock in time.split("–"))
    return 60 * start[0] + start[1], 60 * end[0] + end[1]


@pytest.mark.parametrize(("plan", "total"), {"半天": 210, "两天": 720, "一周": 360}.items())
def test_course_plans_add_up(plan, total):
    """每一行的分钟数等于起止之差，同一天里不重叠，合计等于各行之和。"""
    part = re.search(rf"^### {plan}\n(.*?)(?=^##)", guide("index"), re.M | re.S)[1]
    head, *body, last = rows(part)
    time, length = head.index("时间"), head.index("分钟")
    assert last[0] == "合计" and int(last[length]) == sum(int(row[length]) for row in body) == total
    spans = [minutes(row[time]) for row in body]
    assert [end - start for start, end in spans] == [int(row[length]) for row in body]
    # 起点不早于上一行的终点；早了，就一定是第二天的头一讲
    assert all(start >= before or start == 8 * 60 + 30 for (_, before), (start, _) in pairwise(spans))


def test_discussion_steps_add_up():
    """结构化研讨五步的分钟数合计写对了。"""
    *steps, last = rows(sections(guide("index"))["结构化研讨"])[1:]
    assert len(steps) == 5 and int(last[1]) == sum(int(row[1]) for row in steps) == 75


def test_week_teaches_every_chapter_once():
    """一周的班：二十讲，十三章各一讲，按章的次序；四次上机、三讲项目。"""
    part = re.search(r"^### 一周\n(.*?)(?=^##)", guide("index"), re.M | re.S)[1]
    slots = [row[2:] for row in rows(part)[1:-1]]
    cells = [cell for day in zip(*slots, strict=True) for cell in day]
    assert len(cells) == 20
    assert re.findall(r"\((ch[\w-]+)\.md\)", "".join(cells)) == CHAPTERS
    assert sum(cell.startswith("上机") for cell in cells) == 4
    assert sum(cell.startswith("项目") for cell in cells) == 3


def test_mistake_tells_what_the_learner_did():
    """各题型的误解都说得出学员做了什么，反馈是题库自己的。"""
    assert mistake(bank.get("ch1-q03"), 3)[0] == "选了C“新能源等几个热门行业”"
    assert mistake(bank.get("ch1-q02"), 1)[0] == "排错了“东北振兴座谈会首次提出概念”的位置"
    assert mistake(bank.get("ch1-q08"), 1)[0].startswith("没有给“技术革命性突破”配上")
    assert mistake(bank.get("ch1-q09"), 4)[0].endswith("归入“优化组合”")
    answer, feedback = mistake(bank.get("ch1-q16"), 1)
    assert answer == "算成了12%" and feedback == bank.get("ch1-q16").mistakes[0].feedback


@pytest.mark.parametrize("kind", [Choice, Multi, Numeric, Code])
def test_mistake_refuses_what_is_no_mistake(kind):
    """对的选项、没有的选项、没有选项的题，都说清楚为什么不行。"""
    exercise = next(exercise for exercise in bank.load().values() if isinstance(exercise, kind))
    with pytest.raises(ValueError, match=r"没有第99个选项|没有选项可以列为误解"):
        mistake(exercise, 99)
    with pytest.raises(ValueError, match=r"没有第0个选项|没有选项可以列为误解"):
        mistake(exercise, 0)
    if kind in (Choice, Multi):
        right = next(place for place, option in enumerate(exercise.options, 1) if option.correct)
        with pytest.raises(ValueError, match="是对的，不是误解"):
            mistake(exercise, right)
