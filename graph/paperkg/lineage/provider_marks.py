"""What the provider of citations marks: why a paper cites another, and how strongly.

Semantic Scholar marks a citation as "methodology", "background" or "result" (Cohan et al. 2019),
and as influential (Valenzuela et al. 2015). Neither says that a paper builds on another, but each
makes it likelier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperkg.model import Citation, Evidence, Origin, Paper

__all__ = ["read_provider_marks"]

METHODOLOGY, INFLUENTIAL, BOTH = 0.1, 0.2, 0.35
"""How likely a citation with these marks is a builds-on edge: a edge_settings, not fitted."""


def read_provider_marks(
    citations: Iterable[Citation], papers: Mapping[str, Paper]
) -> list[Evidence]:
    """Take the provider's marks as weak evidence.

    Parameters
    ----------
    citations
        With the provider's marks, where it has them.
    papers
        Papers by IRI.
    """
    evidence = []
    for citation in citations:
        is_method = "methodology" in citation.intents
        if is_method or citation.is_influential:
            sure = BOTH if is_method and citation.is_influential else INFLUENTIAL
            marks = [*(["methodology"] if is_method else [])]
            if citation.is_influential:
                marks.append("a strong influence")
            else:
                sure = METHODOLOGY
            text = f"Semantic Scholar marks the citation as {' and '.join(marks)}."
            source = papers[citation.citing].record.bibliography[-1:] or (citation.citing,)
            evidence.append(
                Evidence(
                    citation.citing,
                    citation.cited,
                    Origin.MARK,
                    text,
                    source[0],
                    probability=sure,
                )
            )
    return evidence
