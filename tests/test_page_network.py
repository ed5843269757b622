"""概念网络：点与线由源文件算出，位置确定，链接接得上，没有脚本也能用。"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from course_utils.data import claims
from course_utils.data.argument import links
from course_utils.page.network import TERM_GAP, WIDTH, Network, network, network_html

ROOT = Path(__file__).parent.parent
CSS = ROOT / "src" / "course_utils" / "page" / "runtime" / "course.css"


@pytest.fixture(scope="module")
def found() -> Network:
    """这本书的网络。"""
    return network(ROOT)


def test_every_claim_is_a_node_in_order(found: Network) -> None:
    """六十条论点按编号自上而下，不重叠，都指向讲它的那一章。"""
    assert [node.claim.id for node in found.claims] == list(claims())
    heights = [node.y for node in found.claims]
    assert all(low - high >= 20 for high, low in pairwise(heights)) and heights[-1] < found.height
    for node in found.claims:
        assert node.section.page.startswith(f"book/ch{node.claim.article}-") and node.end < WIDTH - 200


def test_terms_are_shared_and_apart(found: Network) -> None:
    """术语至少两篇共用，互不重叠，不出图；处处都有的中心词不画。"""
    names = [node.term for node in found.terms]
    assert len(names) >= 15 and "新质生产力" not in names and len(set(names)) == len(names)
    assert all(len(node.articles) >= 2 for node in found.terms)
    heights = [node.y for node in found.terms]
    assert all(low - high >= TERM_GAP for high, low in pairwise(heights))
    assert heights[0] > 0 and heights[-1] < found.height


def test_edges_come_from_the_sources(found: Network) -> None:
    """支持与张力一条不多、一条不少；共现的线同术语的论点一一对应。"""
    argument = [(edge.ends, edge.kind) for edge in found.edges if edge.kind != "together"]
    assert argument == [((link.source, link.target), link.kind) for link in links()]
    together = {edge.ends for edge in found.edges if edge.kind == "together"}
    assert together == {(id, node.term) for node in found.terms for id in node.claims}
    for edge in found.edges:
        numbers = [float(number) for number in re.findall(r"-?\d+\.?\d*", edge.path)]
        assert all(-45 < x < WIDTH for x in numbers[::2]) and all(0 < y < found.height for y in numbers[1::2])


def test_same_sources_same_picture(found: Network) -> None:
    """布局是确定的：再算一次，一个字节都不差。"""
    assert network_html(network(ROOT)) == network_html(found)


def test_missing_mark_is_explained(tmp_path: Path) -> None:
    """导读里漏标一条论点，说清楚是哪一条。"""
    book = tmp_path / "book"
    book.mkdir()
    for path in [*sorted((ROOT / "book").glob("ch[1-5]-*.md")), ROOT / "book" / "glossary.md"]:
        text = path.read_text(encoding="utf-8").replace("{claim}`A2-04`", "")
        (book / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="第2章没有标出论点A2-04"):
        network(tmp_path)


@pytest.fixture
def page(found: Network, tmp_path: Path, open_page):
    """单独一页网络，脚本关掉。"""
    # 用链接而不抄进来：样式表里有相对的@import
    style = f'<link rel="stylesheet" href="{CSS.as_uri()}">'
    head = f'<!doctype html><html lang="zh" data-theme="light"><meta charset="utf-8"><title>网</title>{style}'
    (tmp_path / "网.html").write_text(head + network_html(found), encoding="utf-8")
    page = open_page(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    page.goto((tmp_path / "网.html").as_uri())
    return page


def opacity(page, kind: str) -> set[str]:
    """某种线现在的各种浓淡。"""
    edges = page.locator(f".network-edges .edge.{kind}")
    return set(edges.evaluate_all("edges => edges.map(edge => getComputedStyle(edge).opacity)"))


def test_filters_work_without_scripts(page) -> None:
    """不用脚本：选“只看张力”，别的线淡下去；走到一条论点，只留下它的线。"""
    page.emulate_media(reduced_motion="reduce")
    assert opacity(page, "support") == {"1"}
    page.get_by_label("只看张力").check()
    page.wait_for_timeout(300)
    assert (opacity(page, "support"), opacity(page, "tension")) == ({"0.06"}, {"1"})
    page.get_by_label("全部").check()
    page.mouse.move(0, 0)
    page.locator('[data-node="A4-07"]').focus()
    page.wait_for_timeout(300)
    assert opacity(page, "tension") == {"0.06", "1"} and opacity(page, "support") == {"0.06"}
    page.locator('[data-node="A4-10"]').hover()
    page.wait_for_timeout(300)
    assert opacity(page, "support") == {"0.06", "1"} and opacity(page, "tension") == {"0.06", "1"}


def test_narrow_screen_scrolls_inside_the_box(page) -> None:
    """360像素宽：图在自己的框里滚动，字不缩小；每个链接有中文的名字，开头就是看见的字。"""
    box = page.locator(".network-scroll").bounding_box()
    assert box["width"] <= 360 and page.locator(".network-picture").bounding_box()["width"] > 600
    nodes = page.locator("svg a.network-node")
    pairs = nodes.evaluate_all("all => all.map(a => [a.getAttribute('aria-label'), a.textContent.trim()])")
    assert len(pairs) >= 75
    for name, seen in pairs:
        assert name.startswith(re.sub(r"\s+", " ", seen)) and name != seen
