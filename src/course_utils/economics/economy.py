"""对比实验室的经济：同一个起点，五项选择，逐年算出产出、全要素生产率、能源、岗位与质量。

把别处各讲一面的模型接在一起，按年离散，起点各量都是1（岗位除外，以劳动力总数为1）：

- 产出 ``Y = T · K^α · (h·N)^(1−α)``，全要素生产率 ``T = A·M``；资本 ``K′ = (1−δ)K + sY``（``growth``，Solow 1956）。
- 知识 ``A′ = A + ρ·√r·h``：研发强度r的收益递减，每年添上的是一截而不是一个比例，见Philippon, T. (2022).
  Additive Growth. NBER Working Paper 29950；技能h越高吸收得越多，见Nelson, R. R. & Phelps, E. S. (1966).
  Investment in Humans, Technological Diffusion, and Economic Growth. American Economic Review, 56(1/2), 69–75。
- 配置 ``M``：堵点每年拆掉``reform``的比例，效率由``misallocation``按两类企业算出（Hsieh & Klenow 2009）。
- 技能 ``h′ = h + μ·(1 + ηe − h)``：每年更新μ的劳动者，e是培训占产出的比例。
- 能源 ``E = I·Y``，强度 ``I′ = I·(1 − ε₀ − ε·√x)``，x是节能投入占产出的比例，收益也递减（``decoupling``，Kaya）。
- 岗位：旧岗位、升级岗位、没有岗位三个湖（``lake``）；研发与改革越快，旧岗位改造得越快，培训越多，转得越快。
- 质量：人均消费、能源生产率、升级岗位三个比值的几何平均（``indices``）。

各种率与比例都写成小数。假设的数值都是示意，不是对任何国家或地区的估计。
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import NamedTuple

from course_utils.economics.indices import geometric_mean
from course_utils.economics.lake import Lakes, Transition
from course_utils.economics.misallocation import aggregate_tfp

FIRMS = (0.8, 1.2)  # 两类企业的实物生产率；堵点使后一类多付
SIGMA = 3.0
START_JOBS = Lakes(0.65, 0.30, 0.05)


@dataclass(frozen=True)
class Policy:
    """五项选择，都是小数。

    ``investment``、``research``、``saving``（节能）、``training``是占产出的比例；``reform``是堵点每年拆掉的比例，另按单价花钱。
    """

    investment: float
    research: float
    saving: float
    training: float
    reform: float

    def __post_init__(self) -> None:
        if min(self.investment, self.research, self.saving, self.training, self.reform) < 0 or self.reform > 1:
            raise ValueError("五项选择都不能是负数，每年拆掉的堵点也不能超过全部。")


@dataclass(frozen=True)
class Assumptions:
    """模型的假设，数值都是示意；拿不准的几个可以改，看结论变不变。"""

    capital_share: float = 0.4  # α
    depreciation: float = 0.05  # δ
    start_ratio: float = 2.0  # 起点的资本产出比（年）
    research_effect: float = 0.07  # ρ：研发强度2.5%时，第一年添1.1%
    training_effect: float = 12.0  # η：培训每多占产出1%，技能最后高12%
    renewal: float = 0.04  # μ
    saving_effect: float = 0.18  # ε：节能投入1.5%时，能耗强度每年多降2.2%
    drift: float = 0.005  # ε₀：不投入也有的强度下降
    barrier: float = 0.8  # 起点的堵点：效率高的一类企业多付八成
    reform_price: float = 0.1  # 每年拆掉10%的堵点，补偿与配套花产出的1%
    consumption_share: float = 0.69  # 起点时消费占产出的比例


class State(NamedTuple):
    """一年的状况。前六项以起点的倍数计；``upgraded``与``unemployed``占劳动力的比例。"""

    output: float
    tfp: float
    capital: float
    skill: float
    energy: float
    consumption: float
    upgraded: float
    unemployed: float

    @property
    def employed(self) -> float:
        """在岗的人占劳动力的比例。"""
        return 1 - self.unemployed


def spending(policy: Policy, assumptions: Assumptions) -> float:
    """五项选择一共用掉产出的多少（小数），其余用于消费；超过全部产出就抛出``ValueError``。"""
    total = policy.investment + policy.research + policy.saving + policy.training
    total += assumptions.reform_price * policy.reform
    if total >= 1:
        raise ValueError("五项选择合起来用完了全部产出，没有剩下可消费的，请减少一些。")
    return total


def allocation(barrier: float) -> float:
    """堵点是``barrier``（1是多付一倍）时的配置效率，总产出与没有堵点时之比。"""
    return aggregate_tfp(FIRMS, (1.0, 1 + barrier), SIGMA) / aggregate_tfp(FIRMS, (1.0, 1.0), SIGMA)


def transition(policy: Policy, assumptions: Assumptions) -> Transition:
    """这组选择下岗位怎样流动：改造的快慢由研发与改革定，转岗的能力由培训定。"""
    pace = 0.01 + assumptions.research_effect * sqrt(policy.research) + 0.25 * policy.reform
    return Transition(
        automation=pace,
        decline=0.005,
        demand=1.1,
        capacity=min(0.02 + 1.25 * policy.training, 1.0),
        finding=0.5,
        separation=0.01,
    )


def run(policy: Policy, years: int, assumptions: Assumptions = Assumptions()) -> list[State]:
    """从同一个起点出发，第0年到第``years``年的状况，共``years + 1``个。"""
    a = assumptions
    kept = 1 - spending(policy, a)
    jobs = transition(policy, a).path(START_JOBS, years)
    start_efficiency = allocation(a.barrier)
    knowledge = capital = skill = intensity = 1.0
    states = []
    for year, lakes in enumerate(jobs):
        tfp = knowledge * allocation(a.barrier * (1 - policy.reform) ** year) / start_efficiency
        workers = (1 - lakes.unemployed) / (1 - START_JOBS.unemployed)
        output = tfp * capital**a.capital_share * (skill * workers) ** (1 - a.capital_share)
        states.append(
            State(
                output,
                tfp,
                capital,
                skill,
                intensity * output,
                kept / a.consumption_share * output,
                lakes.upgraded,
                lakes.unemployed,
            )
        )
        knowledge += a.research_effect * sqrt(policy.research) * skill
        capital += policy.investment / a.start_ratio * output - a.depreciation * capital
        skill += a.renewal * (1 + a.training_effect * policy.training - skill)
        intensity *= 1 - a.drift - a.saving_effect * sqrt(policy.saving)
    return states


def quality(state: State, weights: Sequence[float] = (1, 1, 1)) -> float:
    """质量指数，起点的倍数：人均消费、能源生产率（产出÷能源）、升级岗位三个比值的加权几何平均。"""
    parts = (state.consumption, state.output / state.energy, state.upgraded / START_JOBS.upgraded)
    return geometric_mean(parts, weights)
