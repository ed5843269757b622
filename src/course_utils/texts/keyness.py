"""关键词：同参照文本相比，这一篇里多得出奇的词。只用词数，不管词是怎样切出来的。

G²是2×2列联表（这个词、别的词；这一篇、参照）的对数似然比统计量，出处：
Dunning, T. (1993). Accurate Methods for the Statistics of Surprise and Coincidence.
Computational Linguistics, 19(1), 61–74。
用它比较两批文本的词频：Rayson, P. & Garside, R. (2000). Comparing Corpora Using Frequency Profiling。
他们的算式只加这个词的两格，词很少见时同这里的四格之和几乎相等。
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import fsum, log, log2
from random import Random

# 自由度为1的卡方分布的临界值：5%与万分之一
CRITICAL = 3.84
STRICT = 15.13


@dataclass(frozen=True)
class Keyword:
    """一个关键词：在这一篇与参照里各出现几次，G²，相对频率之比取以2为底的对数。"""

    word: str
    count: int
    other: int
    g2: float
    log_ratio: float


def log_likelihood(count: int, size: int, other: int, other_size: int) -> float:
    """``G² = 2 Σ O·ln(O/E)``，四格相加，不小于0；两边的相对频率相等时是0。

    ``count``、``other``是这个词在两边出现的次数，``size``、``other_size``是两边的总词数（大于0，且不小于次数）。
    """
    _check(count, size, other, other_size)
    share = (count + other) / (size + other_size)
    cells = (
        (count, size * share),
        (other, other_size * share),
        (size - count, size * (1 - share)),
        (other_size - other, other_size * (1 - share)),
    )
    # 抵消以后可能剩下-1e-16这样的零头
    return max(0.0, 2 * fsum(seen * log(seen / expected) for seen, expected in cells if seen))


def log_ratio(count: int, size: int, other: int, other_size: int) -> float:
    """相对频率之比取以2为底的对数：1表示常见一倍，-1表示常见一半；次数为0时按0.5算。"""
    _check(count, size, other, other_size)
    return log2((count or 0.5) / size) - log2((other or 0.5) / other_size)


def keywords(target: Mapping[str, int], reference: Mapping[str, int], least: int = 3) -> list[Keyword]:
    """``target``里比``reference``里相对多见的词，按G²由大到小；在``target``里不到``least``次的略去。"""
    size, other_size = sum(target.values()), sum(reference.values())
    if not size or not other_size:
        raise ValueError("两边都要有词才能比较，请检查是不是有一边是空的。")
    found = []
    for word, count in target.items():
        other = reference.get(word, 0)
        if count >= least and count * other_size > other * size:
            table = count, size, other, other_size
            found.append(Keyword(word, count, other, log_likelihood(*table), log_ratio(*table)))
    return sorted(found, key=lambda keyword: (-keyword.g2, keyword.word))


def outstanding(texts: Mapping[str, Mapping[str, int]]) -> dict[str, list[Keyword]]:
    """每一篇同其余各篇合起来相比的关键词。"""
    found = {}
    for name, target in texts.items():
        others: Counter[str] = Counter()
        for other, counts in texts.items():
            if other != name:
                others.update(counts)
        found[name] = keywords(target, others)
    return found


def shuffled_passes(parts: Mapping[str, Sequence[Counter[str]]], times: int, seed: int = 1) -> float:
    """把各篇的段落打乱重分（各篇段数不变）``times``次，平均有几个词的G²超过``CRITICAL``。

    段落打乱以后各篇本无分别，这时过线的都是碰巧；一个词在一段里连着出现，也照样留着。
    """
    chance = Random(seed)
    pool = [part for group in parts.values() for part in group]
    passed = 0
    for _ in range(times):
        chance.shuffle(pool)
        rest = iter(pool)
        texts = {name: sum((next(rest) for _ in group), Counter()) for name, group in parts.items()}
        passed += sum(word.g2 >= CRITICAL for words in outstanding(texts).values() for word in words)
    return passed / times


def _check(count: int, size: int, other: int, other_size: int) -> None:
    if not (0 <= count <= size and 0 <= other <= other_size and size and other_size):
        raise ValueError("词的次数要在0到总词数之间，总词数要大于0。")
