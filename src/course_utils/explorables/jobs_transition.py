"""互动实验“稳就业的度”：一个传统行业的一百个劳动者，改造得慢了、快了，各有多少人在岗。"""

from __future__ import annotations

from course_utils.economics.lake import Lakes, Transition
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

YEARS = 20
WORKERS = 100
START = Lakes(0.95, 0.0, 0.05)
FINDING = 0.5  # 没有岗位的人里，每年至多一半来得及转岗，示意
SEPARATION = 0.03  # 升级后的岗位每年有多少人离开，示意
WAGE = 1.25  # 升级后的岗位的收入，旧岗位是1，示意

SPEED = Parameter("speed", "改造速度", 0, 20, 0.5, 4, "%/年", "每年改造百分之几的旧岗位")
SPEEDS = charts.categories([f"{speed:g}" for speed in SPEED.positions], "%", every=10)
YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=5)
PEOPLE = charts.numbers(0, 120, 30)
LAKES = charts.numbers(0, 100, 25)


def compute(settings: Settings) -> Scene:
    """二十年平均的在岗人数与收入随改造速度怎样变，以及三个湖逐年的人数。"""
    now = float(settings["speed"])
    averages = [_averages(_path(settings, speed)) for speed in SPEED.positions]
    jobs, income = ([pair[index] for pair in averages] for index in (0, 1))
    best_jobs, best_income = (_best(curve) for curve in (jobs, income))
    path = _path(settings, now)
    here = jobs[SPEED.index(now)]
    old, upgraded, unemployed = ([WORKERS * lakes[index] for lakes in path] for index in range(3))

    description = (
        f"上图：改造速度从0加到每年20%，平均在岗人数从{jobs[0]:.0f}人变为{jobs[-1]:.0f}人，"
        f"每年{best_jobs:g}%时最多，{max(jobs):.0f}人；现在是每年{now:g}%，{here:.0f}人。"
        f"下图：{YEARS}年里旧岗位由{old[0]:.0f}人变为{old[-1]:.0f}人，升级岗位变为{upgraded[-1]:.0f}人，"
        f"没有岗位的最多时{max(unemployed):.0f}人，最后{unemployed[-1]:.0f}人。"
    )
    option = charts.chart(
        charts.panel(
            f"改造速度与{YEARS}年平均（每100个劳动者）",
            SPEEDS,
            PEOPLE,
            charts.line("在岗人数", jobs, charts.TEAL),
            charts.line("总收入", income, charts.AMBER, "dashed"),
            charts.marks("现在", [here if speed == now else None for speed in SPEED.positions], charts.PURPLE),
        ),
        charts.panel(
            "照现在的速度，人在哪里",
            YEAR,
            LAKES,
            charts.line("旧岗位", old, charts.AMBER, "dashed"),
            charts.line("升级岗位", upgraded, charts.BLUE),
            charts.line("没有岗位", unemployed, charts.GREY, "dotted"),
        ),
        description=description,
    )
    metrics = (
        Metric("average", f"{YEARS}年平均在岗", f"{here:.0f}", "人"),
        Metric("worst", "没有岗位，最多时", f"{max(unemployed):.0f}", "人"),
        Metric("best", "在岗最多的速度", f"{best_jobs:g}", "%/年"),
        Metric("best-income", "收入最多的速度", f"{best_income:g}", "%/年"),
    )
    return Scene(option, metrics, _conclusion(now, here, best_jobs, best_income, max(jobs), path), description)


def _path(settings: Settings, speed: float) -> list[Lakes]:
    model = Transition(
        automation=speed / 100,
        decline=float(settings["decline"]) / 100,
        demand=float(settings["demand"]),
        capacity=float(settings["capacity"]) / 100,
        finding=FINDING,
        separation=SEPARATION,
    )
    return model.path(START, YEARS)


def _averages(path: list[Lakes]) -> tuple[float, float]:
    """第1年起平均多少人在岗，平均总收入多少（旧岗位一人一年是1）。"""
    jobs = sum(lakes.old + lakes.upgraded for lakes in path[1:]) / YEARS
    income = sum(lakes.old + WAGE * lakes.upgraded for lakes in path[1:]) / YEARS
    return WORKERS * jobs, WORKERS * income


def _best(curve: list[float]) -> float:
    """曲线最高处的速度；一样高就取最慢的。"""
    return SPEED.positions[curve.index(max(curve))]


def _conclusion(now: float, here: float, best_jobs: float, best_income: float, most: float, path: list[Lakes]) -> str:
    lost = WORKERS * path[-1].unemployed
    if most - here < 0.5:
        place = "正在最合适的地方附近"
    elif now < best_jobs:
        place = f"改得慢了：提到每年{best_jobs:g}%，平均能有{most:.0f}人在岗"
    else:
        place = f"改得快了：降到每年{best_jobs:g}%，平均能有{most:.0f}人在岗"
    turning = next((year for year, lakes in enumerate(path) if lakes.upgraded > lakes.old), None)
    shift = f"{YEARS}年里升级岗位没有超过旧岗位" if turning is None else f"第{turning}年升级岗位超过旧岗位"
    goal = ""
    if abs(best_income - best_jobs) >= 1:
        goal = f"若只看总收入，则以每年{best_income:g}%为好，两个目标不是一个“度”。"
    return f"每年改造{now:g}%，{YEARS}年平均{here:.0f}人在岗，最后还有{lost:.0f}人没有岗位，{shift}；{place}。{goal}"


EXPLORABLE = Explorable(
    id="jobs-transition",
    title="稳就业的度",
    question="传统行业改造得越慢，是不是岗位就保得越久？",
    controls=(
        SPEED,
        Parameter("capacity", "培训与转岗能力", 1, 8, 0.5, 4, "人/年", "每100个劳动者，每年培训多少人转到升级岗位"),
        Parameter("demand", "需求的反应", 0.4, 1.6, 0.1, 1.2, "个", "每改造一个旧岗位，带出几个升级岗位"),
        Parameter("decline", "不改造的旧岗位的流失", 0, 6, 0.5, 3, "%/年", "别处升级了，这里落后的岗位每年少百分之几"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：小修小补",
            {"speed": 1.0, "capacity": 4.0, "demand": 1.2, "decline": 3.0},
            "看下图：旧岗位一年年少下去，升级岗位接不上。再看上图：标记在山坡的左边，往右走还能上升。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：有度的改造",
            {"speed": 5.5, "capacity": 6.0, "demand": 1.5, "decline": 3.0},
            "看上图：标记在山顶附近。看下图：没有岗位的人起初也会增加，可是新岗位多、培训跟得上，后来就降下来。",
        ),
        Scenario(
            "stand-still",
            "反例：停下来保岗位",
            {"speed": 0.0, "capacity": 4.0, "demand": 1.2, "decline": 3.0},
            "头几年没有岗位的人最少，看着最稳。可是行业在萎缩，又没有新岗位，二十年后是另一回事。",
            counter=True,
        ),
        Scenario(
            "too-fast",
            "反例：改得太快，培训跟不上",
            {"speed": 15.0, "capacity": 4.0, "demand": 1.2, "decline": 3.0},
            "带出来的新岗位并不少，人却转不过去。看下图点线的高峰，再把“培训与转岗能力”拉高，看山顶往哪边移。",
            counter=True,
        ),
        Scenario(
            "weak-demand",
            "反例：市场饱和，不改岗位更多",
            {"speed": 5.0, "capacity": 4.0, "demand": 0.6, "decline": 1.0},
            "每改造一个岗位只带出0.6个，不改造也流失得慢：在岗人数在最左边最高。提质增效不一定扩大就业。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-08", "A4-09"),
    limits=(
        "只看一个行业自己的岗位：失去岗位的人去别的行业、返乡或创业，都没有算，所以“没有岗位”不等于统计上的失业。",
        "改造速度、流失与需求的反应是分开的滑块；现实里它们互相牵连，需求的反应还会随市场饱和而变小（Bessen的发现）。",
        "“度”的位置取决于看多少年、看在岗人数还是收入、谁得谁失；平均数看不出年龄大的人更难转岗。",
        "产业安全、稳增长不在模型里。各个数值都是示意，不是对任何行业的估计。",
    ),
    sources=(
        "Ljungqvist, L. & Sargent, T. J. (2018). Recursive Macroeconomic Theory (4th ed.). Cambridge, MA: MIT Press.",
        "Shimer, R. (2012). Reassessing the Ins and Outs of Unemployment. Review of Economic Dynamics, 15(2), 127–148.",
        "Bessen, J. (2019). Automation and Jobs: When Technology Boosts Employment. Economic Policy, 34(100), 589–626.",
    ),
)
