"""把一道题的正确答案写成Markdown：Lab的解答、教学指南与习题单上的参考答案都从这里来。"""

from __future__ import annotations

from course_utils.exercises.answers import LETTERS
from course_utils.exercises.model import Choice, Classify, Code, Exercise, Match, Multi, Numeric, Order, Reflect


def right_answer(exercise: Exercise) -> str:
    """正确答案，不含讲解（那是``exercise.explanation``）；思考题是自评要点与参考回答。"""
    match exercise:
        case Choice() | Multi():
            right = [f"- {LETTERS[n]}. {option.text}" for n, option in enumerate(exercise.options) if option.correct]
            return "答案：\n\n" + "\n".join(right)
        case Classify():
            return "答案：\n\n" + "\n".join(f"- {item.text}：**{item.box}**" for item in exercise.items)
        case Order():
            places = [f"{place}. {item.text}" for place, item in enumerate(exercise.items, 1)]
            return "正确的次序：\n\n" + "\n".join(places)
        case Match():
            return "答案：\n\n" + "\n".join(f"- {pair.left}：**{pair.right}**" for pair in exercise.pairs)
        case Numeric():
            return f"答案：**{exercise.answer:.12g}{exercise.unit}**"
        case Code():
            return f"参考写法：\n\n```python\n{exercise.solution.rstrip()}\n```"
        case Reflect():
            rubric = "\n".join(f"- {point}" for point in exercise.rubric)
            return f"自评要点：\n\n{rubric}\n\n参考回答：\n\n{exercise.sample}"
    raise TypeError(f"不认得题型{exercise.type}。")
