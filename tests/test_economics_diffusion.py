"""巴斯模型：与原文的算例、数值积分和极限情形对照。"""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from course_utils import explorables
from course_utils.economics.diffusion import adoption, peak_time, pioneers, time_to

P, Q, SHARE = st.floats(0.001, 0.1), st.floats(0.0, 1.0), st.floats(0.0, 0.95)


@pytest.mark.parametrize(
    ("p", "q", "peak"),
    [(0.010399, 0.41861, 8.6), (0.017206, 0.35688, 8.1)],
    ids=["空调", "干衣机"],
)
def test_published_peaks(p, q, peak):
    """Bass (1969)对空调与干衣机估计的p、q，和他据此算出、印在表里的销量高峰年份。"""
    assert peak_time(p, q) == pytest.approx(peak, abs=0.05)


@settings(deadline=None, max_examples=40)
@given(P, Q, SHARE)
def test_solves_the_differential_equation(p, q, start):
    """与四阶龙格—库塔法一步步积分 ``dF/dt = (p+qF)(1−F)`` 的结果一致。"""

    def rate(share):
        return (p + q * share) * (1 - share)

    share, step = start, 0.1
    for _ in range(100):
        a = rate(share)
        b = rate(share + step * a / 2)
        c = rate(share + step * b / 2)
        share += step * (a + 2 * b + 2 * c + rate(share + step * c)) / 6
    assert adoption(p, q, 10, start) == pytest.approx(share, abs=1e-6)


def test_without_imitation_it_is_exponential():
    """q=0：F = 1 − e^(−pt)；p=ln2时一年一半，全是自己先用的。"""
    half = 0.6931471805599453
    assert adoption(half, 0, 1) == pytest.approx(0.5)
    assert adoption(half, 0, 2) == pytest.approx(0.75)
    assert time_to(half, 0, 0.75) == pytest.approx(2)
    assert pioneers(half, 0, 0.25, 0.75) == 0.5


def test_without_innovators_it_is_logistic_or_nothing():
    """p=0：从0起永远是0；从一半起是逻辑斯蒂曲线，q·t=ln3时到3/4。"""
    assert adoption(0, 0.5, 1000) == 0
    assert time_to(0, 0.5, 0.01) is None and peak_time(0, 0.5) is None
    assert adoption(0, 1.0986122886681098, 1, start=0.5) == pytest.approx(0.75)
    assert pioneers(0, 0.5, 0.5, 0.75) == 0


@given(P, Q, SHARE, st.floats(0, 20), st.floats(0, 20))
def test_stopping_halfway_changes_nothing(p, q, start, first, second):
    """先走一段、再从那里接着走，与一口气走完一样。"""
    assert adoption(p, q, second, adoption(p, q, first, start)) == pytest.approx(adoption(p, q, first + second, start))


@given(P, Q, SHARE, st.floats(0.0, 0.95))
def test_time_to_inverts_adoption(p, q, start, share):
    time = time_to(p, q, share, start)
    assert adoption(p, q, time, start) == pytest.approx(max(share, start))


@given(P, st.floats(0.2, 1.0))
def test_peak_is_where_adoption_is_fastest(p, q):
    """在高峰前后各走一小步，新采用者都更少；高峰时的采用比例是 (q−p)/2q（Bass 1969）。"""
    peak = peak_time(p, q)
    assert adoption(p, q, peak) == pytest.approx((q - p) / (2 * q))
    before, at, after = (
        adoption(p, q, peak + shift + 0.25) - adoption(p, q, peak + shift - 0.25) for shift in (-0.25, 0, 0.25)
    )
    assert at > max(before, after)


def test_more_innovation_than_imitation_peaks_at_once():
    assert peak_time(0.3, 0.3) == peak_time(0.3, 0.2) == 0


def test_pioneers_match_numerical_integration():
    """把10年切成一万段，先用者等于 ``p(1−F)dt`` 之和。"""
    p, q, count = 0.02, 0.4, 10_000
    path = [adoption(p, q, 10 * i / count) for i in range(count + 1)]
    total = sum(p * (1 - (a + b) / 2) * 10 / count for a, b in pairwise(path))
    assert pioneers(p, q, 0, path[-1]) == pytest.approx(total, rel=1e-6)


def test_senseless_inputs_are_refused():
    for p, q, start in ((-0.1, 0.3, 0), (0.1, -0.3, 0), (0.1, 0.3, 1.2)):
        with pytest.raises(ValueError, match="不能是负数"):
            adoption(p, q, 1, start)


def test_scenarios_say_what_their_notes_say():
    """先行者为0时产业大脑全无用处；上限低的，30年后还不如没有产业大脑的传统情景；来得晚的，第10年与传统一样。"""
    diffusion = explorables.get("diffusion")
    shown = {s.id: {m.id: m.value for m in diffusion.scene(s.id).metrics} for s in diffusion.scenarios}
    assert shown["no-pioneers"] == {"adopted": "0", "half": "—", "extra": "0", "final": "0"}
    assert float(shown["low-ceiling"]["final"]) < float(shown["traditional"]["final"])
    assert shown["low-ceiling"]["half"] == shown["new-quality"]["half"]
    assert shown["too-late"]["adopted"] == shown["traditional"]["adopted"]
