"""中国转型的四张小表：能源与排放、就业结构、农民工总量、农民工构成。

``china_transition.csv``（1990年到2025年，空着的是没有数据）

- ``population``人口，百万人；``gdp``实际GDP，十亿美元，2015年价。
  出自世界银行WDI，经Gapminder Systema Globalis，CC BY 4.0。
- ``energy``一次能源消费，太瓦时，替代法折算；``co2``化石燃料与水泥的二氧化碳排放，百万吨，按生产地计。
  出自Energy Institute与Global Carbon Project，经Our World in Data整理，CC BY 4.0（前者另有自己的使用条款）。
- ``solar``光伏发电量，太瓦时，出自Ember，CC BY 4.0；``ev``电动汽车（纯电动与插电混动）销量，万辆，
  出自国际能源署Global EV Outlook，CC BY 4.0。两列都经Our World in Data整理。

``china_employment.csv``：三次产业占就业的百分比，1991年到2023年，国际劳工组织的模型估计，经世界银行WDI，CC BY 4.0；
不是国家统计局的序列。

``china_migrant_workers.csv``：农民工总量，万人，2008年到2024年，出自国家统计局历年《农民工监测调查报告》；
``derived``为1的年份没有找到原文，是由下一年的增量倒推的。

``china_migrant_profile_2024.csv``：2024年农民工的构成，百分比，出自国家统计局《2024年农民工监测调查报告》。
国家统计局的两张表是公布的官方统计，注明来源即可引用。
"""

from __future__ import annotations

from course_utils.data.tables import read

Series = dict[str, list[float]]

TABLES = {"transition": "china_transition.csv", "employment": "china_employment.csv"}


def transition(start: int, end: int, *columns: str) -> Series:
    """``china_transition.csv``里从``start``年到``end``年（含两端）的``year``与``columns``列。

    没有的列、年份或空缺的数抛出``ValueError``。
    """
    return _between("transition", start, end, columns)


def employment(start: int, end: int) -> Series:
    """从``start``年到``end``年三次产业占就业的百分比：``agriculture``、``industry``、``services``。"""
    return _between("employment", start, end, ("agriculture", "industry", "services"))


def migrant_workers() -> Series:
    """农民工总量：``year``、``total``（万人）、``derived``（1表示倒推的年份）。"""
    rows = read("china_migrant_workers.csv")
    return {name: [float(row[name]) for row in rows] for name in rows[0]}


def migrant_share_2024(item: str) -> float:
    """2024年农民工里``item``（如``"制造业"``）占的百分比；没有这一项抛出``ValueError``。"""
    shares = {row["item"]: float(row["percent"]) for row in read("china_migrant_profile_2024.csv")}
    if item not in shares:
        raise ValueError(f"没有“{item}”这一项，可用的有：{'、'.join(shares)}。")
    return shares[item]


def change(column: str, start: int, end: int) -> float:
    """``china_transition.csv``的一列从``start``年到``end``年的变化率，小数（0.1是增加10%）。"""
    first, last = (transition(year, year, column)[column][0] for year in (start, end))
    return last / first - 1


def _between(table: str, start: int, end: int, columns: tuple[str, ...]) -> Series:
    rows = read(TABLES[table])
    missing = [name for name in columns if name not in rows[0]]
    if missing:
        raise ValueError(f"没有“{missing[0]}”这一列，可用的有：{'、'.join(rows[0])}。")
    kept = [row for row in rows if start <= int(row["year"]) <= end]
    if start > end or len(kept) != end - start + 1 or any(row[name] == "" for row in kept for name in columns):
        raise ValueError(f"{'、'.join(columns)}在{start}年到{end}年之间没有完整的数据，请换起止年份。")
    return {name: [float(row[name]) for row in kept] for name in ("year", *columns)}
