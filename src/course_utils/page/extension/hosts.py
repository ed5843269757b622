"""同一处内容的两副样子：能动的网页用一副，PDF、EPUB等静态的载体用另一副。

选哪一副要等到写页面时才定：Jupyter Book让各种输出共用读进来的文档。
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform

LIVE_BUILDERS = {"html", "dirhtml", "slides"}


class Live(nodes.General, nodes.Element):
    """只进能动的网页的内容。"""


class Static(nodes.General, nodes.Element):
    """只进静态载体的内容。"""


def live(html: str) -> Live:
    """一段只进网页的HTML。"""
    return Live("", nodes.raw("", html, format="html"))


def static(html: str) -> Static:
    """一段只进静态载体的HTML。"""
    return Static("", nodes.raw("", html, format="html"))


class ChooseHost(SphinxPostTransform):
    """按输出的载体留下一副、去掉另一副。"""

    default_priority = 1

    def run(self, **kwargs: object) -> None:
        """见类的说明。"""
        keep, drop = (Live, Static) if self.app.builder.name in LIVE_BUILDERS else (Static, Live)
        for node in list(self.document.findall(drop)):
            node.parent.remove(node)
        for node in list(self.document.findall(keep)):
            node.replace_self(node.children)


def setup(app: Sphinx) -> None:
    """登记节点与取舍。"""
    app.add_node(Live)
    app.add_node(Static)
    app.add_post_transform(ChooseHost)
