"""提供网页的两种服务器，``course serve``与内网的nginx，守同样的约定；一间教室同时打开也不失败。"""

from __future__ import annotations

import gzip
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from book.pages import BOOK, check, give, python_ready
from book.test_explorables import set_controls, wait_for_scene
from browser import FLAGS, ROOT, Watch, chromium_path, serve
from course_utils import bank, explorables
from course_utils.page import server

NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin")
# run.py以root身份在Debian上会装好它；那里没有就是毛病，不许跳过
WITHOUT_NGINX = not NGINX and (sys.platform != "linux" or os.geteuid() != 0)
CONFIG = ROOT / "deploy" / "nginx.conf"
CHAPTER = "book/ch1-meaning.html"
WORKER = "_static/course/engine/worker.js"
WASM = "_static/course/engine/pyodide.asm.wasm"
SNAPSHOT = "_static/course/engine/snapshot.bin"
LASTING = next(path.relative_to(BOOK).as_posix() for path in sorted(BOOK.glob("_images/*.png")))


@contextmanager
def nginx(folder: Path, work: Path) -> Iterator[str]:
    """真的nginx，用``deploy/nginx.conf``，只改端口与文件夹。"""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    text = CONFIG.read_text(encoding="utf-8")
    for old, new in {"listen 80;": f"listen 127.0.0.1:{port};", "root /srv/course;": f'root "{folder}";'}.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (work / "course.conf").write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {work / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    # 测试可能以root身份运行：干活的进程也要读得到临时文件夹
    user = "user root;" if os.geteuid() == 0 else ""
    rest = f"events {{}} http {{ access_log off; {temporary} include course.conf; }}"
    (work / "nginx.conf").write_text(f"{user} daemon off; pid {work / 'pid'}; {rest}", encoding="utf-8")
    command = [NGINX or "nginx", "-p", str(work), "-c", "nginx.conf", "-e", str(work / "error.log")]
    subprocess.run([*command, "-t"], check=True, capture_output=True)
    process = subprocess.Popen(command)
    try:
        while True:
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except ConnectionRefusedError:
                assert process.poll() is None, (work / "error.log").read_text(encoding="utf-8")
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


WAYS = ["serve", pytest.param("nginx", marks=pytest.mark.skipif(WITHOUT_NGINX, reason="没有nginx，也装不了"))]


@pytest.fixture(scope="module", params=WAYS)
def site(request, tmp_path_factory) -> Iterator[str]:
    """两种服务器提供的同一本书；给nginx的那份照文档先压好。"""
    if request.param == "serve":
        with serve(BOOK) as address:
            yield address
        return
    folder = shutil.copytree(BOOK, tmp_path_factory.mktemp("published") / "course")
    recipe = re.search(r"^find .*$", (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8"), re.M)[0]
    subprocess.run(recipe.replace("/srv/course-new", "."), shell=True, check=True, cwd=folder)
    with nginx(folder, tmp_path_factory.mktemp("nginx")) as address:
        yield address


@pytest.fixture(params=WAYS)
def trap(request, tmp_path) -> Iterator[tuple[str, Path]]:
    """两种服务器提供的一个小文件夹，旁边有不许读的文件。"""
    folder = tmp_path / "网 页"
    (folder / "empty").mkdir(parents=True)
    (folder / "index.html").write_text("<p>首页", encoding="utf-8")
    (tmp_path / "答案.txt").write_text("秘密", encoding="utf-8")
    (folder / "link.txt").symlink_to("/etc/hostname")
    work = tmp_path / "work"
    work.mkdir()
    with serve(folder) if request.param == "serve" else nginx(folder, work) as address:
        yield address, folder


def ask(site: str, path: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """原样发一个请求（``path``不加整理），返回状态、头（小写）与原始内容。"""
    connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=60)
    connection.putrequest(method, f"/{path}", skip_accept_encoding=True)
    for name, value in headers.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, content


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        (CHAPTER, "text/html; charset=utf-8"),
        (WORKER, "text/javascript; charset=utf-8"),
        ("_static/course/course.css", "text/css; charset=utf-8"),
        ("_static/course/LICENSE.txt", "text/plain; charset=utf-8"),
        (WASM, "application/wasm"),
        (SNAPSHOT, "application/octet-stream"),
        ("_sources/notebooks/01-meaning.ipynb", "application/json"),
        (LASTING, "image/png"),
    ],
)
def test_types_and_content(site, path, kind):
    """类型写对、汉字是UTF-8，内容一个字节不差。"""
    status, headers, content = ask(site, path)
    assert (status, headers["content-type"]) == (200, kind)
    assert content == (BOOK / (path or "index.html")).read_bytes()
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers or not re.search(r"\d", headers["server"])


@pytest.mark.parametrize("path", [CHAPTER, WORKER, WASM, "_static/course/scenes/growth-engine.js", "searchindex.js"])
def test_compressed(site, path):
    """肯收gzip的就给gzip，解开一个字节不差；小一半以上，缓存也知道有两份。"""
    original = (BOOK / path).read_bytes()
    _, headers, content = ask(site, path, Accept_Encoding="gzip, deflate, br")
    assert headers["content-encoding"] == "gzip" and headers["vary"] == "Accept-Encoding"
    assert gzip.decompress(content) == original and len(content) < len(original) / 2
    _, headers, content = ask(site, path)
    assert "content-encoding" not in headers and headers["vary"] == "Accept-Encoding"
    assert content == original


@pytest.mark.parametrize("path", [SNAPSHOT, LASTING])
def test_not_compressed_twice(site, path):
    """压过的不再压。"""
    assert "content-encoding" not in ask(site, path, Accept_Encoding="gzip")[1]


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_caching(site, encoding):
    """带指纹的永远不必再问；其余的每次问，没变就回304。"""
    assert ask(site, LASTING)[1]["cache-control"] == "public, max-age=31536000, immutable"
    for path in (CHAPTER, WASM, "_static/course/course.js"):
        _, headers, _ = ask(site, path, Accept_Encoding=encoding)
        assert headers["cache-control"] == "no-cache"
        again = ask(site, path, Accept_Encoding=encoding, If_None_Match=headers["etag"])
        assert (again[0], again[2]) == (304, b"")
        assert ask(site, path, Accept_Encoding=encoding, If_Modified_Since=headers["last-modified"])[0] == 304
        assert ask(site, path, Accept_Encoding=encoding, If_None_Match='"old"')[0] == 200


def test_ranges(site):
    """断了能续传；文件已经换了新的，就从头给。"""
    whole = (BOOK / SNAPSHOT).read_bytes()
    status, headers, part = ask(site, SNAPSHOT, Range="bytes=1000-1999")
    assert (status, headers["content-range"]) == (206, f"bytes 1000-1999/{len(whole)}")
    assert part == whole[1000:2000]
    assert ask(site, SNAPSHOT, Range="bytes=-10")[2] == whole[-10:]
    assert ask(site, SNAPSHOT, Range=f"bytes={len(whole)}-")[0] == 416
    assert ask(site, SNAPSHOT, Range="bytes=5-9", If_Range=headers["etag"])[0] == 206
    assert ask(site, SNAPSHOT, Range="bytes=5-9", If_Range='"old"')[0] == 200
    status, headers, content = ask(site, SNAPSHOT, method="HEAD")
    assert (status, headers["content-length"], content) == (200, str(len(whole)), b"")


def policy(text: str) -> dict[str, set[str]]:
    """内容安全策略，指令到来源。"""
    return {name: set(sources) for name, *sources in (rule.split() for rule in text.split(";") if rule.strip())}


def page_policy(path: Path) -> dict[str, set[str]]:
    """一页自己写的内容安全策略。"""
    found = re.search(r'Content-Security-Policy" content="([^"]*)"', path.read_text(encoding="utf-8"))
    return policy(unescape(found[1])) if found else {}


def test_policy_in_the_header(site):
    """响应头里的策略：页面自己许可的都许可，书里没有哪一页许可的都不许可，外加不许别人嵌。"""
    allowed: dict[str, set[str]] = {}
    for page in BOOK.rglob("*.html"):
        for name, sources in page_policy(page).items():
            allowed.setdefault(name, set()).update(sources)
    for path in (CHAPTER, "search.html", "index.html", WORKER):
        header = policy(ask(site, path)[1]["content-security-policy"])
        assert header.pop("frame-ancestors") == {"'self'"}
        for name, sources in header.items():
            own = page_policy(BOOK / path).get(name, set())
            assert own <= sources <= allowed[name], f"deploy/nginx.conf的{name}应当是{' '.join(sorted(allowed[name]))}"
        assert header.keys() == allowed.keys()


@pytest.mark.parametrize(
    "path",
    [
        "../答案.txt",
        "%2e%2e/%E7%AD%94%E6%A1%88.txt",
        "..%2f%E7%AD%94%E6%A1%88.txt",
        "empty/../../%E7%AD%94%E6%A1%88.txt",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..\\..\\etc\\passwd",
        "link.txt",
        "empty/",
        "没有.html",
        "%00",
    ],
)
def test_nothing_outside(trap, path):
    """文件夹外的、符号链接指出去的、文件夹的清单，一样也不给。"""
    site, _ = trap
    with socket.create_connection(("127.0.0.1", urlsplit(site).port)) as raw:
        raw.sendall(f"GET /{path} HTTP/1.1\r\nHost: course\r\nConnection: close\r\n\r\n".encode())
        answer = b"".join(iter(lambda: raw.recv(65536), b""))
    assert re.match(rb"HTTP/1.1 4\d\d ", answer)
    assert "秘密".encode() not in answer and b"root:" not in answer and b"index.html" not in answer
    assert socket.gethostname().encode() not in answer.partition(b"\r\n\r\n")[2]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_only_for_reading(trap, method):
    """只供阅读；读者也改不了文件。"""
    site, folder = trap
    before = sorted(folder.rglob("*"))
    assert ask(site, "index.html", method=method, Content_Length="0")[0] in {403, 405}
    assert sorted(folder.rglob("*")) == before


def test_rebuilt_pages_show_up(trap):
    """重新生成之后，带着旧指纹来问，给的是新的。"""
    site, folder = trap
    page = folder / "index.html"
    for encoding in ("gzip", "identity"):
        page.write_text("<p>旧的" + "旧" * 2000, encoding="utf-8")
        os.utime(page, (1, 1))
        _, headers, _ = ask(site, "", Accept_Encoding=encoding)
        page.write_text("<p>新的" + "新" * 2000, encoding="utf-8")
        status, _, content = ask(site, "", Accept_Encoding=encoding, If_None_Match=headers["etag"])
        assert status == 200
        assert (gzip.decompress(content) if encoding == "gzip" else content) == page.read_bytes()


def test_sixty_readers_at_once(site):
    """60人同时打开一章，连网页里的Python一起取；还有只占着连接不说话、不收东西的。没有一个失败或出错。"""
    paths = [CHAPTER, "_static/course/course.js", "_static/course/scenes/growth-engine.js", WASM, SNAPSHOT]
    expected = {path: (BOOK / path).read_bytes() for path in paths}
    together = threading.Barrier(60)
    wrong: list[str] = []

    def read() -> None:
        try:
            together.wait()
            connection = http.client.HTTPConnection(urlsplit(site).netloc, timeout=120)
            for path in paths:
                connection.request("GET", f"/{path}", headers={"Accept-Encoding": "gzip"})
                answer = connection.getresponse()
                content = answer.read()
                # wasm只在一处解开核对：60份都解太慢，长短照样要对
                if answer.headers["Content-Encoding"] == "gzip" and path != WASM:
                    content = gzip.decompress(content)
                if answer.status != 200 or (content != expected[path] and path != WASM):
                    wrong.append(f"{path}：{answer.status}，{len(content)}字节")
            connection.close()
        except Exception as error:
            wrong.append(repr(error))

    with ExitStack() as stack:
        for line in (b"", b"GET / HT", f"GET /{SNAPSHOT} HTTP/1.1\r\nHost: course\r\n\r\n".encode()) * 10:
            stack.enter_context(socket.create_connection(("127.0.0.1", urlsplit(site).port))).sendall(line)
        readers = [threading.Thread(target=read) for _ in range(60)]
        for reader in readers:
            reader.start()
        for reader in readers:
            reader.join()
    assert not wrong, "\n".join(wrong)


def test_alive_from_another_computer(chromium, site):
    """用机器名打开：不是本机地址，浏览器就不当它是安全的；互动实验、判分照样能用，策略不报错。"""
    port = urlsplit(site).port
    watch = Watch()
    browser = chromium.browser_type.launch(
        executable_path=chromium_path(), args=[*FLAGS, "--host-resolver-rules=MAP course.lan 127.0.0.1"]
    )
    page = browser.new_page()
    watch.attach(page)
    page.goto(f"http://course.lan:{port}/{CHAPTER}")
    assert not page.evaluate("isSecureContext")
    explorable = explorables.get("growth-engine")
    element = page.locator('course-explorable[data-id="growth-engine"]')
    element.locator('button[data-scenario="traditional"]').click()
    python_ready(page)
    aside = {control.name: control.positions[1] for control in explorable.controls}
    set_controls(element, aside)
    wait_for_scene(element, explorable.scene(aside), "python")
    exercise = next(item for item in bank.load().values() if item.type == "numeric" and item.id.startswith("ch1-"))
    card = page.locator(f'course-exercise[data-id="{exercise.id}"]')
    give(card, exercise, f"{exercise.answer:.10g}")
    assert check(card) == "correct"
    browser.close()
    assert not watch.errors
    assert {urlsplit(url).hostname for url in watch.external} == {"course.lan"}


def test_addresses_for_the_class():
    """只听本机，没有可发给全班的地址；听全部网卡，给出的每个地址都真的打得开。"""
    with server.server(BOOK, 0) as running:
        assert server.shared_addresses(running) == []
    with server.server(BOOK, 0, "0.0.0.0") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        assert urlsplit(server.address(running)).hostname == "127.0.0.1"
        for address in [server.address(running), *server.shared_addresses(running)]:
            assert ask(address, "index.html")[0] == 200
        running.shutdown()


def test_serve_command_tells_the_class(tmp_path):
    """``course serve --host 0.0.0.0``打印地址、能打开，Ctrl+C停得下来；地址写错只说一句话。"""
    command = [sys.executable, "-m", "course_utils.cli", "serve", "--port", "0", "--host"]
    variables = {**os.environ, "PYTHONUTF8": "1"}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    process = subprocess.Popen([*command, "0.0.0.0"], **pipes, env=variables)
    lines = [process.stdout.readline()]
    while "Ctrl+C" not in lines[-1]:
        assert lines[-1].startswith("全班请打开http://")
        lines.append(process.stdout.readline())
    assert ask(re.search(r"http://[\d.:]+/", lines[-1])[0], "")[0] == 200
    process.send_signal(signal.SIGINT)
    assert process.communicate()[1] == "\n已停下。\n" and process.returncode == 130
    done = subprocess.run([*command, "没有这台机器"], capture_output=True, encoding="utf-8", env=variables)
    assert done.returncode == 1 and re.fullmatch(r"地址没有这台机器、端口0不能用[^\n]*。\n", done.stderr)
