"""论点标记与覆盖表之间的链接：目标页也许还没读到，所以等写页面时再接上。"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode


class PageLink(nodes.Inline, nodes.TextElement):
    """待接的链接：``page``是文档名，``anchor``是页内位置，``tip``是悬停时的说明。

    ``page``为空表示覆盖表所在的页。
    """


class ConnectLinks(SphinxPostTransform):
    """把``PageLink``换成真正的链接；这本书没有覆盖表时留下文字。"""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """见类的说明。"""
        builder = self.app.builder
        for node in list(self.document.findall(PageLink)):
            page = node["page"] or getattr(self.env, "course_coverage_page", "")
            link: nodes.Element = nodes.inline("", "", *node.children)
            if page in self.env.all_docs:
                link = make_refnode(builder, self.env.docname, page, node["anchor"], link, node["tip"])
            # 类名与页内位置由replace_self带过去
            node.replace_self(link)


def _skip(translator: nodes.NodeVisitor, node: PageLink) -> None:
    # 还没接上的只会是目录里的标题：标题带着的标记，在目录里不显示
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    """登记节点与接线。"""
    app.add_node(PageLink, html=(_skip, None), latex=(_skip, None), text=(_skip, None))
    app.add_post_transform(ConnectLinks)
