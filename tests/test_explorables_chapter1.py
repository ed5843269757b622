"""第1章的三个互动实验：情景说明里许下的话，模型要算得出来。"""

from itertools import pairwise
from math import exp

import pytest

from course_utils.explorables import get


def data(explorable, scenario, name):
    option = explorable.scene(scenario).option
    return next(series["data"] for series in option["series"] if series["name"] == name)


def metric(explorable, settings, id):
    return next(m.value for m in explorable.scene(settings).metrics if m.id == id)


class TestGrowthEngine:
    explorable = get("growth-engine")

    def test_factor_driven_growth_fades_under_a_flat_ceiling(self):
        capital = data(self.explorable, "traditional", "资本深化")
        ceiling = data(self.explorable, "traditional", "长期均衡路径")
        assert capital == sorted(capital, reverse=True) and capital[-1] < capital[0] / 5
        assert len(set(ceiling)) == 1
        assert max(data(self.explorable, "traditional", "实际路径")) < ceiling[0]

    def test_innovation_raises_the_ceiling(self):
        ceiling = data(self.explorable, "new-quality", "长期均衡路径")
        # TFP每年2%、α=0.4，长期均衡路径每年增长1.02^(1/0.6)
        assert ceiling[-1] / ceiling[0] == pytest.approx(1.02 ** (40 / 0.6), rel=0.01)
        assert min(data(self.explorable, "new-quality", "资本深化")) > 0

    def test_investment_pays_first_innovation_later(self):
        """反例：有创新、少投资的路径先落后二十多年；创新太慢就四十年追不上。"""
        rival = data(self.explorable, "traditional", "实际路径")
        poor = data(self.explorable, "innovation-without-investment", "实际路径")
        slow = data(self.explorable, "slow-innovation", "实际路径")
        overtaken = next(year for year in range(1, 41) if poor[year] > rival[year])
        assert overtaken == 22
        assert f"第{overtaken}年才反超" in self.explorable.scene("innovation-without-investment").conclusion
        assert all(s < r for s, r in zip(slow[1:], rival[1:], strict=True))
        assert "一直落后" in self.explorable.scene("slow-innovation").conclusion

    def test_sources_add_up_to_growth(self):
        sources = [
            *data(self.explorable, "new-quality", "资本深化"),
            *data(self.explorable, "new-quality", "全要素生产率"),
        ]
        total = exp(sum(5 * points / 100 for points in sources))
        assert total == pytest.approx(data(self.explorable, "new-quality", "实际路径")[-1], rel=0.01)

    def test_no_growth_has_no_share(self):
        """几乎不增长时，说“贡献百分之几”没有意义。"""
        stagnant = {"saving": 15, "tfp": 0, "labour": 2}
        assert metric(self.explorable, stagnant, "tfp-share") == "—"
        assert "几乎没有增长" in self.explorable.scene(stagnant).conclusion
        assert metric(self.explorable, "traditional", "tfp-share") == "0%"


class TestThreeFactors:
    explorable = get("three-factors")

    def output(self, settings):
        return float(metric(self.explorable, settings, "output"))

    def test_by_hand(self):
        """设备3倍、四项都是70%：100·3^0.3·0.7⁴ = 33.4。"""
        assert self.output("traditional") == round(100 * 3**0.3 * 0.7**4)

    def test_quantity_flattens_quality_does_not(self):
        """同样走到头：数量从1倍到3倍不到3倍；一项质量从50%到100%恰好翻一番。"""
        curve = data(self.explorable, "", "现在的质量")
        steps = [b - a for a, b in pairwise(curve)]
        assert steps[0] > steps[-1] > 0
        full = dict.fromkeys(("means_quality", "object_quality", "combination"), 100)
        assert self.output(full | {"labour_quality": 100}) == 2 * self.output(full | {"labour_quality": 50})

    def test_counter_examples(self):
        assert self.output("new-quality") > 2 * self.output("traditional")
        assert self.output("untrained") < self.output("traditional")
        assert self.output("uncombined") < self.output("new-quality") / 2
        assert "劳动者素质这块短板" in self.explorable.scene("untrained").conclusion
        assert "优化组合这块短板" in self.explorable.scene("uncombined").conclusion

    def test_slogan_can_fail(self):
        """质量快到顶而数量不足时，加数量胜过提高质量；质量到顶时只剩加数量。"""
        near = dict.fromkeys(("labour_quality", "means_quality", "object_quality", "combination"), 95)
        scarce = {"factor": "labour", "quantity": 0.5}
        assert "不输给提高质量" in self.explorable.scene(near | scarce).conclusion
        assert "已经到顶" in self.explorable.scene(dict.fromkeys(near, 100)).conclusion


class TestQuantityQuality:
    explorable = get("quantity-quality")

    def first(self, settings):
        return tuple(metric(self.explorable, settings, f"{mean}-first") for mean in ("arithmetic", "geometric"))

    def test_by_hand(self):
        """等权、甲地生态20分：算术平均72.4，几何平均是五个得分之积的五次方根。"""
        arithmetic, geometric = data(self.explorable, "new-quality", "甲地")[-2:]
        assert arithmetic == 72.4
        assert geometric == round((85 * 95 * 80 * 20 * 82) ** 0.2, 2)

    def test_weights_and_means_decide_the_order(self):
        assert self.first("traditional") == ("甲地", "甲地")
        assert self.first("new-quality") == ("甲地", "乙地")
        assert self.first("repaired") == ("甲地", "甲地")
        assert self.first("hidden-collapse") == ("甲地", "乙地")
        assert self.first("chosen-weights") == ("丙地", "丙地")

    def test_zero_weight_hides_the_collapse(self):
        """生态效益没有权重时，甲地的生态得分怎么变，总分都不动。"""
        settings = dict(self.explorable.scenario("traditional").settings)
        totals = {tuple(data(self.explorable, settings | {"ecology": e}, "甲地")[-2:]) for e in (5, 50, 95)}
        assert len(totals) == 1

    def test_no_weights_no_totals(self):
        nothing = {f"{name}_weight": 0 for name in ("output", "economic", "social", "ecological", "operation")}
        assert data(self.explorable, nothing, "甲地")[-2:] == [None, None]
        assert "合不成总分" in self.explorable.scene(nothing).conclusion

    def test_ties_are_called_ties(self):
        only = {f"{name}_weight": 0 for name in ("output", "economic", "social", "operation")}
        assert self.first(only | {"ecology": 95}) == ("甲地、丙地并列",) * 2
