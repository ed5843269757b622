"""互动实验“数据要素”：数据用了不减少，该共享多少，要同隐私的代价一起算。"""

from __future__ import annotations

from course_utils.economics.data_sharing import best_share, data_output, data_welfare
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

SHARED = Parameter("shared", "拿出多少数据来共享", 0, 100, 5, 0, "%", "0是各用各的，100是全部开放")
SHARES = charts.categories([f"{share:g}" for share in SHARED.positions], "%", every=5)
LEVEL = charts.numbers(60, 160, 20)
CHOICES = charts.categories(["现在", "企业\n自愿", "福利\n最大", "全部\n开放"])
GAIN = charts.numbers(-40, 60, 20)


def compute(settings: Settings) -> Scene:
    """产出与福利随共享比例怎样变，以及四种比例下福利的变化。"""
    firms = float(settings["firms"])
    elasticity, privacy = float(settings["elasticity"]), float(settings["privacy"])
    captured, shared = (float(settings[name]) / 100 for name in ("captured", "shared"))

    grid = [share / 100 for share in SHARED.positions]
    output = [100 * data_output(firms, share, elasticity) for share in grid]
    welfare = [100 * data_welfare(firms, share, elasticity, privacy) for share in grid]
    voluntary = best_share(firms, elasticity, privacy, captured)
    best = best_share(firms, elasticity, privacy)
    levels = [100 * data_welfare(firms, share, elasticity, privacy) for share in (shared, voluntary, best, 1.0)]
    gains = [level - 100 for level in levels]
    here = SHARED.index(100 * shared)

    description = (
        f"以各用各的为100。上图：共享由0加到100%，产出升到{output[-1]:.1f}，扣除隐私代价的福利变为{welfare[-1]:.1f}，"
        f"在{100 * best:.0f}%处最高，{levels[2]:.1f}；现在共享{100 * shared:.0f}%，福利{levels[0]:.1f}。"
        f"下图：福利比各用各的变化多少，现在{gains[0]:+z.1f}，"
        f"企业自愿（共享{100 * voluntary:.0f}%）{gains[1]:+z.1f}，福利最大{gains[2]:+z.1f}，"
        f"全部开放{gains[3]:+z.1f}。"
    )
    option = charts.chart(
        charts.panel(
            "共享多少，产出与福利怎样变（各用各的＝100）",
            SHARES,
            LEVEL,
            charts.line("产出", output, charts.AMBER, "dashed"),
            charts.line("扣除隐私代价的福利", welfare, charts.TEAL),
            charts.marks("现在", [level if i == here else None for i, level in enumerate(welfare)], charts.PURPLE),
        ),
        charts.panel(
            "福利比各用各的多多少",
            CHOICES,
            GAIN,
            charts.bars("福利的变化", gains, charts.TEAL),
        ),
        description=description,
    )
    metrics = (
        Metric("output", "现在的产出", f"{output[here]:.1f}"),
        Metric("welfare", "现在的福利", f"{levels[0]:.1f}"),
        Metric("voluntary", "企业自愿共享", f"{100 * voluntary:.0f}", "%"),
        Metric("best", "福利最大的共享", f"{100 * best:.0f}", "%"),
    )
    return Scene(option, metrics, _conclusion(output[here], levels, shared, voluntary, best), description)


def _conclusion(output: float, levels: list[float], shared: float, voluntary: float, best: float) -> str:
    now, full = levels[0], levels[3]
    if shared == 0:
        head = "各用各的，数据一份也没有多用"
    else:
        change = now - 100
        worth = "比各用各的高" if change >= 0.05 else "还不如各用各的" if change <= -0.05 else "同各用各的一样"
        head = f"共享{100 * shared:.0f}%，产出{output:.1f}，扣除隐私代价后福利{now:.1f}，{worth}"
    if best >= 0.995:
        target = "福利最大的是全部开放"
    elif full < 99.95:
        target = f"福利最大的是共享{100 * best:.0f}%，全部开放反而跌到{full:.1f}"
    else:
        target = f"福利最大的是共享{100 * best:.0f}%，全部开放是{full:.1f}"
    if best - voluntary > 0.005:
        will = f"企业收不回全部好处，自愿只肯共享{100 * voluntary:.0f}%"
    else:
        will = "企业自愿共享的也正是这么多"
    return f"{head}；{target}；{will}。"


EXPLORABLE = Explorable(
    id="data-factor",
    title="数据要素",
    question="同一份数据，锁在一家好，还是大家共用好？",
    controls=(
        SHARED,
        Parameter("firms", "有几家企业", 2, 20, 1, 10, "家", "每家各有同样多的一份数据"),
        Parameter("elasticity", "产出对数据的弹性", 0.01, 0.15, 0.01, 0.1, "", "可用的数据多1%，产出多百分之几"),
        Parameter(
            "privacy", "隐私的代价", 0, 1, 0.05, 0.2, "", "0是不在乎；全部共享时损失约是它的一半，如0.2约损失一成"
        ),
        Parameter("captured", "提供者能收回的好处", 0, 100, 5, 20, "%", "数据产权与收益分配做得怎样；0是白给别人用"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：各用各的",
            {"shared": 0.0, "firms": 10.0, "elasticity": 0.1, "privacy": 0.2, "captured": 0.0},
            "看下图：把数据给别家用，自己收不回好处，却要担隐私的代价，所以谁也不肯先拿出来。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：分好权，再共享",
            {"shared": 65.0, "firms": 10.0, "elasticity": 0.1, "privacy": 0.2, "captured": 100.0},
            "机器一台没有添，产出多了两成。看上图：虚线一直升，实线到六成多就平了，再往后是隐私的代价在追。",
        ),
        Scenario(
            "sensitive",
            "反例：隐私要紧，全部开放",
            {"shared": 100.0, "firms": 10.0, "elasticity": 0.1, "privacy": 0.8, "captured": 100.0},
            "产出照样升到最高，福利却跌到100以下，还不如各用各的。看下图：数据放得最开，不等于最好。",
            counter=True,
        ),
        Scenario(
            "useless",
            "反例：数据用处不大",
            {"shared": 100.0, "firms": 10.0, "elasticity": 0.02, "privacy": 0.2, "captured": 20.0},
            "弹性只有0.02：可用的数据变成10倍，产出只多不到5%，抵不过隐私的代价。先问数据有什么用。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A5-08", "A2-01"),
    limits=(
        "企业都一样大，数据也一样好；没有写谁来清洗、标注、对齐格式，这些花费常比数据本身贵。",
        "隐私的代价压成了一个数，而且全由提供者承担；若它落在别人身上，企业会共享得太多而不是太少。",
        "原文还有企业的进入、数据的买卖和怕被对手取代的担心，这里都没有；“收回的好处”是对数据产权的一个简化。",
        "没有数据安全与商业秘密的分级；真实的选择不是一个比例，而是哪些数据、给谁、怎样用。",
        "弹性0.1与隐私代价0.2都是示意，不是测算；弹性怎样估计，研究者之间还没有定论。",
    ),
    sources=(
        "Jones, C. I. & Tonetti, C. (2020). Nonrivalry and the Economics of Data. "
        "American Economic Review, 110(9), 2819–2858.",
        "Acemoglu, D., Makhdoumi, A., Malekian, A. & Ozdaglar, A. (2022). Too Much Data: Prices and Inefficiencies in "
        "Data Markets. American Economic Journal: Microeconomics, 14(4), 218–256.",
    ),
)
