"""页面的外壳：自己的模板，样式与脚本各合成一个文件，主题里用不着的不带上。

原样的主题每页要二十来个请求，其中图标脚本就有1.5 MB；这里一页只要两个样式、两个脚本和一个图标字体。
新增别的Sphinx扩展时，它的样式要写进``STYLES``才会生效。
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ExtensionError

from course_utils import __version__
from course_utils.page.extension.hosts import LIVE_BUILDERS

HERE = Path(__file__).parent
STATIC = HERE.parent / "static"

# 先主题、后扩展、最后是我们对主题的改动
STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "sphinx-design.min.css",
    "book.css",
)
SCRIPTS = ("scripts/sphinx-book-theme.js", "scripts/pydata-sphinx-theme.js")
# 存储被浏览器禁用时，主题的脚本一碰它就中断；给它一个只在本页有效的替身
SHELTER = """
(function (localStorage, sessionStorage) {
%s
})(...["localStorage", "sessionStorage"].map((name) => {
  try {
    return window[name];
  } catch {
    const kept = new Map();
    return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value) };
  }
}));
"""
# 已经合进去的，和只有脚本才用得着的
UNUSED = (
    "basic.css",
    "book.css",
    "file.png",
    "minus.png",
    "plus.png",
    "**/*.map",
    "**/*.LICENSE.txt",
    "scripts/*.js",
    "styles/pydata-sphinx-theme.css",
    "styles/sphinx-book-theme.css",
    "styles/theme.css",
    "vendor/fontawesome/webfonts/fa-brands*",
    "vendor/fontawesome/webfonts/*.ttf",
    "design-tabs.js",
    "sphinx_highlight.js",
    "translations.js",
    "webpack-macros.html",
    "sbt-webpack-macros.html",
    "images/logo_*",
    "locales",
)


def _configure(app: Sphinx, config: Config) -> None:
    # 排在主题前面，同名的模板才轮得到我们
    config.templates_path.insert(0, str(HERE / "templates"))
    config.html_static_path.append(str(STATIC))


def _context(app: Sphinx, page: str, template: str, context: dict, document: nodes.document | None) -> None:
    context["language"] = app.config.language.replace("_", "-")
    context["course_version"] = __version__
    context["head_script"] = (HERE / "head.js").read_text(encoding="utf-8").strip()
    source = app.env.doc2path(page, base=False) if page in app.env.all_docs else ""
    # 生成书的时候，幻灯片随后就做
    chapter = Path(page)
    shown = chapter.parent.as_posix() in {"book", "book/guide"}
    has_deck = shown and Path(app.srcdir, "book", "slides", f"{chapter.name}.md").is_file()
    context["deck"] = f"slides/{chapter.name}.html" if has_deck else ""
    context["lab_source"] = context.get("sourcename") if str(source).endswith(".ipynb") else ""


def _front_door(app: Sphinx) -> Iterator[tuple[str, dict, str]]:
    # 首页在book/里，根目录要有一页把人带过去
    if app.builder.name in LIVE_BUILDERS and app.config.root_doc != "index":
        yield "index", {}, "redirect.html"


def _read(static: Path, pattern: str) -> str:
    paths = sorted(static.glob(pattern))
    if not paths:
        raise ExtensionError(f"要合进页面的{pattern}不见了：主题或扩展换了版本，请核对page/extension/layout.py。")
    texts = (path.read_text(encoding="utf-8") for path in paths)
    lines = (line for text in texts for line in text.splitlines() if "sourceMappingURL" not in line)
    return "\n".join(lines)


def _bundle(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.name not in LIVE_BUILDERS:
        return
    static = Path(app.outdir, "_static")
    if not (static / "basic.css").is_file():
        # 没有一页要更新，Sphinx这次就不复制静态文件；上次合好的还在
        return
    styles = "\n".join(_read(static, name) for name in STYLES)
    options = _read(static, "documentation_options.js")
    theme = SHELTER % "\n".join(_read(static, name) for name in SCRIPTS)
    for pattern in UNUSED:
        for path in static.glob(pattern):
            _remove(path)
    (static / "styles" / "page.css").write_text(styles, encoding="utf-8")
    (static / "page.js").write_text(options + theme, encoding="utf-8")


def _remove(path: Path) -> None:
    for child in path.iterdir() if path.is_dir() else ():
        _remove(child)
    path.rmdir() if path.is_dir() else path.unlink()


def setup(app: Sphinx) -> None:
    """登记模板与合并；合并要排在主题改写代码配色之后。"""
    app.connect("config-inited", _configure, priority=900)
    app.connect("html-collect-pages", _front_door)
    app.connect("html-page-context", _context, priority=900)
    app.connect("build-finished", _bundle, priority=900)
