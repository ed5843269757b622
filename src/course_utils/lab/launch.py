"""``course lab``：打开中文的JupyterLab，停在实验笔记本的文件夹里，不向外发任何请求。"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_SETTINGS = Path(__file__).parent / "settings"
_NOTEBOOKS = Path(__file__).resolve().parents[3] / "notebooks"

# 设定放在包里、只读，所以不用改动环境，也不碰学员自己的设定：学员在菜单里改过的语言仍然算数
ARGUMENTS = (f"--LabApp.app_settings_dir={_SETTINGS}",)


def main(argv: list[str]) -> None:
    """启动JupyterLab，直到它被关闭；``argv``原样转给JupyterLab，例如``["--no-browser"]``。

    没有加``--allow-root``就用root运行时，以一句中文退出。
    """
    if getattr(os, "geteuid", lambda: 1)() == 0 and "--allow-root" not in argv:
        sys.exit("不建议用root打开JupyterLab：请换成普通用户；在容器里确实需要时，加上--allow-root。")
    # 用户自己装过同名的python3内核时，仍用本课程环境里的这一个
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    from jupyterlab.labapp import LabApp

    if _NOTEBOOKS.is_dir():
        os.chdir(_NOTEBOOKS)
    LabApp.launch_instance([*ARGUMENTS, *argv])
