"""互动之前页面有多重：同一章，本课程的页面对照原样Jupyter Book构建的页面。"""

from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

from bench.books import build_book, stock_text, write_book
from bench.page import CHAPTER
from bench.table import Row
from browser import ROOT, launch, serve

MATHJAX = ROOT / "node_modules" / "mathjax" / "es5"


def _weigh(browser: Browser, url: str) -> tuple[int, int]:
    """打开``url``后的压缩字节数与请求数。"""
    sizes: list[int] = []

    def pass_on(route: Route) -> None:
        # 对照页的公式库来自别处，用本机的同一文件顶替，不让它因断网而占便宜
        name = route.request.url.rsplit("/", 1)[-1].split("?")[0]
        local = MATHJAX / name
        if route.request.url.startswith(url.rsplit("/", 2)[0]) or not local.is_file():
            route.continue_()
        else:
            route.fulfill(path=local)

    page = browser.new_context().new_page()
    page.route("**/*", pass_on)
    page.on("requestfinished", lambda request: sizes.append(len(gzip.compress(request.response().body()))))
    page.goto(url, wait_until="networkidle")
    page.wait_for_timeout(500)
    page.context.close()
    return sum(sizes), len(sizes)


def measure() -> list[Row]:
    """字节（压缩后）与请求数各一行。"""
    source = (ROOT / CHAPTER).with_suffix(".md").read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_book(Path(folder), {"index": "# 对照\n", "chapter": stock_text(source)})
        html = build_book(Path(folder))
        browser = launch(playwright)
        with serve(ROOT / "_build" / "html") as ours, serve(html) as peer:
            our_bytes, our_count = _weigh(browser, ours + CHAPTER)
            peer_bytes, peer_count = _weigh(browser, peer + "chapter.html")
        browser.close()
    return [
        Row(
            "互动之前的字节（gzip），对照原样Jupyter Book的同一章",
            f"{our_bytes / 1024:.0f} KiB",
            f"{peer_bytes / 1024:.0f} KiB",
            our_bytes / peer_bytes,
            "≤ 0.5",
        ),
        Row("互动之前的请求数", str(our_count), str(peer_count), our_count / peer_count, "≤ 0.5"),
    ]
