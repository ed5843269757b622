"""互动实验“营商环境磁吸力”：三座城市抢同一批投资，企业按多项logit模型选地方。

企业眼里一座城市的吸引力 ``V = β·环境得分 + γ·补贴率``。投资总额固定为100亿元，城市每引来一份投资得益15%，再减去补贴。
"""

from __future__ import annotations

from course_utils.economics.choice import inclusive_value, logit_shares, own_elasticity, race_subsidy
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

CITIES = ("甲市", "乙市", "丙市")
TOTAL = 100.0  # 三市争的投资，亿元，示意
BENEFIT = 15.0  # 引来的投资给当地带来的长期得益，占投资的百分比，示意
MONEY = 0.3  # 补贴率每高1个百分点，吸引力高多少，示意
RACE = round(race_subsidy(BENEFIT, MONEY, len(CITIES)))  # 各顾各的补贴率，%，恰好是整数
START = 60.0  # 起点：三市环境都是60分、都不补贴

SUBSIDY = Parameter("subsidy", "甲市补贴", 0, 20, 1, 0, "%", "补投资额的百分之几")
NAMES = charts.categories(CITIES)
SHARE = charts.numbers(0, 100, 25)
RATES = charts.categories([f"{rate:g}" for rate in SUBSIDY.positions], "%", every=5)
NET = charts.numbers(-6, 15, 3)


def compute(settings: Settings) -> Scene:
    """三市的份额，与甲市净得益随自己的补贴率怎样变。"""
    environment, rivals, weight = (float(settings[name]) for name in ("environment", "rivals", "weight"))
    rates = [float(settings["subsidy"])] + [float(settings["rival_subsidy"])] * 2
    scores = [environment, rivals, rivals]

    now = _utilities(weight, scores, rates)
    shares = logit_shares(now)
    plain = logit_shares(_utilities(weight, scores, [0.0] * 3))
    alone = [_net(weight, scores, [rate, *rates[1:]]) for rate in SUBSIDY.positions]
    together = [_net(weight, scores, [rate] * 3) for rate in SUBSIDY.positions]

    net = _net(weight, scores, rates)
    spent = sum(share * rate for share, rate in zip(shares, rates, strict=True)) * TOTAL / 100
    start = _utilities(weight, [START] * 3, [0.0] * 3)
    firms = (inclusive_value(now) - inclusive_value(start)) / MONEY * TOTAL / 100
    best = SUBSIDY.positions[alone.index(max(alone))]
    elasticity = own_elasticity(weight, environment, shares[0])

    description = (
        "上图：份额（%），"
        + "，".join(
            f"{city}{100 * share:.1f}，都不补贴时{100 * before:.1f}"
            for city, share, before in zip(CITIES, shares, plain, strict=True)
        )
        + f"。下图：甲市净得益（亿元），只有甲市补贴由0加到20%，由{_plain(alone[0])}变为{_plain(alone[-1])}，"
        f"{best:g}%时最多，{max(alone):.1f}；三市一起加，由{_plain(together[0])}变为{_plain(together[-1])}。现在{_plain(net)}。"
    )
    option = charts.chart(
        charts.panel(
            "三市各得多少投资（%）",
            NAMES,
            SHARE,
            charts.bars("现在", [100 * share for share in shares], charts.TEAL),
            charts.bars("若都不补贴", [100 * share for share in plain], charts.GREY),
        ),
        charts.panel(
            "甲市净得益随自己的补贴率怎样变（亿元）",
            RATES,
            NET,
            charts.line("对手不跟", alone, charts.AMBER),
            charts.line("三市一样高", together, charts.BLUE, "dashed"),
            charts.marks("甲市", [net if rate == rates[0] else None for rate in SUBSIDY.positions], charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("share", "甲市份额", f"{100 * shares[0]:.1f}", "%"),
        Metric("net", "甲市净得益", _plain(net), "亿元"),
        Metric("spent", "三市补贴支出", f"{spent:.1f}", "亿元"),
        Metric("firms", "企业比起点多得", _plain(firms), "亿元"),
    )
    return Scene(option, metrics, _conclusion(shares[0], plain[0], rates, best, elasticity, spent), description)


def _utilities(weight: float, scores: list[float], rates: list[float]) -> list[float]:
    return [weight * score + MONEY * rate for score, rate in zip(scores, rates, strict=True)]


def _net(weight: float, scores: list[float], rates: list[float]) -> float:
    """甲市的净得益（亿元）：引来的投资乘（得益率减补贴率）。"""
    share = logit_shares(_utilities(weight, scores, rates))[0]
    return share * TOTAL * (BENEFIT - rates[0]) / 100


def _plain(value: float) -> str:
    return f"{round(value, 1) + 0.0:.1f}"


def _conclusion(share: float, before: float, rates: list[float], best: float, elasticity: float, spent: float) -> str:
    head = f"甲市得{100 * share:.1f}%的投资"
    change = 100 * (share - before)
    if not any(rates):
        effect = "三市都没有补贴，份额全由环境决定"
    elif abs(change) < 0.05:
        effect = f"三市补了{spent:.1f}亿元，份额同都不补贴时一样"
    else:
        effect = f"补贴使它{'多' if change > 0 else '少'}得{abs(change):.1f}个百分点，三市共补{spent:.1f}亿元"
    temptation = f"对手不变时，甲市补{best:g}%对自己最有利" if best else "对手不变时，甲市不补贴对自己最有利"
    pull = f"环境得分提高1%，份额约提高{elasticity:.2f}%" if elasticity else "企业不看环境，改善环境动不了份额"
    return f"{head}，{effect}；{temptation}；{pull}。"


EXPLORABLE = Explorable(
    id="invest-magnet",
    title="营商环境磁吸力",
    question="三座城市抢同一批投资，补贴和环境，哪一样拉得住？",
    controls=(
        Parameter("environment", "甲市环境得分", 30, 90, 5, START, "分", "市场化、法治化、国际化的程度"),
        SUBSIDY,
        Parameter("rivals", "乙丙两市环境得分", 30, 90, 5, START, "分", "两座对手城市相同"),
        Parameter("rival_subsidy", "乙丙两市补贴", 0, 20, 1, 0, "%", "两座对手城市相同"),
        Parameter("weight", "企业看重环境的程度", 0, 0.1, 0.01, 0.05, "", "环境每高1分，吸引力高多少；0是只看补贴"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：靠补贴抢",
            {"environment": 60.0, "subsidy": 5.0, "rivals": 60.0, "rival_subsidy": 0.0, "weight": 0.05},
            "看上图：甲市单独补贴，份额翻了一番。再看下图实线：补到这里净得益最多，难怪谁都想补。对手会坐着不动吗？",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：靠环境吸引",
            {"environment": 80.0, "subsidy": 0.0, "rivals": 60.0, "rival_subsidy": 0.0, "weight": 0.05},
            "份额不如靠补贴抢来的大，净得益却更多，因为一分钱没有补。改善环境也要花钱花时间，这笔成本模型没有算。",
        ),
        Scenario(
            "race",
            "反例：补贴竞赛",
            {"environment": 60.0, "subsidy": RACE, "rivals": 60.0, "rival_subsidy": RACE, "weight": 0.05},
            "份额回到三分之一，净得益只剩原来的三分之一，补出去的钱全归了企业。看结论：这时谁单独停下来，谁更吃亏。",
            counter=True,
        ),
        Scenario(
            "indifferent",
            "反例：企业不看环境",
            {"environment": 90.0, "subsidy": 0.0, "rivals": 30.0, "rival_subsidy": 10.0, "weight": 0.0},
            "若来的是只图补贴、补完就走的项目，环境高出60分也拉不住。先问招的是哪一种企业。",
            counter=True,
        ),
        Scenario(
            "all-improve",
            "对照：三市都改善环境",
            {"environment": 80.0, "subsidy": 0.0, "rivals": 80.0, "rival_subsidy": 0.0, "weight": 0.05},
            "份额同样回到三分之一。与补贴竞赛比一比：企业都多得了，这一次却没有谁掏补贴的钱。",
        ),
    ),
    compute=compute,
    claims=("A5-07",),
    limits=(
        "投资总额固定，一座城市多得的都是别处少得的；真实的好环境也可能使总投资变大。",
        "改善环境的成本没有计入；“企业多得”是按企业自己的取舍折成钱的，不等于全社会的净得益。",
        "多项logit假定“无关选项独立”：多来一座很像乙市的城市，会从三市按同一比例抢走投资，现实里多半先抢乙市的。",
        "三座城市、投资100亿元、得益15%与各个系数都是示意，不是由数据估出来的。",
        "模型只算一轮，没有产业集聚，也没有补贴到期后搬走的企业。",
    ),
    sources=(
        "McFadden, D. (1974). Conditional Logit Analysis of Qualitative Choice Behavior. In Zarembka, P. (ed.), "
        "Frontiers in Econometrics. New York: Academic Press, 105–142.",
        "Small, K. A. & Rosen, H. S. (1981). Applied Welfare Economics with Discrete Choice Models. "
        "Econometrica, 49(1), 105–130.",
        "Slattery, C. & Zidar, O. (2020). Evaluating State and Local Business Incentives. "
        "Journal of Economic Perspectives, 34(2), 90–118.",
    ),
)
