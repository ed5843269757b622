"""公式在构建时就变成MathML：不用脚本、不用联网，屏幕阅读器能读，``file://``和打印也一样。

转换用docutils自带的``latex2mathml``；它不认得的写法会让构建报错，而不是在读者面前露馅。
"""

from __future__ import annotations

from functools import cache

from docutils import nodes
from docutils.utils.math import MathError
from docutils.utils.math.latex2mathml import tex2mathml
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.math import get_node_equation_number
from sphinx.writers.html5 import HTML5Translator

log = logging.getLogger(__name__)


@cache
def _converted(tex: str, block: bool) -> str:
    # 同一个符号在一章里反复出现，转一次就够
    return tex2mathml(tex, as_block=block)


def _mathml(node: nodes.Element, block: bool) -> str:
    try:
        return _converted(node.astext(), block)
    except MathError as error:
        log.warning("公式“%s”转不成MathML：%s。", node.astext(), error, location=node)
        return ""


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(_mathml(node, block=False))
    raise nodes.SkipNode


def _block(translator: HTML5Translator, node: nodes.math_block) -> None:
    # 长公式在手机上横向滚动，要能用键盘滚
    translator.body.append(translator.starttag(node, "div", CLASS="math", tabindex="0"))
    translator.body.append(_mathml(node, block=True))
    if node["number"]:
        translator.body.append(f'<span class="eqno">({get_node_equation_number(translator, node)})</span>')
    translator.body.append("</div>\n")
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """登记公式的画法；Sphinx见到有别的画法，就不再用MathJax。"""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
