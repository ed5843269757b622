"""互动实验“教育科技人才循环”：同样的循环，门槛以上良性，门槛以下恶性。"""

from __future__ import annotations

from course_utils.economics.virtuous_cycle import Cycle, Stocks
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

YEARS = 60
PUSHED = 10
RENEWAL = 0.2  # 每个存量每年更新两成，示意
HIGH = 50  # 六十年后三样平均到这里以上，算转了起来
NAMES = ("教育", "科技", "人才")
TARGETS = {"all": "三样均分", "education": "只投教育", "science": "只投科技", "talent": "只投人才"}
SHARES: dict[str, Stocks] = {
    "all": (1 / 3, 1 / 3, 1 / 3),
    "education": (1.0, 0.0, 0.0),
    "science": (0.0, 1.0, 0.0),
    "talent": (0.0, 0.0, 1.0),
}

START = Parameter("start", "三样的起点", 0, 60, 3, 24, "", "满分100，三样从同一处起步")
YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=20)
STARTS = charts.categories([f"{start:g}" for start in START.positions], "", every=5)
LEVEL = charts.numbers(0, 100, 25)


def compute(settings: Settings) -> Scene:
    """六十年里三样的水平，与不同的起点六十年后走到哪里。"""
    cycle = Cycle(float(settings["resistance"]) / 100, RENEWAL, float(settings["outflow"]) / 100)
    push = _push(settings)
    start = float(settings["start"])
    path = cycle.path(_equal(start), YEARS, push, PUSHED)
    lines = [[100 * stock for stock in stocks] for stocks in zip(*path, strict=True)]
    unaided = [_end(cycle, s, (0.0, 0.0, 0.0)) for s in START.positions]
    ends = [_end(cycle, s, push) for s in START.positions] if any(push) else unaided
    now = ends[START.index(start)]
    gates = [_gate(values) for values in (unaided, ends)]

    description = (
        f"上图：三样都从{start:.0f}起步，{YEARS}年后"
        + "、".join(f"{name}{line[-1]:.0f}" for name, line in zip(NAMES, lines, strict=True))
        + f"。下图：不加投入时，{_gate_text(gates[0])}；加了投入，{_gate_text(gates[1])}。"
    )
    option = charts.chart(
        charts.panel(
            "三样的水平（满分100）",
            YEAR,
            LEVEL,
            charts.line("教育", lines[0], charts.AMBER),
            charts.line("科技", lines[1], charts.BLUE, "dashed"),
            charts.line("人才", lines[2], charts.TEAL, "dotted"),
        ),
        charts.panel(
            f"从不同的起点出发，{YEARS}年后的平均水平",
            STARTS,
            LEVEL,
            charts.line("加了投入", ends, charts.PURPLE),
            charts.line("不加投入", unaided, charts.GREY, "dashed"),
            charts.marks("起点", [now if s == start else None for s in START.positions], charts.BLUE),
        ),
        description=description,
    )
    metrics = (
        Metric("end", f"{YEARS}年后平均", f"{now:.0f}"),
        Metric("spent", f"{PUSHED}年共投入", f"{PUSHED * float(settings['push']):.0f}", "点"),
        *(
            Metric(id, label, "跨不过" if gate is None else f"{gate:.0f}")
            for id, label, gate in zip(
                ("gate", "pushed-gate"), ("门槛：不加投入", "门槛：加了投入"), gates, strict=True
            )
        ),
    )
    return Scene(option, metrics, _conclusion(settings, start, now, gates), description)


def _equal(start: float) -> Stocks:
    return (start / 100,) * 3


def _push(settings: Settings) -> Stocks:
    """头十年每年给三样各加多少（小数）。"""
    education, science, talent = (float(settings["push"]) / 100 * s for s in SHARES[str(settings["target"])])
    return education, science, talent


def _end(cycle: Cycle, start: float, push: Stocks) -> float:
    """从``start``（百分制）起步，六十年后三样的平均（百分制）。"""
    return 100 * sum(cycle.path(_equal(start), YEARS, push, PUSHED)[-1]) / 3


def _gate(ends: list[float]) -> float | None:
    """滑块上走得到良性循环的最低起点；都走不到就是``None``。"""
    return next((s for s, end in zip(START.positions, ends, strict=True) if end >= HIGH), None)


def _gate_text(gate: float | None) -> str:
    return "哪个起点都走不到良性循环" if gate is None else f"起点到{gate:.0f}才走得到良性循环"


def _conclusion(settings: Settings, start: float, now: float, gates: list[float | None]) -> str:
    good = now >= HIGH
    verdict = f"从{start:.0f}起步，{YEARS}年后平均{now:.0f}，{'转成了良性循环' if good else '没有转起来'}"
    alone, aided = gates
    spent = PUSHED * float(settings["push"])
    how = f"头{PUSHED}年{TARGETS[str(settings['target'])]}、共{spent:.0f}点"
    if alone is not None and start >= alone:
        return f"{verdict}；起点本来就在门槛{alone:.0f}以上，不加投入也转得起来。"
    if good:
        return f"{verdict}；靠{how}的投入跨过了门槛，以后不再加投入也转得下去。"
    if alone is None and aided is None:
        return f"{verdict}；阻力或外流太大，从哪里起步都转不起来，先要改的是循环本身。"
    if spent:
        return f"{verdict}；{how}的投入没有跨过门槛，投入一停又退回去。"
    return f"{verdict}；起点在门槛{alone:.0f}以下，没有人推一把，循环自己越转越慢。"


EXPLORABLE = Explorable(
    id="talent-cycle",
    title="教育科技人才循环",
    question="教育、科技、人才互相推动，是不是一定越转越好？",
    controls=(
        START,
        Parameter("push", "头十年每年投入", 0, 24, 3, 0, "点", "三样合起来每年加多少点，十年以后停止"),
        Choice("target", "投到哪里", TARGETS, "all"),
        Parameter("resistance", "循环的阻力", 30, 54, 2, 42, "", "另两样要到多少，才推得动这一样的一半"),
        Parameter("outflow", "学非所用的外流", 0, 20, 2, 8, "%", "科技为0时，每年走掉的人才的比例；科技越强走得越少"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：起点低，无人推",
            {"start": 12.0, "push": 0.0, "target": "all", "resistance": 42.0, "outflow": 8.0},
            "规则没有错，只是起点在门槛以下。看上图：三条线互相拖累，一起往下走，这就是恶性循环。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：三样一起推过门槛",
            {"start": 12.0, "push": 9.0, "target": "all", "resistance": 42.0, "outflow": 8.0},
            "同样的起点，头十年三样均分90点。看上图：第十年投入停了，线还在上升，循环自己转了起来。",
        ),
        Scenario(
            "head-start",
            "起点高一截，不用推",
            {"start": 36.0, "push": 0.0, "target": "all", "resistance": 42.0, "outflow": 8.0},
            "规则同传统情景一模一样，只有起点不同，结局却相反。看下图：虚线在门槛处陡然升起。",
        ),
        Scenario(
            "education-only",
            "反例：只投教育，学成外流",
            {"start": 12.0, "push": 9.0, "target": "education", "resistance": 42.0, "outflow": 8.0},
            "同样是90点，全投在教育上。看上图：教育先升上去，科技没有岗位，人才留不住，投入一停又退回来。",
            counter=True,
        ),
        Scenario(
            "broken-cycle",
            "反例：循环本身不通",
            {"start": 60.0, "push": 0.0, "target": "all", "resistance": 52.0, "outflow": 8.0},
            "起点比谁都高，可是每一样都难以推动下一样。看下图：两条线贴着底，根本没有门槛可跨。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A3-12",),
    limits=(
        "三样各用一个百分制的数代表，阻力、外流和投入的点数都是示意，不能同任何地方的经费或人数对应。",
        "门槛的高低来自假定：另两样按调和平均配合，推动的力随水平先快后慢。换一种写法，门槛会变，甚至没有。",
        "只看一个地方。外流的人到了别处，别处会得到；全国合起来看，流动未必是损失。",
        "投入多少、投到哪里是从外面给定的，谁出钱、花得值不值，模型没有算。",
    ),
    sources=(
        "Azariadis, C. & Drazen, A. (1990). Threshold Externalities in Economic Development. "
        "Quarterly Journal of Economics, 105(2), 501–526.",
        "Redding, S. (1996). The Low-Skill, Low-Quality Trap: Strategic Complementarities between "
        "Human Capital and R&D. Economic Journal, 106(435), 458–470.",
    ),
)
