"""互动实验“压力测试”：三条措施放进81种未来里，有几种胜过什么也不做。"""

from __future__ import annotations

from bisect import bisect_right

from course_utils.economics.stress import LEVELS, Future, Measure, share_of_wins, stress_test
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

BUDGET = 100.0  # 百万元，示意
RATE = 0.05
INNOVATION, SKILLS, FACILITIES = 4.0, 2.5, 2.0  # 花一个单位的平方根，每年得多少
FACTORS = ("效果打折", "迟到", "超支", "被照抄")
EDGES = (-100, -50, 0, 50, 100, 150)  # 净值分成七档
BINS = charts.categories(["更低", "-100\n起", "-50\n起", "0\n起", "50\n起", "100\n起", "150\n起"])
COUNTS = charts.numbers(0, 81, 27)
NAMES = charts.categories(list(FACTORS))
SHARES = charts.numbers(0, 100, 25)


def compute(settings: Settings) -> Scene:
    """81种未来里净值的分布，以及四样事情各在最好、居中、最坏时赢的占几成。"""
    values = _values(settings)
    wins = share_of_wins(values)
    bins = [0] * (len(EDGES) + 1)
    for value in values.values():
        bins[bisect_right(EDGES, value)] += 1
    by_level = [
        [round(100 * share_of_wins(values, factor, level)) for factor in range(len(FACTORS))] for level in LEVELS
    ]
    ranked = sorted(values.values())
    middle, lowest = ranked[len(ranked) // 2], ranked[0]
    spans = [best - worst for best, worst in zip(by_level[0], by_level[-1], strict=True)]
    weakest = FACTORS[spans.index(max(spans))] if max(spans) > 0 else "都不要紧"

    shares = "；".join(
        name + "、".join(f"{level[index]:.0f}" for level in by_level) for index, name in enumerate(FACTORS)
    )
    description = (
        f"上图：净值由低到高七档各有{'、'.join(map(str, bins))}种未来。"
        f"下图：最好、居中、最坏时胜过不做的百分数，{shares}。"
    )
    losing = len([edge for edge in EDGES if edge <= 0])
    option = charts.chart(
        charts.panel(
            "81种未来里的净值（百万元，示意）",
            BINS,
            COUNTS,
            charts.bars("不如不做", [*bins[:losing], *[None] * (len(bins) - losing)], charts.AMBER, "count"),
            charts.bars("胜过不做", [*[None] * losing, *bins[losing:]], charts.TEAL, "count"),
        ),
        charts.panel(
            "哪样事情最要紧：胜过不做的占几成（%）",
            NAMES,
            SHARES,
            charts.bars("最好", by_level[0], charts.TEAL),
            charts.bars("居中", by_level[1], charts.GREY),
            charts.bars("最坏", by_level[2], charts.AMBER),
        ),
        description=description,
    )
    metrics = (
        Metric("wins", "胜过不做的未来", f"{100 * wins:.0f}", "%"),
        Metric("middle", "居中的净值", _plain(middle), "百万元"),
        Metric("worst", "最坏的净值", _plain(lowest), "百万元"),
        Metric("weakest", "最要紧的假设", weakest),
    )
    return Scene(option, metrics, _conclusion(wins, middle, lowest, weakest), description)


def split(settings: Settings) -> tuple[float, float, float]:
    """三条措施各花多少，百万元：创新、技能按比例，其余归要素与基础设施；合计超过100%就把技能压下来。"""
    planned = BUDGET * (1 - float(settings["reserve"]) / 100)
    innovation = float(settings["innovation"]) / 100
    skills = min(float(settings["skills"]) / 100, 1 - innovation)
    return planned * innovation, planned * skills, planned * (1 - innovation - skills)


def _values(settings: Settings) -> dict[tuple[float, ...], float]:
    innovation, skills, facilities = split(settings)
    measures = [
        Measure(skills, SKILLS, 2),
        Measure(innovation, INNOVATION, 4, exposed=True),
        Measure(facilities, FACILITIES, 1),
    ]
    worst = Future(
        effect=float(settings["effect"]) / 100,
        late=float(settings["late"]),
        overrun=float(settings["overrun"]) / 100,
        copies=float(settings["copies"]),
    )
    return stress_test(measures, BUDGET, worst, float(settings["horizon"]), RATE)


def _plain(value: float) -> str:
    """整数，不写“-0”。"""
    return f"{round(value) + 0:d}"


def _conclusion(wins: float, middle: float, lowest: float, weakest: str) -> str:
    share = f"81种未来里有{wins:.0%}胜过不做，净值居中{_plain(middle)}、最坏{_plain(lowest)}百万元"
    if wins == 1:
        return f"{share}；试过的未来里全都划算，但没有试到的还有很多。"
    if wins == 0:
        return f"{share}；没有一种未来划算，这笔钱不如留着。"
    if wins >= 0.8:
        return f"{share}；多数未来站得住，要先去查的假设是“{weakest}”。"
    if wins >= 0.5:
        return f"{share}；站得住站不住，主要看“{weakest}”，没有弄清以前不要一次投满。"
    return f"{share}；多数未来不如不做，毛病首先出在“{weakest}”。"


EXPLORABLE = Explorable(
    id="stress-test",
    title="压力测试",
    question="三条措施看上去都好。若效果打折、迟到、超支、又被邻县照抄，还胜得过什么也不做吗？",
    controls=(
        Parameter("innovation", "创新占几成", 0, 100, 10, 40, "%", "研发平台：见效慢，四年；成果好时人人想抄"),
        Parameter(
            "skills", "技能占几成", 0, 100, 10, 30, "%", "培训与留人，两年见效；余下的归要素与基础设施，一年见效"
        ),
        Parameter("reserve", "预算留多少余量", 0, 40, 10, 10, "%", "没用完的退回；留得太少，一超支就有项目完不成"),
        Parameter("horizon", "算几年的账", 6, 20, 2, 12, "年", "几年以内的收益算数"),
        Parameter("effect", "最坏时效果剩几成", 20, 100, 10, 50, "%", "100%就是一点不打折"),
        Parameter("late", "最坏时迟到几年", 0, 4, 1, 2, "年"),
        Parameter("overrun", "最坏时超支", 0, 80, 10, 30, "%"),
        Parameter("copies", "最坏时几个邻县照抄", 0, 6, 2, 2, "个", "只摊薄创新的收益；两个照抄剩四分之一"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：铺摊子，不留余量",
            {"innovation": 10.0, "skills": 10.0, "reserve": 0.0},
            "八成的钱归基础设施，一分余量也没有。看下图：一超支，最后的大项目完不成，赢的占几成一下子掉下去。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：三项配合，留有余量",
            {"innovation": 40.0, "skills": 30.0, "reserve": 20.0},
            "三项都做，留两成余量。看上图：大多数未来落在0的右边，可是仍有十几种在左边。",
        ),
        Scenario(
            "calm",
            "计划书里的未来：什么意外也没有",
            {"effect": 100.0, "late": 0.0, "overrun": 0.0, "copies": 0.0},
            "81种未来成了同一种，净值又高又齐。多数计划书只算了这一种。",
        ),
        Scenario(
            "impatient",
            "反例：三项配合，只等六年",
            {"innovation": 40.0, "skills": 30.0, "reserve": 20.0, "horizon": 6.0},
            "措施同新质情景一样，只把账算到第六年。慢的措施刚见效，账就停了，没有几种未来划算。",
            counter=True,
        ),
        Scenario(
            "copied",
            "反例：重仓创新，人人照抄",
            {"innovation": 80.0, "skills": 10.0, "reserve": 20.0, "copies": 6.0},
            "八成押在创新上，最坏时六个邻县照抄。看下图最右一组：抄的一多，胜出的未来就少了一大半。",
            counter=True,
        ),
        Scenario(
            "plain-works",
            "反例：眼光够长，铺摊子也不亏",
            {"innovation": 10.0, "skills": 10.0, "reserve": 30.0, "horizon": 20.0},
            "同样以基础设施为主，只多留余量、多算几年，每种未来都赢。差别不全在新旧，也在余量和眼光。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A3-09", "A4-07", "A5-08"),
    limits=(
        "收益、见效的年数和折扣全是示意的数，不是对任何一个县或任何一项政策的估计；换一组数，结论就变。",
        "81种未来没有概率，“占几成”不是成功的机会；把不大可能的未来同很可能的未来数成一样多，是刻意从严。",
        "三条措施互不相干，真实的创新离不开会用的人；互相带动或互相拖累都没有写进去。",
        "“不做”的净值当作零；真实的不做，可能更差，也可能更好。",
        "没有中途停下或改道的余地；能分阶段、能退出的计划，比这里画的更稳。",
    ),
    sources=(
        "Lempert, R. J. (2019). Robust Decision Making (RDM). In Marchau, V. et al. (eds.), Decision Making under Deep "
        "Uncertainty. Springer, 23–51.",
        "Flyvbjerg, B. et al. (2018). Five things you should know about cost overrun. "
        "Transportation Research Part A, 118, 174–190.",
        "Mankiw, N. G. & Whinston, M. D. (1986). Free Entry and Social Inefficiency. "
        "RAND Journal of Economics, 17(1), 48–58.",
    ),
)
