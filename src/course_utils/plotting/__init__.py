"""matplotlib的样式与中文字体：每幅图之前调用一次``use_style()``。"""

from course_utils.plotting.countries import draw_countries
from course_utils.plotting.figures import draw_growth_sources, draw_versions
from course_utils.plotting.linkages import draw_linkages
from course_utils.plotting.plans import draw_targets
from course_utils.plotting.structure import draw_parts, draw_quotients
from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style
from course_utils.plotting.technology import draw_new_track, draw_three_rulers
from course_utils.plotting.transition import draw_decoupling, draw_doubling, draw_employment

__all__ = [
    "NEW_QUALITY",
    "TRADITIONAL",
    "draw_countries",
    "draw_decoupling",
    "draw_doubling",
    "draw_employment",
    "draw_growth_sources",
    "draw_linkages",
    "draw_new_track",
    "draw_parts",
    "draw_quotients",
    "draw_targets",
    "draw_three_rulers",
    "draw_versions",
    "use_style",
]
