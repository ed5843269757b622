"""互动实验“来不来得及转”：关停与新开的速度、培训的名额、提前几年，决定谁没有岗位、等多久。"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from course_utils.data.jobs import age_groups
from course_utils.economics.retraining import RETIREMENT, People, Shift, waiting_years
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

YEARS = 20
WORKERS = 100
WAGE = 1.25  # 新岗位的收入，旧岗位是1，示意
NEGLIGIBLE = 0.5  # 不到半个人年就算没有人掉队

SPEED = Parameter("speed", "转型速度", 1, 20, 1, 6, "%/年", "每年关掉、也新开原有岗位的百分之几")
SPEEDS = charts.categories([f"{speed:g}" for speed in SPEED.positions], "%", every=3)
YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=5)
WAITING = charts.numbers(0, 15, 5)
PEOPLE = charts.numbers(0, 100, 25)


def compute(settings: Settings) -> Scene:
    """没有岗位的人年随转型速度怎样变，以及照现在的速度，逐年是哪些年龄的人没有岗位。"""
    now = float(settings["speed"])
    rest = (float(settings["capacity"]), int(settings["lead"]), str(settings["order"]), int(settings["ages"]))
    paths = [_path(speed, *rest) for speed in SPEED.positions]
    # 人数取一位小数，画面缓存小些
    waits = [[WORKERS * count for count in waiting_years(path)] for path in paths]
    totals, olders = [sum(wait) for wait in waits], [wait[2] for wait in waits]
    incomes = [_income(path) for path in paths]
    here = SPEED.index(now)
    path, total = paths[here], totals[here]
    safe = max((speed for speed, wait in zip(SPEED.positions, totals, strict=True) if wait < NEGLIGIBLE), default=0)
    richest = SPEED.positions[incomes.index(max(incomes))]
    young, middle, older = ([round(WORKERS * people.without[index], 1) for people in path] for index in range(3))
    peak = max(sum(WORKERS * count for count in people.without) for people in path)
    moved = _moved(path)

    description = (
        f"上图：转型速度从每年1%加到20%，{YEARS}年里没有岗位的人年由{totals[0]:.0f}增加到{totals[-1]:.0f}，"
        f"其中50岁以上的由{olders[0]:.0f}增加到{olders[-1]:.0f}；现在是每年{now:g}%，{total:.0f}人年。"
        f"下图：没有岗位的最多时{peak:.0f}人；最后一年有{young[-1] + middle[-1] + older[-1]:.0f}人，"
        f"其中50岁以上的{older[-1]:.0f}人。"
    )
    option = charts.chart(
        charts.panel(
            f"{YEARS}年里平均每人几年没有岗位",
            SPEEDS,
            WAITING,
            charts.line("全部", [total / WORKERS for total in totals], charts.TEAL),
            charts.line("50岁以上", [older / WORKERS for older in olders], charts.AMBER, "dashed"),
            charts.marks(
                "现在", [total / WORKERS if index == here else None for index in range(len(totals))], charts.PURPLE
            ),
        ),
        charts.panel(
            "照现在的速度，谁没有岗位（人）",
            YEAR,
            PEOPLE,
            charts.bars("40岁及以下", young, charts.BLUE, "s"),
            charts.bars("41—50岁", middle, charts.GREY, "s"),
            charts.bars("超过50岁", older, charts.AMBER, "s"),
        ),
        description=description,
    )
    metrics = (
        Metric("waiting", "没有岗位，每100人", f"{total:.0f}", "人年"),
        Metric("older", "其中50岁以上的", f"{100 * olders[here] / total:.0f}" if total >= NEGLIGIBLE else "—", "%"),
        Metric("safe", "没有人掉队的最快速度", f"{safe:g}", "%/年"),
        Metric("moved", "转到新岗位的", f"{moved:.0f}", "人"),
    )
    return Scene(option, metrics, _conclusion(now, total, olders[here], safe, richest, moved), description)


@lru_cache(maxsize=8192)
def _path(speed: float, capacity: float, lead: int, order: str, year: int) -> list[People]:
    return Shift(speed / 100, capacity / WORKERS, lead, order).path(age_groups(year), YEARS)


def _income(path: list[People]) -> float:
    """二十年的总收入，旧岗位一人一年是1。"""
    return sum(sum(people.old) + WAGE * sum(people.moved) for people in path[1:])


def _moved(path: list[People]) -> float:
    """先后转到新岗位的人，连同后来退休的：由在新岗位上的人数与每年的退休加回来。"""
    total = 0.0
    for before, after in pairwise(path):
        total += sum(after.moved) - sum(before.moved) + RETIREMENT * before.moved[2]
    return WORKERS * total


def _conclusion(now: float, total: float, older: float, safe: float, richest: float, moved: float) -> str:
    if total < NEGLIGIBLE:
        start = f"每年转{now:g}%，没有人掉队：退休和培训接得住"
    else:
        start = f"每年转{now:g}%，{YEARS}年里合起来有{total:.0f}人年没有岗位，{100 * older / total:.0f}%是50岁以上的"
    limit = f"没有人掉队的最快速度是每年{safe:g}%" if safe else "再慢也有人掉队"
    if now < richest:
        advice = f"只看这批人的总收入，可以快到每年{richest:g}%"
    elif now > richest:
        advice = f"只看这批人的总收入，也以每年{richest:g}%为好"
    else:
        advice = "只看这批人的总收入，这个速度正合适"
    return f"{start}；{limit}；有{moved:.0f}人转到了新岗位；{advice}。"


EXPLORABLE = Explorable(
    id="retraining",
    title="来不来得及转",
    question="多快算太快？快了以后，代价落在谁身上？",
    controls=(
        SPEED,
        Parameter("capacity", "培训名额", 0, 10, 1, 4, "人/年", "每100人，每年有几个人能参加培训"),
        Parameter("lead", "先立后破，相隔", 0, 5, 1, 0, "年", "新岗位和培训先走几年，旧岗位才开始关"),
        Choice(
            "order",
            "名额先给谁",
            {"even": "按人数分", "young": "先给年轻的", "older": "先给大龄的"},
            "even",
            "三个年龄段学成的机会是九成、七成、四成，示意",
        ),
        Choice(
            "ages",
            "这批人的年龄",
            {"2014": "像2014年的农民工", "2024": "像2024年的农民工"},
            "2024",
            "国家统计局《农民工监测调查报告》的年龄构成",
        ),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：先关后找出路",
            {"speed": 10.0, "capacity": 2.0, "lead": 0.0, "order": "even", "ages": "2024"},
            "看下图：柱子先高高堆起，后来矮下去，多半不是找到了岗位，而是到了退休的年龄。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：先立后破",
            {"speed": 8.0, "capacity": 7.0, "lead": 3.0, "order": "even", "ages": "2024"},
            "新岗位和培训先走三年，名额又多：速度不慢，下图几乎没有柱子。把“相隔”改成0年，柱子就回来了。",
        ),
        Scenario(
            "only-lead",
            "反例：光提前，没有名额",
            {"speed": 10.0, "capacity": 1.0, "lead": 5.0, "order": "even", "ages": "2024"},
            "旧岗位推迟五年才关，可是一年只培训一个人：推迟的几年里没有立起什么，后来照样堆起来。",
            counter=True,
        ),
        Scenario(
            "too-slow",
            "反例：慢到不转",
            {"speed": 1.0, "capacity": 7.0, "lead": 3.0, "order": "even", "ages": "2024"},
            "没有一个人掉队，可是转到新岗位的也没有几个：新岗位开得太慢，培训的名额都空着。稳住了，也耽误了。",
            counter=True,
        ),
        Scenario(
            "older-first",
            "两难：先照顾大龄的",
            {"speed": 8.0, "capacity": 4.0, "lead": 0.0, "order": "older", "ages": "2024"},
            "50岁以上的比例降了，没有岗位的总人年却多了，因为同样的名额学成的人少。公平和效率要一起摆出来。",
        ),
    ),
    compute=compute,
    claims=("A3-08", "A4-09", "A5-04"),
    limits=(
        "只跟着原来的一百个人走，没有返乡、创业、去外地，也没有新来的年轻人，所以“没有岗位”不等于统计上的失业。",
        "新岗位同旧岗位一样多、都在本地；现实里可能更多或更少，也可能在别处，那要看第4章的需求反应。",
        "先立的几年要新旧并存，多花的钱由谁出，模型没有算；重新上岗的人常常收入大不如前，也没有算。",
        "年龄构成是真的，学成的机会、收入之比与每年的流动是示意；年龄不等于能力，这里只是平均。",
    ),
    sources=(
        "Jacobson, L., LaLonde, R. & Sullivan, D. (1993). Earnings Losses of Displaced Workers. "
        "American Economic Review, 83(4), 685–709.",
        "Card, D., Kluve, J. & Weber, A. (2018). What Works? A Meta Analysis of Recent Active Labor Market Program "
        "Evaluations. Journal of the European Economic Association, 16(3), 894–931.",
        "国家统计局，《农民工监测调查报告》，2014年、2024年。",
    ),
)
