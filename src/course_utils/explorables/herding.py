"""互动实验“一哄而上”：六个地区要不要上同一个热门产业。"""

from __future__ import annotations

from course_utils.economics.entry import Entrants, EntryGame, consumer_surplus, gross_profit
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

REGIONS = 6
CLOSE = 0.005  # 总得益相差不到千分之五，算一样
RULES = {"herd": "跟风：只看眼前的利润", "nash": "各自掂量：想到别人也会来", "planner": "统筹：算全国的总账"}
SHORT = {"herd": "跟风", "nash": "各自掂量", "planner": "统筹"}

COUNTS = charts.categories([str(count) for count in range(1, REGIONS + 1)], "家")
MONEY = charts.doublings(0.25, 64)
BARS = charts.categories(list(SHORT.values()))
TOTAL = charts.numbers(-50, 150, 50)


def compute(settings: Settings) -> Scene:
    """进入的家数与每家毛利、门槛，以及三种办法的总得益。"""
    game = _game(settings, 1.0)
    choices = _choices(settings, game)
    rule = str(settings["rule"])
    entrants = choices[rule]
    count, left = len(entrants), game.producing(len(entrants))
    # 亏得最多的先退出，退出的都是亏本的
    losing = count - left + sum(game.gain(region, left) < 0 for region in sorted(entrants)[:left])
    profits = [gross_profit(game.size, k) for k in range(1, REGIONS + 1)]
    welfare = {name: game.welfare(chosen) for name, chosen in choices.items()}
    best = game.welfare(game.optimum())
    parts = [_parts(game, chosen) for chosen in choices.values()]

    description = (
        f"上图：由1家到{REGIONS}家进入，每家毛利从{profits[0]:.1f}降到{profits[-1]:.1f}；"
        f"各家的门槛（固定投资加本地特色的得益）从{game.costs[0] + game.outside:.1f}到"
        f"{game.costs[-1] + game.outside:.1f}。现在进入{count}家，剩{left}家生产。下图：总得益，"
        + "；".join(
            f"{SHORT[name]}{_plain(value)}（消费者{part[0]:.0f}、产业{_plain(part[1])}、本地特色{part[2]:.0f}）"
            for (name, value), part in zip(welfare.items(), parts, strict=True)
        )
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "几家进入，每家得多少（一格翻一番）",
            COUNTS,
            MONEY,
            charts.line("每家毛利", profits, charts.BLUE),
            charts.line("门槛", [cost + game.outside for cost in game.costs], charts.AMBER, "dashed"),
            charts.marks("现在", [profits[k - 1] if k == left else None for k in range(1, REGIONS + 1)], charts.PURPLE),
        ),
        charts.panel(
            "三种办法的总得益",
            BARS,
            TOTAL,
            charts.bars("消费者", [part[0] for part in parts], charts.BLUE, "total"),
            charts.bars("热门产业", [part[1] for part in parts], charts.AMBER, "total"),
            charts.bars("本地特色", [part[2] for part in parts], charts.GREY, "total"),
        ),
        description=description,
    )
    metrics = (
        Metric("entrants", "上热门产业的地区", f"{count}", f"个（共{REGIONS}个）"),
        Metric("losing", "亏本的地区", f"{losing}", "个"),
        Metric("exits", "随后退出的", f"{count - left}", "个"),
        Metric("loss", "总得益比最优少", f"{1 - welfare[rule] / best:.0%}"),
    )
    return Scene(option, metrics, _conclusion(rule, count, left, losing, welfare, best), description)


def _game(settings: Settings, belief: float) -> EntryGame:
    """``belief``是看到的市场规模与真实规模之比。条件最好的地区排在最前。"""
    fixed, spread = float(settings["fixed"]), float(settings["spread"]) / 100
    costs = tuple(fixed * (1 + spread * (2 * index / (REGIONS - 1) - 1)) for index in range(REGIONS))
    return EntryGame(float(settings["size"]) * belief, costs, float(settings["outside"]))


def _choices(settings: Settings, game: EntryGame) -> dict[str, Entrants]:
    """三种办法各选出哪些地区；统筹的一方可能看错市场规模。"""
    seen = _game(settings, 1 + float(settings["misjudged"]) / 100)
    return {"herd": game.herd(), "nash": game.natural_equilibrium(), "planner": seen.optimum()}


def _parts(game: EntryGame, entrants: Entrants) -> tuple[float, float, float]:
    """消费者、热门产业（毛利减去固定投资）、本地特色各得多少。"""
    left = game.producing(len(entrants))
    industry = left * gross_profit(game.size, left) - sum(game.costs[region] for region in entrants)
    return consumer_surplus(game.size, left), industry, (REGIONS - left) * game.outside


def _plain(value: float) -> str:
    """整数，不写“-0”。"""
    return f"{round(value) + 0:d}"


def _conclusion(rule: str, count: int, left: int, losing: int, welfare: dict[str, float], best: float) -> str:
    exits = f"，其中{count - left}个退出，投资白花了" if count > left else ""
    result = f"{losing}个亏本{exits}" if losing else "没有一个亏本"
    short = best - welfare[rule]
    gap = f"总得益{_plain(welfare[rule])}，比最大的{best:.0f}少{short / best:.0%}"
    if short < CLOSE * best:
        gap = "总得益已是最大"
    if best - welfare["herd"] < CLOSE * best:
        lesson = "这里市场够大、门槛够低，跟风也没有害处"
    elif rule == "herd":
        lesson = "都照眼前独占的利润来算，来的一多，价格就跌下去"
    elif rule == "planner" and welfare["planner"] < welfare["nash"] - CLOSE * best:
        lesson = "统筹的一方看错了市场，还不如让各地自己掂量"
    elif rule == "nash" and short >= CLOSE * best:
        lesson = "各自掂量也会偏多：新来的一家抢走的是别家的生意，这笔损失它不承担"
    elif rule == "nash":
        lesson = "只要想到别人也会来，各自掂量就与统筹一样好"
    else:
        lesson = f"各自掂量的总得益是{_plain(welfare['nash'])}，跟风是{_plain(welfare['herd'])}"
    return f"{SHORT[rule]}：{REGIONS}个地区有{count}个上了同一个产业，{result}；{gap}。{lesson}。"


EXPLORABLE = Explorable(
    id="herding",
    title="一哄而上",
    question="一个产业正赚钱，六个地区都去上，结果会怎样？",
    controls=(
        Choice("rule", "各地怎样决定", RULES, "nash"),
        Parameter("size", "市场规模", 8, 16, 0.5, 12, "", "市场越大，装得下的地区越多"),
        Parameter("fixed", "固定投资", 0.5, 8, 0.5, 5, "", "上这个产业平均要先投多少"),
        Parameter("spread", "各地条件的差异", 0, 50, 10, 40, "%", "条件最好与最差的地区，投资比平均少与多百分之几"),
        Parameter("outside", "本地特色的得益", 0, 5, 0.5, 2, "", "不上热门产业，做自己擅长的能得多少"),
        Parameter("misjudged", "统筹方看错市场", -60, 60, 10, 0, "%", "负数是看小了，正数是看大了"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统：跟风，一种模式",
            {"rule": "herd", "size": 12.0, "fixed": 5.0, "spread": 40.0, "outside": 2.0, "misjudged": 0.0},
            "每个地区看到的都是独占时的利润。看上图：标记落到了门槛线的下面。投资收不回来，亏着也不退出。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质：因地制宜，算总账",
            {"rule": "planner", "size": 12.0, "fixed": 5.0, "spread": 40.0, "outside": 2.0, "misjudged": 0.0},
            "条件好的少数地区上，别的地区做自己的特色。看下图：总高最大，可是消费者那一段比跟风时短。",
        ),
        Scenario(
            "shake-out",
            "跟风之后：有特色可退",
            {"rule": "herd", "size": 12.0, "fixed": 5.0, "spread": 40.0, "outside": 4.0, "misjudged": 0.0},
            "本地特色更值钱，亏本的地区里有的退出了。看大数字：退出的那几家，投下去的钱收不回来。",
        ),
        Scenario(
            "room-for-all",
            "反例：市场大、门槛低，都上也无妨",
            {"rule": "herd", "size": 16.0, "fixed": 0.5, "spread": 0.0, "outside": 0.0, "misjudged": 0.0},
            "六个地区全上，没有一个亏本，总得益也是最大的。看下图三根柱：怎样决定都一样。不能见多就说是一哄而上。",
            counter=True,
        ),
        Scenario(
            "planner-misjudges",
            "反例：统筹的一方看小了市场",
            {"rule": "planner", "size": 16.0, "fixed": 3.0, "spread": 0.0, "outside": 0.5, "misjudged": -60.0},
            "只批准了一家。没有人亏本，消费者却吃了大亏，总得益不如让各地自己掂量。防一哄而上，也会防过了头。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A4-07",),
    limits=(
        "总得益把消费者与各地区的得益同等看待；若只看热门产业赚不赚钱，最好是只许一家独占，那并不是全国的最优。",
        "地区当作一家厂：地方补贴、招商竞赛、软预算约束、各地的就业与税收都没有写进去，而它们往往是一哄而上的原因。",
        "产品完全一样，只竞争一次。产品各有特色、边做边学、在竞争中筛选出好企业，这些都会使多几家更有好处。",
        "“跟风”是极端的写法：一点不想别人会来。市场规模、投资与得益都是示意的数。",
    ),
    sources=(
        "Rosenthal, R. W. (1973). A Class of Games Possessing Pure-Strategy Nash Equilibria. "
        "International Journal of Game Theory, 2(1), 65–67.",
        "Mankiw, N. G. & Whinston, M. D. (1986). Free Entry and Social Inefficiency. "
        "RAND Journal of Economics, 17(1), 48–58.",
        "林毅夫（2007）：《潮涌现象与发展中国家宏观经济理论的重新构建》，《经济研究》第1期，第126–131页。",
    ),
)
