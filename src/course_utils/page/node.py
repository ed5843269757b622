"""请Node.js做构建时的活：打包、做内存快照、画第一幅图。"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
RUNTIME = Path(__file__).parent / "runtime"
BUILD = ROOT / "_build"
WORK = BUILD / ".course"


def node(script: str, *arguments: str, stdin: str = "") -> str:
    """运行``runtime/build/``里的一个脚本，返回它的标准输出；没跑成就抛出``RuntimeError``，说明该怎么办。"""
    command = shutil.which(os.environ.get("COURSE_NODE", "node"))
    if command is None or not (ROOT / "node_modules").is_dir():
        raise RuntimeError("缺少Node.js或它的依赖包，请运行python3 run.py book，它会先备好。")
    done = subprocess.run(
        [command, str(RUNTIME / "build" / script), *arguments],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    if done.returncode:
        raise RuntimeError(
            f"构建网页资源时，{script}没有跑完，请看下面的原因：\n{(done.stderr or done.stdout).strip()}"
        )
    return done.stdout
