"""Why papers cite others, by somebody who read them: what comes with packaged citations."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from paperkg.model import Citation, Evidence, Origin, Paper, Relation, RelationKind

__all__ = ["read_reasons"]

_LIKELY = {RelationKind.EXTENDS: 0.9, RelationKind.USES_METHOD: 0.75}
"""How likely a paper builds on one that it extends, and on one that gives it a component."""

_ELSE = 0.15
"""How likely it builds on one that it cites for another reason, as in ``lineage.sentences``."""


def read_reasons(
    citations: Iterable[Citation], papers: Mapping[str, Paper]
) -> tuple[list[Evidence], list[Relation]]:
    """Read the reasons of citations: evidence for or against an edge, and why a paper cites.

    They stand for the sentences that somebody read, and have their origin.

    Parameters
    ----------
    citations
        With their purpose and reason, where somebody has said it.
    papers
        Papers by IRI.
    """
    evidence, relations = [], []
    for citation in citations:
        if not citation.purpose:
            continue
        words = f"Summed up: {citation.reason}"
        source = (papers[citation.citing].record.bibliography[:1] or (citation.citing,))[0]
        evidence.append(
            Evidence(
                citation.citing,
                citation.cited,
                Origin.SENTENCE,
                words,
                source,
                probability=_LIKELY.get(citation.purpose, _ELSE),
            )
        )
        relations.append(
            Relation(
                citation.citing,
                citation.purpose,
                citation.cited,
                Origin.SENTENCE,
                words,
                source,
            )
        )
    return evidence, relations
