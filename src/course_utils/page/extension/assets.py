"""把构建好的网页资源（运行时、画面缓存、Python）放进``_static/course/``。"""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError

from course_utils.page.extension.hosts import LIVE_BUILDERS


def _source(app: Sphinx) -> Path:
    return Path(app.srcdir, app.config.course_assets)


def _require(app: Sphinx) -> None:
    if app.builder.name in LIVE_BUILDERS and not _source(app).is_dir():
        raise ExtensionError(f"找不到网页资源{app.config.course_assets}，请用course book构建，它会先备好资源。")


def _copy(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.name in LIVE_BUILDERS:
        shutil.copytree(_source(app), Path(app.outdir, "_static", "course"), dirs_exist_ok=True)


def setup(app: Sphinx) -> None:
    """登记检查与复制；``course_assets``是相对书根目录的资源文件夹。"""
    app.add_config_value("course_assets", "_build/course-assets", "html", str)
    app.connect("builder-inited", _require)
    app.connect("build-finished", _copy)
