"""把一段HTML排成PDF、Word、EPUB：pandoc读HTML、认公式，Typst排PDF；版面在``handout.typ``、``handout.lua``与``handout.css``里。

这里用到的程序都在Python的包里，不用另装LaTeX，也不用浏览器。
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pypandoc
import typst
from pylopdf_fonts_zh_cn import sans_path

HERE = Path(__file__).parent

# 公式照TeX写在反斜杠括号里
_READER = "html+tex_math_single_backslash+east_asian_line_breaks"
_FILTER = HERE / "handout.lua"


def to_pdf(html: str, folder: Path, options: Mapping[str, str]) -> bytes:
    """``html``排成的PDF；图片的地址从``folder``数起，``options``是模板里的各个量。"""
    source = _convert(html, "typst-smart", *_variables(options), f"--template={HERE / 'handout.typ'}")
    main = folder / "main.typ"
    main.write_text(source, encoding="utf-8")
    fonts = [Path(sans_path()).parent]
    return typst.compile(main, root=folder, font_paths=fonts, ignore_system_fonts=True)


def to_epub(html: str, folder: Path, title: str, out: Path) -> None:
    """``html``排成的EPUB，一章一个文件，公式是MathML；图片的地址从``folder``数起。"""
    _convert(
        html,
        "epub3",
        f"--metadata=title={title}",
        "--metadata=lang=zh-CN",
        "--mathml",
        "--toc",
        "--toc-depth=2",
        "--split-level=1",
        f"--css={HERE / 'handout.css'}",
        f"--resource-path={folder}",
        out=out,
    )


def to_docx(html: str, title: str, out: Path) -> None:
    """``html``排成的Word文件。"""
    with TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        _reference().save(str(reference))
        _convert(html, "docx", f"--metadata=title={title}", f"--reference-doc={reference}", out=out)


def _reference() -> Doc:
    """Word文件的样式：pandoc自己的一套，换上中文字体，添上“横线”。"""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file=reference.docx"]
    document = Document(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    set_fonts(document)
    ruled = document.styles.add_style("横线", WD_STYLE_TYPE.PARAGRAPH)
    ruled.paragraph_format.space_before = Pt(12)
    ruled.element.get_or_add_pPr().append(parse_xml(_LINE))
    return document


def _variables(options: Mapping[str, str]) -> list[str]:
    return [f"--variable={name}={value}" for name, value in options.items()]


def _convert(html: str, to: str, *arguments: str, out: Path | None = None) -> str:
    return pypandoc.convert_text(
        html,
        to,
        format=_READER,
        extra_args=["--wrap=none", f"--lua-filter={_FILTER}", *arguments],
        outputfile=str(out) if out else None,
    )
