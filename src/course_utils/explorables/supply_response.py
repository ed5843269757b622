"""互动实验“供应链反应速度”：牛鞭效应。提前期、预测的快慢、信息共享，各怎样影响上游的波动与反应。"""

from __future__ import annotations

from functools import cache

from course_utils.economics.bullwhip import demand_history, separate, shared, shortages, simulate
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

FIRMS = ("整机厂", "轴承厂", "套圈厂", "钢厂")  # 自下游到上游
RISE = 0.2  # 下图：需求升高两成
WEEKS, MEAN, DEVIATION, SEED = 1000, 100.0, 10.0, 2000
APART = {"sharing": "no", "lead": 2.0, "window": 8.0}

WINDOW = Parameter("window", "预测用最近几周的平均", 7, 30, 1, 8, "周", "越长越平稳，也越迟钝")
LEAD = Parameter("lead", "每一级的提前期", 1, 6, 1, 2, "周", "从下单到到货")
HORIZON = int(LEAD.maximum + WINDOW.maximum) - 1

STAGES = charts.categories(FIRMS)
TIMES = charts.tenfolds(1, 1000)
WEEK = charts.categories([str(week) for week in range(HORIZON + 1)], "周", every=5)
SHORT = charts.numbers(0, 120, 40)


def compute(settings: Settings) -> Scene:
    """各级订单的波动是终端需求的几倍，与需求真的升高之后每周缺多少货。"""
    share, lead, window = settings["sharing"] == "yes", int(settings["lead"]), int(settings["window"])
    leads = [lead] * len(FIRMS)
    bound = (shared if share else separate)(leads, window)
    measured = simulate(_history()[-(WEEKS + len(FIRMS) * window) :], leads, window, share)
    missing = [100 * gap for gap in shortages(RISE, lead, window)]
    total = sum(missing) / 100

    conclusion = (
        f"{'各级都看得到终端需求' if share else '各级只看下一级的订单'}，提前期{lead}周、按{window}周平均预测："
        f"钢厂订单的方差{'' if share else '至少'}是终端需求的{_times(bound[-1])}倍（模拟得{_times(measured[-1])}倍）；"
        f"需求真的升高两成时，预测要{window}周才追上，累计缺{total:.1f}周的需求量。"
    )
    description = (
        "上图：订单方差是终端需求方差的几倍，公式与模拟依次是"
        + "，".join(f"{f}{_times(b)}与{_times(m)}" for f, b, m in zip(FIRMS, bound, measured, strict=True))
        + f"。下图：需求升高两成之后，第{lead}周缺得最多，缺{max(missing):.0f}%，第{len(missing) + 1}周起不再缺。"
    )
    option = charts.chart(
        charts.panel(
            "订单方差是终端需求方差的几倍",
            STAGES,
            TIMES,
            charts.bars("公式", bound, charts.TEAL),
            charts.bars(f"模拟{WEEKS}周", measured, charts.AMBER),
        ),
        charts.panel(
            "需求升高两成后每周缺货（占一周需求的%）",
            WEEK,
            SHORT,
            charts.bars("整机厂缺货", [0.0, *missing, *[0.0] * (HORIZON - len(missing))], charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("first", "整机厂订单方差", _times(bound[0]), "倍"),
        Metric("steel", "钢厂订单方差", _times(bound[-1]), "倍"),
        Metric("simulated", "钢厂（模拟）", _times(measured[-1]), "倍"),
        Metric("shortage", "需求升高两成累计缺", f"{total:.1f}", "周需求"),
    )
    return Scene(option, metrics, conclusion, description)


@cache
def _history() -> list[float]:
    """终端需求，示意，够最长的移动平均用。第一次画图时才算，导入时不算。"""
    return demand_history(WEEKS + len(FIRMS) * int(WINDOW.maximum), MEAN, DEVIATION, SEED)


def _times(ratio: float) -> str:
    return f"{ratio:.1f}" if ratio < 99.95 else f"{ratio:.0f}"


EXPLORABLE = Explorable(
    id="supply-response",
    title="供应链反应速度",
    question="终端需求只轻轻晃动，为什么上游的订单大起大落？共享信息能治好吗？",
    controls=(
        Choice("sharing", "各级看得到什么", {"no": "只看下一级的订单", "yes": "共享终端需求"}, "no"),
        LEAD,
        WINDOW,
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：各看各的订单",
            APART,
            "看上图（一格十倍）：每往上游一级，柱高添一截，就是再乘上同一个倍数。越往上游，模拟比公式高得越多：连乘只是下界。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：共享终端需求",
            APART | {"sharing": "yes"},
            "提前期、预测办法都没变，只让各级看到终端需求。看上图：越往上游差别越大，整机厂那一对柱却一点没动。",
        ),
        Scenario(
            "shared-and-fast",
            "新质：共享，又快",
            APART | {"sharing": "yes", "lead": 1.0},
            "提前期从2周缩到1周。看上图与下图一起变好：缩短提前期，波动与缺货都减轻。",
        ),
        Scenario(
            "shared-but-slow",
            "反例：共享了，却很慢",
            APART | {"sharing": "yes", "lead": 5.0},
            "信息照样共享，提前期从2周拉长到5周。钢厂的波动比“传统”情景还大：共享去不掉提前期的作用。",
            counter=True,
        ),
        Scenario(
            "over-smoothed",
            "反例：越平稳越迟钝",
            APART | {"sharing": "yes", "window": 30.0},
            "用30周的平均作预测，上图几乎不放大了。再看下图：需求真的变了，要等多少周才跟上？",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-06",),
    limits=(
        "只有预测与提前期两个原因。批量订货、价格促销、短缺时抢订，也会造成牛鞭效应，不在模型里。",
        "公式假定各周需求互不相关、不设安全库存、订单可以为负（多余的货能退回）。设了安全库存，波动只会更大。",
        "各看各的订单时，连乘的公式只是下界：下一级的订单前后相关，实际放大得更多。模拟只走1000周，与公式差几个百分点是抽样误差。",
        "四级各有一家、提前期相同是简化；真实的供应链是网，需求来自许多客户，会互相抵消一些。",
        "下图只画整机厂：它本来就看得到终端需求，所以共享与否，它的缺货一样多；上游各级的缺货没有画。",
        "共享信息要有人愿意给、给得真；模型假定它免费而且可信。终端需求与各项参数都是示意。",
    ),
    sources=(
        "Chen, F., Drezner, Z., Ryan, J. K. & Simchi-Levi, D. (2000). Quantifying the Bullwhip Effect in a Simple "
        "Supply Chain: The Impact of Forecasting, Lead Times, and Information. Management Science, 46(3), 436–443.",
        "Lee, H. L., Padmanabhan, V. & Whang, S. (1997). Information Distortion in a Supply Chain: "
        "The Bullwhip Effect. Management Science, 43(4), 546–558.",
    ),
)
