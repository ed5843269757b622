"""第4章讲解里对六个实验的说法，同模型算出的一致：模型改了数，讲解要跟着改。"""

from __future__ import annotations

from course_utils import explorables


def shown(explorable: str, settings: object) -> dict[str, str]:
    """大数字：编号到显示的文字。``settings``是情景的编号或一组设定。"""
    return {metric.id: metric.value for metric in explorables.get(explorable).scene(settings).metrics}


def test_engine() -> None:
    """投入猛的反例领先了三十年；劳动力减少时，人均不下降所需的创新变低。"""
    conclusion = explorables.get("engine").scene("inputs-win-for-decades").conclusion
    assert "第33年起落后" in conclusion
    assert float(shown("engine", {"labour": -1})["needed"]) < float(shown("engine", {})["needed"])


def test_green_path() -> None:
    """效率提高的反例里强度降了一大半、总量近一番；沙盒里只有两个滑块能独自把排放减半。"""
    growing = shown("green-path", "efficient-but-growing")
    assert float(growing["intensity"]) < 0.5 and 1.9 <= float(growing["emissions"]) < 2
    furthest = {"population": -1, "energy": 5, "carbon": 3, "pace": 0.2}
    alone = {name: float(shown("green-path", {name: value})["emissions"]) for name, value in furthest.items()}
    assert {name for name, value in alone.items() if value <= 0.5} == {"energy", "carbon"}


def test_speed() -> None:
    """沙盒有答案：隔得最久不超过九年，累计才超过摩尔定律。"""
    scene = explorables.get("speed").scene
    best = {"increment": 10, "doubling": 1.5, "ceiling": 5}
    assert "累计超过摩尔定律" in scene(best | {"gap": 9}).conclusion
    assert "累计没有超过摩尔定律" in scene(best | {"gap": 10}).conclusion
    # 新质情景里没有下一代，就不再超过摩尔定律
    relay = dict(explorables.get("speed").scenario("new-quality").settings)
    assert "累计没有超过摩尔定律" in scene(relay | {"gap": 20}).conclusion


def test_goals() -> None:
    """两个情景结论相反；提到的三个反例都是规模占先。"""
    leads = {}
    for scenario in explorables.get("goals").scenarios:
        numbers = shown("goals", scenario.id)
        leads[scenario.id] = float(numbers["quality"]) - float(numbers["scale"])
    assert leads.pop("new-quality") > 0
    assert {"traditional", "short-horizon", "low-weights", "costly-transition"} <= leads.keys()
    assert max(leads.values()) < 0


def test_jobs() -> None:
    """传统停在山坡左边，新质在山顶附近；市场饱和时山顶在0；培训能力越强，山顶越靠右。"""
    explorable = explorables.get("jobs-transition")
    best = {s.id: float(shown("jobs-transition", s.id)["best"]) for s in explorable.scenarios}
    speed = {s.id: float(s.settings["speed"]) for s in explorable.scenarios}
    assert speed["traditional"] < best["traditional"]
    assert abs(speed["new-quality"] - best["new-quality"]) <= 1
    assert best["weak-demand"] == 0
    tops = [float(shown("jobs-transition", {"capacity": capacity})["best"]) for capacity in (1, 4, 8)]
    assert tops == sorted(set(tops))


def test_jobs_sandbox() -> None:
    """需求弱时山顶退到0，需求更旺山顶也左移；旧岗位不流失时，按人数几乎不必改，按收入仍要改。"""
    top = {demand: float(shown("jobs-transition", {"demand": demand})["best"]) for demand in (0.8, 1.2, 1.6)}
    assert top[0.8] == 0 and 0 < top[1.6] < top[1.2]
    steady = shown("jobs-transition", {"decline": 0})
    assert float(steady["best"]) <= 1 and float(steady["best-income"]) >= 3


def test_herding() -> None:
    """跟风六个全上、全亏，统筹两个上、不亏；市场大时全上无害；看小了市场只批一家。"""
    assert [shown("herding", "traditional")[key] for key in ("entrants", "losing")] == ["6", "6"]
    assert [shown("herding", "new-quality")[key] for key in ("entrants", "losing")] == ["2", "0"]
    assert [shown("herding", "room-for-all")[key] for key in ("entrants", "losing", "loss")] == ["6", "0", "0%"]
    misjudged = explorables.get("herding").scenario("planner-misjudges").settings
    planner = float(shown("herding", misjudged)["loss"].rstrip("%"))
    alone = float(shown("herding", dict(misjudged) | {"rule": "nash"})["loss"].rstrip("%"))
    assert shown("herding", misjudged)["entrants"] == "1" and alone < planner


def test_herding_speciality() -> None:
    """本地特色做强，肯掂量的地区少上几个；仍旧跟风，丢掉的更多。"""
    weak, strong = ({"rule": "nash", "outside": outside} for outside in (0, 5))
    assert int(shown("herding", strong)["entrants"]) < int(shown("herding", weak)["entrants"])
    weak, strong = (float(shown("herding", s | {"rule": "herd"})["loss"].rstrip("%")) for s in (weak, strong))
    assert strong > weak
