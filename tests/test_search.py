"""中文检索：索引与查询的切词对得上，网页里真的找得到，http与``file://``都一样。"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from course_utils.page.extension.search import SPLIT_QUERY, SearchByCharacters
from small_book import TERMS

QUERIES = {
    "全要素生产率": "第一章 小书",
    "科技创新": "第一章 小书",
    "份额": "第一章 小书",
    "科技 份额": "第一章 小书",
    "TFP": "术语表",
    "tfp 质态": "术语表",
    "动手": "实验课",
}
TEXTS = ["新质生产力", "质", "TFP增长", "tfp 增长 2024年", "“四高一优”，好不好？", "A1-02", "", "３．２％"]

split = SearchByCharacters({}).split


def results(page, root: str, query: str) -> list[str]:
    """检索``query``得到的各条结果的标题。"""
    page.goto(f"{root}search.html?q={query}")
    page.locator("#search-results .search-summary:not(:empty)").wait_for()
    page.wait_for_timeout(100)
    return page.locator("#search-results li > a").all_inner_texts()


def test_finds_terms_short_words_and_two_words(open_page, small_root):
    page = open_page()
    for query, title in QUERIES.items():
        assert title in results(page, small_root, query), query
    for term in TERMS:
        assert any("术语表" in title or term in title for title in results(page, small_root, term)), term


def test_says_so_when_nothing_is_found(open_page, small_root):
    page = open_page()
    assert results(page, small_root, "蒸汽机车") == []
    assert "没有找到" in page.locator("#search-results").inner_text()


def test_dialog_leads_to_results(open_page, small_root):
    page = open_page()
    page.goto(f"{small_root}book/index.html")
    page.keyboard.press("Control+k")
    page.keyboard.type("科技创新")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    page.locator("#search-results").get_by_text("第一章 小书").first.wait_for()


@given(st.text(alphabet="新质生产力量变ab1 ，", max_size=20), st.data())
def test_any_piece_of_chinese_text_is_indexed(text, data):
    indexed = set(split(text))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    piece = "".join(c for c in text[start:end] if c not in "ab1")
    if piece == text[start:end]:
        assert set(split(piece)) <= indexed


def test_query_words_are_index_words(open_page):
    page = open_page()
    for text in TEXTS:
        words = page.evaluate(f"(text) => {{ {SPLIT_QUERY} return splitQuery(text.toLowerCase()); }}", text)
        assert set(words) <= set(split(text)), text
        assert bool(words) == bool(split(text)), text
