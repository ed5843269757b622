"""综合指数：手算值、均值不等式、权重。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils.economics.indices import arithmetic_mean, geometric_mean, normalised_weights

SCORE = st.floats(0.5, 100)
WEIGHT = st.floats(0.01, 10)
PAIRS = st.lists(st.tuples(SCORE, WEIGHT), min_size=1, max_size=8)


def test_means_by_hand():
    """2与8：等权的算术平均5、几何平均4；权重3比1时是3.5与2^1.5。"""
    assert arithmetic_mean([2, 8], [1, 1]) == pytest.approx(5)
    assert geometric_mean([2, 8], [1, 1]) == pytest.approx(4)
    assert arithmetic_mean([2, 8], [3, 1]) == pytest.approx(3.5)
    assert geometric_mean([2, 8], [3, 1]) == pytest.approx(2**1.5)


@given(PAIRS)
def test_geometric_never_exceeds_arithmetic(pairs):
    scores, weights = zip(*pairs, strict=True)
    geometric, arithmetic = geometric_mean(scores, weights), arithmetic_mean(scores, weights)
    assert min(scores) - 1e-9 <= geometric <= arithmetic + 1e-9 <= max(scores) + 2e-9


@given(SCORE, st.lists(WEIGHT, min_size=1, max_size=8))
def test_equal_scores_make_the_means_equal(score, weights):
    scores = [score] * len(weights)
    assert geometric_mean(scores, weights) == pytest.approx(score)
    assert arithmetic_mean(scores, weights) == pytest.approx(score)


@given(SCORE, st.floats(1.1, 10))
def test_unequal_scores_make_the_means_differ(score, factor):
    scores = [score, score * factor]
    assert geometric_mean(scores, [1, 1]) < arithmetic_mean(scores, [1, 1])


@given(st.lists(WEIGHT, min_size=1, max_size=8), st.floats(0.1, 100))
def test_only_relative_weights_matter(weights, scale):
    normalised = normalised_weights(weights)
    assert sum(normalised) == pytest.approx(1)
    assert normalised_weights([scale * w for w in weights]) == pytest.approx(normalised)


def test_zero_score_and_zero_weight():
    """得0分的一项让几何平均归零；它没有权重时就不算数。"""
    assert geometric_mean([0, 90], [1, 1]) == 0
    assert geometric_mean([0, 90], [0, 1]) == pytest.approx(90)


def test_senseless_inputs_are_refused():
    with pytest.raises(ValueError, match="全是0"):
        arithmetic_mean([1, 2], [0, 0])
    with pytest.raises(ValueError, match="负数"):
        normalised_weights([1, -1])
    with pytest.raises(ValueError, match="负数"):
        geometric_mean([-1, 2], [1, 1])
    with pytest.raises(ValueError):
        arithmetic_mean([1, 2, 3], [1, 1])
