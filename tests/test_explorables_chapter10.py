"""第10章两个实验里，正文与情景说到的事真的成立。"""

from __future__ import annotations

import pytest

from course_utils import explorables


def metrics(id: str, settings: str | dict) -> dict[str, float]:
    """各个大数字。"""
    return {metric.id: float(metric.value) for metric in explorables.get(id).scene(settings).metrics}


def series(id: str, settings: str | dict, name: str) -> dict[str, float]:
    """一条系列：部门到数。"""
    explorable = explorables.get(id)
    data = next(s["data"] for s in explorable.scene(settings).option["series"] if s["name"] == name)
    return dict(zip(explorable.controls[0].positions, data, strict=True))


@pytest.mark.parametrize("scenario", explorables.get("linkages").scenarios, ids=lambda scenario: scenario.id)
def test_the_hundred_yuan_is_split(scenario) -> None:
    """恒等式：留下的增加值加漏成的进口是一百元。"""
    found = metrics("linkages", scenario.id)
    assert found["added"] + found["leaked"] == pytest.approx(100, abs=0.11)


def test_electronics_keeps_the_least_until_the_chain_is_completed() -> None:
    """投给电子，留下的在12类里最少，不到三成；进口换掉八成，近八成，影响力系数由不到1升到第一。"""
    kept = {
        name: metrics("linkages", {"first": name, "share": 100})["added"]
        for name in explorables.get("linkages").controls[0].positions
    }
    assert min(kept, key=kept.get) == "电子" and kept["电子"] < 30
    assert 75 < metrics("linkages", "chain-completed")["added"] < 80
    assert series("linkages", "leaks-away", "影响力系数")["电子"] < 1
    pull = series("linkages", "chain-completed", "影响力系数")
    assert max(pull, key=pull.get) == "电子"


def test_construction_passes_most_of_it_on() -> None:
    """投给建筑，它自己的增加值不到四分之一，材料、流通、商务、采矿依次得到最多。"""
    added = series("linkages", "traditional", "国内增加值")
    assert added["建筑"] < 25
    assert sorted(added, key=added.get, reverse=True)[:5] == ["建筑", "材料", "流通", "商务", "采矿"]


def test_output_is_not_income() -> None:
    """商务拉动的产出不到建筑的六成，留下的增加值却更多。"""
    business, construction = (metrics("linkages", id) for id in ("output-is-not-income", "traditional"))
    assert 0.5 < business["output"] / construction["output"] < 0.6
    assert business["added"] > construction["added"]


def test_orders_go_up_and_shortage_goes_down() -> None:
    """断材料：丢订单最多的是采矿（上游），缺料最多的是建筑（下游），都不算它自己。"""
    orders, shortage = (
        {name: value for name, value in series("chain-break", "traditional", kind).items() if name != "材料"}
        for kind in ("丢订单，产出少", "缺料，同样投入少做")
    )
    assert max(orders, key=orders.get) == "采矿"
    assert max(shortage, key=shortage.get) == "建筑"


def test_backup_helps_shortage_but_not_orders() -> None:
    """有备份、能替代：缺料降到三成以下，丢订单不变；进口补满，缺料是零，丢订单仍有一成以上。"""
    fragile, backed = metrics("chain-break", "traditional"), metrics("chain-break", "new-quality")
    assert backed["shortage"] < 0.3 * fragile["shortage"]
    assert backed["orders"] == fragile["orders"]
    filled = metrics("chain-break", "imports-fill-all")
    assert filled["shortage"] == 0 and filled["orders"] > 10


def test_the_small_one_can_be_critical() -> None:
    """电力的规模约是建筑的一半：难替代时更伤，好替代时不如建筑，而且两种算法重合。"""
    hard = series("chain-break", "small-but-critical", "缺料")
    easy = series("chain-break", "easy-to-replace", "缺料")
    assert hard["电力"] > hard["建筑"] and easy["电力"] < easy["建筑"]
    assert easy == series("chain-break", "easy-to-replace", "只看规模")
    weight = {name: metrics("chain-break", {"sector": name})["weight"] for name in ("电力", "建筑")}
    assert 0.45 < weight["电力"] / weight["建筑"] < 0.6
