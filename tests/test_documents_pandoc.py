"""用pandoc与Typst写PDF、Word、EPUB：真的文件，用别的库读回来核对。"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn

from course_utils.documents.pandoc import to_docx, to_epub, to_pdf
from pdf import Pdf, squeezed

HOSTILE = '#image("x") $x$ *粗* @引 \\ "引号" [方] &lt;b&gt; #let a = 1'
BODY = rf"""<body>
<h1 id="one">第一章</h1>
<p>看<a href="#two">第二章</a>，公式\(a_1=\frac{{1}}{{2}}\)，<a class="claim" id="mark" href="#one">A1-01</a>，
{HOSTILE}</p>
<div class="exercise" id="q1"><div class="title"><strong>练习1</strong></div><p>“想一想”</p>
<ol type="A"><li>甲</li><li>乙</li></ol><div class="ruled" data-rows="3"></div></div>
<h1 id="two">第二章</h1>
<p>回到<a href="#q1">练习1</a>与<a href="#mark">记号</a>。</p>
<div class="pair"><figure><img src="a.svg" alt="左"><figcaption>左图</figcaption></figure>
<figure><img src="a.svg" alt="右"><figcaption>右图</figcaption></figure></div>
<table><thead><tr><th>行</th></tr></thead><tbody><tr><td><span id="cell"></span>格</td></tr></tbody></table>
<p><a href="#cell">到格子去</a></p>
</body>"""
SHOWN = '#image("x")$x$*粗*@引\\"引号"[方]<b>#leta=1'
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="5" cy="5" r="3"/></svg>'


def test_pdf(tmp_path: Path) -> None:
    """PDF：A4，字都嵌着，书签就是标题；看着像排版命令的文字仍是文字，各处的链接都有着落。"""
    (tmp_path / "a.svg").write_text(PICTURE, encoding="utf-8")
    pdf = Pdf(to_pdf(BODY, tmp_path, title="小书", cover="讲义", notice="版本一"))
    assert pdf.size == (210, 297)
    assert [(level, title) for level, title, _ in pdf.outline] == [(1, "第一章"), (1, "第二章")]
    assert "小书讲义版本一" in pdf.pages[0] and pdf.pages[1].startswith("目录第一章")
    first = next(page for page in pdf.pages[2:] if page.startswith("第一章"))
    assert SHOWN in first and "“想一想”A.甲B.乙" in first
    fonts = pdf.fonts(*range(len(pdf.pages)))
    assert all(fonts.values()) and {name.partition("+")[2] for name in fonts} >= {"NotoSansSC-Regular"}


def test_word() -> None:
    """Word：A4，中文字体，标题用标题样式，写字的横线是有下边框的段，公式是Word自己的公式。"""
    document = Document(BytesIO(to_docx(BODY, "小书")))
    assert round(document.sections[0].page_width.cm) == 21
    assert [p.text for p in document.paragraphs if p.style.name == "Heading 1"] == ["第一章", "第二章"]
    assert sum(p.style.name == "横线" for p in document.paragraphs) == 3
    assert document.styles["横线"].element.find(f".//{qn('w:bottom')}") is not None
    assert document.styles["Normal"].element.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == "宋体"
    assert "<m:f>" in document.element.xml
    assert SHOWN in squeezed("".join(p.text for p in document.paragraphs))
    assert "PAGE" in document.sections[0].footer._element.xml


def test_epub(tmp_path: Path) -> None:
    """EPUB：认得是哪一本书，一章一个文件，公式是MathML，图在里面；写字的横线不要。"""
    (tmp_path / "a.svg").write_text(PICTURE, encoding="utf-8")
    with zipfile.ZipFile(BytesIO(to_epub(BODY, tmp_path, "小书", "urn:course:1"))) as book:
        one, two = (book.read(f"EPUB/text/ch00{number}.xhtml").decode() for number in (1, 2))
        assert ">urn:course:1</dc:identifier>" in book.read("EPUB/content.opf").decode()
        assert "<math" in one and "横线" not in one and "ruled" not in one
        assert 'href="ch001.xhtml#q1"' in two and 'href="ch001.xhtml#mark"' in two
        assert any(name.endswith(".svg") for name in book.namelist())
