"""构建网页资源：运行时、网页里的Python、画面缓存、许可声明，放进``_build/course-assets/``。"""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import sphinx_revealjs

import course_utils
from course_utils import explorables
from course_utils.explorables.model import Explorable
from course_utils.page.markup import explorable_html
from course_utils.page.node import BUILD, ROOT, RUNTIME, WORK, node
from course_utils.page.scenes import draw, write_caches

ASSETS = BUILD / "course-assets"
LICENSE = ROOT / "LICENSE"

_PACKAGE = Path(course_utils.__file__).parent
# 幻灯片用的reveal.js随sphinx-revealjs而来
_REVEAL = Path(sphinx_revealjs.__file__).parent / "_static" / "revealjs" / "dist"
_STAMP = WORK / "assets.sha256"
_ROOMS = ("economics", "data", "explorables", "exercises", "report", "county")
_SINGLE = ("__init__.py", "page/__init__.py", "page/engine.py")


def build(force: bool = False) -> Path:
    """备好全部网页资源，返回所在文件夹；输入没有变就什么也不做，``force``为真则总是重做。"""
    inputs = digest(_inputs())
    if not force and ASSETS.is_dir() and _STAMP.is_file() and _STAMP.read_text() == inputs:
        return ASSETS
    WORK.mkdir(parents=True, exist_ok=True)
    known = [explorables.get(id) for id in explorables.ids()]
    with TemporaryDirectory(dir=WORK) as folder:
        course, fresh = Path(folder, "course.zip"), Path(folder, "assets")
        write_caches(known, fresh / "scenes")
        write_workbench(known, fresh / "workbench.js")
        draw(known)
        pack_course(course)
        node("build.mjs", str(course), str(_REVEAL), str(fresh))
        shutil.copy(LICENSE, fresh / "LICENSE.txt")
        # 全部做完才换上去：中途被杀掉，旧的仍然完整
        shutil.rmtree(ASSETS, ignore_errors=True)
        fresh.replace(ASSETS)
    _STAMP.write_text(inputs)
    return ASSETS


def write_workbench(explorables: Iterable[Explorable], target: Path) -> None:
    """写出实验台用的经典脚本：编号到互动实验的HTML。图不在里面，打开时现画。"""
    blank = {"current": "", "baseline": ""}
    found = {e.id: explorable_html(e, blank, scope="workbench") for e in explorables}
    target.write_text(f"courseWorkbench({json.dumps(found, ensure_ascii=False)});\n", encoding="utf-8")


def digest(files: Iterable[Path]) -> str:
    """一批文件的位置与内容的指纹；有一处变了，指纹就变。"""
    total = sha256()
    for file in files:
        total.update(f"{file.relative_to(ROOT).as_posix()}\0".encode())
        total.update(sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _modules() -> list[Path]:
    """装进网页的Python文件，与它们读的数据小表和样式。"""
    rooms = [
        path for room in _ROOMS for kind in ("*.py", "*.csv", "*.css") for path in sorted((_PACKAGE / room).glob(kind))
    ]
    return [*(_PACKAGE / name for name in _SINGLE), *rooms]


def _inputs() -> list[Path]:
    runtime = sorted(path for path in RUNTIME.rglob("*") if path.is_file())
    builders = sorted(Path(__file__).parent.glob("*.py")) + sorted((Path(__file__).parent / "templates").iterdir())
    return [*_modules(), *runtime, *builders, ROOT / "package-lock.json", LICENSE]


def pack_course(target: Path) -> None:
    """把装进网页的房间打成zip；Python直接从zip里导入。"""
    with zipfile.ZipFile(target, "w") as archive:
        for path in _modules():
            name = f"{_PACKAGE.name}/{path.relative_to(_PACKAGE).as_posix()}"
            # 时间写死，同样的输入得到同样的文件
            archive.writestr(zipfile.ZipInfo(name), path.read_bytes())
