"""整本书的浏览器测试共用的夹具。"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from book.pages import BOOK, WAYS, page_url
from browser import serve


@pytest.fixture(scope="session")
def book_root() -> Iterator[str]:
    """用http提供构建好的书。"""
    assert (BOOK / "index.html").exists(), "还没有构建书，请先运行course book"
    with serve(BOOK) as root:
        yield root


@pytest.fixture(params=WAYS)
def address(request: pytest.FixtureRequest, book_root: str) -> Callable[[str], str]:
    """``address(页名)``给出地址；每个测试在http与``file://``下各跑一遍。"""
    return lambda name: page_url(request.param, book_root, name)
