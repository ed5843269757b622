"""JupyterLab里拖动滑块到出新图：本课程的``explore()``对照``ipywidgets.interact``加matplotlib画同一幅画面。"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import nbformat
from playwright.sync_api import Locator, Page, sync_playwright

from bench.table import Row, milliseconds, spread
from browser import ROOT, launch

sys.path.insert(0, str(ROOT / "tests" / "lab"))

from driver import Lab, serve_lab

MOVES = 20
OURS = 'from course_utils import explore\nexplore("growth-engine")'
# 对照画的是同一幅画面：数据由同一个compute算出，两张小图，曲线与柱都一样
PEER = """
import matplotlib.pyplot as plt
from ipywidgets import interact, FloatSlider
from course_utils import explorables
from course_utils.plotting import use_style
use_style()
growth = explorables.get("growth-engine")
def draw(saving):
    series = growth.scene({"saving": saving}).option["series"]
    figure, axes = plt.subplots(2, 1, figsize=(4.4, 4.2))
    for line in series:
        axis = axes[line.get("xAxisIndex", 0)]
        values = [point[-1] if isinstance(point, list) else point for point in line["data"]]
        (axis.bar if line["type"] == "bar" else axis.plot)(range(len(values)), values, label=line["name"])
    for axis in axes:
        axis.legend()
    plt.show()
interact(draw, saving=FloatSlider(value=30, min=15, max=50, step=1, description="投资率"))
"""
# 从按键到图变了为止，都在页面里计时
WATCH = """([root, picture]) => {
  const now = () => root.querySelector(picture);
  const look = () => { const seen = now(); return seen && (seen.src ?? seen.innerHTML); };
  window.courseProbe = new Promise((resolve) => {
    let began = 0;
    addEventListener('keydown', () => { began = performance.now(); }, {once: true, capture: true});
    const before = look();
    const observer = new MutationObserver(() => {
      const after = look();
      if (!began || !after || after === before) return;
      observer.disconnect();
      resolve(performance.now() - began);
    });
    observer.observe(root, {subtree: true, childList: true, attributes: true, characterData: true});
  });
}"""


def _samples(page: Page, root: Locator, slider: Locator, picture: str) -> list[float]:
    slider.focus()
    samples = []
    for move in range(MOVES + 2):
        page.evaluate(WATCH, [root.element_handle(), picture])
        slider.press("ArrowRight" if move < 15 else "ArrowLeft")
        samples.append(page.evaluate("() => window.courseProbe"))
        # 等它安静下来再量下一次
        page.wait_for_timeout(250)
    # 头两次有缓存要热，不算
    return samples[2:]


def measure() -> list[Row]:
    """一行，单位毫秒。"""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        notebook = nbformat.v4.new_notebook(
            cells=[nbformat.v4.new_code_cell(OURS), nbformat.v4.new_code_cell(PEER)],
            metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
        )
        (folder / "笔记本").mkdir()
        nbformat.write(notebook, folder / "笔记本" / "bench.ipynb")
        with serve_lab(folder / "笔记本", folder / "家") as address:
            browser = launch(playwright)
            lab = Lab(browser.new_page(viewport={"width": 1400, "height": 2400}), address)
            lab.open("bench.ipynb")
            lab.run_all()
            explorable = lab.explorables.first
            lab.picture(explorable).wait_for()
            ours = _samples(lab.page, explorable, explorable.get_by_role("slider", name="投资率"), "svg:has(path)")
            lab.go_to_cell(1)
            cell = lab.page.locator(".jp-Cell").nth(1)
            cell.locator("img").wait_for()
            peer = _samples(lab.page, cell, cell.get_by_role("slider").first, "img")
            browser.close()
    return [
        Row(
            "JupyterLab里滑块到新图，对照`interact`＋matplotlib画同一幅画面",
            milliseconds(ours),
            milliseconds(peer),
            spread(ours)[0] / spread(peer)[0],
            "≤ 0.2",
        )
    ]
