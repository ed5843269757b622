"""计划与结果：三个五年规划的研发强度目标，交通工程的平均超支，以及示例县（虚构）的一份样板方案。

``plan_targets.csv``：``plan``规划，``year``目标年，``target``研究与试验发展经费占国内生产总值的比重，%。
来源：《国民经济和社会发展第十一个五年规划纲要》（2006年）、第十二个（2011年）、第十三个（2016年），都是预期性指标；
是公布的官方文件，注明来源即可引用。结果用``data.research``的序列，后来按普查修订过，与当年初次公布的略有出入。

``cost_overrun.csv``：``kind``工程类别，``overrun``实际花费比决定动工时的估算平均多出的百分数（不变价）。
来源：Flyvbjerg, B., Holm, M. S. & Buhl, S. (2002). Underestimating Costs in Public Works Projects: Error or Lie?
Journal of the American Planning Association, 68(3), 279–295，258个工程；这里只引用三个平均数。

``sample_plan.json``是为示例县编的方案，数取自示例县的三张表，全部是示意。
"""

from __future__ import annotations

import json
from importlib.resources import files

from course_utils.data.research import research_intensity
from course_utils.data.tables import read


def targets() -> dict[str, tuple[int, float, float]]:
    """规划名到（目标年，目标，结果），后两个是百分数，按年份先后。"""
    return {
        row["plan"]: (int(row["year"]), float(row["target"]), research_intensity("CHN", int(row["year"])))
        for row in read("plan_targets.csv")
    }


def shortfall(plan: str) -> float:
    """一个规划的结果比目标少几个百分点；没有这个规划抛出``ValueError``。"""
    if plan not in targets():
        raise ValueError(f"没有“{plan}”，可用的有：{'、'.join(targets())}。")
    _, target, outcome = targets()[plan]
    return target - outcome


def overruns() -> dict[str, float]:
    """工程类别到平均超支的百分数，由高到低。"""
    return {row["kind"]: float(row["overrun"]) for row in read("cost_overrun.csv")}


def sample_plan() -> dict:
    """样板方案，写法同学员的一样；每次都是新的一份。"""
    return json.loads(files(__package__).joinpath("sample_plan.json").read_text(encoding="utf-8"))
