"""任务模型：一样产品由许多任务合成，每个任务要么机器做，要么人做；技术变动的是谁做多少任务。

把任务排成长度为1的一段，各任务的替代弹性是1（单位弹性）。机器做其中的``machines``，普通劳动者做``ordinary``，
高技能劳动者做``skilled``，三者之和是1。同一类要素在自己的任务里平均分配，于是

    ln Y = ln B + Σ s_j ln(X_j / s_j)，  w_j = s_j Y / X_j，

``s_j``是第``j``类要素做的任务的份额，``X_j``是它的数量，``B``是各任务生产率的几何平均。要素的收入份额恰好等于它的任务份额；
只有一类劳动、任务在``[N-1, N]``上、机器做到``I``时，劳动份额就是``N - I``。

出处：Acemoglu, D. & Restrepo, P. (2018). The Race between Man and Machine.
American Economic Review, 108(6), 1488–1542；
Acemoglu, D. & Restrepo, P. (2019). Automation and New Tasks. Journal of Economic Perspectives, 33(2), 3–30；
分两类劳动者参照Acemoglu, D. & Restrepo, P. (2020). Unpacking Skill Bias. AEA Papers and Proceedings, 110, 356–361。

单位：份额与生产率之比没有单位，数量与工资以某个基准为1，都是示意；效应是对数差。
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log
from typing import NamedTuple


class Tasks(NamedTuple):
    """机器、普通劳动者、高技能劳动者各做多少任务，加起来是1。"""

    machines: float
    ordinary: float
    skilled: float

    @property
    def labour(self) -> float:
        """人做的任务，也就是劳动份额。"""
        return self.ordinary + self.skilled


class Change(NamedTuple):
    """一次技术变动：``automated``由人改为机器做的任务，``created``由人来做的新任务（顶替最老的机器任务）。

    ``machine``是同一任务里一份机器抵几个原来的人，``value``是一项新任务抵几项被顶替的老任务，
    ``skilled``是新任务里归高技能劳动者的比例。被自动化的都是普通劳动者的任务。
    """

    automated: float
    machine: float = 1.0
    created: float = 0.0
    value: float = 1.0
    skilled: float = 0.0


class Effects(NamedTuple):
    """对一类劳动者的需求（工资总额）的对数变化分成三块，加起来就是全部变化：产出扩大、任务被替代、新任务。"""

    productivity: float
    displacement: float
    reinstatement: float


@dataclass(frozen=True)
class Economy:
    """任务怎样分、三类要素各有多少、平均的任务生产率``level``（``B``）是多少。"""

    tasks: Tasks
    capital: float
    ordinary: float
    skilled: float
    level: float = 1.0

    def __post_init__(self) -> None:
        if min(self.tasks) <= 0 or abs(sum(self.tasks) - 1) > 1e-9:
            raise ValueError("三类要素都要有任务可做，份额之和是1。")
        if min(self.capital, self.ordinary, self.skilled, self.level) <= 0:
            raise ValueError("资本、人数与生产率都要大于0。")

    @property
    def output(self) -> float:
        """产出 ``Y``。"""
        amounts = (self.capital, self.ordinary, self.skilled)
        return self.level * exp(sum(s * log(x / s) for s, x in zip(self.tasks, amounts, strict=True)))

    @property
    def wage(self) -> float:
        """普通劳动者的工资：任务份额×产出÷人数。"""
        return self.tasks.ordinary * self.output / self.ordinary

    @property
    def skilled_wage(self) -> float:
        """高技能劳动者的工资。"""
        return self.tasks.skilled * self.output / self.skilled

    @property
    def rent(self) -> float:
        """一份机器的租金。"""
        return self.tasks.machines * self.output / self.capital

    def after(self, change: Change) -> Economy:
        """技术变动以后的经济，资本与人数不变。任务不够分就抛出``ValueError``。"""
        new = change.created
        tasks = Tasks(
            self.tasks.machines + change.automated - new,
            self.tasks.ordinary - change.automated + new * (1 - change.skilled),
            self.tasks.skilled + new * change.skilled,
        )
        return replace(
            self, tasks=tasks, level=self.level * change.machine**change.automated * change.value**change.created
        )

    def with_rent(self, rent: float) -> Economy:
        """机器按固定的租金``rent``想买多少买多少以后的经济。

        由 ``s_K Y / K = r`` 与产出的式子解出
        ``ln Y = [ln B - s_K ln r + Σ_劳动 s_j ln(X_j / s_j)] / (1 - s_K)``。
        """
        share, ordinary, skilled = self.tasks
        people = ordinary * log(self.ordinary / ordinary) + skilled * log(self.skilled / skilled)
        output = exp((log(self.level) - share * log(rent) + people) / (1 - share))
        return replace(self, capital=share * output / rent)

    def jobs_at(self, wage: float, rent: float) -> float:
        """普通劳动者的工资定在``wage``、机器租金定在``rent``时，企业要用多少普通劳动者；高技能人数不变。"""
        share, ordinary, skilled = self.tasks
        fixed = log(self.level) - share * log(rent) - ordinary * log(wage) + skilled * log(self.skilled / skilled)
        return ordinary * exp(fixed / skilled) / wage


def adopted(economy: Economy, change: Change, rent: float) -> float:
    """技术上能自动化``change.automated``的任务，企业真去做的有多少；机器租金固定在``rent``。

    只要同一任务机器的花费低于人工，企业就继续换，直到普通劳动者的工资降到``rent / machine``；能换的先用完就停。
    这就是Acemoglu与Restrepo（2018）的 ``I* = min{I, Ĩ}``。
    """

    def worth(automated: float) -> bool:
        return economy.after(change._replace(automated=automated)).with_rent(rent).wage >= rent / change.machine

    if worth(change.automated):
        return change.automated
    if not worth(0.0):
        return 0.0
    low, high = 0.0, change.automated
    for _ in range(50):
        middle = (low + high) / 2
        low, high = (middle, high) if worth(middle) else (low, middle)
    return low


def effects(growth: float, before: float, after: float, lost: float, gained: float) -> Effects:
    """一类劳动者的工资总额的对数变化分成三块；``growth``是产出的对数变化，任务份额由``before``变为``after``。

    份额的变化来自被自动化的``lost``与新任务``gained``（``after = before - lost + gained``）。
    ``ln(W₁/W₀) = growth + ln(after/before)``，后一项用对数平均 ``L`` 分成替代``-lost / L``与新任务``gained / L``：
    同先后次序无关，加起来没有剩余。对不上抛出``ValueError``。
    """
    if abs(before - lost + gained - after) > 1e-9:
        raise ValueError("任务份额的前后变化，要等于新任务减去被自动化的任务。")
    mean = log_mean(before, after)
    return Effects(growth, -lost / mean, gained / mean)


def wage_after_automation(share: float, automated: float, growth: float) -> float:
    """只有一类劳动、人数不变：劳动份额``share``里的``automated``改由机器做，产出增长``growth``，工资变化（都是小数）。"""
    return (1 + growth) * (share - automated) / share - 1


def growth_needed(share: float, automated: float) -> float:
    """同上，产出至少要增长多少（小数），工资才不下降。"""
    return share / (share - automated) - 1


def log_mean(one: float, other: float) -> float:
    """两个正数的对数平均 ``(b - a) / ln(b / a)``；两数相等时就是它们自己。"""
    return one if abs(other / one - 1) < 1e-9 else (other - one) / log(other / one)
