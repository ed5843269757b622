"""房间之间的导入次序，以及装进网页的代码只用标准库。"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "course_utils"
# 装进网页的代码，以及它们的数据来源：只许用标准库
PURE = ("economics", "explorables", "exercises", "report", "county", "data", "page/engine.py")


def rooms() -> list[str]:
    """架构文档的表里的房间，自上而下。"""
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `([\w.]+)/?` \|", text.split("## 题库YAML")[0], re.M)


def sources() -> list[Path]:
    """包里的全部Python文件，除了包自己的``__init__.py``：它按需转到``lab``，另有测试。"""
    return [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]


def imports(path: Path) -> Iterator[str]:
    """一个文件导入的全部模块，连函数里面的也算；相对导入换算成全名。"""
    package = ("course_utils", *path.relative_to(PACKAGE).parent.parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(filter(None, (base, node.module)))
            yield from (f"{module}.{alias.name}" for alias in node.names)


def room_of(path: Path) -> str:
    """一个文件住在哪个房间。"""
    return path.relative_to(PACKAGE).parts[0]


def name(path: Path) -> str:
    """测试编号里显示的路径。"""
    return path.relative_to(PACKAGE).as_posix()


def test_every_room_is_in_the_table() -> None:
    """有一个文件，就得有一个写在表里的房间；表里也不许有空房间。"""
    assert {room_of(path) for path in sources()} == set(rooms())


@pytest.mark.parametrize("path", sources(), ids=name)
def test_imports_only_rooms_above(path: Path) -> None:
    """每个房间只导入自己和排在上面的房间。"""
    order = [room.removesuffix(".py") for room in rooms()]
    own = order.index(room_of(path).removesuffix(".py"))
    below = set(order[own + 1 :])
    wrong = [module for module in imports(path) if module.startswith("course_utils.") and module.split(".")[1] in below]
    assert not wrong, f"{name(path)}导入了排在下面的房间：{wrong}"


@pytest.mark.parametrize("path", [path for path in sources() if name(path).startswith(PURE)], ids=name)
def test_page_rooms_use_the_standard_library_alone(path: Path) -> None:
    """会装进网页的房间只导入标准库和课程自己。"""
    top = {module.split(".")[0] for module in imports(path)}
    assert top <= sys.stdlib_module_names | {"course_utils"}, f"{name(path)}导入了标准库以外的{top}"


def test_importing_the_course_is_light() -> None:
    """``import course_utils``不带出任何重的库；要用的函数仍然写在门口。"""
    probe = "import sys, json, course_utils; print(json.dumps([sorted(sys.modules), dir(course_utils)]))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    modules, names = json.loads(done.stdout)
    heavy = {"matplotlib", "numpy", "ipywidgets", "ipecharts", "IPython", "yaml", "jsonschema", "sphinx", "sqlite3"}
    assert not heavy & set(modules)
    assert {"explore", "quiz", "check", "hint", "solution", "progress"} <= set(names)
