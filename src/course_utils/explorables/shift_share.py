"""互动实验“偏离—份额”：示例县（虚构）的变化，几份来自大势，几份来自结构，几份来自自己。"""

from __future__ import annotations

from course_utils.data.county import industries
from course_utils.economics.regional import location_quotients, shift_share
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

# 示例县的十三个行业并成四组，只用参照地区的增速与占比
GROUPS = {
    "农业": ("农林牧渔业",),
    "传统制造": ("食品加工", "纺织服装", "化工", "建筑业"),
    "先进制造": ("装备制造", "电子信息制造"),
    "服务业": ("商贸餐饮", "交通仓储", "信息服务", "科技服务", "教育卫生与公共管理", "其他服务"),
}
JOBS = 100.0  # 基年就业，千人，示意
CLOSE = 0.5  # 千人，差不到这么多算持平

NAMES = charts.categories(list(GROUPS))
PARTS = charts.categories(["参照\n增长", "行业\n结构", "竞争力", "实际\n变化"])
CHANGE = charts.numbers(-15, 15, 5)
QUOTIENT = charts.numbers(0, 5, 1)


def compute(settings: Settings) -> Scene:
    """由基年的结构与各组比参照地区快慢多少，算出变化的三份与末年的区位商。"""
    farm, advanced = float(settings["farm"]), float(settings["advanced"])
    rest = 100 - farm - advanced
    # 其余的在传统制造与服务业之间照示例县的比例分
    start, end, local = _groups()
    old, service = local["传统制造"], local["服务业"]
    shares = {
        "农业": farm,
        "传统制造": rest * old / (old + service),
        "先进制造": advanced,
        "服务业": rest * service / (old + service),
    }
    before = [JOBS * share / 100 for share in shares.values()]
    faster = float(settings["faster"]) / 100
    reference_before, reference_after = list(start.values()), list(end.values())
    after = [
        jobs * (later / earlier + faster)
        for jobs, earlier, later in zip(before, reference_before, reference_after, strict=True)
    ]
    shifts = shift_share(before, after, reference_before, reference_after)
    quotients = location_quotients(after, reference_after)
    national, mix, competitive = (
        sum(getattr(shift, name) for shift in shifts) for name in ("national", "mix", "competitive")
    )
    change = sum(after) - JOBS
    parts = [national, mix, competitive, change]
    description = (
        f"上图：就业的变化（千人），参照增长{_signed(national)}，行业结构{_signed(mix)}，竞争力{_signed(competitive)}，"
        f"合计{_signed(change)}。下图：末年的区位商，"
        + "，".join(f"{name}{quotient:.2f}" for name, quotient in zip(GROUPS, quotients, strict=True))
        + "。"
    )
    option = charts.chart(
        charts.panel("就业的变化（千人，基年100，示意）", PARTS, CHANGE, charts.bars("三份与合计", parts, charts.BLUE)),
        charts.panel(
            "末年的区位商（示意）",
            NAMES,
            QUOTIENT,
            charts.bars("区位商", quotients, charts.TEAL),
            charts.line("与参照地区相同", [1.0] * len(GROUPS), charts.PURPLE, "dashed"),
        ),
        description=description,
    )
    metrics = (
        Metric("change", "就业的变化", _signed(change), "千人"),
        Metric("mix", "行业结构带来", _signed(mix), "千人"),
        Metric("competitive", "竞争力偏离", _signed(competitive), "千人"),
        Metric("advanced", "先进制造的区位商", f"{quotients[2]:.2f}"),
    )
    return Scene(option, metrics, _conclusion(mix, competitive, change, quotients[2]), description)


def _groups() -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """四组的参照基年、参照末年与本县基年。"""
    rows = industries()
    columns = ("参照基年", "参照末年", "本县基年")
    totals = [{group: sum(rows[n][c] for n in names) for group, names in GROUPS.items()} for c in columns]
    return totals[0], totals[1], totals[2]


def _signed(value: float) -> str:
    return f"{round(value, 1) + 0.0:+.1f}"


def _conclusion(mix: float, competitive: float, change: float, quotient: float) -> str:
    moved = "几乎没有变" if abs(change) < CLOSE else f"{'增加' if change > 0 else '减少'}{abs(change):.1f}千人"
    if competitive > CLOSE and change < -CLOSE:
        verdict = "每个行业都比参照地区快，总量还是在减：拖累来自结构"
    elif competitive < -CLOSE and change > CLOSE:
        verdict = "总量在增，每个行业却都比参照地区慢：结构替它挣来了增长"
    elif quotient > 1 and competitive < -CLOSE:
        verdict = "先进制造集中，却比同行慢：集中不等于有竞争力"
    elif abs(mix) > max(abs(competitive), CLOSE):
        verdict = "变化主要来自结构"
    elif abs(competitive) > CLOSE:
        verdict = "变化主要来自比同行快还是慢"
    else:
        verdict = "结构与快慢都没有带来多少变化"
    return f"就业{moved}；其中结构{_signed(mix)}，竞争力{_signed(competitive)}。{verdict}；这是记账，不是原因。"


EXPLORABLE = Explorable(
    id="shift-share",
    title="偏离—份额",
    question="一个县的就业变了，多少是大势，多少是结构，多少是自己？",
    controls=(
        Parameter("farm", "基年农业占就业", 0, 60, 4, 32, "%", "农业在参照地区一直在减，占得越多，结构越吃亏"),
        Parameter("advanced", "基年先进制造占就业", 0, 30, 1, 5, "%", "先进制造在参照地区增得快"),
        Parameter("faster", "各行业比参照地区快", -6, 6, 1, 0, "个百分点", "整个时期的增长率之差，负数是比参照地区慢"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：农业大县，与同行一样快",
            {"farm": 48.0, "advanced": 2.0, "faster": 0.0},
            "看上图：竞争力那根柱是0，结构那根往下。自己一点没有落后，就业还是减了，因为占得多的行业在减。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：结构变了，也比同行快",
            {"farm": 20.0, "advanced": 12.0, "faster": 4.0},
            "两根柱都向上。看下图：先进制造的区位商超过了1。两份各是多少，上图分得清。",
        ),
        Scenario(
            "running-hard",
            "反例：跑得比谁都快，总量仍在减",
            {"farm": 60.0, "advanced": 0.0, "faster": 6.0},
            "每个行业都比参照地区快，就业仍然减少。只看总量，会错怪这个县没有本事。",
            counter=True,
        ),
        Scenario(
            "concentrated-slow",
            "反例：新产业集中，却比同行慢",
            {"farm": 4.0, "advanced": 25.0, "faster": -4.0},
            "先进制造的区位商很高，总量也在增，竞争力那根柱却是负的。集中和增长都替它遮着短处。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A3-08", "A2-01"),
    limits=(
        "四组的参照增速来自虚构的示例县；换一套行业分类、换一个基年，同样的变化会分成不同的三份。",
        "恒等式只记账：竞争力偏离可能来自技术，也可能来自一家企业搬来，或者统计口径变了。",
        "“比参照地区快”对各行业写成一样；真实的县里有快有慢，合计会互相抵消。",
        "就业增减不等于生产率高低；农业就业减少常常是好事。",
    ),
    sources=(
        "Perloff, H. S., Dunn, E. S., Lampard, E. E. & Muth, R. F. (1960). Regions, Resources, and Economic Growth. "
        "Baltimore: Johns Hopkins Press.",
        "Isserman, A. M. (1977). The Location Quotient Approach to Estimating Regional Economic Impacts. "
        "Journal of the American Institute of Planners, 43(1), 33–41.",
    ),
)
