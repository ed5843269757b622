"""学情报告的Excel文件：学员的行随读随写，不在内存里攒着。"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from course_utils import bank
from course_utils.classroom.names import readable
from course_utils.classroom.places import Places
from course_utils.classroom.roster import Problem
from course_utils.classroom.statistics import Tally
from course_utils.classroom.understanding import Summary, Understanding
from course_utils.classroom.wording import CAUTIONS, METHODS, ungrouped
from course_utils.data import claims

_SHARES = ("首次答对率", "区间下限", "区间上限", "最终答对率")
_DECIMALS = ("平均试几回", "区分度")
_RATES = (*_SHARES, _DECIMALS[0])
# 列宽（字符）；没写的是14
_WIDTHS = {
    "怎么读这些表": 120,
    "学员": 20,
    "题目": 50,
    "论点": 20,
    "误解（答错时的反馈）": 80,
    "回头看哪一节": 50,
    "课上用哪一张": 40,
    "依据": 60,
    "先看哪几条论点": 70,
    "文件": 40,
    "问题": 80,
    "有关的文件": 40,
}
# 单一色相由浅到深：色觉不同的人、黑白打印都分得出
_SCALE = {"type": "2_color_scale", "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
_COLOURS = {"min_color": "#FFFFFF", "max_color": "#5B9BD5"}


class ClassWorkbook:
    """一个正在写的Excel文件。``learner``一位一位地写，``finish``最后写全班的几张表。"""

    def __init__(self, path: Path, labs: Sequence[str]) -> None:
        # 学员的姓名与作答都只当文字，不当公式与网址
        self._book = xlsxwriter.Workbook(
            path, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._labs = list(labs)
        self._claims = claims()
        self._head = self._book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "quote_prefix": True}
        )
        # 带引号前缀：双击改过再回车，也不会变成公式
        self._text = self._book.add_format({"quote_prefix": True, "num_format": "@"})
        self._percent = self._book.add_format({"num_format": "0%"})
        self._decimal = self._book.add_format({"num_format": "0.00"})
        self._rows: dict[str, int] = {}
        short = [f"{id} {claim.title}" for id, claim in self._claims.items()]
        who = ("班", "学员")
        self._about = self._sheet("说明", ("怎么读这些表",))
        self._groups = self._sheet("班级与论点", ("班", "学员数", "题次", *_RATES, *short))
        counts = ("做过几题", "首次答对", "最终答对", "试了几回", "思考题", "卡住的题")
        self._learners = self._sheet("学员", (*who, *counts, *_RATES, "最后一次作答"))
        self._mastery = self._sheet("学员与论点", (*who, *short))
        self._items = self._sheet(
            "题目", ("题号", "题目", "论点", "做过的人", "首次答对", "最终答对", *_RATES, "区分度", "比较的人数")
        )
        self._slips = self._sheet(
            "常见误解",
            ("犯过的人", "做过的人", "题号", "误解（答错时的反馈）", "回头看哪一节", "课上用哪一张"),
        )
        self._help = self._sheet("可能需要帮助", (*who, "依据", "先看哪几条论点"))
        lab_heads = [head for lab in self._labs for head in (f"{readable(lab)} 得分", f"{readable(lab)} 满分")]
        self._lab = self._sheet("实验课", (*who, *lab_heads))
        self._problems = self._sheet("文件问题", ("文件", "问题", "有关的文件"))

    def __enter__(self) -> ClassWorkbook:
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._book.close()

    def learner(self, alias: str, summary: Summary) -> None:
        """写一位学员。"""
        total = summary.total
        who = (readable(summary.learner.group), alias)
        counts = (total.pairs, total.first, total.best, total.tries, summary.reflections, len(summary.stuck))
        self._write(self._learners, *who, *counts, *_rates(total), summary.last[:10])
        self._write(self._mastery, *who, *(_share(summary.claims.get(id)) for id in self._claims))
        if summary.reasons:
            weak = "；".join(f"{id} {self._claims[id].title}" for id in summary.weakest)
            self._write(self._help, *who, "；".join(summary.reasons), weak)
        if summary.labs:
            cells = [cell for lab in self._labs for cell in summary.labs.get(lab, (None, None))]
            self._write(self._lab, *who, *cells)

    def finish(self, found: Understanding, problems: Iterable[Problem], places: Places) -> None:
        """写全班的几张表。"""
        for line in (*CAUTIONS, "", *METHODS):
            self._write(self._about, line)
        for group in sorted(found.groups):
            tally = found.groups[group]
            cells = (_share(found.claims.get((group, id))) for id in self._claims)
            counts = (found.sizes[group], tally.pairs, *_rates(tally))
            self._write(self._groups, readable(ungrouped(group)), *counts, *cells)
        exercises = bank.load()
        for id, exercise in exercises.items():
            if id not in found.items:
                continue
            item = found.items[id]
            tally, prompt = item.tally, exercise.prompt.strip().splitlines()[0]
            counts = (tally.pairs, tally.first, tally.best, *_rates(tally))
            link = (item.link.value(), item.link.count)
            self._write(self._items, id, prompt, "、".join(exercise.claims), *counts, *link)
        for (id, text), count in found.slips.most_common():
            sections = "；".join(place.heading for place in places.treatment(exercises[id]))
            slide = places.slide(exercises[id]).heading
            self._write(self._slips, count, found.items[id].tally.pairs, id, text, sections, slide)
        for problem in problems:
            self._write(self._problems, problem.file, problem.reason, problem.other)
        self._shade(self._groups, 8)
        self._shade(self._mastery, 2)

    def _sheet(self, title: str, heads: Sequence[str]) -> Worksheet:
        sheet = self._book.add_worksheet(title)
        sheet.freeze_panes(1, 2 if "学员" in heads else 0)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        for column, head in enumerate(heads):
            share = head in _SHARES or head.split(" ")[0] in self._claims
            shown = self._percent if share else self._decimal if head in _DECIMALS else None
            sheet.set_column(column, column, _WIDTHS.get(head, 14), shown)
            sheet.write_string(0, column, head, self._head)
        self._rows[title] = 1
        return sheet

    def _write(self, sheet: Worksheet, *cells: object) -> None:
        row = self._rows[sheet.name]
        if row >= sheet.xls_rowmax:
            raise ValueError(f"学员太多，Excel的一张表放不下{row}行，请分几个文件夹各做一份。")
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell, self._text)
            elif cell is not None:
                sheet.write_number(row, column, cell)
        self._rows[sheet.name] = row + 1

    def _shade(self, sheet: Worksheet, first: int) -> None:
        last = self._rows[sheet.name] - 1
        if last:
            sheet.conditional_format(1, first, last, first + len(self._claims) - 1, {**_SCALE, **_COLOURS})


def _share(tally: Tally | None) -> float | None:
    return tally.first_rate if tally else None


def _rates(tally: Tally) -> tuple[float | None, ...]:
    return tally.first_rate, *(tally.interval if tally.pairs else (None, None)), tally.best_rate, tally.mean_tries
