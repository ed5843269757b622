"""产业关联：与教科书上的例子、国家统计局公布的系数、另一种算法都对得上。"""

from __future__ import annotations

import pytest

from course_utils.data.industry import china_io_2007, robot_installations
from course_utils.economics.linkages import influence, leontief_inverse, production_stages, sensitivity

# 《中国统计年鉴2012》表2-28“投入产出直接消耗系数表（2007年）”里“中间投入合计”一行，取与42部门同口径或可合并的几列
PUBLISHED = {
    ("农林牧渔业",): 0.4138389,
    ("食品制造及烟草加工业",): 0.7564404,
    ("化学工业",): 0.7968838,
    ("非金属矿物制品业",): 0.7252926,
    ("金属冶炼及压延加工业", "金属制品业"): 0.8018351,
    ("建筑业",): 0.7686057,
    ("金融业",): 0.3105453,
}


def test_textbook_example() -> None:
    """Miller & Blair《Input-Output Analysis》第2章的两部门例子：A为[[.15,.25],[.20,.05]]，逆的四个元素印作1.254等。"""
    inverse = leontief_inverse([[150, 500], [200, 100]], [1000, 2000])
    assert [[round(value, 3) for value in row] for row in inverse] == [[1.254, 0.330], [0.264, 1.122]]


def test_no_inputs_means_one_stage() -> None:
    """谁也不买谁的中间品：各部门都只有一个阶段，系数都等于平均。"""
    inverse = leontief_inverse([[0, 0], [0, 0]], [3, 5])
    assert production_stages(inverse) == [1, 1]
    assert influence(inverse) == sensitivity(inverse) == [1, 1]


def test_a_straight_chain_counts_its_links() -> None:
    """甲全部卖给乙，乙全部卖给丙，每一段的价值都来自上一段：阶段数就是1、2、3。"""
    inverse = leontief_inverse([[0, 9, 0], [0, 0, 9], [0, 0, 0]], [9, 9, 9])
    assert production_stages(inverse) == [1, 2, 3]


def test_stages_satisfy_the_definition() -> None:
    """Fally (2012)的定义：N[j] = 1 + Σ a[i][j] N[i]，在真表上逐部门成立。"""
    table = china_io_2007()
    stages = production_stages(leontief_inverse(table.flows, table.outputs))
    for j, output in enumerate(table.outputs):
        expected = 1 + sum(row[j] / output * n for row, n in zip(table.flows, stages, strict=True))
        assert stages[j] == pytest.approx(expected, rel=1e-9)


def test_agrees_with_numpy() -> None:
    """与numpy的线性代数一致。"""
    import numpy as np

    table = china_io_2007()
    inverse = np.linalg.inv(np.eye(42) - np.array(table.flows) / np.array(table.outputs))
    assert np.allclose(leontief_inverse(table.flows, table.outputs), inverse, rtol=1e-9)


@pytest.mark.parametrize(("sectors", "share"), PUBLISHED.items(), ids=lambda value: str(value))
def test_direct_inputs_match_the_yearbook(sectors: tuple[str, ...], share: float) -> None:
    """中间投入占总产出的比例，与年鉴另行公布的系数一致到印出的七位。"""
    table = china_io_2007()
    places = [table.sectors.index(name) for name in sectors]
    used = sum(row[j] for row in table.flows for j in places)
    assert used / sum(table.outputs[j] for j in places) == pytest.approx(share, abs=5e-7)


def test_columns_balance() -> None:
    """每个部门的中间投入加增加值等于总产出。"""
    table = china_io_2007()
    assert len(table.sectors) == 42
    for j, output in enumerate(table.outputs):
        assert sum(row[j] for row in table.flows) + table.value_added[j] == pytest.approx(output, rel=1e-6)


def test_what_the_chapter_says() -> None:
    """第2章读出的几件事：四个老行业两样都高于平均，增加值率低于全国；软件业两样都低。"""
    table = china_io_2007()
    inverse = leontief_inverse(table.flows, table.outputs)
    both = {n for n, b, f in zip(table.sectors, influence(inverse), sensitivity(inverse), strict=True) if b > 1 < f}
    traditional = {"化学工业", "金属冶炼及压延加工业", "纺织业", "通用、专用设备制造业"}
    assert traditional <= both
    rate = {n: v / x for n, v, x in zip(table.sectors, table.value_added, table.outputs, strict=True)}
    nation = sum(table.value_added) / sum(table.outputs)
    assert all(rate[name] < nation for name in traditional)
    electronics = "通信设备、计算机及其他电子设备制造业"
    assert table.sectors[influence(inverse).index(max(influence(inverse)))] == electronics
    assert rate[electronics] < min(rate[name] for name in traditional)
    software = table.sectors.index("信息传输、计算机服务和软件业")
    assert max(influence(inverse)[software], sensitivity(inverse)[software]) < 1


@pytest.mark.parametrize(
    ("flows", "outputs", "words"),
    [([[1]], [1, 2], "方阵"), ([], [], "方阵"), ([[1]], [0], "大于零"), ([[3]], [2], "没有正的解")],
)
def test_bad_tables_are_explained(flows: list[list[float]], outputs: list[float], words: str) -> None:
    """算不了的表，用中文说清楚为什么。"""
    with pytest.raises(ValueError, match=words):
        leontief_inverse(flows, outputs)


def test_robots() -> None:
    """IFR World Robotics 2025：2024年全球54.2万台，中国29.5万台，占54%。"""
    share = robot_installations("中国", 2024) / robot_installations("全球", 2024)
    assert f"{share:.0%}" == "54%"
    with pytest.raises(ValueError, match="没有火星2024年"):
        robot_installations("火星", 2024)
