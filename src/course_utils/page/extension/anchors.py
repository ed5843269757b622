"""页内的位置：正文里可以写``[文字](../ch1-meaning.md#try-growth-engine)``，链到互动实验与练习。

它们的编号写在指令生成的HTML里，MyST看不见，所以替它登记。
"""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_KEY = "course_anchors"


def note_anchor(env: BuildEnvironment, id: str, title: str) -> None:
    """这一页有一处叫``id``的位置；链接没有写文字时用``title``。"""
    env.temp_data.setdefault(_KEY, {})[id] = title


def _register(app: Sphinx, document: nodes.document) -> None:
    slugs = app.env.metadata[app.env.docname].setdefault("myst_slugs", {})
    slugs.update({id: (1, id, title) for id, title in app.env.temp_data.get(_KEY, {}).items()})


def setup(app: Sphinx) -> None:
    """读完一页再登记：MyST读完时才写下各个标题的位置。"""
    app.connect("doctree-read", _register)
