"""matplotlib的样式与中文字体：每幅图之前调用一次``use_style()``。"""

from course_utils.plotting.figures import growth_sources, versions
from course_utils.plotting.style import NEW_QUALITY, TRADITIONAL, use_style

__all__ = ["NEW_QUALITY", "TRADITIONAL", "growth_sources", "use_style", "versions"]
