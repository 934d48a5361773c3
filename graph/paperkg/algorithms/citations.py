"""The citations among listed papers."""

from __future__ import annotations

from collections import Counter

from paperkg.model import KnowledgeGraph

__all__ = ["count_citations", "project_citations"]


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
