"""Which papers are alike: cited together, or citing the same works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import combinations

from paperkg.model import KnowledgeGraph, Likeness, Similarity

__all__ = ["compute_similarities"]

MIN_SHARED = 2
"""Pairs that share fewer works are not worth keeping."""

MAX_PARTNERS = 5
"""Each paper keeps its strongest partners; a pair is kept when either of them keeps it."""

MAX_SHARERS = 200
"""A work that so many cite, or that cites so many, tells little about any two of them, and would
cost a pair for each two."""


def compute_similarities(graph: KnowledgeGraph) -> tuple[Similarity, ...]:
    """Compute co-citation (Small 1973) and bibliographic coupling (Kessler 1963).

    Two listed papers are co-cited by the works of the graph that cite both, and coupled by those
    that both cite. ``relatedness`` says which works they are.

    Returns
    -------
    tuple of Similarity
        Sorted by kind and pair.
    """
    cited: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in graph.citations:
        cited[citation.citing].add(citation.cited)
        citing[citation.cited].add(citation.citing)
    listed = {paper.iri for paper in graph.listed}
    found = []
    for kind, sharers in ((Likeness.CO_CITATION, cited), (Likeness.COUPLING, citing)):
        counts: Counter[tuple[str, str]] = Counter()
        for group in sharers.values():
            inside = sorted(group & listed)
            if len(inside) <= MAX_SHARERS:
                counts.update(combinations(inside, 2))
        found += [Similarity(kind, *pair, count) for pair, count in _strongest(counts)]
    return tuple(sorted(found, key=lambda pair: (pair.kind, pair.first, pair.second)))


def _strongest(
    counts: Mapping[tuple[str, str], int],
) -> list[tuple[tuple[str, str], int]]:
    partners: dict[str, list[tuple[int, tuple[str, str]]]] = defaultdict(list)
    for pair, count in counts.items():
        if count >= MIN_SHARED:
            for paper in pair:
                partners[paper].append((-count, pair))
    kept = {pair for ranked in partners.values() for _, pair in sorted(ranked)[:MAX_PARTNERS]}
    return [(pair, counts[pair]) for pair in kept]
