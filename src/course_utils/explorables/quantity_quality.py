"""互动实验“量与质”：三个地方增速相同，用“四高一优”五个方面来评，名次由权重与合成办法决定。"""

from __future__ import annotations

from course_utils.economics.indices import arithmetic_mean, geometric_mean
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

ASPECTS = {
    "output": "产出质量",
    "economic": "经济效益",
    "social": "社会效益",
    "ecological": "生态效益",
    "operation": "经济运行",
}
# 各方面的得分（0到100），示意。甲地的生态效益由读者定
SCORES = {
    "甲地": {"output": 85.0, "economic": 95.0, "social": 80.0, "operation": 82.0},
    "乙地": {"output": 68.0, "economic": 66.0, "social": 70.0, "ecological": 70.0, "operation": 68.0},
    "丙地": {"output": 60.0, "economic": 45.0, "social": 70.0, "ecological": 95.0, "operation": 65.0},
}
COLORS = {"甲地": charts.AMBER, "乙地": charts.TEAL, "丙地": charts.PURPLE}
EQUAL = {f"{name}_weight": 5.0 for name in ASPECTS}

# 五个方面与两个总分之间空一格
BARS = charts.categories([f"{name[:2]}\n{name[2:]}" for name in ASPECTS.values()] + ["", "算术\n平均", "几何\n平均"])
SCORE = charts.numbers(0, 100, 20)


def compute(settings: Settings) -> Scene:
    """三地五个方面的得分，与按读者的权重合成的两种总分。"""
    weights = [float(settings[f"{name}_weight"]) for name in ASPECTS]
    places = {place: _scores(known, float(settings["ecology"])) for place, known in SCORES.items()}
    weighted = any(weights)
    totals = {
        place: (arithmetic_mean(scores, weights), geometric_mean(scores, weights)) if weighted else (None, None)
        for place, scores in places.items()
    }
    if weighted:
        conclusion = _conclusion(totals)
        summary = "；".join(f"{p}算术平均{a:.1f}、几何平均{g:.1f}" for p, (a, g) in totals.items())
    else:
        conclusion = "五个权重都是0，合不成总分：请至少看重一个方面。"
        summary = "权重都是0，没有总分"
    detail = "；".join(
        f"{place}" + "、".join(f"{name}{score:.0f}" for name, score in zip(ASPECTS.values(), scores, strict=True))
        for place, scores in places.items()
    )
    description = f"三地增速相同。得分：{detail}。总分：{summary}。"
    option = charts.chart(
        charts.panel(
            "五个方面的得分，与合成的总分（满分100）",
            BARS,
            SCORE,
            *(charts.bars(place, [*scores, None, *totals[place]], COLORS[place]) for place, scores in places.items()),
        ),
        description=description,
    )
    first, second = (_first(totals, mean) if weighted else "—" for mean in (0, 1))
    gap = totals["甲地"][0] - totals["甲地"][1] if weighted else None
    metrics = (
        Metric("growth", "三地增速（相同）", "5.0", "%/年"),
        Metric("arithmetic-first", "算术平均第一", first),
        Metric("geometric-first", "几何平均第一", second),
        Metric("gap", "甲地因短板少得", "—" if gap is None else f"{gap:.1f}", "分"),
    )
    return Scene(option, metrics, conclusion, description)


def _scores(known: dict[str, float], ecology: float) -> list[float]:
    return [known.get(name, ecology) for name in ASPECTS]


def _first(totals: dict[str, tuple[float, float]], mean: int) -> str:
    """总分第一的地方；差不到0.05分算并列。"""
    top = max(total[mean] for total in totals.values())
    winners = [place for place, total in totals.items() if top - total[mean] < 0.05]
    return "、".join(winners) + ("并列" if len(winners) > 1 else "")


def _conclusion(totals: dict[str, tuple[float, float]]) -> str:
    arithmetic, geometric = _first(totals, 0), _first(totals, 1)
    best = [max(total[mean] for total in totals.values()) for mean in (0, 1)]
    if arithmetic == geometric:
        verdict = f"两种总分都是{arithmetic}第一（算术平均{best[0]:.1f}分，几何平均{best[1]:.1f}分）"
    else:
        verdict = (
            f"同样的得分与权重，算术平均推{arithmetic}第一（{best[0]:.1f}分），"
            f"几何平均推{geometric}第一（{best[1]:.1f}分）"
        )
    plain, strict = totals["甲地"]
    gap = plain - strict
    short = "这组权重下看不出甲地有短板" if gap < 1 else f"甲地的短板让几何平均比算术平均低{gap:.1f}分"
    return f"增速都是5%，{verdict}；{short}。"


EXPLORABLE = Explorable(
    id="quantity-quality",
    title="量与质",
    question="三个地方的经济增速一样，谁发展得更好？",
    controls=(
        *(
            Parameter(f"{name}_weight", f"看重{label}", 0, 10, 1, 5, "份", "0是不看，10是最看重；只看相对大小")
            for name, label in ASPECTS.items()
        ),
        Parameter("ecology", "甲地的生态效益得分", 5, 95, 5, 40, "分", "把这块板拉长或锯短"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：效益挂帅",
            {
                "output_weight": 2.0,
                "economic_weight": 10.0,
                "social_weight": 1.0,
                "ecological_weight": 0.0,
                "operation_weight": 2.0,
                "ecology": 20.0,
            },
            "生态效益的权重是0：甲地生态只有20分，总分仍遥遥领先。再去拉动“甲地的生态效益得分”，看总分动不动。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：五个方面并重",
            EQUAL | {"ecology": 20.0},
            "得分一个没改，只换了权重。比一比最右边两组柱：谁的两根柱差得最多？",
        ),
        Scenario(
            "repaired",
            "补上短板",
            EQUAL | {"ecology": 75.0},
            "甲地把生态效益从20分补到75分，其余不变。看几何平均比算术平均多涨了多少。",
        ),
        Scenario(
            "hidden-collapse",
            "反例：生态垮了，平均分照样第一",
            EQUAL | {"ecology": 5.0},
            "五个方面并重也不保险：甲地生态只剩5分，用算术平均仍排第一。高分把低分抵掉了。",
            counter=True,
        ),
        Scenario(
            "chosen-weights",
            "反例：挑一组权重，名次就变",
            {
                "output_weight": 3.0,
                "economic_weight": 1.0,
                "social_weight": 4.0,
                "ecological_weight": 10.0,
                "operation_weight": 3.0,
                "ecology": 20.0,
            },
            "极看重生态效益，经济效益只有45分的丙地排到第一。“质”的总分里有评价者的取舍，不全是事实。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-08", "A1-12", "A1-15"),
    limits=(
        "文章提出“四高一优”五个方面，没有给出指标与权重；这里的得分、增速和三个地方都是示意，不代表任何真实地区。",
        "几何平均会罚短板，却不会替你选权重：一个方面的权重是0，它再差也看不见。",
        "总分高低与名次随指标、标准化办法和权重而变，不能当作客观的排名。",
        "模型只比较一个时点的得分，“质变”这种跨越不在图里，要看“增长靠什么”；三地增速相同是设定，不是算出来的。",
    ),
    sources=(
        "OECD & European Commission Joint Research Centre (2008). "
        "Handbook on Constructing Composite Indicators: Methodology and User Guide. Paris: OECD Publishing.",
        "United Nations Development Programme (2010). "
        "Human Development Report 2010: The Real Wealth of Nations, Technical note 1.",
    ),
)
