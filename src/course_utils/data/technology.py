"""新技术与新赛道：中国创新的投入、数量与结构，和五地电动汽车的销售占比。

``china_innovation.csv``，2007年至2024年，中国：

- ``research``：研发经费占GDP的比重，%；World Bank WDI（UNESCO统计所），经Our World in Data整理，CC BY 4.0，到2021年。
- ``patents``：授权专利，件，按申请人所在地计；WIPO，经Gapminder Systema Globalis整理，CC BY 4.0。
- ``hightech``：高技术产品占制成品出口的比重，%；World Bank WDI，同上，CC BY 4.0。

``electric_cars.csv``，2010年至2025年：新售乘用车中纯电与插电式混合动力汽车的比重，%；
IEA Global EV Outlook，经Our World in Data整理，CC BY 4.0。只做了筛选，没有改动数字。
"""

from __future__ import annotations

from course_utils.data.tables import read

COUNTRIES = {"china": "中国", "world": "世界", "usa": "美国", "germany": "德国", "japan": "日本"}


def china_innovation(column: str) -> dict[int, float]:
    """年份到``research``、``patents``或``hightech``的数；没有数的年份略去。别的列名抛出``ValueError``。"""
    rows = read("china_innovation.csv")
    if column == "year" or column not in rows[0]:
        raise ValueError(f"没有{column}这一列，可用的列：research、patents、hightech。")
    return {int(row["year"]): float(row[column]) for row in rows if row[column]}


def electric_share(country: str) -> dict[int, float]:
    """年份到电动汽车占新车销量的比重，%。``country``是``COUNTRIES``的键，别的抛出``ValueError``。"""
    if country not in COUNTRIES:
        known = "、".join(f"{code}（{name}）" for code, name in COUNTRIES.items())
        raise ValueError(f"没有{country}的数据，可用的：{known}。")
    return {int(row["year"]): float(row[country]) for row in read("electric_cars.csv")}


def first_year(country: str, level: float) -> int:
    """电动汽车的比重第一次达到``level``（%）的年份；从未达到就抛出``ValueError``。"""
    for year, share in electric_share(country).items():
        if share >= level:
            return year
    raise ValueError(f"{COUNTRIES[country]}的比重在这些年里没有到过{level:g}%。")


def years_from(country: str, low: float, high: float) -> int:
    """电动汽车的比重由第一次达到``low``到第一次达到``high``（都是%），隔了几年。"""
    return first_year(country, high) - first_year(country, low)


def times_grown(column: str, start: int, end: int) -> float:
    """中国的一项创新指标，``end``年是``start``年的几倍。没有那一年的数就抛出``ValueError``。"""
    series = china_innovation(column)
    if missing := [year for year in (start, end) if year not in series]:
        raise ValueError(f"{column}没有{missing[0]}年的数。")
    return series[end] / series[start]
