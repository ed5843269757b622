"""第11章的互动实验：情景说明与正文里许下的话，模型要算得出来。"""

import pytest

from course_utils.explorables import get


def data(explorable, scenario, name):
    option = explorable.scene(scenario).option
    return next(series["data"] for series in option["series"] if series["name"] == name)


def metric(explorable, settings, id):
    return next(m.value for m in explorable.scene(settings).metrics if m.id == id)


class TestTaskAutomation:
    explorable = get("task-automation")

    def test_three_bars_add_up_to_the_mark(self):
        """每一栏三块之和就是合计的标记。"""
        for scenario in self.explorable.scenarios:
            parts = [data(self.explorable, scenario.id, name) for name in ("产出扩大", "替代", "新任务")]
            for values, net in zip(zip(*parts, strict=True), data(self.explorable, scenario.id, "合计"), strict=True):
                assert sum(values) == pytest.approx(net, abs=0.02)

    def test_displacement_does_not_depend_on_the_machine(self):
        """只调机器的本领，替代那一块不变，产出扩大那一块变大。"""
        settings = dict(self.explorable.scenario("traditional").settings)
        weak, strong = (data(self.explorable, settings | {"machine": machine}, "替代")[0] for machine in (1.5, 3.0))
        assert weak == strong
        grown = [data(self.explorable, settings | {"machine": m}, "产出扩大")[0] for m in (1.5, 2.0, 3.0)]
        assert grown == sorted(grown) and grown[0] < grown[-1]

    def test_both_worlds_replace_the_same_tasks(self):
        assert {metric(self.explorable, world, "adopted") for world in ("traditional", "new-quality")} == {"10.0"}
        assert (
            int(metric(self.explorable, "traditional", "wage"))
            < 0
            < int(metric(self.explorable, "new-quality", "wage"))
        )

    def test_wage_up_and_share_down(self):
        assert int(metric(self.explorable, "share-falls", "wage")) > 0
        assert int(metric(self.explorable, "share-falls", "share")) < 60

    def test_possible_is_not_worthwhile(self):
        assert metric(self.explorable, "not-worth-it", "adopted") == "0.0"
        assert "一个任务也不换" in self.explorable.scene("not-worth-it").conclusion

    def test_new_tasks_for_the_skilled_leave_the_others_worse_off(self):
        """新任务只要高技能：普通劳动者的工资比没有新任务时还低，总工资却更高。"""
        settings = dict(self.explorable.scenario("only-skilled").settings)
        without = settings | {"created": 0.0}
        assert int(metric(self.explorable, settings, "wage")) < int(metric(self.explorable, without, "wage"))
        assert data(self.explorable, settings, "合计")[2] > 0

    def test_sandbox_has_an_answer(self):
        """沙盒：机器1.5倍，新任务多、又都不要高技能时，普通劳动者的工资不降；新任务要高技能的就不行。"""
        base = {"automation": 8.0, "machine": 1.5, "created": 6.0}
        assert int(metric(self.explorable, base | {"skilled": 0.0}, "wage")) > 0
        assert int(metric(self.explorable, base | {"skilled": 100.0}, "wage")) < 0


class TestStructuralShift:
    explorable = get("structural-shift")

    def test_bars_add_up(self):
        """三个产业的净额合起来就是合计的净额，等于两块之和。"""
        for scenario in self.explorable.scenarios:
            own, moved, net = (data(self.explorable, scenario.id, name) for name in ("自己提高", "人的移动", "净额"))
            assert sum(net[:3]) == pytest.approx(net[3], abs=0.03)
            assert own[3] + moved[3] == pytest.approx(net[3], abs=0.02)

    def test_both_methods_give_the_same_total_growth(self):
        """越南的增长逐年平均与首尾折算相差很小，两块的分法却不同。"""
        yearly, ends = ({"country": "VNM", "method": method} for method in ("yearly", "ends"))
        growth = [float(metric(self.explorable, settings, "growth")) for settings in (yearly, ends)]
        assert growth[0] == pytest.approx(growth[1], abs=0.2)
        weights = [int(metric(self.explorable, settings, "weight")) for settings in (yearly, ends)]
        assert weights[1] > weights[0] + 5

    def test_promises_of_the_scenarios(self):
        """情景说明里的话：越南约四成，中国大头在内部，韩国几乎是零，巴西内部停住；首尾算法使中国的比例翻番。"""
        assert 35 <= int(metric(self.explorable, "traditional", "weight")) <= 45
        assert int(metric(self.explorable, "new-quality", "weight")) < 20
        assert float(metric(self.explorable, "korea", "moving")) <= 0.1
        farm, industry = data(self.explorable, "korea", "人的移动")[:2]
        assert farm > 0 > industry
        assert (
            float(metric(self.explorable, "brazil", "within"))
            <= 0.1
            < float(metric(self.explorable, "brazil", "moving"))
        )
        china = {"country": "CHN"}
        assert metric(self.explorable, china, "weight") == "17"
        assert metric(self.explorable, china | {"method": "ends"}, "weight") == "36"


class TestRetraining:
    explorable = get("retraining")

    def test_lead_makes_the_difference(self):
        """新质情景相隔3年几乎没有人等，改成0年就有许多。"""
        settings = dict(self.explorable.scenario("new-quality").settings)
        assert int(metric(self.explorable, settings, "waiting")) < 10
        assert int(metric(self.explorable, settings | {"lead": 0.0}, "waiting")) > 50
        assert int(metric(self.explorable, "traditional", "waiting")) > 500

    def test_only_lead_still_piles_up(self):
        waiting = [sum(ages) for ages in self.stack("only-lead")]
        assert max(waiting[:6]) == 0 and max(waiting) > 40

    def test_too_slow_moves_few(self):
        assert metric(self.explorable, "too-slow", "waiting") == "0"
        assert (
            int(metric(self.explorable, "too-slow", "moved")) < int(metric(self.explorable, "new-quality", "moved")) / 2
        )

    def test_older_first_trades_total_for_share(self):
        settings = dict(self.explorable.scenario("older-first").settings)
        even = settings | {"order": "even"}
        assert int(metric(self.explorable, settings, "waiting")) > int(metric(self.explorable, even, "waiting"))
        assert int(metric(self.explorable, settings, "older")) < int(metric(self.explorable, even, "older"))

    def test_an_older_workforce_waits_less_but_more_unevenly(self):
        """预测题：年纪大，总人年少，五十岁以上的比例高；在各种速度下都成立。"""
        for speed in (6.0, 8.0, 12.0, 16.0):
            young, old = ({"speed": speed, "ages": year} for year in ("2014", "2024"))
            assert int(metric(self.explorable, old, "waiting")) < int(metric(self.explorable, young, "waiting"))
            assert int(metric(self.explorable, old, "older")) > int(metric(self.explorable, young, "older"))

    def test_places_and_lead_raise_the_safe_speed(self):
        """多选题：名额与提前提高最快速度，先给大龄的降低它。"""
        base = int(metric(self.explorable, {}, "safe"))
        assert int(metric(self.explorable, {"capacity": 8.0}, "safe")) > base
        assert int(metric(self.explorable, {"lead": 4.0}, "safe")) > base
        assert int(metric(self.explorable, {"order": "older"}, "safe")) < base

    def stack(self, scenario):
        groups = [data(self.explorable, scenario, name) for name in ("40岁及以下", "41—50岁", "超过50岁")]
        return list(zip(*groups, strict=True))
