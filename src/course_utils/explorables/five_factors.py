"""互动实验“五要素体检”：三个县的五项得分，换权重、换加总办法，名次会不会变。"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from course_utils.economics.indices import arithmetic_mean, geometric_mean
from course_utils.economics.weighting import entropy_weights
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

Mean = Callable[[Sequence[float], Sequence[float]], float]

FACTORS = {"technology": "新技术", "talent": "新人才", "system": "新制度", "track": "新赛道", "environment": "新环境"}
# 对照的两个县，示意：乙县五项平均，丙县技术与赛道突出；两县的新人才都是40分
OTHERS = {"乙县": (60.0, 40.0, 60.0, 55.0, 65.0), "丙县": (90.0, 40.0, 35.0, 80.0, 45.0)}
COLORS = {"甲县": charts.AMBER, "乙县": charts.TEAL, "丙县": charts.PURPLE}
SCHEMES = {
    "equal": "等权",
    "entropy": "熵权（看各县的差异）",
    "technology": "看重新技术",
    "talent": "看重新人才",
    "environment": "看重新环境",
}
MEANS = {"算术平均": arithmetic_mean, "几何平均": geometric_mean}
FAVOURED = 6.0  # 看重的一项占6份，其余各1份
STEP = 5.0
TOP = 100.0
TIE = 0.05  # 差不到0.05分算并列

SCORES = charts.categories([f"新\n{name[1:]}" for name in FACTORS.values()] + ["", "算术\n平均", "几何\n平均"])
POINTS = charts.numbers(0, 100, 20)
PLACES = charts.categories(list(FACTORS.values()))
GAIN = charts.numbers(0, 6, 2)


def compute(settings: Settings) -> Scene:
    """三县的得分与两种总分，以及甲县各项再加5分总分多多少。"""
    own = tuple(float(settings[name]) for name in FACTORS)
    counties = {"甲县": own, **OTHERS}
    scheme = str(settings["weights"])
    weights = _weights(scheme, counties)
    totals = {place: [mean(scores, weights) for mean in MEANS.values()] for place, scores in counties.items()}
    gains = {name: _gains(mean, own, weights) for name, mean in MEANS.items()}
    ranks = [_rank(counties, mean, _weights(each, counties)) for each in SCHEMES for mean in MEANS.values()]
    winners = [_first({place: total[i] for place, total in totals.items()}) for i in range(len(MEANS))]
    strict = gains["几何平均"]
    most = [name for name, gain in zip(FACTORS.values(), strict, strict=True) if 0 < gain == max(strict)]
    gap = max(totals["甲县"][0] - totals["甲县"][1], 0.0)

    shares = "、".join(f"{name}{100 * w:.0f}%" for name, w in zip(FACTORS.values(), weights, strict=True))
    detail = "；".join(
        f"{place}{_listed(scores, 0)}，算术{totals[place][0]:.1f}、几何{totals[place][1]:.1f}"
        for place, scores in counties.items()
    )
    raised = "；".join(f"{name}多{_listed(gain, 1)}" for name, gain in gains.items())
    description = (
        f"权重：{shares}。上图依次是五项得分与两种总分：{detail}。下图：甲县各项依次再加{STEP:.0f}分，{raised}。"
    )
    option = charts.chart(
        charts.panel(
            "三个县的得分与总分（示意，满分100）",
            SCORES,
            POINTS,
            *(charts.bars(p, [*scores, None, *totals[p]], COLORS[p]) for p, scores in counties.items()),
        ),
        charts.panel(
            "甲县哪一项再加5分，总分多几分",
            PLACES,
            GAIN,
            charts.bars("算术平均", gains["算术平均"], charts.BLUE),
            charts.bars("几何平均", gains["几何平均"], charts.GREY),
        ),
        description=description,
    )
    metrics = (
        Metric("arithmetic-first", "算术平均第一", winners[0]),
        Metric("geometric-first", "几何平均第一", winners[1]),
        Metric("ranks", f"甲县在{len(ranks)}种算法里的名次", _span(ranks)),
        Metric("most-sensitive", "甲县最值得补（几何）", "、".join(most) or "—"),
    )
    return Scene(option, metrics, _conclusion(SCHEMES[scheme], winners, gap, ranks), description)


def _weights(scheme: str, counties: dict[str, tuple[float, ...]]) -> list[float]:
    """一种定权重的办法给出的权重，和为1。"""
    if scheme == "entropy":
        return entropy_weights(list(counties.values()))
    parts = [FAVOURED if name == scheme else 1.0 for name in FACTORS]
    return [part / sum(parts) for part in parts]


def _gains(mean: Mean, scores: tuple[float, ...], weights: list[float]) -> list[float]:
    """权重不动，每一项各加一步（最多到满分），总分多多少。"""
    now = mean(scores, weights)
    raised = ([min(s + STEP, TOP) if i == place else s for i, s in enumerate(scores)] for place in range(len(scores)))
    return [max(mean(better, weights) - now, 0.0) for better in raised]


def _rank(counties: dict[str, tuple[float, ...]], mean: Mean, weights: list[float]) -> int:
    """甲县的名次；并列取靠前的。"""
    own = mean(counties["甲县"], weights)
    return 1 + sum(mean(scores, weights) - own >= TIE for scores in OTHERS.values())


def _listed(values: Sequence[float], digits: int) -> str:
    return "、".join(f"{value:.{digits}f}" for value in values)


def _first(totals: dict[str, float]) -> str:
    top = max(totals.values())
    winners = [place for place, total in totals.items() if top - total < TIE]
    return "、".join(winners) + ("并列" if len(winners) > 1 else "")


def _span(ranks: list[int]) -> str:
    best, worst = min(ranks), max(ranks)
    return f"都是第{best}" if best == worst else f"第{best}到第{worst}"


def _conclusion(scheme: str, winners: list[str], gap: float, ranks: list[int]) -> str:
    if winners[0] == winners[1]:
        verdict = f"两种平均都推{winners[0]}第一"
    else:
        verdict = f"算术平均推{winners[0]}第一，几何平均推{winners[1]}第一"
    count = len(ranks)
    if min(ranks) == max(ranks):
        robust = f"换遍{count}种算法，甲县都是第{ranks[0]}名，这个名次经得起换算法"
    else:
        first = ranks.count(1)
        robust = f"得分不动，换遍{count}种算法，甲县有{first}种第一，最差第{max(ranks)}名，名次有一部分是算法给的"
    return f"按“{scheme.partition('（')[0]}”，{verdict}，甲县的长短不齐使几何平均低了{gap:.1f}分；{robust}。"


def _county(*scores: float, weights: str) -> dict[str, float | str]:
    return dict(zip(FACTORS, scores, strict=True)) | {"weights": weights}


EXPLORABLE = Explorable(
    id="five-factors",
    title="五要素体检",
    question="几个县各有长短，谁的底子最好？换一种算法还是它吗？",
    controls=(
        *(
            Parameter(name, f"甲县{label}", 20, 100, 5, score, "分", hint)
            for (name, label), score, hint in zip(
                FACTORS.items(),
                (60, 35, 65, 45, 70),
                (
                    "企业技术创新、智能设备与基础设施",
                    "引得来、留得住、用得上的人才",
                    "容错、科技产业金融配合的办法",
                    "未来产业的选择与先导区",
                    "市场化、法治化、国际化的营商环境",
                ),
                strict=True,
            )
        ),
        Choice("weights", "权重怎样定", SCHEMES, "equal", "看重的一项占6份，其余各1份；熵权由三个县的差异算出"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：只堆技术",
            _county(95, 30, 35, 85, 35, weights="technology"),
            "看下图：权重一偏，最值得补的竟是已有95分的新技术，30分的新人才反被冷落。再看上图最右边，几何平均推谁第一？",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：五样并重",
            _county(65, 60, 65, 60, 70, weights="equal"),
            "没有一项特别突出，也没有一项拖后腿。看两种总分差多少，再去换权重，看名次稳不稳。",
        ),
        Scenario(
            "reversal",
            "反例：得分不动，名次逆转",
            _county(60, 40, 90, 50, 70, weights="equal"),
            "算术与几何都推甲县第一。把权重换成“看重新技术”再看：得分一分没动，第一换成了谁？",
            counter=True,
        ),
        Scenario(
            "blind-entropy",
            "反例：人人都缺人才，熵权看不见",
            _county(85, 40, 50, 75, 60, weights="entropy"),
            "三个县的新人才都是40分，熵权法给它的权重是0，下图那一项的柱也是0。最要紧的短板，反倒不计分。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A5-01", "A5-02", "A5-03", "A5-04", "A5-05", "A5-06", "A5-07"),
    limits=(
        "文章提出五个要素，没有给出指标、得分与权重；三个县和它们的分数都是示意，不代表任何真实的地方。",
        "熵权量的是“分得开”，不是“要紧”；它随拿来比的县而变，只有三个县时尤其不稳。",
        "“再加5分”假定各项一样难、权重不随之变；真实的短板补起来花费不同，熵权也会随得分变。",
        "几何平均会罚短板，是一种价值判断，不是自然规律；要素之间真实的互补关系还要靠证据。",
        "十种算法只是可能的算法中的几种，名次都不变也不等于客观。",
    ),
    sources=(
        "OECD & European Commission Joint Research Centre (2008). "
        "Handbook on Constructing Composite Indicators: Methodology and User Guide. Paris: OECD Publishing.",
        "Shannon, C. E. (1948). A Mathematical Theory of Communication. Bell System Technical Journal, 27(3), 379–423.",
        "Zeleny, M. (1982). Multiple Criteria Decision Making. New York: McGraw-Hill.",
    ),
)
