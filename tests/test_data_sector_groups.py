"""42个部门并成12类：一个不漏、一个不重，合计不变；拆出的国产部分还原得出总产出。"""

from __future__ import annotations

from dataclasses import fields

import pytest

from course_utils.data.industry import GROUPS, china_io_2007, china_io_2007_groups, grouped, sector_groups
from course_utils.data.tables import read
from course_utils.economics.imports import OpenEconomy, home_demand, import_shares

TABLE, SMALL = china_io_2007(), china_io_2007_groups()


def test_every_sector_exactly_once() -> None:
    """对照表的每一行是一个部门，正好是42个，都归入12类之一，每一类都有部门。"""
    rows = [row["部门"] for row in read("sector_groups.csv")]
    assert sorted(rows) == sorted(TABLE.sectors) and len(rows) == 42
    assert list(GROUPS) == SMALL.sectors
    assert set(sector_groups().values()) == set(GROUPS) and len(GROUPS) == 12


def test_totals_are_preserved() -> None:
    """合并前后，每一栏的合计都相同。"""
    for column in fields(TABLE):
        if column.name not in {"sectors", "flows"}:
            assert sum(getattr(SMALL, column.name)) == pytest.approx(sum(getattr(TABLE, column.name))), column.name
    assert sum(map(sum, SMALL.flows)) == pytest.approx(sum(map(sum, TABLE.flows)))


@pytest.mark.parametrize("table", [TABLE, SMALL], ids=["42部门", "12类"])
def test_rows_and_columns_balance(table) -> None:
    """每行：中间使用＋国内最终使用＋出口－进口＋误差＝总产出；每列：中间投入＋增加值＝总产出。"""
    for i, output in enumerate(table.outputs):
        uses = sum(table.flows[i]) + table.home_uses[i] + table.exports[i] - table.imports[i] + table.discrepancies[i]
        assert uses == pytest.approx(output, rel=1e-6)
        assert sum(row[i] for row in table.flows) + table.value_added[i] == pytest.approx(output, rel=1e-6)
    assert all(labour < added for labour, added in zip(table.labour_income, table.value_added, strict=True))


@pytest.mark.parametrize("table", [TABLE, SMALL], ids=["42部门", "12类"])
def test_domestic_demand_reproduces_outputs(table) -> None:
    """恒等式：国产的列昂惕夫逆乘对国产品的最终需求，正好是表上的总产出。"""
    shares = import_shares(table.flows, table.home_uses, table.imports)
    economy = OpenEconomy.of(table.flows, table.outputs, shares)
    demand = home_demand(shares, table.home_uses, table.exports, table.discrepancies)
    for row, output in zip(economy.inverse, table.outputs, strict=True):
        assert sum(b * value for b, value in zip(row, demand, strict=True)) == pytest.approx(output, rel=1e-6)


def test_unknown_sectors_are_named() -> None:
    """对照表缺了一个部门，报错里点名。"""
    groups = sector_groups()
    del groups["建筑业"]
    with pytest.raises(ValueError, match="没有写明归入哪一类的部门：建筑业。"):
        grouped(TABLE, groups)
