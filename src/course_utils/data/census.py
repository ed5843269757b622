"""第四次全国经济普查：2018年末工业企业法人单位从业人员的构成，全国、山东、福建。

来源：国家统计局《第四次全国经济普查公报（第三号）》（2019年11月20日）、山东省统计局《山东省第四次经济普查公报（第三号）》
（2020年1月19日）、福建省第四次全国经济普查公报（第三号）（2020年1月）。三份公报的文字都只给出三个门类和从业人员居前三位的大类；
是公布的官方统计，注明来源即可引用。

``census_industry_2018.csv``：``region``地区，``industry``行业门类或大类，``share``占工业从业人员的百分比，一位小数。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.tables import read

REGIONS = ("全国", "山东", "福建")
GROUPS = ("采矿业", "制造业", "电力、热力、燃气及水生产和供应业")


def share(region: str, industry: str) -> float:
    """``region``的工业从业人员里，``industry``占的百分比。公报没有写出的抛出``ValueError``。"""
    if industry not in _table().get(region, {}):
        raise ValueError(f"公报没有写出{region}的“{industry}”占多少。")
    return _table()[region][industry]


def leading(region: str) -> dict[str, float]:
    """``region``从业人员居前三位的行业大类，由多到少，百分比。"""
    return {name: value for name, value in _table()[region].items() if name not in GROUPS}


@cache
def _table() -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for row in read("census_industry_2018.csv"):
        table.setdefault(row["region"], {})[row["industry"]] = float(row["share"])
    return table
