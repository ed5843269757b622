"""给学员看的话：同一段话在笔记本里显示成框，在终端里显示成文字。"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from pathlib import Path

from markdown_it import MarkdownIt


def _soft_break(renderer, tokens, index, options, env) -> str:
    # 中文在源文件里换行，不该变成一个空格
    before, after = tokens[index - 1].content[-1:], tokens[index + 1].content[:1]
    return "\n" if before.isascii() and after.isascii() else ""


_MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")
_MARKDOWN.add_render_rule("softbreak", _soft_break)

STYLE = f"<style>{(Path(__file__).parent / 'style.css').read_text(encoding='utf-8')}</style>"


class Message:
    """几句给学员看的话。第一句是标题，其余的是Markdown，学员输入的文字不会被当成HTML。"""

    verdict = ""

    def __init__(self, title: str, lines: Sequence[str] = ()) -> None:
        self.title = title
        self.lines = tuple(lines)

    def __repr__(self) -> str:
        return "\n".join([self.title, *self.lines])

    def _repr_html_(self) -> str:
        return f'{STYLE}<div class="course-lab">{box(self.title, self.lines, self.verdict)}</div>'


def box(title: str, lines: Sequence[str] = (), verdict: str = "") -> str:
    """一个带色边的框；``verdict``决定边的颜色。"""
    body = "".join(map(markdown, lines))
    return (
        f'<div class="course-message" role="status" data-verdict="{escape(verdict)}">'
        f"<p><strong>{escape(title)}</strong></p>{body}</div>"
    )


def markdown(text: str) -> str:
    """把Markdown排成HTML；文字里的HTML标签原样显示，不起作用。"""
    return _MARKDOWN.render(text)
