"""第5章的五个互动实验：情景说明里许下的话，模型要算得出来。"""

import pytest

from course_utils.explorables import get


def data(explorable, settings, name):
    option = explorable.scene(settings).option
    return next(series["data"] for series in option["series"] if series["name"] == name)


def metric(explorable, settings, id):
    return next(m.value for m in explorable.scene(settings).metrics if m.id == id)


def changed(explorable, scenario, **settings):
    return dict(explorable.scenario(scenario).settings) | settings


class TestFiveFactors:
    explorable = get("five-factors")

    def first(self, settings):
        return tuple(metric(self.explorable, settings, f"{mean}-first") for mean in ("arithmetic", "geometric"))

    def test_by_hand(self):
        """题ch5-q39：80、80、80、80、20等权，算术68，几何80÷4^0.2＝60.6。"""
        names = ("technology", "talent", "system", "track", "environment")
        settings = dict(zip(names, (80, 80, 80, 80, 20), strict=True))
        assert data(self.explorable, settings, "甲县")[-2:] == [68.0, round(80 / 4**0.2, 2)]

    def test_two_means_can_disagree(self):
        assert self.first({}) == ("丙县", "乙县")
        assert self.first("traditional") == ("甲县", "丙县")

    def test_geometric_gain_is_largest_at_the_lowest_score_when_weights_are_equal(self):
        series = [s for s in self.explorable.scene().option["series"] if s["xAxisIndex"] == 1]
        arithmetic, geometric = (s["data"] for s in series)
        assert set(arithmetic) == {1.0} and geometric.index(max(geometric)) == 1
        assert metric(self.explorable, {}, "most-sensitive") == "新人才"
        assert metric(self.explorable, "traditional", "most-sensitive") == "新技术"

    def test_rank_reversal_without_touching_scores(self):
        assert self.first("reversal") == ("甲县", "甲县")
        assert self.first(changed(self.explorable, "reversal", weights="technology"))[0] == "丙县"

    def test_entropy_cannot_see_what_everyone_lacks(self):
        assert "新人才0%" in self.explorable.scene("blind-entropy").description
        worse = self.explorable.scene(changed(self.explorable, "blind-entropy", talent=20)).description
        assert "新人才0%" not in worse

    def test_full_marks_cannot_gain(self):
        perfect = dict.fromkeys(("technology", "talent", "system", "track", "environment"), 100)
        assert metric(self.explorable, perfect, "most-sensitive") == "—"
        assert metric(self.explorable, perfect, "ranks") == "都是第1"


class TestTolerance:
    explorable = get("tolerance")

    def total(self, settings):
        return metric(self.explorable, settings, "total")

    def test_by_hand(self):
        """题ch5-q06、ch5-q18：10个一成的项目至少成一个65%；概率20%、看准就停，每个得13百万元。"""
        assert metric(self.explorable, {}, "at-least-one") == "65"
        settings = {"chance": 20, "detection": 100, "payoff": 80}
        assert metric(self.explorable, settings, "average") == "+13.0"
        assert metric(self.explorable, settings | {"detection": 0}, "average") == "+5.0"

    def test_near_certain_success_can_still_lose(self):
        """30个一成的项目：1 − 0.9³⁰＝95.8%，每个亏0.1·80 − 11＝−3百万元。"""
        assert metric(self.explorable, "neither", "at-least-one") == "96"
        assert self.total("neither") == "-90"
        assert "多亏几份" in self.explorable.scene("neither").conclusion

    def test_stopping_cannot_save_a_hopeless_choice(self):
        """每个0.01·70 − 1＝−0.3百万元。"""
        assert metric(self.explorable, "hopeless", "average") == "-0.3"
        assert "不够扭亏" in self.explorable.scene("hopeless").conclusion

    def test_stopping_and_learning_both_pay(self):
        neither, stop, learn, both = data(self.explorable, "new-quality", "期望净收益")
        assert neither < min(stop, learn) and max(stop, learn) < both
        assert 0 < 3 * float(metric(self.explorable, "traditional", "average")) < both


class TestInvestMagnet:
    explorable = get("invest-magnet")

    def value(self, settings, id):
        return float(metric(self.explorable, settings, id))

    def test_by_hand(self):
        """题ch5-q29：环境高10分、系数0.05，吸引力高0.5，份额45.2%；净得益45.2·15%＝6.8亿元。"""
        assert self.value({"environment": 70}, "share") == 45.2
        assert self.value({"environment": 70}, "net") == 6.8

    def test_a_subsidy_pays_if_nobody_follows(self):
        """补5%：e^1.5÷(e^1.5＋2)＝69.1%，净得益69.1·10%＝6.9亿元，比不补的5.0多。"""
        assert (self.value("traditional", "share"), self.value("traditional", "net")) == (69.1, 6.9)
        alone = data(self.explorable, "traditional", "对手不跟")
        assert alone.index(max(alone)) == 5 and "补5%对自己最有利" in self.explorable.scene("traditional").conclusion
        assert self.value("new-quality", "share") < self.value("traditional", "share")
        assert self.value("new-quality", "net") > self.value("traditional", "net")

    def test_race_leaves_shares_and_moves_money(self):
        """三市各补10%：份额仍是三分之一，甲市由5.0降到1.7亿元，三市补10亿元，企业正好多得10亿元。"""
        assert self.value("race", "share") == 33.3
        assert (self.value({}, "net"), self.value("race", "net")) == (5.0, 1.7)
        assert self.value("race", "spent") == self.value("race", "firms") == 10.0

    def test_nobody_leaves_the_race_alone(self):
        """均衡补贴15 − 1 ÷ (0.3·2/3)＝10%：三市都在10%时，谁也不想单独变动。"""
        assert "甲市补10%对自己最有利" in self.explorable.scene("race").conclusion

    def test_everyone_improving_costs_no_subsidy(self):
        """三市环境都高20分：份额不变，企业多得20·0.05÷0.3＝3.3亿元，补贴为零。"""
        assert self.value("all-improve", "share") == 33.3
        assert (self.value("all-improve", "firms"), self.value("all-improve", "spent")) == (3.3, 0.0)

    def test_environment_is_powerless_over_those_who_ignore_it(self):
        assert self.value("indifferent", "share") < 33.3
        assert "动不了份额" in self.explorable.scene("indifferent").conclusion


class TestDataFactor:
    explorable = get("data-factor")

    def value(self, settings, id):
        return float(metric(self.explorable, settings, id))

    def test_by_hand(self):
        """题ch5-q32：十家全部共享，产出是10^0.1＝125.9；福利最大在65%。"""
        assert self.value({"shared": 100}, "output") == 125.9
        assert self.value({}, "best") == 65
        assert 119 < self.value("new-quality", "output") < 123

    def test_without_reward_nobody_shares(self):
        assert self.value("traditional", "voluntary") == 0 < self.value("traditional", "best")
        assert self.value("new-quality", "voluntary") == self.value("new-quality", "best")

    def test_full_opening_can_hurt(self):
        """10^0.1·e^−0.4＝84.4。"""
        assert (self.value("sensitive", "output"), self.value("sensitive", "welfare")) == (125.9, 84.4)
        assert 100 < self.value("useless", "output") < 105 and self.value("useless", "welfare") < 100
        assert self.value({"privacy": 0}, "best") == 100


class TestFutureTracks:
    explorable = get("future-tracks")

    def total(self, settings):
        return int(metric(self.explorable, settings, "total"))

    def test_by_hand(self):
        """未来制造：就绪度7级、基础70、前景40，15年净收益148.3百万元（见test_economics_tracks）。"""
        assert data(self.explorable, {"horizon": 15}, "单独全力做")[0] == pytest.approx(148.3, abs=0.1)

    def test_rules_pick_different_tracks(self):
        assert metric(self.explorable, "new-quality", "first") == "未来能源"
        assert metric(self.explorable, "traditional", "first") == "未来制造"
        assert metric(self.explorable, "hottest", "first") == "未来信息"

    def test_chasing_the_hottest_loses_here_but_not_everywhere(self):
        assert self.total("hottest") < 0 < self.total("new-quality")
        assert self.total("footloose") > 0

    def test_a_longer_view_reaches_more(self):
        near = changed(self.explorable, "traditional", rule="value", tracks=6, budget=60)
        reached = [int(metric(self.explorable, near | {"horizon": years}, "arrived")) for years in (5, 10, 15)]
        assert reached == sorted(reached) and reached[0] < reached[-1]

    def test_spreading_thin_comes_late(self):
        """20百万元分给六条，每条三分之一的力气，年数变成三倍：9年与13.5年的两条赶上，其余赶不上。"""
        assert self.total("spread") < self.total("new-quality")
        assert metric(self.explorable, "spread", "arrived") == "2"
        assert data(self.explorable, "spread", "选中的")[0] == 9
