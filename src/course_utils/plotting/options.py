"""把``explorables.charts``拼出的``option``画成matplotlib的图，用在纸上：Word、PDF与单独的HTML文件。"""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from course_utils.plotting.style import use_style

_DASHES = {"solid": "-", "dashed": "--", "dotted": ":"}
_HATCHES = ("", "///", "...", "\\\\\\", "xx")
_GROUP = 0.8  # 一个位置上的几根柱一共占多宽


def draw_option(option: dict) -> Figure:
    """一幅图，几格自上而下。认得折线、柱（可叠）、标记三种系列，别的抛出``ValueError``。"""
    use_style()
    rows = len(option["grid"])
    figure, axes = plt.subplots(rows, 1, figsize=(6.2, 2.9 * rows), squeeze=False)
    for place, ax in enumerate(axes[:, 0]):
        series = [one for one in option["series"] if one["xAxisIndex"] == place]
        _panel(ax, option["title"][place]["text"], option["xAxis"][place], option["yAxis"][place], series)
    plt.close(figure)
    return figure


def _panel(ax: Axes, title: str, x: dict, y: dict, series: list[dict]) -> None:
    if y["type"] == "log":
        ax.set_yscale("log", base=y["logBase"])
    ax.set_title(title, pad=26)
    ax.set_ylim(y["min"], y["max"])
    every = x["axisLabel"]["interval"] + 1
    ax.set_xticks(range(0, len(x["data"]), every), x["data"][::every])
    ax.set_xlim(-0.6, len(x["data"]) - 0.4)
    if y["min"] < 0 < y["max"]:
        ax.axhline(0, color="#52606d", linewidth=0.8)
    stacks = list(dict.fromkeys(_stack(one) for one in series if one["type"] == "bar"))
    floors: dict[str, list[float]] = {}
    for number, one in enumerate(series):
        data = one["data"]
        if one["type"] == "bar":
            _bars(ax, one, stacks, floors, _HATCHES[number % len(_HATCHES)])
        elif one["type"] == "line":
            points = [float("nan") if value is None else value for value in data]
            dash = _DASHES[one["lineStyle"]["type"]]
            ax.plot(range(len(data)), points, dash, color=one["color"], label=one["name"], linewidth=2)
        elif one["type"] == "scatter":
            shown = [(place, value) for place, value in enumerate(data) if value is not None]
            ax.plot(*zip(*shown, strict=True) if shown else ([], []), "D", color=one["color"], label=one["name"])
        else:
            raise ValueError(f"纸上的图不会画{one['type']}。")
    # 与网页里的图一样，图例在标题下面
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.01), ncols=3, fontsize=11, borderaxespad=0)


def _bars(ax: Axes, one: dict, stacks: list[str], floors: dict[str, list[float]], hatch: str) -> None:
    """同一个``stack``的柱叠在前一条上面；正的往上叠，负的往下叠。"""
    stack = _stack(one)
    width = _GROUP / len(stacks)
    shift = width * (stacks.index(stack) - (len(stacks) - 1) / 2)
    values = [value or 0.0 for value in one["data"]]
    up = floors.setdefault(f"{stack}+", [0.0] * len(values))
    down = floors.setdefault(f"{stack}-", [0.0] * len(values))
    bottoms = [high if value >= 0 else low for value, high, low in zip(values, up, down, strict=True)]
    places = [place + shift for place in range(len(values))]
    style = {"color": one["color"], "edgecolor": "white", "hatch": hatch, "label": one["name"]}
    ax.bar(places, values, min(width, 0.5) * 0.92, bottom=bottoms, **style)
    for place, value in enumerate(values):
        (up if value >= 0 else down)[place] += value


def _stack(one: dict) -> str:
    return one["stack"] or one["name"]
