"""争抢：别的县也上同一条赛道，预期的得益还剩几成。

得益里``overlap``这一份来自与它们共同的市场，按``entry``的古诺竞争摊薄；其余一份来自自己的市场，不受影响。
"""

from __future__ import annotations

from course_utils.economics.entry import gross_profit


def kept(rivals: int, overlap: float) -> float:
    """得益剩下的份额 ``1 − s + s·(2/(n+2))²``，n是同上的县数``rivals``，s是市场重合的份额``overlap``（0到1）。

    古诺竞争下``n+1``家各得的毛利是独家时的 ``(2/(n+2))²``：1家来争剩44%，2家剩25%。
    """
    if rivals < 0 or not 0 <= overlap <= 1:
        raise ValueError("同上的县数不能是负数，市场重合的份额要在0与1之间。")
    return 1 - overlap + overlap * gross_profit(1, rivals + 1) / gross_profit(1, 1)
