"""第12章的两张小表：九国三次产业，第四次经济普查公报的工业构成。"""

import pytest

from course_utils.data import census, structure


@pytest.mark.parametrize("year", structure.YEARS)
def test_shares_of_employment_add_up(year):
    """三次产业的就业占比加起来是100%，所以人数加起来就是就业人数。"""
    for country in structure.COUNTRIES:
        row = structure._row(country, year)
        assert sum(structure.employment(country, year)) == pytest.approx(float(row["employed"]), rel=1e-5)
    assert sum(structure.total_employment(year)) == pytest.approx(
        sum(sum(structure.employment(country, year)) for country in structure.COUNTRIES)
    )


def test_printed_figures():
    """同来源印出来的数对得上：中国2023年，国际劳工组织模型估计与PWT 11.0。"""
    agriculture, industry, services = structure.employment("CHN", 2023)
    assert agriculture == pytest.approx(751.1849 * 0.223337)
    assert industry == pytest.approx(751.1849 * 0.318374)
    assert services == pytest.approx(751.1849 * 0.458288)
    assert structure.relative_productivity("IND", 2023, "agriculture") == pytest.approx(16.1932 / 43.5136)


def test_missing_figures_are_named():
    with pytest.raises(ValueError, match="没有美国2023年农业增加值"):
        structure.relative_productivity("USA", 2023, "agriculture")
    with pytest.raises(ValueError, match="没有CHN在1980年"):
        structure.employment("CHN", 1980)
    with pytest.raises(ValueError, match="公报没有写出山东的“纺织业”"):
        census.share("山东", "纺织业")


@pytest.mark.parametrize("region", census.REGIONS)
def test_industry_groups_add_up(region):
    """三个门类加起来是100%，误差不超过三次取整。"""
    assert sum(census.share(region, group) for group in census.GROUPS) == pytest.approx(100, abs=0.15)
    assert sorted(census.leading(region).values(), reverse=True) == list(census.leading(region).values())
    assert len(census.leading(region)) == 3


def test_fujian_shares_follow_from_its_head_counts():
    """福建的公报还印了人数（万人）：鞋68.25、服装50.48、非金属矿物制品46.68，合计552.92，占比对得上。"""
    for share, people in zip(census.leading("福建").values(), (68.25, 50.48, 46.68), strict=True):
        assert share == pytest.approx(100 * people / 552.92, abs=0.05)
