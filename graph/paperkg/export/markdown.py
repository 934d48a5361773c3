"""Markdown that kg writes: escaped text, sections, and the reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from paperkg.model import Entry, KnowledgeGraph, Paper, Skipped

__all__ = [
    "escape_markdown",
    "render_link",
    "render_list",
    "render_reading_order",
    "render_section",
    "say_place",
]

_ENDS = re.compile(r"[<>\\\s]")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~&])")


def escape_markdown(text: str) -> str:
    r"""Escape text so that it shows as it is: no Markdown, no HTML, no new line.

    Examples
    --------
    >>> escape_markdown("a *b* <script>")
    'a \\*b\\* \\<script\\>'
    """
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))


def say_place(item: Entry | Skipped, list_file: str) -> str:
    """Say where something stands: its line, with its file where the list is made of several."""
    return f"line {item.line}" if item.file == list_file else f"{item.file}:{item.line}"


def render_reading_order(graph: KnowledgeGraph, order: Sequence[str]) -> str:
    """Write all listed papers in reading order, each with what it builds on.

    The result is a reading list: ``kg build`` reads it back, read marks included.
    """
    bases = _name_bases(graph)
    lines = [
        f"# {escape_markdown(graph.title)}: reading order",
        "",
        "Each paper comes after the papers that it builds on.",
        "",
    ]
    for iri in order:
        names = ", ".join(map(escape_markdown, sorted(bases.get(iri, []))))
        lines.append(_render_item(graph.papers[iri], [f"Builds on: {names}."] if names else []))
    return "\n".join(lines[:4]) + "\n" + "".join(lines[4:])


def render_list(graph: KnowledgeGraph) -> Iterator[str]:
    """Write papers as a list by topic, with notes and what each builds on; ``kg build`` reads it.

    Papers keep the order of the graph, each below its first topic, whose heading comes again where
    others stand in between; outside works come last. An order to read in is numbered.
    """
    bases = _name_bases(graph)
    yield f"# {escape_markdown(graph.title)}\n"
    above: tuple[str, ...] = ()
    number = 0
    for headings, papers in groupby(
        graph.papers.values(), key=lambda paper: _find_headings(graph, paper)
    ):
        for depth, heading in enumerate(headings):
            if headings[: depth + 1] != above[: depth + 1]:
                yield f"\n{'#' * min(depth + 2, 6)} {escape_markdown(heading)}\n"
        above = headings
        yield "\n"
        for paper in papers:
            number += 1
            notes = [*map(escape_markdown, paper.listing.notes)]
            if names := bases.get(paper.iri):
                notes.append(f"Builds on: {', '.join(map(escape_markdown, sorted(names)))}.")
            yield _render_item(paper, notes, mark=f"{number}." if graph.is_ordered else "-")


def _find_headings(graph: KnowledgeGraph, paper: Paper) -> tuple[str, ...]:
    if not paper.listed:
        return ("Not on the list",)
    labels: list[str] = []
    topic = graph.topics.get(paper.listing.topics[0]) if paper.listing.topics else None
    while topic:
        labels.append(topic.label)
        topic = graph.topics.get(topic.broader) if topic.broader else None
    return tuple(reversed(labels))


def _name_bases(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """Name what each paper builds on."""
    bases: dict[str, list[str]] = {}
    for edge in graph.edges:
        bases.setdefault(edge.later, []).append(graph.papers[edge.earlier].name)
    return bases


def _render_item(paper: Paper, notes: Sequence[str], *, mark: str = "-") -> str:
    box = "x" if paper.read else " "
    year = f" ({paper.year})" if paper.year else ""
    # A note is a sentence, or part of one.
    note = f" - {'. '.join(note.rstrip('.') for note in notes)}." if notes else ""
    return f"{mark} [{box}] {render_link(paper)}{year}{note}\n"


def render_link(paper: Paper) -> str:
    """Write the title of a paper, as a link if the paper has an address."""
    title = escape_markdown(paper.title)
    # Between angle brackets, only what ends them has to be encoded.
    url = _ENDS.sub(lambda match: f"%{ord(match[0]):02X}", paper.url)
    return f"[{title}](<{url}>)" if url else title


def render_section(heading: str, items: Sequence[str], advice: str = "") -> str:
    """Write a heading with a list below it; nothing if the list is empty."""
    if not items:
        return ""
    parts = [f"## {heading}", *([advice] if advice else []), "\n".join(f"- {i}" for i in items)]
    return "\n\n".join(parts)
