"""界面测试的夹具：同一个小页面，经http与从file://各开一遍。"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sample
from playwright.sync_api import Page

from browser import serve
from course_utils.page import assets


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """写好的小页面所在的文件夹。"""
    folder = tmp_path_factory.mktemp("ui")
    sample.write(folder, assets.build())
    return folder


@pytest.fixture(scope="session")
def site(folder: Path) -> Iterator[str]:
    """小页面的http地址，末尾带“/”。"""
    with serve(folder) as url:
        yield url


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest, folder: Path) -> str:
    """同一份页面的两种打开方式。"""
    return request.getfixturevalue("site") if request.param == "http" else folder.as_uri() + "/"


@pytest.fixture
def visit(open_page: Callable[..., Page], site: str) -> Callable[..., Page]:
    """``visit("choice")``：全新用户经http打开一页。"""

    def visit(name: str, **options: object) -> Page:
        page = open_page(**options)
        page.goto(f"{site}{name}.html")
        return page

    return visit
