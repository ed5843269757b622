"""每一页：没有外部请求，没有控制台报错，没有严重的无障碍问题，手机上不横向滚动。"""

from __future__ import annotations

import pytest

from book.pages import BOOK, every_page
from browser import axe_violations
from course_utils import __version__
from course_utils.page import book

LOOKS = {
    "浅色": ({}, ""),
    "深色": ({}, "localStorage.setItem('mode', 'dark'); localStorage.setItem('theme', 'dark')"),
    "手机": ({"viewport": {"width": 360, "height": 740}}, ""),
    "课堂": ({"viewport": {"width": 1920, "height": 1080}}, "localStorage.setItem('course:classroom', 'on')"),
}


@pytest.mark.parametrize("look", LOOKS)
def test_accessible(look, address, open_page):
    """axe-core在任何一页、任何一种样子下都找不到严重问题，页面也不比窗口宽。"""
    options, script = LOOKS[look]
    page = open_page(**options)
    page.add_init_script(script)
    problems = []
    for name in every_page():
        page.goto(address(name))
        page.wait_for_load_state("load")
        problems += axe_violations(page)
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            problems.append(f"{name}：比窗口宽")
    assert not problems, "\n".join(problems)
    if look == "深色":
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    if look == "课堂":
        assert page.evaluate("document.documentElement.dataset.courseClassroom") == "on"


def test_first_page_leads_to_the_book(address, open_page):
    """双击``index.html``就到首页。"""
    page = open_page()
    page.goto(address("index.html"))
    page.wait_for_url("**/book/index.html")


def test_every_footer_tells_which_book_this_is():
    """每一页的页脚都写着版本与全书的指纹，连没有重新生成的页也一样。"""
    expected = f'版本{__version__}<span class="course-build">（{book.fingerprint()}）</span>'
    assert len(book.fingerprint()) == 8
    for name in every_page():
        assert expected in (BOOK / name).read_text(encoding="utf-8"), name
