"""练习：题型、读作答、判分、运行学员代码、作答记录的格式。只用标准库，在内核与网页里都能运行。

题库在``questions/``里，由``course_utils.bank``读成题目。
"""

from course_utils.exercises.answers import Unreadable
from course_utils.exercises.code import run_source
from course_utils.exercises.grading import LABELS, Verdict, all_answers, grade, verdict_table
from course_utils.exercises.model import Exercise, exercise_from_dict
from course_utils.exercises.quantities import parse_number
from course_utils.exercises.solutions import right_answer

__all__ = [
    "LABELS",
    "Exercise",
    "Unreadable",
    "Verdict",
    "all_answers",
    "exercise_from_dict",
    "grade",
    "parse_number",
    "right_answer",
    "run_source",
    "verdict_table",
]
