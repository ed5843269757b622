"""matplotlib的样式与中文字体：每幅图之前调用一次``use_style()``。"""

from course_utils.plotting.figures import draw_growth_sources, draw_versions
from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style
from course_utils.plotting.technology import draw_new_track, draw_three_rulers

__all__ = [
    "NEW_QUALITY",
    "TRADITIONAL",
    "draw_growth_sources",
    "draw_new_track",
    "draw_three_rulers",
    "draw_versions",
    "use_style",
]
