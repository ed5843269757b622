"""课程里没有整句照抄所读文章的地方：「」之外，不许有连续25个字与文章相同。"""

from __future__ import annotations

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SUFFIXES = {".md", ".ipynb", ".yml", ".yaml", ".py", ".csv", ".svg"}


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch):
    """留指纹的脚本。"""
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    import fingerprint_articles

    return fingerprint_articles


def test_nothing_is_copied(tool) -> None:
    """正文、实验课、题库与代码都查。"""
    known = tool.known()
    assert len(known) > 5000
    folders = (path for name in ("book", "notebooks", "src") for path in sorted((ROOT / name).rglob("*")))
    sources = [path for path in folders if path.suffix in SUFFIXES and ".ipynb_checkpoints" not in path.parts]
    assert sources
    copied = []
    for path in sources:
        found = tool.prints(tool.text_of(path))
        copied += [f"{path.relative_to(ROOT)}：{found[mark]}" for mark in found.keys() & known]
    assert copied == []


def test_copying_would_be_found(tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """这个办法真查得出照抄，也真放过引文和不足25字的巧合。"""
    article = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥天地玄黄宇宙洪荒"
    file = tmp_path / "prints.bin"
    file.write_bytes(b"".join(tool.prints(article)))
    monkeypatch.setattr(tool, "FILE", file)
    assert tool.prints(f"先说一句，{article[2:28]}，再说一句").keys() & tool.known()
    assert not tool.prints(f"他说「{article}」，我们不这样看，后面还有好些自己的话要说清楚").keys() & tool.known()
    assert not tool.prints(f"先说一句，{article[:24]}，再说一句自己的话，凑够长度").keys() & tool.known()
