"""第5章的图：没有警告，不缺字，线与数对得上，名字不叠在一起。"""

from __future__ import annotations

import warnings
from itertools import pairwise

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from course_utils import plotting
from course_utils.data.technology import COUNTRIES, china_innovation, electric_share


def rulers() -> Figure:
    """创新的三把尺。"""
    patents = {year: count / 10000 for year, count in china_innovation("patents").items()}
    return plotting.draw_three_rulers(
        {
            "研发投入强度": ("%", china_innovation("research")),
            "授权专利": ("万件", patents),
            "高技术产品占制成品出口": ("%", china_innovation("hightech")),
        }
    )


def track() -> Figure:
    """新赛道的冷与热。"""
    return plotting.draw_new_track({name: electric_share(country) for country, name in COUNTRIES.items()})


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


@pytest.mark.parametrize("draw", [rulers, track])
def test_drawn_without_warnings_or_missing_glyphs(draw, tmp_path) -> None:
    """画与存都没有警告，每个字都有字形，用完不留在pyplot里。"""
    import matplotlib.pyplot as plt

    plt.close("all")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure = draw()
        figure.savefig(tmp_path / "图.png")
    assert (tmp_path / "图.png").stat().st_size > 10_000
    path = font_manager.findfont(mpl.rcParams["font.sans-serif"][0], fallback_to_default=False)
    glyphs = font_manager.get_font(path).get_charmap()
    drawn = "".join(text.get_text() for text in figure.findobj(Text))
    assert {char for char in drawn if char != "\n" and ord(char) not in glyphs} == set()
    assert plt.get_fignums() == []


def test_rulers_show_first_and_last_number() -> None:
    """三幅小图标出的头尾两个数，就是表里的数。"""
    marks = [[note.get_text() for note in axes.findobj(Annotation)] for axes in rulers().axes]
    assert marks == [["1.37", "2.43"], ["3.34", "101"], ["30.2", "26.3"]]


def test_track_names_do_not_overlap() -> None:
    """线尾的五个名字，两两至少隔4个百分点。"""
    axes = track().axes[0]
    heights = sorted(note.xy[1] for note in axes.findobj(Annotation))
    assert len(heights) == 5
    assert min(high - low for low, high in pairwise(heights)) >= 4
    assert [line.get_ydata()[-1] for line in axes.get_lines()] == [3, 10, 25, 30, 53]
