"""Which builds-on claims say nothing new, because a chain of others says the same."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import networkx as nx

from paperkg.model import BuildsOn

__all__ = ["mark_redundant"]


def mark_redundant(claims: Iterable[BuildsOn]) -> tuple[BuildsOn, ...]:
    """Mark the claims that others imply (transitive reduction, Aho, Garey and Ullman 1972).

    Inside a cycle, and between two cycles, no claim is marked: which of them is the longer way
    depends on where one starts.

    Parameters
    ----------
    claims
        The claims that hold.

    Returns
    -------
    tuple of BuildsOn
        The same claims in their order.
    """
    claims = tuple(claims)
    graph = nx.DiGraph((claim.later, claim.earlier) for claim in claims)
    condensed = nx.condensation(graph)
    kept = set(nx.transitive_reduction(condensed).edges)
    part: dict[str, int] = condensed.graph["mapping"]
    return tuple(
        replace(claim, redundant=edge not in kept)
        if (edge := (part[claim.later], part[claim.earlier]))[0] != edge[1]
        else claim
        for claim in claims
    )
