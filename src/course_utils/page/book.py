"""生成网页书：先备好网页资源，再由Jupyter Book生成``_build/html``。"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from course_utils.page import assets, slides
from course_utils.page.node import BUILD, ROOT, RUNTIME, WORK

HTML = BUILD / "html"
PAPER = BUILD / "paper"
LOG = WORK / "book.log"

_PACKAGE = ROOT / "src" / "course_utils"
_PAGES = ("_config.yml", "_toc.yml", "book", "notebooks", "package-lock.json", "LICENSE")
# Sphinx看不到课程代码与题库的变化：变了就要从头读每一页、重新执行每个笔记本
_CODE_STAMP = WORK / "code.sha256"
_BOOK_STAMP = WORK / "book.sha256"
_PAPER_STAMP = WORK / "paper.sha256"
_FOOTER = re.compile(r'(?<=<span class="course-build">)[^<]*(?=</span>)')


def build(fresh: bool = False) -> Path:
    """生成网页书，返回所在文件夹。

    ``fresh``为真就丢掉缓存从头生成。有警告也算失败，抛出``RuntimeError``，说明日志在哪里。
    """
    code, whole = _code_digest(), _book_digest()
    WORK.mkdir(parents=True, exist_ok=True)
    if fresh or _read(_CODE_STAMP) != code:
        for made in (BUILD / ".doctrees", HTML):
            shutil.rmtree(made, ignore_errors=True)
    # 做成了才盖章：没做成的那次，警告只会出现一回，接着做会把它漏掉
    _CODE_STAMP.unlink(missing_ok=True)
    _BOOK_STAMP.unlink(missing_ok=True)
    print("准备网页资源……", flush=True)
    assets.build(force=fresh)
    print("生成网页……", flush=True)
    _jupyter_book()
    print("生成幻灯片……", flush=True)
    shutil.rmtree(HTML / "slides", ignore_errors=True)
    slides.build(HTML)
    sign(whole[:8])
    _CODE_STAMP.write_text(code)
    _BOOK_STAMP.write_text(whole)
    return HTML


def built() -> bool:
    """书生成过，而且此后源文件都没有变。"""
    return (HTML / "index.html").is_file() and _read(_BOOK_STAMP) == _book_digest()


def paper() -> Path:
    """写出印在纸上用的各页正文，返回所在文件夹；书没有生成或者旧了，就先生成。"""
    if not built():
        build()
    if _read(_PAPER_STAMP) != _read(_BOOK_STAMP):
        print("写出各页的正文……", flush=True)
        shutil.rmtree(PAPER, ignore_errors=True)
        _jupyter_book("--builder", "custom", "--custom-builder", PAPER.name)
        _PAPER_STAMP.write_text(_read(_BOOK_STAMP))
    return PAPER


def fingerprint() -> str:
    """生成好的书的指纹，与页脚里的相同：两处的书是不是同一本，对一对就知道。"""
    return _read(_BOOK_STAMP)[:8]


def sign(mark: str) -> None:
    """把书的指纹``mark``写进每一页的页脚。"""
    # 指纹由全部源文件算出，随便改一处就变；所以不交给Sphinx，免得每次都重写每一页
    for page in HTML.rglob("*.html"):
        old = page.read_text(encoding="utf-8")
        new = _FOOTER.sub(f"（{mark}）", old)
        if new != old:
            page.write_text(new, encoding="utf-8")


def _jupyter_book(*options: str) -> None:
    start = "from jupyter_book.cli.main import main; main()"
    command = [sys.executable, "-c", start, "build", str(ROOT), "-W", "-n", "--keep-going", *options]
    with LOG.open("w", encoding="utf-8") as log:
        code = subprocess.call(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT)
    if code:
        found = reasons(LOG.read_text(encoding="utf-8", errors="replace"))
        raise RuntimeError(f"{found}\n网页没有生成，请改正上面的问题，再运行一次course book（日志：{LOG}）。")


def reasons(log: str) -> str:
    """构建日志里的各条警告与错误，文件写成相对仓库根目录的路径；一条也没有，就是日志的最后几行。"""
    plain = re.sub(r"\x1b\[[\d;]*m", "", log)
    lines = plain.replace(f"{ROOT}{os.sep}", "").rstrip().splitlines()
    found = [line for line in lines if "WARNING: " in line or "ERROR: " in line]
    return "\n".join(found[:20] or lines[-10:])


def _code_digest() -> str:
    return assets.digest(path for path in _files(_PACKAGE) if RUNTIME not in path.parents)


def _book_digest() -> str:
    sources = [file for name in _PAGES for file in _files(ROOT / name)]
    return assets.digest([*_files(_PACKAGE), *sources])


def _files(path: Path) -> Iterator[Path]:
    """一个文件，或者一个文件夹里的全部源文件。"""
    if path.is_file():
        yield path
    for file in sorted(path.rglob("*")):
        if file.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(file.parts):
            yield file


def _read(stamp: Path) -> str:
    return stamp.read_text() if stamp.is_file() else ""
