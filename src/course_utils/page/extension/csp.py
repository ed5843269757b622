"""给每一页写上内容安全策略：只许本站的脚本，行内脚本一个一个按指纹放行。

写成``<meta>``，因为``file://``没有响应头。
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html import escape
from pathlib import Path

from sphinx.application import Sphinx

from course_utils.page.extension.hosts import LIVE_BUILDERS

CHARSET = re.compile(r'<meta charset="utf-8" ?/?>', re.I)
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.S)
# 外部脚本按来源放行，数据块不执行，都不用指纹
NOT_INLINE = re.compile(r"\bsrc=|application/json")


def policy(html: str) -> str:
    """``html``这一页的内容安全策略。"""
    bodies = [m["body"] for m in SCRIPT.finditer(html) if not NOT_INLINE.search(m["attributes"])]
    hashes = sorted({f"'sha256-{b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies})
    rules = {
        "default-src": "'self'",
        # wasm-unsafe-eval只许编译WebAssembly，不许eval
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", *hashes]),
        # file://下的worker只能由blob生成
        "worker-src": "'self' blob:",
        # file://下引擎的文件是本页自己做的blob，worker要从那里读
        "connect-src": "'self' blob:",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        # ECharts、CodeMirror和代码着色都写style属性
        "style-src": "'self' 'unsafe-inline'",
        "object-src": "'none'",
        "base-uri": "'self'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def secure(html: str) -> str:
    """把策略放在``<head>``的最前面，行内脚本都排在它后面。"""
    tag = f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(html))}" />'
    return CHARSET.sub(lambda charset: f"{charset[0]}\n    {tag}", html, count=1)


def _secure_pages(app: Sphinx, error: Exception | None) -> None:
    if error or app.builder.name not in LIVE_BUILDERS:
        return
    for path in Path(app.outdir).rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        # 没有改动的页面上次已经写过
        if "Content-Security-Policy" not in html:
            path.write_text(secure(html), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """登记最后一步。"""
    app.connect("build-finished", _secure_pages, priority=950)
