"""生成幻灯片，放进书的``slides/``；每章一份，源文件在``book/slides/``。"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from course_utils.page import contents
from course_utils.page.node import BUILD, ROOT

SOURCES = ROOT / "book" / "slides"
# PDF不放进书里：U盘版装不下
PRINTED = BUILD / "slides"


def decks() -> list[str]:
    """有幻灯片的章，按章的次序，如``["ch1-meaning", …]``。"""
    stems = (Path(page).name for page in contents.chapters().values())
    return [stem for stem in stems if (SOURCES / f"{stem}.md").is_file()]


def make(chapters: Sequence[str] = (), pdf: bool = False) -> list[Path]:
    """``course slides``：重做``chapters``（如``3``，不写就是全部）的幻灯片，``pdf``为真就再印成PDF；返回各个文件。

    书还没有生成，就先生成书。
    """
    from course_utils.page import book

    pages = contents.chapters()
    stems = [Path(pages[chapter]).name for chapter in contents.choose(chapters)] if chapters else decks()
    if not (book.HTML / "index.html").is_file():
        book.build()
    made = build(book.HTML, stems)
    if book.built():
        book.sign(book.fingerprint())
    return [print_pdf(deck) for deck in made] if pdf else made


def build(html: Path, stems: Iterable[str] = ()) -> list[Path]:
    """把``stems``（不写就是全部）各章的幻灯片写进``html/slides/``，返回各个文件。

    ``html``是生成好的书。有警告也算失败，抛出``RuntimeError``，一条一条说出来。
    """
    chosen = list(stems) or decks()
    if not chosen:
        return []
    out = html / "slides"
    with TemporaryDirectory() as work:
        fresh = Path(work, "slides")
        warnings = _sphinx(chosen, fresh, Path(work, "doctrees"))
        if warnings:
            raise RuntimeError(f"{warnings}\n幻灯片没有生成，请改正上面的问题，再运行一次。")
        out.mkdir(parents=True, exist_ok=True)
        shutil.copytree(fresh, out, dirs_exist_ok=True)
    return [out / f"{stem}.html" for stem in chosen]


def print_pdf(deck: Path) -> Path:
    """用浏览器把一份幻灯片印成``_build/slides/``里的PDF，一张一页。"""
    PRINTED.mkdir(parents=True, exist_ok=True)
    target = PRINTED / f"{deck.stem}.pdf"
    target.unlink(missing_ok=True)
    options = ["--headless", "--disable-gpu", "--no-pdf-header-footer", "--virtual-time-budget=10000"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # 容器里常以root运行，浏览器的沙箱起不来；打开的只有自己做的页面
        options.append("--no-sandbox")
    with TemporaryDirectory() as profile:
        # 用单独的用户资料：教师自己的浏览器正开着也能印
        options += [f"--user-data-dir={profile}", f"--print-to-pdf={target}"]
        command = [_chromium(), *options, f"{deck.as_uri()}?view=print"]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode or not target.is_file():
        raise RuntimeError(f"浏览器没有印成{target.name}，请看下面的原因：\n{done.stderr.strip()[-2000:]}")
    return target


def _chromium() -> str:
    """``COURSE_CHROMIUM``指明的浏览器，或者系统里的。"""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
    found = os.environ.get("COURSE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        raise RuntimeError("找不到Chromium、Chrome或Edge，请装一个，或者把它的位置写进环境变量COURSE_CHROMIUM。")
    return found


def _sphinx(stems: list[str], out: Path, doctrees: Path) -> str:
    """从头做一遍（几秒钟，不必记着上次），返回全部警告。"""
    from sphinx.application import Sphinx
    from sphinx.util.console import strip_colors
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    warnings = io.StringIO()
    config = {
        "extensions": ["myst_parser", "course_utils.page.extension.slides"],
        "root_doc": stems[0],
        "include_patterns": [f"{stem}.md" for stem in stems],
        "language": "zh_CN",
        "html_theme": "basic",
        "html_permalinks": False,
        "html_copy_source": False,
        "myst_enable_extensions": ["amsmath", "colon_fence", "dollarmath"],
        "smartquotes": False,
    }
    with patch_docutils(), docutils_namespace():
        app = Sphinx(SOURCES, None, out, doctrees, "slides", config, status=None, warning=warnings)
        app.build()
    return strip_colors(warnings.getvalue()).replace(f"{ROOT}{os.sep}", "").strip()
