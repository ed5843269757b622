"""引擎在真的Chromium里启动：http与``file://``、快照与照常启动、文件缺失时的说法。"""

from __future__ import annotations

import gzip
import json
import random
import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import ClassVar

import pytest
from playwright.sync_api import Browser, Page

from browser import serve
from course_utils import explorables
from course_utils.explorables.model import Explorable, Settings
from course_utils.page.assets import ASSETS
from engine.conftest import HOME, MakeSite

OpenPage = Callable[..., Page]
STATE = "document.documentElement.dataset.coursePython"
SNAPSHOT = "performance.getEntriesByName('course-python').at(-1).detail.snapshot"
CALL = "([method, params, options]) => python.call(method, params, options)"
FAIL = "([method, params, options]) => python.call(method, params, options).then(() => '', (error) => error.message)"
ADD = ["run", {"source": "print(1 + 1)"}]


def _random_settings(explorable: Explorable, chance: random.Random) -> Settings:
    return {control.name: chance.choice(control.positions) for control in explorable.controls}


def _leaves(tree: object, path: str = "") -> Iterator[tuple[str, object]]:
    if isinstance(tree, dict | list):
        for key, branch in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from _leaves(branch, f"{path}.{key}")
    else:
        yield path, tree


def test_boots_from_snapshot(open_page: OpenPage, home: str) -> None:
    """页面打开时什么也不加载；第一次调用才启动，从快照启动，期间主线程没有200毫秒以上的任务。"""
    page = open_page()
    page.goto(home)
    page.evaluate(
        "window.tasks = []; new PerformanceObserver((list) => tasks.push(...list.getEntries().map((e) => e.duration)))"
        ".observe({type: 'longtask'})"
    )
    page.evaluate(
        f"window.states = []; new MutationObserver(() => states.push({STATE}))"
        ".observe(document.documentElement, {attributes: true})"
    )
    assert page.evaluate(STATE) == "idle" and not page.workers
    page.evaluate("python.start()")
    assert page.evaluate("states") == ["loading", "ready"]
    assert page.evaluate("python.state") == "ready"
    assert page.evaluate(SNAPSHOT) is True
    assert max(page.evaluate("tasks"), default=0) < 200


def test_scenes_agree_with_cpython(open_page: OpenPage, home: str) -> None:
    """随机的设定，网页里的Python与CPython算出同样的画面。"""
    page = open_page()
    page.goto(home)
    for id in explorables.ids():
        explorable = explorables.get(id)
        # 每个实验自己的种子：添了别的实验，这里试的设定不变
        chance = random.Random(id)
        for settings in [_random_settings(explorable, chance) for _ in range(20)]:
            shown = page.evaluate(CALL, ["scene", {"id": id, "settings": settings}])
            expected = json.loads(json.dumps(explorable.scene(settings).as_dict()))
            for (path, mine), (where, theirs) in zip(_leaves(shown), _leaves(expected), strict=True):
                # 画面的数取两位小数，恰在半分处时，两处的浮点运算末位不同，会一进一退
                near = pytest.approx(theirs, abs=0.0101 if ".data." in path else None)
                assert (path, mine) == (where, near), settings


def _with_bad_snapshot(snapshot: bytes) -> dict[str, bytes]:
    """http与``file://``用的两份快照都换掉。"""
    payload = json.loads(re.fullmatch(r"coursePayload\((.*)\);\n", _engine("payload.js").decode(), re.S)[1])
    payload["snapshot"] = b64encode(snapshot).decode()
    return {"snapshot.bin": snapshot, "payload.js": f"coursePayload({json.dumps(payload)});\n".encode()}


def _engine(name: str) -> bytes:
    return (ASSETS / "engine" / name).read_bytes()


@contextmanager
def _both(folder: Path) -> Iterator[list[str]]:
    with serve(folder) as root:
        yield [root + HOME, (folder / HOME).as_uri()]


@pytest.mark.parametrize("kind", ["cut", "foreign"])
def test_bad_snapshot_falls_back_to_a_normal_boot(open_page: OpenPage, make_site: MakeSite, kind: str) -> None:
    """快照残缺，或者不是这个版本的Pyodide做的，就照常启动，功能一样。"""
    good = _engine("snapshot.bin")
    bad = good[: len(good) // 2] if kind == "cut" else gzip.compress(_other_version(gzip.decompress(good)), 1)
    with _both(make_site(_with_bad_snapshot(bad))) as addresses:
        for address in addresses:
            page = open_page()
            page.goto(address)
            assert page.evaluate(CALL, ADD) == {"stdout": "2\n", "error": ""}
            assert page.evaluate(SNAPSHOT) is False
            id = explorables.ids()[0]
            assert page.evaluate(CALL, ["scene", {"id": id, "settings": {}}])["conclusion"]


def _other_version(snapshot: bytes) -> bytes:
    """改掉快照第一页里的构建编号，校验和仍然对得上。"""
    pages = int.from_bytes(snapshot[4:8], "little")
    build = 8 + 4 * pages + 16
    return snapshot[:build] + bytes(32) + snapshot[build + 32 :]


def test_nothing_is_known_across_pages(open_page: OpenPage, home: str) -> None:
    """快照人人相同，随机数却不能人人相同。"""
    numbers = set()
    for _ in range(2):
        page = open_page()
        page.goto(home)
        numbers.add(page.evaluate(CALL, ["run", {"source": "import random\nprint(random.random())"}])["stdout"])
    assert len(numbers) == 2


def test_modules_outside_the_snapshot_can_be_imported(open_page: OpenPage, home: str) -> None:
    """快照里没有的标准库模块，学员用到时照样能导入。"""
    page = open_page()
    page.goto(home)
    source = "import sys\nassert 'colorsys' not in sys.modules\nimport colorsys\nprint(colorsys.rgb_to_hsv(1, 0, 0))"
    assert page.evaluate(CALL, ["run", {"source": source}]) == {"stdout": "(0.0, 1.0, 1)\n", "error": ""}


def test_without_native_base64(open_page: OpenPage, site: Path) -> None:
    """不自带base64解码的浏览器也能从``file://``启动。"""
    page = open_page()
    page.add_init_script("delete Uint8Array.fromBase64")
    page.goto((site / HOME).as_uri())
    assert page.evaluate(CALL, ADD) == {"stdout": "2\n", "error": ""}


class _Fussy(SimpleHTTPRequestHandler):
    """不认识wasm、又把.bin当成已压缩内容的服务器。"""

    extensions_map: ClassVar = {"": "application/octet-stream", ".html": "text/html", ".js": "text/javascript"}

    def end_headers(self) -> None:
        if self.path.endswith(".bin"):
            self.send_header("Content-Encoding", "gzip")
        super().end_headers()

    def log_message(self, *args: object) -> None:
        """不往终端写访问记录。"""


def test_fussy_server(open_page: OpenPage, site: Path) -> None:
    """服务器报错了类型、替我们解了压，照样从快照启动。"""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Fussy, directory=str(site)))
    Thread(target=server.serve_forever, daemon=True).start()
    page = open_page()
    page.goto(f"http://127.0.0.1:{server.server_port}/{HOME}")
    assert page.evaluate(CALL, ADD) == {"stdout": "2\n", "error": ""}
    assert page.evaluate(SNAPSHOT) is True
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("missing", "where"),
    [
        ("pyodide.asm.wasm", "http"),
        ("python_stdlib.zip", "http"),
        ("worker.js", "http"),
        ("payload.js", "file"),
    ],
)
def test_missing_files_make_it_unavailable(chromium: Browser, make_site: MakeSite, missing: str, where: str) -> None:
    """引擎文件缺失：状态是unavailable，每次调用都得到一句中文，而文件只去取一次。"""
    page = chromium.new_context().new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with _both(make_site({missing: None})) as (http, file):
        page.goto(http if where == "http" else file)
        for _ in range(3):
            assert page.evaluate(FAIL, ADD).startswith("网页里的Python不能用：")
        assert page.evaluate(STATE) == page.evaluate("python.state") == "unavailable"
        assert sum(url.endswith(missing) for url in asked) == 1
    page.context.close()


def test_without_webassembly(open_page: OpenPage, home: str) -> None:
    """没有WebAssembly的浏览器：直说，不去取任何引擎文件。"""
    page = open_page()
    page.add_init_script("delete window.WebAssembly")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(home)
    assert "请换用新版" in page.evaluate(FAIL, ADD)
    assert page.evaluate(STATE) == "unavailable"
    assert not [url for url in asked if "/engine/" in url]
