"""全部测试共用的夹具。"""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

from browser import Watch, launch, serve
from small_book import build, write_book

# 在后台启动的测试不理会Ctrl+C，子进程会照样，测“按Ctrl+C停下”就永远停不下
signal.signal(signal.SIGINT, signal.default_int_handler)

# 快慢由course bench量，测试不因机器忙而失败
settings.register_profile("course", deadline=None)
settings.load_profile("course")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """整个测试期间共用的一个Chromium。"""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture
def open_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """``open_page(**context选项)``开一个全新用户的页面；测试结束时有外部请求或控制台报错就失败。"""
    watch = Watch()
    contexts = []

    def open_page(**options: object) -> Page:
        context = chromium.new_context(locale="zh-CN", **options)
        contexts.append(context)
        page = context.new_page()
        watch.attach(page)
        return page

    yield open_page
    for context in contexts:
        context.close()
    watch.check()


@pytest.fixture(scope="session")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """构建好的小书的根文件夹，网页在``_build/html``。"""
    folder = write_book(tmp_path_factory.getbasetemp() / "小 书")
    done = build(folder)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture(params=["http", "file"])
def small_root(request: pytest.FixtureRequest, small_book: Path) -> Iterator[str]:
    """小书网页的根地址（末尾带“/”），经http与``file://``各一次。"""
    html = small_book / "_build" / "html"
    if request.param == "file":
        yield html.as_uri() + "/"
    else:
        with serve(html) as url:
            yield url
