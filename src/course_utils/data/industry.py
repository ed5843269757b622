"""产业关联与工业机器人的数据。

- ``china_io_2007.csv``：2007年中国投入产出表，42个部门，单位亿元，当年生产者价格；国家统计局编制。
  原表以万元计，这里只换了单位。官方统计，没有另外声明开放许可，引用请注明国家统计局。中间投入里含进口品（竞争型表）。
- ``sector_groups.csv``：42个部门各归入12个大类中的哪一个，归法是本课程定的，大类的名字见``GROUPS``。
- ``china_robots.csv``：工业机器人年安装量，单位台，国际机器人联合会（IFR）World Robotics，据新闻报道转录，是约数。
  2024年各数出自World Robotics 2025；2020年中国的数出自当时的报道。
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from course_utils.data.tables import read

# 12个大类，各管哪些部门
GROUPS = {
    "农业": "农林牧渔",
    "采矿": "煤炭、油气与矿石",
    "轻纺": "食品、纺织、造纸与家具",
    "化工": "石油加工与化学",
    "材料": "建材、冶金与金属制品",
    "装备": "机械、车船与电气设备",
    "电子": "电子设备与仪器仪表",
    "电力": "电力、燃气与供水",
    "建筑": "房屋与基础设施",
    "流通": "运输、商贸与餐饮",
    "商务": "信息、金融、地产与科技服务",
    "公共": "教育、卫生、管理与居民服务",
}

HOME_USES = ("农村居民消费", "城镇居民消费", "政府消费", "固定资本形成", "存货增加")


@dataclass(frozen=True)
class InputOutput:
    """一张投入产出表，单位亿元。

    ``flows[i][j]``是部门``j``用掉的部门``i``的产品，不分国产与进口；``value_added``与``labour_income``是各部门的增加值和其中的
    劳动者报酬，``outputs``是总产出。``home_uses``是国内的最终使用（消费、投资、存货增加），``inventories``是其中的存货增加。
    各行满足：中间使用＋国内最终使用＋出口－进口＋误差＝总产出。
    """

    sectors: list[str]
    flows: list[list[float]]
    value_added: list[float]
    outputs: list[float]
    labour_income: list[float]
    home_uses: list[float]
    inventories: list[float]
    exports: list[float]
    imports: list[float]
    discrepancies: list[float]


def china_io_2007() -> InputOutput:
    """2007年中国42部门投入产出表。"""
    rows = {row.pop("部门"): row for row in read("china_io_2007.csv")}
    sectors = [name for name in rows if name in rows["农林牧渔业"]]

    def row(name: str) -> list[float]:
        return [float(rows[name][user]) for user in sectors]

    def column(name: str) -> list[float]:
        return [float(rows[source][name]) for source in sectors]

    return InputOutput(
        sectors=sectors,
        flows=[row(source) for source in sectors],
        value_added=row("增加值合计"),
        outputs=column("总产出"),
        labour_income=row("劳动者报酬"),
        home_uses=[sum(uses) for uses in zip(*map(column, HOME_USES), strict=True)],
        inventories=column("存货增加"),
        exports=column("出口"),
        imports=column("进口"),
        discrepancies=column("其他误差"),
    )


def sector_groups() -> dict[str, str]:
    """42个部门的名字到所属的大类。"""
    return {row["部门"]: row["大类"] for row in read("sector_groups.csv")}


def grouped(table: InputOutput, groups: Mapping[str, str]) -> InputOutput:
    """把``table``的部门按``groups``（部门名到大类名）合并，大类依第一次出现的次序；有部门没写归哪一类时报错。"""
    missing = [name for name in table.sectors if name not in groups]
    if missing:
        raise ValueError(f"没有写明归入哪一类的部门：{'、'.join(missing)}。")
    names = list(dict.fromkeys(groups[name] for name in table.sectors))
    members = [[i for i, name in enumerate(table.sectors) if groups[name] == group] for group in names]

    def merge(values: Sequence[float]) -> list[float]:
        return [sum(values[i] for i in places) for places in members]

    return InputOutput(
        sectors=names,
        flows=[[sum(table.flows[i][j] for i in rows for j in columns) for columns in members] for rows in members],
        value_added=merge(table.value_added),
        outputs=merge(table.outputs),
        labour_income=merge(table.labour_income),
        home_uses=merge(table.home_uses),
        inventories=merge(table.inventories),
        exports=merge(table.exports),
        imports=merge(table.imports),
        discrepancies=merge(table.discrepancies),
    )


def china_io_2007_groups() -> InputOutput:
    """2007年的表合并成12个大类。"""
    return grouped(china_io_2007(), sector_groups())


def robot_installations(place: str, year: int) -> float:
    """``place``在``year``年安装的工业机器人，单位台；表里没有的抛出``ValueError``。"""
    rows = {(row["place"], int(row["year"])): float(row["installations"]) for row in read("china_robots.csv")}
    if (place, year) not in rows:
        raise ValueError(f"表里没有{place}{year}年的安装量，可用：{'、'.join(f'{p}{y}年' for p, y in rows)}。")
    return rows[place, year]
