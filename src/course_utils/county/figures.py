"""诊断报告里的图：用``charts``拼，坐标轴跟着数据走。"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

from course_utils.county.diagnosis import Portfolio, Scorecard, Structure
from course_utils.explorables import charts
from course_utils.report import Figure

_MOST = 6  # 一幅330像素宽的图排得下的行业或赛道
_SCALES = ((1e8, "亿"), (1e4, "万"), (1e3, "千"))


def structure_figure(structure: Structure) -> Figure:
    """变化分成的三份，与最大的几个行业的区位商。"""
    parts = [structure.national, structure.mix, structure.competitive, structure.change]
    scale, unit = _scale(parts)
    shown = sorted(structure.rows, key=lambda row: row.after, reverse=True)[:_MOST]
    quotients = [row.quotient or 0.0 for row in shown]
    named = "，".join(f"{row.name}{quotient:.2f}" for row, quotient in zip(shown, quotients, strict=True))
    description = (
        f"上图：参照地区增长{number(structure.national)}，行业结构{number(structure.mix)}，"
        f"竞争力{number(structure.competitive)}，合计是实际变化{number(structure.change)}。"
        f"下图：最大的{len(shown)}个行业的区位商，{named}。"
    )
    option = charts.chart(
        charts.panel(
            f"变化从哪里来{unit}",
            charts.categories(["参照\n增长", "行业\n结构", "竞争力", "实际\n变化"]),
            _axis([part / scale for part in parts]),
            charts.bars("三份与合计", [part / scale for part in parts], charts.BLUE),
        ),
        charts.panel(
            "最大的行业的区位商",
            charts.categories([_short(row.name) for row in shown]),
            _axis([*quotients, 1.5]),
            charts.bars("区位商", quotients, charts.TEAL),
            charts.line("与参照地区相同", [1.0] * len(shown), charts.PURPLE, "dashed"),
        ),
        description=description,
    )
    return Figure(option, "偏离—份额与区位商", description)


def scorecard_figure(scorecard: Scorecard) -> Figure:
    """五要素得分，虚线是与参照地区持平。"""
    scores = list(scorecard.scores.values())
    description = "五要素得分：" + "，".join(f"{name}{score:.0f}" for name, score in scorecard.scores.items()) + "。"
    option = charts.chart(
        charts.panel(
            "五要素得分（50是持平）",
            charts.categories(list(scorecard.scores)),
            charts.numbers(0, 100, 25),
            charts.bars("本县", scores, charts.TEAL),
            charts.line("与参照地区持平", [50.0] * len(scores), charts.PURPLE, "dashed"),
        ),
        description=description,
    )
    return Figure(option, "五要素得分", description)


def portfolio_figure(portfolio: Portfolio) -> Figure:
    """几条赛道的净得益，管与不管别的县；两种选法扣掉争抢以后各剩多少。"""
    order = sorted(
        range(len(portfolio.tracks)),
        key=lambda i: (portfolio.tracks[i] in portfolio.chosen, portfolio.naive_nets[i]),
        reverse=True,
    )[:_MOST]
    names = [portfolio.tracks[i].name for i in order]
    alone, shared = [portfolio.naive_nets[i] for i in order], [portfolio.nets[i] for i in order]
    totals = [portfolio.net, portfolio.naive_net]
    scale, unit = _scale([*alone, *shared])
    whole, whole_unit = _scale(totals)
    each = "，".join(f"{n}由{number(a)}变为{number(s)}" for n, a, s in zip(names, alone, shared, strict=True))
    description = (
        f"上图：各赛道的净得益（万元），扣掉争抢以后{each}。"
        f"下图：两种选法扣掉争抢以后的净得益，想到别县{number(totals[0])}万元，不管别县{number(totals[1])}万元。"
    )
    option = charts.chart(
        charts.panel(
            f"净得益{unit[:-1] + '万元）' if unit else '（万元）'}",
            charts.categories([_short(name) for name in names]),
            _axis([value / scale for value in [*alone, *shared]]),
            charts.bars("不管别的县", [value / scale for value in alone], charts.GREY),
            charts.bars("扣掉争抢", [value / scale for value in shared], charts.AMBER),
        ),
        charts.panel(
            f"两种选法最后得多少{whole_unit[:-1] + '万元）' if whole_unit else '（万元）'}",
            charts.categories(["想到别的县", "不管别的县"]),
            _axis([value / whole for value in totals]),
            charts.bars("扣掉争抢以后的净得益", [value / whole for value in totals], charts.TEAL),
        ),
        description=description,
    )
    return Figure(option, "赛道组合：管与不管别的县", description)


def number(value: float) -> str:
    """报告里的数：大的取整并写千分位，小的留一两位小数；不写“-0”。"""
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    rounded = round(value, digits) + 0.0
    return f"{rounded:,.{digits}f}"


def _scale(values: Sequence[float]) -> tuple[float, str]:
    """轴上的数最多三位：除以多少，标题里怎样写明。"""
    largest = max(map(abs, values))
    return next(((scale, f"（{name}）") for scale, name in _SCALES if largest >= scale), (1.0, ""))


def _axis(values: Sequence[float]) -> dict:
    """包住全部数与0的纵轴，四格左右，刻度是整齐的数。"""
    low, high = min(0.0, *values), max(0.0, *values)
    rough = (high - low) / 4 or 1.0
    power = 10.0 ** floor(log10(rough))
    step = next(power * factor for factor in (1, 2, 2.5, 5, 10) if power * factor >= rough * 0.999)
    return charts.numbers(_tidy(floor(low / step) * step), _tidy(ceil(high / step) * step), _tidy(step))


def _tidy(value: float) -> float:
    return round(value, 6)


def _short(name: str) -> str:
    """横轴上的名字：一行最多三个字，两行放不下的用省略号；两行差不多长。"""
    shown = name if len(name) <= 6 else name[:5] + "…"
    half = (len(shown) + 1) // 2
    return f"{shown[:half]}\n{shown[half:]}" if len(shown) > 3 else shown
