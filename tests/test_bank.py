"""题库：每道题都读得进来；作者的笔误按文件、行号、题号、字段用中文报告。"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest
import yaml

from course_utils import bank
from course_utils.data import claims
from course_utils.exercises import grade, right_answer
from course_utils.exercises.model import Choice

COMMON = {"claims": ["A1-01"], "difficulty": 1, "prompt": "问", "hints": ["想"], "explanation": "答"}
EXERCISES = {
    "choice": {
        "options": [{"text": "甲", "correct": True}, {"text": "乙", "feedback": "不"}, {"text": "丙", "feedback": "不"}]
    },
    "multi": {
        "options": [{"text": "甲", "correct": True}, {"text": "乙", "feedback": "不"}, {"text": "丙", "feedback": "不"}]
    },
    "classify": {
        "boxes": ["旧", "新"],
        "items": [{"text": text, "box": "旧", "feedback": "不"} for text in ("甲", "乙", "丙")],
    },
    "order": {"items": [{"text": text, "feedback": "不"} for text in ("甲", "乙", "丙")]},
    "match": {"pairs": [{"left": text, "right": text * 2, "feedback": "不"} for text in ("甲", "乙", "丙")]},
    "numeric": {
        "answer": 3.2,
        "unit": "%",
        "tolerance": {"absolute": 0.05},
        "mistakes": [{"value": 103.2, "feedback": "不"}],
    },
    "code": {
        "entry": "f",
        "starter": "def f(x):\n    ...\n",
        "solution": "def f(x):\n    return x\n",
        "cases": [{"args": [1], "expect": 1}, {"args": [2], "expect": 2}],
    },
    "reflect": {"rubric": ["一", "二"], "sample": "例"},
}


def chapter():
    """每种题型各一题的一章。"""
    exercises = [
        {"id": f"ch9-q{number:02}", "type": kind, **COMMON, **own}
        for number, (kind, own) in enumerate(EXERCISES.items(), 1)
    ]
    return deepcopy({"chapter": 9, "title": "试", "exercises": exercises})


def read(folder, data):
    text = data if isinstance(data, str) else yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    (folder / "ch9.yml").write_text(text, encoding="utf-8")
    return bank.load(folder)


def put(path, value):
    """把``path``处改成``value``；``value``是``KeyError``时删掉这个字段。"""

    def change(data):
        for step in path[:-1]:
            data = data[step]
        if value is KeyError:
            del data[path[-1]]
        else:
            data[path[-1]] = value

    return change


def test_every_type_reads(tmp_path):
    exercises = read(tmp_path, chapter())
    assert [exercise.type for exercise in exercises.values()] == list(EXERCISES)
    assert bank.chapters(tmp_path)[0].id == "ch9"


Q = ("exercises",)
SLIPS = [
    (put((*Q, 0, "prompt"), KeyError), "ch9-q01：缺少字段prompt"),
    (put((*Q, 0, "promt"), "问"), "ch9-q01：有不认识的字段（promt）"),
    (put((*Q, 0, "type"), "quiz"), "ch9-q01的type：只能是choice"),
    (put((*Q, 0, "id"), "ch9-1"), "id：写法不对：ch9-1"),
    (put((*Q, 0, "id"), "ch8-q01"), "ch8-q01的id：要以ch9-开头"),
    (put((*Q, 1, "id"), "ch9-q01"), "ch9-q01的id：和前面的题重复了"),
    (put((*Q, 0, "claims"), []), "claims：至少要有1项"),
    (put((*Q, 0, "claims"), ["A9-99"]), "ch9-q01的claims第1项：没有编号为A9-99的论点"),
    (put((*Q, 0, "difficulty"), 4), "difficulty：只能是1、2、3，写成了4"),
    (put((*Q, 0, "hints"), "想"), "hints：应该是列表，写成了想"),
    (put((*Q, 0, "explanation"), "  "), "explanation：不能只有空白"),
    (put((*Q, 0, "options", 1, "text"), True), "options第2项的text：应该是文字，写成了true（要写成文字请加引号）"),
    (put((*Q, 0, "options", 1, "feedback"), KeyError), "ch9-q01的options第2项：错的选项要有feedback"),
    (put((*Q, 0, "options", 0, "feedback"), "好"), "对的选项不用feedback"),
    (put((*Q, 0, "options", 1, "correct"), True), "恰有一个correct: true，现在有2个"),
    (put((*Q, 0, "options", 1, "text"), "甲"), "options第2项：“甲”重复了"),
    (put((*Q, 1, "options", 0), {"text": "甲", "feedback": "不"}), "多选题至少要有一个"),
    (put((*Q, 0, "options", 0, "missing"), "漏"), "missing只用于多选题"),
    (put((*Q, 2, "items", 1, "box"), "没有"), "ch9-q03的items第2项的box：没有“没有”这个盒子，可用：旧、新"),
    (put((*Q, 2, "boxes"), ["旧", "旧"]), "boxes：有重复的项"),
    (
        put((*Q, 2, "items"), [{"text": f"项{n}", "box": "旧", "feedback": "不"} for n in range(13)]),
        "ch9-q03：完整的作答超过4096种",
    ),
    (put((*Q, 3, "items", 2), {"text": "甲", "feedback": "不"}), "ch9-q04的items第3项：“甲”重复了"),
    (put((*Q, 4, "pairs", 0, "right"), "乙乙"), "“乙乙”重复了"),
    (put((*Q, 4, "pairs", 0, "feedback"), KeyError), "ch9-q05的pairs第1项：缺少字段feedback"),
    (put((*Q, 5, "tolerance"), {}), "tolerance：不能是空的"),
    (put((*Q, 5, "tolerance"), {"absolute": "1e-6"}), "1.0e-6"),
    (put((*Q, 5, "mistakes", 0, "value"), 3.21), "mistakes第1项的value：这个错误得数会被判为正确"),
    (put((*Q, 5, "unit"), " 元"), "answer：照答案填"),
    (put((*Q, 5, "answer"), {"from": "economics.没有"}), "answer"),
    (put((*Q, 5, "answer"), {"from": "economics.growth.no_such"}), "没有economics.growth.no_such这个函数"),
    (put((*Q, 5, "answer"), {"from": "os.getcwd"}), "answer"),
    (put((*Q, 6, "solution"), "def f(x):\n    return 1\n"), "solution：参考答案没有通过自己的检验"),
    (put((*Q, 6, "starter"), "def f(x):\n    return 1\n"), "starter：还没填的代码也会被当作一次作答"),
    (put((*Q, 6, "cases", 0), {"given": {"x": 1}, "expect": 1}), "cases第1项：写函数的题用args"),
    (put((*Q, 7, "rubric"), ["一"]), "rubric：至少要有2项，现在有1项"),
    (put(("chapter",), 8), "chapter：和文件名对不上"),
    (put(("title",), KeyError), "缺少字段title"),
    (put(("exercises",), []), "exercises：至少要有1项"),
]


@pytest.mark.parametrize(("slip", "words"), SLIPS, ids=[words for _, words in SLIPS])
def test_slips_are_reported_in_chinese(tmp_path, slip, words):
    data = chapter()
    slip(data)
    with pytest.raises(bank.BankError) as report:
        read(tmp_path, data)
    assert words in str(report.value)
    assert str(report.value).startswith("ch9.yml第")


def test_slips_carry_the_line_number(tmp_path):
    text = yaml.safe_dump(chapter(), allow_unicode=True, sort_keys=False).replace("box: 旧", "box: 没有", 1)
    line = text.splitlines().index("    box: 没有") + 1
    with pytest.raises(bank.BankError, match=f"^ch9.yml第{line}行，ch9-q03的items第1项的box：") as report:
        read(tmp_path, text)
    assert len(str(report.value).splitlines()) == 1


def test_all_slips_are_reported_at_once(tmp_path):
    data = chapter()
    put((*Q, 0, "prompt"), KeyError)(data)
    put((*Q, 5, "difficulty"), 9)(data)
    with pytest.raises(bank.BankError) as report:
        read(tmp_path, data)
    assert len(str(report.value).splitlines()) == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("chapter: 9\ntitle: '没有收尾\n", "YAML语法不对"),
        ("chapter: 9\n\ttitle: 制表符\n", "ch9.yml第2行：YAML语法不对"),
        ("chapter: 9\ntitle: 一\ntitle: 二\nexercises: []\n", "ch9.yml第2行，title：同一个字段写了两次"),
        ("", "ch9.yml第1行：应该是“字段: 值”的组合，写成了空"),
        ("- 1\n", "应该是“字段: 值”的组合"),
        ("chapter: 9\ntitle: 一\nexercises: [3]\n", "第1题：应该是"),
    ],
)
def test_broken_yaml_is_reported(tmp_path, text, words):
    with pytest.raises(bank.BankError) as report:
        read(tmp_path, text)
    assert words in str(report.value)


def test_computed_answers_come_from_the_models(tmp_path):
    """``(1 + 2%)² − 1``由模型算出，不在题库里再抄一遍。"""
    data = chapter()
    source = {"from": "economics.growth.labour_augmenting_growth", "args": {"tfp_growth": 0.02, "capital_share": 0.5}}
    put((*Q, 5, "answer"), {**source, "times": 100, "round": 2})(data)
    exercise = read(tmp_path, data)["ch9-q06"]
    assert exercise.answer == 4.04
    assert grade(exercise, "4.04%").verdict == "correct"


def test_unknown_ids_suggest_the_nearest():
    with pytest.raises(bank.BankError, match="是不是想写'ch1-q01'"):
        bank.get("ch1-q1")
    for id in ("完全不像", "", None, [], 3):
        with pytest.raises(bank.BankError, match="没有编号为"):
            bank.get(id)
    assert bank.get("ch1-q01") is bank.load()["ch1-q01"]


def test_the_bank_cannot_be_changed_by_accident():
    with pytest.raises(TypeError):
        bank.load()["ch1-q01"] = None


def test_every_claim_of_a_chapter_with_questions_is_examined_by_a_graded_exercise():
    examined = {claim for e in bank.load().values() if e.type != "reflect" for claim in e.claims}
    articles = {int(chapter.id.removeprefix("ch")) for chapter in bank.chapters()}
    assert {claim.id for claim in claims().values() if claim.article in articles} <= examined


@pytest.mark.parametrize("chapter", bank.chapters(), ids=lambda chapter: chapter.id)
def test_the_right_option_is_not_always_at_the_same_place(chapter):
    places = Counter(
        next(number for number, option in enumerate(exercise.options) if option.correct)
        for exercise in chapter.exercises
        if isinstance(exercise, Choice)
    )
    assert len(places) >= 3
    assert max(places.values()) <= 0.5 * places.total()


def test_every_example_in_the_guide_reads(tmp_path):
    """``docs/exercises.md``里的例子每种题型都有，并且都能直接抄来用。"""
    guide = (Path(__file__).parent.parent / "docs" / "exercises.md").read_text(encoding="utf-8")
    examples = [yaml.safe_load(block) for block in re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)]
    exercises = read(tmp_path, {"chapter": 9, "title": "试", "exercises": examples})
    assert {exercise.type for exercise in exercises.values()} == set(EXERCISES)
    assert len(exercises) == len(examples)


def test_other_encodings_are_named(tmp_path):
    (tmp_path / "ch9.yml").write_bytes("title: 试".encode("gbk"))
    with pytest.raises(bank.BankError, match="不是UTF-8编码的文件"):
        bank.load(tmp_path)


def test_the_right_answer_of_every_type_is_written_out(tmp_path):
    exercises = read(tmp_path, chapter()).values()
    assert [right_answer(exercise) for exercise in exercises] == [
        "答案：\n\n- A. 甲",
        "答案：\n\n- A. 甲",
        "答案：\n\n- 甲：**旧**\n- 乙：**旧**\n- 丙：**旧**",
        "正确的次序：\n\n1. 甲\n2. 乙\n3. 丙",
        "答案：\n\n- 甲：**甲甲**\n- 乙：**乙乙**\n- 丙：**丙丙**",
        "答案：**3.2%**",
        "参考写法：\n\n```python\ndef f(x):\n    return x\n```",
        "自评要点：\n\n- 一\n- 二\n\n参考回答：\n\n例",
    ]
