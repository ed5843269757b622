"""汉字旁边的换行不是空格：源文件里一句话可以折成几行，读者看不出来。

照本书的体例，汉字与拉丁字母之间也不留空，所以换行的两边只要有一边是汉字或全角标点就去掉。
"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

CHINESE = re.compile(r"[\u2018-\u201d\u2026\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")


def _is_joint(children: list[nodes.Node], place: int) -> bool:
    # MyST把段内换行记成单独的一个文字节点
    if not isinstance(children[place], nodes.Text) or children[place] != "\n":
        return False
    before = "".join(node.astext() for node in children[:place])
    after = "".join(node.astext() for node in children[place + 1 :])
    return bool(CHINESE.search(before[-1:] + after[:1]))


def _join(app: Sphinx, document: nodes.document) -> None:
    for parent in document.findall(nodes.TextElement):
        children = parent.children
        if not isinstance(parent, nodes.FixedTextElement) and "\n" in children:
            parent.children = [node for place, node in enumerate(children) if not _is_joint(children, place)]


def setup(app: Sphinx) -> None:
    """登记去换行。"""
    app.connect("doctree-read", _join)
