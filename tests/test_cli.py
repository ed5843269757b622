"""``course``命令：分派、帮助、报错与网页服务。"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from course_utils import cli
from course_utils.data import claims
from course_utils.page import book, server

SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*[。？]\n")


def course(*arguments: str) -> subprocess.CompletedProcess:
    """另起一个进程运行``course``。"""
    command = [sys.executable, "-m", "course_utils.cli", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", env={**os.environ, "PYTHONUTF8": "1"})


def test_usage_lists_every_command() -> None:
    """不带参数就列出全部命令，README里的命令表也与它一致。"""
    done = course()
    assert done.returncode == 0
    readme = (cli.ROOT / "README.md").read_text(encoding="utf-8").split("## 命令")[1].split("\n## ")[0]
    documented = set(re.findall(r"^\| `(\w+)", readme, re.M)) - {"lock"}
    assert documented == set(cli.COMMANDS)
    for name in cli.COMMANDS:
        assert re.search(rf"^  {name} +\S*[\u4e00-\u9fff]", done.stdout, re.M)


@pytest.mark.parametrize("name", ["book", "serve", "coverage"])
def test_help_of_a_command(name: str) -> None:
    """每个命令的帮助写明用法，并且什么也不做。"""
    done = course(name, "--help")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"course {name}" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["bok"], "course book"),
        (["完全不认识"], "coverage"),
        (["book", "--frsh"], "course book --help"),
        (["serve", "--port", "八千"], "course serve --help"),
        (["coverage", "多余的"], "course coverage --help"),
    ],
)
def test_mistakes_end_in_one_chinese_sentence(arguments: list[str], hint: str) -> None:
    """打错了命令或参数：一句中文，退出码不为零，没有回溯。"""
    done = course(*arguments)
    assert done.returncode == 1
    assert SENTENCE.fullmatch(done.stderr) and hint in done.stderr


def test_a_bug_is_one_sentence_and_debug_shows_the_traceback(monkeypatch, capsys) -> None:
    """程序自己出错时也只说一句话；加上``--debug``才有回溯。"""

    def broken(arguments: list[str]) -> int:
        return 1 // 0

    monkeypatch.setitem(cli.COMMANDS, "book", broken)
    assert cli.main(["book"]) == 1
    assert SENTENCE.fullmatch(capsys.readouterr().err)
    with pytest.raises(ZeroDivisionError):
        cli.main(["--debug", "book"])


def test_coverage_as_json() -> None:
    """``course coverage --json``给出每条论点的小节、互动实验与题目。"""
    done = course("coverage", "--json")
    covered = json.loads(done.stdout)
    assert set(covered) == set(claims())
    for found in covered.values():
        assert set(found) == {"sections", "explorables", "exercises"}
    assert covered["A1-02"]["exercises"], "第1章的题库考到了A1-02"


def test_test_command_passes_arguments_on(monkeypatch, tmp_path: Path) -> None:
    """``course test``把参数原样交给pytest，并带回它的退出码。"""
    monkeypatch.setattr(book, "built", lambda: True)
    good, bad = tmp_path / "test_good.py", tmp_path / "test_bad.py"
    good.write_text("def test_yes(): pass\n")
    bad.write_text("def test_no(): assert False\n")
    quiet = ("-q", "-p", "no:cacheprovider", f"--rootdir={tmp_path}")
    assert cli.main(["test", *quiet, str(good)]) == 0
    assert cli.main(["test", *quiet, str(bad)]) == 1
    assert cli.main(["test", *quiet, "-k", "yes", str(good), str(bad)]) == 0


@pytest.fixture
def site(tmp_path: Path):
    """一个小网站和它的地址。"""
    for name in ("index.html", "course.js", "python.wasm", "style.css"):
        (tmp_path / name).write_bytes(b"content")
    running = server.server(tmp_path)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    with running:
        yield server.address(running)
        running.shutdown()


def test_served_types(site: str) -> None:
    """类型要写对，浏览器才肯运行脚本、边下边编译wasm。"""
    expected = {
        "": "text/html",
        "course.js": "text/javascript",
        "python.wasm": "application/wasm",
        "style.css": "text/css",
    }
    for name, kind in expected.items():
        with closing(urlopen(site + name)) as response:
            assert response.headers.get_content_type() == kind
            assert response.headers["Cache-Control"] == "no-cache"
    with pytest.raises(HTTPError):
        urlopen(site + "../../etc/passwd")


def test_two_servers_find_two_ports(site: str, tmp_path: Path) -> None:
    """平常的端口被占用，就另找一个；点名的端口被占用，就报错。"""
    with server.server(tmp_path) as second:
        assert server.address(second) != site
        with pytest.raises(OSError):
            server.server(tmp_path, second.port)


def test_serve_asks_for_the_book_first(monkeypatch, capsys, tmp_path: Path) -> None:
    """书还没有生成时，告诉读者先生成。"""
    monkeypatch.setattr(book, "HTML", tmp_path)
    assert cli.main(["serve"]) == 1
    assert "course book" in capsys.readouterr().err


def test_book_digest_sees_pages_and_code() -> None:
    """书旧没旧，要看正文，也要看代码；运行时只管资源，不逼着重新读每一页。"""
    pages = {path.relative_to(book.ROOT).as_posix() for name in book._PAGES for path in book._files(book.ROOT / name)}
    assert {"_config.yml", "_toc.yml", "book/references.bib"} <= pages
    code = {path.relative_to(book.ROOT).as_posix() for path in book._files(book._PACKAGE)}
    assert {"src/course_utils/cli.py", "src/course_utils/exercises/questions/ch1.yml"} <= code
    assert not any("__pycache__" in path for path in code | pages)


def test_build_failure_names_the_pages() -> None:
    """生成失败时，只把Sphinx的警告与错误挑出来，不带颜色，路径从仓库根目录写起。"""
    page = book.ROOT / "book" / "index.md"
    warning = f"{page}:3: WARNING: 没有这个标签"
    log = f"[IPKernelApp] WARNING | Kernel\nreading sources...\n\x1b[91m{warning}\x1b[39;49;00m\nbuild finished\n"
    assert book.reasons(log) == f"{Path('book') / 'index.md'}:3: WARNING: 没有这个标签"
    assert book.reasons("第一行\nException occurred:\n最后一行\n").endswith("最后一行")
