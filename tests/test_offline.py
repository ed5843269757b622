"""构建出来的文件里没有指向别处的资源：逐个文件静态检查，浏览器测试之外再加一道。"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from browser import ROOT

FOREIGN = re.compile(r"^\s*(?:https?:)?//", re.I)
LOADING = {"src", "srcset", "poster", "data", "action", "formaction"}


class _Loads(HTMLParser):
    """页面一打开（或一提交）就会请求的地址；读者自己点的链接不算。"""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = LOADING | ({"href"} if tag in {"link", "use", "image", "base"} else set())
        self.found += [value or "" for name, value in attrs if name in names]


def foreign(html: Path) -> list[str]:
    """``html``文件夹里会向别处请求的地方。"""
    found = []
    for path in html.rglob("*.html"):
        page = _Loads()
        page.feed(path.read_text(encoding="utf-8"))
        found += [f"{path.name}: {url}" for url in page.found if FOREIGN.match(url)]
    for path in html.rglob("*.css"):
        urls = re.findall(r"(?:url\(|@import\s)\s*[\"']?([^\"')]+)", path.read_text(encoding="utf-8"))
        found += [f"{path.name}: {url}" for url in urls if FOREIGN.match(url)]
    return found


def test_small_book_loads_nothing_from_elsewhere(small_book):
    assert foreign(small_book / "_build" / "html") == []


def test_built_course_loads_nothing_from_elsewhere():
    html = ROOT / "_build" / "html"
    assert (html / "index.html").is_file(), "还没有构建书，请先运行course book"
    assert foreign(html) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="//example.org/x.js"></script>'),
        ("b.html", '<link rel="stylesheet" href="https://example.org/x.css">'),
        ("c.css", "@font-face { src: url('http://example.org/x.woff2'); }"),
    ],
)
def test_the_check_itself_sees_foreign_addresses(tmp_path, name, text):
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert len(foreign(tmp_path)) == 1
