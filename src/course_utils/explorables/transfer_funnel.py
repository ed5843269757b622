"""互动实验“成果转化”：成果从实验室到生产线要过几道关，瓶颈在哪一道，力气就该用在哪一道。"""

from __future__ import annotations

from dataclasses import dataclass, replace

from course_utils.economics.funnel import Gate, brokered, flow
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

LOAD = 5  # 一名技术经纪人一年管几项成果，示意
HELP = 0.5  # 经纪人管的成果里，原先对不上的有多大比例对上了，示意
WAGE = 20  # 一名经纪人一年花多少万元，示意
STEP, POINTS, PROPORTION = 10, 0.1, 1.1  # “加一步”是10项或10个百分点；“按比例”是1.1倍
SEPARATE = {"supply": 100.0, "match": 20.0, "brokers": 0.0, "capacity": 50.0, "pilot": 40.0, "industrial": 50.0}
REMEDIES = {
    "supply": "成果数量",
    "match": "对接率",
    "capacity": "中试容量",
    "pilot": "中试通过率",
    "industrial": "产业化率",
}

STAGES = charts.categories(["成果", "对接上", "进中试", "中试\n通过", "转化成"])
COUNT = charts.numbers(0, 120, 30)
REMEDY = charts.categories(["成果\n数量", "对接\n率", "中试\n容量", "中试\n通过率", "产业\n化率"])
GAIN = charts.numbers(0, 6, 2)


@dataclass(frozen=True)
class Funnel:
    """一年的漏斗：成果数、对接率、中试的容量与通过率、产业化率。"""

    supply: float
    match: float
    capacity: float
    pilot: float
    industrial: float

    @property
    def counts(self) -> list[float]:
        """成果、对接上、进中试、中试通过、转化成，各多少项。"""
        pilot = Gate(self.pilot, self.capacity)
        matched, passed, done = flow(self.supply, [Gate(self.match), pilot, Gate(self.industrial)])
        return [self.supply, matched, pilot.admit(matched), passed, done]

    def gain(self, name: str, value: float) -> float:
        """把``name``改成``value``（通过率最多到1），多转化成多少项。"""
        value = value if name in ("supply", "capacity") else min(value, 1.0)
        # 中试卡住时，两次乘法的尾数会差出±1e-15
        return max(replace(self, **{name: value}).counts[-1] - self.counts[-1], 0.0)

    def step(self, name: str) -> float:
        """把``name``加10项或10个百分点，别的不变，多转化成多少项。"""
        more = STEP if name in ("supply", "capacity") else POINTS
        return self.gain(name, getattr(self, name) + more)


def compute(settings: Settings) -> Scene:
    """一年里各道关剩下多少，以及每一处再加一步能多转化多少。"""
    supply, brokers, capacity = (float(settings[name]) for name in ("supply", "brokers", "capacity"))
    match, pilot, industrial = (float(settings[name]) / 100 for name in ("match", "pilot", "industrial"))
    helped = brokered(match, min(brokers * LOAD / supply, 1.0), HELP)
    funnel = Funnel(supply, helped, capacity, pilot, industrial)
    counts, before = funnel.counts, replace(funnel, match=match).counts

    steps = {name: funnel.step(name) for name in REMEDIES}
    shares = {name: funnel.gain(name, getattr(funnel, name) * PROPORTION) for name in REMEDIES}
    extra = max(counts[-1] - before[-1], 0.0)
    cost = brokers * WAGE
    waiting = counts[1] - counts[2]

    description = (
        f"上图：{counts[0]:.0f}项成果里，对接上{counts[1]:.1f}项，进中试{counts[2]:.1f}项，中试通过{counts[3]:.1f}项，"
        f"转化成{counts[4]:.1f}项；没有经纪人时转化成{before[4]:.1f}项。"
        "下图：再加10项或10个百分点，多转化的项数是"
        + "，".join(f"{REMEDIES[name]}{gain:.1f}" for name, gain in steps.items())
        + "；按比例各加10%，是"
        + "，".join(f"{REMEDIES[name]}{gain:.1f}" for name, gain in shares.items())
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "一年里各道关剩下多少项",
            STAGES,
            COUNT,
            charts.bars("现在的设定", counts, charts.TEAL),
            charts.bars("没有经纪人", before, charts.AMBER),
        ),
        charts.panel(
            "只改这一处，多转化成几项",
            REMEDY,
            GAIN,
            charts.bars("加10项或10个百分点", list(steps.values()), charts.BLUE),
            charts.bars("按比例加10%", list(shares.values()), charts.PURPLE),
        ),
        description=description,
    )
    price = f"{cost / extra:.0f}" if extra >= 0.05 else "—"
    metrics = (
        Metric("output", "一年转化成", f"{counts[-1]:.1f}", "项"),
        Metric("rate", "总转化率", f"{counts[-1] / counts[0]:.1%}"),
        Metric("bottleneck", "瓶颈（加一步收效最大）", _bottleneck(steps)),
        Metric("price", "经纪人每多促成一项", price, "" if price == "—" else "万元"),
    )
    conclusion = (
        f"{counts[0]:.0f}项成果转化成{counts[-1]:.1f}项；{_broker_text(extra, cost)}。"
        f"{_waiting_text(waiting)}再加一步，{_bottleneck(steps)}收效最大，多转化{max(steps.values()):.1f}项。"
    )
    return Scene(option, metrics, conclusion, description)


def _bottleneck(steps: dict[str, float]) -> str:
    top = max(steps.values())
    return "与".join(REMEDIES[name] for name, gain in steps.items() if top - gain < 0.005)


def _broker_text(extra: float, cost: float) -> str:
    if cost == 0:
        return "没有技术经纪人"
    if extra < 0.05:
        return f"技术经纪人一年花{cost:.0f}万元，一项也没有多促成"
    return f"技术经纪人一年花{cost:.0f}万元，多促成{extra:.1f}项"


def _waiting_text(waiting: float) -> str:
    return f"有{waiting:.0f}项对接上了却排不进中试。" if waiting >= 0.5 else ""


EXPLORABLE = Explorable(
    id="transfer-funnel",
    title="成果转化",
    question="成果转化少，是成果不够多、没人牵线，还是中试这一关过不去？",
    controls=(
        Parameter("supply", "每年可转化的成果", 40, 120, 10, 100, "项", "漏斗的入口有多宽"),
        Parameter("match", "自行对接率", 10, 80, 5, 20, "%", "没有经纪人牵线，成果自己找到企业的比例"),
        Parameter("brokers", "技术经纪人", 0, 20, 1, 5, "名", f"每名一年管{LOAD}项成果，花{WAGE}万元（示意）"),
        Parameter("capacity", "中试容量", 5, 60, 5, 50, "项/年", "中试平台一年最多接多少项"),
        Parameter("pilot", "中试通过率", 10, 70, 5, 40, "%", "从样品到能稳定生产"),
        Parameter("industrial", "产业化率", 10, 70, 5, 50, "%", "中试通过后真正投产的比例"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：各干各的",
            SEPARATE,
            "看上图：大多数成果在第一道关就停住了。再看下图：按比例加10%，各处一样（中试容量有余，加了没用）；加10个百分点，通过率最低的收效最大。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：经纪人牵线",
            SEPARATE | {"brokers": 12.0},
            "其余一处没动，只有经纪人管的成果对接率提高了。看上图两组柱从哪里分开，再看下图瓶颈移到了哪里。",
        ),
        Scenario(
            "pilot-is-full",
            "反例：中试卡住，经纪人白忙",
            SEPARATE | {"brokers": 12.0, "capacity": 15.0},
            "经纪人一样多，对接上的一样多，中试平台却只接得下15项。看上图第二、第三组柱之间少了多少。",
            counter=True,
        ),
        Scenario(
            "more-at-the-top",
            "反例：只管多出成果",
            SEPARATE | {"supply": 120.0, "capacity": 15.0},
            "成果添到120项，对接上的也多了，中试却只接得下15项，比“传统”情景的50项少得多。把成果拖回100项：转化成的一项没少。",
            counter=True,
        ),
        Scenario(
            "pilot-fails",
            "反例：中试通过率太低",
            SEPARATE | {"brokers": 12.0, "pilot": 10.0},
            "经纪人让结果照样翻了一番还多，可是翻番之后也只有两项上下：算一算每多促成一项花了多少钱。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-02", "A2-03"),
    limits=(
        "“按比例加10%，各处一样”是连乘的算术，不是发现；真正有信息的是各道关的通过率与容量，它们要去量。",
        "通过率、容量、经纪人的本领与花费都是示意，不是聊城或任何地方的数据。",
        "各道关彼此独立是简化：经纪人若只求数量，对接上的成果会更差，中试通过率会跟着下降。",
        "“加10个百分点”与“加10项”的花费各不相同，柱的高低不能直接当作钱该怎么花。",
        "模型只数项数，不分大小：一项重大成果可以顶得上许多小成果。企业先提需求、再与院所共同研发的路，也不在漏斗里。",
    ),
    sources=(
        "Auerswald, P. E. & Branscomb, L. M. (2003). Valleys of Death and Darwinian Seas: Financing the Invention to "
        "Innovation Transition in the United States. Journal of Technology Transfer, 28(3–4), 227–239.",
        "Howells, J. (2006). Intermediation and the Role of Intermediaries in Innovation. "
        "Research Policy, 35(5), 715–728.",
        "Goldratt, E. M. & Cox, J. (1984). The Goal: Excellence in Manufacturing. "
        "Croton-on-Hudson, NY: North River Press.",
    ),
)
