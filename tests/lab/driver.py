"""驱动真的JupyterLab：起一个服务，在Chromium里打开笔记本，像人一样点菜单、按键盘。"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page

# 两核的机器上，冷启动JupyterLab与内核要几十秒
PATIENCE = 120_000
_LAUNCH = "import sys; from course_utils.lab.launch import main; main(sys.argv[1:])"
_READY = "/lab?token="
# 内核连上之前点“运行”，JupyterLab会弹出选择内核的框
_KERNEL_READY = """() => {
  const context = window.jupyterapp?.shell.currentWidget?.sessionContext;
  return context?.isReady && context.session?.kernel?.connectionStatus === 'connected'
    && context.session.kernel.status === 'idle';
}"""
# 屏幕外的单元格不在页面里，所以问笔记本的模型：每个代码格都跑过了，而且没有在等的
_ALL_RAN = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
  .every(cell => cell.type !== 'code' || !cell.sharedModel.source.trim()
    || (cell.executionCount !== null && cell.executionState === 'idle'))"""
_ERRORS = """() => [...jupyterapp.shell.currentWidget.content.model.cells]
  .flatMap(cell => cell.type === 'code' ? cell.outputs.toJSON() : [])
  .filter(output => output.output_type === 'error').map(output => output.traceback.join('\\n'))"""


@contextmanager
def serve_lab(notebooks: Path, home: Path) -> Iterator[str]:
    """用``course lab``的入口起一个JupyterLab，给出带令牌的地址；设定与进度都放在``home``里。"""
    folders = {name: str(home / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "COURSE_DATA_DIR")}
    options = ["--no-browser", "--allow-root", "--expose-app-in-browser", "--ServerApp.port=0"]
    process = subprocess.Popen(
        [sys.executable, "-c", _LAUNCH, *options, f"--ServerApp.root_dir={notebooks}"],
        env={**os.environ, **folders, "HOME": str(home), "IPYTHONDIR": str(home / "ipython")},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    try:
        lines = list(_until_ready(process.stderr))
        assert _READY in "".join(lines[-1:]), "JupyterLab没有启动：\n" + "".join(lines)
        # 之后的输出也要读走，不然管道满了，服务就停住
        threading.Thread(target=process.stderr.read, daemon=True).start()
        yield lines[-1].split()[-1]
    finally:
        process.terminate()
        process.wait(timeout=60)


def _until_ready(stream) -> Iterator[str]:
    for line in stream:
        yield line
        if _READY in line and "127.0.0.1" in line:
            return


class Lab:
    """浏览器里打开的JupyterLab。``address``来自``serve_lab``。"""

    def __init__(self, page: Page, address: str) -> None:
        page.set_default_timeout(PATIENCE)
        self.page = page
        self._address = address

    def open(self, notebook: str) -> None:
        """打开一个笔记本，等到内核空闲。"""
        # reset：不恢复上一位用户开着的标签页
        self.page.goto(self._address.replace("/lab?", f"/lab/tree/{notebook}?reset&"), timeout=PATIENCE)
        self.page.wait_for_function(_KERNEL_READY, timeout=PATIENCE)

    def run_all(self) -> None:
        """用菜单“运行→运行所有单元格”，等到每一格都跑完。"""
        self.page.get_by_role("menuitem", name="运行", exact=True).click()
        self.page.get_by_role("menuitem", name="运行所有单元格", exact=True).click()
        self.page.wait_for_function(_ALL_RAN, timeout=PATIENCE)

    def go_to_cell(self, index: int) -> None:
        """滚到第``index``格，屏幕外的格这才进页面。"""
        self.page.evaluate(
            "async index => { const notebook = jupyterapp.shell.currentWidget.content;"
            " notebook.activeCellIndex = index; await notebook.scrollToItem(index, 'start'); }",
            index,
        )

    def error_outputs(self) -> list[str]:
        """各格里报错的回溯。"""
        return self.page.evaluate(_ERRORS)

    def until_changed(self, picture: Locator, before: str) -> None:
        """等到图与``before``（它的``inner_html()``）不同。"""
        handle = picture.element_handle()
        self.page.wait_for_function("([svg, before]) => svg.innerHTML !== before", arg=[handle, before])

    def use_theme(self, name: str) -> None:
        """换主题：``JupyterLab Light``或``JupyterLab Dark``。"""
        self.page.evaluate("name => jupyterapp.commands.execute('apputils:change-theme', {theme: name})", name)
        light = "true" if name.endswith("Light") else "false"
        self.page.locator(f"body[data-jp-theme-light={light}]").wait_for(state="attached")

    @property
    def explorables(self) -> Locator:
        """打开的互动实验。"""
        return self.page.locator(".course-explore")

    @property
    def questions(self) -> Locator:
        """打开的题。"""
        return self.page.locator(".course-question")

    @staticmethod
    def picture(explorable: Locator, which: int = 0) -> Locator:
        """互动实验的第``which``幅图，0是当前设定，1是对照。"""
        return explorable.locator("svg:has(path)").nth(which)
