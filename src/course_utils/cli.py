"""``course``命令：只做分派，具体的事各房间自己做。"""

from __future__ import annotations

import argparse
import inspect
import json
import subprocess
import sys
from collections.abc import Callable
from difflib import get_close_matches
from importlib import import_module
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[2]


class _Parser(argparse.ArgumentParser):
    """一个命令的参数；写错了就用一句中文指路，帮助则是命令函数的说明。"""

    def __init__(self, command: Callable[[list[str]], int]) -> None:
        super().__init__(prog=f"course {command.__name__}", add_help=False, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        raise ValueError(f"看不懂{self.prog}的参数，请用{self.prog} --help看用法。")


def book(arguments: list[str]) -> int:
    """生成网页书，放进_build/html。

    course book [--fresh]

    --fresh  丢掉缓存，从头生成
    """
    parser = _Parser(book)
    parser.add_argument("--fresh", action="store_true")
    options = parser.parse_args(arguments)
    from course_utils.page.book import build

    folder = build(fresh=options.fresh)
    print(f"网页已生成：双击{folder / 'index.html'}就能看，也可以运行course serve。")
    return 0


def lab(arguments: list[str]) -> int:
    """打开中文的JupyterLab。

    course lab [JupyterLab的参数……]
    """
    from course_utils.lab.launch import main as launch

    launch(arguments)
    return 0


def serve(arguments: list[str]) -> int:
    """用http打开生成好的书，自己看或者给一间教室看，按Ctrl+C停下。

    course serve [--port 端口] [--host 地址]

    --port  默认8000，被占用就另找一个空闲的
    --host  默认127.0.0.1，只有这台电脑打得开；写0.0.0.0，同一个局域网里的电脑和手机都打得开
    """
    parser = _Parser(serve)
    parser.add_argument("--port", type=int)
    parser.add_argument("--host", default="127.0.0.1")
    options = parser.parse_args(arguments)
    from course_utils.page.book import HTML
    from course_utils.page.server import address, server, shared_addresses

    if not (HTML / "index.html").is_file():
        raise ValueError("书还没有生成，请先运行course book。")
    try:
        running = server(HTML, options.port, options.host)
    except (OSError, OverflowError):
        where = f"地址{options.host}" + ("" if options.port is None else f"、端口{options.port}")
        raise ValueError(f"{where}不能用，请换一个，或者不写--host和--port。") from None
    with running:
        if shared := shared_addresses(running):
            print(f"全班请打开{'或'.join(shared)}（打不开时，请在这台电脑的防火墙里允许Python）。")
        print(f"请在浏览器里打开{address(running)}，按Ctrl+C停下。", flush=True)
        running.serve_forever()
    return 0


def slides(arguments: list[str]) -> int:
    """重做幻灯片，或者印成PDF；course book已经带着做了，只改了幻灯片的文字时用它，几秒钟就好。

    course slides [章号……] [--pdf]

    章号   如3；不写就是全部
    --pdf  再印成PDF，一张一页，放进_build/slides
    """
    parser = _Parser(slides)
    parser.add_argument("chapters", nargs="*")
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args(arguments)
    from course_utils.page.slides import make

    for made in make(options.chapters, pdf=options.pdf):
        print(made)
    return 0


def pdf(arguments: list[str]) -> int:
    """把整本书或者其中几章排成PDF，打印出来发给学员。

    course pdf [章号……] [--out 文件夹]

    章号   如3；不写就是整本书
    --out  放到哪里，默认_build/handouts
    """
    parser = _Parser(pdf)
    parser.add_argument("chapters", nargs="*")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    from course_utils.classroom.handouts.options import HANDOUTS
    from course_utils.classroom.handouts.pdf import make

    make(options.chapters, options.out or HANDOUTS)
    return 0


def test(arguments: list[str]) -> int:
    """跑测试；书没有生成或者旧了，就先生成，浏览器测试要用。有几个处理器就分几份同时跑。

    course test [pytest的参数……]
    """
    from course_utils.page.book import build, built

    if not built():
        build()
    # 浏览器测试慢而且排在一起，所以先做完的那一份要从别的份里拿
    return _python("-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal", *arguments)


def bench(arguments: list[str]) -> int:
    """测速：与同一次运行里的对照相比，打印一张表。

    course bench [项目……] [--write]
    """
    return _python(str(ROOT / "tests" / "bench"), *arguments)


def coverage(arguments: list[str]) -> int:
    """每条论点由哪些小节、互动实验和题目覆盖。

    course coverage [--json]

    --json  打印JSON，不打印表
    """
    parser = _Parser(coverage)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args(arguments)
    from course_utils.page.coverage import report

    covered = {id: found.as_dict() for id, found in report(ROOT).items()}
    if options.json:
        print(json.dumps(covered, ensure_ascii=False, indent=2))
        return 0
    print("论点\t小节\t互动实验\t题目")
    for id, found in covered.items():
        print(id, *(len(found[kind]) or "—" for kind in ("sections", "explorables", "exercises")), sep="\t")
    taught = sum(bool(found["sections"]) for found in covered.values())
    examined = sum(bool(found["exercises"]) for found in covered.values())
    print(f"共{len(covered)}条论点，正文讲到{taught}条，练习考到{examined}条。")
    return 0


def export(arguments: list[str]) -> int:
    """导出成别的样子，带去课堂。

    course export usb [--out 文件夹]
    course export usb --check 文件夹
    course export nbgrader [实验课……] [--out 文件夹]
    course export epub [--out 文件夹]
    course export sheets [章号……] [--answers] [--out 文件夹]

    usb       U盘版：一个文件夹和一个压缩包，双击“打开课程.html”就能用；--check核对有没有缺少、损坏的文件
    nbgrader  把实验课（不写名字就是全部）变成nbgrader课程，放进_build/nbgrader或--out所指的文件夹
    epub      电子书，在手机与阅读器上看，放进_build/handouts或--out所指的文件夹
    sheets    各章（不写章号就是全部）的习题单，PDF与Word各一份，留着写字的地方；--answers每题后面附答案与讲解
    """
    kind, *rest = arguments or [""]
    if kind not in EXPORTS:
        raise ValueError(f"请写明导出什么：{'、'.join(EXPORTS)}，用course export --help看用法。")
    return import_module(EXPORTS[kind]).main(rest)


def grade(arguments: list[str]) -> int:
    """批改收来的实验课；grade report把全班的成绩与学习记录合成学情报告。

    course grade 文件夹 [--course nbgrader课程] [--fresh]
    course grade report 文件夹 [--out 文件夹] [--grades 成绩文件] [--book 网址] [--pseudonyms]

    文件夹        一位学员一个子文件夹，或者把学员的名字写进文件名
    --course      course export nbgrader生成的课程，默认_build/nbgrader
    --fresh       批过的也重新批
    --out         报告写到哪里，默认是“文件夹-学情报告”
    --grades      另外的成绩：course grade写的成绩.csv、成绩.jsonl，或者nbgrader的gradebook.db
    --book        书的网址，报告里的链接指向它；默认指向本机生成好的书
    --pseudonyms  用假名；对照表与密钥留在原来的文件夹里
    """
    if arguments[:1] == ["report"]:
        from course_utils.classroom.report import main as report

        return report(arguments[1:])
    from course_utils.classroom.grading import main as run

    return run(arguments)


def hub(arguments: list[str]) -> int:
    """为一班人开JupyterHub，一人一个文件夹，实验课自动发下去，按Ctrl+C停下。

    COURSE_HUB_PASSWORD=全班的口令 course hub [--host 地址] [--port 端口] [--folder 文件夹] [--idle 分钟] [--allow-root]

    --host        默认127.0.0.1，只有这台电脑打得开；写0.0.0.0，同一个局域网里的电脑都打得开
    --port        默认8000，还要用到它后面的两个
    --folder      学员的文件放在哪里，默认.course/hub
    --idle        学员空闲多少分钟，就收起他的服务器，默认60；文件都在
    --allow-root  用root运行，只在容器里用
    """
    from course_utils.classroom.hub.launch import FOLDER, PORT, run

    parser = _Parser(hub)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--idle", type=float, default=60)
    parser.add_argument("--allow-root", action="store_true")
    options = parser.parse_args(arguments)
    run(options.folder, options.host, options.port, options.idle, options.allow_root)
    return 0


EXPORTS = {
    "usb": "course_utils.classroom.usb",
    "nbgrader": "course_utils.classroom.nbgrader",
    "epub": "course_utils.classroom.handouts.epub",
    "sheets": "course_utils.classroom.handouts.sheets",
}
COMMANDS = {
    command.__name__: command for command in (book, lab, serve, slides, pdf, test, bench, coverage, export, grade, hub)
}
# 这几个命令的参数（连同--help）原样转给别的程序
FORWARDING = (lab, test, bench)


def main(arguments: list[str] | None = None) -> int:
    """``course``命令的入口，返回退出码；``--debug``让出错时显示回溯。"""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    debug = arguments[:1] == ["--debug"]
    try:
        return _dispatch(arguments[1:] if debug else arguments)
    except KeyboardInterrupt:
        print("\n已停下。", file=sys.stderr)
        return 130
    except Exception as error:
        if debug:
            raise
        print(_sentence(error), file=sys.stderr)
        return 1


def _dispatch(arguments: list[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help"}:
        print(_usage())
        return 0
    name, *rest = arguments
    command = COMMANDS.get(name)
    if command is None:
        near = get_close_matches(name, COMMANDS, n=1)
        advice = f"是不是course {near[0]}？" if near else f"可用的有：{'、'.join(COMMANDS)}。"
        raise ValueError(f"没有course {name}这个命令，{advice}")
    if command not in FORWARDING and {"-h", "--help"} & set(rest):
        print(inspect.cleandoc(command.__doc__ or ""))
        return 0
    return command(rest)


def _usage() -> str:
    lines = ["course [--debug] 命令 [参数……]", ""]
    for name, command in COMMANDS.items():
        lines.append(f"  {name:<10}{(command.__doc__ or '').splitlines()[0]}")
    return "\n".join([*lines, "", "--debug：出错时显示回溯，供维护者查原因。"])


def _sentence(error: Exception) -> str:
    # 各房间有意抛出的就是一句中文；别的都是程序自己的错
    if isinstance(error, ValueError | RuntimeError) and str(error):
        return str(error)
    if isinstance(error, OSError):
        return f"读写文件没有成功（{error}），请检查磁盘空间和文件夹的写入权限，再运行一次。"
    return f"程序出错了（{type(error).__name__}: {error}），请用course --debug再运行一次，把显示的内容交给维护者。"


def _python(*arguments: str) -> int:
    return subprocess.call([sys.executable, *arguments], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
