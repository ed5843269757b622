"""``progress()``：自己的学习进度，可以导出成文件，也可以导入别处导出的文件。"""

from __future__ import annotations

from html import escape
from pathlib import Path

from course_utils import bank
from course_utils.exercises import LABELS
from course_utils.exercises.attempts import Attempt, ProgressError, export, parse
from course_utils.lab import store
from course_utils.lab.message import STYLE, Message, box


def progress() -> Progress:
    """现在的学习进度。``progress().export("文件.json")``导出，``progress().load("文件.json")``导入。"""
    return Progress()


class Progress:
    """一份学习进度：显示成表格，每章一行合计，每题一行。"""

    def export(self, path: str | Path) -> Message:
        """把全部作答记录写进``path``，网页的“学习进度”可以导入同一个文件。"""
        attempts = store.current().attempts()
        try:
            Path(path).write_text(export(attempts), encoding="utf-8")
        except OSError as error:
            return Message(f"写不进{path}（{error.strerror}），请换一个文件夹。")
        return Message(f"已导出{len(attempts)}条记录到{path}。", store.current().take_notices())

    def load(self, path: str | Path) -> Message:
        """把``path``里的作答记录并进来；已有的不动，文件有毛病就整份拒绝。"""
        try:
            attempts = parse(Path(path).read_text(encoding="utf-8"))
        except ProgressError as reason:
            return Message(str(reason))
        except UnicodeDecodeError:
            return Message(f"{path}不是文字文件，请选择导出的JSON文件。")
        except OSError as error:
            return Message(f"读不到{path}（{error.strerror}），请检查文件名和所在的文件夹。")
        added = store.current().merge(attempts)
        title = f"已导入{added}条新记录，另有{len(attempts) - added}条本来就有。"
        return Message(title, store.current().take_notices())

    def __repr__(self) -> str:
        rows = [f"{title}　{summary}" for title, summary, _ in self._chapters()]
        return "\n".join([*rows, *store.current().take_notices()])

    def _repr_html_(self) -> str:
        parts = []
        for title, summary, rows in self._chapters():
            body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
            head = "<tr><th>题号</th><th>题目</th><th>最好的一次</th><th>作答次数</th></tr>"
            # 做过题的章才展开，免得一屏都是没做的题
            opened = " open" if any(int(row[3]) for row in rows) else ""
            parts.append(
                f"<details{opened}><summary>{escape(title)}　{escape(summary)}</summary>"
                f"<table>{head}{body}</table></details>"
            )
        notices = store.current().take_notices()
        notice = box("请留意", notices) if notices else ""
        return f'{STYLE}<div class="course-lab">{notice}{"".join(parts)}</div>'

    def _chapters(self) -> list[tuple[str, str, list[tuple[str, str, str, str]]]]:
        """每章的章名、合计与各题的行。"""
        tries: dict[str, list[Attempt]] = {}
        for attempt in store.current().attempts():
            tries.setdefault(attempt["exercise"], []).append(attempt)
        chapters = []
        for chapter in bank.chapters():
            ids = [exercise.id for exercise in chapter.exercises]
            correct = sum(_best(tries.get(id, [])) == LABELS["correct"] for id in ids)
            summary = f"共{len(ids)}题，做过{sum(id in tries for id in ids)}题，答对{correct}题"
            rows = [
                (e.id, _opening(e.prompt), _best(tries.get(e.id, [])), str(len(tries.get(e.id, []))))
                for e in chapter.exercises
            ]
            chapters.append((chapter.title, summary, rows))
        return chapters


def _best(attempts: list[Attempt]) -> str:
    if not attempts:
        return "—"
    # 思考题不打分，记下了就算完成
    best = max(attempts, key=lambda attempt: (attempt["score"], attempt["verdict"] == "recorded"))
    return LABELS[best["verdict"]]


def _opening(prompt: str) -> str:
    line = prompt.strip().splitlines()[0]
    return line if len(line) <= 30 else line[:30] + "……"
