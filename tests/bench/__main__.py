"""``course bench``：同一次运行里测自己也测对照，打印一张表。

不带参数测全部；``course bench page engine``只测点名的几项；``--write``把表写进``docs/benchmarks.md``。
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.table import markdown, publish

PARTS = {
    "page": "网页里拖动滑块到出新图",
    "lab": "JupyterLab里拖动滑块到出新图",
    "engine": "网页里的Python引擎就绪",
    "weight": "互动之前页面的字节与请求",
    "python": "导入与判分",
    "build": "构建时间",
    "hub": "JupyterHub：30位学员同时上一节实验课",
    "report": "学情报告：一万位学员、每人200题",
}


def main(arguments: list[str]) -> int:
    """测``arguments``点名的几项，返回退出码。"""
    if {"-h", "--help"} & set(arguments):
        print(__doc__, "\n可以点名的项目：", *(f"  {name:<8}{what}" for name, what in PARTS.items()), sep="\n")
        return 0
    parts = [part for part in arguments if part != "--write"]
    unknown = [part for part in parts if part not in PARTS]
    if unknown:
        print(f"没有{'、'.join(unknown)}这些测速项目，可用的有：{'、'.join(PARTS)}。", file=sys.stderr)
        return 2
    rows = []
    for part in parts or PARTS:
        print(f"正在测：{PARTS[part]}……", file=sys.stderr, flush=True)
        rows += import_module(f"bench.{part}").measure()
    print(markdown(rows))
    if "--write" in arguments:
        print(f"已写入{publish(rows)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
