"""全要素生产率的三幅图：柱叠得对，区间与标记落在该在的地方，图例不重复。"""

from __future__ import annotations

import pytest

from course_utils.plotting import draw_catching_up, draw_country_sources, draw_residual_ranges


def test_negative_parts_hang_below_zero() -> None:
    """正的往上叠，负的往下挂，柱顶到柱底的和就是产出增长。"""
    parts = {"甲": {"资本": 2.0, "劳动": -0.5, "人力资本": 0.5, "全要素生产率": -1.0}}
    axes = draw_country_sources(parts, "题").axes[0]
    spans = [(bar.get_y(), bar.get_y() + bar.get_height()) for bar in axes.patches]
    assert max(max(span) for span in spans) == pytest.approx(2.5)
    assert min(min(span) for span in spans) == pytest.approx(-1.5)


def test_ranges_run_from_least_to_most() -> None:
    """每国一条由最小到最大的横条，国名自上而下照给的次序；图例里每种标记只有一个。"""
    figure = draw_residual_ranges({"甲": [1, 3, 2], "乙": [-1, 0]}, {"甲": 2, "乙": 0}, "题")
    axes = figure.axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["乙", "甲"]
    assert list(axes.lines[3].get_xdata()) == [1, 3]
    assert [text.get_text() for text in figure.legends[0].get_texts()] == ["各种选择", "PWT的选择"]


def test_total_is_marked_at_the_sum() -> None:
    """横线标在两块之和；没有索洛余值的国家不画菱形。"""
    figure = draw_catching_up(
        {"甲": {"追赶": 1.5, "前沿移动": -0.5}, "乙": {"追赶": 0.0, "前沿移动": 1.0}}, {"甲": 3.0}, "题"
    )
    total, residual = figure.axes[0].lines[:2]
    assert list(total.get_ydata()) == [1.0, 1.0]
    assert list(residual.get_xdata()) == ["甲"]
