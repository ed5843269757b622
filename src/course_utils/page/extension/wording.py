"""把别的扩展写进正文的英文说明和不合规的无障碍标注改正过来；它们没有留下翻译或配置的口子。"""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

CORRECTIONS = (
    (re.compile(r'title="Link to this \w+"'), 'title="指向这里的链接"'),
    # 折叠代码的按钮：可见的字就是名字，另写一个英文名反而对不上
    (re.compile(r'<summary aria-label="Toggle hidden content">'), "<summary>"),
    # 文献表写明是列表，里面却没有列表项
    (re.compile(r'<div role="list" class="citation-list">'), '<div class="citation-list">'),
)


def _correct(app: Sphinx, page: str, template: str, context: dict, document: nodes.document | None) -> None:
    if document is not None and app.builder.format == "html":
        for wrong, right in CORRECTIONS:
            context["body"] = wrong.sub(right, context["body"])


def setup(app: Sphinx) -> None:
    """登记改正。"""
    app.connect("html-page-context", _correct)
