"""书里的概念网络：每个链接都到得了它说的那一处，键盘走得到。"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from book.pages import BOOK

PAGE = "book/ch6-crosswalk.html"


def test_every_link_arrives(address, open_page):
    """网络里的每个链接，目标页上真有那个位置。"""
    page = open_page()
    page.goto(address(PAGE))
    links = page.locator(".course-network a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(links) > 200
    texts = {}
    for link in set(links):
        parts = urlsplit(link)
        target = (BOOK / PAGE).parent / unquote(parts.path)
        text = texts.setdefault(target, target.read_text(encoding="utf-8"))
        assert f'id="{unquote(parts.fragment)}"' in text, link


def test_keyboard_opens_a_claim(address, open_page):
    """用键盘走到一条论点，按回车，就到讲它的那一节。"""
    page = open_page()
    page.goto(address(PAGE))
    page.locator('svg [data-node="A3-08"]').focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ch3-high-quality.html#claim-A3-08")
    assert page.locator("#claim-A3-08").is_visible()
