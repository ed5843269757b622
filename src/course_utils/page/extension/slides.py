"""幻灯片：一个二级标题一张，讲稿写在``{notes}``里；放映用reveal.js，指令、公式、安全策略都与书相同。

它是另一个Sphinx构建（生成器``slides``，源文件夹``book/slides``），由``page/slides.py``发起；
书的样式脚本、画面缓存、网页里的Python都在旁边的``_static/course/``里，这里一样也不复制。
"""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from course_utils.page.extension import claims, csp, exercises, explorables, hosts, layout, linebreaks, math, wording


class Notes(nodes.General, nodes.Element):
    """一张幻灯片的讲稿，只有讲课的人看得到。"""


class NotesDirective(SphinxDirective):
    """指令``{notes}``。"""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """讲稿照常按Markdown解析。"""
        return [Notes("", *self.parse_content_to_nodes())]


def _kind(slide: nodes.section) -> str:
    """一张幻灯片上有什么：样式按它排版。"""
    html = "".join(raw.astext() for raw in slide.findall(nodes.raw))
    kinds = {"explorable": "<course-explorable", "exercise": "<course-exercise", "drawing": "<svg"}
    return next((kind for kind, mark in kinds.items() if mark in html), "text")


class DeckTranslator(HTML5Translator):
    """一级标题是封面，每个二级标题一张，平着排：reveal.js要的正是一串``section``。"""

    def visit_section(self, node: nodes.section) -> None:
        """开始一张；封面到第一个二级标题为止。"""
        self.section_level += 1
        if self.section_level > 1:
            self.body.append("</section>\n")
        self.body.append(f'<section class="{_kind(node) if self.section_level > 1 else "cover"}">\n')

    def depart_section(self, node: nodes.section) -> None:
        """最后一张由封面所在的那一节收尾。"""
        self.section_level -= 1
        if self.section_level == 0:
            self.body.append("</section>\n")


class DeckBuilder(StandaloneHTMLBuilder):
    """只写各份幻灯片，不写检索、索引与静态文件。"""

    name = "slides"
    default_translator_class = DeckTranslator
    search = False

    def handle_page(
        self,
        pagename: str,
        addctx: dict,
        templatename: str = "deck.html",
        outfilename: str | None = None,
        event_arg: object = None,
    ) -> None:
        """每一页都用幻灯片的模板。"""
        super().handle_page(pagename, addctx, "deck.html", outfilename, event_arg)

    def copy_assets(self) -> None:
        """样式与脚本用书里现成的。"""

    def finish(self) -> None:
        """只有图片要复制。"""
        self.copy_image_files()


def _stand_alone(app: Sphinx, document: nodes.document) -> None:
    # 各份幻灯片互不相连，本来就不在哪个目录里
    app.env.metadata[app.env.docname]["orphan"] = True


def _inline_drawings(app: Sphinx, document: nodes.document) -> None:
    # 概念图用主题的颜色变量，写进页面才跟得上明暗
    for image in list(document.findall(nodes.image)):
        if image["uri"].endswith(".svg"):
            drawing = Path(app.srcdir, image["uri"]).read_text(encoding="utf-8")
            image.replace_self(nodes.raw("", f'<figure class="drawing">{drawing}</figure>', format="html"))


def _visit_notes(translator: HTML5Translator, node: Notes) -> None:
    translator.body.append('<aside class="notes">')


def _depart_notes(translator: HTML5Translator, node: Notes) -> None:
    translator.body.append("</aside>\n")


def setup(app: Sphinx) -> None:
    """登记生成器与指令，再加上与书共用的那几部分。"""
    app.add_builder(DeckBuilder)
    app.add_node(Notes, html=(_visit_notes, _depart_notes))
    app.add_directive("notes", NotesDirective)
    app.connect("doctree-read", _stand_alone)
    # 排在Sphinx收集图片之前
    app.connect("doctree-read", _inline_drawings, priority=400)
    for part in hosts, explorables, exercises, claims, math, linebreaks, layout, wording, csp:
        part.setup(app)
