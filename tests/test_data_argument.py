"""对照表与论点之间的联系：编号都有，理由都写，支持不绕圈，每篇都连得上别的篇。"""

from __future__ import annotations

import networkx as nx
import pytest

from course_utils.data import claims
from course_utils.data.argument import LISTS, THEMES, links, placements, shared_themes, theme_counts, themes

# 每张清单各有几项，见文章；三要素连同优化组合算四项
ITEMS = {"催生因素": 3, "三要素": 4, "四支点": 4, "四路径": 4, "五要素": 5}
ARTICLE = {"催生因素": 1, "三要素": 1, "四支点": 2, "四路径": 3, "五要素": 5}


def test_every_item_is_placed() -> None:
    """五张清单的二十项都在表里，每项至少有一个直接讲的主题，同一个主题不写两次。"""
    items = {name: {row.item for row in placements() if row.list == name} for name in LISTS}
    assert {name: len(found) for name, found in items.items()} == ITEMS
    assert len({(row.item, row.theme) for row in placements()}) == len(placements())
    for name, found in items.items():
        for item in found:
            assert any(row.strength == 2 for row in placements() if (row.list, row.item) == (name, item)), item


def test_placements_are_sound() -> None:
    """主题与论点都认得，论点出自列清单的那一篇，强弱只有两档，理由不空。"""
    for row in placements():
        assert row.theme in THEMES and row.strength in (1, 2) and row.reason
        assert claims()[row.claim].article == ARTICLE[row.list], row
    assert {row.theme for row in placements() if row.strength == 2} == set(THEMES)


def test_mentioned_themes_include_the_direct_ones() -> None:
    """放宽标准只会多，不会少；自己同自己全部重合。"""
    for name in LISTS:
        assert themes(name) <= themes(name, mentioned=True)
        assert shared_themes(name, name) == len(themes(name))
        assert list(theme_counts(name)) == list(THEMES)
    with pytest.raises(ValueError, match="没有“六要素”这张清单"):
        themes("六要素")


def test_links_are_sound() -> None:
    """两端都有这条论点，不连自己，不重复，写了不超过40字的理由；张力不用写方向。"""
    pairs = [frozenset((link.source, link.target)) for link in links()]
    assert len(set(pairs)) == len(pairs)
    for link in links():
        assert {link.source, link.target} <= claims().keys() and link.source != link.target
        assert link.kind in ("support", "tension") and 4 <= len(link.reason) <= 40
        assert not link.reason.endswith("。")


def test_support_never_circles() -> None:
    """支持连成的图没有圈：没有哪条论点拿自己当理由。"""
    graph = nx.DiGraph((link.source, link.target) for link in links() if link.kind == "support")
    assert nx.is_directed_acyclic_graph(graph)


def test_articles_hang_together() -> None:
    """只看跨篇的联系，五篇连成一片；张力也跨篇。"""
    crossing = [(claims()[a].article, claims()[b].article) for a, b in ((k.source, k.target) for k in links())]
    graph = nx.Graph(pair for pair in crossing if pair[0] != pair[1])
    assert set(graph) == {1, 2, 3, 4, 5} and nx.is_connected(graph)
    assert all(link.source[:2] != link.target[:2] for link in links() if link.kind == "tension")
