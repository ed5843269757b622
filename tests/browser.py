"""浏览器测试的公共工具：真的Chromium、真的http服务，发现外部请求或控制台报错就算失败。"""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, Playwright

from course_utils.page.server import address, server

ROOT = Path(__file__).resolve().parent.parent
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# 后台联网的开关全关掉：测试要能证明“没有外部请求”是页面自己的功劳
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def chromium_path() -> str | None:
    """``run.py``找到的浏览器；没有就在系统里找；再没有就交给Playwright自己的。"""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge")
    return os.environ.get("COURSE_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


def launch(playwright: Playwright) -> Browser:
    """打开无界面的Chromium。"""
    return playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """像``course serve``那样用http提供一个文件夹，给出根地址（末尾带“/”）。"""
    with server(folder, 0) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        try:
            yield address(running)
        finally:
            running.shutdown()


@dataclass
class Watch:
    """一个页面上看到的毛病：发往别处的请求、控制台报错、未捕获的异常。"""

    external: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def attach(self, page: Page) -> None:
        """开始记录``page``。"""
        page.on("request", lambda request: self._request(request.url))
        page.on(
            "console", lambda message: message.type == "error" and self.errors.append(f"{page.url}: {message.text}")
        )
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1":
            self.external.append(url)

    def check(self) -> None:
        """有毛病就让测试失败。"""
        assert not self.external, f"页面请求了别处：{self.external}"
        assert not self.errors, f"控制台报错：{self.errors}"


def until(page: Page, expression: str, arg: object = None, seconds: float = 60) -> None:
    """等到``expression``（JavaScript表达式或函数）为真。

    ``page.wait_for_function``在页面里用eval，内容安全策略不许，所以从外面一遍遍问。
    """
    deadline = monotonic() + seconds
    while not page.evaluate(expression, arg):
        assert monotonic() < deadline, f"等了{seconds:g}秒，仍不成立：{expression}"
        page.wait_for_timeout(20)


def axe_violations(page: Page) -> list[str]:
    """axe-core在当前页面上找到的严重（serious、critical）问题，一行一个。"""
    # 页面的内容安全策略不许注入脚本标签，所以直接求值；preload会用XHR读样式表，file://下不许
    page.evaluate(AXE.read_text(encoding="utf-8"))
    # 在页面里就挑出来，免得把全部结果搬到外面
    found = page.evaluate("""async () => {
        const {violations} = await axe.run(document, {resultTypes: ['violations'], preload: false});
        const serious = violations.filter(({impact}) => ['serious', 'critical'].includes(impact));
        return serious.map(({id, impact, nodes}) => [id, impact, nodes.slice(0, 4).map(({target}) => target)]);
    }""")
    return [f"{page.url} {id}（{impact}）：{targets}" for id, impact, targets in found]
