"""互动实验“立与破的快慢”：新的建多快，旧的什么时候关，就业与产出会怎样。"""

from __future__ import annotations

from dataclasses import replace

from course_utils.economics.renewal import Plan, gain, renew
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

YEARS = 30
SMALL = 2.0  # 与最合算的相差不到这么多个百分点，就说“差不多”
EVERY = 3  # 隔三年画一个点，线一样平滑，画面缓存小得多

SPEED = Parameter("speed", "每年新建岗位", 2, 20, 2, 6, "个", "劳动者一共100人，所以也是百分之几")
LEAD = Parameter("lead", "关旧比建新晚", -6, 12, 3, 3, "年", "正数是先立后破，0是同时，负数是先破后立")
YEAR = charts.categories([str(year) for year in range(0, YEARS + 1, EVERY)], "年", every=2)
PEOPLE = charts.numbers(0, 100, 25)
PACE = charts.categories([f"{speed:g}" for speed in SPEED.positions], "个", every=2)
GAIN = charts.numbers(-60, 90, 30)


def compute(settings: Settings) -> Scene:
    """三十年里在旧岗位、新岗位上的人与失业者，以及建设快慢不同时的得失。"""
    plan = _plan(settings)
    path = renew(plan, YEARS)
    curve = _curve(plan)
    here = [plan.speed == speed for speed in SPEED.positions]
    together = _curve(replace(plan, lead=0))
    now = curve[SPEED.index(plan.speed)]
    best = SPEED.positions[curve.index(max(curve))]
    jobless = max(year.idle_workers for year in path)
    idle = max(year.idle_capacity for year in path)
    lowest = min(year.output for year in path)

    description = (
        f"上图：三十年后旧岗位{path[-1].old:.0f}人、新岗位{path[-1].new:.0f}人、失业{path[-1].idle_workers:.0f}人。"
        f"下图：每年建2个到20个，多得由{curve[0]:.0f}%变为{curve[-1]:.0f}%，建{best:.0f}个最多，为{max(curve):.0f}%；"
        f"立破同时为{together[SPEED.index(plan.speed)]:.0f}%，现在是{now:.0f}%。"
    )
    option = charts.chart(
        charts.panel(
            "100个劳动者在哪里",
            YEAR,
            PEOPLE,
            charts.line("旧岗位", _drawn(100.0, [year.old for year in path]), charts.AMBER),
            charts.line("新岗位", _drawn(0.0, [year.new for year in path]), charts.TEAL, "dashed"),
            charts.line("失业", _drawn(0.0, [year.idle_workers for year in path]), charts.PURPLE, "dotted"),
        ),
        charts.panel(
            "建得快慢不同，每年多得起点产出的%",
            PACE,
            GAIN,
            charts.line("现在的先后", curve, charts.BLUE),
            charts.line("立破同时", together, charts.GREY, "dashed"),
            charts.marks("你的设定", [now if at else None for at in here], charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("gain", "平均每年比不动多得", f"{now:.1f}", "%"),
        Metric("jobless", "失业最多时", f"{jobless:.1f}", "人"),
        Metric("idle", "新岗位最多空着", f"{idle:.1f}", "个"),
        Metric("lowest", "产出最低时（起点100）", f"{lowest:.0f}"),
    )
    return Scene(option, metrics, _conclusion(plan, curve, now, best, jobless, idle), description)


def _plan(settings: Settings) -> Plan:
    values = {name: float(value) for name, value in settings.items()}
    shares = {name: values[name] / 100 for name in ("mobility", "retraining", "crowding", "erosion")}
    return Plan(values["speed"], int(values["lead"]), **shares)


def _curve(plan: Plan) -> list[float]:
    """建设快慢不同时，每年比原地不动多得起点产出的百分之几，次序同``SPEED``的位置。"""
    # 加0.0把-0.0变成0.0
    return [round(100 * gain(replace(plan, speed=speed), YEARS), 1) + 0.0 for speed in SPEED.positions]


def _drawn(start: float, values: list[float]) -> list[float]:
    return [round(value, 1) for value in [start, *values][::EVERY]]


def _conclusion(plan: Plan, curve: list[float], now: float, best: float, jobless: float, idle: float) -> str:
    result = f"多得{now:.1f}%" if now >= 0 else f"还少{-now:.1f}%"
    order = "先立后破" if plan.lead > 0 else "先破后立" if plan.lead < 0 else "立破同时"
    people = f"失业最多{jobless:.0f}人，新岗位最多空着{idle:.0f}个"
    state = f"{order}，每年新建{plan.speed:.0f}个，平均每年比原地不动{result}，{people}"
    if max(curve) - now <= SMALL:
        return f"{state}；在这样的条件下，这个速度已经同最合算的差不多。"
    direction = "快一些" if best > plan.speed else "慢一些"
    top = f"多得{max(curve):.1f}%" if max(curve) >= 0 else f"仍少{-max(curve):.1f}%"
    return f"{state}；其余不变，{direction}更好，最合算的是每年{best:.0f}个，{top}。"


EXPLORABLE = Explorable(
    id="tempo",
    title="立与破的快慢",
    question="新的建得越快越好吗？旧的要等新的立住再关，还是一起动？",
    controls=(
        SPEED,
        LEAD,
        Parameter("mobility", "旧岗位的人每年自己转走", 0, 20, 4, 12, "%", "新岗位空着时，最多有这么多人直接转过去"),
        Parameter("retraining", "失业者每年学会新技能", 10, 80, 10, 40, "%", "其余的人下一年再学"),
        Parameter("crowding", "赶工的加价", 0, 60, 10, 20, "%", "同一年每多建一个，下一个的成本再高这么多"),
        Parameter("erosion", "旧岗位的产出每年缩水", 0, 5, 1, 1, "%", "外面的技术与需求在变，旧的越来越不值钱"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：渐进，先立后破",
            {"speed": 4.0, "lead": 6.0, "mobility": 8.0, "retraining": 40.0, "crowding": 20.0, "erosion": 1.0},
            "新的每年只建4个，旧的六年以后才开始关。看上图失业的点线什么时候起来，为什么还是起来了。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：跨越，立破同时",
            {"speed": 12.0, "lead": 0.0, "mobility": 12.0, "retraining": 60.0, "crowding": 20.0, "erosion": 2.0},
            "建得快，人也学得快、转得快。看上图两条线在第几年交叉，再看下图的标记离最高处有多远。",
        ),
        Scenario(
            "leap",
            "反例：跨越太快，人跟不上",
            {"speed": 20.0, "lead": 0.0, "mobility": 0.0, "retraining": 10.0, "crowding": 20.0, "erosion": 0.0},
            "五年就把新岗位全建好，人却要许多年才学会。看大数字里有多少新岗位空着，多得的是不是负的。",
            counter=True,
        ),
        Scenario(
            "break-first",
            "反例：先破后立",
            {"speed": 6.0, "lead": -6.0, "mobility": 8.0, "retraining": 40.0, "crowding": 20.0, "erosion": 1.0},
            "旧的先关了六年，新的才动工。看失业的点线升到多高，产出最低时只剩多少。",
            counter=True,
        ),
        Scenario(
            "locked",
            "反例：先立后破，旧的占着人",
            {"speed": 12.0, "lead": 12.0, "mobility": 0.0, "retraining": 60.0, "crowding": 20.0, "erosion": 2.0},
            "新的立好了，旧的迟迟不关，人又不肯自己转，新岗位就空着等。看下图虚线比实线高出多少：这回立破同时更好。",
            counter=True,
        ),
        Scenario(
            "too-steady",
            "反例：太稳，旧的先垮了",
            {"speed": 2.0, "lead": 0.0, "mobility": 8.0, "retraining": 60.0, "crowding": 0.0, "erosion": 5.0},
            "旧岗位每年缩水5%，赶工又不加价，却每年只建2个。看下图的线往右还能升多高，再看有多少人一直失业。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-01", "A3-08", "A4-05", "A4-02"),
    limits=(
        "所有数值都是示意，多得的是三十年折现（每年4%）后的平均，以起点产出为100；快慢由政策给定，没有价格和工资。",
        "劳动者只分新旧两类，各人相同；失业的痛苦、收入怎样分、谁来出培训的钱，都不在账里。",
        "新岗位的产出从第一天起就知道，也不会建错；真实的新产业里，建错的不少，第5章的容错实验另有讨论。",
        "旧岗位按固定的比例关，关掉以后不再开；现实中的旧产业也可以改造，不只有关一条路。",
    ),
    sources=(
        "Aghion, P. & Blanchard, O. J. (1994). On the Speed of Transition in Central Europe. "
        "NBER Macroeconomics Annual, 9, 283–320.",
        "Caballero, R. J. & Hammour, M. L. (1996). On the Timing and Efficiency of Creative Destruction. "
        "Quarterly Journal of Economics, 111(3), 805–852.",
        "Gould, J. P. (1968). Adjustment Costs in the Theory of Investment of the Firm. "
        "Review of Economic Studies, 35(1), 47–55.",
    ),
)
