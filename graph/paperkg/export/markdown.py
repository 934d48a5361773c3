"""Markdown that kg writes: escaped text, sections, and the reading order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from paperkg.model import KnowledgeGraph, Paper

__all__ = ["escape_markdown", "render_link", "render_reading_order", "render_section"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def escape_markdown(text: str) -> str:
    r"""Escape text so that it shows as it is: no Markdown, no HTML, no new line.

    Examples
    --------
    >>> escape_markdown("a *b* <script>")
    'a \\*b\\* \\<script\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def render_reading_order(graph: KnowledgeGraph, order: Sequence[str]) -> str:
    """Write all listed papers in reading order, each with what it builds on.

    The result is a reading list: ``kg build`` reads it back, read marks included.
    """
    bases: dict[str, list[str]] = {}
    for edge in graph.edges:
        bases.setdefault(edge.later, []).append(graph.papers[edge.earlier].name)
    lines = [
        f"# {escape_markdown(graph.title)}: reading order",
        "",
        "Each paper comes after the papers that it builds on.",
        "",
    ]
    for iri in order:
        paper = graph.papers[iri]
        mark = "x" if paper.read else " "
        year = f" ({paper.year})" if paper.year else ""
        names = ", ".join(map(escape_markdown, sorted(bases.get(iri, []))))
        lines.append(
            f"- [{mark}] {render_link(paper)}{year}" + (f" - Builds on: {names}." if names else "")
        )
    return "\n".join(lines) + "\n"


def render_link(paper: Paper) -> str:
    """Write the title of a paper, as a link if the paper has an address."""
    title = escape_markdown(paper.title)
    if paper.identifiers:
        return f"[{title}](<{paper.identifiers[0].url}>)"
    return f"[{title}](<{paper.listing.links[0].url}>)" if paper.listing.links else title


def render_section(heading: str, items: Sequence[str], advice: str = "") -> str:
    """Write a heading with a list below it; nothing if the list is empty."""
    if not items:
        return ""
    parts = [f"## {heading}", *([advice] if advice else []), "\n".join(f"- {i}" for i in items)]
    return "\n\n".join(parts)
