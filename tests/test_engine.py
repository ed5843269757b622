"""网页里的Python入口，在CPython里检验：收发的格式、出错时的中文说明、装得进网页。"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import zipfile
from math import nan
from pathlib import Path

import pytest

from course_utils import explorables
from course_utils.page import assets, engine
from course_utils.page.node import ROOT, node

CHINESE = re.compile(r"[一-鿿]")


def _ask(method: str, **params: object) -> dict:
    return json.loads(engine.handle(json.dumps({"method": method, "params": params})))


@pytest.mark.parametrize("id", explorables.ids())
def test_scene_is_the_explorables_scene(id: str) -> None:
    """``scene``就是互动实验自己的画面；没给的控件取默认值。"""
    explorable = explorables.get(id)
    assert _ask("scene", id=id, settings={})["result"] == json.loads(json.dumps(explorable.scene().as_dict()))


def test_run_returns_output_and_framed_errors() -> None:
    """``run``收下打印的文字；出错时先用中文说明，再给出学员自己的行号。"""
    assert _ask("run", source="print(1 + 1)")["result"] == {"stdout": "2\n", "error": ""}
    failed = _ask("run", source="x = 1\nx / 0")["result"]
    assert failed["error"].startswith("第2行：") and "ZeroDivisionError" in failed["error"]
    assert "engine.py" not in failed["error"] and "code.py" not in failed["error"]


def test_runs_do_not_share_names() -> None:
    """每次运行有自己的命名空间。"""
    _ask("run", source="secret = 1")
    assert "secret" in _ask("run", source="print(secret)")["result"]["error"]


def test_grade_judges_a_numeric_answer() -> None:
    """``grade``收下题目定义与学员的文字，给出判分结果。"""
    exercise = {
        "id": "ch9-q01",
        "type": "numeric",
        "claims": [],
        "difficulty": 1,
        "prompt": "一半是多少？",
        "hints": [],
        "explanation": "一半是50%。",
        "answer": 50,
        "unit": "%",
        "tolerance": {"absolute": 0.1},
        "mistakes": [],
    }
    assert _ask("grade", exercise=exercise, answer="５０％")["result"]["verdict"] == "correct"
    assert _ask("grade", exercise=exercise, answer="不知道")["result"]["verdict"] == "invalid"


@pytest.mark.parametrize(
    "request_text",
    [
        "",
        "不是JSON",
        "[]",
        "{}",
        '{"method": "fly", "params": {}}',
        '{"method": "scene", "params": {"id": "nope", "settings": {}}}',
        '{"method": "scene", "params": {"wrong": 1}}',
        '{"method": "grade", "params": {"exercise": {}, "answer": 1}}',
        '{"method": "run", "params": {"source": 3}}',
    ],
)
def test_bad_requests_get_a_chinese_sentence(request_text: str) -> None:
    """什么请求都不会让引擎抛错，答复不是结果就是一句中文。"""
    answer = json.loads(engine.handle(request_text))
    text = answer["error"] if "error" in answer else answer["result"]["error"]
    assert CHINESE.match(text)


def test_numbers_that_json_cannot_carry_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """结果里混进NaN时给出一句中文，而不是浏览器读不了的JSON。"""
    monkeypatch.setitem(engine.METHODS, "scene", lambda: {"value": nan})
    assert CHINESE.match(_ask("scene")["error"])


def test_course_zip_imports_alone(tmp_path: Path) -> None:
    """装进网页的zip不靠已安装的包就能导入，也就是只用标准库。"""
    assets.pack_course(tmp_path / "course.zip")
    names = zipfile.ZipFile(tmp_path / "course.zip").namelist()
    assert {Path(name).suffix for name in names} <= {".py", ".csv", ".css"}
    code = "from course_utils.page import engine; engine.warm(); print(engine.__file__)"
    isolated = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {str(tmp_path / 'course.zip')!r}); {code}"]
    done = subprocess.run(isolated, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "course.zip" in done.stdout


def test_types_of_the_runtime() -> None:
    """浏览器运行时通过TypeScript的严格检查。"""
    node(str(ROOT / "node_modules" / "typescript" / "bin" / "tsc"), "--noEmit")


@pytest.fixture(scope="module")
def built() -> Path:
    """构建好的网页资源。"""
    return assets.build()


def test_assets_are_complete(built: Path) -> None:
    """``docs/architecture.md``列出的文件都在，每个互动实验都有画面缓存。"""
    engine_files = {"worker.js", "pyodide.asm.wasm", "python_stdlib.zip", "course.zip", "snapshot.bin", "payload.js"}
    assert {path.name for path in (built / "engine").iterdir()} == engine_files
    assert {path.stem for path in (built / "scenes").iterdir()} == set(explorables.ids())
    names = ("course.js", "course.css", "slides.js", "slides.css", "chart.js", "editor.js", "LICENSE.txt")
    assert all((built / name).stat().st_size for name in names)


def test_assets_are_not_rebuilt_without_need(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """输入没有变，就不再启动Node。"""
    monkeypatch.setenv("COURSE_NODE", "没有这个程序")
    assert assets.build() == built


def test_missing_node_is_one_chinese_sentence(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """找不到Node时说该怎么办，旧的资源原样留着。"""
    monkeypatch.setenv("COURSE_NODE", "没有这个程序")
    with pytest.raises(RuntimeError, match=r"请运行python3 run\.py book"):
        assets.build(force=True)
    assert (built / "engine" / "worker.js").is_file()


def test_assets_carry_no_foreign_host_and_no_local_path(built: Path) -> None:
    """脚本里没有别人的网址（命名空间除外），脚本与快照里都没有本机的路径。"""
    for path in [*built.glob("*.js"), built / "engine" / "worker.js"]:
        hosts = set(re.findall(r"https?://([\w.-]+\.\w+)", path.read_text(encoding="utf-8")))
        assert hosts <= {"www.w3.org"}, path.name
    snapshot = gzip.decompress((built / "engine" / "snapshot.bin").read_bytes())
    for content in [snapshot, *(path.read_bytes() for path in built.rglob("*.js"))]:
        assert str(ROOT).encode() not in content
