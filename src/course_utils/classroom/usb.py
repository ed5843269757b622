"""U盘版：一个文件夹和一个压缩包，双击``打开课程.html``就能用，不要服务器，不要联网。"""

from __future__ import annotations

import argparse
import json
import shutil
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from gzip import compress
from hashlib import file_digest
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory
from typing import NoReturn

from course_utils import __version__
from course_utils.page import book
from course_utils.page.node import BUILD, ROOT

TITLE = "新质生产力互动课程"
DOOR, GUIDE, SUMS, LICENSE = "打开课程.html", "说明.txt", "校验值.txt", "LICENSE.txt"
# 里面的文件夹用英文名：旧软件解压时弄乱汉字，也只乱最外面三个文件的名字
INSIDE = "course"
OUT = BUILD / "usb" / TITLE
# 最小的旧U盘、常见的邮件与聊天软件都装得下；文件夹与压缩包都要守
LIMIT = 40_000_000
# Windows的路径最长259个字，留150个给教师自己的文件夹
LONGEST = 100

_TEMPLATES = Path(__file__).parent / "templates"
_ENGINE = "_static/course/engine"
# 只有服务器、构建和别的Sphinx项目才用得着的
_UNUSED = (
    f"{_ENGINE}/worker.js",
    f"{_ENGINE}/pyodide.asm.wasm",
    f"{_ENGINE}/python_stdlib.zip",
    f"{_ENGINE}/course.zip",
    f"{_ENGINE}/snapshot.bin",
    "_sources/**/*.md",
    "_static/mystnb.*.css",
    "_static/pygments.css",
    "_static/sphinx-design.min.css",
    ".buildinfo",
    "objects.inv",
)
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10))}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise ValueError("看不懂course export usb的参数，请用course export --help看用法。")


def main(arguments: list[str]) -> int:
    """``course export usb``：导出，或者核对。"""
    parser = _Parser(add_help=False, allow_abbrev=False)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--out", type=Path, default=OUT)
    what.add_argument("--check", type=Path)
    options = parser.parse_args(arguments)
    if options.check:
        wrong = check(options.check)
        if wrong:
            raise ValueError(f"{'；'.join(wrong)}。请从完好的那一份重新复制。")
        print("每个文件都与校验值相符。")
        return 0
    if not book.built():
        book.build()
    folder, archive = export(book.HTML, options.out)
    print(f"文件夹：{folder}（{_megabytes(_weight(folder))}），整个复制到U盘，双击{DOOR}。")
    print(f"压缩包：{archive}（{_megabytes(archive.stat().st_size)}），发给学员，先全部解压再打开。")
    return 0


def export(html: Path, out: Path, limit: int = LIMIT) -> tuple[Path, Path]:
    """把构建好的``html``做成U盘版，返回文件夹``out``与旁边的压缩包。

    ``out``里若有不是以前导出的东西、名字在Windows或exFAT上用不了、超过``limit``字节，都抛出``ValueError``，原有的文件不动。
    """
    out = out.resolve()
    if not out.name:
        raise ValueError(f"{out}是整个盘，请在后面写上一个文件夹的名字，例如{out / TITLE}。")
    archive = out.with_name(f"{out.name}.zip")
    _refuse_to_overwrite(out, archive)
    out.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=out.parent, prefix=".usb-") as work:
        fresh, packed = Path(work, "folder"), Path(work, "zip")
        _fill(html, fresh)
        if troubles := list(_troubles(fresh)):
            raise ValueError(f"这些名字在Windows或U盘上用不了，请改短、改掉特别的字符：{'、'.join(troubles)}。")
        _write_sums(fresh)
        _pack(fresh, packed)
        for what, size in (("文件夹", _weight(fresh)), ("压缩包", packed.stat().st_size)):
            if size >= limit:
                raise ValueError(
                    f"U盘版的{what}有{_megabytes(size)}，超过了{_megabytes(limit)}，请减少书里的图片或画面缓存。"
                )
        # 全部做好才换上去：中途失败，上一次导出的仍然完整
        if out.exists():
            shutil.rmtree(out)
        fresh.rename(out)
        packed.replace(archive)
    return out, archive


def check(folder: Path) -> list[str]:
    """按``校验值.txt``核对``folder``，每个缺少或损坏的文件一句话；都完好就是空的。"""
    sums = folder / SUMS
    if not sums.is_file():
        raise ValueError(f"{folder}里没有{SUMS}，请写明U盘版所在的文件夹，就是有{DOOR}的那一个。")
    wrong = []
    for digest, name in _read_sums(sums):
        file = folder / name
        if not file.is_file():
            wrong.append(f"缺少{name}")
        elif _digest(file) != digest:
            wrong.append(f"{name}已损坏")
    return wrong


# —— 文件夹里有什么 ——


def _fill(html: Path, folder: Path) -> None:
    inside = folder / INSIDE
    shutil.copytree(html, inside)
    for pattern in _UNUSED:
        for file in inside.glob(pattern):
            file.unlink()
    for scene in inside.glob("_static/course/scenes/*.js"):
        scene.write_text(squeeze(scene.read_text(encoding="utf-8")), encoding="utf-8")
    for empty in sorted(inside.rglob("*"), reverse=True):
        if empty.is_dir() and not any(empty.iterdir()):
            empty.rmdir()
    shutil.copy(ROOT / "LICENSE", folder / LICENSE)
    shutil.copy(_TEMPLATES / "usb-door.html", folder / DOOR)
    guide = (_TEMPLATES / "usb-guide.txt").read_text(encoding="utf-8")
    guide = guide.format(version=f"{__version__}（{book.fingerprint()}）")
    # 旧的Windows记事本要有BOM和回车换行才认得
    (folder / GUIDE).write_text(guide, encoding="utf-8-sig", newline="\r\n")


def squeeze(script: str) -> str:
    """把一份画面缓存``courseScenes("编号",{…});``压成gzip的base64，小一个数量级。"""
    head, _, data = script.partition(",")
    packed = compress(data.removesuffix(");\n").encode(), mtime=0)
    return f"{head},{json.dumps(b64encode(packed).decode())});\n"


def _troubles(folder: Path) -> Iterator[str]:
    """在Windows或exFAT上用不了的文件：太长、有不许的字符、是保留的名字、只差大小写。"""
    seen: set[str] = set()
    for name in _names(folder):
        parts = PurePosixPath(name).parts
        odd = any(set(part) & set('<>:"\\|?*') or min(part) < " " or part[-1] in ". " for part in parts)
        reserved = any(PureWindowsPath(part).stem.upper() in _RESERVED for part in parts)
        if len(name) > LONGEST or odd or reserved or name.casefold() in seen:
            yield name
        seen.add(name.casefold())


# —— 校验值与压缩包 ——


def _write_sums(folder: Path) -> None:
    """``sha256sum -c``认得的格式。"""
    lines = [f"{_digest(folder / name)}  {name}\n" for name in _names(folder)]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _read_sums(sums: Path) -> Iterator[tuple[str, str]]:
    for line in sums.read_text(encoding="utf-8", errors="replace").splitlines():
        digest, gap, name = line.partition("  ")
        if not (gap and name and len(digest) == 64):
            raise ValueError(f"{SUMS}本身已损坏，请从完好的那一份重新复制整个文件夹。")
        yield digest, name


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _pack(folder: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in _names(folder):
            # 时间、权限、系统都写死，同样的书得到同样的压缩包
            entry = zipfile.ZipInfo(f"{TITLE}/{name}")
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o100644 << 16
            archive.writestr(entry, (folder / name).read_bytes())


def _names(folder: Path) -> list[str]:
    """``folder``里全部文件的相对路径，次序固定。"""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def _refuse_to_overwrite(out: Path, archive: Path) -> None:
    """只覆盖自己以前导出的：教师放进去的东西一件也不能丢。"""
    known: set[str] = set()
    if (out / SUMS).is_file():
        known = {SUMS, *(name for _, name in _read_sums(out / SUMS))}
    if out.exists() and not out.is_dir():
        raise ValueError(f"{out}是一个文件，请用--out写一个文件夹。")
    if own := [name for name in _names(out) if name not in known]:
        raise ValueError(f"{out}里有不是导出的文件（{own[0]}等{len(own)}个），请换一个文件夹，或者先把它们移走。")
    if archive.exists() and not known:
        raise ValueError(f"{archive}已经有了，而且不是上次导出的，请换一个名字，或者先把它移走。")


def _weight(folder: Path) -> int:
    return sum((folder / name).stat().st_size for name in _names(folder))


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
