"""读Excel文件：一张工作表成一张``Sheet``；合并单元格、没有得数的公式、隐藏的行列都说清楚。"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from course_utils.county import Problem, Sheet

_LARGEST = 50_000_000
_MOST = 20
_SAVE = "请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”"


def read_excel(name: str, data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """``.xlsx``文件的各张工作表与读的时候发现的问题；空的与隐藏的工作表不读。"""
    if len(data) > _LARGEST:
        return [], [Problem(name, 0, "", f"{len(data) / 1e6:.0f}MB", f"不能超过{_LARGEST / 1e6:.0f}MB")]
    try:
        book = load_workbook(BytesIO(data))
        # 公式的得数要另读一遍；没有公式就省了
        values = load_workbook(BytesIO(data), data_only=True) if any(map(_formulas, book.worksheets)) else book
    except Exception:  # openpyxl遇到坏文件会抛各种异常，对使用者都是同一件事
        return [], [Problem(name, 0, "", "", f"打不开：不是.xlsx文件，或者已损坏、加了密码；{_SAVE}")]
    sheets, problems = [], []
    for page in book.worksheets:
        title = f"{name}的“{page.title}”"
        if page.sheet_state != "visible":
            problems.append(Problem(title, 0, "", "", "这张隐藏的工作表没有读", serious=False))
            continue
        sheet = Sheet(title, tuple(_rows(values[page.title])))
        if sheet.rows:
            sheets.append(sheet)
            problems += _inspect(title, page, values)
    if not sheets:
        problems.append(Problem(name, 0, "", "没有数据", "至少要有一张不是空的工作表"))
    return sheets, problems


def _formulas(page: Worksheet) -> list[Cell]:
    return [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]


def _rows(page: Worksheet) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, row in enumerate(page.iter_rows(), page.min_row):
        cells = [_text(cell) for cell in row]
        # 尾上的空格子不算，免得设过格式的空列被当成多出来的格
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield number, tuple(cells)


def _text(cell: Cell) -> str:
    """格子里的值，写成和CSV里一样的文字。"""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool) and "%" in cell.number_format:
        return f"{100 * value:.12g}%"
    return str(value).strip()


def _inspect(title: str, page: Worksheet, values: Workbook) -> Iterator[Problem]:
    yield from _some(title, list(_merged(title, page)))
    empty = [cell for cell in _formulas(page) if values[page.title][cell.coordinate].value is None]
    yield from _some(
        title,
        [
            Problem(
                title,
                cell.row,
                cell.column_letter,
                f"公式{cell.value}",
                "没有存下得数；在Excel里打开再保存一次，或者粘贴为数值",
            )
            for cell in empty
        ],
    )
    hidden = [f"第{number}行" for number, row in page.row_dimensions.items() if row.hidden]
    hidden += [f"{letter}列" for letter, column in page.column_dimensions.items() if column.hidden]
    if hidden:
        more = f"等{len(hidden)}处" if len(hidden) > _MOST else ""
        found = "、".join(hidden[:_MOST]) + more
        yield Problem(title, 0, "", f"{found}隐藏着", "也照常读了，不想要就删掉", serious=False)


def _merged(title: str, page: Worksheet) -> Iterator[Problem]:
    for area in page.merged_cells.ranges:
        row = [cell for cell in page[area.min_row] if cell.value is not None]
        # 独占一行的大标题合并着没有关系
        if area.min_row != area.max_row or len(row) > 1:
            yield Problem(title, area.min_row, "", f"合并的单元格{area.coord}", "取消合并，每一格都填上")


def _some(title: str, problems: list[Problem]) -> list[Problem]:
    rest = len(problems) - _MOST
    extra = [Problem(title, 0, "", "", f"另有{rest}处同样的毛病，没有一一列出", count=rest)] if rest > 0 else []
    return problems[:_MOST] + extra
