"""What a list lacks, as lines of Markdown to paste into it."""

from __future__ import annotations

from paperkg.algorithms.gaps import Missing
from paperkg.export.markdown import escape_markdown, render_link
from paperkg.model import KnowledgeGraph

__all__ = ["render_missing"]

SHOWN = 3
"""How many of the papers that cite a work are named."""


def render_missing(graph: KnowledgeGraph, missing: list[Missing]) -> str:
    """Write outside works as entries. The note says who cites each; a build makes no edge of it."""
    lines = []
    for work in missing:
        paper = graph.papers[work.iri]
        names = [graph.papers[iri].name for iri in work.cited_by]
        rest = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
        year = f" ({paper.year})" if paper.year else ""
        cited = escape_markdown(", ".join(names[:SHOWN]) + rest)
        lines.append(f"- [ ] {render_link(paper)}{year} - Cited by {cited}.")
    return "".join(f"{line}\n" for line in lines)
