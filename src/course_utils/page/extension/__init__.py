"""Sphinx扩展：课程自己的指令与角色，以及一份轻、离线、中文的网页。

一个文件做一件事，各有一个``setup``；这里只把它们合起来。
"""

from __future__ import annotations

from sphinx.application import Sphinx

from course_utils import __version__
from course_utils.page.extension import (
    anchors,
    assets,
    claims,
    county,
    coverage,
    csp,
    exercises,
    explorables,
    guide,
    hosts,
    layout,
    linebreaks,
    math,
    network,
    paper,
    progress,
    search,
    terms,
    wording,
    workbench,
)


def setup(app: Sphinx) -> dict[str, object]:
    """向Sphinx登记全部部件。"""
    parts = hosts, anchors, explorables, exercises, progress, workbench, county, guide, claims, coverage
    parts += network, terms, math, linebreaks, search, layout, wording, assets, csp, paper
    for part in parts:
        part.setup(app)
    return {"version": __version__, "parallel_read_safe": True, "parallel_write_safe": True}
