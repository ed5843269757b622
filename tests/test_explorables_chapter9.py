"""第9章的两个互动实验：四项之和就是总变化，反例真的反着来，任何国家任何年份都画在轴里。"""

from __future__ import annotations

from math import log

import pytest

from course_utils.data.energy import COUNTRIES, change
from course_utils.explorables import get


def data(explorable, settings, name):
    return next(s["data"] for s in explorable.scene(settings).option["series"] if s["name"] == name)


def metric(explorable, settings, id):
    return next(metric.value for metric in explorable.scene(settings).metrics if metric.id == id)


class TestKaya:
    explorable = get("kaya-lmdi")

    def every(self):
        country, start, end = self.explorable.controls
        return [
            {"country": c, "start": a, "end": b}
            for c in country.positions
            for a in start.positions
            for b in end.positions
        ]

    def test_bars_add_up_and_stay_in_the_picture(self):
        """LMDI的恒等式：四根柱之和是合计（取两位小数，差不过0.02），合计就是排放的年均对数变化；全部组合都不出轴。"""
        for settings in self.every():
            option = self.explorable.scene(settings).option
            parts, total = option["series"][0]["data"][:4], option["series"][1]["data"][4]
            assert sum(parts) == pytest.approx(total, abs=0.021)
            for series in option["series"]:
                axis = option["yAxis"][series["yAxisIndex"]]
                assert all(axis["min"] <= value <= axis["max"] for value in series["data"] if value is not None), (
                    settings
                )

    def test_total_is_the_change_in_emissions(self):
        """英国1990年到2024年：合计等于ln(1＋变化率)÷34。"""
        expected = 100 * log(1 + change("GBR", "co2", 1990, 2024)) / 34
        assert data(self.explorable, "britain", "合计")[4] == round(expected, 2)

    def test_counter_examples(self):
        """碳强度推高；衰退里减排；强度降而总量升。"""
        assert min(data(self.explorable, "coal-boom", "因子")[:4]) > 0
        assert metric(self.explorable, "recession", "state") == "衰退脱钩"
        assert metric(self.explorable, "rising-anyway", "state") == "弱脱钩"
        assert metric(self.explorable, "britain", "state") == "强脱钩"

    def test_years_in_any_order(self):
        """起止颠倒得到同一幅画面；靠得太近就补足四年。"""
        scene = self.explorable.scene
        assert scene({"start": 2020, "end": 2004}) == scene({"start": 2004, "end": 2020})
        assert scene({"start": 2022, "end": 2024}) == scene({"start": 2020, "end": 2024})
        assert all(name in self.explorable.scene({"country": code}).conclusion for code, name in COUNTRIES.items())


class TestAbsoluteDecoupling:
    explorable = get("absolute-decoupling")

    def test_new_quality_is_absolute(self):
        assert "强脱钩（绝对脱钩）" in self.explorable.scene("new-quality").conclusion
        assert (
            data(self.explorable, "new-quality", "地域排放")[-1] < 1 < data(self.explorable, "new-quality", "GDP")[-1]
        )

    def test_relative_only_needs_more_than_it_does(self):
        """强度实际的降幅小于所需的g/(1+g)，所以总量上升。"""
        needed, actual = (float(metric(self.explorable, "relative-only", id)) for id in ("needed", "actual"))
        assert 0 < actual < needed
        assert "弱脱钩（相对脱钩）" in self.explorable.scene("relative-only").conclusion

    def test_rebound_eats_all(self):
        """回弹100%：效率有多长，回弹就有多长，排放同效率没有提高时一样。"""
        efficiency, rebound = (data(self.explorable, "rebound", name) for name in ("效率", "回弹"))
        assert [-value for value in efficiency] == rebound
        settings = dict(self.explorable.scenario("rebound").settings)
        none = settings | {"efficiency": 0}
        assert data(self.explorable, settings, "地域排放") == data(self.explorable, none, "地域排放")

    def test_offshoring_only_moves(self):
        """全部改为进口：地域排放降，消费排放升，等于结构没有变过的那条路。"""
        local, used = (data(self.explorable, "offshoring", name) for name in ("地域排放", "消费排放"))
        assert local[-1] < 1 < used[-1]
        stayed = dict(self.explorable.scenario("offshoring").settings) | {"shift": 0}
        assert used == data(self.explorable, stayed, "地域排放")
        assert "搬到别处去了" in self.explorable.scene("offshoring").conclusion

    def test_forces_add_up(self):
        """四种力量之和就是排放的对数变化。"""
        for scenario in self.explorable.scenarios:
            local = data(self.explorable, scenario.id, "地域排放")
            forces = zip(
                *(data(self.explorable, scenario.id, n) for n in ("增长", "结构", "效率", "回弹")), strict=True
            )
            assert 5 * sum(map(sum, forces)) == pytest.approx(100 * log(local[-1]), abs=0.9)
