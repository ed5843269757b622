"""Sphinx扩展：用真的配置构建一本小书，看成品，也在真的浏览器里用。"""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from docutils import nodes

from browser import axe_violations, serve
from course_utils import __version__, bank, explorables
from course_utils.data import claims
from course_utils.page.extension.csp import policy
from small_book import PAGES, TERMS, build, write_book

HTML_PAGES = [*(f"{page}.html" for page in PAGES), "search.html?q=生产力"]


@pytest.fixture
def html(small_book):
    """小书的网页文件夹。"""
    return small_book / "_build" / "html"


@pytest.fixture
def chapter(html):
    """第一章网页的文字。"""
    return (html / "book/ch1-meaning.html").read_text(encoding="utf-8")


def test_exercises_are_numbered_and_prediction_sits_inside_the_experiment(chapter):
    placed = re.findall(r'<course-(explorable|exercise) id="[^"]+" data-id="([^"]+)"', chapter)
    assert placed == [
        ("exercise", "ch1-q05"),
        ("explorable", "growth-engine"),
        ("exercise", "ch1-q03"),
        ("exercise", "ch1-q04"),
    ]
    assert re.findall(r"<strong>练习 (\d+)</strong>", chapter) == ["1", "2", "3"]
    section = chapter[chapter.index('class="course-experiment"') : chapter.index("</course-explorable>")]
    assert "ch1-q05" in section and "<svg" in section
    assert "<course-progress" in chapter


def test_workbench_lists_every_experiment_with_its_place(chapter):
    """实验台列出全书的互动实验；没有脚本时，单子上的链接带到那一章。"""
    bench = chapter[chapter.index("<course-workbench>") : chapter.index("</course-workbench>")]
    assert '<optgroup label="第一章 小书">' in bench
    assert re.findall(r'<option value="([^"]+)"', bench) == ["growth-engine"]
    after = chapter[chapter.index("</course-workbench>") :]
    assert re.search(r'<a class="reference internal" href="[^"]*">.*?第一章 小书.*?</a>：增长靠什么', after, re.S)


@pytest.fixture
def guide(html):
    """教学指南网页的文字。"""
    return (html / "book/guide/ch1-meaning.html").read_text(encoding="utf-8")


def test_links_reach_experiments_and_exercises(guide):
    """正文里的链接可以指到互动实验与练习。"""
    assert 'href="../ch1-meaning.html#try-growth-engine"' in guide
    assert 'href="../ch1-meaning.html#ch1-q03"' in guide


def test_misconceptions_come_from_the_bank(guide):
    """误解与反馈出自题库，回应由作者写；题号链到放着这道题的页面，没有放的只写题号。"""
    listed = guide[guide.index('<ul class="misconceptions">') : guide.index('<ul class="answers">')]
    assert "选了C“新能源等几个热门行业”" in listed and "没有把“按订单数据重排班次和机器" in listed
    assert bank.get("ch1-q16").mistakes[0].feedback in listed
    assert '请他举一个<code class="docutils literal notranslate"><span class="pre">例子</span></code>。' in listed
    assert re.search(r'<a [^>]*href="../ch1-meaning.html#ch1-q03"[^>]*><span>ch1-q03</span></a>', listed)
    assert "<strong>ch1-q16</strong>（计算）" in listed


def test_answers_cover_the_whole_chapter(guide):
    """一章的题都有，按题库的次序，各有答案与讲解。"""
    listed = guide[guide.index('<ul class="answers">') :]
    chapter = next(chapter for chapter in bank.chapters() if chapter.id == "ch1")
    assert re.findall(r"ch1-[a-z]\d\d(?=<)", listed) == [exercise.id for exercise in chapter.exercises]
    assert listed.count("<strong>讲解</strong>") == len(chapter.exercises)
    assert "<p>C. 2023年9月，新时代推动东北全面振兴座谈会</p>" in listed
    assert '<div class="highlight-python' in listed and "自评要点" in listed


def test_formulas_are_mathml_without_mathjax(chapter):
    assert '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">' in chapter
    assert not re.search(r"<script[^>]*(?:mathjax|tex-)", chapter, re.I)


def test_claims_link_to_the_table_and_back(html, chapter):
    title = claims()["A1-01"].title
    assert f'href="coverage.html#A1-01" id="claim-A1-01" title="论点A1-01：{title}"' in chapter
    assert 'id="claim-A1-01-2"' in chapter
    table = (html / "book/coverage.html").read_text(encoding="utf-8")
    assert 'href="ch1-meaning.html#claim-A1-01"' in table
    assert all(f'id="{id}"' in table for id in claims())
    assert 'href="ch1-meaning.html#ch1-q03"' in table and 'id="ch1-q03"' in chapter
    assert 'href="ch1-meaning.html#try-growth-engine"' in table and 'id="try-growth-engine"' in chapter
    exercise = chapter[chapter.index('data-id="ch1-q03"') :]
    assert re.search(r'<a href="coverage\.html#A1-\d\d">A1-\d\d</a>', exercise)
    assert "claim:A" not in chapter


def test_line_breaks_beside_chinese_leave_no_space(chapter):
    assert "科技创新是关键，下一行<a" in chapter
    assert "</a>与three\nwords都连着。" in chapter


def test_terms_explain_themselves(chapter):
    assert f'title="{TERMS["全要素生产率"]}"' in chapter


def test_pages_speak_chinese_and_carry_the_version(html):
    for path in html.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        assert '<html lang="zh-CN"' in text, path
        own = re.sub(r".*bibtex.*", "", text)
        assert not re.findall(r'(?:title|aria-label|placeholder)="[A-Z][a-z]+ [^"]*"', own), path
        if path != html / "index.html":
            assert f"版本{__version__}" in text, path
            assert 'static/course/LICENSE.txt">许可与第三方声明</a>' in text, path


def test_pages_depend_on_what_they_show(small_book):
    env = pickle.loads((small_book / "_build/.doctrees/environment.pickle").read_bytes())
    names = {Path(path).name for path in env.dependencies["book/ch1-meaning"]}
    assert {"growth_engine.py", "growth.py", "charts.py", "ch1.yml"} <= names


@pytest.fixture(scope="module")
def complaints(tmp_path_factory):
    """正文与教学指南里各种笔误，一次构建说出来的话。"""
    chapter = (
        "# 章\n\n{claim}`A1-99`\n\n```{explorable} growth-engin\n```\n\n"
        "```{exercise} ch1-q3\n```\n\n```{exercise} ch1-q03 ch1-q03\n```\n\n$\\nosuch{x}$\n"
    )
    guide = (
        "# 指南\n\n```{misconceptions}\nch1-q03 3: 好的一行。\nch1-q03 1: 这是对的选项。\nch1-q03 9: 没有。\n"
        "ch1-q3 1: 题号写错。\nch1-q03 第一个 不成样子\nch1-c01 1: 代码题。\n```\n\n```{answers} 99\n```\n"
    )
    done = build(write_book(tmp_path_factory.mktemp("笔误"), chapter, guide))
    assert done.returncode != 0
    return done.stdout


def test_mistakes_are_named_in_chinese(complaints):
    assert "没有编号为'growth-engin'的互动实验。是不是想写'growth-engine'" in complaints
    assert "没有编号为'ch1-q3'的题" in complaints
    assert "题目ch1-q03在这一页已经放过一次" in complaints
    assert "没有编号为'A1-99'的论点" in complaints
    assert r"公式“\nosuch{x}”转不成MathML" in complaints


def test_mistakes_in_a_guide_are_named_line_by_line(complaints):
    """写错的行逐行报告，连同行号。"""
    said = re.compile(r"guide/ch1-meaning\.md:(\d+): (?:WARNING: 常见误解|ERROR)[：:] ?(.*?)(?:\x1b|$)", re.M)
    found = said.findall(complaints)
    assert [line for line, _ in found] == ["5", "6", "7", "8", "9", "12"]
    expected = (
        "ch1-q03的第1个选项是对的，不是误解",
        "ch1-q03没有第9个选项，可以写1到4。",
        "没有编号为'ch1-q3'的题。是不是想写'ch1-q03'？",
        "看不懂“ch1-q03 第一个 不成样子”",
        "ch1-c01是代码题，没有选项可以列为误解",
        "题库里没有第99章",
    )
    assert all(text in reason for text, (_, reason) in zip(expected, found, strict=True))


def test_paper_gets_both_worlds(tmp_path):
    """印在纸上的一副：两个情景的图与结论，题目留着空、没有答案，公式照写TeX，没有控件与脚本。"""
    done = build(write_book(tmp_path), "--builder", "custom", "--custom-builder", "paper")
    assert done.returncode == 0, done.stdout
    text = (tmp_path / "_build/paper/book/ch1-meaning.html").read_text(encoding="utf-8")
    explorable = explorables.get("growth-engine")
    for scenario in ("traditional", "new-quality"):
        assert explorable.scene(scenario).conclusion in text
    assert text.count("<svg") == 2 and f"打开课程网页的ch1-meaning.html，找到“{explorable.title}”" in text
    assert [f'id="{id}"' in text for id in ("ch1-q05", "ch1-q03", "ch1-q04")] == [True] * 3
    assert bank.get("ch1-q03").explanation not in text
    assert r"\[Y = A K^{\alpha} L^{1-\alpha}\]（1）" in text and r"\(\alpha\)" in text
    assert not re.search("<course-|<script|<input|<button|<html", text)


def test_second_build_keeps_the_bundle(small_book, html):
    """再构建一次，没有改动的页面与合好的样式原样留着。"""
    bundle = html / "_static/styles/page.css"
    first = bundle.read_bytes()
    page = html / "book/glossary.html"
    before = page.stat().st_mtime_ns
    done = build(small_book)
    assert done.returncode == 0, done.stdout
    assert bundle.read_bytes() == first
    assert page.stat().st_mtime_ns == before


def test_policy_allows_exactly_the_inline_scripts():
    rules = policy('<script src="a.js"></script><script type="application/json">{}</script><script>let a = 1;</script>')
    assert rules.count("'sha256-") == 1
    assert "'unsafe-eval'" not in rules
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in rules


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_page_is_quiet_and_accessible(open_page, html, mode):
    page = open_page(color_scheme=mode)
    with serve(html) as url:
        for name in HTML_PAGES:
            page.goto(url + name)
            assert page.locator("html").get_attribute("data-theme") == mode
            assert axe_violations(page) == []


def test_front_door_leads_to_the_book(open_page, small_root):
    page = open_page()
    page.goto(small_root + "index.html")
    page.wait_for_url("**/book/index.html")
    assert page.locator("h1").inner_text().startswith("互动课程小书")


def test_theme_still_works_under_the_policy(open_page, small_root):
    page = open_page()
    page.goto(small_root + "book/ch1-meaning.html")
    assert page.locator("html").get_attribute("data-course") == "on"
    page.get_by_role("button", name="切换亮色、暗色").click()
    page.locator("html[data-theme=dark]").wait_for()
    page.reload()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.locator("#pst-primary-sidebar").get_by_role("button", name="检索").click()
    assert page.locator("#pst-search-dialog").evaluate("dialog => dialog.open")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="打开或收起目录").click()
    assert "pst-sidebar-hidden" in page.locator("#pst-primary-sidebar").get_attribute("class")


def test_theme_survives_blocked_storage(open_page, small_root):
    page = open_page()
    page.add_init_script(
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('blocked', 'SecurityError'); } });"
    )
    page.goto(small_root + "book/ch1-meaning.html")
    page.get_by_role("button", name="切换亮色、暗色").click()
    page.locator("html[data-theme=dark]").wait_for()


def test_injected_scripts_do_not_run(chromium, small_root):
    page = chromium.new_page()
    page.goto(small_root + "book/ch1-meaning.html")
    page.evaluate(
        """() => {
          const script = document.createElement("script");
          script.textContent = "window.injected = true";
          document.body.append(script);
          const image = document.createElement("img");
          image.setAttribute("onerror", "window.injected = true");
          image.src = "data:,";
          document.body.append(image);
          setTimeout("window.injected = true");
        }"""
    )
    page.wait_for_timeout(200)
    assert page.evaluate("window.injected") is None
    page.close()


def test_phone_reader_can_open_the_contents(open_page, small_root):
    page = open_page(viewport={"width": 360, "height": 700})
    page.goto(small_root + "book/ch1-meaning.html")
    page.get_by_role("button", name="打开或收起目录").click()
    dialog = page.locator("#pst-primary-sidebar-modal")
    assert dialog.evaluate("dialog => dialog.open")
    dialog.get_by_role("link", name="术语表").click()
    page.wait_for_url("**/glossary.html")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_documents_carry_both_hosts(small_book):
    # 读进来的文档两副样子都有，写出来的只有一副
    doctree = pickle.loads((small_book / "_build/.doctrees/book/ch1-meaning.doctree").read_bytes())
    kinds = {type(node).__name__ for node in doctree.findall(nodes.Element)}
    assert {"Live", "Static"} <= kinds
