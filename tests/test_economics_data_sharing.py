"""数据共享：手算值、一阶条件与边界。"""

from math import exp, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.data_sharing import best_share, data_output, data_welfare, usable_data

FIRMS = st.integers(2, 40)
ELASTICITY = st.floats(0.01, 0.3)
PRIVACY = st.floats(0.05, 2)


def test_output_by_hand():
    """题ch5-q32：十家由各用各的改为全部共享，数据10倍，产出10^0.1＝1.259倍。"""
    assert usable_data(10, 1) == 10 and usable_data(10, 0) == 1
    assert data_output(10, 1, 0.1) == pytest.approx(1.259, abs=5e-4)
    assert data_output(10, 0, 0.1) == 1


def test_welfare_by_hand():
    """全部开放、κ＝0.8：10^0.1·e^−0.4＝1.259·0.6703＝0.844，低于各用各的。"""
    assert data_welfare(10, 1, 0.1, 0.8) == pytest.approx(1.259 * 0.6703, abs=5e-4)


def test_best_share_by_hand():
    """n＝10、η＝0.1、κ＝0.2：0.2·9x² ＋ 0.2x － 0.9 ＝ 0，x＝(−0.2＋√6.52)÷3.6＝0.654。"""
    assert best_share(10, 0.1, 0.2) == pytest.approx(0.654, abs=5e-4)


@given(FIRMS, ELASTICITY, PRIVACY)
def test_best_share_is_the_best(firms, elasticity, privacy):
    best = best_share(firms, elasticity, privacy)
    top = data_welfare(firms, best, elasticity, privacy)
    assert all(top >= data_welfare(firms, share / 50, elasticity, privacy) - 1e-12 for share in range(51))


@given(FIRMS, ELASTICITY, PRIVACY)
def test_full_opening_hurts_exactly_when_privacy_outweighs(firms, elasticity, privacy):
    """全部开放不如各用各的，当且仅当 η ln n < κ/2。"""
    margin = elasticity * log(firms) - privacy / 2
    assert data_welfare(firms, 1, elasticity, privacy) == pytest.approx(exp(margin))


@given(FIRMS, ELASTICITY, PRIVACY, st.floats(0, 1))
def test_capturing_less_means_sharing_less(firms, elasticity, privacy, captured):
    assert best_share(firms, elasticity, privacy, captured) <= best_share(firms, elasticity, privacy) + 1e-12


def test_corners():
    assert best_share(10, 0.1, 0.2, captured=0) == 0
    assert best_share(10, 0.1, 0) == 1
    assert best_share(1, 0.1, 0.2) == 0
