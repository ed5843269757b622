"""检索：术语表里的每个词、两字词、两个词一起，都能找到。"""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import quote

import pytest

from browser import ROOT

TERMS = re.findall(r"^([^\s`#{].*)\n  \S", (ROOT / "book" / "glossary.md").read_text(encoding="utf-8"), re.M)
QUERIES = ("质优", "投资", "索洛余值", "创新 质优", "短板 几何平均", "全要素生产率 增长核算")


def test_terms_were_read():
    """术语表读得出来。"""
    assert len(TERMS) >= 30


@pytest.mark.parametrize("queries", [tuple(TERMS[::10]), QUERIES], ids=["术语", "其他"])
def test_found(queries, address, open_page):
    """打开检索页，每个查询都至少找到一页；术语十个里抽一个，全部术语由下一个测试逐个查。"""
    page = open_page()
    missed = []
    for query in queries:
        page.goto(address("search.html") + "?q=" + quote(query))
        page.locator("#search-results .search-summary:not(:empty)").wait_for()
        if page.locator("#search-results li > a").count() == 0:
            missed.append(query)
    assert not missed, f"检索不到：{missed}"


def test_every_term_short_word_and_pair_leads_to_the_glossary(address, open_page):
    """术语表的每个词、每个词的前两字、相邻两个词一起，结果里都有术语表。"""
    page = open_page()
    page.goto(address("book/glossary.html"))
    terms = page.locator("dl.glossary > dt").evaluate_all("found => found.map((term) => term.firstChild.textContent)")
    short = [term[:2] for term in terms if not term[0].isascii()]
    queries = [*terms, *short, *(f"{a} {b}" for a, b in pairwise(terms))]
    page.goto(address("search.html"))
    missed = page.evaluate(
        "(queries) => queries.filter((query) => !Search._performSearch(...Search._parseQuery(query))"
        ".some(([page]) => page === 'book/glossary'))",
        queries,
    )
    assert len(terms) >= 30
    assert not missed, f"检索不到：{missed}"
