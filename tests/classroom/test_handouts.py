"""讲义：习题单、整本书与一章的PDF、EPUB；真的排出来，再读回来核对。"""

from __future__ import annotations

import posixpath
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from course_utils import bank, cli, explorables
from course_utils.classroom.handouts import pages, sheets
from course_utils.classroom.handouts.answers import TITLE
from course_utils.documents.pandoc import to_pdf
from course_utils.exercises.model import Code, Exercise, Numeric, Reflect
from course_utils.page.contents import asked, chapters, contents, title
from course_utils.page.node import ROOT
from pdf import Pdf, squeezed

ALL = list(bank.load().values())


def runs(markdown: str) -> list[str]:
    """一段Markdown里连着的汉字：排成什么样，它们都该在。"""
    return re.findall(r"[\u4e00-\u9fff]{2,}", markdown)


def asks(text: str, exercise: Exercise) -> bool:
    """``text``里有这道题的题面与各选项吗。"""
    parts = [exercise.prompt]
    parts += [part.text for name in ("options", "items") for part in getattr(exercise, name, ())]
    parts += [side for pair in getattr(exercise, "pairs", ()) for side in (pair.left, pair.right)]
    return all(run in text for part in parts for run in runs(part))


def solves(text: str, exercise: Exercise) -> bool:
    """``text``里有这道题的讲解，思考题有参考回答，代码题有参考写法，数值题有得数吗。"""
    parts = runs(exercise.explanation) + (runs(exercise.sample) if isinstance(exercise, Reflect) else [])
    if isinstance(exercise, Code):
        parts.append(squeezed(exercise.solution))
    if isinstance(exercise, Numeric):
        parts.append(f"答案：{exercise.answer:.12g}{squeezed(exercise.unit)}")
    return all(part in text for part in parts)


def word_text(path: Path) -> str:
    """Word文件里的全部文字，表里的也算。"""
    return squeezed("".join(node.text or "" for node in Document(path).element.iter() if node.tag.endswith("}t")))


@pytest.mark.parametrize("chapter", chapters())
def test_every_chapter_has_its_sheets(chapter: str, tmp_path: Path) -> None:
    """每章的题都在习题单上，一道不漏；没有答案的一份看不到讲解，有答案的一份题题都有；排出来都在纸上。"""
    (_, blank), (_, solved) = (sheets.sheet(chapter, answers) for answers in (False, True))
    assert {*asked(chapter)} == {exercise.id for exercise in ALL if exercise.id.startswith(f"{chapter}-")}
    assert re.findall(r'<div class="exercise" id="([^"]+)"', blank) == asked(chapter)
    assert re.findall(r'<div class="exercise" id="([^"]+)"', solved) == asked(chapter)
    assert 'class="answer"' not in blank and "讲解：" not in blank
    assert solved.count('<div class="answer">') == len(asked(chapter))
    assert solved.count("讲解：") >= len(asked(chapter))
    # 一道题不跨页，所以不许比一页还长
    assert [Pdf(to_pdf(html, tmp_path, title="习题单")).astray for html in (blank, solved)] == [[], []]


def test_sheets_on_paper(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """第1章的习题单排成PDF与Word：题都在；不附答案的一份里找不到答案，留着写字的地方。"""
    out = tmp_path / "习题 单"
    assert cli.main(["export", "sheets", "1", "--out", str(out)]) == 0
    assert cli.main(["export", "sheets", "第1章", "--answers", "--out", str(out)]) == 0
    said = capsys.readouterr().out
    names = sorted(path.name for path in out.iterdir())
    assert names == [f"第1章 练习{which}.{kind}" for which in ("", "（附答案）") for kind in ("docx", "pdf")]
    assert all(str(out / name) in said for name in names)
    exercises = [bank.get(id) for id in asked("ch1")]
    for kind in ("pdf", "docx"):
        read = word_text if kind == "docx" else lambda path: Pdf(path.read_bytes()).text
        blank, solved = (read(out / f"第1章 练习{which}.{kind}") for which in ("", "（附答案）"))
        for exercise in exercises:
            assert asks(blank, exercise) and asks(solved, exercise), (kind, exercise.id)
            assert solves(solved, exercise), (kind, exercise.id)
            assert not solves(blank, exercise), (kind, exercise.id)
        assert "姓名：＿" in blank and "姓名" not in solved
    lines = [p for p in Document(out / "第1章 练习.docx").paragraphs if p.style.name == "横线"]
    assert len(lines) > 2 * sum(isinstance(exercise, Reflect | Code) for exercise in exercises)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pdf", "14"], "没有“14”这一章，请写1到13里的章号"),
        (["pdf", "--pages", "3"], "看不懂course pdf的参数"),
        (["export", "sheets", "附录"], "没有“附录”这一章"),
        (["export", "epub", "1"], "看不懂course export epub的参数"),
    ],
)
def test_wrong_words_get_one_sentence(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """写错了章号或参数：一句话说怎么办，什么也不做。"""
    assert cli.main(arguments) == 1
    told = capsys.readouterr().err
    assert said in told and told.count("\n") == 1


def test_a_file_is_not_a_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``--out``写了一个现成的文件：不动它，请人换一个。"""
    place = tmp_path / "教案.docx"
    place.write_text("别动我", encoding="utf-8")
    assert cli.main(["export", "sheets", "1", "--out", str(place)]) == 1
    assert "是一个文件，请用--out写一个文件夹" in capsys.readouterr().err
    assert place.read_text(encoding="utf-8") == "别动我"


PAGE = """<section id="id1"><h1>第1章 甲<a class="claim" href="coverage.html#A1-01" id="claim-A1-01">A1-01</a></h1>
<div class="docutils container"><p id="p">看<a href="glossary.html#term-1" title="释义">词</a>、<a href="#p">这里</a>、
<a href="../notebooks/01.html">实验课</a>、<a href="https://doi.org/10">文献</a></p></div>
<div class="cell_input">代码</div><details><summary>展开代码</summary></details>
<figure><div aria-label="说明"><svg viewBox="0 0 1 1"><path stroke="var(--ink, #1f2933)"
 style="font-family:system-ui"/></svg></div></figure>
<table><tr><td class="text-right">1</td></tr></table></section>"""


def test_a_page_is_tidied(tmp_path: Path) -> None:
    """一页收拾以后：位置带页名，图成了文件、颜色是默认的，数靠右；折叠的代码不要，指到讲义外面的链接只留文字。"""
    source = tmp_path / "ch1-a.html"
    source.write_text(PAGE, encoding="utf-8")
    page = pages.read(source, tmp_path)
    assert (page.name, page.title) == ("ch1-a", "第1章 甲")
    text = pages.join([page.body])
    assert '<h1 id="ch1-a">第1章 甲</h1>' in text and '<span id="ch1-a--p"></span>' in text
    assert '<a href="#ch1-a--p">这里</a>' in text and '<a href="https://doi.org/10">文献</a>' in text
    assert "<span>词</span>" in text and "<span>实验课</span>" in text and "代码" not in text
    assert 'align="right"' in text and 'src="ch1-a-1.svg"' in text and 'alt="说明"' in text
    picture = (tmp_path / "ch1-a-1.svg").read_text(encoding="utf-8")
    assert 'stroke="#1f2933"' in picture and "Noto Sans SC" in picture and "var(" not in picture


def test_the_whole_book(tmp_path: Path) -> None:
    """整本书的PDF与EPUB、一章的PDF。

    放在一个测试里：它们都从``_build/paper``来，两个测试进程同时去写会打架。
    """
    assert cli.main(["pdf", "--out", str(tmp_path)]) == 0
    assert cli.main(["pdf", "1", "--out", str(tmp_path)]) == 0
    assert cli.main(["export", "epub", "--out", str(tmp_path)]) == 0
    check_whole(Pdf((tmp_path / f"{title()}.pdf").read_bytes()))
    check_chapter(Pdf((tmp_path / f"{headings('book/ch1-meaning')[0][1]}.pdf").read_bytes()))
    check_epub((tmp_path / f"{title()}.epub").read_bytes())


def headings(page: str) -> list[tuple[int, str]]:
    """一页的Markdown里的各级标题；文件头与代码块里的注释不算。"""
    source = (ROOT / f"{page}.md").read_text(encoding="utf-8")
    text = re.sub(r"\A---.*?^---$|^(`{3,}|:{3,}).*?^\1", "", source, flags=re.M | re.S)
    return [(len(marks), name.strip()) for marks, name in re.findall(r"^(#{1,3}) (.+)$", text, re.M)]


def plain(pdf: Pdf, start: int = 0, end: int | None = None) -> str:
    """第``start``页到第``end``页之前（从0数起）的正文：去掉页眉与页码，跨页的段才接得上。"""
    names = "|".join(re.escape(squeezed(name)) for level, name, _ in pdf.outline if level == 1)
    header = re.compile(f"^{title()}({names}|目录)")
    # 有封面的书，封面不算一页
    first = 0 if pdf.pages[0].startswith(title()) else 1
    bodies = [header.sub("", page).removesuffix(str(number)) for number, page in enumerate(pdf.pages, first)]
    return "".join(bodies[start:end])


def check_whole(pdf: Pdf) -> None:
    """书签是各页的标题；题、实验、答案都在；字嵌着；教学指南与实验课不在。"""
    wanted = [heading for page in contents() for heading in headings(page)]
    marks = [(level, squeezed(name)) for level, name, _ in pdf.outline]
    assert [(level, squeezed(name)) for level, name in wanted[1:] if (level, squeezed(name)) not in marks] == []
    pages = [page for _, _, page in pdf.outline]
    assert pages == sorted(pages) and 250 < len(pdf.pages) < 500
    assert pdf.astray == []
    fonts = pdf.fonts(*range(0, len(pdf.pages), 7))
    assert all(fonts.values()) and len(fonts) > 3
    back, after = (next(page for _, name, page in pdf.outline if name == found) for found in (TITLE, "术语表"))
    text = plain(pdf)
    assert [exercise.id for exercise in ALL if not asks(text, exercise)] == []
    answered = plain(pdf, back, after)
    assert [exercise.id for exercise in ALL if not solves(answered, exercise)] == []
    before = plain(pdf, 0, back)
    assert [exercise.id for exercise in ALL if squeezed(f"讲解：{exercise.explanation}") in before] == []
    for id in explorables.ids():
        explorable = explorables.get(id)
        assert squeezed(f"互动实验：{explorable.title}") in text, id
        for scenario in ("traditional", "new-quality"):
            assert squeezed(explorable.scene(scenario).conclusion) in text, (id, scenario)
    assert text.count("要自己拖动：打开课程网页的") == len(explorables.ids())
    assert "板书" not in "".join(name for _, name, _ in pdf.outline)


def check_chapter(pdf: Pdf) -> None:
    """一章：目录、正文、答案、引用过的文献；没引用的文献不在。"""
    level_one = [name for level, name, _ in pdf.outline if level == 1]
    assert level_one == [headings("book/ch1-meaning")[0][1]]
    assert [name for level, name, _ in pdf.outline if level == 2][-2:] == [TITLE, "参考文献"]
    text = plain(pdf)
    for id in asked("ch1"):
        assert asks(text, bank.get(id)) and solves(text, bank.get(id)), id
    assert "ElementsofCapital" not in text
    assert "Productivity:AShortBiography" in text and "Knapsack" not in text


def check_epub(data: bytes) -> None:
    """EPUB的规矩：``mimetype``在最前而且不压缩，清单与文件一一对应，都是合法的XML，链接有着落，不用别处的东西。"""
    with zipfile.ZipFile(BytesIO(data)) as book:
        first = book.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert book.read("mimetype") == b"application/epub+zip"
        trees = {
            name: etree.fromstring(book.read(name))
            for name in book.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml", ".svg"))
        }
        [package] = trees["META-INF/container.xml"].xpath("//@full-path")
        home = posixpath.dirname(package)
        listed = {f"{home}/{href}" for href in trees[package].xpath("//*[local-name()='item']/@href")}
        inside = {name for name in book.namelist() if name.startswith(f"{home}/") and name != package}
    assert listed == inside
    places = {name: {*tree.xpath("//@id")} for name, tree in trees.items()}
    for name, tree in trees.items():
        if not name.endswith(".xhtml"):
            continue
        # 外面的网址只许出现在文献的链接里
        for link in tree.xpath("//@src | //*[local-name()='link']/@href | //*[local-name()='a']/@href"):
            if re.match(r"https?:", link):
                assert link.getparent().tag.endswith("}a"), (name, link)
                continue
            path, _, anchor = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            assert target in inside, (name, link)
            assert not anchor or anchor in places[target], (name, link)
        assert all(image.get("alt") is not None for image in tree.iter("{*}img"))
    text = squeezed("".join("".join(tree.itertext()) for name, tree in trees.items() if name.endswith(".xhtml")))
    assert [exercise.id for exercise in ALL if not asks(text, exercise) or not solves(text, exercise)] == []
