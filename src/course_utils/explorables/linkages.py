"""互动实验“一百元拉动谁”：同样的最终需求投给不同的部门，落到谁手里，多少漏成进口。"""

from __future__ import annotations

from functools import cache

from course_utils.data.industry import GROUPS, InputOutput, china_io_2007_groups
from course_utils.economics.imports import OpenEconomy, import_shares
from course_utils.economics.linkages import influence, sensitivity
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

NAMES = list(GROUPS)
MONEY = 100.0  # 投下去的钱，元
LABELS = charts.categories(["\n".join(name) for name in NAMES])
YUAN = charts.numbers(0, 80, 20)
RATIO = charts.numbers(0, 2, 0.5)
SECTORS = {name: f"{name}：{what}" for name, what in GROUPS.items()}


def compute(settings: Settings) -> Scene:
    """一百元最终需求引起的各部门增加值与进口，和各部门的影响力、感应度系数。"""
    economy = _economy(float(settings["replaced"]))
    first, second = (NAMES.index(str(settings[name])) for name in ("first", "second"))
    share = float(settings["share"]) / 100
    demand = [MONEY * (share * (k == first) + (1 - share) * (k == second)) for k in range(len(NAMES))]
    push = economy.push(demand)
    added_rates, labour_rates = _rates()
    added = [rate * output for rate, output in zip(added_rates, push.outputs, strict=True)]
    labour = sum(rate * output for rate, output in zip(labour_rates, push.outputs, strict=True))
    kept, leaked, total = sum(added), sum(push.imports), sum(push.outputs)
    pull, response = influence(economy.inverse), sensitivity(economy.inverse)

    invested = {first, second} if 0 < share < 1 else {first if share else second}
    most = NAMES[max((k for k in range(len(NAMES)) if k not in invested), key=added.__getitem__)]
    bought = NAMES[push.imports.index(max(push.imports))]
    conclusion = (
        f"投下{MONEY:.0f}元：{kept:.1f}元成为国内增加值，{leaked:.1f}元漏成进口，漏得最多的是{bought}；"
        f"没有直接投钱的部门里，得到最多的是{most}。国内产出翻来覆去算成{total:.0f}元。"
    )
    description = (
        "上图：一百元落到谁手里，各部门的增加值与进口（元）依次是"
        + "，".join(f"{n}{x:.0f}与{m:.0f}" for n, x, m in zip(NAMES, added, push.imports, strict=True))
        + f"。下图：影响力系数最大的是{NAMES[pull.index(max(pull))]}（{max(pull):.2f}），"
        f"感应度系数最大的是{NAMES[response.index(max(response))]}（{max(response):.2f}）。"
    )
    option = charts.chart(
        charts.panel(
            "一百元落到谁手里（元）",
            LABELS,
            YUAN,
            charts.bars("国内增加值", added, charts.TEAL),
            charts.bars("进口", push.imports, charts.AMBER),
        ),
        charts.panel(
            "牵动上游、托起下游（平均＝1）",
            LABELS,
            RATIO,
            charts.bars("影响力系数", pull, charts.PURPLE),
            charts.bars("感应度系数", response, charts.GREY),
        ),
        description=description,
    )
    metrics = (
        Metric("added", "留在国内的增加值", f"{kept:.1f}", "元"),
        Metric("leaked", "漏成进口", f"{leaked:.1f}", "元"),
        Metric("output", "拉动国内产出", f"{total:.0f}", "元"),
        Metric("labour", "其中劳动者报酬", f"{labour:.1f}", "元"),
    )
    return Scene(option, metrics, conclusion, description)


@cache
def _table() -> InputOutput:
    return china_io_2007_groups()


@cache
def _economy(replaced: float) -> OpenEconomy:
    """进口比例降低``replaced``（%）以后的模型。"""
    table = _table()
    shares = import_shares(table.flows, table.home_uses, table.imports)
    return OpenEconomy.of(table.flows, table.outputs, [share * (1 - replaced / 100) for share in shares])


@cache
def _rates() -> tuple[list[float], list[float]]:
    """一元产出里的增加值与劳动者报酬。"""
    table = _table()
    return tuple(
        [value / output for value, output in zip(values, table.outputs, strict=True)]
        for values in (table.value_added, table.labour_income)
    )


EXPLORABLE = Explorable(
    id="linkages",
    title="一百元拉动谁",
    question="同样一百元，投给建筑、装备还是电子，拉动了谁，又漏到哪里去？",
    controls=(
        Choice("first", "钱先投给", SECTORS, "建筑"),
        Choice("second", "其余投给", SECTORS, "装备"),
        Parameter("share", "先投的占多少", 0, 100, 10, 50, "%", "剩下的归“其余投给”的部门"),
        Parameter("replaced", "进口换成国产的比例", 0, 100, 10, 0, "%", "各种产品一齐换，价格与工艺都不变（示意）"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：投给建筑",
            {"first": "建筑", "second": "建筑", "share": 100.0, "replaced": 0.0},
            "看上图：建筑自己留下的不到四分之一，其余传给了材料、流通、商务和采矿。进口的柱都很矮。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：投给装备和电子",
            {"first": "装备", "second": "电子", "share": 50.0, "replaced": 0.0},
            "同样一百元，换成装备和电子各一半。看电子的进口柱：在2007年的表上，钱漏出去多少？",
        ),
        Scenario(
            "leaks-away",
            "反例：追新，追到了国外",
            {"first": "电子", "second": "电子", "share": 100.0, "replaced": 0.0},
            "全投给电子。留在国内的增加值不到三成，比投给哪个老行业都少。名字新，不等于留得住。",
            counter=True,
        ),
        Scenario(
            "chain-completed",
            "新质：补链，进口换国产八成",
            {"first": "电子", "second": "电子", "share": 100.0, "replaced": 80.0},
            "投法同“追新”一样，只是各种进口换掉八成。留在国内的由不到三成升到近八成；再看下图，电子的影响力系数从不到1升到第一。",
        ),
        Scenario(
            "output-is-not-income",
            "反例：拉动小，留下的多",
            {"first": "商务", "second": "商务", "share": 100.0, "replaced": 0.0},
            "投给商务服务，拉动的产出不到建筑的六成，留下的增加值却更多。产出翻来覆去地算，增加值只算一次。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-05", "A4-08", "A5-07"),
    limits=(
        "数据是2007年的全国表，合并成12类；今天的进口比例和工艺都变了，县域的漏损（漏到外县外省）比全国大得多。",
        "各种产品不论谁用、进口比例都相同，是假定。加工贸易用的进口多，照这个假定算出的电子业国内增加值不大准。",
        "一次性的需求，不含工资再花出去的一轮；价格不变，产能、人手要多少有多少。产能满了，就成了涨价。",
        "只算一笔订单拉动多少，不算投下去的东西将来有没有用。一座桥和一条芯片线以后的用处，这里看不见。",
        "换成国产要花研发的钱、可能更贵，这里都当作没有代价；就业只能拿劳动者报酬近似，表上没有人数。",
    ),
    sources=(
        "国家统计局：2007年中国投入产出表（42部门），本课程合并为12类。",
        "Leontief, W. (1936). Quantitative Input and Output Relations in the Economic System of the United States. "
        "Review of Economics and Statistics, 18(3), 105–125.",
        "Rasmussen, P. N. (1956). Studies in Inter-sectoral Relations. Amsterdam: North-Holland.",
        "Miller, R. E. & Blair, P. D. (2009). Input-Output Analysis, 2nd ed. Cambridge University Press.",
    ),
)
