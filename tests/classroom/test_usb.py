"""U盘版：从带空格和汉字的路径双击打开，一切照常；坏了、少了哪个文件说得出来；同样的书得到同样的压缩包。"""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import zipfile
from base64 import b64decode
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from book.pages import BOOK, check, give, python_ready
from book.test_explorables import picture, set_controls, wait_for_scene
from course_utils import bank, cli, explorables
from course_utils.classroom import usb

CHAPTER = "book/ch1-meaning.html"
EXPLORABLE = explorables.get("growth-engine")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory) -> tuple[Path, Path]:
    """导出的文件夹与压缩包。"""
    return usb.export(BOOK, tmp_path_factory.mktemp("U 盘") / "新 课程（2026）")


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """很小的一本书，试各种拒绝的情形。"""
    html = tmp_path / "html"
    html.mkdir()
    (html / "index.html").write_text("书", encoding="utf-8")
    return html


@pytest.fixture
def unpacked(bundle, tmp_path: Path) -> Path:
    """学员解压出来的文件夹。"""
    with zipfile.ZipFile(bundle[1]) as archive:
        archive.extractall(tmp_path / "解压 出来")
    return tmp_path / "解压 出来" / usb.TITLE


def test_everything_is_alive(unpacked, open_page, tmp_path):
    """双击就到首页；互动实验先查缓存、再问Python，答题、检索、导出进度都照常。"""
    page = open_page()
    page.goto((unpacked / usb.DOOR).as_uri())
    page.wait_for_url("**/course/book/index.html")

    page.goto((unpacked / usb.INSIDE / CHAPTER).as_uri())
    element = page.locator(f'course-explorable[data-id="{EXPLORABLE.id}"]')
    before = picture(element)
    element.locator('button[data-scenario="new-quality"]').click()
    wait_for_scene(element, EXPLORABLE.scene("new-quality"), "cache")
    assert picture(element) != before
    python_ready(page)
    # 每个滑块都离开默认值：缓存里没有，只有Python算得出来
    aside = {control.name: control.positions[1] for control in EXPLORABLE.controls}
    set_controls(element, aside)
    wait_for_scene(element, EXPLORABLE.scene(aside), "python")

    rights = {
        "choice": lambda exercise: [option.correct for option in exercise.options].index(True),
        "numeric": lambda exercise: f"{exercise.answer:.10g}",
    }
    for type, right in rights.items():
        exercise = next(item for item in bank.load().values() if item.type == type and item.id.startswith("ch1-"))
        card = page.locator(f'course-exercise[data-id="{exercise.id}"]')
        give(card, exercise, right(exercise))
        assert check(card) == "correct"

    page.goto((unpacked / usb.INSIDE / "search.html").as_uri() + "?q=索洛余值")
    page.locator("#search-results li > a").first.wait_for()

    page.goto((unpacked / usb.INSIDE / "book" / "index.html").as_uri())
    with page.expect_download() as download:
        page.locator("course-progress [data-action=export]").click()
    download.value.save_as(tmp_path / "进度.json")
    saved = json.loads((tmp_path / "进度.json").read_text(encoding="utf-8"))
    assert [attempt["verdict"] for attempt in saved["attempts"]] == ["correct", "correct"]


def test_no_squeezed_cache_was_damaged(bundle):
    """每个互动实验的缓存解压之后，与构建时的逐字相同。"""
    folder, _ = bundle
    scenes = "_static/course/scenes"
    for id in explorables.ids():
        packed = (folder / usb.INSIDE / scenes / f"{id}.js").read_text(encoding="utf-8")
        inside = re.fullmatch(rf'courseScenes\("{id}","([\w+/=]+)"\);\n', packed)[1]
        data = gzip.decompress(b64decode(inside)).decode()
        assert f'courseScenes("{id}",{data});\n' == (BOOK / scenes / f"{id}.js").read_text(encoding="utf-8")


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {value for name, value in attrs if name in {"src", "href"} and value}


def test_nothing_a_page_points_at_was_left_out(bundle):
    """各页的脚本、样式、图、链接与下载，指着的文件都在；样式要的字体也在。"""
    folder, _ = bundle
    missing = []
    for page in folder.rglob("*.html"):
        parser = _Addresses()
        parser.feed(page.read_text(encoding="utf-8"))
        for parts in map(urlsplit, parser.found):
            if not parts.scheme and parts.path and not (page.parent / unquote(parts.path)).is_file():
                missing.append(f"{page.name}：{parts.path}")
    for style in folder.rglob("*.css"):
        original = BOOK / style.relative_to(folder / usb.INSIDE)
        # 主题的样式还提到书里本来就没有的字体，那些用不着
        for url in re.findall(r"url\([\"']?(?!data:)([^\"'#?)]+)", style.read_text(encoding="utf-8")):
            if (original.parent / url).is_file() and not (style.parent / url).is_file():
                missing.append(f"{style.name}：{url}")
    assert not missing, "\n".join(missing)
    engine = folder / usb.INSIDE / "_static/course/engine"
    assert [file.name for file in engine.iterdir()] == ["payload.js"]


def test_the_door_says_what_is_wrong(bundle, tmp_path, chromium):
    """只解压出来一个文件、浏览器太旧，门口都说明怎么办，不是一片空白。"""
    context = chromium.new_context()
    alone = shutil.copy(bundle[0] / usb.DOOR, tmp_path)
    page = context.new_page()
    page.goto(Path(alone).as_uri())
    page.get_by_text("全部解压").wait_for()
    page.add_init_script("delete globalThis.DecompressionStream")
    page.goto((bundle[0] / usb.DOOR).as_uri())
    page.get_by_text("太旧").wait_for()
    assert page.locator("h1 a").get_attribute("href") == "course/book/index.html"
    context.close()


def test_checksums(bundle, unpacked, capsys):
    """两种核对都认得完好的；坏了一个字节、少了一个文件，都报出名字。"""
    told = subprocess.run(["sha256sum", "-c", "--strict", usb.SUMS], cwd=unpacked, capture_output=True, check=True)
    assert len(told.stdout.splitlines()) == len(usb._names(unpacked)) - 1
    assert cli.main(["export", "usb", "--check", str(unpacked)]) == 0

    damaged, lost = unpacked / usb.INSIDE / CHAPTER, unpacked / usb.INSIDE / "_static/course/chart.js"
    content = bytearray(damaged.read_bytes())
    content[1000] ^= 1
    damaged.write_bytes(content)
    lost.unlink()
    capsys.readouterr()
    assert cli.main(["export", "usb", "--check", str(unpacked)]) == 1
    said = capsys.readouterr().err
    assert f"course/{CHAPTER}已损坏" in said and "缺少course/_static/course/chart.js" in said
    assert said.count("已损坏") == said.count("缺少") == said.count("\n") == 1

    (unpacked / usb.SUMS).write_text("乱码\n", encoding="utf-8")
    assert cli.main(["export", "usb", "--check", str(unpacked)]) == 1
    assert f"{usb.SUMS}本身已损坏" in capsys.readouterr().err


def test_small_enough_and_portable(bundle):
    """文件夹与压缩包都不到40 MB；路径短，旧的记事本也认得说明。"""
    folder, archive = bundle
    assert usb._weight(folder) < usb.LIMIT and archive.stat().st_size < usb.LIMIT
    assert max(map(len, usb._names(folder))) <= usb.LONGEST
    guide = (folder / usb.GUIDE).read_bytes()
    assert guide.startswith(b"\xef\xbb\xbf") and guide.count(b"\n") == guide.count(b"\r\n")
    assert "{" not in guide.decode()


def test_same_book_same_archive(bundle, tmp_path):
    """再导出一次，压缩包逐字节相同；里面就是那个文件夹，汉字名按UTF-8记。"""
    folder, archive = bundle
    _, again = usb.export(BOOK, tmp_path / "别的名字")
    assert again.read_bytes() == archive.read_bytes()
    with zipfile.ZipFile(again) as packed:
        assert packed.namelist() == [f"{usb.TITLE}/{name}" for name in usb._names(folder)]
        assert all(entry.flag_bits & 0x800 for entry in packed.infolist())
        assert all(packed.read(f"{usb.TITLE}/{name}") == (folder / name).read_bytes() for name in usb._names(folder))


def test_too_heavy(small, tmp_path):
    """超过上限：一句话，上一次导出的不动。"""
    folder, archive = usb.export(small, tmp_path / "U盘版")
    kept = archive.read_bytes()
    (small / "video.mp4").write_bytes(bytes(200_000))
    with pytest.raises(ValueError, match=r"文件夹有0\.2 MB，超过了0\.1 MB.*。$"):
        usb.export(small, folder, limit=100_000)
    assert archive.read_bytes() == kept and usb.check(folder) == []
    assert {path.name for path in tmp_path.iterdir()} == {"html", folder.name, archive.name}


def test_never_overwrites_what_it_did_not_make(small, tmp_path):
    """教师放进去的文件、别的同名压缩包都不动；自己导出的可以重做。"""
    folder, archive = usb.export(small, tmp_path / "U盘版")
    usb.export(small, folder)
    (folder / "学员名单.xlsx").write_text("要紧", encoding="utf-8")
    with pytest.raises(ValueError, match=r"学员名单\.xlsx等1个"):
        usb.export(small, folder)
    assert (folder / "学员名单.xlsx").read_text(encoding="utf-8") == "要紧"
    shutil.rmtree(folder)
    with pytest.raises(ValueError, match="不是上次导出的"):
        usb.export(small, folder)
    assert archive.exists()
    with pytest.raises(ValueError, match="是整个盘"):
        usb.export(small, Path("/"))


@pytest.mark.parametrize("name", ["CON.txt", "问?.txt", "末尾.", "x" * 100, "INDEX.HTML"])
def test_names_windows_cannot_have(small, tmp_path, name):
    """Windows或exFAT用不了的名字，说出是哪一个，不导出。"""
    (small / name).write_text("", encoding="utf-8")
    with pytest.raises(ValueError, match=r"用不了，请改短") as caught:
        usb.export(small, tmp_path / "U盘版")
    assert f"course/{name}" in str(caught.value) or "course/index.html" in str(caught.value)
    assert not (tmp_path / "U盘版").exists()


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        ([], "usb"),
        (["word文档"], "usb"),
        (["usb", "--otu", "x"], "course export --help"),
        (["usb", "--check", "没有这个文件夹"], usb.SUMS),
    ],
)
def test_mistakes_end_in_one_sentence(arguments, hint, capsys):
    """写错了：一句中文，说明怎么办。"""
    assert cli.main(["export", *arguments]) == 1
    said = capsys.readouterr().err
    assert hint in said and re.fullmatch(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n", said)
