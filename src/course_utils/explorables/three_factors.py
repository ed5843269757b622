"""互动实验“三要素跃升”：数量、质量与优化组合，各能把产出带多远。

产出 ``Y = 100 · L^0.5 K^0.3 N^0.2 · q_L q_K q_N · m``：三种要素的数量按柯布—道格拉斯函数起作用，
三种质量与组合按O型环相乘。数量以基准的倍数计，质量与组合是“做成的比例”；100是基准数量、处处做到位时的产出。
"""

from __future__ import annotations

from course_utils.economics.production import cobb_douglas, o_ring
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

FACTORS = {"labour": "劳动者", "means": "劳动资料", "object": "劳动对象"}
SHARES = {"labour": 0.5, "means": 0.3, "object": 0.2}  # 产出弹性，示意
QUALITIES = {
    "labour_quality": "劳动者素质",
    "means_quality": "劳动资料质量",
    "object_quality": "劳动对象质量",
    "combination": "优化组合",
}
CROWDED = {  # 传统：设备堆到3倍，质量与组合平平
    "factor": "means",
    "quantity": 3.0,
    "labour_quality": 70.0,
    "means_quality": 70.0,
    "object_quality": 70.0,
    "combination": 70.0,
}
FULL = 1.0
STEP = 0.1  # “再加一步”：数量加基准的0.1倍，质量加10个百分点

QUANTITY = Parameter("quantity", "它的数量", 0.5, 3, 0.1, 1, "倍", "以基准为1，另两种要素的数量不变")
AMOUNTS = charts.categories([f"{amount:g}" for amount in QUANTITY.positions], "倍", every=5)
OUTPUT = charts.numbers(0, 180, 60)
STEPS = charts.categories(["数量", "劳动者\n素质", "资料\n质量", "对象\n质量", "优化\n组合"])
GAINS = charts.numbers(0, 18, 6)


def compute(settings: Settings) -> Scene:
    """产出随一种要素的数量怎样变，以及各处再加一步能多产出多少。"""
    factor, amount, qualities = _read(settings)

    actual = [_output(factor, x, qualities) for x in QUANTITY.positions]
    best = [_output(factor, x, [FULL] * len(qualities)) for x in QUANTITY.positions]
    now = _output(factor, amount, qualities)
    more = _output(factor, amount + STEP, qualities) - now
    gains = [_output(factor, amount, _raised(qualities, i)) - now for i in range(len(qualities))]

    names = list(QUALITIES.values())
    weakest = [name for name, quality in zip(names, qualities, strict=True) if quality == min(qualities)]
    description = (
        f"上图：{FACTORS[factor]}的数量从0.5倍加到3倍，产出从{actual[0]:.0f}变为{actual[-1]:.0f}，线越来越平；"
        f"质量与组合都到100%时，同样的数量从{best[0]:.0f}变为{best[-1]:.0f}。现在产出{now:.0f}。"
        f"下图：再加一步，数量多产出{more:.1f}，"
        + "，".join(f"{n}{g:.1f}" for n, g in zip(names, gains, strict=True))
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "产出随数量怎样变（基准数量、处处到位＝100）",
            AMOUNTS,
            OUTPUT,
            charts.line("现在的质量", actual, charts.AMBER),
            charts.line("都到100%", best, charts.TEAL, "dashed"),
            charts.marks("现在", [now if x == amount else None for x in QUANTITY.positions], charts.PURPLE),
        ),
        charts.panel(
            "再加一步，多产出多少",
            STEPS,
            GAINS,
            charts.bars("数量加0.1倍", [more, None, None, None, None], charts.AMBER, "gain"),
            charts.bars("质量加10个百分点", [None, *gains], charts.BLUE, "gain"),
        ),
        description=description,
    )
    metrics = (
        Metric("output", "产出", f"{now:.0f}"),
        Metric("achieved", "做到位的比例", f"{o_ring(1, qualities):.0%}"),
        Metric("quantity-step", "数量再加一步", f"+{more:.1f}"),
        Metric("quality-step", "质量再加一步（最多）", f"+{max(gains):.1f}"),
    )
    return Scene(option, metrics, _conclusion(FACTORS[factor], now, more, max(gains), weakest), description)


def _read(settings: Settings) -> tuple[str, float, list[float]]:
    """所选要素、它的数量、各项质量（小数）。"""
    return str(settings["factor"]), float(settings["quantity"]), [float(settings[name]) / 100 for name in QUALITIES]


def _output(factor: str, amount: float, qualities: list[float]) -> float:
    amounts = [amount if name == factor else 1.0 for name in FACTORS]
    return o_ring(cobb_douglas(100, amounts, list(SHARES.values())), qualities)


def _raised(qualities: list[float], index: int) -> list[float]:
    """第``index``项提高一步，最多到100%。"""
    return [min(q + STEP, FULL) if i == index else q for i, q in enumerate(qualities)]


def _conclusion(factor: str, now: float, more: float, best: float, weakest: list[str]) -> str:
    rival = _output(*_read(CROWDED))
    if abs(now - rival) < 0.5:
        place = "与“堆设备”的传统情景相当"
    else:
        place = f"{'高于' if now > rival else '低于'}“堆设备”的传统情景（{rival:.0f}）"
    if best == 0:
        advice = f"质量与组合已经到顶，眼下只有多加{factor}还能多产出{more:.1f}，再往上要靠新技术"
    elif best > more:
        spot = f"{'或'.join(weakest)}这块短板" if len(weakest) < len(QUALITIES) else "任何一项质量或组合"
        advice = f"再加一步，补{spot}能多产出{best:.1f}，多加{factor}只多产出{more:.1f}"
    else:
        advice = f"再加一步，多加{factor}能多产出{more:.1f}，不输给提高质量的{best:.1f}"
    return f"现在产出{now:.0f}，{place}；{advice}。"


EXPLORABLE = Explorable(
    id="three-factors",
    title="三要素跃升",
    question="多添一样要素，和提高要素的质量、把它们组合好，哪一条路走得更远？",
    controls=(
        Choice("factor", "增减哪一种要素的数量", FACTORS, "means"),
        QUANTITY,
        *(
            Parameter(name, label, 40, 100, 5, 70, "%", hint)
            for (name, label), hint in zip(
                QUALITIES.items(),
                (
                    "该会的活会做多少",
                    "设备与工具发挥出多少性能",
                    "材料、数据等加工对象合用的比例",
                    "人、设备、材料配合得当的比例",
                ),
                strict=True,
            )
        ),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：堆设备",
            CROWDED,
            "看上图：标记已在实线的平缓处，设备加到3倍，产出远不到3倍。再看下图：加设备那根柱最矮。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：三要素与组合一起跃升",
            {
                "factor": "means",
                "quantity": 1.0,
                "labour_quality": 90.0,
                "means_quality": 95.0,
                "object_quality": 90.0,
                "combination": 95.0,
            },
            "设备没有多一台，产出却高出一倍多。看下图：各项质量互相抬高，每一步都更值钱，直到碰上100%的顶。",
        ),
        Scenario(
            "untrained",
            "反例：设备一流，人未培训",
            {
                "factor": "means",
                "quantity": 3.0,
                "labour_quality": 40.0,
                "means_quality": 100.0,
                "object_quality": 70.0,
                "combination": 70.0,
            },
            "设备又多又好，产出反而不如“堆设备”的传统情景。看下图哪根柱最高：同样提高十个百分点，补短板多产出最多。",
            counter=True,
        ),
        Scenario(
            "uncombined",
            "反例：样样都好，组合不当",
            {
                "factor": "means",
                "quantity": 1.0,
                "labour_quality": 90.0,
                "means_quality": 95.0,
                "object_quality": 90.0,
                "combination": 40.0,
            },
            "与“新质”情景相比只改了优化组合一项。三种要素都是上乘，产出却打了对折还不止。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-04", "A1-09"),
    limits=(
        "“质量不递减”是O型环这种写法的结果：各环节相乘，所以产出对每一项质量成正比。若把质量写成“一个顶几个”的要素增进型，"
        "单独提高一种要素的质量，与多添它一样会递减。",
        "模型里的质量有100%的顶，碰顶之后只能等新技术把“满分”本身抬高；这一步（技术革命性突破）不在模型里。",
        "三种数量同时加倍，产出也加倍（规模报酬不变），递减的只是单添一样。可是资源有限，每个劳动者的产出也不会因此提高。",
        "数量的0.1倍与质量的10个百分点花费未必一样，模型不计成本，不能单凭柱的高低决定钱花在哪里。",
        "产出弹性0.5、0.3、0.2与各情景的数值都是示意，不是测算。",
    ),
    sources=(
        "Cobb, C. W. & Douglas, P. H. (1928). A Theory of Production. American Economic Review, 18(1), 139–165.",
        "Kremer, M. (1993). The O-Ring Theory of Economic Development. "
        "Quarterly Journal of Economics, 108(3), 551–575.",
        "马克思：《资本论》第一卷第五章“劳动过程和价值增殖过程”。",
    ),
)
