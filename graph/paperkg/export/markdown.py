"""Markdown that kg writes: escaped text, sections, and the reading order."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from paperkg.model import Entry, KnowledgeGraph, Origin, Paper, Skipped
from paperkg.reading.mark import MARK

__all__ = [
    "escape_markdown",
    "render_head",
    "render_item",
    "render_link",
    "render_list",
    "render_reading_order",
    "render_section",
    "render_title",
    "say_bases",
    "say_place",
]

_ENDS = re.compile(r"[<>\\\s]")
_ENTITY = re.compile(r"&(?=#?\w{1,40};)")
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


def render_head(title: str) -> str:
    """Write the first lines of a list: its title, and that its items are read to the letter."""
    return f"# {escape_markdown(title)}\n\n{MARK}\n"


def render_reading_order(graph: KnowledgeGraph, order: Sequence[str]) -> str:
    """Write all listed papers in reading order, each with what it builds on.

    The result is a reading list: ``kg build`` reads it back, read marks included.
    """
    bases = say_bases(graph, graph.papers)
    lines = [
        render_head(f"{graph.title}: reading order"),
        "\nEach paper comes after the papers that it builds on.\n\n",
    ]
    for iri in order:
        paper = graph.papers[iri]
        item = render_item(
            render_title(paper),
            read=paper.read,
            date=paper.issued[:4],
            note=bases.get(iri, ""),
        )
        lines.append(f"- {item}\n")
    return "".join(lines)


def render_list(graph: KnowledgeGraph) -> Iterator[str]:
    """Write papers as a list by topic, with notes and what each builds on; ``kg build`` reads it.

    Papers keep the order of the graph, each below its first topic, whose heading comes again where
    others stand in between; outside works come last. An order to read in is numbered.
    """
    bases, choices = say_bases(graph, graph.papers), _say_choices(graph)
    yield render_head(graph.title)
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
            ties = [*filter(None, [bases.get(paper.iri)]), *choices.get(paper.iri, ())]
            note = _join_notes(paper.listing.notes, ties)
            item = render_item(
                render_title(paper),
                read=paper.read,
                authors=paper.authors,
                date=paper.issued,
                note=note,
            )
            yield f"{number}. {item}\n" if graph.is_ordered else f"- {item}\n"


def _find_headings(graph: KnowledgeGraph, paper: Paper) -> tuple[str, ...]:
    if not paper.listed:
        return ("Not on the list",)
    labels: list[str] = []
    topic = graph.topics.get(paper.listing.topics[0]) if paper.listing.topics else None
    while topic:
        labels.append(topic.label)
        topic = graph.topics.get(topic.broader) if topic.broader else None
    return tuple(reversed(labels))


def _join_notes(notes: Sequence[str], ties: Iterable[str]) -> str:
    """Join notes, and what is built on or needed where they do not say it yet."""
    new = (tie for tie in ties if not any(tie in note for note in notes))
    return "; ".join((*notes, *new))


def say_bases(graph: KnowledgeGraph, within: Container[str]) -> dict[str, str]:
    """Say what each of some papers builds on among them, as a build understands it in a note."""
    names: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.later in within and edge.earlier in within:
            names.setdefault(edge.later, []).append(graph.papers[edge.earlier].name)
    return {iri: f"Builds on: {', '.join(sorted(found))}." for iri, found in names.items()}


def _say_choices(graph: KnowledgeGraph) -> dict[str, list[str]]:
    """Say of what each paper needs one first, unless its own note says so."""
    labels = {concept.iri: concept.label for concept in graph.concepts.values()}
    labels |= {paper.iri: paper.name for paper in graph.papers.values()}
    choices: dict[str, list[str]] = {}
    for group in graph.alternatives:
        if group.origin is not Origin.NOTE:
            names = " or ".join(labels.get(iri, iri) for iri in group.choices)
            choices.setdefault(group.later, []).append(f"Read {names} first.")
    return choices


def render_title(paper: Paper) -> str:
    """Write the title of a paper and all that names it; in bold if it has no address."""
    title = render_link(paper) if paper.url else f"**{escape_markdown(paper.title)}**"
    others = [other for other in paper.identifiers if other.url != paper.url]
    return " ".join(
        [title, *(f"[{other.scheme}]({_write_address(other.url)})" for other in others)]
    )


def render_item(
    title: str, *, read: bool, authors: Sequence[str] = (), date: str = "", note: str = ""
) -> str:
    """Write an item that ``reading.verbatim`` reads to the letter, without its bullet.

    Parameters
    ----------
    title
        In Markdown, from ``render_title``.
    read
        Whether its box is ticked.
    authors, date, note
        What to say of it, as text; empty for nothing.
    """
    names = ", ".join(f"*{escape_markdown(name)}*" for name in authors if name.strip())
    return "".join(
        (
            f"[{'x' if read else ' '}] {title}",
            f" {names}" if names else "",
            f" ({date})" if date else "",
            f" - {escape_markdown(note)}" if note.strip() else "",
        )
    )


def render_link(paper: Paper) -> str:
    """Write the title of a paper, as a link if the paper has an address."""
    title = escape_markdown(paper.title)
    return f"[{title}]({_write_address(paper.url)})" if paper.url else title


def _write_address(url: str) -> str:
    """Write an address between angle brackets, where only what ends them has to be encoded."""
    encoded = _ENDS.sub(lambda match: f"%{ord(match[0]):02X}", url)
    return "<" + _ENTITY.sub(r"\\&", encoded) + ">"


def render_section(heading: str, items: Sequence[str], advice: str = "") -> str:
    """Write a heading with a list below it; nothing if the list is empty."""
    if not items:
        return ""
    parts = [f"## {heading}", *([advice] if advice else []), "\n".join(f"- {i}" for i in items)]
    return "\n\n".join(parts)
