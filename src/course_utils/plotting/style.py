"""颜色、字号与中文字体。"""

from __future__ import annotations

from functools import cache

import matplotlib as mpl
from matplotlib import font_manager
from pylopdf_fonts_zh_cn import sans_path

# 与网页相同的两种主色；图里同时用花纹区分，不只靠颜色
TRADITIONAL = "#b7621b"
NEW_QUALITY = "#0f8f83"

STYLE = {
    "axes.unicode_minus": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.titlesize": 14,
    "axes.titlelocation": "left",
    "axes.axisbelow": True,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "grid.color": "#dfe3e8",
    "hatch.linewidth": 0.6,
    "axes.prop_cycle": mpl.cycler(color=[TRADITIONAL, NEW_QUALITY, "#4a5a78", "#9aa5b8"]),
    "figure.figsize": (5.6, 4.5),
    "figure.facecolor": "white",
    "figure.dpi": 160,
    "figure.constrained_layout.use": True,
    "savefig.bbox": "tight",
    "font.size": 13,
    "legend.frameon": False,
}


@cache
def _font_family() -> str:
    """把随包安装的思源黑体登记给matplotlib，返回字体名；登记一次就够。"""
    path = sans_path()
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


def use_style() -> None:
    """换上课程的样式与中文字体，之后画的图都照此办理。"""
    mpl.rcParams.update(STYLE | {"font.sans-serif": [_font_family(), "DejaVu Sans"], "font.family": "sans-serif"})
