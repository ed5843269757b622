"""``check_plan``：每一种坏方案都说得出毛病，从不抛异常；样板方案一处毛病也没有。"""

from __future__ import annotations

import copy
import json
import math
import subprocess
import sys
from pathlib import Path

import pytest

from course_utils import check_plan, diagnose, explorables
from course_utils.data.plans import sample_plan
from course_utils.lab.capstone import MEASURE, PLAN, plan_report
from course_utils.report import Report, Section, Text


def reason(what: str) -> str:
    """一段够长、各不相同的话。"""
    return f"{what}：这里写清楚依据是哪里来的数，什么时候的，同谁相比，还缺什么。"


def measure(name: str, cost: float, claims: list[str], explorable: str, counter: str, metric: str, seen: float) -> dict:
    return {
        "名称": name,
        "花费": cost,
        "论点": claims,
        "依据": reason(f"{name}的依据"),
        "反面的证据": reason(f"{name}的反面"),
        "假设": reason(f"{name}的假设"),
        "实验": explorable,
        "反例": counter,
        "指标": metric,
        "预测": seen + 5,
        "实得": seen,
    }


@pytest.fixture
def plan() -> dict:
    return {
        "县": "示例县（虚构）",
        "摘要": "".join(reason(part) for part in ("家底", "短板", "打算", "风险")),
        "预算": 6000,
        "措施": [
            measure("中试平台", 2200, ["A2-03", "A5-03"], "transfer-funnel", "pilot-is-full", "output", 6),
            measure("技工培训", 1500, ["A1-14", "A3-12"], "talent-cycle", "education-only", "end", 0),
            measure("错位选赛道", 1200, ["A4-07"], "stress-test", "copied", "胜过不做的未来", 49),
        ],
    }


@pytest.fixture(autouse=True)
def true_numbers(plan):
    """“实得”取实验现在给出的数，模型改了，样板也不会过时。"""
    for item in plan["措施"]:
        metrics = explorables.get(item["实验"]).scene(item["反例"]).metrics
        value = next(m.value for m in metrics if item["指标"] in (m.id, m.label))
        item["实得"] = float(value.rstrip("%"))


def test_a_complete_plan_passes(plan):
    review = check_plan(plan)
    assert review.gaps == () and review and review.verdict == "correct"
    assert "量规" in str(review) and "量规" in review._repr_html_()


def test_the_sample_plan_passes():
    """样板方案没有要补的，也没有要提醒的；模型改了，这里会先知道。"""
    review = check_plan(sample_plan())
    assert review.gaps == () and review.notes == ()


def test_the_plan_goes_before_the_diagnosis():
    """结业报告：方案与压力测试在前，诊断原样在后；示例县的声明不能丢。"""
    diagnosis = Report("示例县诊断报告", "全部数字都是虚构的", (), (Section("先看结论", (Text("结论"),)),))
    joined = plan_report(sample_plan(), diagnosis)
    assert [section.title for section in joined.sections] == ["方案", "压力测试", "先看结论"]
    assert joined.notice == diagnosis.notice
    spent = joined.sections[0].blocks[1].rows
    assert spent[-2:] == (("合计", "", "5,100"), ("预算", "", "6,000"))
    assert joined.sections[1].blocks[0].rows[2][1:] == (
        "压力测试",
        "反例：重仓创新，人人照抄",
        "胜过不做的未来（%）",
        "70",
        "49",
    )


@pytest.mark.parametrize("suffix", [".docx", ".pdf", ".html"])
def test_save_the_capstone_report(tmp_path, suffix):
    """方案同诊断合成一份，三种格式都写得出来。"""
    path = tmp_path / f"结业报告{suffix}"
    said = check_plan(sample_plan()).save(path, diagnose(budget=6000))
    assert str(path) in str(said) and path.stat().st_size > 10_000
    if suffix == ".html":
        text = path.read_text(encoding="utf-8")
        assert text.index("反面的证据") < text.index("先看结论") and "全部数字都是虚构的" in text


def test_what_cannot_be_saved_is_said(plan, tmp_path):
    """有要补的、诊断没做成、后缀不认得：各说一句，不写文件。"""
    good = check_plan(sample_plan())
    assert "要以" in str(good.save(tmp_path / "报告.txt", diagnose()))
    assert "先让diagnose" in str(good.save(tmp_path / "报告.html", diagnose(budget="多")))
    plan["摘要"] = ""
    assert "还有1处要补" in str(check_plan(plan).save(tmp_path / "报告.html", diagnose()))
    assert list(tmp_path.iterdir()) == []


def test_claims_in_one_line_and_labels_of_metrics_are_fine(plan):
    """论点写成一行字、指标写名称，都认得。"""
    plan["措施"][0]["论点"] = "A2-03、A5-03，A1-02 A3-09"
    assert check_plan(plan).gaps == ()


BAD = {
    "少了一条": (lambda p: p["措施"].pop(), "恰好3条措施，现在是2条"),
    "多了一条": (lambda p: p["措施"].append(dict(p["措施"][0], 名称="第四条")), "恰好3条措施，现在是4条"),
    "不是字典": (lambda p: p["措施"].__setitem__(0, "招商"), "第1条措施要写成一个字典"),
    "不是列表": (lambda p: p.update(措施="三条"), "写成一个列表"),
    "缺字段": (lambda p: p["措施"][1].pop("假设"), "第2条措施：这一条缺少“假设”"),
    "字段拼错": (lambda p: p["措施"][1].update(反面证据="有"), "认不得的“反面证据”，是不是想写“反面的证据”？"),
    "论点不存在": (lambda p: p["措施"][0].update(论点=["A2-99"]), "没有编号为“A2-99”的论点"),
    "论点没写": (lambda p: p["措施"][0].update(论点=[]), "第1条措施：“论点”还没有写"),
    "只有一篇文章": (lambda p: [m.update(论点=["A5-01"]) for m in p["措施"]], "至少要出自2篇文章，现在只有1篇"),
    "实验不存在": (lambda p: p["措施"][2].update(实验="stress-tests"), "是不是想写'stress-test'？"),
    "只用一个实验": (
        lambda p: p.update(
            措施=[
                dict(p["措施"][2], 名称=f"措施{n}", **{k: reason(f"{k}{n}") for k in ("依据", "反面的证据", "假设")})
                for n in range(3)
            ]
        ),
        "至少要用2个不同的互动实验",
    ),
    "反例不存在": (lambda p: p["措施"][2].update(反例="worst"), "没有“worst”这个反例，可用的有：impatient"),
    "情景不是反例": (lambda p: p["措施"][2].update(反例="new-quality"), "“压力测试”的情景“new-quality”不是反例"),
    "实验没写": (lambda p: p["措施"][2].update(实验=""), "第3条措施：“实验”还没有写"),
    "反例没写": (lambda p: p["措施"][2].update(反例=""), "“压力测试”的反例还没有写，可用的有：impatient"),
    "指标没写": (lambda p: p["措施"][2].update(指标=""), "“压力测试”的指标还没有写，可用的有：wins"),
    "花费没写": (lambda p: p["措施"][2].update(花费=None), "单位是万元，还没有写"),
    "指标不是数": (lambda p: p["措施"][2].update(指标="weakest"), "没有叫“weakest”而又是数的指标"),
    "实得抄错": (lambda p: p["措施"][2].update(实得=90), "“实得”写的是90，Python重算"),
    "预测没有写": (lambda p: p["措施"][2].update(预测=None), "“预测”要写成一个数，还没有写"),
    "预测写成文字": (lambda p: p["措施"][2].update(预测="很高"), "“预测”要写成一个数，现在是'很高'"),
    "超过预算": (lambda p: p.update(预算=4000), "合计要4,900万元，超过预算4,000万元"),
    "预算是文字": (lambda p: p.update(预算="六千万"), "“预算”要是一个大于0的数"),
    "花费是负数": (lambda p: p["措施"][0].update(花费=-5), "“花费”要是一个大于0的数"),
    "花费不是数": (lambda p: p["措施"][0].update(花费=math.nan), "“花费”要是一个大于0的数"),
    "假设没写": (lambda p: p["措施"][0].update(假设=""), "“假设”至少要20个汉字，现在有0个"),
    "反面的证据太短": (lambda p: p["措施"][0].update(反面的证据="没有"), "“反面的证据”至少要20个汉字，现在有2个"),
    "依据抄成假设": (lambda p: p["措施"][0].update(假设=p["措施"][0]["依据"]), "有两处写得一模一样"),
    "两条照抄": (lambda p: p["措施"][0].update(依据=p["措施"][1]["依据"]), "有两条措施的“依据”一模一样"),
    "摘要太短": (lambda p: p.update(摘要="很好"), "“摘要”要80到600个汉字，现在有2个"),
    "没写县": (lambda p: p.update(县=" "), "“县”还没有写"),
}


@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD)
def test_every_kind_of_bad_plan_is_named(plan, spoil, said):
    """每一种毛病有一句话点名；其余地方没有改坏。"""
    spoil(plan)
    review = check_plan(plan)
    assert not review and review.verdict == "partial"
    assert any(said in gap for gap in review.gaps), review.gaps
    assert all(gap.endswith(("。", "？")) for gap in review.gaps)


def test_all_faults_at_once(plan):
    """毛病一次说全，不用改一处跑一次。"""
    for spoil, _ in (BAD["论点不存在"], BAD["实得抄错"], BAD["超过预算"], BAD["摘要太短"]):
        spoil(plan)
    assert len(check_plan(plan).gaps) == 4


def test_the_blank_in_the_notebook_has_every_field():
    """结业项目里的空白方案，字段一个不少、一个不多；没填时只报告缺什么。"""
    notebook = json.loads((Path(__file__).parent.parent / "notebooks" / "13-capstone.ipynb").read_text("utf-8"))
    source = next("".join(cell["source"]) for cell in notebook["cells"] if cell["id"] == "plan")
    room: dict = {"budget": 6000}
    exec(source, room)
    assert tuple(room["plan"]) == PLAN
    assert [tuple(measure) for measure in room["plan"]["措施"]] == [MEASURE] * 3
    review = check_plan(room["plan"])
    assert review.gaps and not any("缺少" in gap or "认不得" in gap for gap in review.gaps)


STRANGE = [None, 3, "方案", [], {}, object(), {"措施": None}, {"措施": [None, 1, []]}, {1: 2}, float("nan")]


@pytest.mark.parametrize("given", STRANGE)
def test_strange_plans_never_raise(given):
    review = check_plan(given)
    assert review.gaps and str(review)


@pytest.mark.parametrize("value", [None, True, 10**400, math.inf, "<script>", [], {}, [[]], {"a": 1}, object(), b"x"])
def test_strange_values_never_raise(plan, value):
    """每个字段都换成奇怪的值：显示得出来，里面没有起作用的标签。"""
    for field in PLAN:
        assert "<script" not in check_plan({**plan, field: value})._repr_html_()
    for field in MEASURE:
        spoiled = copy.deepcopy(plan)
        spoiled["措施"][0][field] = value
        assert "<script" not in check_plan(spoiled)._repr_html_()


def test_notes_are_not_gaps(plan):
    """预测全猜中、预算用满：只提醒，不算要补的。"""
    plan["预算"] = 5000
    for item in plan["措施"]:
        item["预测"] = item["实得"]
    review = check_plan(plan)
    assert review and len(review.notes) == 2
    assert "一字不差" in str(review) and "用满" in str(review)


def test_plain_import_stays_light():
    """从``course_utils``导入``check_plan``，用到时才加载控件。"""
    probe = "import sys, course_utils; assert 'check_plan' in dir(course_utils); print('ipywidgets' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "False"
