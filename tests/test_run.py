"""``run.py``：在全新的机器上备环境，被打断后接着做，出错时说一句话。"""

from __future__ import annotations

import ast
import errno
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from browser import serve
from run_project import ROOT, environment, finish, make_index, make_project, start

SENTENCE = re.compile(r"[^\n]*[\u4e00-\u9fff][^\n]*。\n")
STEPS = ("建立虚拟环境", "安装uv", "核对锁定的版本", "安装Python依赖", "安装课程工具包", "安装网页依赖")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="用到Linux的挂载")


@pytest.fixture(scope="module")
def run():
    """把run.py当模块导入。"""
    spec = importlib.util.spec_from_file_location("run", ROOT / "run.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["run"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def new_user(tmp_path_factory) -> Iterator[tuple[Path, dict[str, str]]]:
    """锁好版本的小项目（源文件），以及新用户的环境变量。"""
    folder = tmp_path_factory.mktemp("新用户")
    uv = make_index(folder / "index")
    project = folder / "锁好的 项目"
    make_project(project, uv)
    with serve(folder / "index") as address:
        variables = environment(folder / "home", f"{address}simple")
        code, _, err = finish(start(project, variables, "lock"))
        assert code == 0, err
        shutil.rmtree(project / ".venv")
        shutil.rmtree(project / ".course")
        yield project, variables


@pytest.fixture
def project(new_user, tmp_path: Path) -> tuple[Path, dict[str, str]]:
    """小项目的一份新副本，路径里有空格和汉字。"""
    source, variables = new_user
    return shutil.copytree(source, tmp_path / "课程 副本"), variables


def assert_handed_over(out: str, folder: Path, *arguments: str) -> None:
    """最后一行是course说的话：它在这个文件夹自己的环境里运行。"""
    told = json.loads(out.splitlines()[-1])
    assert told["arguments"] == list(arguments)
    assert Path(told["prefix"]) == folder / ".venv"


def steps(out: str) -> tuple[str, ...]:
    """做了哪几步：course说话之前的各行。"""
    return tuple(line.split("……")[0] for line in out.splitlines()[:-1])


def test_second_start_does_nothing(project) -> None:
    """第一次逐步备好；第二次直接交给course，一步也不做；文件夹换了地方就重来。"""
    folder, variables = project
    code, out, err = finish(start(folder, variables, "book", "--fresh"))
    assert (code, err) == (0, "")
    assert steps(out) == STEPS
    assert_handed_over(out, folder, "book", "--fresh")

    code, out, err = finish(start(folder, variables, "course", "--help"))
    assert (code, err, len(out.splitlines())) == (0, "", 1)
    assert_handed_over(out, folder, "--help")

    moved = folder.rename(folder.with_name("搬了 家"))
    code, out, err = finish(start(moved, variables, "book"))
    assert (code, err) == (0, "")
    assert_handed_over(out, moved, "book")


@pytest.mark.parametrize(("step", "redone"), [("安装uv", STEPS), ("安装网页依赖", STEPS[-1:])])
def test_resumes_after_being_killed(project, step: str, redone: tuple[str, ...]) -> None:
    """做到一半被kill -9（连同正在跑的工具），再运行一次就接着做完；做完了的不重做。"""
    folder, variables = project
    log = folder / ".course" / "setup.log"
    first = start(folder, variables, "book")
    while not log.exists() or f"== {step}：" not in log.read_text(encoding="utf-8"):
        assert first.poll() is None, "还没走到这一步就结束了"
        time.sleep(0.01)
    os.killpg(first.pid, signal.SIGKILL)
    finish(first)
    code, out, err = finish(start(folder, variables, "book"))
    assert (code, err) == (0, "")
    assert steps(out) == redone
    assert_handed_over(out, folder, "book")


def test_two_at_once(project) -> None:
    """同时运行两个：一个做，另一个等；工具留下的锁随进程消失。"""
    folder, variables = project
    both = [start(folder, variables, "book"), start(folder, variables, "book")]
    results = [finish(process) for process in both]
    assert [(code, err) for code, _, err in results] == [(0, ""), (0, "")]
    worked = [out for _, out, _ in results if "建立虚拟环境" in out]
    waited = [out for _, out, _ in results if "等它做完" in out]
    assert len(worked) == 1 and len(waited) == 1 and worked != waited


def assert_one_sentence(result: tuple[int, str, str], hint: str) -> None:
    """失败了，只有一句中文，说到``hint``。"""
    code, _, err = result
    assert code == 1
    assert SENTENCE.fullmatch(err) and hint in err, err


def test_no_network(project) -> None:
    """连不上下载源：说检查网络、怎样换源，并指明日志。"""
    folder, variables = project
    unreachable = {**variables, "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}
    result = finish(start(folder, unreachable, "book"))
    assert_one_sentence(result, "请检查网络")
    assert str(folder / ".course" / "setup.log") in result[2]


@contextmanager
def mounted(folder: Path, *commands: list[str]) -> Iterator[None]:
    """以root身份挂载；没有这个权限就跳过测试。"""
    if any(subprocess.run(command, capture_output=True).returncode for command in commands):
        pytest.skip("没有挂载的权限")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@linux_only
def test_read_only_folder(project) -> None:
    """文件夹不能写：请把课程复制到能写的地方。"""
    folder, variables = project
    bind = ["mount", "--bind", folder, folder]
    with mounted(folder, bind, ["mount", "-o", "remount,bind,ro", folder]):
        assert_one_sentence(finish(start(folder, variables, "book")), "复制到自己有写入权限的地方")


@linux_only
def test_disk_full(project, tmp_path: Path) -> None:
    """磁盘满了：请腾出空间。"""
    folder, variables = project
    small = tmp_path / "小盘"
    small.mkdir()
    with mounted(small, ["mount", "-t", "tmpfs", "-o", "size=4m", "none", small]):
        copy = shutil.copytree(folder, small / "课程")
        assert_one_sentence(finish(start(copy, variables, "book")), "磁盘满了")


def test_old_python() -> None:
    """旧版本的Python能读懂run.py，并说出要哪个版本。"""
    source = (ROOT / "run.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 6))
    pretend = f"import sys; sys.version_info = (3, 6, 9); exec(compile({source!r}, 'run.py', 'exec'))"
    done = subprocess.run([sys.executable, "-X", "utf8", "-c", pretend], capture_output=True, encoding="utf-8")
    assert_one_sentence((done.returncode, done.stdout, done.stderr), "Python 3.11")


def test_python_without_venv(run, monkeypatch) -> None:
    """Debian的Python可能不带venv：说要装哪个软件包。"""
    monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(run, "apt_install", lambda package: False)
    with pytest.raises(run.Problem, match=r"apt install python3\.\d+-venv"):
        run.make_venv()


@pytest.mark.parametrize(
    ("output", "advice"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "磁盘满了"),
        ("npm error code ENOSPC\nnpm error syscall write", "磁盘满了"),
        ("error: failed to copy file\n  Caused by: 磁盘空间不足。 (os error 112)", "磁盘满了"),
        ("npm error code EACCES\nnpm error syscall mkdir", "写入权限"),
        ("error: Failed to install\n  Caused by: 拒绝访问。 (os error 5)", "写入权限"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "校验值"),
        ("npm error code EINTEGRITY", "校验值"),
        ("SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED]", "根证书"),
        ("invalid peer certificate: UnknownIssuer", "根证书"),
        ("npm error code ENOTFOUND", "请检查网络"),
        ("error: Failed to fetch: `http://127.0.0.1:9/simple/x/`\n  Caused by: dns error", "请检查网络"),
        ("ERROR: No matching distribution found for uv==0.13.9", "请检查网络"),
    ],
)
def test_known_reasons(run, output: str, advice: str) -> None:
    """从各个工具的话里认得出原因。"""
    assert advice in run.reason(output)


def test_unknown_failure_shows_the_last_words(run, capsys) -> None:
    """认不出原因时，把工具最后几行话给出来。"""
    problem = run.failure("安装网页依赖", 7, "\n".join(f"第{n}行" for n in range(40)))
    shown = capsys.readouterr().err
    assert "退出码7" in str(problem)
    assert "第39行" in shown and "第1行\n" not in shown


def test_own_errors_are_sentences(run, monkeypatch, capsys) -> None:
    """run.py自己读写文件出错，也说成一句话。"""

    def full(command: str) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(run, "prepare", full)
    assert run.main(["book"]) == 1
    assert_one_sentence((1, "", capsys.readouterr().err), "磁盘满了")


def test_pip_configuration_is_handed_to_uv(run, monkeypatch, tmp_path: Path) -> None:
    """镜像、证书、代理都沿用pip的配置；环境变量盖过配置文件，用户给uv设的不动。"""
    config = tmp_path / "pip 配置.ini"
    config.write_text(
        "[global]\nindex-url = https://a.invalid/simple\nextra-index-url =\n  https://b.invalid/simple\n"
        "  https://c.invalid/simple\nfind-links = /one /two\nproxy = http://proxy.invalid:3128\n"
        "[install]\ntrusted-host = a.invalid\n"
    )
    for name in list(os.environ):
        if name.startswith(("PIP_", "UV_", "SSL_", "NODE_EXTRA")) or name.upper() in {"HTTP_PROXY", "HTTPS_PROXY"}:
            monkeypatch.delenv(name)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(config))
    monkeypatch.setenv("PIP_CERT", "/证书.pem")
    monkeypatch.setenv("PIP_DEFAULT_TIMEOUT", "180")
    monkeypatch.setattr(run, "PYTHON", Path(sys.executable))
    read = run.mirror.__wrapped__
    assert read() == {
        "UV_INDEX_STRATEGY": "unsafe-best-match",
        "UV_DEFAULT_INDEX": "https://a.invalid/simple",
        "UV_INDEX": "https://b.invalid/simple https://c.invalid/simple",
        "UV_FIND_LINKS": "/one,/two",
        "UV_INSECURE_HOST": "a.invalid",
        "UV_HTTP_TIMEOUT": "180",
        "SSL_CERT_FILE": "/证书.pem",
        "NODE_EXTRA_CA_CERTS": "/证书.pem",
        "HTTP_PROXY": "http://proxy.invalid:3128",
        "HTTPS_PROXY": "http://proxy.invalid:3128",
    }
    monkeypatch.setenv("PIP_INDEX_URL", "https://d.invalid/simple")
    monkeypatch.setenv("UV_INDEX", "https://e.invalid/simple")
    assert read()["UV_DEFAULT_INDEX"] == "https://d.invalid/simple"
    assert "UV_INDEX" not in read()


@pytest.mark.parametrize("where", ["小项目", "课程"])
def test_locks_name_no_host(where: str, request) -> None:
    """锁文件里没有下载源的地址：刚锁好的没有，课程自己的也没有。"""
    folder = ROOT if where == "课程" else request.getfixturevalue("new_user")[0]
    lock = (folder / "uv.lock").read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://([^/\"]*)", lock)) == {"registry.invalid"}
    assert tomllib.loads(lock)["package"]
    packages = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    remote = [name for name, package in packages.items() if "://" in package.get("resolved", "")]
    assert len(packages) > 1 and not remote


def test_lock_matches_pyproject() -> None:
    """改了pyproject.toml的依赖，就得重新锁定。"""
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    packages = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))["package"]
    own = next(package for package in packages if package["name"] == "course-utils")["metadata"]

    def canonical(name: str, specifier: str) -> tuple[str, str]:
        return re.sub(r"[-_.]+", "-", name).lower(), specifier

    def written(items: list[str]) -> set[tuple[str, str]]:
        return {canonical(r.name, str(r.specifier)) for r in map(Requirement, items)}

    def locked(items: list[dict]) -> set[tuple[str, str]]:
        return {canonical(item["name"], item.get("specifier", "")) for item in items}

    assert locked(own["requires-dist"]) == written(wanted["project"]["dependencies"])
    for group, items in wanted["dependency-groups"].items():
        assert locked(own["requires-dev"][group]) == written(items)


def test_ci_runs_the_documented_command() -> None:
    """CI运行的就是README里写的那条命令。"""
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").splitlines()[-1] == "python3 run.py test"
    assert "python3 run.py test" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert os.name == "nt" or os.access(script, os.X_OK)
