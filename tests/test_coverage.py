"""论点表与论点覆盖：只读源文件，不构建。"""

from __future__ import annotations

import pytest

from course_utils import bank, explorables
from course_utils.data import claims
from course_utils.page.coverage import Section, places, report
from small_book import write_book


def test_sixty_claims_with_short_titles():
    table = claims()
    assert [sum(c.article == n for c in table.values()) for n in range(1, 6)] == [16, 12, 13, 11, 8]
    assert all(0 < len(claim.title) <= 20 for claim in table.values())
    assert len({claim.title for claim in table.values()}) == 60
    assert all(id == f"A{claim.article}-{id[3:]}" for id, claim in table.items())


def test_sections_explorables_exercises(tmp_path):
    covered = report(write_book(tmp_path))
    page = "book/ch1-meaning"
    assert covered["A1-01"].sections == [Section(page, "提出过程", "claim-A1-01")]
    assert covered["A1-03"].sections == [Section(page, "提出过程", "claim-A1-03")]
    assert covered["A1-14"].sections == [Section("notebooks/01-meaning", "实验课", "claim-A1-14")]
    used = {id for id, coverage in covered.items() if "growth-engine" in coverage.explorables}
    assert used == set(explorables.get("growth-engine").claims)
    for exercise in bank.load().values():
        assert all(exercise.id in covered[id].exercises for id in exercise.claims)


def test_places_say_where_to_find_them(tmp_path):
    """覆盖表的链接要知道实验与题目在哪一页，“先预测”的题也算。"""
    where = places(write_book(tmp_path))
    assert where["growth-engine"] == where["ch1-q05"] == "book/ch1-meaning"
    assert "speed" not in where


def test_second_section_links_to_its_own_mark(tmp_path):
    chapter = "# 章\n\n## 甲\n\n一{claim}`A1-05`二{claim}`A1-05`\n\n## 乙\n\n{claim}`A1-05`\n"
    covered = report(write_book(tmp_path, chapter))
    places = [(section.heading, section.anchor) for section in covered["A1-05"].sections]
    assert places == [("甲", "claim-A1-05"), ("乙", "claim-A1-05-3")]


def test_marks_inside_directives_count_but_code_does_not(tmp_path):
    chapter = (
        "# 章\n\n````{note}\n{claim}`A2-01`\n````\n\n```\n# 不是标题\n{claim}`A2-02`\n```\n\n"
        "```{code-cell}\n# 注释\n```\n\n{claim}`A2-03`\n"
    )
    covered = report(write_book(tmp_path, chapter))
    assert [s.heading for s in covered["A2-01"].sections + covered["A2-03"].sections] == ["章", "章"]
    assert not covered["A2-02"].sections


def test_unknown_claim_is_named(tmp_path):
    with pytest.raises(ValueError, match=r"book/ch1-meaning.*A9-99"):
        report(write_book(tmp_path, "# 章\n\n{claim}`A9-99`\n"))
