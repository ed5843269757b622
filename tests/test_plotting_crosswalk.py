"""五篇互读的图：每个词、每个数都画出来；没有关键词的篇也不出错。"""

from __future__ import annotations

from course_utils.plotting import draw_keywords, draw_two_paces


def words(figure) -> list[str]:
    """图上的文字与纵轴上的词。"""
    axes = figure.axes[0]
    return [text.get_text() for text in axes.texts] + [label.get_text() for label in axes.get_yticklabels()]


def test_every_word_is_drawn() -> None:
    """词、数值、篇名与临界线都在；没有关键词的篇写明没有。"""
    figure = draw_keywords({"甲": [("制度", 12.34), ("人才", 5.0)], "乙": []}, {"5%": 3.84})
    assert {"甲", "乙（没有）", "制度", "人才", "12.3", "5.0", "5%"} <= set(words(figure))
    assert figure.axes[0].get_xlim()[1] > 12.34


def test_nothing_to_draw() -> None:
    """几篇一模一样，一个关键词也没有，仍然画得出。"""
    assert "甲（没有）" in words(draw_keywords({"甲": [], "乙": []}, {"5%": 3.84}))


def test_two_paces_share_one_ruler() -> None:
    """上下两图同一把尺子，每年的数都写出来。"""
    figure = draw_two_paces([2020, 2021], {2020: 1.0, 2021: 10.0}, {2020: 0.5, 2021: 0.25})
    upper, lower = figure.axes
    assert upper.get_ylim() == lower.get_ylim() and upper.get_ylim()[1] > 10
    assert [text.get_text() for text in lower.texts] == ["0.5", "0.2"]
