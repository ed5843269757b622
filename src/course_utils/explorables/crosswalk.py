"""互动实验“五张清单对照”：任选两张清单，看有几个主题相同，又有多少相同是随便挑也会有的。"""

from __future__ import annotations

from course_utils.data.argument import LISTS, THEMES, shared_themes, theme_counts, themes
from course_utils.economics.overlap import chance_of_overlap, expected_overlap, jaccard
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

OPTIONS = {
    "drivers": "三个催生因素（王敏）",
    "elements": "三要素及其组合（王敏）",
    "pillars": "四个支点（姜伟）",
    "paths": "四条路径（梁芸芸）",
    "factors": "五个要素（刘聪）",
}
NAMES = dict(zip(OPTIONS, LISTS, strict=True))
RULES = {"strict": "只算直接讲的", "loose": "提到的也算"}
RARE = 10.0  # 随便挑也这么巧的机会低于10%，就说不像是碰巧

THEME = charts.categories(list(THEMES))
ITEMS = charts.numbers(0, 2, 1)
OTHERS = charts.categories(list(LISTS))
SHARED = charts.numbers(0, 9, 3)


def compute(settings: Settings) -> Scene:
    """两张清单各有几项讲每个主题，以及左边这张同每一张共有几个主题。"""
    first, second = NAMES[str(settings["first"])], NAMES[str(settings["second"])]
    mentioned = settings["rule"] == "loose"
    universe = int(settings["universe"])
    sizes = {name: len(themes(name, mentioned)) for name in LISTS}
    shared = {name: shared_themes(first, name, mentioned) for name in LISTS}
    expected = {name: expected_overlap(sizes[first], sizes[name], universe) for name in LISTS}
    chance = 100 * chance_of_overlap(shared[second], sizes[first], sizes[second], universe)
    likeness = 100 * jaccard(themes(first, mentioned), themes(second, mentioned))
    left, right = (list(theme_counts(name, mentioned).values()) for name in (first, second))
    common = [theme for theme in THEMES if theme in themes(first, mentioned) & themes(second, mentioned)]

    description = (
        "上图：各主题在两张清单里各有几项，"
        + "，".join(f"{theme}{a}比{b}" for theme, a, b in zip(THEMES, left, right, strict=True))
        + f"。下图：左边的{first}同各张清单共有的主题与随便挑平均共有的，"
        + "，".join(f"{name}{shared[name]}比{expected[name]:.1f}" for name in LISTS)
        + "。"
    )
    option = charts.chart(
        charts.panel(
            "每个主题各有几项讲到",
            THEME,
            ITEMS,
            charts.bars("左边的清单", left, charts.AMBER),
            charts.bars("右边的清单", right, charts.TEAL),
        ),
        charts.panel(
            "左边的同每一张共有几个主题",
            OTHERS,
            SHARED,
            charts.bars("共有", list(shared.values()), charts.BLUE),
            charts.bars("随便挑平均", list(expected.values()), charts.GREY),
        ),
        description=description,
    )
    metrics = (
        Metric("shared", "两张共有的主题", str(shared[second]), "个"),
        Metric("jaccard", "占合在一起的", f"{likeness:.0f}", "%"),
        Metric("expected", "随便挑平均共有", f"{expected[second]:.1f}", "个"),
        Metric("chance", "随便挑也有这么多", f"{chance:.1f}", "%"),
    )
    return Scene(option, metrics, _conclusion(first, second, common, chance), description)


def _conclusion(first: str, second: str, common: list[str], chance: float) -> str:
    if first == second:
        return f"左右是同一张清单（{first}），当然全部重合；请换一张再比。"
    if not common:
        return f"{first}同{second}没有共有的主题：一张讲的，另一张没有讲。"
    state = f"{first}同{second}共有{len(common)}个主题：{'、'.join(common)}"
    if chance < RARE:
        return f"{state}；随便挑也至少重合这么多的机会只有{chance:.1f}%，不像是碰巧。"
    return f"{state}；可是随便挑也有{chance:.0f}%的机会至少重合这么多，单凭重合，还不能说是不约而同。"


EXPLORABLE = Explorable(
    id="crosswalk",
    title="五张清单对照",
    question="五篇文章列了五张清单，它们是同一张清单的不同写法吗？",
    controls=(
        Choice("first", "左边的清单", OPTIONS, "paths"),
        Choice("second", "右边的清单", OPTIONS, "factors"),
        Choice("rule", "怎样才算讲到", RULES, "strict", "直接讲的，是名称或展开里专门说它；提到的，是顺带说起"),
        Parameter("universe", "备选的主题一共有", 9, 24, 3, 9, "个", "我们编了9个；别人也许列得更长，只是没有用上"),
    ),
    scenarios=(
        Scenario(
            TRADITIONAL,
            "传统的清单：三要素对五要素",
            {"first": "elements", "second": "factors", "rule": "strict", "universe": 9.0},
            "三要素是生产过程里本来就有的东西。看上图：五要素多出来的是哪几根柱，少掉的又是哪几根。",
        ),
        Scenario(
            NEW_QUALITY,
            "新质的清单：四路径对五要素",
            {"first": "paths", "second": "factors", "rule": "strict", "universe": 9.0},
            "一张写给国家，一张写给城市。看共有的主题有几个，再看下图那对柱子，高出随便挑的多少。",
        ),
        Scenario(
            "long-universe",
            "反例：把主题表拉长，就成了“不约而同”",
            {"first": "paths", "second": "factors", "rule": "strict", "universe": 24.0},
            "两张清单一个字没改，只是编码的人说备选主题有24个。看随便挑也有这么多的机会降到多少。",
            counter=True,
        ),
        Scenario(
            "same-author",
            "反例：同一位作者，两张几乎不重合",
            {"first": "drivers", "second": "elements", "rule": "strict", "universe": 9.0},
            "两张都在王敏的定义里，一张说从哪里来，一张说由什么构成。回答的问题不同，重合少并不是矛盾。",
            counter=True,
        ),
        Scenario(
            "loose",
            "反例：放宽标准，处处重合",
            {"first": "pillars", "second": "factors", "rule": "loose", "universe": 9.0},
            "提到的也算，共有的主题多了，随便挑平均共有的也多了。看两样相比，证据是强了还是弱了。",
            counter=True,
        ),
    ),
    compute=compute,
    claims=("A1-03", "A1-04", "A2-01", "A3-09", "A5-08"),
    limits=(
        "哪一项归到哪个主题，是本课程的编码，不是作者们的归类；换一个人编会有出入，实验课里请你自己编一遍。",
        "“随便挑”假定每个主题被挑中的机会一样。其实科技、人才、产业谁写都会提到，真正的巧合比算出来的更平常。",
        "主题相同不等于主张相同：都说制度，一张讲打通堵点，一张讲容忍失败，力气用在不同的地方。",
    ),
    sources=(
        "Fisher, R. A. (1935). The Design of Experiments. Oliver and Boyd. 第二章。",
        "Cohen, J. (1960). A Coefficient of Agreement for Nominal Scales. "
        "Educational and Psychological Measurement, 20(1), 37–46.",
    ),
)
