"""外来的名字：洗干净，换成假名，写进表格时不会变成公式。"""

from __future__ import annotations

import csv
import hmac
import os
import secrets
from base64 import b32encode
from collections.abc import Iterable
from pathlib import Path

KEY_FILE = "假名密钥.txt"
LIST_FILE = "假名对照.csv"

# 表格软件见到这些开头就当作公式；制表符与回车之后的也算
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 100


def readable(text: str) -> str:
    """可以放心显示的一行字：控制字符与残缺的代理字符换成“�”，太长的截断。"""
    shown = "".join(mark if mark.isprintable() else "�" for mark in text)
    return shown if len(shown) <= _LONGEST else shown[:_LONGEST] + "……"


def harmless(text: str) -> str:
    """写进CSV的格子：会被表格软件当作公式的，前面加一个撇号。"""
    return f"'{text}" if text.startswith(_FORMULA) else text


def real(text: str) -> str:
    """``harmless``的逆运算。"""
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA) else text


class RealNames:
    """不用假名：名字照写。"""

    def __call__(self, kind: str, name: str) -> str:
        """名字自己；``kind``只对假名有用。"""
        return readable(name)


class Pseudonyms:
    """假名：由密钥与名字算出（HMAC-SHA256），同一把密钥下同一个名字总得同一个假名。

    密钥与对照表放在``folder``里：那里本来就是真名，报告里没有它们。
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[tuple[str, str], str] = {}
        self._key = _key(folder / KEY_FILE)

    def __call__(self, kind: str, name: str) -> str:
        """``kind``（“学员”“文件”）里``name``的假名。"""
        if (kind, name) not in self._known:
            message = f"{kind}/{name}".encode("utf-8", "surrogateescape")
            digest = b32encode(hmac.digest(self._key, message, "sha256")).decode()
            self._known[kind, name] = f"{kind}-{digest[:5]}-{digest[5:10]}"
        return self._known[kind, name]

    def save(self) -> Path:
        """写下对照表，返回它的位置。"""
        target = self._folder / LIST_FILE
        rows = [(alias, harmless(readable(name))) for (_, name), alias in sorted(self._known.items())]
        _write_private(target, [("假名", "真名或文件"), *rows])
        return target


def _key(path: Path) -> bytes:
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32) + "\n")
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ValueError(f"{path}里的假名密钥坏了。请从备份里恢复它；没有备份就删掉它，假名会全部换新。")
    return key


def _write_private(path: Path, rows: Iterable[tuple[str, ...]]) -> None:
    opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    # 表格软件靠开头的BOM认出UTF-8
    with os.fdopen(opened, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
