"""合成的书与原样Jupyter Book的书：测速共用。"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

STOCK_CONFIG = "title: 对照\nauthor: 对照\nexecute: {execute_notebooks: force}\nsphinx: {config: {language: zh_CN}}\n"
OWN_DIRECTIVE = re.compile(r"^(`{3,}|:{3,})\{(?:explorable|exercise|progress|coverage)\}.*?^\1\s*$", re.S | re.M)
OWN_ROLE = re.compile(r"\{(?:claim|term|cite:\w+|glue:\w+)\}`([^`]*)`")


def stock_text(text: str) -> str:
    """去掉本课程自己的指令与角色，正文、公式、代码一字不动。"""
    return OWN_ROLE.sub(r"\1", OWN_DIRECTIVE.sub("", text))


def write_book(folder: Path, pages: dict[str, str], config: str = STOCK_CONFIG) -> None:
    """把``pages``（不带扩展名的路径到正文，第一页是首页）写成一本书；不给``config``就是原样的Jupyter Book。"""
    root, *chapters = pages
    for name, text in pages.items():
        target = folder / f"{name}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    files = "".join(f"- file: {name}\n" for name in chapters)
    (folder / "_toc.yml").write_text(f"format: jb-book\nroot: {root}\nchapters:\n{files}", encoding="utf-8")


def build_book(folder: Path) -> Path:
    """构建``folder``里的书，返回HTML文件夹。"""
    subprocess.run([Path(sys.executable).with_name("jupyter-book"), "build", folder], check=True, capture_output=True)
    return folder / "_build" / "html"
