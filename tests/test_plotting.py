"""作图：每个汉字都有字形，没有警告，颜色与网页一致。"""

from __future__ import annotations

import warnings

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Text

from course_utils import plotting

PERIODS = {
    "1978—\n1990": {"资本": 3.4, "劳动": 1.8, "人力资本": 0.7, "全要素生产率": 2.6},
    "2019—\n2023": {"资本": 3.1, "劳动": -0.5, "人力资本": 0.3, "全要素生产率": 1.7},
}
SERIES = {"PWT 11.0": [1.0, 2.0, 4.0], "PWT 10.01": [1.0, 1.1, 1.2]}


def figures() -> dict[str, Figure]:
    """书里用到的每一种图。"""
    return {
        "growth_sources": plotting.draw_growth_sources(PERIODS),
        "versions": plotting.draw_versions([1978, 1979, 1980], SERIES),
    }


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


@pytest.mark.parametrize("name", ["growth_sources", "versions"])
def test_drawn_without_warnings(name: str, tmp_path) -> None:
    """画与存都没有警告；缺字、版面放不下都会有警告。"""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figures()[name].savefig(tmp_path / "图.png")
    assert (tmp_path / "图.png").stat().st_size > 10_000


@pytest.mark.parametrize("name", ["growth_sources", "versions"])
def test_every_character_has_a_glyph(name: str) -> None:
    """图上每个字在第一个可用的字体里都有字形。"""
    plotting.use_style()
    path = font_manager.findfont(mpl.rcParams["font.sans-serif"][0], fallback_to_default=False)
    glyphs = font_manager.get_font(path).get_charmap()
    drawn = "".join(text.get_text() for text in figures()[name].findobj(Text))
    assert any("\u4e00" <= char <= "\u9fff" for char in drawn)
    assert {char for char in drawn if char != "\n" and ord(char) not in glyphs} == set()


def test_minus_sign_is_drawable(tmp_path) -> None:
    """负数坐标不出方框。"""
    plotting.use_style()
    figure = Figure()
    figure.subplots().plot([-2, -1], [-3, 3])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        figure.savefig(tmp_path / "负数.png")


def test_bars_stack_to_the_total() -> None:
    """正的贡献往上堆，负的往下堆，首尾相接，净高就是产出增长。"""
    axes = plotting.draw_growth_sources(PERIODS).axes[0]
    bars = [bar for group in axes.containers for bar in group]
    assert len(bars) == 8
    net = sum(bar.get_height() for group in axes.containers for bar in [group[1]])
    assert net == pytest.approx(sum(PERIODS["2019—\n2023"].values()))
    assert min(bar.get_y() + bar.get_height() for bar in bars) == pytest.approx(-0.5)
    assert max(bar.get_y() + bar.get_height() for bar in bars) == pytest.approx(8.5)


def test_versions_start_at_hundred() -> None:
    """两条线都从100出发。"""
    lines = plotting.draw_versions([1978, 1979, 1980], SERIES).axes[0].get_lines()
    assert [line.get_ydata()[0] for line in lines] == [100, 100]
    assert [round(line.get_ydata()[-1]) for line in lines] == [400, 120]


def test_figures_do_not_pile_up() -> None:
    """图画好就交出去，不留在pyplot里：否则笔记本会把同一幅图显示两次。"""
    import matplotlib.pyplot as plt

    plt.close("all")
    figures()
    assert plt.get_fignums() == []
