"""matplotlib的样式与中文字体：每幅图之前调用一次``use_style()``。"""

from course_utils.plotting.countries import draw_countries
from course_utils.plotting.crosswalk import draw_keywords, draw_two_paces
from course_utils.plotting.decades import draw_trade_off, draw_two_periods
from course_utils.plotting.figures import draw_growth_sources, draw_versions
from course_utils.plotting.green import draw_effects, draw_net_imports, draw_paths
from course_utils.plotting.jobs import draw_migrant_ages, draw_productivity_split, draw_sector_jobs
from course_utils.plotting.linkages import draw_linkages
from course_utils.plotting.plans import draw_targets
from course_utils.plotting.productivity import draw_catching_up, draw_country_sources, draw_residual_ranges
from course_utils.plotting.structure import draw_parts, draw_quotients
from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style
from course_utils.plotting.supply_chains import draw_extraction, draw_leaks, draw_supply_network
from course_utils.plotting.technology import draw_new_track, draw_three_rulers
from course_utils.plotting.transition import draw_decoupling, draw_doubling, draw_employment

__all__ = [
    "NEW_QUALITY",
    "TRADITIONAL",
    "draw_catching_up",
    "draw_countries",
    "draw_country_sources",
    "draw_decoupling",
    "draw_doubling",
    "draw_effects",
    "draw_employment",
    "draw_extraction",
    "draw_growth_sources",
    "draw_keywords",
    "draw_leaks",
    "draw_linkages",
    "draw_migrant_ages",
    "draw_net_imports",
    "draw_new_track",
    "draw_parts",
    "draw_paths",
    "draw_productivity_split",
    "draw_quotients",
    "draw_residual_ranges",
    "draw_sector_jobs",
    "draw_supply_network",
    "draw_targets",
    "draw_three_rulers",
    "draw_trade_off",
    "draw_two_paces",
    "draw_two_periods",
    "draw_versions",
    "use_style",
]
