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
