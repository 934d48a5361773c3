"""Which papers are alike: cited together, or citing the same works."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from paperkg.algorithms.citations import group_citations
from paperkg.memo import Forgetful, Memo, make_key
from paperkg.model import KnowledgeGraph, Likeness, Similarity

__all__ = ["compute_similarities"]

MIN_SHARED = 2
"""Pairs that share fewer works are not worth keeping."""

MAX_PARTNERS = 5
"""Each paper keeps its strongest partners; a pair is kept when either of them keeps it."""

MAX_SHARERS = 200
"""A work that so many cite, or that cites so many, tells little about any two of them, and would
cost a pair for each two."""


def compute_similarities(
    graph: KnowledgeGraph, *, memo: Memo | None = None
) -> tuple[Similarity, ...]:
    """Compute co-citation (Small 1973) and bibliographic coupling (Kessler 1963).

    Two listed papers are co-cited by the works of the graph that cite both, and coupled by those
    that both cite. ``relatedness`` says which works they are.

    Parameters
    ----------
    graph
        The knowledge graph.
    memo
        Keeps the pairs.

    Returns
    -------
    tuple of Similarity
        Sorted by kind and pair.
    """
    names = sorted(paper.iri for paper in graph.listed)
    pairs = (memo or Forgetful()).recall(
        "similarities",
        make_key(chain([names], group_citations(graph.citations))),
        list[_Pair],
        lambda: _find_pairs(graph, names),
    )
    return tuple(
        Similarity(kind, names[first], names[second], count) for kind, first, second, count in pairs
    )


_Pair = tuple[Likeness, int, int, int]
"""What makes two papers alike, their numbers, and how many works they share."""


def _find_pairs(graph: KnowledgeGraph, names: Sequence[str]) -> list[_Pair]:
    """Find the pairs that are kept, sorted."""
    cited: dict[str, set[str]] = defaultdict(set)
    citing: dict[str, set[str]] = defaultdict(set)
    for citation in graph.citations:
        cited[citation.citing].add(citation.cited)
        citing[citation.cited].add(citation.citing)
    numbers = {iri: number for number, iri in enumerate(names)}
    found: list[_Pair] = []
    for kind, sharers in ((Likeness.CO_CITATION, cited), (Likeness.COUPLING, citing)):
        groups = ([numbers[iri] for iri in group if iri in numbers] for group in sharers.values())
        pairs = _pair_strongest(len(names), groups)
        found += [(kind, first, second, count) for (first, second), count in pairs.items()]
    return sorted(found)


def _pair_strongest(size: int, groups: Iterable[list[int]]) -> dict[tuple[int, int], int]:
    """Count what pairs of papers share, and keep the strongest partners of each paper.

    Papers are counted one after the other: a table of all pairs would fill the memory.
    """
    groups_of: list[list[list[int]]] = [[] for _ in range(size)]
    for group in groups:
        if 2 <= len(group) <= MAX_SHARERS:
            for number in group:
                groups_of[number].append(group)
    kept = {}
    for number, shared in enumerate(groups_of):
        counts = Counter(chain.from_iterable(shared))
        ranked = sorted(
            (-count, min(number, other), max(number, other))
            for other, count in counts.items()
            if count >= MIN_SHARED and other != number
        )
        for count, first, second in ranked[:MAX_PARTNERS]:
            kept[first, second] = -count
    return kept
