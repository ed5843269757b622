"""一个很小的项目，用真的run.py、真的uv和npm备环境，但只从本机的软件源取东西，所以不用联网。"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from hashlib import sha256
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV = distribution("uv")

PYPROJECT = f"""
[project]
name = "course-utils"
version = "0.1.0"
requires-python = ">=3.11"
dependencies = ["tiny-dep"]

[dependency-groups]
dev = ["uv=={UV.version}"]

[build-system]
requires = ["uv_build>=0.13.9,<0.14"]
build-backend = "uv_build"
"""
# 代替course：说出自己看到的环境
CLI = """
import json, os, sys
import tiny_dep
print(json.dumps({"arguments": sys.argv[1:], "prefix": sys.prefix, "chromium": os.environ.get("COURSE_CHROMIUM")}))
"""


def _wheel(folder: Path, name: str, version: str, tag: str, files: dict[str, bytes]) -> Path:
    """把``files``装成一个wheel。"""
    info = f"{name}-{version}.dist-info"
    files = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n".encode(),
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{info}/RECORD"])
    target = folder / f"{name}-{version}-{tag}.whl"
    with zipfile.ZipFile(target, "w") as archive:
        for path, content in {**files, f"{info}/RECORD": record.encode()}.items():
            entry = zipfile.ZipInfo(path)
            entry.external_attr = (0o100755 if ".data/scripts/" in path else 0o100644) << 16
            archive.writestr(entry, content)
    return target


def _installed_uv(folder: Path) -> Path:
    """把正在用的uv重新装成wheel。"""
    files = {}
    for file in UV.files or ():
        if file.parts[0] == "..":
            files[f"uv-{UV.version}.data/scripts/{file.name}"] = Path(UV.locate_file(file)).read_bytes()
        elif file.parts[0] == "uv" and file.suffix != ".pyc":
            files[file.as_posix()] = Path(UV.locate_file(file)).read_bytes()
    tag = next(line.split(": ")[1] for line in (UV.read_text("WHEEL") or "").splitlines() if line.startswith("Tag: "))
    return _wheel(folder, "uv", UV.version, tag, files)


def make_index(folder: Path) -> Path:
    """一个只有uv和tiny-dep的软件源（PEP 503），返回uv的wheel。"""
    packages = folder / "packages"
    packages.mkdir(parents=True)
    uv = _installed_uv(packages)
    tiny = _wheel(packages, "tiny_dep", "1.0", "py3-none-any", {"tiny_dep.py": b""})
    for name, wheel in {"uv": uv, "tiny-dep": tiny}.items():
        page = folder / "simple" / name / "index.html"
        page.parent.mkdir(parents=True)
        link = f"../../packages/{wheel.name}#sha256={sha256(wheel.read_bytes()).hexdigest()}"
        page.write_text(f'<a href="{link}">{wheel.name}</a>')
    return uv


def make_project(folder: Path, uv: Path) -> None:
    """小项目的源文件；锁文件里先只有uv，其余留给``run.py lock``。"""
    package = folder / "src" / "course_utils"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "cli.py").write_text(CLI)
    (folder / "pyproject.toml").write_text(PYPROJECT)
    shutil.copy(ROOT / "run.py", folder)
    shutil.copy(ROOT / ".npmrc", folder)
    (folder / "tiny-js").mkdir()
    (folder / "tiny-js" / "package.json").write_text(json.dumps({"name": "tiny-js", "version": "1.0.0"}))
    (folder / "package.json").write_text(json.dumps({"private": True, "dependencies": {"tiny-js": "file:tiny-js"}}))
    digest = sha256(uv.read_bytes()).hexdigest()
    lock = f"""
version = 1
requires-python = ">=3.11"

[[package]]
name = "uv"
version = "{UV.version}"
source = {{ registry = "https://registry.invalid/simple" }}
wheels = [{{ url = "https://registry.invalid/packages/{uv.name}", hash = "sha256:{digest}" }}]
"""
    (folder / "uv.lock").write_text(lock)


def environment(home: Path, index: str) -> dict[str, str]:
    """一个新用户的环境：空的家目录，pip只认得``index``这一个源。"""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "COURSE_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{kept.get('PATH', os.defpath)}"
    own = {"HOME": str(home), "USERPROFILE": str(home), "PATH": path, "PYTHONUTF8": "1"}
    return {**kept, **own, "PIP_CONFIG_FILE": os.devnull, "PIP_INDEX_URL": index, "PIP_RETRIES": "0"}


def start(folder: Path, variables: dict[str, str], *arguments: str) -> subprocess.Popen:
    """在``folder``里启动run.py，自成一个进程组。"""
    return subprocess.Popen(
        [sys.executable, str(folder / "run.py"), *arguments],
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )


def finish(process: subprocess.Popen) -> tuple[int, str, str]:
    """等它结束，返回退出码、标准输出、标准错误。"""
    out, err = process.communicate(timeout=300)
    return process.returncode, out, err
