"""互动实验“改革与要素流动”：技术与要素总量不变，打通堵点能把全要素生产率提高多少。"""

from __future__ import annotations

from course_utils.economics.misallocation import aggregate_tfp, efficient_tfp, input_shares, lognormal_efficiency
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

# 六家企业的生产率，示意：前三家效率低，后三家效率高
PRODUCTIVITY = {"甲": 0.7, "乙": 0.8, "丙": 0.9, "丁": 1.1, "戊": 1.2, "己": 1.3}
LEVELS = list(PRODUCTIVITY.values())
WEAK = 3

BARRIER = Parameter("barrier", "堵点：高效企业多付", 0, 100, 5, 40, "%", "丁、戊、己用同样的要素，要比别人多付多少")
FIRMS = charts.categories(list(PRODUCTIVITY))
SHARE = charts.numbers(0, 90, 30)
EXTRA = charts.categories([f"{value:g}" for value in BARRIER.positions], "%", every=4)
EFFICIENCY = charts.numbers(20, 100, 20)


def compute(settings: Settings) -> Scene:
    """六家企业分到的要素，与堵点大小不同时全要素生产率还剩多少。"""
    sigma = float(settings["sigma"])
    extra = float(settings["barrier"])
    tfpr = _tfpr(settings, extra)
    now = _efficiency(tfpr, sigma)
    spread = max(tfpr) / min(tfpr)
    approximate = 1 / lognormal_efficiency(tfpr, sigma)
    curve = [_efficiency(_tfpr(settings, value), sigma) for value in BARRIER.positions]
    rough = [lognormal_efficiency(_tfpr(settings, value), sigma) for value in BARRIER.positions]
    actual, efficient = ([100 * share for share in input_shares(LEVELS, t, sigma)] for t in (tfpr, [1.0] * len(tfpr)))

    description = (
        "上图：各企业分到的要素占总量的百分比，"
        + "，".join(f"{n}现在{a:.0f}、拉平后{e:.0f}" for n, a, e in zip(PRODUCTIVITY, actual, efficient, strict=True))
        + f"。下图：堵点由0到100%，全要素生产率由拉平后的{100 * curve[0]:.0f}%变为{100 * curve[-1]:.0f}%，"
        f"对数正态近似由{100 * rough[0]:.0f}%变为{100 * rough[-1]:.0f}%。现在是{100 * now:.0f}%。"
    )
    option = charts.chart(
        charts.panel(
            "六家企业各分到多少要素（占总量的%）",
            FIRMS,
            SHARE,
            charts.bars("现在", actual, charts.AMBER),
            charts.bars("拉平以后", efficient, charts.TEAL),
        ),
        charts.panel(
            "堵点变大，全要素生产率还剩百分之几",
            EXTRA,
            EFFICIENCY,
            charts.line("精确", [100 * value for value in curve], charts.BLUE),
            charts.line("正态近似", [100 * value for value in rough], charts.GREY, "dashed"),
            charts.marks(
                "你的设定", [100 * now if value == extra else None for value in BARRIER.positions], charts.PURPLE
            ),
        ),
        description=description,
    )
    metrics = (
        Metric("efficiency", "生产率相当于拉平后的", f"{100 * now:.1f}", "%"),
        Metric("gain", "全部拉平能提高", f"{100 * (1 / now - 1):.1f}", "%"),
        Metric("approximate-gain", "按正态近似能提高", f"{100 * (approximate - 1):.1f}", "%"),
        Metric("spread", "边际产出高低之比", f"{spread:.1f}", "倍"),
    )
    return Scene(option, metrics, _conclusion(now, curve[0], extra), description)


def _tfpr(settings: Settings, extra: float) -> list[float]:
    """堵点是``extra``（%）时各企业的TFPR：多付的抬高它，少付的压低它，其余的参差一高一低相间。"""
    protected, relief, noise = (float(settings[name]) / 100 for name in ("protection", "relief", "noise"))
    groups = [1 - protected] * WEAK + [(1 + extra / 100) * (1 - relief)] * (len(LEVELS) - WEAK)
    return [wedge * (1 + noise) ** (1 if index % 2 else -1) for index, wedge in enumerate(groups)]


def _efficiency(tfpr: list[float], sigma: float) -> float:
    return aggregate_tfp(LEVELS, tfpr, sigma) / efficient_tfp(LEVELS, sigma)


def _conclusion(now: float, cleared: float, extra: float) -> str:
    gap = 100 * (1 / now - 1)
    if gap < 0.05:
        state = "边际产出已经拉平，技术不变就没有可再提高的了"
    elif gap < 1:
        state = f"要素放得大体合适，全部拉平也只能再提高{gap:.1f}%"
    else:
        state = f"技术和要素总量不变，只因放错地方，全要素生产率只有拉平后的{100 * now:.1f}%，全部拉平能提高{gap:.1f}%"
    return f"{state}；{_advice(100 * (cleared / now - 1), extra)}。"


def _advice(change: float, extra: float) -> str:
    """只拆光堵点、其余不动，全要素生产率变动``change``（%）。"""
    if extra == 0:
        return "这个堵点已经没有了，再要提高得看别处"
    if abs(change) < 0.05:
        return "只拆光这个堵点，全要素生产率几乎不变"
    if change > 0:
        return f"只拆光这个堵点，能提高{change:.1f}%"
    return f"可是只拆光这个堵点，反而降低{-change:.1f}%，因为别处的扭曲正同它抵消"


EXPLORABLE = Explorable(
    id="misallocation",
    title="改革与要素流动",
    question="技术不变，要素总量不变，打通堵点能不能提高全要素生产率？",
    controls=(
        BARRIER,
        Parameter("protection", "保护：低效企业少付", 0, 40, 5, 20, "%", "甲、乙、丙得到的便宜，例如低价的土地"),
        Parameter("relief", "照顾：高效企业少付", 0, 50, 5, 0, "%", "给丁、戊、己的减免或补贴，会抵消一部分堵点"),
        Parameter("noise", "其余的参差", 0, 30, 5, 10, "%", "同效率高低无关的差别，一家多付、一家少付"),
        Parameter("sigma", "产品的替代弹性σ", 2, 5, 0.25, 3, "", "越大，顾客越容易由一家换到另一家"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：堵点与保护并存",
            {"barrier": 80.0, "protection": 40.0, "relief": 0.0, "noise": 20.0, "sigma": 3.0},
            "看上图：效率低的三家占去九成多的要素，拉平以后只该有三成。再看下图标记离100有多远。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：要素顺畅流动",
            {"barrier": 0.0, "protection": 0.0, "relief": 0.0, "noise": 5.0, "sigma": 3.0},
            "六家的技术一点没变，要素总量也没变。看上图两组柱几乎重合，全要素生产率几乎到顶。",
        ),
        Scenario(
            "offsetting",
            "两处扭曲恰好抵消",
            {"barrier": 100.0, "protection": 0.0, "relief": 50.0, "noise": 0.0, "sigma": 3.0},
            "先让高效企业多付一倍，再给它们减免一半：两处都是扭曲，合起来却没有损失。看标记在线上的哪一头。",
        ),
        Scenario(
            "second-best",
            "反例：只拆一处，反而更糟",
            {"barrier": 0.0, "protection": 0.0, "relief": 50.0, "noise": 0.0, "sigma": 3.0},
            "同“恰好抵消”相比，只拆掉了堵点，照顾还留着。这回是效率高的三家拿得太多，全要素生产率下降。",
            counter=True,
        ),
        Scenario(
            "wrong-place",
            "反例：拆了小的，留下大的",
            {"barrier": 0.0, "protection": 40.0, "relief": 0.0, "noise": 30.0, "sigma": 3.0},
            "这个堵点拆光了，保护和其余的参差还在，损失仍然不小。看下图的线还有没有往左再升的余地。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A3-05", "A3-10"),
    limits=(
        "六家企业与各种楔子都是示意。模型只说有楔子，不说是哪条规则造成的；要找到堵点，得做具体的调查。",
        "真实数据里边际产出的参差还含有测量误差和调整成本，不能全算成扭曲，所以“拉平能提高多少”是偏高的估计。",
        "对数正态近似要求企业很多、生产率与楔子联合对数正态；这里只有六家，楔子越悬殊，近似离精确值越远。",
        "要素总量不变，企业不进也不退，搬动要素不花钱、不费时；改革对创新本身的影响也不在模型里。",
    ),
    sources=(
        "Hsieh, C.-T. & Klenow, P. J. (2009). Misallocation and Manufacturing TFP in China and India. "
        "Quarterly Journal of Economics, 124(4), 1403–1448.",
        "Lipsey, R. G. & Lancaster, K. (1956). The General Theory of Second Best. "
        "Review of Economic Studies, 24(1), 11–32.",
        "Bils, M., Klenow, P. J. & Ruane, C. (2021). Misallocation or Mismeasurement? "
        "Journal of Monetary Economics, 124(Supplement), S39–S56.",
    ),
)
