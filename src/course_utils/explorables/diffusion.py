"""互动实验“数字化扩散”：巴斯模型里，先行者点火，模仿者成势，产业大脑让模仿更快。"""

from __future__ import annotations

from itertools import pairwise

from course_utils.economics.diffusion import adoption, pioneers, time_to
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

YEARS = 30
LOOK = 10  # 大数字看第几年
ALONE = {"pioneers": 1.0, "imitation": 24.0, "brain": 0.0, "opening": 3.0, "reach": 80.0}

YEAR = charts.categories([str(year) for year in range(YEARS + 1)], "年", every=10)
PERCENT = charts.numbers(0, 100, 25)
NEW = charts.numbers(0, 18, 6)


def compute(settings: Settings) -> Scene:
    """三十年里采用数字化的企业占比，与每年新采用的企业各因什么而用。"""
    p, q, faster, reach = (float(settings[name]) / 100 for name in ("pioneers", "imitation", "brain", "reach"))
    opening = int(settings["opening"])
    boosted = q * (1 + faster)

    without = [adoption(p, q, year) for year in range(YEARS + 1)]
    turn = without[opening]
    actual = without[:opening] + [adoption(p, boosted, year, turn) for year in range(YEARS + 1 - opening)]
    first, followed = [], []
    for year, (before, after) in enumerate(pairwise(actual)):
        first.append(100 * reach * pioneers(p, q if year < opening else boosted, before, after))
        followed.append(100 * reach * (after - before) - first[-1])

    with_brain, alone = ([100 * reach * share for share in path] for path in (actual, without))
    half = time_to(p, q, 0.5)
    if half is None or half > opening:
        more = time_to(p, boosted, 0.5, turn)
        half = None if more is None else opening + more
    # 开通之前两条路相同，尾数却可能差出-1e-15
    extra, finally_extra = (max(with_brain[year] - alone[year], 0.0) for year in (LOOK, YEARS))

    if p == 0:
        conclusion = f"没有一家企业肯先用，就没有榜样可学：{YEARS}年后采用的企业仍是0%，产业大脑再快也无从放大。"
    else:
        pace = f"{half:.1f}年走完上限的一半" if half is not None and half <= YEARS else f"{YEARS}年没走完上限的一半"
        conclusion = (
            f"第{LOOK}年有{with_brain[LOOK]:.0f}%的企业采用，{pace}，第{YEARS}年{with_brain[-1]:.0f}%；"
            f"{_brain_text(extra, finally_extra) if faster else '没有产业大脑'}。"
        )
    description = (
        f"上图：采用数字化的企业占比，第{LOOK}年{with_brain[LOOK]:.0f}%，第20年{with_brain[20]:.0f}%，"
        f"第{YEARS}年{with_brain[-1]:.0f}%；没有产业大脑时分别是{alone[LOOK]:.0f}%、{alone[20]:.0f}%、{alone[-1]:.0f}%；"
        f"上限{100 * reach:.0f}%。下图：每年新采用的企业，{_peak_text(first, followed)}。"
    )
    option = charts.chart(
        charts.panel(
            "采用数字化的企业占比（%）",
            YEAR,
            PERCENT,
            charts.line("现在", with_brain, charts.TEAL),
            charts.line("无产业大脑", alone, charts.AMBER, "dashed"),
            charts.line("上限", [100 * reach] * (YEARS + 1), charts.GREY, "dotted"),
        ),
        charts.panel(
            "每年新采用的企业（占全部企业的%）",
            YEAR,
            NEW,
            charts.bars("自己先用", [None, *first], charts.PURPLE, "new"),
            charts.bars("跟着别人用", [None, *followed], charts.BLUE, "new"),
        ),
        description=description,
    )
    metrics = (
        Metric("adopted", f"第{LOOK}年已采用", f"{with_brain[LOOK]:.0f}", "%"),
        Metric("half", "走完上限的一半", "—" if half is None else f"{half:.1f}", "" if half is None else "年"),
        Metric("extra", f"产业大脑到第{LOOK}年多带来", f"{extra:.0f}", "个百分点"),
        Metric("final", f"第{YEARS}年已采用", f"{with_brain[-1]:.0f}", "%"),
    )
    return Scene(option, metrics, conclusion, description)


def _peak_text(first: list[float], followed: list[float]) -> str:
    total = [a + b for a, b in zip(first, followed, strict=True)]
    if not any(total):
        return "一家也没有"
    best = max(range(len(total)), key=total.__getitem__)
    return f"第{best + 1}年最多，有{total[best]:.1f}%，其中跟着别人用的{followed[best]:.1f}%"


def _brain_text(extra: float, finally_extra: float) -> str:
    """产业大脑带来多少：第``LOOK``年与第``YEARS``年各多出几个百分点。"""
    if extra >= 0.5:
        return f"产业大脑让第{LOOK}年多出{extra:.0f}个百分点，到第{YEARS}年多出{finally_extra:.0f}个"
    if finally_extra >= 0.5:
        return f"产业大脑到第{LOOK}年还看不出作用，第{YEARS}年多出{finally_extra:.0f}个百分点"
    return "产业大脑没有带来看得出的差别"


EXPLORABLE = Explorable(
    id="diffusion",
    title="数字化扩散",
    question="产业大脑让企业学得更快，数字化就一定铺得开吗？",
    controls=(
        Parameter("pioneers", "创新系数p", 0, 3, 0.1, 1, "%/年", "不看别人、自己先用的企业，每年占还没用的百分之几"),
        Parameter("imitation", "模仿系数q", 0, 32, 2, 24, "%/年", "别人都用了时，跟着用的企业每年占还没用的百分之几"),
        Parameter("brain", "产业大脑使模仿加快", 0, 100, 10, 50, "%", "模仿系数提高百分之几；0是没有产业大脑"),
        Parameter("opening", "产业大脑何时开通", 0, 20, 1, 3, "年", "从第几年起"),
        Parameter("reach", "最终能用的企业", 20, 100, 5, 80, "%", "用得起、用得上的企业占多少，是扩散的上限"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：各自摸索",
            ALONE,
            "看上图的S形：前几年几乎是平的。再看下图：起先靠自己先用的企业，后来几乎全是跟着别人用的。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：产业大脑牵线",
            ALONE | {"brain": 100.0},
            "模仿快了一倍，先行者一家没多，上限一点没变。看上图两条线在哪几年分得最开，最后又怎样靠拢。",
        ),
        Scenario(
            "no-pioneers",
            "反例：没有先行者",
            ALONE | {"pioneers": 0.0, "brain": 100.0},
            "平台建好了，谁也不肯先用。把创新系数从0拨到0.1，再看一次：点火与助燃不是一回事。",
            counter=True,
        ),
        Scenario(
            "low-ceiling",
            "反例：学得快，用不起",
            ALONE | {"brain": 100.0, "reach": 35.0},
            "扩散与“新质”情景一样快，却早早碰到上限：多数中小企业用不起，产业大脑帮不上。",
            counter=True,
        ),
        Scenario(
            "too-late",
            "反例：来得太晚",
            ALONE | {"brain": 100.0, "opening": 18.0},
            "同样的产业大脑，晚了15年才开通。看它开通时，还剩多少企业可以带动。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A2-11", "A2-12"),
    limits=(
        "“产业大脑只提高模仿系数、不改变别的”是模型的假定，不是测得的结果；系数与上限都是示意，不是对任何行业的估计。",
        "巴斯模型原来写的是耐用消费品的首次购买。它只分“用”与“没用”，不问用得深不深、有没有用出效益，也没有用了又弃的企业。",
        "人人互为榜样，彼此一样容易学到；真实的企业有大小、远近、行业之分，小企业未必学得了大企业。",
        "扩散得快不等于合算：模型不计平台与设备的花费。",
    ),
    sources=(
        "Bass, F. M. (1969). A New Product Growth for Model Consumer Durables. Management Science, 15(5), 215–227.",
        "Sultan, F., Farley, J. U. & Lehmann, D. R. (1990). A Meta-Analysis of Applications of Diffusion Models. "
        "Journal of Marketing Research, 27(1), 70–77.",
        "Rogers, E. M. (2003). Diffusion of Innovations (5th ed.). New York: Free Press.",
    ),
)
