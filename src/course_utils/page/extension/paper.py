"""生成器``paper``：每一页的正文写成一段干净的HTML，交给讲义、EPUB去排；没有主题、脚本与检索。

它与网页书共用读进来的文档，所以书生成过以后，写一遍用不了多少时间。
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.config import Config
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

# 纸上只有图、表与文字；同一个结果有几种样子时，取最前面的一种
_OUTPUTS = ("image/svg+xml", "image/png", "text/markdown", "text/html", "text/plain")


class PaperTranslator(HTML5Translator):
    """公式照写TeX：排版的程序认得它，比认MathML准。"""

    def visit_math(self, node: nodes.math) -> None:
        """行内的公式。"""
        self.body.append(rf"\({escape(node.astext())}\)")
        raise nodes.SkipNode

    def visit_math_block(self, node: nodes.math_block) -> None:
        """独占一行的公式。"""
        number = f"（{get_node_equation_number(self, node)}）" if node["number"] else ""
        self.body.append(self.starttag(node, "p", rf"\[{escape(node.astext())}\]{number}"))
        self.body.append("</p>\n")
        raise nodes.SkipNode


class PaperBuilder(StandaloneHTMLBuilder):
    """见模块说明。"""

    name = "paper"
    epilog = ""
    default_translator_class = PaperTranslator
    copysource = False
    search = False
    embedded = True
    add_permalinks = False
    html_scaled_image_link = False

    def get_outdated_docs(self) -> Iterator[str]:
        """每一页都重写：页里静态的一副由代码生成，只看源文件的时间看不出它变没变。"""
        yield from self.env.found_docs

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, str]:
        """一页只有正文。"""
        return {"body": body}

    def handle_page(self, pagename: str, addctx: dict, *rest: object, **options: object) -> None:
        """写下正文。"""
        path = Path(self.outdir, f"{pagename}.html")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(addctx["body"], encoding="utf-8")

    def copy_assets(self) -> None:
        """样式与脚本都不要；只留一个空文件夹，``myst_nb``总要往里放一个样式。"""
        Path(self.outdir, "_static").mkdir(exist_ok=True)

    def finish(self) -> None:
        """正文之外只要图片。"""
        self.copy_image_files()


def _configure(app: Sphinx, config: Config) -> None:
    config.nb_mime_priority_overrides = [
        *config.nb_mime_priority_overrides,
        *((PaperBuilder.name, kind, place) for place, kind in enumerate(_OUTPUTS)),
    ]


def setup(app: Sphinx) -> None:
    """登记生成器；``myst_nb``要知道它认哪些样子的结果。"""
    app.add_builder(PaperBuilder)
    app.connect("config-inited", _configure, priority=100)
