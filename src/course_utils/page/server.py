"""用http提供生成好的书：在本机，或者给一间教室。压缩、缓存、内容安全策略都与``deploy/nginx.conf``一致。"""

from __future__ import annotations

import asyncio
import os
import re
import socket
import threading
from functools import lru_cache
from gzip import compress
from html import unescape
from pathlib import Path

from tornado.httpserver import HTTPServer
from tornado.netutil import bind_sockets
from tornado.web import Application, HTTPError, StaticFileHandler

# 端口尽量固定：浏览器按地址（连同端口）记住学习进度
PORT = 8000
HOST = "127.0.0.1"
# 一间教室同时打开：60个人，一人六个连接
BACKLOG = 512

# 有的Windows注册表把.js登记成纯文本，浏览器就不肯运行；所以不问系统
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".json": "application/json",
    ".ipynb": "application/json",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
    ".zip": "application/zip",
}
# 其余的本来就压过了
COMPRESSED = {".html", ".css", ".js", ".txt", ".json", ".ipynb", ".wasm", ".svg"}
# 名字里带着内容的指纹，内容变了名字就变，所以永远不必再问
FINGERPRINT = re.compile(r"[0-9a-f]{32,}\.\w+$")

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)"')


class _Handler(StaticFileHandler):
    """一个文件：路径、Range、If-None-Match由Tornado管，这里只管头和压缩。"""

    @property
    def _kind(self) -> str:
        return Path(self.absolute_path).suffix.lower()

    @property
    def _zipped(self) -> bool:
        # 要一段的，给原样的那一段
        headers = self.request.headers
        return self._kind in COMPRESSED and "Range" not in headers and "gzip" in headers.get("Accept-Encoding", "")

    def _squeezed(self) -> bytes:
        return _squeezed(self.absolute_path, os.stat(self.absolute_path).st_mtime_ns)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:
        if "\0" in absolute_path:
            raise HTTPError(404)
        return super().validate_absolute_path(root, absolute_path)

    def compute_etag(self) -> str:
        # 不用Tornado记在内存里的指纹：书重新生成了，它不知道
        now = os.stat(self.absolute_path)
        return f'"{now.st_mtime_ns:x}-{now.st_size:x}{"-gzip" if self._zipped else ""}"'

    def set_headers(self) -> None:
        headers = self.request.headers
        if headers.get("If-Range", self.compute_etag()) != self.compute_etag():
            # 续传的是旧的，从头给
            headers.pop("Range", None)
        super().set_headers()

    def set_extra_headers(self, path: str) -> None:
        lasting = FINGERPRINT.search(path)
        # 没有指纹的每次都问一句；没变就回304，重新生成之后刷新就能看到新的
        self.set_header("Cache-Control", "public, max-age=31536000, immutable" if lasting else "no-cache")
        if self._kind in COMPRESSED:
            self.set_header("Vary", "Accept-Encoding")
        if self._zipped:
            self.set_header("Content-Encoding", "gzip")
        page = self.absolute_path if self._kind == ".html" else str(Path(self.root, "index.html"))
        if policy := page_policy(page):
            self.set_header("Content-Security-Policy", policy)

    def set_default_headers(self) -> None:
        self.clear_header("Server")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Referrer-Policy", "same-origin")

    def get_content_type(self) -> str:
        return TYPES.get(self._kind, "application/octet-stream")

    def get_content_size(self) -> int:
        return len(self._squeezed()) if self._zipped else super().get_content_size()

    def get_content(self, abspath: str, start: int | None = None, end: int | None = None) -> object:
        return self._squeezed() if self._zipped else super().get_content(abspath, start, end)

    def write_error(self, status_code: int, **kwargs: object) -> None:
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish("没有这一页，请从首页进入。\n" if status_code in {403, 404} else "不能这样请求。\n")


@lru_cache(maxsize=1000)
def _squeezed(path: str, version: int) -> bytes:
    """``path``压缩以后的内容；一个文件只压一次，变了（``version``不同）再压。"""
    return compress(Path(path).read_bytes(), compresslevel=6, mtime=0)


def page_policy(page: str) -> str:
    """写进响应头的内容安全策略：与``page``自己写的一致，再加上只有响应头能管的一条；页面没写就是空的。"""
    file = Path(page)
    return _head_policy(page, file.stat().st_mtime_ns) if file.is_file() else ""


@lru_cache(maxsize=1000)
def _head_policy(page: str, version: int) -> str:
    with open(page, encoding="utf-8", errors="replace") as file:
        found = _POLICY.search(file.read(4096))
    # 不许别的网站把课程嵌进自己的页面
    return f"{unescape(found[1])}; frame-ancestors 'self'" if found else ""


class Server:
    """``folder``的http服务：建好就占住端口，``serve_forever``开始应答，``shutdown``从别的线程叫停。"""

    def __init__(self, folder: Path, port: int, host: str) -> None:
        self.host = host
        self.sockets = bind_sockets(port, host, backlog=BACKLOG)
        self.port: int = self.sockets[0].getsockname()[1]
        self._files = {"path": str(folder.resolve()), "default_filename": "index.html"}
        self._loop = asyncio.new_event_loop()
        self._stopped = asyncio.Event()
        self._finished = threading.Event()

    def __enter__(self) -> Server:
        return self

    def __exit__(self, *error: object) -> None:
        for listening in self.sockets:
            listening.close()
        self._loop.close()

    def serve_forever(self) -> None:
        """应答到``shutdown``为止。"""
        try:
            # 按Ctrl+C时，Runner等_serve收好尾，才抛出KeyboardInterrupt
            with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
                runner.run(self._serve())
        finally:
            self._finished.set()

    def shutdown(self) -> None:
        """从别的线程叫停，等它停下。"""
        self._loop.call_soon_threadsafe(self._stopped.set)
        self._finished.wait()

    async def _serve(self) -> None:
        # 不往终端写访问记录
        application = Application([("/(.*)", _Handler, self._files)], log_function=lambda handler: None)
        # 只供阅读，不收东西；占着连接不说话的，一分钟后请走
        serving = HTTPServer(application, max_body_size=1024, idle_connection_timeout=60, body_timeout=10)
        serving.add_sockets(self.sockets)
        try:
            await self._stopped.wait()
        finally:
            serving.stop()
            await serving.close_all_connections()


def server(folder: Path, port: int | None = None, host: str = HOST) -> Server:
    """提供``folder``的http服务，不写``host``就只听本机。

    没有指明``port``就用8000，8000被占用就另找一个空闲的；指明的端口或地址不能用时抛出``OSError``。
    """
    if port is not None:
        return Server(folder, port, host)
    try:
        return Server(folder, PORT, host)
    except OSError:
        return Server(folder, 0, host)


def address(running: Server) -> str:
    """在这台电脑的浏览器里打开的地址。"""
    return _url(HOST if running.host in {"", "0.0.0.0", "::"} else running.host, running.port)


def shared_addresses(running: Server) -> list[str]:
    """发给全班的地址：别的电脑从这些地址打得开；只听本机就没有。"""
    if running.host not in {"", "0.0.0.0", "::"}:
        return [] if running.host in {HOST, "localhost", "::1"} else [address(running)]
    import psutil

    up = {name for name, stats in psutil.net_if_stats().items() if stats.isup}
    found = [
        card.address
        for name, cards in psutil.net_if_addrs().items()
        for card in cards
        if name in up and card.family == socket.AF_INET and not card.address.startswith(("127.", "169.254."))
    ]
    return [_url(ip, running.port) for ip in found]


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
