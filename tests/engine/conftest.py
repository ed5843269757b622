"""引擎测试用的小网站：一页HTML（内容安全策略与书里相同）、一个只有引擎的course.js，和真的引擎文件。"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from browser import serve
from course_utils.page import assets
from course_utils.page.extension.csp import secure
from course_utils.page.node import node

HOME = "book/ch1/index.html"
PAGE = """<!doctype html>
<html lang="zh-CN">
  <meta charset="utf-8" />
  <title>引擎</title>
  <link rel="icon" href="data:," />
  <script src="../../_static/course/course.js"></script>
</html>
"""

MakeSite = Callable[..., Path]


@pytest.fixture(scope="session")
def make_site(tmp_path_factory: pytest.TempPathFactory) -> MakeSite:
    """``make_site({文件名: 内容})``造一个网站，``engine/``里的文件照给的换掉，内容是``None``就删掉。"""
    engine = assets.build() / "engine"
    course = tmp_path_factory.mktemp("bundle") / "course.js"
    node(str(Path(__file__).with_name("bundle.mjs")), str(course))

    def make_site(changes: Mapping[str, bytes | None] | None = None) -> Path:
        folder = tmp_path_factory.mktemp("site")
        static = folder / "_static" / "course"
        (static / "engine").mkdir(parents=True)
        shutil.copy(course, static)
        (folder / HOME).parent.mkdir(parents=True)
        (folder / HOME).write_text(secure(PAGE), encoding="utf-8")
        contents = {path.name: path for path in engine.iterdir()} | dict(changes or {})
        for name, content in contents.items():
            if isinstance(content, Path):
                shutil.copy(content, static / "engine")
            elif content is not None:
                (static / "engine" / name).write_bytes(content)
        return folder

    return make_site


@pytest.fixture(scope="session")
def site(make_site: MakeSite) -> Path:
    """完好的网站。"""
    return make_site()


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """经http看完好的网站。"""
    with serve(site) as root:
        yield root + HOME


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, site: Path) -> str:
    """完好的一页，经http与``file://``各一次。"""
    return request.getfixturevalue("http") if request.param == "http" else (site / HOME).as_uri()
