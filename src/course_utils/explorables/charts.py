"""画图：把数据拼成ECharts的``option``（普通字典），两处宿主都用它。

一幅图由上下几格组成。一格有一根横轴、一根纵轴和几条系列。轴的范围、系列的名字与颜色由互动实验写死，画面之间只有数据变化：
JupyterLab里的ECharts会把新旧``option``合并，少写一项，旧的就留在图上；两幅并排的图也只有同一把尺子才能比。

文字与轴线的颜色用CSS变量，跟着网页的明暗走；系列的颜色在白底与深色底上对比度都不低于3:1，并各配线型或图案，不只靠颜色区分。
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

AMBER, TEAL, BLUE, PURPLE, GREY = "#b7621b", "#0f8f83", "#2f78d0", "#9656c4", "#74808c"

INK = "var(--course-ink, #1f2933)"
MUTED = "var(--course-muted, #52606d)"
RULE = "var(--course-rule, #d9dee3)"
FONT = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
SIZE = 13

Numbers = Sequence[float | None] | Sequence[Sequence[float | None]]


def line(name: str, data: Numbers, color: str, dash: Literal["solid", "dashed", "dotted"] = "solid") -> dict:
    """折线。``data``是纵坐标的列表，或``[横, 纵]``的列表；缺的数是``None``。"""
    return {
        "type": "line",
        "name": name,
        "data": list(data),
        "color": color,
        "lineStyle": {"width": 3, "type": dash},
        "symbol": "none",
        "emphasis": {"disabled": True},
    }


def points(name: str, data: Numbers, color: str) -> dict:
    """散点，用来标出现在的位置。"""
    return {
        "type": "scatter",
        "name": name,
        "data": list(data),
        "color": color,
        "symbol": "diamond",
        "symbolSize": 16,
        "emphasis": {"disabled": True},
    }


def bars(name: str, data: Numbers, color: str, stack: str | None = None) -> dict:
    """柱。同一个``stack``的柱叠在一起；宿主的``aria.decal``给每组柱加图案。"""
    return {
        "type": "bar",
        "name": name,
        "data": list(data),
        "color": color,
        "stack": stack,
        "barMaxWidth": 28,
        "emphasis": {"disabled": True},
    }


def categories(names: Sequence[str], title: str = "") -> dict:
    """分类的横轴。"""
    return _axis({"type": "category", "data": list(names), "axisTick": {"show": False}}, title)


def numbers(low: float, high: float, step: float, title: str = "") -> dict:
    """数值轴，范围与刻度固定。"""
    return _axis({"type": "value", "min": low, "max": high, "interval": step}, title)


def doublings(low: float, high: float, title: str = "") -> dict:
    """以2为底的对数轴：每上一格翻一番，直线的斜率就是增速。``low``与``high``是2的整数次幂。"""
    return _axis({"type": "log", "logBase": 2, "min": low, "max": high}, title)


def panel(x: dict, y: dict, *series: dict, share: int = 1) -> dict:
    """一格图：横轴、纵轴、系列；``share``是它在总高里占几份。"""
    return {"x": x, "y": y, "series": series, "share": share}


def chart(*panels: dict, description: str) -> dict:
    """把几格图自上而下拼成一幅``option``。``description``是图的文字说明，也是朗读的内容。"""
    unit = 100 / sum(p["share"] for p in panels)
    option: dict = {
        "animation": False,
        "aria": {"enabled": True, "decal": {"show": True}, "label": {"description": description}},
        "textStyle": {"fontFamily": FONT, "fontSize": SIZE, "color": INK},
        "tooltip": {"trigger": "axis", "confine": True},
        "legend": {"top": 0, "left": "center", "itemWidth": 28, "textStyle": {"fontSize": SIZE, "color": INK}},
        "grid": [],
        "xAxis": [],
        "yAxis": [],
        "series": [],
    }
    top = 0.0
    for index, p in enumerate(panels):
        height = p["share"] * unit
        option["grid"].append({"left": 48, "right": 16, "top": f"{top:g}%", "height": f"{height:g}%"})
        option["xAxis"].append({**p["x"], "gridIndex": index})
        option["yAxis"].append({**p["y"], "gridIndex": index})
        option["series"] += [{**s, "xAxisIndex": index, "yAxisIndex": index} for s in p["series"]]
        top += height
    return option


def _axis(kind: dict, title: str) -> dict:
    return {
        **kind,
        "name": title,
        "nameTextStyle": {"color": MUTED, "fontSize": SIZE},
        "axisLabel": {"color": MUTED, "fontSize": SIZE},
        "axisLine": {"lineStyle": {"color": RULE}},
        "splitLine": {"lineStyle": {"color": RULE}},
    }
