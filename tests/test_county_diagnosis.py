"""诊断与报告：数与算法对得上，话与数对得上，虚构的一定写明。"""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from course_utils import county
from course_utils.county.diagnosis import indicator_score
from course_utils.county.figures import number
from course_utils.county.model import Indicator
from course_utils.economics.crowding import kept
from course_utils.page import engine
from course_utils.report.html import fragment, page

TABLES = county.read(county.example())


def test_structure_adds_up() -> None:
    """示例县：三份之和是实际变化，各行业之和是合计。"""
    structure = county.diagnose(TABLES).structure
    assert structure.national + structure.mix + structure.competitive == pytest.approx(structure.change)
    assert structure.change == structure.after - structure.before == sum(row.change for row in structure.rows)


def test_portfolio_equals_brute_force() -> None:
    """示例县的十条赛道：与把1024种组合都试一遍相同。"""
    for budget in (1000, 3000, 6000, 9000, 20000):
        portfolio = county.diagnose(TABLES, budget, 50).portfolio
        nets = [track.benefit * kept(track.rivals, 0.5) - track.cost for track in TABLES.tracks]
        every = (pick for size in range(11) for pick in combinations(range(10), size))
        most = max(sum(nets[i] for i in pick) for pick in every if sum(TABLES.tracks[i].cost for i in pick) <= budget)
        assert portfolio.net == pytest.approx(most) and portfolio.spent <= budget
        assert portfolio.naive_net <= portfolio.net + 1e-9


def test_scores_are_fair() -> None:
    """得分：持平50分，三倍75分，方向反过来得分也反过来，都是0算持平。"""
    assert indicator_score(Indicator("新技术", "甲", 7, 7, True)) == 50
    assert indicator_score(Indicator("新技术", "甲", 3, 1, True)) == 75
    assert indicator_score(Indicator("新技术", "甲", 3, 1, False)) == 25
    assert indicator_score(Indicator("新技术", "甲", 0, 0, False)) == 50


@pytest.mark.parametrize("budget, overlap", [(-1, 50), (0, 50), (float("nan"), 50), (1e13, 50), (100, -1), (100, 101)])
def test_impossible_settings_are_refused(budget: float, overlap: float) -> None:
    """预算不是正数、份额不在0到100之间：一句中文。"""
    with pytest.raises(ValueError, match=r"预算|重合"):
        county.diagnose(TABLES, budget, overlap)


def test_report_says_it_is_invented() -> None:
    """示例县的报告，题目、提示、数据来源三处都写明虚构；自己的表一处也不写。"""
    report = county.report(county.diagnose(TABLES), TABLES)
    assert "虚构" in report.title and "虚构" in report.notice and "全是虚构的" in str(report.sections[-1])
    own = county.read({"产业表.csv": county.example()["产业表.csv"]})
    assert "虚构" not in str(county.report(county.diagnose(own), own))


def test_conclusions_follow_the_numbers() -> None:
    """换一组数，话跟着换：没有跟风、亏本、一条也不上。"""

    def findings(tracks: str, budget: float = 100) -> str:
        head = "赛道,投入,预期得益,周边同选县数,依托产业\n"
        tables = county.read({"赛道表.csv": (head + tracks).encode()})
        return str(county.report(county.diagnose(tables, budget, 100), tables).sections[0])

    assert "没有跟风的问题" in findings("甲,50,90,0,某业\n乙,60,90,0,某业\n")
    assert "争抢之下反而亏" in findings("甲,100,300,4,某业\n乙,60,90,0,某业\n")
    assert "这一轮可以都不上" in findings("甲,50,40,0,某业\n")


def test_extreme_tables_still_draw() -> None:
    """很大、很小、归零、完全不变的表：图与报告里没有不是有限的数。"""
    head = "行业,本县基年,本县末年,参照基年,参照末年\n"
    for rows in (
        "甲,1e14,9e14,1e14,1e14\n乙,1,1,1,1\n",
        "甲,0.001,0.002,1,1\n乙,0,0,1,0\n",
        "甲,5,5,5,5\n乙,5,5,5,5\n",
    ):
        tables = county.read({"产业表.csv": (head + rows).encode()})
        assert tables.industries, [str(problem) for problem in tables.problems]
        report = county.report(county.diagnose(tables), tables)
        json.dumps([figure.option for figure in report.figures], allow_nan=False)
        for figure in report.figures:
            for series in figure.option["series"]:
                axis = figure.option["yAxis"][series["yAxisIndex"]]
                assert all(axis["min"] <= value <= axis["max"] for value in series["data"])


@pytest.mark.parametrize(
    "value, text", [(12345.6, "12,346"), (12.34, "12.3"), (-0.001, "0.00"), (-0.4, "-0.40"), (0, "0.00")]
)
def test_numbers_in_reports(value: float, text: str) -> None:
    """大的取整、写千分位，小的留小数，没有“-0”。"""
    assert number(value) == text


def test_learners_text_is_escaped() -> None:
    """行业名里的标签只是文字。"""
    hostile = "<script>alert(1)</script>"
    data = county.example()["产业表.csv"].replace("化工".encode(), hostile.encode())
    tables = county.read({"产业表.csv": data})
    report = county.report(county.diagnose(tables), tables)
    for html in (fragment(report, lambda figure: "", 3), page(report, lambda figure: "")):
        assert "<script" not in html and "&lt;script&gt;" in html


def test_engine_reads_what_the_page_sends() -> None:
    """网页里的入口：base64的文件、空的预算；图的个数与报告里的位置一样多。"""
    request = {"method": "diagnose", "params": {"files": [], "budget": None, "overlap": 50}}
    result = json.loads(engine.handle(json.dumps(request)))["result"]
    assert result["problems"] == 0 and result["title"] == "示例县（虚构）诊断报告"
    assert len(result["figures"]) == result["page"].count(engine.FIGURE) == result["html"].count('role="img"') == 3
    request["params"]["files"] = [{"name": "产业表.csv", "base64": "UEsDBA=="}]
    assert json.loads(engine.handle(json.dumps(request)))["result"]["problems"] == 1
