"""把一段HTML排成PDF、Word、EPUB：pandoc读HTML、认公式，Typst排PDF；版面在``handout.typ``、``handout.lua``与``handout.css``里。

这里用到的程序都在Python的包里，不用另装LaTeX，也不用浏览器。
"""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypandoc
import typst
from docx import Document
from docx.document import Document as Doc
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph
from pylopdf_fonts_zh_cn import sans_path

HERE = Path(__file__).parent

# 公式照TeX写在反斜杠括号里；汉字之间的换行不是空格
_READER = "html+tex_math_single_backslash+east_asian_line_breaks"
_BODY, _TITLE = ("Times New Roman", "宋体"), ("Arial", "黑体")
_LINE = 'w:val="single" w:sz="4" w:space="1" w:color="808080"'
# 边框相同的几段，Word只在末一段下面画线，除非另写明段间的线
_RULE = f"<w:pBdr {nsdecls('w')}><w:bottom {_LINE}/><w:between {_LINE}/></w:pBdr>"
_GRID = f"<w:tblBorders {nsdecls('w')}><w:top {_LINE}/><w:bottom {_LINE}/><w:insideH {_LINE}/></w:tblBorders>"


def to_pdf(html: str, folder: Path, **options: str) -> bytes:
    """``html``排成的PDF；图片的地址从``folder``数起，``options``是``handout.typ``里的各个量。"""
    variables = (f"--variable={name}={value}" for name, value in options.items())
    # 引号照原样，不让Typst去猜是开是合
    source = _convert(html, "typst-smart", f"--template={HERE / 'handout.typ'}", *variables)
    main = folder / "main.typ"
    main.write_text(source, encoding="utf-8")
    fonts = [Path(sans_path()).parent]
    return typst.compile(main, root=folder, font_paths=fonts, ignore_system_fonts=True)


def to_epub(html: str, folder: Path, title: str, identifier: str) -> bytes:
    """``html``排成的EPUB：一章一个文件，公式是MathML；图片的地址从``folder``数起，``identifier``相同的就是同一本书。"""
    return _binary(
        html,
        "epub3",
        f"--metadata=title={title}",
        f"--metadata=identifier={identifier}",
        "--metadata=lang=zh-Hans",
        "--mathml",
        "--toc",
        "--toc-depth=2",
        "--split-level=1",
        f"--css={HERE / 'handout.css'}",
        f"--resource-path={folder}",
    )


def to_docx(html: str, title: str) -> bytes:
    """``html``排成的Word文件，A4，页脚有页码。"""
    with TemporaryDirectory() as folder:
        reference = Path(folder, "reference.docx")
        _reference().save(str(reference))
        return _binary(html, "docx", f"--metadata=pagetitle={title}", f"--reference-doc={reference}")


def _convert(html: str, to: str, *arguments: str, out: Path | None = None) -> str:
    extra = ["--wrap=none", f"--lua-filter={HERE / 'handout.lua'}", *arguments]
    return pypandoc.convert_text(html, to, _READER, extra_args=extra, outputfile=out)


def _binary(html: str, to: str, *arguments: str) -> bytes:
    with TemporaryDirectory() as folder:
        out = Path(folder, "out")
        _convert(html, to, *arguments, out=out)
        return out.read_bytes()


def _reference() -> Doc:
    """Word文件的样式：pandoc自己的一套，换上各种系统都有的中文字体，添上要用的几种。"""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file=reference.docx"]
    document = Document(BytesIO(subprocess.run(command, capture_output=True, check=True).stdout))
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.3)
    _number_pages(section.footer.paragraphs[0])
    styles = document.styles
    _font(styles["Normal"], _BODY)
    styles["Normal"].font.size = Pt(10.5)
    for level in (1, 2, 3):
        _font(styles[f"Heading {level}"], _TITLE)
        styles[f"Heading {level}"].font.color.rgb = RGBColor(0, 0, 0)
    heading = styles.add_style("题号", WD_STYLE_TYPE.PARAGRAPH)
    heading.paragraph_format.keep_with_next = True
    heading.paragraph_format.space_before = Pt(14)
    ruled = styles.add_style("横线", WD_STYLE_TYPE.PARAGRAPH)
    # 边框要排在间距前面，Word才认
    ruled.element.get_or_add_pPr().append(parse_xml(_RULE))
    ruled.paragraph_format.space_before = Pt(10)
    styles["Table"].element.find(f".//{qn('w:tblInd')}").addnext(parse_xml(_GRID))
    return document


def _font(style: ParagraphStyle, names: tuple[str, str]) -> None:
    latin, chinese = names
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    # 主题里的字体优先于写明的字体，要先去掉
    fonts.attrib.clear()
    for kind, name in (("ascii", latin), ("hAnsi", latin), ("eastAsia", chinese)):
        fonts.set(qn(f"w:{kind}"), name)


def _number_pages(paragraph: Paragraph) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run("1")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(run._r)
    paragraph._p.append(field)
