"""幻灯片的源文件：每章一份，张数、篇幅、讲稿都合约定，放进去的实验与题目都是本章的。"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from course_utils import bank, cli
from course_utils.page import slides

BOOK = Path(__file__).parent.parent / "book"
DECKS = [slides.SOURCES / f"{stem}.md" for stem in slides.decks()]
NOTES = re.compile(r"^:::\{notes\}\n(.*?)^:::$", re.M | re.S)
PLACED = re.compile(r"^```\{(explorable|exercise)\} (.+)\n```$", re.M)
HAN = re.compile(r"[\u4e00-\u9fff]")
# 当场答得完的题型；代码题与思考题留给实验课
SHORT = {"choice", "multi", "classify", "order", "match", "numeric"}

each_deck = pytest.mark.parametrize("path", DECKS, ids=lambda path: path.stem)


def parts(path: Path) -> list[str]:
    """一份幻灯片的各张，第一张是封面；每张从题目开始。"""
    return [f"## {part}" if n else part for n, part in enumerate(path.read_text(encoding="utf-8").split("\n## "))]


def body(part: str) -> str:
    """投在屏幕上的字：去掉题目、讲稿、实验与练习。"""
    return PLACED.sub("", NOTES.sub("", part.partition("\n")[2])).strip()


def placed(path: Path, kind: str) -> list[str]:
    """放进去的实验或题目的编号，按次序。"""
    return [ids for found, ids in PLACED.findall(path.read_text(encoding="utf-8")) if found == kind]


def test_every_chapter_has_a_deck() -> None:
    """目录里的每一章都有幻灯片，也没有多出来的。"""
    contents = yaml.safe_load((BOOK.parent / "_toc.yml").read_text(encoding="utf-8"))
    files = [chapter["file"] for part in contents["parts"] for chapter in part["chapters"]]
    assert slides.decks() == [file.removeprefix("book/") for file in files if re.match(r"book/ch\d+-", file)]
    assert {path.stem for path in slides.SOURCES.iterdir()} == set(slides.decks())


@each_deck
def test_size(path: Path) -> None:
    """15到25张，封面的题目就是章的题目，别的题目不超过16个字，不再分级。"""
    titles = re.findall(r"^#+ .+$", path.read_text(encoding="utf-8"), re.M)
    assert titles[0] in (BOOK / path.name).read_text(encoding="utf-8").splitlines()
    assert 15 <= len(titles) <= 25
    for title in titles[1:]:
        assert re.match(r"## \S", title) and len(title) <= 3 + 16, title


@each_deck
def test_readable_from_the_back_row(path: Path) -> None:
    """一张至多120个汉字、5个要点；表至多4列5行。"""
    for part in parts(path):
        text = body(part)
        assert len(HAN.findall(text)) <= 120, part
        assert len(re.findall(r"^[-*\d.]+ ", text, re.M)) <= 5, part
        rows = re.findall(r"^\|.*\|$", text, re.M)
        assert len(rows) <= 2 + 5 and all(row.count("|") <= 1 + 4 for row in rows), part


@each_deck
def test_every_slide_has_notes(path: Path) -> None:
    """每张都有一段讲稿，平均三十个汉字以上。"""
    lengths = []
    for part in parts(path):
        found = NOTES.findall(part)
        assert len(found) == 1, part
        lengths.append(len(HAN.findall(found[0])))
    assert min(lengths) >= 5 and sum(lengths) >= 30 * len(lengths)


@each_deck
def test_at_most_one_live_thing_on_a_slide(path: Path) -> None:
    """一张上至多一个实验或一道题；实验旁边至多一行字，题目旁边不放字。"""
    for part in parts(path):
        found = PLACED.findall(part)
        assert len(found) <= 1, part
        for kind, _ in found:
            assert len(body(part).splitlines()) <= (kind == "explorable"), part


@each_deck
def test_explorables_are_those_of_the_chapter(path: Path) -> None:
    """本章的互动实验都上幻灯片；多于4个的章选4个。"""
    chapter = re.findall(r"^```\{explorable\} (\S+)$", (BOOK / path.name).read_text(encoding="utf-8"), re.M)
    chosen = placed(path, "explorable")
    assert chosen == [id for id in chapter if id in chosen]
    assert len(chosen) >= min(len(chapter), 4)


@each_deck
def test_exercises_are_those_of_the_chapter(path: Path) -> None:
    """题目都是本章的，不重复，当场答得完。"""
    chosen = placed(path, "exercise")
    assert 3 <= len(chosen) == len(set(chosen))
    for id in chosen:
        assert id.partition("-")[0] == path.stem.partition("-")[0]
        assert bank.get(id).type in SHORT, id


def test_an_unknown_chapter_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    """写错了章，就说有哪些章。"""
    assert cli.main(["slides", "ch99"]) == 1
    assert re.fullmatch(r"没有“ch99”这一章，请写1到13里的章号，例如3。\n", capsys.readouterr().err)


def test_mistakes_in_a_deck_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """源文件里有错就不生成，说出在哪个文件、哪一行；原来的那份不动。"""
    sources, html = tmp_path / "sources", tmp_path / "html"
    sources.mkdir()
    monkeypatch.setattr(slides, "SOURCES", sources)
    good = "# 封面\n\n:::{notes}\n讲稿$x^2$。\n:::\n\n## 一张\n\n```{exercise} ch1-q03\n```\n"
    (sources / "ch1-meaning.md").write_text(good, encoding="utf-8")
    [made] = slides.build(html)
    before = made.read_text(encoding="utf-8")
    assert before.count("<section") == 2 and '<aside class="notes">' in before and "<math" in before
    assert "Content-Security-Policy" in before
    (sources / "ch1-meaning.md").write_text(good.replace("ch1-q03", "ch1-q999"), encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"ch1-meaning\.md:9: ERROR: .*ch1-q999"):
        slides.build(html)
    assert made.read_text(encoding="utf-8") == before
