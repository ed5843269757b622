"""引擎就绪的时间：本课程（内存快照，课程已导入）对照同一次运行里不加修饰的``loadPyodide()``。"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from bench.page import CHAPTER, wake
from bench.table import Row, milliseconds, spread
from browser import ROOT, launch, serve, until

ROUNDS = 5
BARE = """<!doctype html><meta charset="utf-8"><script src="pyodide.js"></script>
<script>loadPyodide().then(() => {document.title = "ready"})</script>"""


def _ours(browser: Browser, root: str) -> float:
    page = browser.new_context().new_page()
    page.goto(root + CHAPTER)
    began = perf_counter()
    wake(page)
    until(page, "document.documentElement.dataset.coursePython === 'ready'")
    elapsed = (perf_counter() - began) * 1000
    page.context.close()
    return elapsed


def _bare(browser: Browser, root: str) -> float:
    page = browser.new_context().new_page()
    began = perf_counter()
    page.goto(root + "bare.html")
    until(page, "document.title === 'ready'")
    elapsed = (perf_counter() - began) * 1000
    page.context.close()
    return elapsed


def measure() -> list[Row]:
    """http与``file://``各一行，单位毫秒。"""
    http, file, bare = [], [], []
    book = ROOT / "_build" / "html"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        shutil.copytree(ROOT / "node_modules" / "pyodide", folder, dirs_exist_ok=True)
        (Path(folder) / "bare.html").write_text(BARE, encoding="utf-8")
        browser = launch(playwright)
        with serve(book) as ours, serve(Path(folder)) as peer:
            for _ in range(ROUNDS):
                http.append(_ours(browser, ours))
                bare.append(_bare(browser, peer))
                file.append(_ours(browser, book.as_uri() + "/"))
        browser.close()
    middle = spread(bare)[0]
    return [
        Row(
            f"引擎就绪（{where}），对照不加修饰的`loadPyodide`（http）",
            milliseconds(samples),
            milliseconds(bare),
            spread(samples)[0] / middle,
            "≤ 0.4",
        )
        for where, samples in (("http", http), ("file://", file))
    ]
