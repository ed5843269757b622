"""研究与试验发展（R&D）经费占国内生产总值的比重，1996—2021年，五国。

来源：世界银行《世界发展指标》（原始统计为联合国教科文组织统计研究所），经Our World in Data整理，CC BY 4.0；
取自GitHub上yukifuruse1217/pub_fee（提交bd25153c）的``research-spending-gdp.csv``，只做了筛选。

``research_spending.csv``每行一年，各列是国家代码，单位是百分数（2.5表示2.5%）。
"""

from __future__ import annotations

from functools import cache

from course_utils.data.tables import read


def research_intensity(country: str, year: int) -> float:
    """R&D经费占国内生产总值的百分数。没有的国家或年份抛出``ValueError``。"""
    table = _table()
    if year not in table:
        raise ValueError(f"没有{year}年的数据，这张表从{min(table)}年到{max(table)}年。")
    if country not in table[year]:
        raise ValueError(f"没有{country}的数据，可用的国家代码：{'、'.join(table[year])}。")
    return table[year][country]


@cache
def _table() -> dict[int, dict[str, float]]:
    return {
        int(row.pop("year")): {name: float(value) for name, value in row.items()}
        for row in read("research_spending.csv")
    }
