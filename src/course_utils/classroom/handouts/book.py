"""把生成器``paper``写的各页合成整本书，或者其中的一章。"""

from __future__ import annotations

from pathlib import Path

from lxml import html

from course_utils.classroom.handouts import pages
from course_utils.classroom.handouts.answers import TITLE, answers
from course_utils.page.contents import chapters, contents

_REFERENCES = "bibliography"


def whole(source: Path, folder: Path) -> str:
    """整本书的HTML：正文，答案与讲解，附录。``source``里是各页，图放进``folder``。"""
    read = [pages.read(source / f"{page}.html", folder) for page in contents()]
    # 首页的标题就是书名，封面上已经有了
    read[0].body.find(".//h1").text = "前言"
    names = {Path(page).name: chapter for chapter, page in chapters().items()}
    solved = [answers(names[page.name], page.title) for page in read if page.name in names]
    back = html.fragment_fromstring(f'<h1 id="answers">{TITLE}</h1>{"".join(solved)}', create_parent="div")
    last = max(place for place, page in enumerate(read) if page.name in names)
    bodies = [page.body for page in read]
    return pages.join([*bodies[: last + 1], back, *bodies[last + 1 :]])


def chapter(id: str, source: Path, folder: Path) -> tuple[str, str]:
    """一章的标题与HTML：目录，正文，答案与讲解，引用过的文献。"""
    page = pages.read(source / f"{chapters()[id]}.html", folder)
    references = pages.read(source / Path(chapters()[id]).with_name(f"{_REFERENCES}.html"), folder)
    cited = {link.get("href", "")[1:] for link in page.body.iter("a")}
    for entry in references.body.find_class("citation"):
        if entry.get("id") not in cited:
            entry.drop_tree()
    references.body.find(".//h1").tag = "h2"
    page.body.find(".//h1").addnext(html.fragment_fromstring('<div class="contents"></div>'))
    solved = html.fragment_fromstring(answers(id, TITLE), create_parent="div")
    return page.title, pages.join([page.body, solved, references.body])
