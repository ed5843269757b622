"""一本小书：用真的配置、真的扩展、真的Jupyter Book构建，放在临时文件夹里。"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import yaml

from browser import ROOT

TERMS = {
    "新质生产力": "创新起主导作用的生产力（new quality productive forces）。",
    "全要素生产率": "产出中要素投入解释不了的部分（total factor productivity，TFP）。",
    "数字化转型": "用数据改造生产与管理（digital transformation）。",
    "质态": "事物的质所处的状态。",
}
ENTRIES = "\n".join(f"{term}\n  {text}\n\n  另一段。\n" for term, text in TERMS.items())
GLOSSARY = f"# 术语表\n\n```{{glossary}}\n{ENTRIES}```\n"
CHAPTER = r"""# 第一章 小书

## 提出过程 {claim}`A1-01`

这里讲提出的经过{claim}`A1-01`，又见{claim}`A1-02、A1-03`。{term}`全要素生产率`见{cite:p}`solow1956`，科技创新是关键，
下一行{term}`质态`
与three
words都连着。

```{explorable} growth-engine
:predict: ch1-q05
```

```{workbench}
```

## 增长

$$Y = A K^{\alpha} L^{1-\alpha}$$ (eq-y)

式{eq}`eq-y`里的$\alpha$是份额。

```{exercise} ch1-q03 ch1-q04
```

```{progress}
```

```python
# 代码块里的{claim}`A1-99`不算
```
"""
GUIDE = """# 第一章教学指南

[打开互动实验](../ch1-meaning.md#try-growth-engine)，再做[一道题](../ch1-meaning.md#ch1-q03)。

```{misconceptions}
ch1-q03 3: 请他举一个`例子`。

ch1-q09 4：问变的是哪一样。
ch1-q16 1: 问是相减还是相除。
```

```{answers} 1
```
"""
BIBLIOGRAPHY = """@article{solow1956, author={Solow, Robert M.}, year={1956}, volume={70}, pages={65--94},
  title={A Contribution to the Theory of Economic Growth}, journal={Quarterly Journal of Economics}}
"""
PAGES = [
    "book/index",
    "book/ch1-meaning",
    "notebooks/01-meaning",
    "book/guide/ch1-meaning",
    "book/glossary",
    "book/bibliography",
    "book/coverage",
]
LAB = {
    "cells": [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": ["# 实验课\n", "\n", "动手{claim}`A1-14`。"]},
        {"cell_type": "code", "id": "b", "metadata": {}, "source": ["1 + 1"], "outputs": [], "execution_count": None},
    ],
    "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}


def _contents() -> dict:
    """小书的目录：首页在前，其余各页照``PAGES``的次序。"""
    root, *others = PAGES
    return {"format": "jb-book", "root": root, "chapters": [{"file": page} for page in others]}


def write_book(folder: Path, chapter: str = CHAPTER, guide: str = GUIDE) -> Path:
    """在``folder``里写好一本小书的源文件；配置就是项目自己的。"""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    config["sphinx"]["config"]["course_assets"] = "assets"
    files = {
        "_config.yml": yaml.safe_dump(config, allow_unicode=True),
        "_toc.yml": yaml.safe_dump(_contents()),
        "book/index.md": "# 互动课程小书\n\n从{doc}`ch1-meaning`读起。\n",
        "book/ch1-meaning.md": chapter,
        "book/guide/ch1-meaning.md": guide,
        "book/glossary.md": GLOSSARY,
        "book/bibliography.md": (ROOT / "book/bibliography.md").read_text(encoding="utf-8"),
        "book/coverage.md": (ROOT / "book/coverage.md").read_text(encoding="utf-8"),
        "book/references.bib": BIBLIOGRAPHY,
        "notebooks/01-meaning.ipynb": json.dumps(LAB, ensure_ascii=False),
        "assets/course.js": "document.documentElement.dataset.course = 'on';\n",
        "assets/course.css": "course-explorable { display: block; }\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def build(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """构建``folder``里的书，警告算失败；输出合在``stdout``里。"""
    start = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", start, "build", str(folder), "-W", "-n", "--keep-going", *options]
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8")
