"""互动实验“机器换人，工资往哪边走”：自动化、机器的本领与新任务，怎样改变对两类劳动者的需求。"""

from __future__ import annotations

from functools import lru_cache
from math import exp, log

from course_utils.economics.tasks import Change, Economy, Effects, Tasks, adopted, effects
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

# 起点（示意）：机器、普通、高技能各做四成、四成、两成的任务；数量按起点的价格计，所以三者的单价相等
START = Economy(Tasks(0.4, 0.4, 0.2), capital=0.8, ordinary=0.8, skilled=0.4)
VALUE = 1.5  # 一项新任务抵1.5项被顶替的老任务，示意

AUTOMATION = Parameter(
    "automation", "技术上能自动化的任务", 0, 15, 1, 8, "%", "占全部任务的百分之几，都是普通劳动者做的"
)
REACH = charts.categories([f"{share:g}" for share in AUTOMATION.positions], "%", every=5)
GROUPS = charts.categories(["普通", "高技能", "合起来"])
LOGS = charts.numbers(-60, 90, 30)
INDEX = charts.numbers(50, 250, 50)


def compute(settings: Settings) -> Scene:
    """两类劳动者的工资总额变化怎样分成三块，以及工资随能自动化的任务怎样变。"""
    now = float(settings["automation"])
    rest = (float(settings["machine"]), float(settings["created"]) / 100, float(settings["skilled"]) / 100)
    outcomes = [_outcome(share, *rest) for share in AUTOMATION.positions]
    change, after = _outcome(now, *rest)
    # 取一位小数，画面缓存小些
    wages = [round(100 * economy.wage / START.wage, 1) for _, economy in outcomes]
    skilled_wages = [round(100 * economy.skilled_wage / START.skilled_wage, 1) for _, economy in outcomes]
    here = AUTOMATION.index(now)
    parts = _parts(change, after)
    ordinary, _, both = parts
    nets = [100 * sum(part) for part in parts]
    jobs = 100 * (after.jobs_at(START.wage, START.rent) / START.ordinary - 1)

    description = (
        f"上图：工资总额的变化（对数，百分点）。普通劳动者{_signed(nets[0])}，"
        f"其中产出扩大{_signed(100 * ordinary.productivity)}，替代{_signed(100 * ordinary.displacement)}，"
        f"新任务{_signed(100 * ordinary.reinstatement)}；高技能{_signed(nets[1])}，合起来{_signed(nets[2])}。"
        f"下图：能自动化的任务由0增加到15%，普通劳动者的工资由{wages[0]:.0f}变为{wages[-1]:.0f}，"
        f"高技能的由{skilled_wages[0]:.0f}变为{skilled_wages[-1]:.0f}（起点100）；"
        f"现在是{wages[here]:.0f}与{skilled_wages[here]:.0f}。"
    )
    option = charts.chart(
        charts.panel(
            "工资总额的变化（对数，百分点）",
            GROUPS,
            LOGS,
            charts.bars("产出扩大", [100 * part.productivity for part in parts], charts.TEAL, "s"),
            charts.bars("替代", [100 * part.displacement for part in parts], charts.AMBER, "s"),
            charts.bars("新任务", [100 * part.reinstatement for part in parts], charts.BLUE, "s"),
            charts.marks("合计", nets, charts.PURPLE),
        ),
        charts.panel(
            "能自动化的任务与工资（起点100）",
            REACH,
            INDEX,
            charts.line("普通", wages, charts.AMBER, "dashed"),
            charts.line("高技能", skilled_wages, charts.BLUE),
            charts.marks(
                "现在", [wages[here] if index == here else None for index in range(len(wages))], charts.PURPLE
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("adopted", "企业真去换的任务", f"{100 * change.automated:.1f}", "%"),
        Metric("wage", "普通劳动者的工资", _signed(wages[here] - 100), "%"),
        Metric("jobs", "若工资不变，普通岗位", _signed(jobs), "%"),
        Metric("share", "劳动份额，起点60", f"{100 * after.tasks.labour:.0f}", "%"),
    )
    return Scene(option, metrics, _conclusion(now, change, after, ordinary, both), description)


@lru_cache(maxsize=4096)
def _outcome(share: float, machine: float, created: float, skilled: float) -> tuple[Change, Economy]:
    """企业选定自动化多少以后的变动与经济；机器的租金固定在起点的水平。"""
    change = Change(share / 100, machine, created, VALUE, skilled)
    change = change._replace(automated=adopted(START, change, START.rent))
    return change, START.after(change).with_rent(START.rent)


def _parts(change: Change, after: Economy) -> tuple[Effects, Effects, Effects]:
    """普通、高技能、合起来三类的三块。"""
    growth, before, now = log(after.output / START.output), START.tasks, after.tasks
    gained = change.created * change.skilled
    return (
        effects(growth, before.ordinary, now.ordinary, change.automated, change.created - gained),
        effects(growth, before.skilled, now.skilled, 0.0, gained),
        effects(growth, before.labour, now.labour, change.automated, change.created),
    )


def _conclusion(now: float, change: Change, after: Economy, ordinary: Effects, both: Effects) -> str:
    used = 100 * change.automated
    if now == 0:
        start = "没有自动化"
    elif used < 0.05:
        start = "机器并不比人便宜，企业一个任务也不换"
    elif used < now - 0.05:
        start = f"能换的任务有{now:g}%，企业换到{used:.1f}%就停了，再换不划算"
    else:
        start = f"企业把能换的{now:g}%任务都换了"
    wage, skilled_wage = after.wage / START.wage - 1, after.skilled_wage / START.skilled_wage - 1
    reason = ""
    if used >= 0.05 and abs(wage) >= 0.005:
        reason = "，产出扩大和新任务盖过了替代" if wage > 0 else "，替代盖过了产出扩大和新任务"
    total = _moved(exp(sum(both)) - 1)
    wages = f"普通劳动者的工资{_moved(wage)}{reason}；高技能的工资{_moved(skilled_wage)}；总工资{total}"
    return f"{start}：{wages}；劳动份额起点是60%，现在是{100 * after.tasks.labour:.0f}%。"


def _moved(ratio: float) -> str:
    """“提高7%”“下降7%”“几乎不变”。"""
    return "几乎不变" if abs(ratio) < 0.005 else f"{'提高' if ratio > 0 else '下降'}{abs(100 * ratio):.0f}%"


def _signed(value: float) -> str:
    """带正负号的整数；不到一半个百分点就写0。"""
    return "0" if abs(value) < 0.5 else f"{value:+.0f}"


EXPLORABLE = Explorable(
    id="task-automation",
    title="机器换人，工资往哪边走",
    question="同样是机器换人，为什么有时工资涨，有时工资跌？",
    controls=(
        AUTOMATION,
        Parameter("machine", "新机器的本领", 1, 3, 0.25, 1.5, "倍", "在被换的任务上，一样的花费，机器抵几个人"),
        Parameter("created", "新任务的份额", 0, 10, 1, 0, "%", "由人来做的新任务，占全部任务的百分之几"),
        Parameter("skilled", "新任务要高技能的", 0, 100, 10, 50, "%", "新任务里，高技能劳动者才做得了的占几成"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：一般般的自动化",
            {"automation": 10.0, "machine": 1.25, "created": 0.0, "skilled": 50.0},
            "看上图的普通一栏：产出扩大的那一块，抵不过替代的那一块。机器只比人好一点，工资就要降。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：好机器加新任务",
            {"automation": 10.0, "machine": 2.5, "created": 6.0, "skilled": 40.0},
            "替代的那一块同样大，可是产出扩大了一大截，又多了新任务：两类劳动者的工资都涨。",
        ),
        Scenario(
            "share-falls",
            "好机器，没有新任务",
            {"automation": 10.0, "machine": 2.5, "created": 0.0, "skilled": 50.0},
            "工资涨了，劳动份额却掉下去：蛋糕大了，归劳动的比例小了。两句话都对，不要只说一句。",
        ),
        Scenario(
            "not-worth-it",
            "反例：能换，却不合算",
            {"automation": 10.0, "machine": 1.0, "created": 0.0, "skilled": 50.0},
            "技术上能换一成的任务，企业一个也不换。“能自动化”不等于“会自动化”。",
            counter=True,
        ),
        Scenario(
            "only-skilled",
            "反例：新任务只要高技能",
            {"automation": 10.0, "machine": 1.5, "created": 6.0, "skilled": 100.0},
            "新任务不少，可是普通劳动者一项也做不了：他们的工资比没有新任务时还低。先问新任务归谁。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-14", "A4-09", "A5-04"),
    limits=(
        "人数不变、没有失业：需求少了，变的是工资；若工资降不下来，变的就是岗位，第三个大数字按这种情形算。",
        "机器想买多少就买多少，租金不变，像一个只占全国一小角的县；全国一起买机器，租金会涨，工资的好处就小些。",
        "产出的增加里含有多买的机器，不全是效率；机器、新任务从哪里来，模型没有写，是从外面给的。",
        "被换的都是普通劳动者的任务；人工智能也可能替代高技能的任务，那时两栏要对调着想。数值都是示意。",
    ),
    sources=(
        "Acemoglu, D. & Restrepo, P. (2018). The Race between Man and Machine. "
        "American Economic Review, 108(6), 1488–1542.",
        "Acemoglu, D. & Restrepo, P. (2019). Automation and New Tasks. Journal of Economic Perspectives, 33(2), 3–30.",
        "Autor, D., Levy, F. & Murnane, R. (2003). The Skill Content of Recent Technological Change. "
        "Quarterly Journal of Economics, 118(4), 1279–1333.",
    ),
)
