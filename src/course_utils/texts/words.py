"""把中文切成词：用jieba，并把课程的术语加进词典，“新质生产力”才不会被切开。"""

from __future__ import annotations

import logging
import re
import warnings
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files

with warnings.catch_warnings():
    # jieba的源代码里有旧式的转义，第一次编译时会往错误流写警告
    warnings.simplefilter("ignore")
    import jieba

jieba.setLogLevel(logging.WARNING)

# 至少两个汉字，或者以字母打头的词；单字多是虚词，数字不比较
WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z][A-Za-z0-9-]+")
# 到处都有、看不出内容的词
EMPTY = frozenset(files(__package__).joinpath("empty_words.txt").read_text(encoding="utf-8").split())


class Segmenter:
    """带自己词典的分词器；``terms``是不许切开的词，``ignored``是切出来也不算的词。"""

    def __init__(self, terms: Iterable[str] = (), ignored: Iterable[str] = ()) -> None:
        """词典约需一秒读入，第一次切词时才读。"""
        self._tokenizer = jieba.Tokenizer()
        self._ignored = EMPTY | set(ignored)
        self._terms = [word for word in {*terms, *ignored} if len(word) > 1]

    def words(self, text: str) -> list[str]:
        """``text``里的实词，按出现的次序；单字、数字、标点与虚词不算。"""
        if not self._tokenizer.initialized:
            self._tokenizer.initialize()
            for term in self._terms:
                # 词频给得足够大，最短路径就不会把它切开
                self._tokenizer.add_word(term, freq=10_000_000)
        cut = self._tokenizer.lcut("".join(text.split()))
        return [word for word in cut if WORD.fullmatch(word) and word not in self._ignored]

    def counts(self, text: str) -> Counter[str]:
        """每个实词出现几次。"""
        return Counter(self.words(text))
