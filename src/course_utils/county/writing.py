"""把诊断写成报告：结论、三个部分、数据的问题、假设与来源。每一句话都由算出来的数决定。"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from course_utils.county.diagnosis import CROWDED, SETTINGS, Diagnosis, Portfolio, Scorecard, Structure, StructureRow
from course_utils.county.figures import number, portfolio_figure, scorecard_figure, structure_figure
from course_utils.county.model import Tables, Track
from course_utils.data.county import NAME
from course_utils.explorables.model import Metric
from course_utils.report import Block, Points, Report, Section, Table, Text

_MOST_ROWS = 20
_CONCENTRATED = 1.25  # 区位商至少这么大，才说“明显集中”
_EVEN = 0.05  # 两个数差不到这么多，不分高下


def report(diagnosis: Diagnosis, tables: Tables) -> Report:
    """诊断报告。"""
    title = f"{NAME}诊断报告" if tables.example else "县域诊断报告"
    notice = f"{NAME}：这份报告的全部数字都是虚构的，只示意怎样做诊断，不是任何地方的数据。" if tables.example else ""
    parts = [
        *([_structure(diagnosis.structure)] if diagnosis.structure else []),
        *([_scorecard(diagnosis.scorecard)] if diagnosis.scorecard else []),
        *([_portfolio(diagnosis.portfolio)] if diagnosis.portfolio else []),
    ]
    findings = tuple(_findings(diagnosis))
    first = Points(findings) if findings else Text("没有一张能用的表，先把问题改好。")
    problems = Section("数据里的问题", tuple(_problems(tables)))
    broken = any(problem.serious for problem in tables.problems)
    # 有错就先说错：读的人要先改好表，再看结论
    sections = [
        *([problems] if broken else []),
        Section("先看结论", (first,)),
        *parts,
        *([] if broken else [problems]),
        Section("假设与来源", (Points(tuple(_assumptions(diagnosis, tables))), Text("方法的出处："), _SOURCES)),
    ]
    return Report(title, notice, tuple(_metrics(diagnosis)), tuple(sections))


def _metrics(diagnosis: Diagnosis) -> Iterator[Metric]:
    if structure := diagnosis.structure:
        yield Metric("change", "基年到末年的变化", _percent(structure.change, structure.before))
        yield Metric("competitive", "其中竞争力偏离", number(structure.competitive))
    if scorecard := diagnosis.scorecard:
        yield Metric("weakest", "五要素里最低的", scorecard.weakest, f"{scorecard.scores[scorecard.weakest]:.0f}分")
    if portfolio := diagnosis.portfolio:
        yield Metric("net", "组合的净得益", number(portfolio.net), "万元")


def _findings(diagnosis: Diagnosis) -> Iterator[str]:
    if structure := diagnosis.structure:
        parts = {
            "参照地区的总增长": structure.national,
            "行业结构": structure.mix,
            "竞争力偏离": structure.competitive,
        }
        largest = max(parts, key=lambda name: abs(parts[name]))
        yield (
            f"本县{_moved(structure.change)}，三份里最大的是{largest}（{number(parts[largest])}）。"
            "这是记账，不是原因：竞争力偏离只说明同一行业比参照地区快还是慢。"
        )
        strong = [row for row in structure.rows if (row.quotient or 0) >= _CONCENTRATED]
        slipping = [row.name for row in strong if row.competitive < 0]
        if strong:
            tail = f"；其中{_some(slipping)}比参照地区的同行慢" if slipping else "，没有一个比参照地区的同行慢"
            yield f"明显集中的行业有{len(strong)}个{tail}。集中不等于有竞争力。"
        else:
            yield f"没有一个行业的区位商达到{_CONCENTRATED}，本县的结构与参照地区相近。"
    if scorecard := diagnosis.scorecard:
        low = scorecard.scores[scorecard.weakest]
        yield (
            f"五要素里最低的是{scorecard.weakest}，{low:.0f}分（50分是与参照地区持平）；"
            f"等权的算术平均{scorecard.arithmetic:.1f}，几何平均{scorecard.geometric:.1f}。"
        )
    if portfolio := diagnosis.portfolio:
        yield from _portfolio_findings(portfolio)


def _portfolio_findings(portfolio: Portfolio) -> Iterator[str]:
    if not portfolio.chosen:
        yield "预算之内，没有一条赛道扣掉争抢以后还有净得益，这一轮可以都不上。"
    else:
        yield (
            f"预算{number(portfolio.budget)}万元里最好的组合是{_names(portfolio.chosen)}，"
            f"花{number(portfolio.spent)}万元，净得益{number(portfolio.net)}万元。"
        )
    if set(portfolio.naive) == set(portfolio.chosen):
        yield "不管别的县怎样选，组合也一样：这里没有跟风的问题。"
    elif portfolio.naive_net < 0:
        yield (f"若不管别的县，会选{_names(portfolio.naive)}；争抢之下反而亏{number(-portfolio.naive_net)}万元。")
    else:
        lost = portfolio.net - portfolio.naive_net
        yield (f"若不管别的县，会选{_names(portfolio.naive)}；争抢之下净得益少{number(lost)}万元。")
    if portfolio.crowded:
        yield f"{_names(portfolio.crowded)}入选了，周边也至少有{CROWDED}个县在上：动手前先去问他们做到哪一步。"
    if portfolio.rootless:
        yield f"{_names(portfolio.rootless)}入选了，在本地却没有底子（依托产业的区位商小于1，或没有依托产业）。"


def _structure(structure: Structure) -> Section:
    rows = sorted(structure.rows, key=lambda row: row.after, reverse=True)
    rest = len(rows) - _MOST_ROWS
    note = f"表里是末年最大的{_MOST_ROWS}个行业，其余{rest}个没有列出，合计里都算了。" if rest > 0 else ""
    return Section(
        "产业结构：集中在哪里，变化从哪里来",
        (
            Text(
                f"本县由{number(structure.before)}变为{number(structure.after)}，{_moved(structure.change)}。"
                f"若每个行业都照参照地区的总增速，变化是{number(structure.national)}；行业结构另带来{number(structure.mix)}；"
                f"同一行业比参照地区快或慢，合计{number(structure.competitive)}。三份相加恰好是实际变化。"
            ),
            structure_figure(structure),
            Text(
                "区位商是本县的占比除以参照地区的占比，大于1是比参照地区集中。"
                f"与参照地区的结构差异是{structure.difference:.2f}（0是一样，2是没有一个共同的行业）。{note}"
            ),
            Table(
                "各行业的区位商与偏离—份额",
                ("行业", "末年", "区位商", "参照增长", "行业结构", "竞争力", "实际变化"),
                tuple(_structure_row(row) for row in rows[:_MOST_ROWS]),
            ),
        ),
    )


def _structure_row(row: StructureRow) -> tuple[str, ...]:
    quotient = "—" if row.quotient is None else f"{row.quotient:.2f}"
    return (row.name, number(row.after), quotient, *map(number, (row.national, row.mix, row.competitive, row.change)))


def _scorecard(scorecard: Scorecard) -> Section:
    rows = tuple(
        (
            one.factor,
            one.name,
            f"{one.own:,.10g}",
            f"{one.reference:,.10g}",
            "越大越好" if one.larger else "越小越好",
            f"{s:.0f}",
        )
        for one, s in scorecard.indicators[:_MOST_ROWS]
    )
    rest = len(scorecard.indicators) - _MOST_ROWS
    note = f"表里是前{_MOST_ROWS}个指标，其余{rest}个没有列出，得分里都算了。" if rest > 0 else ""
    spread = max(scorecard.scores.values()) - min(scorecard.scores.values())
    balance = "五项相差不多，先补哪一项要看哪一项便宜" if spread < 5 else "几何平均对短板更敏感，补短板加分最多"
    return Section(
        "五要素记分卡：短板在哪里",
        (
            Text(
                "一个指标的得分是100×本县÷（本县＋参照），越小越好的反过来；与参照地区持平得50分，是它的三倍得75分。"
                f"同一要素里各指标等权。{balance}。{note}"
            ),
            scorecard_figure(scorecard),
            Table("各指标的得分", ("要素", "指标", "本县", "参照", "方向", "得分"), rows, words=2),
        ),
    )


def _portfolio(portfolio: Portfolio) -> Section:
    order = sorted(range(len(portfolio.tracks)), key=lambda i: portfolio.nets[i], reverse=True)
    rows = tuple(_track_row(portfolio, i) for i in order)
    unchecked = "没有可用的产业表，依托产业的底子没有查。" if portfolio.unchecked else ""
    return Section(
        "赛道组合与防一哄而上：钱只够做几样，别的县也在选",
        (
            Text(
                f"预算{number(portfolio.budget)}万元，假定得益里有{portfolio.overlap:.0f}%来自与周边各县共同的市场，"
                "这一份按古诺竞争摊薄：一个县同上剩44%，两个县剩25%。一条赛道要么整个上，要么不上；"
                f"所有组合里净得益最大的一个是精确算出来的。{unchecked}"
            ),
            portfolio_figure(portfolio),
            Table(
                "各条赛道，净得益由大到小",
                ("赛道", "入选", "投入（万元）", "不管别的县", "扣掉争抢", "同选县数", f"{SETTINGS}种设定里"),
                rows,
                words=2,
            ),
            Text(
                f"最后一列是把预算加减一成、市场重合加减25个百分点，一共{SETTINGS}种设定里入选几次。"
                "次数少的，取舍全看这两个数估得准不准。"
            ),
        ),
    )


def _track_row(portfolio: Portfolio, place: int) -> tuple[str, ...]:
    track = portfolio.tracks[place]
    return (
        track.name,
        "是" if track in portfolio.chosen else "",
        number(track.cost),
        number(portfolio.naive_nets[place]),
        number(portfolio.nets[place]),
        str(track.rivals),
        f"{portfolio.support[place]}次",
    )


def _problems(tables: Tables) -> Iterator[Block]:
    serious = tuple(str(problem) for problem in tables.problems if problem.serious)
    others = tuple(str(problem) for problem in tables.problems if not problem.serious)
    if serious:
        yield Text("下面的问题要改好再做；有问题的表整个没有算，免得少算几行。")
        yield Points(serious)
    if others:
        yield Points(others)
    if not serious and not others:
        yield Text("没有发现格式上的问题。程序查不出抄错的数、口径不同的数，仍要有人核对来源。")


def _assumptions(diagnosis: Diagnosis, tables: Tables) -> Iterator[str]:
    if tables.files:
        origin = "全是虚构的" if tables.example else "由使用者提供，程序没有核实"
        yield f"数据：{'、'.join(tables.files)}，{origin}。"
    if diagnosis.structure:
        yield "产业表的四列是同一种指标、同一种行业分类；参照地区包含本县。换一个基年、换一种行业分类，三份会变。"
    if diagnosis.scorecard:
        yield "五要素等权，指标是使用者选的；换一套指标或权重，名次会变。这不是考核分数。"
    if portfolio := diagnosis.portfolio:
        yield (
            f"赛道的投入与得益是使用者的估计；预算{number(portfolio.budget)}万元，市场重合{portfolio.overlap:.0f}%。"
            "没有算赛道之间的互相带动，没有算就业、环境与债务，也没有算周边各县看到别人以后会改主意。"
        )
    yield "报告只列出该问的问题，不替人作决定。"


_SOURCES = Points(
    (
        "Isserman, A. M. (1977). The Location Quotient Approach to Estimating Regional Economic Impacts. "
        "Journal of the American Institute of Planners, 43(1), 33–41.",
        "Perloff, H. S., Dunn, E. S., Lampard, E. E. & Muth, R. F. (1960). Regions, Resources, and Economic Growth. "
        "Baltimore: Johns Hopkins Press.",
        "OECD & JRC (2008). Handbook on Constructing Composite Indicators. Paris: OECD Publishing.",
        "Nemhauser, G. L. & Ullmann, Z. (1969). Discrete Dynamic Programming and Capital Allocation. "
        "Management Science, 15(9), 494–505.",
        "林毅夫（2007）：《潮涌现象与发展中国家宏观经济理论的重新构建》，《经济研究》第1期，第126–131页。",
    )
)


def _moved(change: float) -> str:
    if change == 0:
        return "没有变"
    return f"{'增加' if change > 0 else '减少'}{number(abs(change))}"


def _percent(change: float, before: float) -> str:
    return f"{100 * change / before + 0.0:+.1f}%"


def _names(tracks: Sequence[Track]) -> str:
    return _some([track.name for track in tracks])


def _some(names: Sequence[str]) -> str:
    """最多列十个名字。"""
    return "、".join(names[:10]) + (f"等{len(names)}个" if len(names) > 10 else "")
