"""九国的三次产业：就业人数与占比、增加值占比，1991、2000、2010、2023四年。

来源：就业占比是国际劳工组织的模型估计，增加值占比是世界银行《世界发展指标》，都经Gapminder Systema Globalis整理，
CC BY 4.0；就业人数出自Penn World Table 11.0（doi 10.34894/FABVLR，CC BY 4.0）。中国的数不是国家统计局的序列。

``sector_structure.csv``每行一国一年：``employed``就业人数，百万人；``emp_…``占就业的百分比；``va_…``占国内生产总值的百分比，
没有的空着；税收等使后三列加起来不一定是100。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.countries import NAMES
from course_utils.data.tables import read

COUNTRIES = NAMES
SECTORS = {"agriculture": "农业", "industry": "工业", "services": "服务业"}
YEARS = (1991, 2000, 2010, 2023)


def employment(country: str, year: int) -> list[float]:
    """农业、工业、服务业的就业人数，百万人。没有的国家或年份抛出``ValueError``。"""
    row = _row(country, year)
    return [float(row["employed"]) * float(row[f"emp_{sector}"]) / 100 for sector in SECTORS]


def total_employment(year: int, countries: tuple[str, ...] = tuple(COUNTRIES)) -> list[float]:
    """几个国家合起来，农业、工业、服务业的就业人数，百万人。"""
    return [sum(column) for column in zip(*(employment(country, year) for country in countries), strict=True)]


def relative_productivity(country: str, year: int, sector: str) -> float:
    """一个部门的人均增加值同全国平均之比，即增加值占比除以就业占比；没有增加值就抛出``ValueError``。"""
    row = _row(country, year)
    if not row[f"va_{sector}"]:
        raise ValueError(f"没有{COUNTRIES[country]}{year}年{SECTORS[sector]}增加值的数据。")
    return float(row[f"va_{sector}"]) / float(row[f"emp_{sector}"])


def _row(country: str, year: int) -> dict[str, str]:
    if (country, year) not in _table():
        raise ValueError(f"没有{country}在{year}年的数据，可用的国家：{'、'.join(COUNTRIES)}；年份：{YEARS}。")
    return _table()[country, year]


@cache
def _table() -> dict[tuple[str, int], dict[str, str]]:
    return {(row["country"], int(row["year"])): row for row in read("sector_structure.csv")}
