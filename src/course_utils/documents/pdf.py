"""用Typst把报告排成PDF，字体嵌在文件里。"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from pylopdf_fonts_zh_cn import sans_path

from course_utils.documents.pictures import picture
from course_utils.report import Block, Figure, Report

_TEMPLATE = Path(__file__).with_name("report.typ")


def to_pdf(report: Report) -> bytes:
    """一个PDF文件的内容。报告里的文字以JSON交给模板，不会被当成排版命令。"""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        sections = [
            {"title": section.title, "blocks": [_block(block, root) for block in section.blocks]}
            for section in report.sections
        ]
        content = {
            "title": report.title,
            "notice": report.notice,
            "metrics": [asdict(metric) for metric in report.metrics],
            "sections": sections,
        }
        (root / "report.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
        (root / "report.typ").write_bytes(_TEMPLATE.read_bytes())
        fonts = [Path(sans_path()).parent]
        return typst.compile(root / "report.typ", root=root, font_paths=fonts, ignore_system_fonts=True)


def _block(block: Block, folder: Path) -> dict:
    if isinstance(block, Figure):
        file = folder / f"{len(list(folder.glob('*.svg')))}.svg"
        file.write_bytes(picture(block, "svg"))
        return {"kind": "Figure", "file": file.name, "title": block.title, "description": block.description}
    return {"kind": type(block).__name__, **asdict(block)}
