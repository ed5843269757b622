"""指令``{explorable} 编号``：把互动实验放进页面；``:predict: 题目编号``让读者先预测再动手。"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from course_utils import data, economics, explorables
from course_utils.explorables.model import Explorable
from course_utils.page import markup, scenes
from course_utils.page.extension.anchors import note_anchor
from course_utils.page.extension.exercises import exercise_nodes
from course_utils.page.extension.hosts import live, static

MARK = "<!--先预测-->"


def _sources(explorable: Explorable) -> list[Path]:
    # 实验的结果由它自己、共用的画图代码、经济模型和数据决定，哪个改了页面都要重读
    folder = Path(explorables.__file__).parent
    own = [folder / f"{explorable.id.replace('-', '_')}.py", folder / "model.py", folder / "charts.py"]
    below = [path for room in (economics, data) for path in sorted(Path(room.__file__).parent.iterdir())]
    return own + [path for path in below if path.suffix in {".py", ".csv"}]


class ExplorableDirective(SphinxDirective):
    """见模块说明。"""

    required_arguments = 1
    option_spec: ClassVar = {"predict": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        """能动的一副是完整的网页元素；静态的一副是两个情景的图、数字与结论。"""
        try:
            explorable = explorables.get(self.arguments[0])
            prediction = exercise_nodes(self, self.options["predict"]) if "predict" in self.options else []
        except ValueError as error:
            raise self.error(str(error)) from None
        note_anchor(self.env, f"try-{explorable.id}", explorable.title)
        for path in _sources(explorable):
            self.env.note_dependency(str(path))
        pictures = scenes.first_pictures(explorable)
        html = markup.explorable_html(explorable, pictures, predict_html=MARK if prediction else "")
        before, _, after = html.partition(MARK)
        paper = markup.explorable_paper(explorable, pictures, f"{Path(self.env.docname).name}.html")
        return [live(before), *prediction, live(after), static(paper)]


def setup(app: Sphinx) -> None:
    """登记指令。"""
    app.add_directive("explorable", ExplorableDirective)
