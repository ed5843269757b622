"""互动实验“率先突破”：后来者先学后闯，什么时候转向，最后离前沿多远。"""

from __future__ import annotations

from math import inf

from course_utils.economics.catching_up import Strategy, fastest_path, path, switching_level
from course_utils.explorables import charts
from course_utils.explorables.model import (
    NEW_QUALITY,
    TRADITIONAL,
    Explorable,
    Metric,
    Parameter,
    Scenario,
    Scene,
    Settings,
)

YEARS = 80
IMITATORS_OWN = 0.95  # 只顾模仿时，自己的积累每年留下95%，示意
STILL_LEARNING = 0.5  # 改为创新以后，学来的减半，示意
NEVER = 100.0

YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=20)
LEVEL = charts.numbers(0, 100, 25)
SWITCH = Parameter("switch", "追到多少就转向创新", 10, NEVER, 5, 55, "%", "领先者为100；放在100就是一直模仿")
PLACES = range(0, 101, 5)
PLACE = charts.categories([str(place) for place in PLACES], "%", every=4)
STEP = charts.numbers(-8, 8, 4)


def compute(settings: Settings) -> Scene:
    """八十年的相对水平，与在各个水平上两种办法明年能前进多少。"""
    start, switch, growth = (float(settings[name]) / 100 for name in ("start", "switch", "growth"))
    imitating, innovating = _strategies(settings)
    best_switch = switching_level(imitating, innovating)

    yours, year = path(start, imitating, innovating, switch if switch < 1 else inf, growth, YEARS)
    imitator, _ = path(start, imitating, innovating, inf, growth, YEARS)
    fastest = fastest_path(start, (imitating, innovating), growth, YEARS)
    learn, venture = ([100 * (s.following(p / 100, growth) - p / 100) for p in PLACES] for s in (imitating, innovating))
    shown = settings["switch"] if switch < 1 else None
    trap = imitating.resting_level(growth)

    description = (
        f"上图：{YEARS}年里，相对水平由前沿的{100 * start:.0f}%，按你的转向变为{100 * yours[-1]:.0f}%，"
        f"一直模仿变为{100 * imitator[-1]:.0f}%，每年都用合算的办法变为{100 * fastest[-1]:.0f}%。"
        f"下图：相对水平是20%时，模仿一年前进{learn[4]:z.1f}个百分点、创新{venture[4]:z.1f}个；"
        f"80%时，模仿{learn[16]:z.1f}个、创新{venture[16]:z.1f}个。"
    )
    option = charts.chart(
        charts.panel(
            "相对水平（领先者当年为100）",
            YEAR,
            LEVEL,
            charts.line("你的转向", [100 * a for a in yours], charts.TEAL),
            charts.line("一直模仿", [100 * a for a in imitator], charts.AMBER, "dashed"),
            charts.line("最合算", [100 * a for a in fastest], charts.GREY, "dotted"),
        ),
        charts.panel(
            "在每个水平上，一年前进几个百分点",
            PLACE,
            STEP,
            charts.line("模仿", learn, charts.AMBER, "dashed"),
            charts.line("创新", venture, charts.BLUE),
            charts.marks(
                "转向处", [v if p == shown else None for p, v in zip(PLACES, venture, strict=True)], charts.PURPLE
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("level", f"{YEARS}年后的相对水平", f"{100 * yours[-1]:.0f}", "%"),
        Metric("year", "转向创新", "没有转" if year is None else f"第{year}年" if year else "一开始"),
        Metric("best", "最合算的转向处", "不必转" if best_switch >= 1 else f"{100 * best_switch:.0f}%"),
        Metric("trap", "一直模仿会停在", f"{100 * trap:.0f}", "%"),
    )
    return Scene(option, metrics, _conclusion(yours, fastest, year, switch), description)


def _strategies(settings: Settings) -> tuple[Strategy, Strategy]:
    imitation, innovation = (float(settings[name]) / 100 for name in ("imitation", "innovation"))
    return Strategy(imitation, IMITATORS_OWN), Strategy(imitation * STILL_LEARNING, innovation)


def _conclusion(yours: list[float], fastest: list[float], year: int | None, switch: float) -> str:
    end = f"{YEARS}年后到了前沿的{100 * yours[-1]:.0f}%"
    if year == 0:
        moved = "一开始就转向创新"
    elif year is not None:
        moved = f"第{year}年转向创新"
    elif switch < 1:
        moved = f"打算追到{100 * switch:.0f}%再转，却一直没有追到"
    else:
        moved = "一直模仿"
    behind, at = max((100 * (best - own), at) for at, (best, own) in enumerate(zip(fastest, yours, strict=True)))
    if behind < 0.5:
        return f"{moved}，{end}；同每年都用合算的办法几乎没有差别。"
    return f"{moved}，{end}；同每年都用合算的办法相比，第{at}年差得最多，差{behind:.1f}个百分点。"


EXPLORABLE = Explorable(
    id="catch-up",
    title="率先突破",
    question="跟在后面学，为什么不够？什么时候必须自己闯？",
    controls=(
        Parameter("start", "起点", 10, 90, 5, 20, "%", "领先者为100"),
        SWITCH,
        Parameter("imitation", "模仿时每年学来", 2, 8, 0.5, 4.5, "%", "占前沿水平的百分比；转向以后减半"),
        Parameter(
            "innovation", "创新时积累留下", 95, 101, 0.5, 100, "%", "只靠自己时，今年是去年的百分之几；模仿时是95%"
        ),
        Parameter("growth", "前沿每年前进", 0, 3, 0.5, 2, "%", "领先者自己的进步"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：一直模仿",
            {"start": 20.0, "switch": NEVER, "imitation": 4.5, "innovation": 100.0, "growth": 2.0},
            "看上图：起初追得很快，后来几乎停住，离前沿还有一大截。再看下图虚线在哪里降到0。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：适时转向创新",
            {"start": 20.0, "switch": 45.0, "imitation": 4.5, "innovation": 100.0, "growth": 2.0},
            "先学，追到两条线相交的地方再转向。看上图实线怎样由同虚线重合变为越拉越开。",
        ),
        Scenario(
            "too-early",
            "反例：转向太早",
            {"start": 20.0, "switch": 10.0, "imitation": 4.5, "innovation": 100.0, "growth": 2.0},
            "离前沿还远就丢开模仿，头二十几年反而落在一直模仿的后面。看上图：实线到第27年才越过虚线，后来补得回来。",
            counter=True,
        ),
        Scenario(
            "too-late",
            "反例：想等追近了再转",
            {"start": 20.0, "switch": 70.0, "imitation": 4.5, "innovation": 100.0, "growth": 2.0},
            "打算追到70%再自己闯，可是只靠模仿到不了70%，转向的那一天永远不来。",
            counter=True,
        ),
        Scenario(
            "weak-innovation",
            "反例：自己闯的本事太小",
            {"start": 20.0, "switch": 45.0, "imitation": 4.5, "innovation": 96.0, "growth": 2.0},
            "转向的时间没有改，只是创新的本事小。看下图：实线处处在虚线下面，这时转向就是吃亏。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A3-07",),
    limits=(
        "文章说的“主动权”包括安全与规则，这里只看技术的相对水平；被人断供的风险不在模型里。",
        "模型只许追平，不许超过：到了100就停住。谁会成为新的领先者，它回答不了。",
        "转向是一刀切，全国只有一种办法；现实里各行各业离前沿远近不同，可以有的学、有的闯。",
        "原模型由企业挑选经理人、下多大投资推出两种办法的系数，这里直接给定；95%、减半与各情景的数值都是示意。",
    ),
    sources=(
        "Acemoglu, D., Aghion, P. & Zilibotti, F. (2006). Distance to Frontier, Selection, and Economic Growth. "
        "Journal of the European Economic Association, 4(1), 37–74.",
        "Nelson, R. R. & Phelps, E. S. (1966). Investment in Humans, Technological Diffusion, and Economic Growth. "
        "American Economic Review, 56(1/2), 69–75.",
    ),
)
