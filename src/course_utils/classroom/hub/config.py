"""一班人在一台机器上的JupyterHub怎样设定，每一条都写明为什么。"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from jupyterhub.authenticators.shared import SharedPasswordAuthenticator
from traitlets.config import Config

# 名字就是文件夹的名字：汉字、小写字母、数字开头，中间可以有·._-
NAMES = r"[a-z0-9〇㐀-䶿一-鿿\U00020000-\U000323af][a-z0-9〇㐀-䶿一-鿿\U00020000-\U000323af·._-]{0,31}\Z"
_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Classroom:
    """一间教室：文件放在哪里，听哪个地址，空闲多少分钟收起服务器，口令，是不是用root运行。"""

    folder: Path
    host: str
    port: int
    idle: float
    password: str
    as_root: bool

    @property
    def ports(self) -> tuple[int, int, int]:
        """对外的、JupyterHub自己的、代理的管理接口。"""
        return self.port, self.port + 1, self.port + 2

    @property
    def users(self) -> Path:
        """一位学员一个文件夹，``course grade``可以直接收。"""
        return self.folder / "users"

    @property
    def proxy_pid(self) -> Path:
        """代理的进程号；还在，说明上次是被强行关掉的。"""
        return self.folder / "proxy.pid"

    @property
    def log(self) -> Path:
        """JupyterHub、代理、学员服务器的英文记录。"""
        return self.folder / "hub.log"


class ClassAuthenticator(SharedPasswordAuthenticator):
    """全班一个口令；名字里的全角字母、前后的空格，登录时替学员改好。"""

    def normalize_username(self, username: str) -> str:
        return super().normalize_username(normalize("NFKC", username).strip())

    async def authenticate(self, handler: object, data: dict[str, str]) -> dict | None:
        # 上游比口令时不认汉字，会报500
        return await super().authenticate(handler, data) if data["password"].isascii() else None


def demonstration(room: Classroom, node: str, proxy: Path) -> Config:
    """``course hub``的设定；``node``与``proxy``是Node.js与configurable-http-proxy。

    学员的服务器都以教师的身份运行，只适合演示；真正的课堂用``deploy/``里的配置。
    """
    c = Config()
    share(c, room.idle)
    public, hub, proxy_api = room.ports
    host = f"[{room.host}]" if ":" in room.host else room.host
    c.JupyterHub.bind_url = f"http://{host}:{public}"
    c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub}"
    c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_api}"
    c.ConfigurableHTTPProxy.command = [node, str(proxy)]
    c.ConfigurableHTTPProxy.pid_file = str(room.proxy_pid)
    # 停了再开，登录过的仍然登录着
    c.JupyterHub.cookie_secret_file = str(room.folder / "cookie_secret")
    c.JupyterHub.db_url = f"sqlite:///{room.folder / 'hub.sqlite'}"

    c.JupyterHub.authenticator_class = ClassAuthenticator
    c.ClassAuthenticator.user_password = room.password
    c.ClassAuthenticator.username_pattern = NAMES
    c.ClassAuthenticator.allow_all = True

    c.JupyterHub.spawner_class = "simple"
    c.SimpleLocalProcessSpawner.home_dir_template = f"{_literal(room.users)}/{{username}}"
    c.Spawner.args = ["--allow-root"] if room.as_root else []
    return c


def share(c: Config, idle: float) -> None:
    """演示与真正的课堂都要的设定；服务器空闲``idle``分钟就收起。"""
    c.JupyterHub.template_paths = [str(_HERE / "templates")]
    c.Spawner.cmd = [sys.executable, "-m", "course_utils.classroom.hub.singleuser"]
    c.Spawner.default_url = "/lab"
    # 全班同时打开时，两核的机器上一台服务器要等一分多钟；默认的30秒一台也开不成
    c.Spawner.start_timeout = c.Spawner.http_timeout = 120
    # 同时起太多，谁都慢；超过的看到“正在排队”，几秒后自动再试
    c.JupyterHub.concurrent_spawn_limit = 2 * (os.cpu_count() or 1)
    # 空闲的服务器收起来腾内存，文件都在；多久报一次活动，要比收起的时间短得多
    seconds = max(1, round(idle * 60))
    report = max(1, min(300, seconds // 4))
    c.JupyterHub.last_activity_interval = report
    c.Spawner.environment = {"JUPYTERHUB_ACTIVITY_INTERVAL": str(report)}
    culler = ["-m", "jupyterhub_idle_culler", f"--timeout={seconds}", f"--cull-every={report}"]
    c.JupyterHub.services = [{"name": "idle-culler", "command": [sys.executable, *culler]}]
    scopes = ["list:users", "read:users:activity", "read:servers", "delete:servers"]
    c.JupyterHub.load_roles = [{"name": "idle-culler", "scopes": scopes, "services": ["idle-culler"]}]


def _literal(path: Path) -> str:
    return str(path).replace("{", "{{").replace("}", "}}")
