"""产业关联与工业机器人的数据。

- ``china_io_2007.csv``：2007年中国投入产出表，42个部门，单位亿元，当年生产者价格；国家统计局编制。
  原表以万元计，这里只换了单位。官方统计，没有另外声明开放许可，引用请注明国家统计局。中间投入里含进口品（竞争型表）。
- ``china_robots.csv``：工业机器人年安装量，单位台，国际机器人联合会（IFR）World Robotics，据新闻报道转录，是约数。
  2024年各数出自World Robotics 2025；2020年中国的数出自当时的报道。
"""

from __future__ import annotations

from dataclasses import dataclass

from course_utils.data.tables import read


@dataclass(frozen=True)
class InputOutput:
    """一张投入产出表，单位亿元。

    ``flows[i][j]``是部门``j``用掉的部门``i``的产品；``value_added``是各部门的增加值，``outputs``是各部门的总产出。
    """

    sectors: list[str]
    flows: list[list[float]]
    value_added: list[float]
    outputs: list[float]


def china_io_2007() -> InputOutput:
    """2007年中国42部门投入产出表。"""
    rows = {row.pop("部门"): row for row in read("china_io_2007.csv")}
    sectors = [name for name in rows if name in rows["农林牧渔业"]]
    return InputOutput(
        sectors,
        [[float(rows[source][user]) for user in sectors] for source in sectors],
        [float(rows["增加值合计"][name]) for name in sectors],
        [float(rows[name]["总产出"]) for name in sectors],
    )


def robot_installations(place: str, year: int) -> float:
    """``place``在``year``年安装的工业机器人，单位台；表里没有的抛出``ValueError``。"""
    rows = {(row["place"], int(row["year"])): float(row["installations"]) for row in read("china_robots.csv")}
    if (place, year) not in rows:
        raise ValueError(f"表里没有{place}{year}年的安装量，可用：{'、'.join(f'{p}{y}年' for p, y in rows)}。")
    return rows[place, year]
