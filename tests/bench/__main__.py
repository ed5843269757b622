"""``course bench``：同一次运行里测自己也测对照，打印一张表。

不带参数测全部；``course bench page engine``只测点名的几项；``--write``把表写进``docs/benchmarks.md``。
"""

from __future__ import annotations

import argparse
import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.table import markdown, publish  # noqa: E402

PARTS = {
    "page": "网页里拖动滑块到出新图",
    "lab": "JupyterLab里拖动滑块到出新图",
    "engine": "网页里的Python引擎就绪",
    "weight": "互动之前页面的字节与请求",
    "python": "导入与判分",
    "build": "构建时间",
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="course bench", description="测速：与同一次运行里的对照相比")
    parser.add_argument("parts", nargs="*", metavar="项目", help="、".join(f"{k}（{v}）" for k, v in PARTS.items()))
    parser.add_argument("--write", action="store_true", help="把结果写进docs/benchmarks.md")
    arguments = parser.parse_args()
    unknown = set(arguments.parts) - set(PARTS)
    if unknown:
        parser.error(f"没有这些项目：{'、'.join(sorted(unknown))}；可选：{'、'.join(PARTS)}")
    rows = []
    for part in arguments.parts or PARTS:
        print(f"正在测：{PARTS[part]}……", file=sys.stderr, flush=True)
        rows += import_module(f"bench.{part}").measure()
    print(markdown(rows))
    if arguments.write:
        print(f"已写入{publish(rows)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
