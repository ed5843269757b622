"""收卷：在一个文件夹里找出每位学员交的笔记本；读不懂的按名字说明，不影响别人。"""

from __future__ import annotations

import json
import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from course_utils.classroom.labs import Lab

_LARGEST = 20 * 2**20
_LONGEST_CODE = 1_000_000


@dataclass(frozen=True)
class Submission:
    """一份答卷：谁交的、哪一节实验课、各代码格的源代码、题号到空里写的代码；``digest``是文件内容的指纹。"""

    student: str
    lab: Lab
    file: str
    digest: str
    cells: tuple[str, ...]
    blanks: Mapping[str, str]
    changed: float


@dataclass(frozen=True)
class Problem:
    """一件要让老师知道的事。"""

    student: str
    file: str
    text: str


class _Refused(Exception):
    """这个文件不能批；说明文字是给老师看的一句中文。"""


def collect(folder: Path, labs: Iterable[Lab]) -> tuple[list[Submission], list[Problem]]:
    """``folder``里要批的答卷与要说明的事，都按学员和文件名排序。

    一位学员一个子文件夹，或者把学员的名字写进文件名（如“张三-01-meaning.ipynb”）。笔记本认内容不认名字，所以改了名也认得。
    """
    if not folder.is_dir():
        raise ValueError(f"没有{folder}这个文件夹，请检查路径。")
    labs = tuple(labs)
    read: list[Submission] = []
    problems: list[Problem] = []
    for path in _files(folder):
        student = _student(path, folder, labs)
        file = _shown(path.relative_to(folder))
        try:
            if not student:
                raise _Refused("看不出是谁交的，请放进以学员命名的文件夹，或者把名字写进文件名")
            read.append(_read(path, file, student, labs))
        except _Refused as reason:
            problems.append(Problem(student, file, str(reason)))
        except OSError as error:
            problems.append(Problem(student, file, f"读不了这个文件（{error.strerror}）"))
    for path in sorted(folder.iterdir()):
        if path.is_dir() and not path.is_symlink() and _ordinary(path) and not any(_files(path)):
            problems.append(Problem(_shown(path.name), "", "文件夹是空的，没有交"))
    chosen, doubled = _one_each(read)
    return chosen, sorted(problems + doubled, key=lambda problem: (problem.student, problem.file))


def _files(folder: Path) -> Iterator[Path]:
    for place, inside, names in os.walk(folder):
        inside[:] = sorted(name for name in inside if _ordinary(Path(name)))
        yield from (Path(place, name) for name in sorted(names) if _ordinary(Path(name)))


def _ordinary(path: Path) -> bool:
    # 系统与JupyterLab自己留下的东西不算学员交的
    return not path.name.startswith((".", "__MACOSX"))


def _student(path: Path, folder: Path, labs: tuple[Lab, ...]) -> str:
    first, *rest = path.relative_to(folder).parts
    name = _shown(first)
    if not rest:
        name = _shown(path.stem)
        for lab in labs:
            name = name.replace(lab.name, "")
        name = name.strip(" -_－—（）()")
    # 批好的答卷放进以学员命名的文件夹，叫“..”的会跑到外面去
    return name.lstrip(".")


def _shown(text: object) -> str:
    """名字里不能显示的字符去掉，同一个字的不同编码当作一样。"""
    clean = os.fsencode(str(text)).decode("utf-8", "replace")
    return "".join(letter for letter in normalize("NFC", clean) if letter.isprintable())


def _read(path: Path, file: str, student: str, labs: tuple[Lab, ...]) -> Submission:
    if path.suffix.lower() != ".ipynb":
        raise _Refused("不是笔记本（.ipynb）")
    state = path.lstat()
    if not stat.S_ISREG(state.st_mode):
        raise _Refused("不是普通的文件，而是指向别处的链接一类的东西")
    if state.st_size > _LARGEST:
        raise _Refused(f"文件有{state.st_size / 2**20:.0f}MB，太大了，请学员清除全部输出再交")
    content = path.read_bytes()
    cells, blanks = _code(content)
    if sum(map(len, cells)) > _LONGEST_CODE:
        raise _Refused("代码太长，不像是自己写的，请打开看看")
    lab = _recognise(content.decode("utf-8", "replace"), labs)
    return Submission(student, lab, file, sha256(content).hexdigest(), cells, blanks, state.st_mtime)


def _code(content: bytes) -> tuple[tuple[str, ...], dict[str, str]]:
    try:
        cells = [cell for cell in json.loads(content.decode("utf-8-sig"))["cells"] if cell["cell_type"] == "code"]
        sources = tuple("".join(cell["source"]) for cell in cells)
        ids = [cell["metadata"].get("course", {}).get("exercise") for cell in cells]
        return sources, {id: source for id, source in zip(ids, sources, strict=True) if id}
    except json.JSONDecodeError:
        raise _Refused("文件不完整或不是笔记本，请学员重新导出再交") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _Refused("文件的内容不是笔记本的格式，请学员重新导出再交") from None


def _recognise(text: str, labs: tuple[Lab, ...]) -> Lab:
    """由笔记本里提到的题号认出是哪一节：改了文件名、丢了单元格的元数据也认得。"""
    if not labs:
        raise _Refused("课程里一节实验课也没有")

    def share(lab: Lab) -> float:
        return sum(f'"{id}"' in text or f'"{id}\\"' in text for id in lab.ids) / len(lab.ids)

    best = max(labs, key=share)
    if share(best) < 0.5:
        raise _Refused("不是本课程的实验课，或者题目删掉了一大半")
    return best


def _one_each(read: list[Submission]) -> tuple[list[Submission], list[Problem]]:
    """同一位学员同一节课交了几份，就批没改名的那份，都改了名就批最新的。"""
    groups: dict[tuple[str, str], list[Submission]] = defaultdict(list)
    for submission in read:
        groups[submission.student, submission.lab.name].append(submission)
    chosen, problems = [], []
    for (student, lab), group in sorted(groups.items()):
        kept, *others = sorted(group, key=lambda one: (Path(one.file).stem == lab, one.changed, one.file), reverse=True)
        chosen.append(kept)
        for other in others:
            same = "内容一样" if other.digest == kept.digest else "内容不一样"
            problems.append(Problem(student, other.file, f"{lab}交了不止一份，{same}，批的是{kept.file}"))
    return chosen, problems
