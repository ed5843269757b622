"""检索：术语表里的每个词、两字词、两个词一起，都能找到。"""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from browser import ROOT

TERMS = re.findall(r"^([^\s:`#(（{][^:\n]*?)(?:（[^）]*）)?\n: ", (ROOT / "book" / "glossary.md").read_text(encoding="utf-8"), re.M)
QUERIES = ("质优", "投资", "索洛余值", "创新 质优", "短板 几何平均", "全要素生产率 增长核算")


def test_terms_were_read():
    """术语表读得出来。"""
    assert len(TERMS) >= 30


@pytest.mark.parametrize("queries", [tuple(TERMS), QUERIES], ids=["术语", "其他"])
def test_found(queries, address, open_page):
    """每个查询都至少找到一页。"""
    page = open_page()
    missed = []
    for query in queries:
        page.goto(address("search.html") + "?q=" + quote(query))
        page.wait_for_function("document.querySelector('#search-results .search-summary')?.textContent.match(/\\d+|没有|未/)")
        try:
            page.locator("#search-results ul.search li a").first.wait_for(timeout=5000)
        except Exception:  # noqa: BLE001 找不到就记下，最后一起报
            missed.append(query)
    assert not missed, f"检索不到：{missed}"
