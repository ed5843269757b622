"""JupyterLab里的函数。学员写错编号、填错答案都不会抛异常，只显示一句中文。"""

from course_utils.lab.capstone import check_plan
from course_utils.lab.check import check, hint, solution
from course_utils.lab.diagnose import diagnose
from course_utils.lab.explore import explore
from course_utils.lab.progress import progress
from course_utils.lab.quiz import quiz

__all__ = ["check", "check_plan", "diagnose", "explore", "hint", "progress", "quiz", "solution"]
