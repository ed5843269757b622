"""县里的表：各种写法读得对，各种毛病说得清，一张坏表不连累别的表。"""

from __future__ import annotations

from random import Random
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course_utils import county
from course_utils.county.checking import MOST_PROBLEMS, MOST_TRACKS
from course_utils.county.numbers import read_number

TABLES = county.example()
INDUSTRY = TABLES["产业表.csv"].decode()
FACTORS = TABLES["要素表.csv"].decode()
TRACKS = TABLES["赛道表.csv"].decode()
HEAD = "行业,本县基年,本县末年,参照基年,参照末年\n"


def troubles(text: str | bytes, name: str = "产业表.csv") -> list[str]:
    """一张表里要改的问题，写成句子。"""
    data = text if isinstance(text, bytes) else text.encode()
    return [str(problem) for problem in county.read({name: data}).problems if problem.serious]


def test_example_is_clean_and_labelled() -> None:
    """示例县没有一处问题，标明是虚构的；自己的表不标。"""
    tables = county.read(TABLES)
    assert not tables.problems and tables.example
    assert (len(tables.industries), len(tables.factors), len(tables.tracks)) == (13, 10, 10)
    assert not county.read({"产业表.csv": TABLES["产业表.csv"]}).example


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_encodings_and_separators(encoding: str, delimiter: str, ending: str) -> None:
    """同一张表换编码、换分隔、换行尾，读出来一样。"""
    text = INDUSTRY.replace(",", delimiter).replace("\n", ending)
    tables = county.read({"产业表.csv": text.encode(encoding)})
    assert tables.industries == county.read(TABLES).industries


def test_header_in_any_order_with_title_and_units() -> None:
    """列的先后随意，列名带单位，头上有标题行，多一列备注：都读得出来。"""
    text = "某县情况表,,,,,\n参照末年（万人）,行业,本县基年(人), 本县末年 ,参照基年,备注\n9,甲,1,2,8,好\n7,乙,3,4,6,\n"
    tables = county.read({"一.csv": text.encode()})
    assert [
        (row.name, row.before, row.after, row.reference_before, row.reference_after) for row in tables.industries
    ] == [
        ("甲", 1, 2, 8, 9),
        ("乙", 3, 4, 6, 7),
    ]


@pytest.mark.parametrize(
    "text, value",
    [
        ("1234.5", 1234.5),
        ("1,234.5", 1234.5),
        ("１２３４．５", 1234.5),
        ("1.2万", 12000),
        ("3.5%", 0.035),
        ("1.2e3", 1200),
        ("0", 0),
        (" 7 ", 7),
    ],
)
def test_numbers_people_write(text: str, value: float) -> None:
    """人手写的数。"""
    assert read_number(text.strip()) == pytest.approx(value)


@pytest.mark.parametrize(
    "text", ["", "-", "—", "约300", "N/A", "1,5", "12,34", "三百", "1e400", "9" * 40, "2024-01-05", "1 2"]
)
def test_ambiguous_numbers_are_not_guessed(text: str) -> None:
    """含糊的、看不懂的、大得不像话的数不猜。"""
    assert read_number(text) is None


def test_money_units() -> None:
    """投入写成“500万”“500万元”“5000000元”都是500万元。"""
    rows = "甲,500万,0.1亿,0,无\n乙,500万元,1000,0,无\n丙,5000000元,1000,0,无\n"
    tables = county.read({"赛道表.csv": f"赛道,投入,预期得益,周边同选县数,依托产业\n{rows}".encode()})
    assert [(track.cost, track.benefit) for track in tables.tracks] == [(500, 1000)] * 3


BAD = {
    "空文件": ("", ["空的"]),
    "只有空行": ("\n\n  \n", ["空的"]),
    "0行数据": (HEAD, ["只有表头", "至少要有一行数据"]),
    "缺两列": (
        "行业,本县基年,参照基年\n甲,1,2\n",
        ["“本县末年”：表头里没有这一列", "“参照末年”", "现在是行业、本县基年、参照基年"],
    ),
    "同名的列": (HEAD.replace("参照末年", "参照基年,参照末年") + "甲,1,2,3,3,4\n乙,1,2,3,3,4\n", ["2列同名"]),
    "数字格里有文字": (HEAD + "甲,约三百,2,3,4\n乙,1,2,3,4\n", ["第2行“本县基年”：现在是“约三百”，应当是0或正数"]),
    "负数": (HEAD + "甲,1,-2,3,4\n乙,1,2,3,4\n", ["第2行“本县末年”：现在是“-2”，应当是0或正数"]),
    "空格子": (HEAD + "甲,1,,3,4\n,1,2,3,4\n", ["第2行“本县末年”：现在是空格子", "第3行“行业”：现在是空格子，要填上"]),
    "参照基年是0": (HEAD + "甲,1,2,0,4\n乙,1,2,3,4\n", ["第2行“参照基年”：现在是“0”，应当是正数"]),
    "合计行": (HEAD + "甲,1,2,3,4\n乙,1,2,3,4\n合 计,2,4,6,8\n", ["第4行“行业”：现在是“合 计”，不要合计行"]),
    "重复": (HEAD + "甲,1,2,3,4\n乙,1,2,3,4\n甲,1,2,3,4\n", ["第4行", "与第2行重复"]),
    "数里的逗号": (HEAD + "甲,1,234,2,3,4\n乙,1,2,3,4\n", ["第2行：现在是6格，表头只有5格"]),
    "少一格": (HEAD + "甲,1,2,3\n乙,1,2,3,4\n", ["第2行“参照末年”：现在是空格子"]),
    "只有一个行业": (HEAD + "甲,1,2,3,4\n", ["至少要有两个行业"]),
    "本县全是0": (HEAD + "甲,0,2,3,4\n乙,0,2,3,4\n", ["“本县基年”：现在是合计是0"]),
    "引号没有成对": (HEAD + '甲,1,2,3,4\n"乙,1,2,3,4\n', ["第3行：这一行的英文双引号没有成对"]),
    "乱的字节": (b"\xff\x00\xfe\x81" * 50, ["读不出文字"]),
    "里面有空字符": (HEAD.encode() + b"\0" * 20, ["读不出文字"]),
    "Excel": (b"PK\x03\x04" + b"x" * 99, ["是Excel或Word一类的文件", "另存为“CSV UTF-8"]),
    "旧版Excel": (b"\xd0\xcf\x11\xe0" + b"x" * 99, ["旧版Excel"]),
    "PDF": (b"%PDF-1.7", ["PDF"]),
    "网页": ("<html><body>错误</body></html>", ["没有这一列"]),
    "太大": (b"1" * 20_000_001, ["不能超过20MB"]),
}


@pytest.mark.parametrize("text, words", BAD.values(), ids=BAD.keys())
def test_bad_industry_table(text: str | bytes, words: list[str]) -> None:
    """每一种毛病都有一句话，写明哪里、现在是什么、应当是什么；表不算，别的表照常。"""
    found = troubles(text)
    assert found and all(any(part in sentence for sentence in found) for part in words), found
    data = text if isinstance(text, bytes) else text.encode()
    tables = county.read(TABLES | {"产业表.csv": data})
    diagnosis = county.diagnose(tables)
    assert not tables.industries and diagnosis.structure is None
    assert diagnosis.scorecard and diagnosis.portfolio and diagnosis.portfolio.unchecked
    sentences = [str(item) for item in county.report(diagnosis, tables).sections[0].blocks]
    assert all(any(part in sentence for sentence in sentences) for part in words)


def test_bad_factor_and_track_tables() -> None:
    """要素表与赛道表自己的规矩。"""
    factors = "要素,指标,本县值,参照值,方向\n新科技,甲,1,2,越大越好\n新技术,乙,3%,4,大\n新技术,乙,1,2,越大越好\n"
    found = "".join(troubles(factors, "要素表.csv"))
    assert "“新科技”，应当是新技术、新人才、新制度、新赛道、新环境之一" in found
    assert "要么都带百分号，要么都不带" in found and "“大”，应当是越大越好、越小越好之一" in found
    assert "与第3行重复" in found
    assert "没有新环境，五个要素都要有" in "".join(
        troubles("\n".join(line for line in FACTORS.splitlines() if "新环境" not in line), "要素表.csv")
    )
    tracks = "赛道,投入,预期得益,周边同选县数,依托产业\n甲,0,5,1.5,农林牧渔业\n乙,5,-1,-2,\n丙,3人,5,0,没有的行业\n"
    found = "".join(troubles(tracks, "赛道表.csv"))
    for words in (
        "“0”，应当是正数",
        "“1.5”，应当是0或正整数",
        "“-1”",
        "“-2”",
        "“3人”",
        "第3行“依托产业”：现在是空格子",
    ):
        assert words in found
    both = county.read({"产业表.csv": TABLES["产业表.csv"], "赛道表.csv": TRACKS.replace("装备制造", "装备").encode()})
    assert ["“装备”，应当是产业表里的一个行业" in str(p) for p in both.problems if p.serious] == [True, True]
    rows = "".join(f"赛道{n},1,2,0,无\n" for n in range(MOST_TRACKS + 1))
    assert "最多40条" in "".join(troubles(TRACKS.splitlines()[0] + "\n" + rows, "赛道表.csv"))


def test_several_files_of_one_kind_and_unknown_files() -> None:
    """两张产业表只认一张，认不出的表说明三种表各有什么列。"""
    tables = county.read({"甲.csv": TABLES["产业表.csv"], "乙.csv": TABLES["产业表.csv"], "丙.csv": b"a,b\n1,2\n"})
    text = "".join(map(str, tables.problems))
    assert "与甲.csv都是产业表，只留一张" in text and "丙.csv：看不出是哪一张表" in text
    assert len(tables.industries) == 13


def test_missing_tables_are_only_reminders() -> None:
    """没给的表只是提醒；一张也没有，报告照样写得出来。"""
    tables = county.read({})
    assert [problem.serious for problem in tables.problems] == [False] * 3
    report = county.report(county.diagnose(tables), tables)
    assert "没有一张能用的表" in str(report.sections[0])


def test_a_hundred_thousand_bad_rows() -> None:
    """十万行全是坏的：只列五十处，其余报个总数；时间随行数成比例地长。"""

    def seconds(rows: int) -> float:
        text = HEAD + "".join(f"行业{n},约{n},{n},-1,9\n" for n in range(rows))
        start = perf_counter()
        tables = county.read({"产业表.csv": text.encode()})
        assert len([p for p in tables.problems if p.serious]) == MOST_PROBLEMS + 1
        assert f"另有{2 * rows - MOST_PROBLEMS}处" in "".join(map(str, tables.problems))
        return perf_counter() - start

    assert seconds(100_000) / seconds(10_000) < 30


def test_a_hundred_thousand_good_rows() -> None:
    """十万个行业也诊断得完，报告里只列最大的二十个。"""
    text = HEAD + "".join(f'行业{n},{n + 1},{n + 2},{n + 5},"1,23{n % 10}"\n' for n in range(100_000))
    tables = county.read({"产业表.csv": text.encode("gbk")})
    diagnosis = county.diagnose(tables)
    report = county.report(diagnosis, tables)
    assert len(diagnosis.structure.rows) == 100_000
    assert "其余99980个没有列出" in str(report.sections)


@given(st.dictionaries(st.sampled_from(["产业表.csv", "要素表.csv", "x.csv"]), st.binary(max_size=300), max_size=3))
def test_any_bytes_never_crash(files: dict[str, bytes]) -> None:
    """任意字节：不崩，写得出报告。"""
    tables = county.read(files)
    assert county.report(county.diagnose(tables), tables).sections


@given(st.integers(0, 10**9))
def test_damaged_examples_never_crash(seed: int) -> None:
    """把示例县的表随意改坏几处：不崩；有错的表一定说得出一处。"""
    random = Random(seed)
    text = random.choice([INDUSTRY, FACTORS, TRACKS])
    for _ in range(random.randint(1, 6)):
        place = random.randrange(len(text))
        text = (
            text[:place] + random.choice(['"', ",", "\n", "－", "%", "亿", "", "１", "\t", "<b>"]) + text[place + 1 :]
        )
    tables = county.read({"表.csv": text.encode()})
    diagnosis = county.diagnose(tables)
    assert county.report(diagnosis, tables).sections
    if not (diagnosis.structure or diagnosis.scorecard or diagnosis.portfolio):
        assert any(problem.serious for problem in tables.problems)
