"""课堂的几份配置：真的JupyterHub认得每一条，写错名字、写错类型都会被发现。"""

from __future__ import annotations

import copy
import json
import logging
import re
import shlex
from functools import reduce
from pathlib import Path
from types import SimpleNamespace

import jsonschema
import pytest
import yaml
from jupyterhub.app import JupyterHub
from traitlets import TraitError
from traitlets.config import Config

from browser import ROOT
from course_utils.classroom.hub.config import Classroom, demonstration

SYSTEMD = ROOT / "deploy" / "jupyterhub" / "jupyterhub_config.py"
KUBERNETES = ROOT / "deploy" / "kubernetes"


def demo() -> Config:
    """``course hub``的设定。"""
    room = Classroom(Path("/课/堂{一}"), "127.0.0.1", 8000, 60, "Ke-cheng-2026", as_root=False)
    return demonstration(room, "/usr/bin/node", Path("/proxy"))


def read(path: Path) -> Config:
    """让JupyterHub读一份配置文件。"""
    hub = JupyterHub()
    hub.raise_config_file_errors = True
    hub.load_config_file(path.stem, path=str(path.parent))
    return hub.config


def complaints(config: Config) -> list[str]:
    """JupyterHub、登录、代理、启动服务器的各个类对``config``的意见；类型不对就抛出TraitError。"""
    heard: list[str] = []
    log = logging.Logger("配置")
    handler = logging.Handler(logging.WARNING)
    handler.emit = lambda record: heard.append(record.getMessage())
    log.addHandler(handler)
    hub = JupyterHub(config=config, log=log)
    user = SimpleNamespace(name="学员", id=1, escaped_name="x", settings={}, url="/")
    made = [hub.authenticator_class(parent=hub, log=log), hub.spawner_class(parent=hub, log=log, user=user)]
    known = {cls.__name__ for one in (*made, hub) for cls in type(one).mro()} | {hub.proxy_class.__name__}
    hub.proxy_class(parent=hub, log=log, auth_token="x")
    return [*heard, *(f"没有{name}这个类" for name in config if name not in known)]


@pytest.mark.parametrize("make", [demo, lambda: read(SYSTEMD)], ids=["demo", "systemd"])
def test_hub_knows_every_option(make) -> None:
    """每一条都是它认得的，每个值都是它收的类型。"""
    assert complaints(make()) == []


def test_a_wrong_option_is_noticed() -> None:
    """上面的检查真的会发现笔误：名字、类名、类型。"""
    for section, name in (("JupyterHub", "bind_ulr"), ("SystemdSpawner", "mem_limt"), ("PAMAuthenticator", "alow_all")):
        config = read(SYSTEMD)
        config[section][name] = "x"
        assert name in " ".join(complaints(config))
    config = read(SYSTEMD)
    config.SystemSpawner.mem_limit = "1G"
    assert complaints(config) == ["没有SystemSpawner这个类"]
    config = read(SYSTEMD)
    config.SystemdSpawner.cpu_limit = "一个"
    with pytest.raises(TraitError, match="cpu_limit"):
        complaints(config)


def test_folder_names_are_kept_literally() -> None:
    """文件夹名字里的花括号不当作占位。"""
    template = demo().SimpleLocalProcessSpawner.home_dir_template
    assert template.format(username="张三") == "/课/堂{一}/users/张三"


def values() -> dict:
    """Kubernetes的设定。"""
    return yaml.safe_load((KUBERNETES / "values.yaml").read_text(encoding="utf-8"))


def validate(content: dict) -> None:
    """按schema核对。"""
    schema = json.loads((KUBERNETES / "values.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(content, schema)


def test_kubernetes_values_follow_the_schema() -> None:
    """用到的键都在，类型都对。"""
    validate(values())


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("hub.concurentSpawnLimit", 16),
        ("singleuser.memory.limits", "1G"),
        ("singleUser", {}),
        ("hub.config.NativeAuthenticator.open_signups", False),
        ("singleuser.cpu.limit", "1"),
        ("singleuser.memory.limit", "1千兆"),
        ("singleuser.startTimeout", "300"),
        ("singleuser.storage.type", "disk"),
        ("singleuser.cmd", "python"),
        ("cull.enabled", "true"),
        ("ingress.hosts", "hub.example.edu.cn"),
        ("singleuser.networkPolicy.enabled", False),
        ("hub.config.JupyterHub.authenticator_class", "dummy"),
    ],
)
def test_kubernetes_mistakes_are_refused(path: str, value: object) -> None:
    """写错一个键，或者写错一个类型，都通不过。"""
    content = copy.deepcopy(values())
    *parents, last = path.split(".")
    reduce(lambda inside, name: inside[name], parents, content)[last] = value
    with pytest.raises(jsonschema.ValidationError):
        validate(content)


def test_image_matches_the_values() -> None:
    """镜像里的JupyterHub与chart的一致，uv与锁定的一致，启动命令、镜像的名字与设定一致，COPY的都在。"""
    dockerfile = (KUBERNETES / "Dockerfile").read_text(encoding="utf-8")
    text = (KUBERNETES / "values.yaml").read_text(encoding="utf-8")
    content = values()["singleuser"]
    assert re.search(r"ARG JUPYTERHUB_VERSION=(\S+)", dockerfile)[1] == re.search(r"JupyterHub是([\d.]+)）", text)[1]
    assert f'"{re.search(r"uv==[0-9.]+", dockerfile)[0]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert json.loads(re.search(r"^CMD (.+)$", dockerfile, re.M)[1]) == content["cmd"]
    assert f"-t {content['image']['name']}:{content['image']['tag']} ." in dockerfile
    assert f"WORKDIR {content['storage']['homeMountPath']}" in dockerfile
    for line in re.findall(r"^COPY (.+)$", dockerfile, re.M):
        assert all((ROOT / source).exists() for source in shlex.split(line)[:-1])
