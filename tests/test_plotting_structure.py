"""第12、13章的图：没有警告，不缺字，标出来的数与表里的一样，国名不叠在一起。"""

from __future__ import annotations

import warnings
from itertools import combinations

import matplotlib as mpl
import pytest

mpl.use("Agg")

from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text

from course_utils import plotting
from course_utils.data.plans import targets
from course_utils.data.structure import COUNTRIES, employment, relative_productivity, total_employment
from course_utils.economics.regional import location_quotients


def quotients() -> Figure:
    """农业的区位商与相对效率。"""
    return plotting.draw_quotients(
        {
            name: (
                location_quotients(employment(code, 2023), total_employment(2023))[0],
                relative_productivity(code, 2023, "agriculture"),
            )
            for code, name in COUNTRIES.items()
            if code != "USA"
        },
        "集中的地方，不一定效率高",
    )


def parts() -> Figure:
    """偏离—份额的三份。"""
    return plotting.draw_parts({"甲": [10, -4, 2], "乙": [8, -2, -3]}, ("份额", "结构", "竞争"), "参照", "百万人")


def plans() -> Figure:
    """目标与结果。"""
    return plotting.draw_targets(targets(), "研发强度：目标与结果", "占国内生产总值的百分比（%）")


@pytest.fixture(autouse=True)
def clean_style():
    """每个测试之后恢复matplotlib原来的样式。"""
    with mpl.rc_context():
        yield


@pytest.mark.parametrize("draw", [quotients, parts, plans])
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


def test_country_names_do_not_overlap() -> None:
    """八个国名的外框两两不相交。"""
    figure = quotients()
    figure.canvas.draw()
    boxes = [note.get_window_extent() for note in figure.axes[0].findobj(Annotation)]
    assert len(boxes) == 8
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_bars_carry_their_numbers() -> None:
    """柱上写的就是画的数：三份带正负号，目标与结果两位小数。"""
    assert [note.get_text() for note in parts().axes[0].findobj(Annotation)] == ["+10", "+8", "-4", "-2", "+2", "-3"]
    written = [note.get_text() for note in plans().axes[0].findobj(Annotation)]
    assert written == ["2.00", "2.20", "2.50", "1.71", "2.06", "2.41"]
