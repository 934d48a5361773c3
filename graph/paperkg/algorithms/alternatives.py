"""Either-or prerequisites: things of which a reader needs one before another."""

from __future__ import annotations

from dataclasses import replace

from paperkg.model import Alternatives, KnowledgeGraph

__all__ = ["select_alternatives"]


def select_alternatives(graph: KnowledgeGraph) -> list[Alternatives]:
    """Select the alternatives of listed papers and concepts, with the choices that are either.

    Nothing is a choice for itself. Alternatives of which no choice is left are left out.
    """
    known = {paper.iri for paper in graph.listed} | graph.concepts.keys()
    selected = []
    for alternatives in graph.alternatives:
        choices = tuple(
            iri for iri in alternatives.choices if iri in known and iri != alternatives.later
        )
        if choices and alternatives.later in known:
            selected.append(replace(alternatives, choices=choices))
    return selected
