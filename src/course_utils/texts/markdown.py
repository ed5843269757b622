"""从课程的Markdown里取文字：某一节、去掉标记的正文、术语表里的术语。"""

from __future__ import annotations

import re

FENCED = re.compile(r"^(`{3,}|:{3,})\{[^\n]*\n.*?^\1$", re.M | re.S)
SILENT = re.compile(r"\{(?:claim|cite:p|cite:t|ref|doc|glue:text)\}`[^`]*`")
SPOKEN = re.compile(r"\{[\w:-]+\}`([^`<]+)(?:<[^`]*>)?`")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
NOISE = re.compile(r"^\([\w-]+\)=$|^#+ |^\|[ :|-]+\|$|^: |^(?:[-*]|\d+\.) |[*|$`]", re.M)
GLOSSARY = re.compile(r"^```\{glossary\}\n(.*?)^```$", re.M | re.S)


def section(markdown: str, heading: str) -> str:
    """标题以``heading``开头的那个二级节（连同下面的小节）；没有就抛出``ValueError``。"""
    for part in re.split(r"^## ", markdown, flags=re.M)[1:]:
        if part.startswith(heading):
            # 下一节的标签写在它的标题之前，不算这一节
            return re.sub(r"^\([\w-]+\)=\s*\Z", "", part.partition("\n")[2], flags=re.M)
    raise ValueError(f"没有标题以“{heading}”开头的节。")


def plain(markdown: str) -> str:
    """去掉指令、标记与链接，只留读者看到的文字。"""
    text = re.sub(r"\A---\n.*?^---$", "", markdown, flags=re.M | re.S)
    text = SILENT.sub("", FENCED.sub("", text))
    return NOISE.sub("", LINK.sub(r"\1", SPOKEN.sub(r"\1", text)))


def glossary_terms(markdown: str) -> list[str]:
    """术语表里的全部术语，按表里的次序。"""
    return re.findall(r"^(\S+)\n  ", "\n".join(GLOSSARY.findall(markdown)), re.M)
