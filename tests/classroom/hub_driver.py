"""像一班人那样用JupyterHub：起一个``course hub``，各人登录、开服务器、运行笔记本、经内核拖滑块。"""

from __future__ import annotations

import asyncio
import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import AsyncIterator, Coroutine, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from time import monotonic
from urllib.parse import quote
from uuid import uuid4

import httpx
import psutil
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

PASSWORD = "Ke-cheng-2026"
# 两核的机器上一班人同时冷启动，每一步都可能要等一两分钟
PATIENCE = 300
_READY = "请在浏览器里打开"


def command(folder: Path, *options: str) -> list[str]:
    """``course hub``的命令行；CI里是root。"""
    root = ["--allow-root"] if os.geteuid() == 0 else []
    return [sys.executable, "-m", "course_utils.cli", "hub", "--folder", str(folder), *root, *options]


def environment(password: str | None = PASSWORD) -> dict[str, str]:
    """运行``course hub``的环境变量。"""
    kept = {name: value for name, value in os.environ.items() if name != "COURSE_HUB_PASSWORD"}
    return kept if password is None else {**kept, "COURSE_HUB_PASSWORD": password}


def free_port() -> int:
    """连着三个都空着的端口里的头一个。"""
    while True:
        with socket.socket() as first:
            first.bind(("127.0.0.1", 0))
            port = first.getsockname()[1]
        try:
            for other in (port + 1, port + 2):
                socket.create_server(("127.0.0.1", other)).close()
        except (OSError, OverflowError):
            continue
        return port


@contextmanager
def open_hub(folder: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen]]:
    """开一班，给出地址与进程；结束时按Ctrl+C（发给整个进程组，与终端里一样），等它停下。"""
    address = f"http://127.0.0.1:{(port := free_port())}"
    process = subprocess.Popen(
        command(folder, "--port", str(port), *options),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        start_new_session=True,
    )
    said = []
    try:
        for line in process.stdout:
            said.append(line)
            if _READY in line:
                break
        assert process.poll() is None, "".join(said)
        yield address, process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=PATIENCE)


class Learner:
    """一位学员的浏览器。"""

    def __init__(self, address: str, name: str) -> None:
        self.name = name
        self.home = f"/user/{quote(name)}"
        # 测试用的证书没有人担保
        self.web = httpx.AsyncClient(base_url=address, follow_redirects=True, timeout=PATIENCE, verify=False)

    async def log_in(self, password: str = PASSWORD) -> httpx.Response:
        """填登录页。"""
        await self.web.get("/hub/login")
        form = {"username": self.name, "password": password, "_xsrf": self._token("/hub/")}
        # 登录之后停在这里，不自动去开服务器
        return await self.web.post("/hub/login", params={"next": "/hub/home"}, data=form)

    async def start(self) -> None:
        """开自己的服务器：要排队就像页面那样过几秒再试，等到能用为止。"""
        while (page := await self.web.get("/hub/spawn")).status_code == 429:
            await asyncio.sleep(int(re.search(r'http-equiv="refresh" content="(\d+)"', page.text)[1]))
        page.raise_for_status()
        async with self.web.stream("GET", f"/hub/api/users/{quote(self.name)}/server/progress") as events:
            async for line in events.aiter_lines():
                event = json.loads(line.removeprefix("data: ")) if line.startswith("data: ") else {}
                assert not event.get("failed"), event
                if event.get("ready"):
                    break
        (await self.web.get(f"{self.home}/lab")).raise_for_status()

    async def get(self, path: str) -> httpx.Response:
        """取自己服务器上的``path``。"""
        return await self.web.get(f"{self.home}/{path}")

    async def cells(self, notebook: str) -> list[str]:
        """自己文件夹里一本笔记本的各代码格。"""
        content = (await self.get(f"api/contents/{quote(notebook)}")).raise_for_status().json()["content"]
        return [cell["source"] for cell in content["cells"] if cell["cell_type"] == "code"]

    @asynccontextmanager
    async def kernel(self, notebook: str) -> AsyncIterator[Kernel]:
        """打开一本笔记本的内核。"""
        session = {"path": notebook, "name": notebook, "type": "notebook", "kernel": {"name": "python3"}}
        headers = {"X-XSRFToken": self._token(f"{self.home}/")}
        answer = await self.web.post(f"{self.home}/api/sessions", json=session, headers=headers)
        id = answer.raise_for_status().json()["kernel"]["id"]
        url = self.web.base_url.join(f"{self.home}/api/kernels/{id}/channels")
        url = url.copy_with(scheme=url.scheme.replace("http", "ws"))
        cookies = self.web.build_request("GET", f"{self.home}/api/status").headers["Cookie"]
        request = HTTPRequest(str(url), headers={"Cookie": cookies}, connect_timeout=PATIENCE, validate_cert=False)
        socket = await websocket_connect(request, max_message_size=2**26)
        try:
            yield Kernel(socket)
        finally:
            socket.close()

    def _token(self, path: str) -> str:
        return next(c.value for c in self.web.cookies.jar if c.name == "_xsrf" and c.path == path)


@asynccontextmanager
async def learner(address: str, name: str) -> AsyncIterator[Learner]:
    """打开一个新的浏览器，用完关上。"""
    one = Learner(address, name)
    async with one.web:
        yield one


class Kernel:
    """一个连着的内核；``sliders``是笔记本里打开的滑块。"""

    def __init__(self, socket: WebSocketClientConnection) -> None:
        self._socket = socket
        self._picture: dict = {}
        self.sliders: dict[str, dict] = {}

    async def run(self, source: str) -> str:
        """运行一格，返回打印出来的文字；报错就失败。"""
        printed = ""
        request = {"code": source, "silent": False, "store_history": True, "allow_stdin": False}
        async for kind, content in self._ask("execute_request", request):
            assert kind != "error", content["traceback"]
            printed += content["text"] if kind == "stream" else ""
        return printed

    async def drag(self, slider: str, value: float) -> float:
        """把滑块拖到``value``，返回等到新图的秒数；没有等到与刚才不同的图就失败。"""
        began, seen = monotonic(), None
        message = {"comm_id": slider, "data": {"method": "update", "state": {"value": value}, "buffer_paths": []}}
        async for kind, content in self._ask("comm_msg", message):
            option = content["data"].get("state", {}).get("option") if kind == "comm_msg" else None
            if option and option != self._picture:
                seen, self._picture = monotonic() - began, option
        assert seen, f"拖到{value}，图没有变"
        return seen

    async def _ask(self, kind: str, content: dict) -> AsyncIterator[tuple[str, dict]]:
        """发一条消息，给出它引起的各条消息，直到内核闲下来。"""
        header = {"msg_id": uuid4().hex, "msg_type": kind, "username": "", "session": "", "version": "5.4", "date": ""}
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        await self._socket.write_message(json.dumps(message | {"buffers": []}))
        while True:
            async with asyncio.timeout(PATIENCE):
                got = await self._socket.read_message()
            assert got is not None, "内核的连接断了"
            answer = json.loads(got)
            if answer["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            body = answer["content"]
            if answer["msg_type"] == "status" and body["execution_state"] == "idle":
                return
            if answer["msg_type"] == "comm_open" and body["data"]["state"].get("_model_name") == "FloatSliderModel":
                self.sliders[body["comm_id"]] = body["data"]["state"]
            yield answer["msg_type"], body


def in_thread(work: Coroutine) -> object:
    """在另一个线程里做完``work``：Playwright占着主线程的事件循环。"""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


def descendants(process: subprocess.Popen) -> list[psutil.Process]:
    """一班的全部进程：JupyterHub、代理、各人的服务器与内核。"""
    return psutil.Process(process.pid).children(recursive=True)
