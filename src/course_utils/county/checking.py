"""核对各张表，把问题一次说全；有错的表整个不算。"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

from course_utils.county.model import (
    FACTORS,
    LARGER,
    NO_ROOT,
    SMALLER,
    Indicator,
    Industry,
    Problem,
    Sheet,
    Tables,
    Track,
)
from course_utils.county.numbers import is_percent, read_number

MOST_PROBLEMS = 50
MOST_TRACKS = 40
_HEADER_WITHIN = 10
_TOTALS = {"合计", "总计", "小计", "共计", "总数", "全部"}
_SHOWN = 20


@dataclass
class _Log:
    """一张表的问题：前``MOST_PROBLEMS``处写清楚，其余只数个数。"""

    file: str
    problems: list[Problem] = field(default_factory=list)
    extra: int = 0
    line: int = 0

    def add(self, column: str, found: str, expected: str, line: int | None = None) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.file, self.line if line is None else line, column, found, expected))
        else:
            self.extra += 1

    def all(self) -> list[Problem]:
        if not self.extra:
            return self.problems
        rest = f"另有{self.extra}处，毛病多半相同，没有一一列出"
        return [*self.problems, Problem(self.file, 0, "", "", rest, count=self.extra)]


class _Row:
    """一行里按列名取值；取不到合格的值就记下问题，返回``None``。"""

    def __init__(self, cells: Sequence[str], places: Mapping[str, int], log: _Log) -> None:
        self._cells, self._places, self._log = cells, places, log

    def raw(self, column: str) -> str:
        place = self._places[column]
        return self._cells[place] if place < len(self._cells) else ""

    def text(self, column: str) -> str | None:
        value = self.raw(column)
        if not value:
            self._log.add(column, "空格子", "要填上")
        return value or None

    def number(self, column: str, *, unit: str = "", positive: bool = False, whole: bool = False) -> float | None:
        raw = self.raw(column)
        value = read_number(raw, unit)
        wanted = "正数" if positive else "0或正整数" if whole else "0或正数"
        if value is None:
            self._log.add(column, _quoted(raw), f"应当是{wanted}")
        elif value < 0 or (positive and value == 0) or (whole and value % 1):
            self._log.add(column, _quoted(raw), f"应当是{wanted}")
            return None
        return value

    def choice(self, column: str, allowed: Sequence[str]) -> str | None:
        value = normalize("NFKC", self.raw(column))
        if value not in allowed:
            self._log.add(column, _quoted(value), f"应当是{'、'.join(allowed)}之一")
            return None
        return value

    def fail(self, column: str, expected: str) -> None:
        self._log.add(column, _quoted(self.raw(column)), expected)


def check(sheets: Iterable[Sheet], problems: Iterable[Problem] = ()) -> Tables:
    """核对``sheets``；``problems``是读文件时已经发现的问题。"""
    problems = list(problems)
    found = list(problems)
    kept: dict[str, tuple] = {}
    logs: dict[str, _Log] = {}
    for sheet in sheets:
        kind = _kind(sheet)
        if kind is None:
            found.append(_unknown(sheet))
        elif kind in logs:
            found.append(Problem(sheet.name, 0, "", "", f"与{logs[kind].file}都是{kind}表，只留一张"))
        else:
            logs[kind] = _Log(sheet.name)
            kept[kind] = tuple(_check_sheet(kind, sheet, logs[kind]))
    if "产业" in kept and "赛道" in kept and not logs["产业"].problems:
        _check_roots(kept["产业"], kept["赛道"], logs["赛道"])
    for log in logs.values():
        found += log.all()
    for kind in _KINDS:
        if kind not in logs:
            found.append(Problem(f"{kind}表", 0, "", "", f"没有给这张表，所以不做{_KINDS[kind].part}", serious=False))
    # 读文件时就有毛病的表（如合并的单元格），读出来的行也靠不住
    unsound = {problem.file for problem in problems if problem.serious}
    good = {kind: rows for kind, rows in kept.items() if not logs[kind].problems and logs[kind].file not in unsound}
    return Tables(
        industries=tuple(row for _, row in good.get("产业", ())),
        factors=tuple(row for _, row in good.get("要素", ())),
        tracks=tuple(row for _, row in good.get("赛道", ())),
        problems=tuple(found),
        files=tuple(log.file for log in logs.values()),
    )


def _check_sheet(kind: str, sheet: Sheet, log: _Log) -> list[tuple[int, object]]:
    """一张表里读好的行，各带行号。"""
    table = _KINDS[kind]
    if not sheet.rows:
        log.add("", "空的", "要有表头和数据")
        return []
    top = _header(sheet, table.columns)
    log.line, names = sheet.rows[top][0], [_plain_name(cell) for cell in sheet.rows[top][1]]
    missing = [column for column in table.columns if column not in names]
    for column in missing:
        log.add(column, "", f"表头里没有这一列，应当有{'、'.join(table.columns)}，现在是{_listed(names)}")
    for column in table.columns:
        if names.count(column) > 1:
            log.add(column, f"{names.count(column)}列同名", "只能有一列")
    if missing:
        return []
    places = {column: names.index(column) for column in table.columns}
    rows, seen = [], {}
    for line, cells in sheet.rows[top + 1 :]:
        log.line = line
        row = _Row(cells, places, log)
        if any(cells[len(names) :]):
            log.add("", f"{len(cells)}格", f"表头只有{len(names)}格：数里的逗号要去掉，或者给这一格加上双引号")
            continue
        if row.raw(table.columns[0]).replace(" ", "") in _TOTALS:
            row.fail(table.columns[0], "不要合计行，程序自己会加")
            continue
        key = tuple(row.raw(column) for column in table.key)
        if all(key) and seen.setdefault(key, line) != line:
            row.fail(table.key[-1], f"与第{seen[key]}行重复")
        read = table.read(row)
        if read is not None:
            rows.append((line, read))
    log.line = 0
    if len(sheet.rows) == top + 1:
        log.add("", "只有表头", "至少要有一行数据")
    elif not log.problems:
        for column, found, expected in table.whole([row for _, row in rows]):
            log.add(column, found, expected)
    return rows


def _industry(row: _Row) -> Industry | None:
    name = row.text("行业")
    numbers = [row.number(column) for column in ("本县基年", "本县末年")]
    numbers.append(row.number("参照基年", positive=True))
    numbers.append(row.number("参照末年"))
    return None if name is None or None in numbers else Industry(name, *numbers)


def _indicator(row: _Row) -> Indicator | None:
    factor, name = row.choice("要素", FACTORS), row.text("指标")
    own, reference = row.number("本县值"), row.number("参照值")
    direction = row.choice("方向", (LARGER, SMALLER))
    if own is not None and reference is not None and is_percent(row.raw("本县值")) != is_percent(row.raw("参照值")):
        row.fail("参照值", f"本县值写的是“{row.raw('本县值')}”，两格要么都带百分号，要么都不带")
        return None
    if None in (factor, name, own, reference, direction):
        return None
    return Indicator(factor, name, own, reference, direction == LARGER)


def _track(row: _Row) -> Track | None:
    name = row.text("赛道")
    cost = row.number("投入", unit="万元", positive=True)
    benefit = row.number("预期得益", unit="万元")
    rivals = row.number("周边同选县数", whole=True)
    root = row.text("依托产业")
    return None if None in (name, cost, benefit, rivals, root) else Track(name, cost, benefit, int(rivals), root)


Complaint = tuple[str, str, str]


def _whole_industries(rows: Sequence[Industry]) -> Iterator[Complaint]:
    if len(rows) < 2:
        yield "行业", f"{len(rows)}个", "至少要有两个行业才能比结构"
    sums = {
        "本县基年": sum(row.before for row in rows),
        "本县末年": sum(row.after for row in rows),
        "参照末年": sum(row.reference_after for row in rows),
    }
    for column, total in sums.items():
        if total <= 0:
            yield column, "合计是0", "至少有一个行业大于0"


def _whole_factors(rows: Sequence[Indicator]) -> Iterator[Complaint]:
    for factor in FACTORS:
        if all(row.factor != factor for row in rows):
            yield "要素", f"没有{factor}", "五个要素都要有"


def _whole_tracks(rows: Sequence[Track]) -> Iterator[Complaint]:
    if len(rows) > MOST_TRACKS:
        yield "赛道", f"{len(rows)}条", f"最多{MOST_TRACKS}条，先把明显不合适的筛掉"


@dataclass(frozen=True)
class _Kind:
    """一种表：要哪些列、哪几列合起来不能重复、怎样读一行、整张表还要满足什么、拿来做什么。"""

    columns: tuple[str, ...]
    key: tuple[str, ...]
    read: Callable[[_Row], object | None]
    whole: Callable[[Sequence], Iterator[Complaint]]
    part: str


_KINDS = {
    "产业": _Kind(
        ("行业", "本县基年", "本县末年", "参照基年", "参照末年"),
        ("行业",),
        _industry,
        _whole_industries,
        "区位商与偏离—份额",
    ),
    "要素": _Kind(
        ("要素", "指标", "本县值", "参照值", "方向"), ("要素", "指标"), _indicator, _whole_factors, "五要素得分"
    ),
    "赛道": _Kind(
        ("赛道", "投入", "预期得益", "周边同选县数", "依托产业"), ("赛道",), _track, _whole_tracks, "赛道组合"
    ),
}


def _check_roots(industries: Iterable, tracks: Iterable, log: _Log) -> None:
    names = {row.name for _, row in industries} | {NO_ROOT}
    for line, track in tracks:
        if track.root not in names:
            log.add("依托产业", _quoted(track.root), f"应当是产业表里的一个行业，或者写“{NO_ROOT}”", line)


def _kind(sheet: Sheet) -> str | None:
    """先看表头里认得出几列，认不出再看名字。"""
    matches = {kind: _matched(sheet, table.columns) for kind, table in _KINDS.items()}
    best = max(matches, key=matches.get)
    if matches[best] >= 2:
        return best
    named = [kind for kind in _KINDS if kind in sheet.name]
    return named[0] if len(named) == 1 else None


def _matched(sheet: Sheet, columns: Sequence[str]) -> int:
    if not sheet.rows:
        return 0
    _, cells = sheet.rows[_header(sheet, columns)]
    return len({_plain_name(cell) for cell in cells} & set(columns))


def _header(sheet: Sheet, columns: Sequence[str]) -> int:
    """表头是前几行里认得出最多列的那一行：不少表的头上还有标题。"""
    head = sheet.rows[:_HEADER_WITHIN]
    counts = [len({_plain_name(cell) for cell in cells} & set(columns)) for _, cells in head]
    return counts.index(max(counts))


def _plain_name(text: str) -> str:
    """列名去掉空白与括号里的单位。"""
    return re.sub(r"\(.*\)$", "", re.sub(r"\s", "", normalize("NFKC", text)))


def _unknown(sheet: Sheet) -> Problem:
    wanted = "；".join(f"{kind}表有{'、'.join(table.columns)}" for kind, table in _KINDS.items())
    return Problem(sheet.name, 0, "", "", f"看不出是哪一张表：文件名里要有产业、要素或赛道。{wanted}")


def _quoted(text: str) -> str:
    if not text:
        return "空格子"
    shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return f"“{shown}”"


def _listed(names: Sequence[str]) -> str:
    shown = "、".join(name or "（空）" for name in names[:8])
    return shown + ("……" if len(names) > 8 else "")
