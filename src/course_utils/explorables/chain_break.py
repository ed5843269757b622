"""互动实验“断链”：断掉一个部门，上游丢订单，下游缺料，哪一处最伤。"""

from __future__ import annotations

from functools import cache

from course_utils.data.industry import GROUPS, InputOutput, china_io_2007_groups
from course_utils.economics.bottleneck import domar_weights, remaining
from course_utils.economics.extraction import total_extraction
from course_utils.economics.imports import OpenEconomy, home_demand, import_shares
from course_utils.economics.linkages import Matrix
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
LABELS = charts.categories(["\n".join(name) for name in NAMES])
PERCENT = charts.numbers(0, 100, 25)
LOSS = charts.numbers(0, 75, 25)


def compute(settings: Settings) -> Scene:
    """断掉选定的部门：各部门丢多少订单、少做多少；再逐个断一遍，比哪一处最伤。"""
    table, inverse, weights = _economy()
    sector = NAMES.index(str(settings["sector"]))
    cut, fill = (float(settings[name]) / 100 for name in ("cut", "fill"))
    elasticity, left = float(settings["elasticity"]), 1 - cut * (1 - fill)
    lost = total_extraction(inverse, table.outputs, sector, cut)
    orders = [100 * loss / output for loss, output in zip(lost, table.outputs, strict=True)]
    own = inverse[sector][sector]
    short = [100 * (1 - remaining(exposure, own, left, elasticity)) for exposure in inverse[sector]]
    losses = [100 * (1 - remaining(weight, inverse[k][k], left, elasticity)) for k, weight in enumerate(weights)]
    rough = [100 * (1 - remaining(weight, 1, left, 1)) for weight in weights]
    total = 100 * sum(lost) / sum(table.outputs)

    name = NAMES[sector]
    upstream, downstream = _most(orders, sector), _most(short, sector)
    worst = NAMES[losses.index(max(losses))]
    description = (
        f"上图：断{name}，别的部门里产出少得最多的是{NAMES[upstream]}（{orders[upstream]:.0f}%），"
        f"同样投入少做得最多的是{NAMES[downstream]}（{short[downstream]:.0f}%）。"
        f"下图：逐个断同样多，最终产品少百分之几，依次是"
        + "、".join(f"{n}{loss:.0f}" for n, loss in zip(NAMES, losses, strict=True))
        + f"；只看规模的估计，{name}是{rough[sector]:.0f}。"
    )
    option = charts.chart(
        charts.panel(
            "断掉它，谁跟着受损（%）",
            LABELS,
            PERCENT,
            charts.bars("丢订单，产出少", orders, charts.AMBER),
            charts.bars("缺料，同样投入少做", short, charts.BLUE),
        ),
        charts.panel(
            "逐个断同样多，全国最终产品少（%）",
            LABELS,
            LOSS,
            charts.bars("缺料", losses, charts.TEAL),
            charts.bars("只看规模", rough, charts.GREY),
            charts.marks("你断的", [losses[k] if k == sector else None for k in range(len(NAMES))], charts.PURPLE),
        ),
        description=description,
    )
    metrics = (
        Metric("orders", "丢订单：国内总产出少", f"{total:.1f}", "%"),
        Metric("shortage", "缺料：最终产品少", f"{losses[sector]:.1f}", "%"),
        Metric("rough", "只看规模会估成", f"{rough[sector]:.1f}", "%"),
        Metric("weight", "它的规模（多马权重）", f"{weights[sector]:.2f}", "倍"),
    )
    if losses[sector] < 0.05:
        shortage = "缺口全被顶上，下游不缺料"
    else:
        shortage = f"下游缺料，最终产品少{losses[sector]:.1f}%，只看规模会估成{rough[sector]:.1f}%"
        shortage += f"；断同样多，最伤的是{worst}" if worst != name else "；断同样多，它就是最伤的"
    conclusion = f"断{name}的{cut:.0%}：上游丢订单，国内总产出少{total:.1f}%；{shortage}。"
    return Scene(option, metrics, conclusion, description)


@cache
def _economy() -> tuple[InputOutput, Matrix, list[float]]:
    """2007年的12类表、国产的列昂惕夫逆与多马权重。"""
    table = china_io_2007_groups()
    shares = import_shares(table.flows, table.home_uses, table.imports)
    demand = home_demand(shares, table.home_uses, table.exports, table.discrepancies)
    inverse = OpenEconomy.of(table.flows, table.outputs, shares).inverse
    return table, inverse, domar_weights(table.outputs, demand)


def _most(values: list[float], apart: int) -> int:
    """除``apart``以外最大的一项是第几个。"""
    return max((k for k in range(len(values)) if k != apart), key=values.__getitem__)


FRAGILE = {"sector": "材料", "cut": 50.0, "fill": 0.0, "elasticity": 0.2}

EXPLORABLE = Explorable(
    id="chain-break",
    title="断链",
    question="断在哪里最伤？规模大的部门，一定最要命吗？",
    controls=(
        Choice("sector", "断哪个部门", {name: f"{name}：{what}" for name, what in GROUPS.items()}, "材料"),
        Parameter("cut", "断掉多少", 5, 60, 5, 40, "%", "丢订单：用户有几成改买进口；缺料：同样的投入少做几成"),
        Parameter("fill", "进口和库存顶上多少", 0, 100, 10, 20, "%", "缺口里有多少能马上从别处补来"),
        Parameter("elasticity", "替代弹性θ", 0.2, 1, 0.1, 0.5, "", "越小，缺的那一样越没有别的东西可代"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：独此一家，没有备份",
            FRAGILE,
            "材料断掉一半，没有进口和库存，也很难替代。看上图：丢订单的多是它的上游，缺料的多是它的下游。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：有备份，能替代",
            FRAGILE | {"fill": 50.0, "elasticity": 0.8},
            "断的同样多，只是缺口补上一半，替代容易些。下图的损失降了多少？上图丢的订单呢？",
        ),
        Scenario(
            "small-but-critical",
            "反例：小部门更要命",
            {"sector": "电力", "cut": 60.0, "fill": 0.0, "elasticity": 0.2},
            "电力的销售额约是建筑的一半。看下图：断同样多，哪一个更伤？灰柱只看规模，会说反。",
            counter=True,
        ),
        Scenario(
            "easy-to-replace",
            "再看：电力若好替代",
            {"sector": "电力", "cut": 60.0, "fill": 0.0, "elasticity": 1.0},
            "只把替代弹性调到1。下图的两组柱重合了：这时规模就是一切，电力又排到建筑的后面。",
        ),
        Scenario(
            "imports-fill-all",
            "反例：进口补满，订单照丢",
            {"sector": "装备", "cut": 60.0, "fill": 100.0, "elasticity": 0.2},
            "缺口全由进口补上，下游一点不缺料；可是国内的产出照样少了一大截。不断供，不等于不丢产业。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-05", "A4-08", "A4-09"),
    limits=(
        "数据是2007年的全国表，合并成12类。一类里有成百上千种产品，真正卡住的往往是其中一小样，合并以后看不见。",
        "抽取法假定改买的进口样样都有、价格不变；缺料的模型假定人和设备可以自由改行，所以短期的损失还会更大。",
        "替代弹性各处相同，断多少、补多少都是示意。进口的中间品与设备在这里都当作初级投入，国外涨价、断供不在其中。",
        "丢订单与缺料是两本账：前一本假定用户都改买到了进口，量国内总产出；后一本补上多少由滑块定，量全国最终产品，不能相加。",
    ),
    sources=(
        "国家统计局：2007年中国投入产出表（42部门），本课程合并为12类。",
        "Dietzenbacher, E., van der Linden, J. A. & Steenge, A. E. (1993). The Regional Extraction Method. "
        "Economic Systems Research, 5(2), 185–206.",
        "Miller, R. E. & Blair, P. D. (2009). Input-Output Analysis, 2nd ed., ch. 12. Cambridge University Press.",
        "Baqaee, D. R. & Farhi, E. (2019). The Macroeconomic Impact of Microeconomic Shocks: Beyond Hulten's Theorem. "
        "Econometrica, 87(4), 1155–1203.",
    ),
)
