"""真的开一班：登录、开服务器、运行实验课、拖滑块、互相看不见、停下不留进程、再开什么都在、空闲收起。"""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil
import pytest
from certipy import Certipy
from hub_driver import (
    PASSWORD,
    PATIENCE,
    Learner,
    command,
    descendants,
    environment,
    free_port,
    in_thread,
    learner,
    open_hub,
)
from playwright.sync_api import expect

from browser import ROOT
from course_utils import cli
from course_utils.classroom.labs import labs
from course_utils.classroom.submissions import collect

LAB = "01-meaning.ipynb"
NAMES = ("张三", "阿依古丽·买买提", "li-si2")
WORK = "我的作答：新质生产力"


async def attend(one: Learner) -> None:
    """一位学员上一节课：运行整本实验课，拖五下，存下一个文件。"""
    assert (await one.log_in("Ke-cheng-2025")).status_code == 403
    assert (await one.log_in()).url.path == "/hub/home"
    await one.start()
    files = {entry["name"] for entry in (await one.get("api/contents")).json()["content"]}
    assert {lab.path.name for lab in labs()} == files
    async with one.kernel(LAB) as kernel:
        for source in await one.cells(LAB):
            await kernel.run(source)
        slider, state = next(iter(kernel.sliders.items()))
        for step in range(1, 6):
            await kernel.drag(slider, state["min"] + step * state["step"])
        # 内核经套接字文件连接，不占端口
        transport = "import json, jupyter_client as c; print(json.load(open(c.find_connection_file()))['transport'])"
        assert await kernel.run(transport) == "ipc\n"
        await kernel.run(f"open('作业.txt', 'w').write({WORK!r})")


async def refused(address: str) -> None:
    """不能当文件夹名字的名字、全角的口令都进不来，也不会出错。"""
    for name in ("../张三", "a/b", ".ssh", "-x", "张 三", "x" * 33, "", "<b>", "%2e%2e"):
        async with learner(address, name) as one:
            assert (await one.log_in()).status_code == 403, name
    async with learner(address, "张三") as one:
        assert (await one.log_in("口令口令口令口令")).status_code == 403


async def apart(first: Learner, second: Learner) -> None:
    """经JupyterHub看不到别人的文件、别人的服务器，也停不了它。"""
    for path in ("api/contents/作业.txt", "api/kernels", "files/作业.txt", "lab"):
        assert (await second.web.get(f"{first.home}/{path}")).status_code in {403, 404}, path
    api = "/hub/api" + first.home.replace("/user/", "/users/")
    assert (await second.web.get(api)).status_code in {403, 404}
    assert (await second.web.delete(f"{api}/server", headers={"X-XSRFToken": ""})).status_code in {403, 404}
    assert (await first.get("api/contents/作业.txt")).json()["content"] == WORK


async def lesson(address: str) -> None:
    """三位学员同时上一节课。"""
    await refused(address)
    async with learner(address, NAMES[0]) as a, learner(address, NAMES[1]) as b, learner(address, NAMES[2]) as c:
        await asyncio.gather(attend(a), attend(b), attend(c))
        await apart(a, b)
        await apart(c, a)


def servers(process: subprocess.Popen) -> list[psutil.Process]:
    """正在运行的学员服务器。"""
    found = []
    for one in descendants(process):
        # 看的时候它可能正好停下
        with suppress(psutil.NoSuchProcess):
            found += [one] if "course_utils.classroom.hub.singleuser" in one.cmdline() else []
    return found


def alive(one: psutil.Process) -> bool:
    """还在运行，不只是等着父进程来收。"""
    with suppress(psutil.NoSuchProcess):
        return one.is_running() and one.status() != psutil.STATUS_ZOMBIE
    return False


@contextmanager
def secured(address: str, work: Path) -> Iterator[str]:
    """前面加上nginx，用``deploy/jupyterhub/nginx.conf``，只改端口与证书；这台电脑装不了nginx，就直接给``address``。"""
    path = f"{os.environ.get('PATH', '')}{os.pathsep}/usr/sbin"
    program = shutil.which("nginx", path=path)
    if program is None:
        # run.py以root身份在Debian上会装好它；那里没有就是毛病
        assert sys.platform != "linux" or os.geteuid() != 0
        yield address
        return
    front = free_port()
    work.mkdir()
    certificate = Certipy(store_dir=str(work)).create_ca("hub")["files"]
    text = (ROOT / "deploy" / "jupyterhub" / "nginx.conf").read_text(encoding="utf-8")
    changes = {
        "listen 80;": f"listen 127.0.0.1:{front + 1};",
        "listen 443 ssl;": f"listen 127.0.0.1:{front} ssl;",
        "/etc/ssl/course-hub.pem": certificate["cert"],
        "/etc/ssl/course-hub.key": certificate["key"],
        "http://127.0.0.1:8000": address,
    }
    for old, new in changes.items():
        assert text.count(old) == 1
        text = text.replace(old, new)
    (work / "hub.conf").write_text(text, encoding="utf-8")
    temporary = "".join(
        f"{kind}_temp_path {work / kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    user = "user root;" if os.geteuid() == 0 else ""
    rest = f"events {{}} http {{ access_log off; {temporary} include hub.conf; }}"
    (work / "nginx.conf").write_text(f"{user} daemon off; pid {work / 'pid'}; {rest}", encoding="utf-8")
    process = subprocess.Popen([program, "-p", str(work), "-c", "nginx.conf", "-e", str(work / "error.log")])
    try:
        wait_until(lambda: process.poll() is not None or (work / "pid").exists(), "nginx没有启动")
        assert process.poll() is None, (work / "error.log").read_text(encoding="utf-8")
        yield f"https://127.0.0.1:{front}"
    finally:
        process.terminate()
        process.wait()


def wait_until(happened, what: str) -> None:
    """等到``happened()``为真。"""
    deadline = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < deadline, what
        time.sleep(0.5)


def test_three_learners_and_a_second_lesson(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """第一节三人，经过nginx；停下不留进程；第二节在浏览器里，文件都在，空闲的服务器被收起。"""
    room = tmp_path / "三（1）班"
    with open_hub(room) as (address, process):
        with secured(address, tmp_path / "nginx") as front:
            in_thread(lesson(front))
        left = descendants(process)
        assert len(servers(process)) == len(NAMES)
        # 同一个文件夹不能再开一班
        again = subprocess.run(command(room), env=environment(), capture_output=True, encoding="utf-8")
        assert (again.returncode, "已经开着" in again.stderr) == (1, True)
    assert process.returncode == 0
    # 内核发觉服务器没有了，才自己退出
    wait_until(lambda: not any(map(alive, left)), "停下以后还有进程")

    # 学员的文件夹可以直接收卷
    submissions, problems = collect(room / "users", labs())
    assert {one.student for one in submissions} == set(NAMES)
    assert len(submissions) == len(NAMES) * len(labs())
    assert {problem.file for problem in problems} == {f"{name}/作业.txt" for name in NAMES}

    open_page = request.getfixturevalue("open_page")
    with open_hub(room, "--idle", "0.2") as (address, process):
        page = open_page()
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(address)
        expect(page.get_by_role("heading", name="进入课堂")).to_be_visible()
        page.get_by_label("你的名字").fill(" ＬＩ－ｓｉ２ ")
        page.get_by_label("全班的口令").fill(PASSWORD)
        page.get_by_role("button", name="进入").click()
        # 中文的JupyterLab，文件都在，没有教师的批改界面
        page.get_by_role("menuitem", name="文件", exact=True).wait_for()
        expect(page.locator(".jp-DirListing-item", has_text="作业.txt")).to_be_visible(timeout=PATIENCE * 1000)
        assert page.get_by_text("Formgrader").count() == 0
        assert len(servers(process)) == 1
        page.close()
        wait_until(lambda: not servers(process), "空闲的服务器没有收起来")
    assert process.returncode == 0
    assert (room / "users" / "li-si2" / "作业.txt").read_text(encoding="utf-8") == WORK


def refusal(capsys: pytest.CaptureFixture, *arguments: str) -> str:
    """``course hub``不肯开时说的那句话。"""
    root = ["--allow-root"] if os.geteuid() == 0 else []
    assert cli.main(["hub", *root, *arguments]) == 1
    said = capsys.readouterr()
    assert not said.out and said.err.endswith("。\n") and said.err.count("\n") == 1
    return said.err


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        (None, "没有口令不开课"),
        ("", "没有口令不开课"),
        ("Ab3$xyz", "口令太弱"),
        ("20261123", "口令太弱"),
        ("abababab", "口令太弱"),
        ("新质生产力新质生产力", "只能有字母"),
        ("Ke-cheng\t2026", "只能有字母"),
    ],
)
def test_no_class_without_a_good_password(password, sentence, capsys, monkeypatch, tmp_path) -> None:
    """没有口令、口令太弱都不开，什么也不写。"""
    monkeypatch.delenv("COURSE_HUB_PASSWORD", raising=False)
    if password is not None:
        monkeypatch.setenv("COURSE_HUB_PASSWORD", password)
    said = refusal(capsys, "--folder", str(tmp_path / "班"))
    assert sentence in said and "export COURSE_HUB_PASSWORD" in said
    assert not (tmp_path / "班").exists()


def test_reasons_not_to_start(capsys, monkeypatch, tmp_path) -> None:
    """端口被占用、地址不对、没有Node.js、数写错，各是一句话。"""
    monkeypatch.setenv("COURSE_HUB_PASSWORD", PASSWORD)
    folder = ("--folder", str(tmp_path / "班"))
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert f"端口{port}不能用" in refusal(capsys, *folder, "--port", str(port))
        assert f"端口{port}不能用" in refusal(capsys, *folder, "--port", str(port - 1))
    assert "地址没有这样的地址" in refusal(capsys, *folder, "--host", "没有这样的地址")
    assert "65533" in refusal(capsys, *folder, "--port", "65535")
    assert "大于0" in refusal(capsys, *folder, "--idle", "0")
    assert "看不懂course hub的参数" in refusal(capsys, "--port", "八千")
    monkeypatch.setenv("COURSE_NODE", str(tmp_path / "没有node"))
    assert "Node.js" in refusal(capsys, *folder)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert cli.main(["hub", *folder]) == 1
    assert "--allow-root" in capsys.readouterr().err


def test_a_bad_setting_points_to_the_log(tmp_path: Path) -> None:
    """教师自己写的设定有错：一句话，指向记录。"""
    room = tmp_path / "班"
    room.mkdir()
    (room / "jupyterhub_config.py").write_text("这不是Python", encoding="utf-8")
    done = subprocess.run(command(room), env=environment(), capture_output=True, encoding="utf-8", timeout=PATIENCE)
    assert done.returncode == 1
    assert done.stderr.endswith(f"原因在{room / 'hub.log'}的最后几行。\n")
    assert "这不是Python" in (room / "hub.log").read_text(encoding="utf-8")
    shutil.rmtree(room)
