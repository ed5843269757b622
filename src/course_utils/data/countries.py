"""国家代码（ISO 3166-1三位字母）与中文名，各张表共用；各表自己选有哪些国家、怎样排。"""

from __future__ import annotations

NAMES = {
    "CHN": "中国",
    "IND": "印度",
    "VNM": "越南",
    "BRA": "巴西",
    "KOR": "韩国",
    "JPN": "日本",
    "DEU": "德国",
    "GBR": "英国",
    "USA": "美国",
}


def named(*codes: str) -> dict[str, str]:
    """这几个国家的代码到中文名，次序照给的写。"""
    return {code: NAMES[code] for code in codes}
