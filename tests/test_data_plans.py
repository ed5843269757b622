"""计划与结果：同文件印出来的数对得上。"""

import pytest

from course_utils.data import plans


def test_printed_targets():
    """三个纲要里的研发强度目标：2%、2.2%、2.5%。"""
    assert {name: target for name, (_, target, _) in plans.targets().items()} == {
        "十一五": 2.0,
        "十二五": 2.2,
        "十三五": 2.5,
    }


def test_shortfall_is_target_minus_outcome():
    """2010年的结果修订后是1.71%，离2%差0.29个百分点。"""
    assert plans.shortfall("十一五") == pytest.approx(2.0 - 1.71372)
    with pytest.raises(ValueError, match="没有“十五”"):
        plans.shortfall("十五")


def test_overruns_are_the_published_means():
    """258个交通工程的三个平均数：44.7、33.8、20.4（Flyvbjerg等，2002）。"""
    assert list(plans.overruns().values()) == [44.7, 33.8, 20.4]
