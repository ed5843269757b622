"""在本机用http提供生成好的书。"""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

# 端口尽量固定：浏览器按地址（连同端口）记住学习进度
PORT = 8000


class _Handler(SimpleHTTPRequestHandler):
    # 有的Windows注册表把.js登记成纯文本，浏览器就不肯运行；所以不问系统
    extensions_map = {  # noqa: RUF012
        **SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".css": "text/css",
        ".svg": "image/svg+xml",
        ".json": "application/json",
        ".wasm": "application/wasm",
    }

    def end_headers(self) -> None:
        # 重新生成之后，刷新就能看到新的
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """不往终端写访问记录。"""


def server(folder: Path, port: int | None = None) -> ThreadingHTTPServer:
    """提供``folder``的http服务，只听本机。

    没有指明``port``就用8000，8000被占用就另找一个空闲的；指明的端口不能用时抛出``OSError``。
    """
    handler = partial(_Handler, directory=str(folder))
    if port is not None:
        return ThreadingHTTPServer(("127.0.0.1", port), handler)
    try:
        return ThreadingHTTPServer(("127.0.0.1", PORT), handler)
    except OSError:
        return ThreadingHTTPServer(("127.0.0.1", 0), handler)


def address(running: ThreadingHTTPServer) -> str:
    """在浏览器里打开的地址。"""
    return f"http://127.0.0.1:{running.server_port}/"
