"""把投入产出表看成网络：部门是点，供货是由供应者指向用户的箭头，箭头的粗细是直接消耗系数。

三种中心度都从用户往供应者追，量的是一个部门作为供应者有多要紧：

- 卡茨中心度（Katz 1953；Bonacich 1987），衰减取1：``x = (I - A)^-1 1``，就是列昂惕夫逆的行和，感应度系数是它除以平均；
- 特征向量中心度：``A x = ρ x``，``ρ``是最大的特征值，只看相互供货，不看最终需求；
- 影响向量（Acemoglu, Carvalho, Ozdaglar & Tahbaz-Salehi 2012）：``v = (α / n) [I - (1 - α) W]^-1 1``，
  ``W``的每一列是一个部门的投入里各种产品的比例，``α``是劳动的份额；
  它同阻尼系数为``1 - α``的PageRank（Brin & Page 1998）是同一个式子。
"""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx


def supply_network(sectors: Sequence[str], coefficients: Sequence[Sequence[float]]) -> nx.DiGraph:
    """由直接消耗系数（``coefficients[i][j]``是生产一元``j``用掉的``i``）建成网络；系数为零的不连。"""
    network = nx.DiGraph()
    network.add_nodes_from(sectors)
    for source, row in zip(sectors, coefficients, strict=True):
        network.add_weighted_edges_from((source, user, a) for user, a in zip(sectors, row, strict=True) if a)
    return network


def katz(network: nx.DiGraph) -> dict[str, float]:
    """作为供应者的卡茨中心度，不作归一。"""
    return nx.katz_centrality_numpy(network.reverse(), alpha=1, beta=1, normalized=False, weight="weight")


def eigenvector(network: nx.DiGraph) -> dict[str, float]:
    """作为供应者的特征向量中心度，加起来等于1。"""
    found = nx.eigenvector_centrality_numpy(network.reverse(), weight="weight")
    total = sum(found.values())
    return {sector: value / total for sector, value in found.items()}


def influence_vector(network: nx.DiGraph, labour_share: float) -> dict[str, float]:
    """影响向量，加起来等于1；``labour_share``在0与1之间。"""
    if not 0 < labour_share < 1:
        raise ValueError("劳动的份额要在0与1之间。")
    return nx.pagerank(network.reverse(), alpha=1 - labour_share, tol=1e-12, max_iter=1000, weight="weight")
