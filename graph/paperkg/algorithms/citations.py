"""The citations among listed papers, as pairs."""

from __future__ import annotations

from paperkg.model import KnowledgeGraph

__all__ = ["project_citations"]


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
