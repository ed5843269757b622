"""概念网络：五篇的论点排在左边，至少两篇共用的术语排在右边，同段出现的连成线，论点之间的支持与张力画成左边的弧。

位置由算式定，不用随机的布局：同样的源文件画出同样的图。能点的都是普通链接，没有脚本也能用。
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from course_utils.data import Claim, claims
from course_utils.data.argument import Link, links
from course_utils.page.coverage import Section, report
from course_utils.texts.cooccurrence import Passage, mentions, passages
from course_utils.texts.markdown import section
from course_utils.texts.readings import chapters
from course_utils.texts.readings import terms as glossary

# 中心词处处都有，连了线反而看不清别的
CENTRE = "新质生产力"
# 一个术语至少由几篇共用才画出来
SHARED = 2

WIDTH, ROW, HEADING, MARGIN = 720, 22, 30, 8
DOTS, LABELS, TERMS = 106, 116, 584  # 论点的圆点、论点的字、术语的圆点各从哪里起（横坐标）
TERM_GAP = 26
HAN, LATIN = 13.0, 7.6  # 一个汉字、一个字母约有多宽


@dataclass(frozen=True)
class ClaimNode:
    """一条论点：位置与它在导读里的那一节。"""

    claim: Claim
    section: Section
    y: float

    @property
    def end(self) -> float:
        """标签右端的横坐标。"""
        return LABELS + _width(f"{self.claim.id} {self.claim.title}") + 6


@dataclass(frozen=True)
class TermNode:
    """一个术语：位置与同它共现的论点。"""

    term: str
    claims: tuple[str, ...]
    articles: tuple[int, ...]
    y: float


@dataclass(frozen=True)
class Edge:
    """一条线：``path``是SVG的路径，``ends``是两端的编号，``articles``是牵涉到的文章号。"""

    kind: str
    path: str
    ends: tuple[str, str]
    articles: tuple[int, ...]
    reason: str


@dataclass(frozen=True)
class Network:
    """画好位置的网络。"""

    claims: tuple[ClaimNode, ...]
    terms: tuple[TermNode, ...]
    edges: tuple[Edge, ...]
    headings: tuple[tuple[float, int, str], ...]
    height: float


def network(root: Path) -> Network:
    """读``root``这本书的五章导读与术语表，算出网络。"""
    book = root / "book"
    texts = [path.read_text(encoding="utf-8") for path in chapters(book).values()]
    read = [passage for text in texts for passage in passages(section(text, "导读"))]
    nodes, headings, height = _claims(report(root))
    terms = _terms(read, glossary(book), {node.claim.id: node.y for node in nodes}, height)
    at = {node.claim.id: node for node in nodes}
    edges = [_cooccurrence(at[id], term) for term in terms for id in term.claims]
    edges += [_argument(at[link.source], at[link.target], link) for link in links()]
    return Network(tuple(nodes), tuple(terms), tuple(edges), headings, height)


def network_html(network: Network) -> str:
    """网络的完整HTML；链接写成``page:…``与``term:…``，等写页面时再换成真的地址。"""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    authors = {node.claim.article: node.claim.author for node in network.claims}
    layout = {"width": WIDTH, "dots": DOTS, "labels": LABELS, "terms_at": TERMS}
    at = {node.claim.id: node for node in network.claims}
    return environment.get_template("network.html").render(network=network, authors=authors, at=at, **layout)


def _width(text: str) -> float:
    return sum(HAN if ord(letter) > 0x2E80 or letter in "“”" else LATIN for letter in text)


def _claims(covered: dict) -> tuple[list[ClaimNode], tuple[tuple[float, int, str], ...], float]:
    nodes, headings, y = [], [], float(MARGIN)
    for (article, author), group in groupby(claims().values(), key=lambda claim: (claim.article, claim.author)):
        headings.append((y + 20, article, author))
        y += HEADING
        for claim in group:
            home = next((s for s in covered[claim.id].sections if s.page.startswith(f"book/ch{article}-")), None)
            if home is None:
                raise ValueError(f"第{article}章没有标出论点{claim.id}，概念网络接不上它。")
            nodes.append(ClaimNode(claim, home, y + ROW / 2))
            y += ROW
    return nodes, tuple(headings), y + MARGIN


def _terms(read: Iterable[Passage], known: list[str], heights: dict[str, float], height: float) -> list[TermNode]:
    """共用的术语放在所连论点的平均高度上，再由上到下推开，两头不出图。"""
    kept = []
    for term, ids in mentions(read, known).items():
        articles = tuple(sorted({claims()[id].article for id in ids}))
        if term != CENTRE and len(articles) >= SHARED:
            kept.append((sum(heights[id] for id in ids) / len(ids), term, tuple(ids), articles))
    kept.sort()
    places = _spread([place for place, *_ in kept], height)
    return [TermNode(term, ids, articles, y) for y, (_, term, ids, articles) in zip(places, kept, strict=True)]


def _spread(wanted: list[float], height: float) -> list[float]:
    """保持次序、两两至少隔开``TERM_GAP``，并尽量占满整个高度。"""
    if len(wanted) < 2:
        return wanted
    top, bottom = HEADING + MARGIN, height - 2 * MARGIN
    even = [top + (bottom - top) * place / (len(wanted) - 1) for place in range(len(wanted))]
    # 一半照平均高度，一半均匀铺开：既看得出偏向哪一篇，又不挤在一起
    placed: list[float] = []
    for want, share in zip(wanted, even, strict=True):
        floor = placed[-1] + TERM_GAP if placed else top
        placed.append(round(max(floor, (want + share) / 2), 1))
    return placed


def _cooccurrence(node: ClaimNode, term: TermNode) -> Edge:
    middle = (node.end + TERMS) / 2
    path = f"M{node.end:.1f} {node.y:.1f}C{middle:.1f} {node.y:.1f} {middle:.1f} {term.y:.1f} {TERMS - 6} {term.y:.1f}"
    reason = f"“{term.term}”同论点{node.claim.id}写在同一段里"
    return Edge("together", path, (node.claim.id, term.term), (node.claim.article,), reason)


def _argument(source: ClaimNode, target: ClaimNode, link: Link) -> Edge:
    reach = min(132.0, 24 + 0.085 * abs(target.y - source.y))
    start, bend = DOTS - 5, DOTS - 5 - reach
    path = f"M{start} {source.y:.1f}C{bend:.1f} {source.y:.1f} {bend:.1f} {target.y:.1f} {start} {target.y:.1f}"
    ends = source.claim.id, target.claim.id
    articles = tuple(sorted({source.claim.article, target.claim.article}))
    return Edge(link.kind, path, ends, articles, link.reason)
