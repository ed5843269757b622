"""产业链的几幅图：没有警告，每个部门都在，次序对。"""

from __future__ import annotations

import warnings

import matplotlib as mpl
import pytest

mpl.use("Agg")

from course_utils.plotting import draw_extraction, draw_leaks, draw_supply_network

NAMES = ["材料", "装备", "建筑"]
COEFFICIENTS = [[0.3, 0.2, 0.25], [0.01, 0.2, 0.06], [0, 0, 0]]


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


@pytest.mark.parametrize(
    "draw",
    [
        lambda: draw_supply_network(NAMES, COEFFICIENTS, [10, 8, 5], 0.05),
        lambda: draw_leaks({"材料": 75, "装备": 65, "建筑": 81}),
        lambda: draw_extraction({"材料": 9, "装备": 8, "建筑": 5}, {"材料": 10, "装备": 12, "建筑": 14}),
    ],
    ids=["网络", "漏损", "抽取"],
)
def test_drawn_without_warnings(draw, tmp_path) -> None:
    """画与存都没有警告；缺字、版面放不下都会有警告。"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        draw().savefig(tmp_path / "图.png")
    assert (tmp_path / "图.png").stat().st_size > 10_000


def test_only_large_flows_become_arrows() -> None:
    """三支箭头：材料到装备、材料到建筑、装备到建筑；自己用自己的不画。"""
    axes = draw_supply_network(NAMES, COEFFICIENTS, [10, 8, 5], 0.05).axes[0]
    assert sum(text.arrow_patch is not None for text in axes.texts if hasattr(text, "arrow_patch")) == 3
    assert {text.get_text() for text in axes.texts} - {""} == set(NAMES)


def test_bars_are_sorted() -> None:
    """最大的在最上面；漏损图每根柱合起来是一百元。"""
    axes = draw_leaks({"材料": 75, "装备": 65, "建筑": 81}).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()] == ["装备", "材料", "建筑"]
    kept, leaked = ([bar.get_width() for bar in group] for group in axes.containers)
    assert [a + b for a, b in zip(kept, leaked, strict=True)] == [100] * 3
    axes = draw_extraction({"材料": 9, "装备": 8, "建筑": 5}, {"材料": 10, "装备": 12, "建筑": 14}).axes[0]
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "装备"
