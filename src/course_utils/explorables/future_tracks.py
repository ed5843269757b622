"""互动实验“未来赛道”：六个方向先做哪几个，取决于眼光、本地基础与力气。

六个方向的名称出自工业和信息化部等七部门的实施意见；就绪度、本地基础与前景都是一个虚构县的示意数。
"""

from __future__ import annotations

from course_utils.economics.tracks import Track
from course_utils.explorables import charts
from course_utils.explorables.model import (
    NEW_QUALITY,
    TRADITIONAL,
    Choice,
    Explorable,
    Metric,
    Parameter,
    Scenario,
    Scene,
    Settings,
)

TRACKS = {  # 就绪度（级）、本地基础（分）、前景（百万元/年），全是示意
    "未来制造": Track(7, 70, 40),
    "未来信息": Track(4, 25, 120),
    "未来材料": Track(5, 55, 60),
    "未来能源": Track(6, 65, 70),
    "未来空间": Track(3, 10, 110),
    "未来健康": Track(5, 40, 90),
}
NEED = 10.0  # 一条赛道全力做每年要多少钱，百万元
PACE = 1.5  # 全力做，每升一级要几年
STEP = 0.9  # 每升一级成功的概率
RATE = 0.05  # 折现率
LONGEST = 30.0  # 超过30年按30年画
RULES = {"value": "算期望净收益", "prospect": "看前景，哪条热上哪条", "readiness": "看技术成熟度"}

NAMES = charts.categories([f"{name[:2]}\n{name[2:]}" for name in TRACKS])
VALUE = charts.numbers(-100, 400, 100)
YEARS = charts.numbers(0, LONGEST, 10)


def compute(settings: Settings) -> Scene:
    """六条赛道的期望净收益与到市场的年数：单独全力做，和照现在的分法做。"""
    count, budget, horizon = int(float(settings["tracks"])), float(settings["budget"]), float(settings["horizon"])
    weight, rule = float(settings["weight"]), str(settings["rule"])
    funding = min(1.0, budget / count / NEED)

    full = {name: _value(track, horizon, weight, 1.0) for name, track in TRACKS.items()}
    chosen = _chosen(rule, count, full)
    values = {name: _value(TRACKS[name], horizon, weight, funding) for name in chosen}
    years = {name: track.years(PACE, funding if name in chosen else 1.0) for name, track in TRACKS.items()}
    wise = _chosen("value", count, full)
    best = sum(_value(TRACKS[name], horizon, weight, funding) for name in wise)

    total = sum(values.values())
    arrived = [name for name in chosen if years[name] <= horizon]
    description = (
        f"上图：单独全力做的期望净收益（百万元），{_listed(full)}；"
        f"现在选{len(chosen)}条，每条用{100 * funding:.0f}%的力气，各得{_listed(values)}。下图：到市场还要几年，"
        + "，".join(f"{name}{min(each, LONGEST):.0f}{'以上' if each > LONGEST else ''}" for name, each in years.items())
        + f"，眼光是{horizon:.0f}年。"
    )
    option = charts.chart(
        charts.panel(
            "期望净收益（百万元，示意）",
            NAMES,
            VALUE,
            charts.bars("单独全力做", list(full.values()), charts.GREY),
            charts.bars("照现在的分法", [values.get(name) for name in TRACKS], charts.AMBER),
        ),
        charts.panel(
            "到市场还要几年（示意）",
            NAMES,
            YEARS,
            charts.bars("没选，若全力做", _years(years, TRACKS.keys() - set(chosen)), charts.GREY, "years"),
            charts.bars("选中的", _years(years, set(chosen)), charts.TEAL, "years"),
            charts.line("眼光", [horizon] * len(TRACKS), charts.PURPLE, "dashed"),
        ),
        description=description,
    )
    metrics = (
        Metric("first", "先做", chosen[0]),
        Metric("total", "期望净收益合计", _plain(total), "百万元"),
        Metric("funding", "每条赛道的力气", f"{100 * funding:.0f}", "%"),
        Metric("arrived", "来得及到市场", f"{len(arrived)}", "条"),
    )
    return Scene(option, metrics, _conclusion(chosen, wise, total, best, funding, horizon), description)


def _value(track: Track, horizon: float, weight: float, funding: float) -> float:
    return track.value(horizon=horizon, weight=weight, pace=PACE, step=STEP, cost=NEED, rate=RATE, funding=funding)


def _chosen(rule: str, count: int, full: dict[str, float]) -> list[str]:
    """按一种办法选出的``count``条赛道，先做的在前；成熟度相同时前景大的在前。"""
    keys = {
        "value": lambda name: full[name],
        "prospect": lambda name: TRACKS[name].prospect,
        "readiness": lambda name: (TRACKS[name].readiness, TRACKS[name].prospect),
    }
    return sorted(TRACKS, key=keys[rule], reverse=True)[:count]


def _years(years: dict[str, float], shown: set[str]) -> list[float | None]:
    return [min(each, LONGEST) if name in shown else None for name, each in years.items()]


def _plain(value: float) -> str:
    return f"{round(value)}"


def _money(value: float) -> str:
    return f"{'亏' if round(value) < 0 else ''}{_plain(abs(value))}百万元"


def _listed(values: dict[str, float]) -> str:
    return "，".join(f"{name}{_plain(value)}" for name, value in values.items())


def _conclusion(chosen: list[str], wise: list[str], total: float, best: float, funding: float, horizon: float) -> str:
    head = f"先做{'、'.join(chosen)}" if len(chosen) < len(TRACKS) else "六条一起做"
    thin = "" if funding > 0.995 else f"，每条只分到{100 * funding:.0f}%的力气"
    result = f"{horizon:.0f}年里期望净收益合计{_money(total)}"
    if len(chosen) == len(TRACKS):
        verdict = "全都要，就谈不上选择"
    elif set(chosen) == set(wise):
        verdict = "同算期望净收益选出来的一样"
    else:
        verdict = f"算期望净收益会选{'、'.join(wise)}，合计{_money(best)}"
    return f"{head}{thin}；{result}；{verdict}。"


EXPLORABLE = Explorable(
    id="future-tracks",
    title="未来赛道",
    question="六个方向都好，力气只够做一两样，先做哪一样？",
    controls=(
        Choice("rule", "怎样选赛道", RULES, "value"),
        Parameter("tracks", "做几条", 1, 6, 1, 3, "条", "选出来的各条平分力气"),
        Parameter("budget", "每年拿得出多少钱", 10, 60, 5, 20, "百万元", "一条赛道全力做每年要10百万元，少了就慢"),
        Parameter("horizon", "眼光有多远", 5, 20, 1, 10, "年", "只算这些年里的投入与收入"),
        Parameter("weight", "本地基础有多要紧", 0, 1.5, 0.1, 1, "", "0是不要紧，谁来做都接得住；越大越挑底子"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：只看眼前",
            {"rule": "readiness", "tracks": 1.0, "budget": 20.0, "horizon": 5.0, "weight": 1.0},
            "眼光只有五年，最成熟的那条才来得及。把“眼光有多远”往右拉，看下图虚线够得着几条，上图哪根柱涨得最快。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：看得远，选得准",
            {"rule": "value", "tracks": 2.0, "budget": 20.0, "horizon": 15.0, "weight": 1.0},
            "前景、成熟度和本地基础合起来算，选出来的不是前景最大的。六条里只做两条，两条都全力做。",
        ),
        Scenario(
            "hottest",
            "反例：哪条热上哪条",
            {"rule": "prospect", "tracks": 2.0, "budget": 20.0, "horizon": 15.0, "weight": 1.0},
            "前景最大的两条，本地基础最薄、离市场最远。同样的钱，合计由正变负：追热点不等于下先手棋。",
            counter=True,
        ),
        Scenario(
            "spread",
            "反例：六条一起铺开",
            {"rule": "value", "tracks": 6.0, "budget": 20.0, "horizon": 15.0, "weight": 1.0},
            "看下图：力气摊薄以后，各条到市场的年数都变成原来的三倍，十五年里只有少数到得了。样样都做，样样都晚。",
            counter=True,
        ),
        Scenario(
            "footloose",
            "反例：底子不要紧时，追热点也不亏",
            {"rule": "prospect", "tracks": 2.0, "budget": 20.0, "horizon": 20.0, "weight": 0.0},
            "若人才和设备都能请来、收入也留得住，追前景最大的两条同样赚钱。立足本地是有条件的道理，条件要去查证。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A5-06",),
    limits=(
        "就绪度、本地基础、前景、花费全是一个虚构县的示意数，不是对任何地方或任何产业的评估；换一组数，次序就变。",
        "没有算别的城市也在选；大家都选同一条，前景会被摊薄。",
        "各条赛道互不相干；真实的技术会互相带动，一条的平台和人才另一条也能用。",
        "每一级都要同样的年数、同样的成功概率，也不能中途停下；停得下来的好处见“容错”。",
        "就绪度只量技术走到了哪一步，看不见市场、规则与制造能力，也看不见退步。",
    ),
    sources=(
        "工业和信息化部等七部门：《关于推动未来产业创新发展的实施意见》（2024年）。",
        "ISO 16290:2013. Space systems — Definition of the Technology Readiness Levels (TRLs) and their criteria of "
        "assessment.",
        "Héder, M. (2017). From NASA to EU: the evolution of the TRL scale in Public Sector Innovation. "
        "The Innovation Journal, 22(2), article 3.",
        "Stewart, J. J., Allison, P. N. & Johnson, R. S. (2001). Putting a price on biotechnology. "
        "Nature Biotechnology, 19(9), 813–817.",
    ),
)
