"""术语的悬停说明：``{term}``的链接带上术语表里释义的第一段。"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

Tips = dict[str, dict[str, str]]


def _tips(env: BuildEnvironment) -> Tips:
    if not hasattr(env, "course_terms"):
        env.course_terms = {}
    return env.course_terms


def _collect(app: Sphinx, document: nodes.document) -> None:
    found = {
        term["ids"][0]: definition.astext()
        for glossary in document.findall(addnodes.glossary)
        for item in glossary.findall(nodes.definition_list_item)
        for definition in list(item.findall(nodes.paragraph))[:1]
        for term in item.findall(nodes.term)
    }
    if found:
        _tips(app.env)[app.env.docname] = found


def _purge(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    _tips(env).pop(page, None)


def _merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    _tips(env).update({page: tips for page, tips in _tips(other).items() if page in pages})


def _explain(app: Sphinx, document: nodes.document, page: str) -> None:
    tips = {id: tip for found in _tips(app.env).values() for id, tip in found.items()}
    for word in document.findall(lambda node: isinstance(node, nodes.inline) and "std-term" in node["classes"]):
        reference = word.parent
        if isinstance(reference, nodes.reference):
            target = reference.get("refid") or reference["refuri"].rpartition("#")[2]
            reference["reftitle"] = tips.get(target, "")


def setup(app: Sphinx) -> None:
    """登记收集与说明。"""
    app.connect("doctree-read", _collect)
    app.connect("env-purge-doc", _purge)
    app.connect("env-merge-info", _merge)
    app.connect("doctree-resolved", _explain)
