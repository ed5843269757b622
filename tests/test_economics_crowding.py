"""争抢：古诺竞争的闭式与边界。"""

from __future__ import annotations

import pytest

from course_utils.economics.crowding import kept
from course_utils.economics.entry import gross_profit


def test_cournot_closed_form() -> None:
    """古诺竞争的闭式：n+1家时各得独家的(2/(n+2))²，1家来争剩4/9，2家剩1/4。"""
    assert kept(0, 1) == 1
    assert kept(1, 1) == pytest.approx(4 / 9)
    assert kept(2, 1) == pytest.approx(1 / 4)
    assert kept(3, 1) == pytest.approx(gross_profit(7, 4) / gross_profit(7, 1))


def test_own_market_is_untouched() -> None:
    """市场不重合就不受影响；重合一半，只摊薄一半。"""
    assert kept(9, 0) == 1
    assert kept(2, 0.5) == pytest.approx(0.625)


@pytest.mark.parametrize("rivals, overlap", [(-1, 0.5), (1, -0.1), (1, 1.1)])
def test_impossible_settings_are_refused(rivals: int, overlap: float) -> None:
    """负的县数、0到1之外的份额：报错。"""
    with pytest.raises(ValueError, match="县数"):
        kept(rivals, overlap)
