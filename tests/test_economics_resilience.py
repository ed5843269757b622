"""产业链的韧性：手算值、枚举整张图的全部组合、串联与并联系统的公式。"""

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import explorables
from course_utils.economics.resilience import (
    Link,
    Source,
    expected_supply,
    left_without,
    resilience,
    supply,
    upstream,
)

CHANCE = st.floats(0, 1)
SOURCES = st.lists(st.builds(Source, CHANCE, CHANCE), min_size=1, max_size=2).map(tuple)


def straight(*links):
    """一条直链：每个环节用前一个环节的货。"""
    return {str(i): Link(sources, (str(i - 1),) if i else ()) for i, sources in enumerate(links)}


def enumerated(chain, final):
    """枚举全图每个来源开工或停工的所有组合，顺着图一环一环算产出，再按概率平均。"""
    places = [(name, i) for name, link in chain.items() for i in range(len(link.sources))]
    total = 0.0
    for on in product((True, False), repeat=len(places)):
        working = dict(zip(places, on, strict=True))

        def output(name, working=working):
            link = chain[name]
            own = min(sum(s.capacity for i, s in enumerate(link.sources) if working[name, i]), 1)
            return min([own, *map(output, link.inputs)])

        chances = (
            chain[n].sources[i].reliability if up else 1 - chain[n].sources[i].reliability
            for (n, i), up in working.items()
        )
        total += prod(chances) * output(final)
    return total


def test_series_by_hand():
    """三环各0.9、没有第二来源：0.9³＝0.729；再添一环降到0.6561——多一环，就多一处会停。"""
    one = (Source(0.9),)
    assert resilience(straight(one, one, one), "2") == pytest.approx(0.729)
    assert resilience(straight(one, one, one, one), "3") == pytest.approx(0.6561)


def test_second_source_by_hand():
    """每环再有一家同样的：1−0.1²＝0.99，三环0.99³＝0.970299。"""
    two = (Source(0.9), Source(0.9))
    assert resilience(straight(two, two, two), "2") == pytest.approx(0.970299)


def test_thin_link_by_hand():
    """一环可靠但产能只有六成，另一环0.9：0.6×0.9＝0.54。添半份替补（也一定开工）后供得足，是0.9。"""
    thin, other = (Source(1, 0.6),), (Source(0.9),)
    assert resilience(straight(thin, other), "1") == pytest.approx(0.54)
    assert resilience(straight((*thin, Source(1, 0.5)), other), "1") == pytest.approx(0.9)


def test_partial_backup_by_hand():
    """主力0.8，替补一定开工、顶得上一半：0.8×1＋0.2×0.5＝0.9。"""
    link = Link((Source(0.8), Source(1, 0.5)))
    assert expected_supply(link) == pytest.approx(0.9)
    assert supply(link.sources) == pytest.approx({1.0: 0.8, 0.5: 0.2, 0.0: 0})


@settings(deadline=None, max_examples=40)
@given(st.lists(SOURCES, min_size=5, max_size=5))
def test_equals_enumeration_of_the_whole_graph(sources):
    """菱形的图（一环供两环，两环合成一环，再到最后）：与枚举全部2¹⁰种组合的结果相同。"""
    inputs = {"钢": (), "圈": ("钢",), "球": ("钢",), "轴承": ("圈", "球"), "整机": ("轴承",)}
    chain = {name: Link(s, inputs[name]) for name, s in zip(inputs, sources, strict=True)}
    assert resilience(chain, "整机") == pytest.approx(enumerated(chain, "整机"), abs=1e-12)


def test_without_a_second_source_nothing_is_left():
    """串联系统停了哪一环都归零；并联系统还剩第二来源的0.9；替补0.8、顶得上一半，还剩0.8×0.5＝0.4。"""
    single, other = (Source(0.7),), (Source(0.9),)
    assert [left_without(straight(single, other), "1", name) for name in "01"] == [0, 0]
    assert left_without(straight((Source(0.7), Source(0.9)), other), "1", "0") == pytest.approx(0.9)
    assert left_without(straight((Source(0.7), Source(0.8, 0.5)), other), "1", "0") == pytest.approx(0.4)
    assert left_without(straight(single, (Source(0),)), "1", "0") == 0


def test_only_what_the_final_link_needs_counts():
    chain = {"钢": Link((Source(0.9),)), "轴承": Link((Source(0.8),), ("钢",)), "旁支": Link((Source(0.1),), ("钢",))}
    assert upstream(chain, "轴承") == {"钢", "轴承"}
    assert resilience(chain, "轴承") == pytest.approx(0.72)


def test_bearing_chain_by_hand():
    """“传统”情景：0.95³（钢、滚动体、轴承）×0.6（产能）×0.7（套圈）×0.6（外地）＝0.21606。

    添整机、检测与售后两环再乘0.95²；四种病的净值按60分的价值计。
    """
    values = {s.id: s for s in explorables.get("industry-chain").scenarios}
    ill, longer = (
        explorables.get("industry-chain").scene(values[id].settings) for id in ("traditional", "longer-only")
    )
    metrics = [{m.id: m.value for m in scene.metrics} for scene in (ill, longer)]
    assert [m["resilience"] for m in metrics] == [f"{0.21606:.0%}", f"{0.21606 * 0.95**2:.0%}"]
    assert [m["net"] for m in metrics] == [f"{60 * 0.21606:.0f}", f"{100 * 0.21606 * 0.95**2:.0f}"]


def test_redundancy_costs_more_than_it_saves_on_a_sound_chain():
    """反例“处处备份”：拿掉全部替补，韧性低了，净值反而高。"""
    chain = explorables.get("industry-chain")
    insured = chain.scenario("over-insured").settings
    full, bare = (chain.scene({**insured, "standby": amount}).metrics for amount in (100, 0))
    assert float(full[0].value.rstrip("%")) > float(bare[0].value.rstrip("%"))
    assert float(full[1].value) < float(bare[1].value)


def test_senseless_inputs_are_refused():
    with pytest.raises(ValueError, match="0到1之间"):
        Source(1.1)
    with pytest.raises(ValueError, match="0到1之间"):
        Source(0.5, -0.1)
    with pytest.raises(ValueError, match="没有“钢”"):
        resilience({"轴承": Link((Source(0.9),), ("钢",))}, "轴承")
