"""第6章的讲解与题目里写死的判断，同模型、数据和导读算出来的一致。"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from course_utils import explorables
from course_utils.data.argument import LISTS, THEMES, links, shared_themes, themes
from course_utils.economics.overlap import chance_of_overlap
from course_utils.page.network import network
from course_utils.texts.keyness import CRITICAL, STRICT, outstanding, shuffled_passes
from course_utils.texts.readings import paragraphs, segmenter

BOOK = Path(__file__).parent.parent / "book"
TEMPO = explorables.get("tempo")


def metrics(settings: dict | str) -> dict[str, float]:
    """一种设定下的几个大数字。"""
    return {metric.id: float(metric.value) for metric in TEMPO.scene(settings).metrics}


def best_speed(**settings: float) -> float:
    """其余不变，最合算的速度。"""
    curve = TEMPO.scene(settings).option["series"][3]["data"]
    return TEMPO.controls[0].positions[curve.index(max(curve))]


def locked(**change: float) -> dict[str, float]:
    """“旧的占着人”的反例，改一处。"""
    return metrics(dict(TEMPO.scenario("locked").settings) | change)


def test_slogans_fail_where_the_chapter_says() -> None:
    """跨越太快得不偿失；先破后立的失业最多；太稳的还能快；新质情景头几年产出低，后来多得。"""
    assert metrics("leap")["gain"] < 0 and metrics("leap")["idle"] > 80
    assert metrics("break-first")["jobless"] > 2 * metrics("traditional")["jobless"]
    assert metrics("too-steady")["jobless"] > 50 and metrics("too-steady")["gain"] < 0
    old, new = metrics("traditional"), metrics("new-quality")
    assert new["gain"] > old["gain"] and new["lowest"] < old["lowest"]


def test_the_locked_world_needs_movers() -> None:
    """先立后破、人不动：同时破、或者让人能转都救得回来；加快、培训、降价都不管空着的岗位。"""
    before = locked()
    assert before["idle"] == 100 and locked(lead=0.0)["gain"] > before["gain"]
    assert locked(mobility=8.0)["idle"] < 50 and locked(mobility=8.0)["gain"] > before["gain"]
    for change in ({"speed": 20.0}, {"retraining": 80.0}, {"crowding": 0.0}):
        assert locked(**change)["idle"] == 100


@pytest.mark.parametrize("start", [{"lead": 0.0}, {}])
def test_what_makes_haste_pay(start: dict[str, float]) -> None:
    """练习ch6-q14与讲解：人转得动宜快，赶工贵宜慢；旧的缩水快，最合算的速度不变，只是整条线抬高。"""
    assert best_speed(**start, mobility=20.0) > best_speed(**start, mobility=0.0)
    assert best_speed(**start, crowding=60.0) < best_speed(**start, crowding=0.0)
    assert best_speed(**start, erosion=5.0) == best_speed(**start, erosion=0.0)
    assert metrics(start | {"erosion": 5.0})["gain"] > metrics(start | {"erosion": 0.0})["gain"]


def test_slow_learning_asks_for_patience() -> None:
    """练习ch6-q14：立破同时，失业者学得慢，宜慢。"""
    assert best_speed(lead=0.0, retraining=10.0) < best_speed(lead=0.0, retraining=80.0)


def chance(first: str, second: str, mentioned: bool = False) -> float:
    """随便挑也至少重合这么多的机会。"""
    sizes = (len(themes(name, mentioned)) for name in (first, second))
    return chance_of_overlap(shared_themes(first, second, mentioned), *sizes, len(THEMES))


def test_overlaps_are_not_surprising() -> None:
    """直接讲的十对都不稀奇；提到的也算，最稀奇的是催生因素同四路径。"""
    pairs = list(combinations(LISTS, 2))
    assert min(chance(*pair) for pair in pairs) > 0.1
    assert min(pairs, key=lambda pair: chance(*pair, mentioned=True)) == ("催生因素", "四路径")
    assert len(themes("四路径")) == 5 and len(themes("五要素")) == 6 and shared_themes("四路径", "五要素") == 4
    only = {theme: [name for name in LISTS if theme in themes(name)] for theme in ("资源", "环境")}
    assert only == {"资源": ["三要素"], "环境": ["五要素"]}


def test_most_tension_falls_on_article_four() -> None:
    """“看虚线多半落在哪一篇上”：落在谭晶、侯玉琦那一篇；连到A4-07的有三条。"""
    ends = [(link.source, link.target) for link in links() if link.kind == "tension"]
    assert sum(any(id.startswith("A4") for id in pair) for pair in ends) > len(ends) / 2
    assert sum("A4-07" in pair for pair in ends) == 3


def test_shared_terms_are_as_the_chapter_reads_them() -> None:
    """“合力”“先立后破”只有两篇用，“科技创新”五篇都用；练习ch6-q06：先立后破同A4-07写在同一段。"""
    terms = {node.term: node for node in network(BOOK.parent).terms}
    assert [len(terms[name].articles) for name in ("合力", "先立后破", "科技创新")] == [2, 2, 5]
    assert "A4-07" in terms["先立后破"].claims


def test_keywords_are_as_the_chapter_reads_them() -> None:
    """过了严格标准的只有“生产力”与“中国”；打乱段落以后碰巧过线的，远多于按5%算的。"""
    cut = segmenter(BOOK)
    parts = {author: [cut.counts(text) for text in texts] for author, texts in paragraphs(BOOK).items()}
    counts = {author: sum(group[1:], group[0]) for author, group in parts.items()}
    found = outstanding(counts)
    strict = {(author, word.word) for author, words in found.items() for word in words if word.g2 >= STRICT}
    assert strict == {("梁芸芸", "生产力"), ("谭晶、侯玉琦", "中国")}
    tested = sum(count >= 3 for words in counts.values() for count in words.values())
    passed = sum(word.g2 >= CRITICAL for words in found.values() for word in words)
    assert passed > shuffled_passes(parts, 50) > 5 * 0.05 * tested
