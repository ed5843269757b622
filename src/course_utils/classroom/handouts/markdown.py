"""题库里的Markdown变成HTML；公式照写TeX，与生成器``paper``一样。"""

from __future__ import annotations

from html import escape

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin


def _tex(content: str, options: dict) -> str:
    return rf"\[{escape(content)}\]" if options["display_mode"] else rf"\({escape(content)}\)"


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table").use(dollarmath_plugin, renderer=_tex)


def to_html(text: str) -> str:
    """一段Markdown的HTML。"""
    return _MARKDOWN.render(text)
