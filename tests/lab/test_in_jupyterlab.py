"""在真的JupyterLab里：打开笔记本、运行、拖滑块、换情景、答题。"""

from __future__ import annotations

import shutil
from pathlib import Path

import nbformat
import pytest
from driver import PATIENCE, Lab, serve_lab
from playwright.sync_api import expect

from browser import AXE, ROOT
from course_utils import bank, explorables

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
CELLS = (
    'from course_utils import check, explore, hint, progress, quiz, solution\nexplore("growth-engine")',
    'quiz(["ch1-q03", "ch1-q16", "ch1-c01"])',
    'check("ch1-q16", 12)',
    'check("ch1-q1x6", 12)',
    "progress()",
)

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """放笔记本的文件夹，里面有课程自己的笔记本。"""
    folder = tmp_path_factory.mktemp("笔记本")
    for real in NOTEBOOKS:
        shutil.copy(real, folder)
    return folder


@pytest.fixture(scope="module")
def address(folder, tmp_path_factory):
    """一个JupyterLab服务。"""
    with serve_lab(folder, tmp_path_factory.mktemp("家")) as address:
        yield address


@pytest.fixture
def notebook(folder, request) -> str:
    """一本新的笔记本：前一个测试自动存下的控件，换了内核就找不到，所以不共用。"""
    name = f"{request.node.name}.ipynb"
    content = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in CELLS],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}},
    )
    nbformat.write(content, folder / name)
    return name


@pytest.fixture
def lab(address, open_page) -> Lab:
    """浏览器里的JupyterLab，浏览器是新用户。"""
    return Lab(open_page(viewport={"width": 1400, "height": 1600}), address)


def our_violations(lab: Lab) -> list[str]:
    """axe-core在课程自己的控件里找到的严重问题；JupyterLab自己的不归课程管。"""
    lab.page.evaluate(AXE.read_text(encoding="utf-8"))
    found = lab.page.evaluate("axe.run('.course-lab', {resultTypes: ['violations']})")["violations"]
    return [f"{item['id']}：{item['nodes'][0]['html']}" for item in found if item["impact"] in {"serious", "critical"}]


def test_explorable_and_quiz(lab, notebook):
    """滑块、情景、对照都让图变；答错、答对各有判定；没有外部请求，控制台不报错（由夹具检查）。"""
    lab.open(notebook)
    lab.run_all()
    lab.go_to_cell(0)
    explorable = lab.explorables.first
    picture, baseline = lab.picture(explorable, 0), lab.picture(explorable, 1)
    expect(picture).to_be_visible()
    first = picture.inner_html()

    slider = explorable.get_by_role("slider", name="投资率")
    slider.focus()
    slider.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "31")
    lab.until_changed(picture, first)
    moved, steady = picture.inner_html(), baseline.inner_html()

    slow = explorables.get("growth-engine").scenario("slow-innovation")
    explorable.get_by_role("button", name=slow.label).click()
    lab.until_changed(picture, moved)
    expect(explorable.get_by_text(slow.note)).to_be_visible()
    assert baseline.inner_html() == steady
    explorable.get_by_role("combobox", name="对照").select_option("新质：创新驱动")
    lab.until_changed(baseline, steady)

    assert our_violations(lab) == []

    lab.go_to_cell(1)
    assert our_violations(lab) == []
    choice, numeric, code = (lab.questions.nth(n) for n in range(3))
    verdict = choice.locator("[data-verdict]")
    choice.get_by_role("button", name="检查").click()
    expect(verdict).to_have_attribute("data-verdict", "invalid")
    choice.get_by_role("radio", name="B. 投资规模").check()
    choice.get_by_role("button", name="检查").click()
    expect(verdict).to_have_attribute("data-verdict", "incorrect")
    choice.get_by_role("radio", name="A. 创新").check()
    choice.get_by_role("button", name="检查").click()
    expect(verdict).to_have_attribute("data-verdict", "correct")

    numeric.get_by_role("textbox").fill("１０％")
    numeric.get_by_role("button", name="检查").click()
    expect(numeric.locator("[data-verdict]")).to_have_attribute("data-verdict", "correct")

    code.get_by_role("textbox").fill("print('<b>你好</b>')")
    code.get_by_role("button", name="运行").click()
    expect(code.locator("pre")).to_have_text("<b>你好</b>\n")


def test_check_shows_sentences(lab, notebook):
    """代码格里的判定显示成中文；题号写错时给出最相近的题号，不是回溯。"""
    lab.open(notebook)
    lab.run_all()
    assert lab.error_outputs() == []
    lab.go_to_cell(4)
    expect(
        lab.page.locator(".jp-Notebook").get_by_text(f"共{len(bank.chapters()[0].exercises)}题").first
    ).to_be_visible()
    lab.go_to_cell(3)
    expect(lab.page.locator(".course-message", has_text="是不是想写'ch1-q16'")).to_be_visible()
    expect(lab.page.locator(".course-message[data-verdict=incorrect]").first).to_be_visible()


def test_interface_is_chinese(lab, notebook):
    """菜单是中文，没有新闻与更新的询问。"""
    lab.open(notebook)
    expect(lab.page.get_by_role("menuitem", name="文件", exact=True)).to_be_visible()
    assert lab.page.locator(".Toastify__toast").count() == 0


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_course_notebook(lab, path):
    """课程的笔记本从头运行到尾，没有一格报错，互动实验显示出来。"""
    lab.open(path.name)
    lab.run_all()
    assert lab.error_outputs() == []
    cells = nbformat.read(path, as_version=4).cells
    lab.go_to_cell(next(index for index, cell in enumerate(cells) if cell.source.startswith("explore(")))
    expect(lab.picture(lab.explorables.first)).to_be_visible()
