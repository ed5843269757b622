"""九个国家与世界的人口、产出、能源与排放，1990年到2024年（``energy_countries.csv``）。

- ``population``人口，百万人；``energy``一次能源消费，太瓦时，水电、风电、光伏等按替代法折算；``co2``化石燃料与水泥的
  二氧化碳排放，百万吨，按生产地计，不含土地利用变化。出自Energy Institute与Global Carbon Project，
  经Our World in Data整理，CC BY 4.0（前者另有自己的使用条款）。
- ``gdp``实际GDP，十亿美元，2015年价，按市场汇率换算；世界这一行没有。出自世界银行WDI，
  经Gapminder Systema Globalis，CC BY 4.0。

``embodied_trade.csv``：``share``是净进口的货物与服务里含的二氧化碳，占本国地域排放的百分比，正数是净进口；
中国、英国、美国的八个年份。出自Global Carbon Project（Peters等2011的方法），经Our World in Data整理，CC BY 4.0；
取的是到2017年为止的一版，比上一张表旧。

只做了筛选与取整。市场汇率适合看一国的升降，不适合比较各国的高低。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.countries import NAMES
from course_utils.data.tables import read
from course_utils.economics.decoupling import Kaya, kaya

COUNTRIES = NAMES
WORLD = "WLD"
FIRST, LAST = 1990, 2024
COLUMNS = ("population", "gdp", "energy", "co2")


def amount(country: str, year: int, column: str) -> float:
    """一个总量，单位见本文件开头。没有的国家、年份、列与空缺的数抛出``ValueError``。"""
    if column not in COLUMNS:
        raise ValueError(f"没有“{column}”这一列，可用的有：{'、'.join(COLUMNS)}。")
    if country not in (*COUNTRIES, WORLD):
        raise ValueError(f"没有{country}的数据，可用的国家代码：{'、'.join(COUNTRIES)}，世界是{WORLD}。")
    if not FIRST <= year <= LAST:
        raise ValueError(f"没有{year}年的数据，这张表从{FIRST}年到{LAST}年。")
    value = _table()[country, year][column]
    if value == "":
        raise ValueError("这张表没有世界的GDP，请改选一个国家。")
    return float(value)


def change(country: str, column: str, start: int, end: int) -> float:
    """一个总量从``start``年到``end``年的变化率，小数（0.1是增加10%）。"""
    return amount(country, end, column) / amount(country, start, column) - 1


def kaya_factors(country: str, year: int) -> Kaya:
    """卡亚恒等式的四个因子：人口（百万人）、人均GDP（千美元）、能耗强度（千瓦时/美元）、碳强度（千克/千瓦时）。"""
    return kaya(*(amount(country, year, column) for column in COLUMNS))


def energy_intensity(country: str, year: int) -> float:
    """能耗强度，千瓦时/美元（2015年价）。"""
    return kaya_factors(country, year).energy_intensity


def net_import_years(country: str) -> list[int]:
    """``embodied_trade.csv``里这个国家有数的年份。"""
    return [year for code, year in _trade() if code == country]


def net_import_share(country: str, year: int) -> float:
    """消费排放比地域排放多百分之几；没有的国家或年份抛出``ValueError``。"""
    if (country, year) not in _trade():
        raise ValueError(f"没有{country}{year}年的贸易隐含排放，这张表只有中国、英国、美国的八个年份。")
    return _trade()[country, year]


@cache
def _trade() -> dict[tuple[str, int], float]:
    return {(row["country"], int(row["year"])): float(row["share"]) for row in read("embodied_trade.csv")}


@cache
def _table() -> dict[tuple[str, int], dict[str, str]]:
    return {(row["country"], int(row["year"])): row for row in read("energy_countries.csv")}
