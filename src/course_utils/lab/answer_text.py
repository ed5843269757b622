"""把一道题的正确答案写成几段Markdown。"""

from __future__ import annotations

from course_utils.exercises.answers import LETTERS
from course_utils.exercises.model import Choice, Classify, Code, Exercise, Match, Multi, Numeric, Order, Reflect


def answer_text(exercise: Exercise) -> list[str]:
    """正确答案，后面跟着解释。"""
    return [_answer(exercise), exercise.explanation]


def _answer(exercise: Exercise) -> str:
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
