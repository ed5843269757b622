"""第4章的互动实验：情景说明里许下的话，模型要算得出来。"""

from itertools import pairwise

import pytest

from course_utils.explorables import get


def data(explorable, scenario, name):
    option = explorable.scene(scenario).option
    return next(series["data"] for series in option["series"] if series["name"] == name)


def metric(explorable, settings, id):
    return next(m.value for m in explorable.scene(settings).metrics if m.id == id)


class TestEngine:
    explorable = get("engine")

    def test_inputs_raise_the_total_but_not_each_worker(self):
        """传统：总产出一直在涨，人均产出先升后降，资源那一段由正变负。"""
        total, worker = (data(self.explorable, "traditional", name) for name in ("总产出", "人均产出"))
        assert all(later > earlier for earlier, later in pairwise(total))
        assert max(worker) > 1.2 and worker[-1] < 1
        resource = data(self.explorable, "traditional", "资源")
        assert resource[0] > 0 > resource[-1]

    def test_innovation_keeps_each_worker_growing(self):
        worker = data(self.explorable, "new-quality", "人均产出")
        assert all(later > earlier for earlier, later in pairwise(worker))
        assert len(set(data(self.explorable, "new-quality", "创新"))) == 1
        assert worker[-1] > 3 * data(self.explorable, "traditional", "人均产出")[-1]

    def test_inputs_win_for_decades(self):
        rival = data(self.explorable, "new-quality", "人均产出")
        inputs = data(self.explorable, "inputs-win-for-decades", "人均产出")
        ahead = [2 * index for index, pair in enumerate(zip(inputs, rival, strict=True)) if pair[0] > pair[1]]
        assert ahead[-1] == 32
        assert "第33年起落后" in self.explorable.scene("inputs-win-for-decades").conclusion

    def test_innovation_below_the_drag_still_declines(self):
        """同一组设定，只把创新由0.5%提到1.3%（超过所需的1.23%），最后十年就不再下降。"""
        settings = dict(self.explorable.scenario("below-the-drag").settings)
        assert metric(self.explorable, settings, "needed") == "1.23"
        assert float(metric(self.explorable, settings, "pace")) < -0.5
        assert "不够" in self.explorable.scene(settings).conclusion
        assert float(metric(self.explorable, settings | {"tfp": 1.3}, "pace")) > 0


class TestGreenPath:
    explorable = get("green-path")

    def test_by_hand(self):
        """人口0.5%、人均GDP 6%、能耗强度降0.4%，三十年后排放是(1.005×1.06×0.996)^30倍。"""
        assert metric(self.explorable, "traditional", "emissions") == f"{(1.005 * 1.06 * 0.996) ** 30:.2f}"
        assert metric(self.explorable, "traditional", "state") == "扩张连结"

    def test_peak_comes_when_decline_outruns_growth(self):
        """能耗强度降2%、碳强度第t年降0.5+0.2t：0.98×1.04×(0.995−0.002t)＜1要t＞6.92。"""
        emissions = data(self.explorable, "new-quality", "碳排放")
        first = next(t for t in range(30) if 1.04 * 0.98 * (0.995 - 0.002 * t) < 1)
        assert first == 7 and emissions[first] == max(emissions)
        assert metric(self.explorable, "new-quality", "peak") == "第7年"
        assert metric(self.explorable, "new-quality", "state") == "强脱钩"

    def test_relative_is_not_absolute(self):
        """反例：单位GDP的排放降到三分之一，总量却几乎翻番，从不达峰。"""
        counter = "efficient-but-growing"
        assert float(metric(self.explorable, counter, "intensity")) < 0.4
        assert float(metric(self.explorable, counter, "emissions")) > 1.9
        assert metric(self.explorable, counter, "peak") == "30年内没有"
        assert metric(self.explorable, counter, "state") == "弱脱钩"

    def test_shrinking_is_not_greening(self):
        """反例：排放从一开始就在降，单位GDP的排放却几乎没有动，不算强脱钩。"""
        counter = "decline-without-progress"
        assert metric(self.explorable, counter, "peak") == "一开始就在降"
        assert float(metric(self.explorable, counter, "intensity")) > 0.9
        assert metric(self.explorable, counter, "state") == "衰退连结"

    def test_nothing_moves(self):
        still = dict.fromkeys(("population", "income", "energy", "carbon", "pace"), 0)
        assert metric(self.explorable, still, "state") == "无法判断"
        assert "谈不上脱钩" in self.explorable.scene(still).conclusion


class TestSpeed:
    explorable = get("speed")

    def test_linear_growth_slows_down(self):
        """每年加的量不变，每年翻的番数一年比一年少；指数每年一样多。"""
        rates = data(self.explorable, "", "渐进")
        assert rates[-1] == 1.58  # 二十年后是3倍，log₂3
        lower = self.explorable.scene().option["series"][4]["data"][1:]
        assert lower == sorted(lower, reverse=True) and lower[-1] < lower[0] / 2

    def test_relay_is_faster_than_moore(self):
        moore = data(self.explorable, "new-quality", "摩尔定律")
        curve = data(self.explorable, "new-quality", "S曲线")
        assert moore[-1] == 10 and curve[-1] > moore[-1]
        assert metric(self.explorable, "new-quality", "faster") == "19"
        assert metric(self.explorable, "traditional", "faster") == "0"

    def test_looks_exponential_until_it_bends(self):
        """反例：前四年与指数相差不到半番，第10年（2·log₂33＝10.1）差整整一番，后来越差越多。"""
        exponential, curve = (data(self.explorable, "looks-exponential", name) for name in ("指数", "S曲线"))
        gap = [e - s for e, s in zip(exponential, curve, strict=True)]
        assert gap[4] < 0.2 and gap[10] == pytest.approx(1, abs=0.05) and gap[20] > 5
        assert "第10年" in self.explorable.scene("looks-exponential").conclusion

    def test_ceiling_without_relay_loses_to_steady_improvement(self):
        straight, curve = (data(self.explorable, "slow-and-steady-wins", name) for name in ("渐进", "S曲线"))
        assert curve[5] > straight[5] and curve[-1] < straight[-1]
        assert curve[-1] == pytest.approx(3, abs=0.05)
        assert "还不如渐进改良" in self.explorable.scene("slow-and-steady-wins").conclusion


class TestJobsTransition:
    explorable = get("jobs-transition")

    def numbers(self, scenario):
        return {m.id: float(m.value) for m in self.explorable.scene(scenario).metrics}

    def test_the_best_speed_lies_inside(self):
        """“度”：在岗人数先随改造速度上升，再下降，最高处不在两端。"""
        curve = data(self.explorable, "", "在岗人数")
        top = curve.index(max(curve))
        assert 0 < top < len(curve) - 1
        assert curve[: top + 1] == sorted(curve[: top + 1])
        assert curve[top:] == sorted(curve[top:], reverse=True)
        assert self.numbers("")["best"] == top / 2

    def test_more_training_moves_the_top_to_the_right(self):
        best = [self.numbers({"capacity": capacity})["best"] for capacity in (2, 4, 6, 8)]
        assert best == sorted(set(best))

    def test_new_quality_is_near_the_top_and_unemployment_falls_again(self):
        path = data(self.explorable, "new-quality", "没有岗位")
        assert "最合适的地方附近" in self.explorable.scene("new-quality").conclusion
        assert path[-1] < max(path) - 1
        assert self.numbers("new-quality")["average"] > self.numbers("traditional")["average"]

    def test_standing_still_keeps_jobs_only_at_first(self):
        """反例：停下来，头几年没有岗位的人较少，二十年后多得多。"""
        still, moving = (data(self.explorable, s, "没有岗位") for s in ("stand-still", ""))
        assert all(s < m for s, m in zip(still[1:4], moving[1:4], strict=True))
        assert still[-1] > 1.5 * moving[-1]
        assert data(self.explorable, "stand-still", "旧岗位")[-1] == round(95 * 0.97**20, 2)

    def test_too_fast_exceeds_training(self):
        assert self.numbers("too-fast")["worst"] > 50
        assert self.numbers("too-fast")["average"] < self.numbers("stand-still")["average"]
        assert "改得快了" in self.explorable.scene("too-fast").conclusion

    def test_weak_demand_favours_not_upgrading(self):
        """反例：需求饱和、流失慢，不改造时在岗的人最多。"""
        assert self.numbers("weak-demand")["best"] == 0


class TestGoals:
    explorable = get("goals")

    def totals(self, settings):
        return tuple(data(self.explorable, settings, name)[-1] for name in ("规模", "质量"))

    def test_only_economic_accounts(self):
        """只算经济账：规模优先每年100不变；质量优先是60起、每年增长1.5%的等值，五年、折现率8%，逐年相加核对。"""
        present = sum(60 * (1.015 / 1.08) ** t for t in range(5)) / sum(1.08**-t for t in range(5))
        assert self.totals("traditional") == (100, round(present, 2))

    def test_far_sighted_and_all_three_chooses_quality(self):
        scale, quality = self.totals("new-quality")
        assert quality > scale + 10

    @pytest.mark.parametrize("counter", ["short-horizon", "high-discount", "low-weights", "costly-transition"])
    def test_counter_examples_choose_scale(self, counter):
        scale, quality = self.totals(counter)
        assert scale > quality
        assert "规模优先胜出" in self.explorable.scene(counter).conclusion

    def test_each_counter_changes_one_thing(self):
        base = dict(self.explorable.scenario("new-quality").settings)
        for counter, names in (
            ("short-horizon", {"horizon"}),
            ("high-discount", {"discount"}),
            ("low-weights", {"social", "ecological"}),
        ):
            other = self.explorable.scenario(counter).settings
            assert {name for name in base if base[name] != other[name]} == names

    def test_thresholds_are_where_the_choice_turns(self):
        """算出的最短年数与最高折现率，正是选择翻转的地方。"""
        settings = dict(self.explorable.scenario("new-quality").settings)
        years, limit = metric(self.explorable, settings, "overtake"), float(metric(self.explorable, settings, "limit"))
        assert years == "26年"
        shorter, longer = (self.totals(settings | {"horizon": horizon}) for horizon in (25, 30))
        assert shorter[0] > shorter[1] and longer[0] < longer[1]
        lower, higher = (self.totals(settings | {"discount": limit + step}) for step in (0, 0.5))
        assert lower[0] < lower[1] and higher[0] > higher[1]


class TestHerding:
    explorable = get("herding")

    def total(self, settings, rule):
        index = {"herd": 0, "nash": 1, "planner": 2}[rule]
        return sum(data(self.explorable, settings, name)[index] for name in ("消费者", "热门产业", "本地特色"))

    def test_herding_by_hand(self):
        """a＝12，六家都上，每家毛利(12/7)²＝2.94，低于最低的门槛3＋2：六家都亏，却高于2，谁也不退出。"""
        assert metric(self.explorable, "traditional", "entrants") == "6"
        assert metric(self.explorable, "traditional", "losing") == "6"
        assert metric(self.explorable, "traditional", "exits") == "0"
        assert data(self.explorable, "traditional", "每家毛利")[-1] == 2.94
        assert data(self.explorable, "traditional", "门槛")[0] == 5

    def test_planner_is_best_but_consumers_pay(self):
        assert metric(self.explorable, "new-quality", "loss") == "0%"
        assert (
            self.total("new-quality", "planner") > self.total("new-quality", "nash") > self.total("new-quality", "herd")
        )
        consumers = data(self.explorable, "new-quality", "消费者")
        assert consumers == sorted(consumers, reverse=True)

    def test_a_good_alternative_makes_losers_leave(self):
        assert metric(self.explorable, "shake-out", "exits") == "1"

    def test_crowding_can_be_harmless(self):
        """反例：三种办法都是六家全上，没有一家亏。"""
        for rule in ("herd", "nash", "planner"):
            settings = dict(self.explorable.scenario("room-for-all").settings) | {"rule": rule}
            assert metric(self.explorable, settings, "entrants") == "6"
            assert metric(self.explorable, settings, "losing") == "0"

    def test_a_planner_can_be_wrong(self):
        """反例：看小了市场，统筹不如各自掂量；看对了，就不差于各自掂量。"""
        settings = dict(self.explorable.scenario("planner-misjudges").settings)
        assert self.total(settings, "planner") < self.total(settings, "nash") - 10
        right = settings | {"misjudged": 0}
        assert self.total(right, "planner") >= self.total(right, "nash")
        assert "看错了市场" in self.explorable.scene(settings).conclusion
