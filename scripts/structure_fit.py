"""How the weights of lineage.structure are fitted: on which pairs, and how."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scripts.edge_labels import find_pairs, read_labels
from sklearn.linear_model import LogisticRegression

from paperkg.lineage.structure import FEATURES, CitedPair, pair_citations
from paperkg.model import KnowledgeGraph, Origin


def judge(graph: KnowledgeGraph) -> dict[tuple[str, str], bool]:
    """Say of each citation between listed papers whether it is a builds-on edge, where clear."""
    labels = find_pairs(read_labels("llm-reading-list"), graph.listed)
    asserted = {(edge.later, edge.earlier) for edge in graph.edges if edge.origin is Origin.CURATED}
    pairs = ((pair.later, pair.earlier) for pair in pair_citations(graph.papers, graph.citations))
    return {
        pair: pair in asserted or labels.get(pair) == "right"
        for pair in pairs
        if pair in asserted or labels.get(pair) != "unclear"
    }


def fit(
    pairs: Iterable[CitedPair],
    right: dict[tuple[str, str], bool],
    names: Sequence[str] = FEATURES,
) -> dict[str, float]:
    """Fit a logistic regression, kept small by an L2 penalty; features not named weigh nothing."""
    known = [pair for pair in pairs if (pair.later, pair.earlier) in right]
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(
        [[pair.features[name] for name in names] for pair in known],
        [right[pair.later, pair.earlier] for pair in known],
    )
    weights = dict(zip(names, (round(float(one), 3) for one in model.coef_[0]), strict=True))
    bias = round(float(model.intercept_[0]), 3)
    return {"bias": bias, **{name: weights.get(name, 0.0) for name in FEATURES}}
