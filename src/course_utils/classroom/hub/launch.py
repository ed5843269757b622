"""``course hub``：在一台机器上为一班人开JupyterHub，按Ctrl+C停下，再开时什么都在。"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.classroom.lock import only_one
from course_utils.page.node import ROOT
from course_utils.page.server import address, shared_addresses

if TYPE_CHECKING:
    from traitlets.config import Config

    from course_utils.classroom.hub.config import Classroom

FOLDER = ROOT / ".course" / "hub"
PORT = 8000
PASSWORD = "COURSE_HUB_PASSWORD"
_PROXY = ROOT / "node_modules" / ".bin" / "configurable-http-proxy"


def run(folder: Path, host: str, port: int, idle: float, allow_root: bool) -> None:
    """开一班的JupyterHub，直到按Ctrl+C；开不成就以一句中文说明。"""
    if os.name == "nt":
        raise ValueError("JupyterHub不能在Windows上运行，请在WSL或者Linux、macOS的电脑上开。")
    as_root = os.geteuid() == 0
    if as_root and not allow_root:
        raise ValueError("用root开课，学员的代码也会是root：请换成普通用户；在容器里确实需要，就加上--allow-root。")
    password = _password(os.environ.get(PASSWORD, ""))
    node = _node()
    if not 0 < port < 65534:
        raise ValueError("端口请写1到65533之间的整数。")
    if not idle > 0:
        raise ValueError("--idle请写大于0的分钟数。")
    from course_utils.classroom.hub.config import Classroom, demonstration

    room = Classroom(folder.resolve(), host, port, idle, password, as_root)
    room.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    with only_one(room.folder / "lock", f"{room.folder}里的这一班已经开着，请先停下它，或者用--folder另选文件夹。"):
        # 上次被强行关掉、代理还活着时，JupyterHub会自己收拾
        if not room.proxy_pid.exists():
            _check_ports(room)
        _serve(demonstration(room, node, _PROXY.resolve()), room, lambda: _announce(room))
    print("已停下。学员的文件都在，再运行一次就能接着用。")


def _password(password: str) -> str:
    how = f"请先设定全班的口令，例如export {PASSWORD}=…，再运行course hub"
    if not password:
        raise ValueError(f"没有口令不开课：{how}。")
    if len(password) < 8 or password.isdigit() or len(set(password)) < 4:
        raise ValueError(f"口令太弱：至少8个字符、4种不同的字符，不能只有数字。{how}。")
    if not (password.isascii() and password.isprintable()):
        raise ValueError(f"口令里只能有字母、数字和键盘上的符号。{how}。")
    return password


def _node() -> str:
    node = shutil.which(os.environ.get("COURSE_NODE", "node"))
    if node is None or not _PROXY.exists():
        raise RuntimeError("缺少Node.js或configurable-http-proxy，请用python3 run.py hub运行，它会先备好。")
    return node


def _check_ports(room: Classroom) -> None:
    from tornado.netutil import bind_sockets

    for port, host in zip(room.ports, (room.host, "127.0.0.1", "127.0.0.1"), strict=True):
        try:
            taken = bind_sockets(port, host)
        except OSError:
            raise ValueError(
                f"地址{host}、端口{port}不能用：请用--port换一个（要用连着的三个端口），或者检查--host。"
            ) from None
        for one in taken:
            one.close()


def _serve(config: Config, room: Classroom, ready: Callable[[], None]) -> None:
    from jupyterhub.app import JupyterHub

    class Hub(JupyterHub):
        """开好之后说一声、怎样都停得下来的JupyterHub。"""

        async def start(self) -> None:
            await super().start()
            ready()

        async def cleanup(self) -> None:
            try:
                await super().cleanup()
            except Exception:  # 磁盘满了、文件夹被删了，数据库写不进去；不接住，按Ctrl+C就停不下来
                self.log.exception("cleanup")

    try:
        # JupyterHub读当前文件夹里的jupyterhub_config.py：教师要改设定，就写在这一班的文件夹里
        with chdir(room.folder), _output_to(room.log):
            Hub.instance(config=config).launch_instance([])
    except SystemExit as stop:
        if stop.code:
            raise RuntimeError(f"JupyterHub没有开成，原因在{room.log}的最后几行。") from None


@contextmanager
def _output_to(log: Path) -> Iterator[None]:
    """JupyterHub、代理、学员服务器的英文记录都写进文件，终端只留给我们的几句话。"""
    sys.stdout.flush()
    with open(log, "a") as file, os.fdopen(os.dup(1), "w") as terminal, os.fdopen(os.dup(2), "w") as errors:
        os.dup2(file.fileno(), 1)
        os.dup2(file.fileno(), 2)
        try:
            with redirect_stdout(terminal):
                yield
        finally:
            os.dup2(terminal.fileno(), 1)
            os.dup2(errors.fileno(), 2)


def _announce(room: Classroom) -> None:
    print(f"学员的文件在{room.users}，记录在{room.log}。")
    if shared := shared_addresses(room):
        print(f"全班请打开{'或'.join(shared)}（打不开时，请在这台电脑的防火墙里允许这个端口）。")
    print(f"请在浏览器里打开{address(room)}，用自己的名字和全班的口令登录。按Ctrl+C停下。", flush=True)
