"""把中文切成词：用jieba，并把课程的术语加进词典，“新质生产力”才不会被切开。"""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterable

with warnings.catch_warnings():
    # jieba的源代码里有旧式的转义，第一次编译时会往错误流写警告
    warnings.simplefilter("ignore")
    import jieba

jieba.setLogLevel(logging.WARNING)

# 至少两个汉字，或者以字母打头的词；单字多是虚词，数字不比较
WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z0-9-]+")
# 到处都有、看不出内容的词
EMPTY = frozenset(
    "一个 一种 一样 一是 二是 三是 四是 五是 不是 不能 不同 不仅 不会 不要 也是 这个 这些 这样 这里 这种 这是 那里 那些 "
    "什么 怎样 怎么 哪里 为了 为什么 因为 因此 所以 如果 若是 虽然 但是 而是 而且 并且 以及 或者 还是 还有 还要 就是 "
    "就要 只有 只是 只要 可以 可能 能够 应当 应该 必须 需要 我们 他们 它们 作者 文章 没有 有的 自己 同时 其中 之间 "
    "以后 以前 后来 起来 出来 下来 进行 通过 对于 关于 由于 根据 按照 方面 地方 时候 比如 例如 此外 至于 甚至 不但".split()
)


class Segmenter:
    """带自己词典的分词器；``terms``是不许切开的词。"""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        """词典约需一秒读入，第一次切词时才读。"""
        self._tokenizer = jieba.Tokenizer()
        self._terms = [term for term in terms if len(term) > 1]

    def words(self, text: str) -> list[str]:
        """``text``里的实词，按出现的次序；单字、数字、标点与虚词不算。"""
        if not self._tokenizer.initialized:
            self._tokenizer.initialize()
            for term in self._terms:
                # 词频给得足够大，最短路径就不会把它切开
                self._tokenizer.add_word(term, freq=10_000_000)
        cut = self._tokenizer.lcut("".join(text.split()))
        return [word for word in cut if WORD.fullmatch(word) and word not in EMPTY]

    def counts(self, text: str) -> Counter[str]:
        """每个实词出现几次。"""
        return Counter(self.words(text))
