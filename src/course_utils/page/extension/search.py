"""中文检索：索引与查询都切成单字和相邻两字，任何词不用词典就找得到。

Sphinx自带的中文分词只切索引、不切查询，“科技创新”这样的词反而找不到。
"""

from __future__ import annotations

import re
from itertools import pairwise

from sphinx.application import Sphinx
from sphinx.search import SearchLanguage

WORD = re.compile(r"[\u3400-\u9fff]+|[^\W\u3400-\u9fff]+")
HAN = re.compile(r"[\u3400-\u9fff]")

# 与split一一对应，只是查询两个字以上时不要单字：单字处处都有，只会冲淡结果
SPLIT_QUERY = r"""
var splitQuery = function (query) {
  var words = query.match(/[\u3400-\u9fff]+|(?:(?![\u3400-\u9fff])[\p{Letter}\p{Number}_])+/gu) || [];
  return words.flatMap(function (word) {
    if (word.length < 2 || !/[\u3400-\u9fff]/.test(word)) return [word];
    return Array.from(word.slice(1), function (character, index) { return word[index] + character; });
  });
};
"""


class SearchByCharacters(SearchLanguage):
    """以单字和两字组为词的中文检索；拉丁字母的词照旧，不做词干变形。"""

    lang = "zh"
    language_name = "Chinese"
    js_splitter_code = SPLIT_QUERY

    def split(self, input: str) -> list[str]:
        """``“新质 TFP”`` → ``["新", "质", "新质", "tfp"]``。"""
        found: list[str] = []
        for word in WORD.findall(input):
            if HAN.match(word):
                found.extend(word)
                found.extend(map("".join, pairwise(word)))
            else:
                found.append(word.lower())
        return found

    def word_filter(self, word: str) -> bool:
        """单个的汉字也要收。"""
        return bool(word)


def setup(app: Sphinx) -> None:
    """顶替Sphinx自带的中文检索。"""
    app.add_search_language(SearchByCharacters)
