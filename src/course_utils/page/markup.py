"""把互动实验、练习、学习进度变成完整的HTML：没有脚本也能读，运行时只是让它动起来。

元素与属性的约定见``docs/architecture.md``，每一处都是外部检查与``runtime/``共同依赖的。
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from course_utils.exercises import Exercise, verdict_table
from course_utils.exercises.answers import LETTERS
from course_utils.exercises.model import CLOSED
from course_utils.explorables.model import NEW_QUALITY, TRADITIONAL, Explorable, Parameter, Scenario

TYPE_NAMES = {
    "choice": "单选",
    "multi": "多选",
    "classify": "归类",
    "order": "排序",
    "match": "配对",
    "numeric": "计算",
    "code": "代码",
    "reflect": "思考",
}


def explorable_html(
    explorable: Explorable, pictures: Mapping[str, str], predict_html: str = "", scope: str = "course"
) -> str:
    """互动实验的HTML。

    ``pictures``是服务器端画好的两幅SVG：``current``是默认设定的画面，``baseline``是``traditional``情景的画面。
    ``predict_html``是“先猜一猜”里那道题的HTML，由``exercise_html``得到；没有就不出现这一步。
    同一个实验在一页上出现两次时，``scope``使两处的元素编号不同。
    """
    current, baseline = explorable.scene(), explorable.scene(TRADITIONAL)
    start = next((s for s in explorable.scenarios if explorable.settle(s.settings) == explorable.defaults), None)
    return _render(
        "explorable.html",
        explorable=explorable,
        scope=scope,
        current=current,
        baseline=baseline,
        metrics=[(now, then) for now, then in zip(current.metrics, baseline.metrics, strict=True)],
        pictures={name: Markup(svg) for name, svg in pictures.items()},
        predict=Markup(predict_html),
        start=start,
        definition=_json(_definition(explorable)),
    )


def exercise_html(
    exercise: Exercise,
    prompt_html: str,
    number: str | None = None,
    claim_url: Callable[[str], str] | None = None,
) -> str:
    """一道题的HTML。

    ``prompt_html``是题面（Markdown已变成HTML），``number``是题号，``claim_url``给出论点编号的链接地址。
    封闭题的判定表、所有题型的定义都以JSON写在元素里。
    """
    definition: dict = {"exercise": exercise.as_dict()}
    if isinstance(exercise, CLOSED):
        definition["table"] = verdict_table(exercise)
    return _render(
        "exercise.html",
        exercise=exercise,
        prompt=Markup(prompt_html),
        number=number,
        claim_url=claim_url,
        type_name=TYPE_NAMES[exercise.type],
        letters=LETTERS,
        definition=_json(definition),
    )


def explorable_paper(explorable: Explorable, pictures: Mapping[str, str], page: str) -> str:
    """互动实验印在纸上的HTML：传统与新质两个情景的图、数字与结论，``page``是网页书里找得到它的那一页。"""
    worlds = [
        (explorable.scenario(id), explorable.scene(id), Markup(pictures[role]))
        for id, role in ((TRADITIONAL, "baseline"), (NEW_QUALITY, "new"))
    ]
    (_, then, _), (_, now, _) = worlds
    return _render(
        "paper-explorable.html",
        explorable=explorable,
        worlds=worlds,
        metrics=list(zip(then.metrics, now.metrics, strict=True)),
        page=page,
    )


def exercise_paper(exercise: Exercise, prompt_html: str, number: str, rows: int = 0) -> str:
    """一道题印在纸上的HTML，留着填写的空，没有答案；``rows``是另外留几行横线给人写字。"""
    return _render(
        "paper-exercise.html",
        exercise=exercise,
        prompt=Markup(prompt_html),
        number=number,
        rows=rows,
        type_name=TYPE_NAMES[exercise.type],
        letters=LETTERS,
    )


def progress_html(
    exercises: Iterable[Exercise] = (),
    titles: Mapping[str, str] | None = None,
    claims: Mapping[str, str] | None = None,
) -> str:
    """学习进度的HTML。

    ``exercises``是全书的题，有了它才知道每章共几题、每个论点由哪些题考查；``titles``把章号（如``ch1``）对应到章名，
    ``claims``把论点编号对应到短题。
    """
    definition = {
        "chapters": [{"id": id, "title": title} for id, title in (titles or {}).items()],
        "claims": dict(claims or {}),
        "exercises": [{"id": exercise.id, "claims": list(exercise.claims)} for exercise in exercises],
    }
    return _render("progress.html", definition=_json(definition))


def workbench_html(groups: Mapping[str, Iterable[Explorable]]) -> str:
    """实验台的HTML；``groups``把章名对应到那一章的互动实验。"""
    return _render("workbench.html", groups=groups)


def _definition(explorable: Explorable) -> dict:
    return {
        "id": explorable.id,
        "title": explorable.title,
        "defaults": explorable.defaults,
        "controls": [_control(control) for control in explorable.controls],
        "scenarios": [
            {
                "id": scenario.id,
                "label": scenario.label,
                "note": scenario.note,
                "tone": _tone(scenario),
                "settings": explorable.settle(scenario.settings),
            }
            for scenario in explorable.scenarios
        ],
    }


def _control(control) -> dict:
    if isinstance(control, Parameter):
        return {
            "name": control.name,
            "minimum": control.minimum,
            "maximum": control.maximum,
            "step": control.step,
            "decimals": control.decimals,
            "unit": control.unit,
        }
    return {"name": control.name, "options": list(control.options)}


def _tone(scenario: Scenario) -> str:
    """情景按什么颜色与记号显示。"""
    if scenario.counter:
        return "counter"
    return {TRADITIONAL: "traditional", NEW_QUALITY: "new"}.get(scenario.id, "custom")


def _reading(control: Parameter) -> str:
    """滑块旁的读数，与``runtime/explorable.ts``同一种排法。"""
    return f"{control.default:.{control.decimals}f}{control.unit}"


def _json(data: object) -> Markup:
    # 脚本块里唯一的危险是“<”：转义它，任何内容都跳不出脚本块
    return Markup(json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _sentence(text: str) -> Markup:
    """一句话，只认反引号里的代码与双星号里的强调，与``runtime/dom.ts``同一种规矩。"""
    html = re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text)))
    return Markup(re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", html))


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"sentence": _sentence, "tone": _tone, "reading": _reading}
    environment.tests["parameter"] = lambda control: isinstance(control, Parameter)
    return environment


_TEMPLATES = _environment()


def _render(name: str, **values: object) -> str:
    return _TEMPLATES.get_template(name).render(values)
