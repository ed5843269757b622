"""产业关联图：没有警告，每个点都在，标出的部门都有名字。"""

from __future__ import annotations

import warnings

import matplotlib as mpl
import pytest

mpl.use("Agg")

from course_utils.plotting import draw_linkages

POINTS = {"化学工业": (1.2, 3.6), "金融业": (0.6, 1.1), "教育": (0.8, 0.4)}


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


def test_drawn_without_warnings(tmp_path) -> None:
    """画与存都没有警告；缺字、版面放不下都会有警告。"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        draw_linkages(POINTS, {"化学工业": "化学"}).savefig(tmp_path / "图.png")
    assert (tmp_path / "图.png").stat().st_size > 10_000


def test_every_point_is_there() -> None:
    """三个点分成两组，标出的那个写着简称。"""
    axes = draw_linkages(POINTS, {"化学工业": "化学"}).axes[0]
    drawn = sorted(tuple(point) for group in axes.collections for point in group.get_offsets().tolist())
    assert drawn == sorted(POINTS.values())
    assert [text.get_text() for text in axes.texts] == ["化学"]
