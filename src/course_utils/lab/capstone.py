"""``check_plan(plan)``：结业方案里机器能核对的，一次说全；说得好不好，留给量规和同伴。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from math import isfinite
from pathlib import Path
from reprlib import repr as brief

from course_utils import explorables
from course_utils.data import claims
from course_utils.explorables.model import Explorable, Metric
from course_utils.lab.diagnose import Diagnosed, save_report
from course_utils.lab.message import Message
from course_utils.report import Block, Points, Report, Section, Table, Text

COUNT = 3  # 措施的条数
ARTICLES = 2  # 论点至少出自几篇文章
EXPLORABLES = 2  # 至少用几个不同的互动实验
SUMMARY = (80, 600)  # 摘要的汉字数
REASON = 20  # 依据、反面的证据、假设各至少几个汉字
RESERVE = 0.05  # 预算剩得比这还少，就提醒留余量

REASONS = ("依据", "反面的证据", "假设")
PLAN = ("县", "摘要", "预算", "措施")
MEASURE = ("名称", "花费", "论点", *REASONS, "实验", "反例", "指标", "预测", "实得")

_DONE = "机器看不出道理对不对。请对照评分量规自评，再请一位同伴评。"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_SEPARATORS = re.compile(r"[\s、，,；;]+")


class Review(Message):
    """一次核对：``gaps``是要补的，``notes``是请再想想的，都是一句一句的中文；``bool``为真表示没有要补的。"""

    def __init__(self, plan: object, gaps: list[str], notes: list[str]) -> None:
        self.plan, self.gaps, self.notes = plan, tuple(gaps), tuple(notes)
        title = f"还有{len(gaps)}处要补" if gaps else "机器能核对的都核对过了"
        listed = "\n".join(f"{number}. {gap}" for number, gap in enumerate(gaps, start=1))
        thoughts = [f"请再想想：{note}" for note in notes]
        super().__init__(title, [listed or _DONE, *thoughts])
        self.verdict = "partial" if gaps else "correct"

    def __bool__(self) -> bool:
        return not self.gaps

    def save(self, path: str | Path, diagnosed: Diagnosed | Message) -> Message:
        """方案接上``diagnose(…)``的报告，按后缀存成``.docx``、``.pdf``或``.html``；还有要补的就不存。"""
        if self.gaps:
            return Message(f"还有{len(self.gaps)}处要补，补好以后再存报告。")
        if not isinstance(diagnosed, Diagnosed):
            return Message("先让diagnose(…)做出诊断，再来存报告。")
        return save_report(plan_report(self.plan, diagnosed.report), path)


def plan_report(plan: Mapping, diagnosis: Report) -> Report:
    """把核对过的方案接在诊断报告的前面，成一份结业报告。"""
    return replace(
        diagnosis,
        title=f"{plan['县']}结业报告",
        sections=(Section("方案", tuple(_blocks(plan))), _tests(plan), *diagnosis.sections),
    )


def _blocks(plan: Mapping) -> Iterator[Block]:
    measures = plan["措施"]
    rows = [(measure["名称"], "、".join(_ids(measure["论点"])), _written(measure["花费"])) for measure in measures]
    spent = sum(measure["花费"] for measure in measures)
    yield Text(plan["摘要"])
    yield Table(
        "三条措施",
        ("措施", "论点", "花费（万元）"),
        (*rows, ("合计", "", _written(spent)), ("预算", "", _written(plan["预算"]))),
        2,
    )
    for measure in measures:
        yield Text(f"{measure['名称']}：")
        yield Points(tuple(f"{field}：{measure[field]}" for field in REASONS))


def _tests(plan: Mapping) -> Section:
    """每条措施在反例里的预测与实得。"""
    rows = []
    for measure in plan["措施"]:
        explorable = explorables.get(measure["实验"])
        scenario, metric = explorable.scenario(measure["反例"]), _metric(explorable, measure["反例"], measure["指标"])
        unit = f"（{metric.unit}）" if metric.unit else ""
        rows.append(
            (
                measure["名称"],
                explorable.title,
                scenario.label,
                metric.label + unit,
                _written(measure["预测"]),
                _written(measure["实得"]),
            )
        )
    head = ("措施", "互动实验", "反例", "指标", "预测", "实得")
    return Section("压力测试", (Table("先写预测，再看结果", head, tuple(rows), 4),))


def check_plan(plan: object) -> Review:
    """核对一份结业方案，``plan``是字典，写法见第13章；不管里面写了什么，都只报告，不抛异常。

    能核对的有：恰好三条措施；论点的编号真有、至少出自两篇文章；实验的编号真有；反例真是那个实验的反例；
    “实得”同Python重算的一样；花费不超过预算；依据、反面的证据和假设都写了，长短合适，没有照抄。
    """
    if not isinstance(plan, Mapping):
        return Review(plan, ["方案要写成一个字典，形如plan = {'县': …, '措施': […]}。"], [])
    gaps = [*_missing(plan, PLAN, "方案"), *_county(plan)]
    if "措施" not in plan:
        return Review(plan, gaps, [])
    measures = plan["措施"]
    if not isinstance(measures, list | tuple):
        return Review(plan, [*gaps, "“措施”要写成一个列表，里面是三个字典。"], [])
    if len(measures) != COUNT:
        gaps.append(f"要恰好{COUNT}条措施，现在是{len(measures)}条。")
    good = []
    for number, measure in enumerate(measures, start=1):
        if isinstance(measure, Mapping):
            good.append(measure)
            gaps += [f"第{number}条措施：{gap}" for gap in _measure(measure)]
        else:
            gaps.append(f"第{number}条措施要写成一个字典。")
    return Review(plan, [*gaps, *_together(plan, good)], _notes(plan, good))


def _missing(given: Mapping, fields: tuple[str, ...], owner: str) -> Iterator[str]:
    """少了的和认不得的字段。"""
    for field in fields:
        if field not in given:
            yield f"{owner}缺少“{field}”。"
    for field in given:
        if field not in fields:
            near = get_close_matches(str(field), fields, n=1)
            hint = f"是不是想写“{near[0]}”？" if near else f"可用的有：{'、'.join(fields)}。"
            yield f"{owner}里有认不得的“{field}”，{hint}"


def _county(plan: Mapping) -> Iterator[str]:
    if "县" in plan and not _text(plan["县"]):
        yield "“县”还没有写；用示例县，就写“示例县（虚构）”。"
    if "摘要" in plan:
        length, (low, high) = _han(plan["摘要"]), SUMMARY
        if not low <= length <= high:
            yield f"“摘要”要{low}到{high}个汉字，现在有{length}个。"
    if "预算" in plan and not (_number(plan["预算"]) or 0) > 0:
        yield f"“预算”要是一个大于0的数，单位是万元，{_now(plan['预算'])}。"


def _measure(measure: Mapping) -> Iterator[str]:
    yield from _missing(measure, MEASURE, "这一条")
    if "名称" in measure and not _text(measure["名称"]):
        yield "“名称”还没有写。"
    cost = _number(measure.get("花费"))
    if "花费" in measure and (cost is None or cost <= 0):
        yield f"“花费”要是一个大于0的数，单位是万元，{_now(measure['花费'])}。"
    yield from _claims(measure)
    for field in REASONS:
        if field in measure and _han(measure[field]) < REASON:
            yield f"“{field}”至少要{REASON}个汉字，现在有{_han(measure[field])}个。"
    filled = [_text(measure.get(field)) for field in REASONS if _text(measure.get(field))]
    if len(set(filled)) < len(filled):
        yield f"“{'”“'.join(REASONS)}”里有两处写得一模一样。"
    yield from _experiment(measure)


def _claims(measure: Mapping) -> Iterator[str]:
    if "论点" not in measure:
        return
    given = _ids(measure["论点"])
    if not given:
        yield "“论点”还没有写，形如['A2-03', 'A5-04']。"
    for id in given:
        if id not in claims():
            near = get_close_matches(id, claims(), n=1)
            yield f"没有编号为“{id}”的论点" + (f"，是不是想写{near[0]}？" if near else "。")


def _experiment(measure: Mapping) -> Iterator[str]:
    """实验、反例、指标与两个数：一层一层核对，上一层错了就不往下查。"""
    if "实验" not in measure:
        return
    if measure["实验"] in ("", None):
        yield "“实验”还没有写，编号形如'stress-test'。"
        return
    try:
        explorable = explorables.get(_text(measure["实验"]))
    except ValueError as reason:
        yield str(reason)
        return
    counters = {scenario.id: scenario.label for scenario in explorable.scenarios if scenario.counter}
    counter = _text(measure.get("反例"))
    if counter not in counters:
        listed = "、".join(f"{id}（{label}）" for id, label in counters.items())
        known = {scenario.id for scenario in explorable.scenarios}
        if not counter:
            fault = "的反例还没有写"
        else:
            fault = f"的情景“{counter}”不是反例" if counter in known else f"没有“{counter}”这个反例"
        yield f"“{explorable.title}”{fault}，可用的有：{listed}。"
        return
    metric = _metric(explorable, counter, _text(measure.get("指标")))
    if isinstance(metric, str):
        yield metric
        return
    for field in ("预测", "实得"):
        if field in measure and _number(measure[field]) is None:
            yield f"“{field}”要写成一个数，{_now(measure[field])}。"
    observed = _number(measure.get("实得"))
    if observed is not None and abs(observed - _read(metric)) > _half_digit(metric):
        yield (
            f"“实得”写的是{_written(observed)}，Python重算“{explorable.title}”在反例{counter}里的“{metric.label}”是"
            f"{metric.value}{metric.unit}，请再看一遍。"
        )


def _metric(explorable: Explorable, scenario: str, name: str) -> Metric | str:
    """按编号或名称找一个大数字；找不到、或者它不是数，就返回一句话。"""
    metrics = [metric for metric in explorable.scene(scenario).metrics if len(_NUMBER.findall(metric.value)) == 1]
    found = [metric for metric in metrics if name in (metric.id, metric.label)]
    if found:
        return found[0]
    listed = "、".join(f"{metric.id}（{metric.label}）" for metric in metrics)
    fault = f"没有叫“{name}”而又是数的指标" if name else "的指标还没有写"
    return f"“{explorable.title}”{fault}，可用的有：{listed}。"


def _together(plan: Mapping, measures: list[Mapping]) -> Iterator[str]:
    """三条合起来看：预算、文章、实验，有没有照抄。"""
    budget, costs = _number(plan.get("预算")), [_number(measure.get("花费")) for measure in measures]
    spent = sum(cost for cost in costs if cost is not None)
    if budget is not None and spent > budget:
        yield f"三条措施合计要{_written(spent)}万元，超过预算{_written(budget)}万元。"
    cited = {claims()[id].article for measure in measures for id in _ids(measure.get("论点")) if id in claims()}
    if len(cited) < ARTICLES:
        yield f"论点至少要出自{ARTICLES}篇文章，现在只有{len(cited)}篇。"
    if len(measures) == COUNT and len({_text(measure.get("实验")) for measure in measures}) < EXPLORABLES:
        yield f"三条措施至少要用{EXPLORABLES}个不同的互动实验来检验。"
    for field in ("名称", *REASONS):
        texts = [_text(measure.get(field)) for measure in measures if _text(measure.get(field))]
        if len(set(texts)) < len(texts):
            yield f"有两条措施的“{field}”一模一样，请分开写。"


def _notes(plan: Mapping, measures: list[Mapping]) -> list[str]:
    notes = []
    pairs = [(_number(measure.get("预测")), _number(measure.get("实得"))) for measure in measures]
    if len(pairs) == COUNT and all(guess is not None and guess == seen for guess, seen in pairs):
        notes.append("三个预测同结果一字不差。先猜后看，猜错的地方才学得到东西。")
    budget, costs = _number(plan.get("预算")), [_number(measure.get("花费")) for measure in measures]
    if budget and None not in costs and budget * (1 - RESERVE) < sum(costs) <= budget:
        notes.append("预算几乎用满了。压力测试里，不留余量的方案一超支就有项目完不成。")
    return notes


def _now(value: object) -> str:
    if value is None:
        return "还没有写"
    quoted = "，数不要加引号" if isinstance(value, str) else ""
    return f"现在是{brief(value)}{quoted}"


def _written(value: float) -> str:
    """写千分位，不用科学记数。"""
    return f"{value:,.10g}"


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _han(value: object) -> int:
    return len(_HAN.findall(_text(value)))


def _number(value: object) -> float | None:
    """一个有限的数；真假值、文字和别的东西都不算。"""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if isfinite(number) else None


def _ids(value: object) -> list[str]:
    """论点编号：列表，或者用顿号、逗号、空格隔开的一行字。"""
    parts = _SEPARATORS.split(value) if isinstance(value, str) else value if isinstance(value, list | tuple) else []
    return [str(part).strip() for part in parts if str(part).strip()]


def _read(metric: Metric) -> float:
    return float(_NUMBER.search(metric.value)[0].replace(",", ""))


def _half_digit(metric: Metric) -> float:
    """读数末位的一半，放宽一点点，免得浮点误差判错。"""
    return 0.5001 * 10 ** -len(_NUMBER.search(metric.value)[0].partition(".")[2])
