"""互动实验“容错”：容忍失败什么时候值得，取决于能不能停、能不能学。

每个项目先花1百万元小试，再花10百万元放大，成功得一笔收入；项目一个接一个地做完。
"""

from __future__ import annotations

from course_utils.economics.trials import at_least_one, learning_chance, mean_chances, staged_value
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

PILOT, SCALE = 1.0, 10.0  # 小试与放大的花费，百万元，示意
CEILING = 0.3  # 再怎么学，成功概率最多到三成，示意

PROJECTS = Parameter("projects", "做几个项目", 1, 30, 1, 10, "个")
COUNTS = charts.categories([f"{count:g}" for count in PROJECTS.positions], "个", every=5)
PERCENT = charts.numbers(0, 100, 25)
PRACTICES = ("不停\n不学", "只停\n不学", "只学\n不停", "又停\n又学")
WAYS = charts.categories(PRACTICES)
VALUE = charts.numbers(-12, 36, 12)


def compute(settings: Settings) -> Scene:
    """做1到30个项目，至少成一个的概率，与四种做法下平均每个项目的期望净收益。"""
    count = int(float(settings["projects"]))
    chance, gain, detection = (float(settings[name]) / 100 for name in ("chance", "learning", "detection"))
    payoff = float(settings["payoff"])

    most = len(PROJECTS.positions)
    learnt = [learning_chance(chance, gain, failures, CEILING) for failures in range(most)]
    some = [100 * at_least_one(learnt[:n]) for n in range(1, most + 1)]
    stubborn = [100 * at_least_one([chance] * n) for n in range(1, most + 1)]
    practices = [
        _average(count, chance, learnt_gain, noticed, payoff)
        for learnt_gain, noticed in ((0.0, 0.0), (0.0, detection), (gain, 0.0), (gain, detection))
    ]
    plain, value = practices[0], practices[-1]

    here = count - 1
    total = count * value
    description = (
        f"上图：项目由1个加到{most}个，至少成一个的概率由{some[0]:.0f}%升到{some[-1]:.0f}%，"
        f"不学习时升到{stubborn[-1]:.0f}%。现在{count}个，{some[here]:.0f}%。"
        "下图：平均每个项目的期望净收益（百万元），"
        + "，".join(f"{''.join(way.split())}{each:+z.1f}" for way, each in zip(PRACTICES, practices, strict=True))
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "至少成一个的概率（%）",
            COUNTS,
            PERCENT,
            charts.line("现在的做法", some, charts.TEAL),
            charts.line("失败了不学", stubborn, charts.GREY, "dashed"),
            charts.marks("现在", [some[here] if n == here else None for n in range(most)], charts.PURPLE),
        ),
        charts.panel(
            "平均每个项目的期望净收益（百万元）",
            WAYS,
            VALUE,
            charts.bars("期望净收益", practices, charts.AMBER),
        ),
        description=description,
    )
    metrics = (
        Metric("at-least-one", "至少成一个", f"{some[here]:.0f}", "%"),
        Metric("all-fail", "全都失败", f"{100 - some[here]:.0f}", "%"),
        Metric("average", "平均每个项目净收益", f"{value:+z.1f}", "百万元"),
        Metric("total", "合计期望净收益", f"{total:+z.0f}", "百万元"),
    )
    return Scene(option, metrics, _conclusion(count, some[here], total, value, plain), description)


def _average(count: int, chance: float, gain: float, detection: float, payoff: float) -> float:
    """依次做``count``个项目，平均每个的期望净收益（百万元）。"""
    chances = mean_chances(chance, gain, CEILING, count)
    return sum(staged_value(p, detection, PILOT, SCALE, payoff) for p in chances) / count


def _conclusion(count: int, some: float, total: float, value: float, plain: float) -> str:
    odds = f"做{count}个项目，至少成一个的把握是{some:.0f}%"
    if total > 0.5:
        worth = f"合计期望净收益{total:.0f}百万元，值得"
    elif total < -0.5:
        worth = f"合计期望亏{-total:.0f}百万元，不值得"
    else:
        worth = "合计刚好不赚不亏"
    better = value - plain
    if better < 0.05:
        reason = "失败了不停也不学，多做几个只是" + ("多赚几份" if value > 0 else "多亏几份")
    elif value > 0 > plain:
        reason = f"能停能学使每个项目多得{better:.1f}百万元，亏本的事变成了划算的事"
    elif value > 0:
        reason = f"能停能学使每个项目多得{better:.1f}百万元"
    else:
        reason = f"能停能学使每个项目少亏{better:.1f}百万元，还不够扭亏"
    return f"{odds}；{worth}；{reason}。"


EXPLORABLE = Explorable(
    id="tolerance",
    title="容错",
    question="十个项目九个会失败，还值得做吗？",
    controls=(
        PROJECTS,
        Parameter("chance", "每个项目的成功概率", 1, 30, 1, 10, "%", "还没有从失败里学到东西时的概率"),
        Parameter(
            "detection", "小试认出失败的本事", 0, 100, 5, 80, "%", "0是不设阶段门，100是不成的项目全在小试时停下"
        ),
        Parameter(
            "learning", "每次失败学到多少", 0, 3, 0.5, 0, "个百分点", "每失败一次，后面各个项目的成功概率提高多少"
        ),
        Parameter("payoff", "成功一个的收入", 20, 120, 5, 80, "百万元", "小试花1百万元，放大花10百万元"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：只许成功",
            {"projects": 2.0, "chance": 30.0, "detection": 0.0, "learning": 0.0, "payoff": 50.0},
            "只做两个把握大、收入小的项目，不设阶段门，也不总结失败。净收益是正的：求稳不是错，只是走不远。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：敢试、会停、能学",
            {"projects": 15.0, "chance": 10.0, "detection": 80.0, "learning": 1.0, "payoff": 120.0},
            "看下图：每个项目的把握只有一成，又停又学的净收益却比只做有把握的高出几倍。再比一比，停和学各贡献多少。",
        ),
        Scenario(
            "neither",
            "反例：只容忍，不停也不学",
            {"projects": 30.0, "chance": 10.0, "detection": 0.0, "learning": 0.0, "payoff": 80.0},
            "看上图：至少成一个几乎是必然。再看下图：平均每个项目都在亏，成功的那几个补不上。概率高不等于划算。",
            counter=True,
        ),
        Scenario(
            "hopeless",
            "反例：门设得好，题选错了",
            {"projects": 30.0, "chance": 1.0, "detection": 100.0, "learning": 0.0, "payoff": 80.0},
            "失败全在小试时停下，仍然亏：成功概率太低，又学不到东西，连小试的钱也收不回。容错代替不了选题。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A5-05",),
    limits=(
        "小试1百万元、放大10百万元、成功概率的顶30%等数值都是示意，不是对任何真实项目的测算。",
        "不学习时各项目彼此独立；若大家押同一条技术路线，失败会一起来，“至少成一个”没有这么有把握。",
        "小试只会放过坏的，不会误停好的；真实的阶段门两种错都犯，门太严会扼杀晚熟的项目。",
        "期望值把大赚与小亏加在一起平均，没有计入风险、时间，也没有计入人愿不愿意冒险、肯不肯说实话。",
        "模型不区分尽了责的失败与失职，那要靠制度来认定。",
    ),
    sources=(
        "Roberts, K. & Weitzman, M. L. (1981). Funding Criteria for Research, Development, and Exploration Projects. "
        "Econometrica, 49(5), 1261–1288.",
        "Manso, G. (2011). Motivating Innovation. Journal of Finance, 66(5), 1823–1860.",
        "Dixit, A. K. & Pindyck, R. S. (1994). Investment under Uncertainty. Princeton University Press.",
    ),
)
