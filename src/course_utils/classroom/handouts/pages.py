"""读出生成器``paper``写的各页，收拾成一段干净的HTML：图存成文件，页内的位置全书不重。"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

# 有版式的块；别的块只是外壳
KINDS = {"admonition", "answer", "citation", "exercise", "explorable", "keep", "live", "pair", "ruled", "title"}
# 折叠的代码、样式、目录树，纸上都不要
_UNWANTED = ".//*[contains(@class, 'cell_input')] | .//details | .//style | .//*[contains(@class, 'toctree-wrapper')]"
# 提示框与卡片的标题
_TITLES = ".//*[contains(@class, 'admonition-title') or contains(@class, 'sd-card-title')]"
_SVG = re.compile(r"<svg\b.*?</svg>", re.S)
_VARIABLE = re.compile(r"var\([^,()]+,\s*([^()]*(?:\([^()]*\))?)\)")
_FONT = re.compile(r"font-family:[^;\"]+")
# 排版的程序只在这几种元素上认位置
_ANCHORS = {"a", "div", "figure", "h1", "h2", "h3", "h4", "img", "span"}


@dataclass(frozen=True)
class Page:
    """一页。``name``是不带文件夹与后缀的文件名，也是全书里这一页的位置；``body``是正文。"""

    name: str
    title: str
    body: HtmlElement


def read(source: Path, folder: Path) -> Page:
    """``source``这一页；图放进``folder``，正文里的地址从那里数起。"""
    name = source.stem
    drawn = _Pictures(name, folder)
    text = _SVG.sub(drawn, source.read_text(encoding="utf-8"))
    body = html.fragment_fromstring(text, create_parent="div")
    for element in body.xpath(_UNWANTED):
        element.drop_tree()
    _copy_pictures(body, source, folder)
    _simplify(body)
    _anchor(body, name)
    for link in list(body.iter("a")):
        _absolute(link, source)
    title = body.find(".//h1")
    return Page(name, title.text_content(), body)


def join(parts: Iterable[HtmlElement]) -> str:
    """几段合成一份HTML；指到别处的链接只留下文字。"""
    whole = html.Element("body")
    whole.extend(parts)
    for part in list(whole):
        part.drop_tag()
    known = {element.get("id") for element in whole.iter() if element.get("id")}
    for link in list(whole.iter("a")):
        target = link.get("href", "")
        if target.startswith("#") and target[1:] not in known:
            # 跳到一页，就是跳到它的标题
            page = target[1:].partition("--")[0]
            link.set("href", f"#{page}")
            if page not in known or "--" not in target:
                link.tag = "span"
                del link.attrib["href"]
    return html.tostring(whole, encoding="unicode")


class _Pictures:
    """把页里的SVG一幅一幅存成文件，原处换成图片。"""

    def __init__(self, name: str, folder: Path) -> None:
        self._name, self._folder, self._count = name, folder, 0

    def __call__(self, found: re.Match[str]) -> str:
        self._count += 1
        file = f"{self._name}-{self._count}.svg"
        # 网页的颜色变量在纸上取它的默认值
        picture = _FONT.sub("font-family:'Noto Sans SC',sans-serif", _VARIABLE.sub(r"\1", found[0]))
        (self._folder / file).write_text(picture, encoding="utf-8")
        described = html.fragment_fromstring(found[0]).findtext(".//desc") or ""
        return str(html.tostring(html.Element("img", src=file, alt=described), encoding="unicode"))


def _copy_pictures(body: HtmlElement, source: Path, folder: Path) -> None:
    for image in body.iter("img"):
        if image.get("src").endswith(".svg") and not image.xpath("ancestor::div[@class='pair']"):
            image.set("width", "56%")
        if "/" in image.get("src"):
            path = source.parent / image.get("src")
            shutil.copy(path, folder)
            image.set("src", path.name)
        # 互动实验的图，说明写在外层元素上
        image.set("alt", image.get("alt") or image.getparent().get("aria-label", ""))


def _simplify(body: HtmlElement) -> None:
    """去掉外壳：节的位置归它的标题，没有版式的块只留内容。"""
    for section in list(body.iter("section")):
        heading = next(section.iter("h1", "h2", "h3", "h4"))
        # 标题会在目录里再出现一次，里面不能有位置与标记
        for extra in heading.xpath("./a | ./preceding-sibling::span[@id]"):
            extra.drop_tree()
        heading.set("id", section.get("id"))
        section.drop_tag()
    for title in body.xpath(_TITLES):
        # 文字住进粗体里
        title.tag = "strong"
        wrapper = html.Element("div", {"class": "title"})
        title.addprevious(wrapper)
        wrapper.append(title)
    for div in list(body.iter("div")):
        div.attrib.pop("role", None)
        kinds = set(div.get("class", "").split()) & KINDS
        if kinds:
            div.set("class", kinds.pop())
        elif div is not body:
            div.drop_tag()
    for image in body.xpath("./img"):
        figure = html.Element("figure")
        image.addprevious(figure)
        figure.append(image)
    for cell in body.iter("th", "td"):
        for side in ("left", "center", "right"):
            if f"text-{side}" in cell.get("class", "").split():
                cell.set("align", side)
    for label in body.xpath(".//div[@class='citation']/span[@class='label']"):
        label.drop_tree()


def _anchor(body: HtmlElement, name: str) -> None:
    """位置前面加上页名，全书不重；排版的程序不认的位置，移到里面的小块上。"""
    for element in [found for found in body.iter() if found.get("id")]:
        id = f"{name}--{element.attrib.pop('id')}"
        if element.tag in _ANCHORS:
            element.set("id", id)
        else:
            mark = html.Element("span", id=id)
            mark.tail, element.text = element.text, None
            element.insert(0, mark)
    body.find(".//h1").set("id", name)


def _absolute(link: HtmlElement, source: Path) -> None:
    """链接改成全书里的位置，网址不动；别的文件夹里的实验课与教学指南不在讲义里，只留文字。"""
    link.attrib.pop("title", None)
    href = link.get("href", "")
    if "://" in href:
        return
    path, _, anchor = href.partition("#")
    if "/" in path:
        link.tag = "span"
        del link.attrib["href"]
    else:
        page = Path(path or source).stem
        link.set("href", f"#{page}--{anchor}" if anchor else f"#{page}")
