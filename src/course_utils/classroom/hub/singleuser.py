"""学员自己的服务器：先发实验课，再打开中文的JupyterLab。

``course hub``、``deploy/``里的各份配置都用``python -m course_utils.classroom.hub.singleuser``启动它，
它以学员自己的身份运行，当前文件夹就是学员的文件夹。
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

from course_utils.classroom.hub.handout import hand_out
from course_utils.lab.launch import ARGUMENTS

_SETTINGS = Path(__file__).parent / "settings"
_NOTEBOOKS = Path(__file__).resolve().parents[4] / "notebooks"


def main(arguments: list[str]) -> None:
    """``arguments``原样转给jupyterhub-singleuser。"""
    try:
        hand_out(_NOTEBOOKS, Path.cwd())
    except OSError as error:
        # 磁盘满了也让学员进得来，好腾地方
        print(f"实验课没有发成（{error}），请检查磁盘空间和文件夹的写入权限。", file=sys.stderr)
    # 套接字文件的路径不能超过一百来个字节，所以放在/tmp下，不用系统给的长路径
    runtime = tempfile.mkdtemp(prefix="course-", dir="/tmp")
    atexit.register(shutil.rmtree, runtime, ignore_errors=True)
    os.environ["JUPYTER_RUNTIME_DIR"] = runtime
    # 只开学员用得着的：教师的批改界面、终端、代码补全服务都不开，启动快，也省内存
    os.environ["JUPYTER_CONFIG_PATH"] = str(_SETTINGS)
    os.environ["JUPYTER_PREFER_ENV_PATH"] = "1"
    # jsonschema装着它就要导入它，用来查一种我们不用的网址格式；不让导入，冷启动的处理器时间少一半
    sys.modules["rfc3987_syntax"] = None
    from jupyterhub.singleuser import main as serve

    # 内核经套接字文件与服务器说话：不占端口，别的系统用户也连不进来
    serve([*ARGUMENTS, "--LabApp.extension_manager=readonly", "--KernelManager.transport=ipc", *arguments])


if __name__ == "__main__":
    main(sys.argv[1:])
