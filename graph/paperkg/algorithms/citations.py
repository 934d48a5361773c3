"""The citations among listed papers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from paperkg.model import Citation, KnowledgeGraph

__all__ = ["count_citations", "group_citations", "project_citations"]


def project_citations(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    """Give (citing, cited) for each citation between two listed papers, sorted."""
    listed = {paper.iri for paper in graph.listed}
    return sorted(
        (citation.citing, citation.cited)
        for citation in graph.citations
        if citation.citing in listed
        and citation.cited in listed
        and citation.citing != citation.cited
    )


def count_citations(graph: KnowledgeGraph) -> dict[str, int]:
    """Count for each listed paper the other listed papers that cite it."""
    counts = Counter(cited for _, cited in project_citations(graph))
    return {paper.iri: counts[paper.iri] for paper in graph.listed}


def group_citations(citations: Iterable[Citation]) -> Iterator[tuple[str, list[str]]]:
    """Give the IRI of each citing work and of what it cites; those of a work stand together."""
    for citing, group in groupby(citations, key=lambda citation: citation.citing):
        yield citing, [citation.cited for citation in group]
