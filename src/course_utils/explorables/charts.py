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

# 一格里自上而下：标题、图例（从LEGEND起）、图（从PLOT起）、横轴的一行文字（AXIS，多一行加LINE）。
# 单位是像素，按设计高度HEIGHT折成百分比，宿主画高些矮些都成比例
HEIGHT = 400
LEGEND, PLOT, AXIS, LINE = 20, 48, 32, 16

Values = Sequence[float | None]


def line(name: str, data: Values, color: str, dash: Literal["solid", "dashed", "dotted"] = "solid") -> dict:
    """折线。``data``与横轴的各个位置一一对应，缺的数是``None``。"""
    return _series("line", name, data, color) | {"lineStyle": {"width": 3, "type": dash}, "symbol": "none"}


def marks(name: str, data: Values, color: str) -> dict:
    """菱形标记，用来标出现在的位置；其余位置是``None``。"""
    return _series("scatter", name, data, color) | {
        "symbol": "diamond",
        "symbolSize": 16,
        "itemStyle": {"opacity": 1, "decal": {"symbol": "none"}},
    }


def bars(name: str, data: Values, color: str, stack: str | None = None) -> dict:
    """柱。同一个``stack``的柱叠在一起；每组柱由``aria.decal``加上图案。"""
    return _series("bar", name, data, color) | {"stack": stack, "barMaxWidth": 28}


def network(name: str, data: Values, links: Sequence[tuple[int, int, float]], color: str) -> dict:
    """有向图：每个横轴位置一个圆点，高低由``data``定（不能缺数），箭头按``links``连。

    ``links``的一项是（起点的位置号，终点的位置号，弯曲程度）；弯曲程度是0就是直线，正数从起点看往左弯。
    """
    return _series("graph", name, data, color) | {
        "coordinateSystem": "cartesian2d",
        "symbol": "circle",
        "symbolSize": 14,
        "itemStyle": {"opacity": 1, "decal": {"symbol": "none"}},
        "lineStyle": {"color": color, "width": 1.5, "opacity": 1},
        "edgeSymbol": ["none", "arrow"],
        "edgeSymbolSize": 8,
        "links": [{"source": a, "target": b, "lineStyle": {"curveness": bend}} for a, b, bend in links],
        "silent": True,
        "z": 3,  # 箭头画在柱的前面
    }


def categories(names: Sequence[str], unit: str = "", every: int = 1) -> dict:
    """横轴：一个位置一个名字（可用换行分成两行），每隔``every``个写出来一个；``unit``写在轴的右端。"""
    return _axis("category", unit) | {
        "data": list(names),
        "axisTick": {"show": False},
        "axisLabel": _text(MUTED) | {"interval": every - 1},
    }


def numbers(low: float, high: float, step: float) -> dict:
    """纵轴：范围与刻度固定。"""
    return _axis("value") | {"min": low, "max": high, "interval": step}


def doublings(low: float, high: float) -> dict:
    """以2为底的对数纵轴：每上一格翻一番，线的斜率就是增速。``low``与``high``是2的整数次幂。"""
    axis = _axis("log")
    # 最低一格不写数也不画线：ECharts按数据的小数位数给它取整，0.5会时有时无，0.25会变成0而落到无穷远
    labels = _text(MUTED) | {"showMinLabel": False}
    lines = axis["splitLine"] | {"showMinLine": False}
    return axis | {"logBase": 2, "min": low, "max": high, "axisLabel": labels, "splitLine": lines}


def tenfolds(low: float, high: float) -> dict:
    """以10为底的对数纵轴：每上一格是十倍，相乘在图上成了相加。``low``与``high``是10的整数次幂。"""
    # 最高一格不写数：“1,000”在左边放不下
    labels = _text(MUTED) | {"showMaxLabel": False}
    return _axis("log") | {"logBase": 10, "min": low, "max": high, "axisLabel": labels}


def panel(title: str, x: dict, y: dict, *series: dict) -> dict:
    """一格图：标题、横轴、纵轴、系列。"""
    return {"title": title, "x": x, "y": y, "series": series}


def chart(*panels: dict, description: str) -> dict:
    """把几格图自上而下拼成一幅``option``，各格一样高。``description``是图的文字说明，也是读屏软件朗读的内容。"""
    option: dict = {
        "animation": False,
        "aria": {"enabled": True, "decal": {"show": True}, "label": {"description": description}},
        "textStyle": {"fontFamily": FONT},
        "tooltip": {"trigger": "axis", "confine": True},
        "title": [],
        "legend": [],
        "grid": [],
        "xAxis": [],
        "yAxis": [],
        "series": [],
    }
    share = HEIGHT / len(panels)
    for index, part in enumerate(panels):
        top = index * share
        labels = AXIS + LINE * max(name.count("\n") for name in part["x"]["data"])
        option["title"].append(
            {"text": part["title"], "left": 4, "top": _percent(top), "padding": 0, "textStyle": _text(INK)}
        )
        option["legend"].append(_legend(part["series"], top + LEGEND))
        option["grid"].append(
            {"left": 40, "right": 32, "top": _percent(top + PLOT), "height": _percent(share - PLOT - labels)}
        )
        option["xAxis"].append(part["x"] | {"gridIndex": index})
        option["yAxis"].append(part["y"] | {"gridIndex": index})
        option["series"] += [s | {"xAxisIndex": index, "yAxisIndex": index} for s in part["series"]]
    return option


def _series(kind: str, name: str, data: Values, color: str) -> dict:
    return {
        "type": kind,
        "name": name,
        # 取两位小数：画面缓存小得多，两处Python的浮点运算末位不同也得到同一幅图；加0.0把-0.0变成0.0
        "data": [None if value is None else round(value, 2) + 0.0 for value in data],
        "color": color,
        "emphasis": {"disabled": True},
    }


def _axis(kind: str, name: str = "") -> dict:
    return {
        "type": kind,
        "name": name,
        "nameGap": 6,
        "nameTextStyle": _text(MUTED),
        "axisLabel": _text(MUTED),
        "axisLine": {"lineStyle": {"color": RULE}},
        "splitLine": {"lineStyle": {"color": RULE}},
    }


def _legend(series: Sequence[dict], top: float) -> dict:
    """图例只作说明，不能点：点了会藏起系列，键盘又够不着。线的图例只留线，不要圆点。"""
    hidden = {"itemStyle": {"opacity": 0}}
    return {
        "data": [{"name": s["name"]} | (hidden if s["type"] == "line" else {}) for s in series],
        "left": 0,
        "top": _percent(top),
        "padding": [0, 4],
        "itemGap": 14,
        "itemWidth": 24,
        "itemHeight": 12,
        "selectedMode": False,
        "textStyle": _text(INK),
    }


def _text(color: str) -> dict:
    return {"color": color, "fontSize": SIZE, "fontWeight": "normal", "fontFamily": FONT}


def _percent(pixels: float) -> str:
    return f"{100 * pixels / HEIGHT:g}%"
