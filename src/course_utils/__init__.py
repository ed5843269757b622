"""新质生产力互动课程的工具包。

常用的函数可以直接从这里导入::

    from course_utils import explore, quiz, check, hint, solution, progress, check_plan, diagnose

它们都属于``lab``房间，用到时才加载：网页里的Python只有标准库，也会导入本包。
"""

__version__ = "0.1.0"

__all__ = ["check", "check_plan", "diagnose", "explore", "hint", "progress", "quiz", "solution"]


def __getattr__(name: str):
    if name in __all__:
        from course_utils import lab

        return getattr(lab, name)
    raise AttributeError(f"course_utils里没有{name!r}；可用的有：{'、'.join(__all__)}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
