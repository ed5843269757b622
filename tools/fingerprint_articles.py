"""给所读的文章留下指纹，好查课程里有没有整句照抄；文章本身不放进仓库。

用法：``python tools/fingerprint_articles.py 文章1.txt 文章2.txt …``

指纹是文章里每连续25个字（不计空白）的6字节摘要，打乱次序存成一个文件，不能还原出文章。
"""

from __future__ import annotations

import json
import re
import sys
from hashlib import blake2b
from pathlib import Path

FILE = Path(__file__).resolve().parent.parent / "tests" / "article_fingerprints.bin"
LENGTH = 25
BYTES = 6


def prints(text: str) -> dict[bytes, str]:
    """``text``里每连续25个字的摘要到原文；空白不计，「」里的引文不计。"""
    text = re.sub(r"\s+", "", re.sub(r"「[^」]*」", "「」", text))
    runs = (text[start : start + LENGTH] for start in range(len(text) - LENGTH + 1))
    return {blake2b(run.encode(), digest_size=BYTES).digest(): run for run in runs}


def known() -> set[bytes]:
    """存下的全部指纹。"""
    stored = FILE.read_bytes()
    return {stored[start : start + BYTES] for start in range(0, len(stored), BYTES)}


def text_of(path: Path) -> str:
    """一个源文件里的文字；笔记本只取各单元格的内容。"""
    text = path.read_text(encoding="utf-8")
    return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"]) if path.suffix == ".ipynb" else text


if __name__ == "__main__":
    found = set().union(*(prints(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]))
    FILE.write_bytes(b"".join(sorted(found)))
