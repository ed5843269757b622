"""章的结构：该有的节都有，论点与题目都放到了，篇幅合适，名词都能查到。"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from course_utils import bank, explorables
from course_utils.data import claims

BOOK = Path(__file__).parent.parent / "book"
CHAPTERS = sorted(BOOK.glob("ch*.md"))
# 前五章各读一篇文章，后面的综合章各问一个问题，其余的节都一样
ARTICLES = 5
OPENINGS = {True: ["学习目标", "导读", "概念图"], False: ["学习目标", "问题", "方法"]}
SECTIONS = ["互动实验", "用数据检验", "证据与边界", "练习", "小结", "延伸阅读"]
STEPS = ["动手", "对照", "反例", "沙盒"]
FENCED = re.compile(r"^(`{3,})\{[\w-]+\}.*?^\1$", re.M | re.S)
HAN = re.compile(r"[\u4e00-\u9fff]")

pytestmark = pytest.mark.parametrize("path", CHAPTERS, ids=lambda path: path.stem)


def prose(path: Path) -> str:
    """我们自己写的正文：去掉页首、指令与代码、「」里的引文。"""
    text = re.sub(r"\A---.*?^---$", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    return re.sub(r"「[^」]*」", "", FENCED.sub("", text))


def number(path: Path) -> int:
    """章的序号。"""
    return int(re.match(r"ch(\d+)", path.stem)[1])


def reads_an_article(path: Path) -> bool:
    """是读一篇文章的章，还是综合章。"""
    return number(path) <= ARTICLES


def test_sections_in_order(path: Path) -> None:
    """二级标题就是约定的九节，次序不变。"""
    headings = re.findall(r"^## (.+)$", prose(path), re.M)
    assert [heading.split("：")[0] for heading in headings] == OPENINGS[reads_an_article(path)] + SECTIONS


def test_every_claim_is_marked(path: Path) -> None:
    """文章的每条论点，导读里都有标记；综合章写明检验的是哪几条。"""
    opening = prose(path).split("\n## ")[2]
    marked = set(re.findall(r"\{claim\}`([^`]+)`", opening))
    if reads_an_article(path):
        assert marked == {id for id, claim in claims().items() if claim.article == number(path)}
    else:
        assert len({id for mark in marked for id in mark.split()} & claims().keys()) >= 3


def test_length(path: Path) -> None:
    """正文够讲清楚，也不拖沓：读文章的章四千到六千五百个汉字，综合章三千起。"""
    assert (4000 if reads_an_article(path) else 3000) <= len(HAN.findall(prose(path))) <= 6500


def test_every_exercise_is_placed_once(path: Path) -> None:
    """题库里本章的题都放进了页面，各放一次。"""
    text = path.read_text(encoding="utf-8")
    placed = re.findall(r"^:predict: (\S+)$", text, re.M)
    for line in re.findall(r"^```\{exercise\} (.+)$", text, re.M):
        placed += line.split()
    assert sorted(placed) == sorted(id for id in bank.load() if id.startswith(f"{path.stem.split('-')[0]}-"))


def test_explorables_in_teaching_order(path: Path) -> None:
    """每个互动实验都先预测，后面依次是动手、对照、反例、沙盒。"""
    parts = path.read_text(encoding="utf-8").split("```{explorable} ")[1:]
    assert len(parts) >= (3 if reads_an_article(path) else 1)
    for part in parts:
        assert part.split()[0] in explorables.ids()
        assert re.match(r"\S+\n:predict: \S+\n```", part)
        steps = part.split("### ")[0].split("\n## ")[0]
        assert re.findall(r"^\d\. \*\*(.+?)\*\*：", steps, re.M) == STEPS


def test_names_of_controls_and_scenarios(path: Path) -> None:
    """讲解里用引号提到的滑块与情景，实验里都真有。"""
    for part in path.read_text(encoding="utf-8").split("```{explorable} ")[1:]:
        explorable = explorables.get(part.split()[0])
        known = [control.label for control in explorable.controls] + [s.label for s in explorable.scenarios]
        steps = "".join(re.findall(r"^(\d\. \*\*.+(?:\n   .+)*)", part.split("### ")[0].split("\n## ")[0], re.M))
        mentioned = re.findall(r"“([^”]+)”", steps)
        assert mentioned
        assert [name for name in mentioned if not any(name in label for label in known)] == []


def test_terms_are_in_the_glossary(path: Path) -> None:
    """用到的术语都在术语表里，读文章的章至少三十个，综合章至少十二个，每个都有英文、释义和出处。"""
    used = set(re.findall(r"\{term\}`([^`]+)`", path.read_text(encoding="utf-8")))
    glossary = (BOOK / "glossary.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\{glossary\}\n(.*?)^```$", glossary, re.M | re.S)
    entries = dict(re.findall(r"^(\S+)\n  (.+)$", "\n".join(blocks), re.M))
    assert len(used) >= (30 if reads_an_article(path) else 12)
    assert used - entries.keys() == set()
    for term, entry in entries.items():
        assert re.match(r"[0-9A-Za-zö ，-]+。.+。见.*\{ref\}`[^`]+`。$", entry), term


def test_references_exist(path: Path) -> None:
    """引用的文献都在文献库里。"""
    groups = re.findall(r"\{cite:p\}`([^`]+)`", path.read_text(encoding="utf-8"))
    cited = {key for keys in groups for key in keys.split(",")}
    known = set(re.findall(r"^@\w+\{(\w+),", (BOOK / "references.bib").read_text(encoding="utf-8"), re.M))
    assert cited
    assert cited <= known


def test_real_numbers_are_computed(path: Path) -> None:
    """用数据检验的正文里不手写带单位的得数：要么是年份，要么由代码填入。"""
    data = prose(path).split("## 用数据检验")[1].split("\n## 证据与边界")[0]
    results = data.split("### 结果")[1]
    assert re.findall(r"(?<!`)\b\d+(?:\.\d+)?(?:%|个百分点)", results) == []
    assert results.count("{glue:text}") >= 5


def test_house_style(path: Path) -> None:
    """汉字与拉丁字母、数字之间不留空格；中文句子用全角标点；一段写成一行，否则换行处会显示成空格。"""
    text = re.sub(r"`[^`]*`|\$[^$]*\$|\]\([^)]*\)|^#.*$", "", prose(path), flags=re.M)
    assert re.findall(r"[\u4e00-\u9fff] [A-Za-z0-9]|[A-Za-z0-9] [\u4e00-\u9fff]", text) == []
    assert re.findall(r"[\u4e00-\u9fff][,;:?!]", text) == []
    assert re.findall(r"[\u4e00-\u9fff，。：；、]\n *[\u4e00-\u9fff]", text) == []


def test_front_matter_runs_code(path: Path) -> None:
    """页首写全了，否则代码单元格会悄悄地不执行。"""
    front = yaml.safe_load(path.read_text(encoding="utf-8").split("---")[1])
    assert front["jupytext"]["text_representation"] == {"extension": ".md", "format_name": "myst"}
    assert front["kernelspec"]["name"] == "python3"
