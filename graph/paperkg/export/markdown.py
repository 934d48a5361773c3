"""The reading order and the report of a build, as Markdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperkg.algorithms.cycles import Cycle
from paperkg.model import Entry, KnowledgeGraph, Paper, ReadingList

__all__ = [
    "BuildFindings",
    "escape_markdown",
    "render_reading_order",
    "render_report",
    "say_findings",
]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


@dataclass(frozen=True, slots=True)
class BuildFindings:
    """What a build has to say beside the graph.

    Attributes
    ----------
    reading_list
        The list, with the lines that were not understood.
    duplicates
        Entries that are one paper.
    unidentified
        Entries that hold no identifier and no address.
    unknown_names
        Papers and the names in their notes that are no entry of the list.
    off_list
        IRIs in the curated file that are no paper of the list.
    cycles
        Prerequisites that depend on each other.
    """

    reading_list: ReadingList
    duplicates: tuple[tuple[Entry, ...], ...] = ()
    unidentified: tuple[Entry, ...] = ()
    unknown_names: tuple[tuple[str, str], ...] = ()
    off_list: tuple[str, ...] = ()
    cycles: tuple[Cycle, ...] = ()


def escape_markdown(text: str) -> str:
    r"""Show text as it is: nothing in it is taken as Markdown or HTML, or starts a new line.

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
    for claim in graph.builds_on:
        bases.setdefault(claim.later, []).append(graph.papers[claim.earlier].name)
    lines = [
        f"# {escape_markdown(graph.title)}: reading order",
        "",
        "No paper stands before one that it builds on.",
        "",
    ]
    for iri in order:
        paper = graph.papers[iri]
        mark = "x" if paper.read else " "
        year = f" ({paper.year})" if paper.year else ""
        names = ", ".join(map(escape_markdown, sorted(bases.get(iri, []))))
        lines.append(
            f"- [{mark}] {_link(paper)}{year}" + (f" - Builds on: {names}." if names else "")
        )
    return "\n".join(lines) + "\n"


def _link(paper: Paper) -> str:
    title = escape_markdown(paper.title)
    if paper.identifiers:
        return f"[{title}](<{paper.identifiers[0].url}>)"
    return f"[{title}](<{paper.links[0].url}>)" if paper.links else title


def render_report(graph: KnowledgeGraph, findings: BuildFindings) -> str:
    """Write what a build found and did not find."""
    sections = [
        f"# {escape_markdown(graph.title)}: report",
        _counts(graph),
        _section("Entries that are one paper", _say_duplicates(findings)),
        _section(
            "Entries without an identifier or address",
            [_place(entry) for entry in findings.unidentified],
            "Add a link to the paper, best to arXiv or its DOI.",
        ),
        _section(
            "Papers known from the list only",
            [_name(paper) for paper in graph.listed if not paper.described],
            "No source describes them: authors, date and references are not known.",
        ),
        _section(
            "Papers whose references are not known",
            [_name(paper) for paper in graph.listed if paper.described and not paper.bibliography],
        ),
        _section(
            "Names in notes that are no entry of the list",
            [
                f"{_name(graph.papers[iri])}: {escape_markdown(name)}"
                for iri, name in findings.unknown_names
            ],
        ),
        _section(
            "Curated statements about papers that are not on the list",
            [escape_markdown(iri) for iri in findings.off_list],
        ),
        _section("Cycles of prerequisites", [_say_cycle(graph, one) for one in findings.cycles]),
        _section(
            "Lines of the list that were not understood",
            [
                f"line {skipped.line}: {escape_markdown(skipped.text[:100])} ({skipped.reason})"
                for skipped in findings.reading_list.skipped
            ],
        ),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def say_findings(findings: BuildFindings) -> list[str]:
    """Say in a sentence each what needs a person's eye; the report has the details."""
    sentences = [
        f"Line {entries[0].line} and line {entries[1].line} are one paper: {entries[0].title}."
        for entries in findings.duplicates
    ]
    # Prose is expected around a list; only what might have been meant as an entry is worth a look.
    doubtful = [one for one in findings.reading_list.skipped if one.reason != "prose"]
    counts = {
        "Lines of the list not understood as entries": len(doubtful),
        "Entries without an identifier or address": len(findings.unidentified),
        "Names in notes that are no entry of the list": len(findings.unknown_names),
        "Papers in the curated file that are not on the list": len(findings.off_list),
        "Cycles of prerequisites": len(findings.cycles),
    }
    sentences += [f"{what}: {count} (see report.md)." for what, count in counts.items() if count]
    return sentences


def _counts(graph: KnowledgeGraph) -> str:
    listed = graph.listed
    on_list = {paper.iri for paper in listed}
    inside = sum(1 for citation in graph.citations if citation.cited in on_list)
    rows = {
        "Entries on the list": len(listed),
        "Topics": len(graph.topics),
        "Citations among them": inside,
        "Outside works that at least two of them cite": len(graph.papers) - len(listed),
        "Citations of these": len(graph.citations) - inside,
        "Builds-on edges": len(graph.builds_on),
        "Concepts": len(graph.concepts),
    }
    return "\n".join(["| | |", "|---|---:|", *(f"| {name} | {n} |" for name, n in rows.items())])


def _section(heading: str, items: Sequence[str], advice: str = "") -> str:
    if not items:
        return ""
    parts = [f"## {heading}", *([advice] if advice else []), "\n".join(f"- {i}" for i in items)]
    return "\n\n".join(parts)


def _name(paper: Paper) -> str:
    return escape_markdown(paper.title)


def _place(entry: Entry) -> str:
    return f"line {entry.line}: {escape_markdown(entry.title)}"


def _say_duplicates(findings: BuildFindings) -> list[str]:
    return ["; ".join(map(_place, entries)) for entries in findings.duplicates]


def _say_cycle(graph: KnowledgeGraph, cycle: Cycle) -> str:
    before, after = (_title(graph, iri) for iri in cycle.weakest)
    members = ", ".join(_title(graph, iri) for iri in cycle.members)
    return f"{members}; the edge to doubt first: {after} builds on {before}"


def _title(graph: KnowledgeGraph, iri: str) -> str:
    thing = graph.papers.get(iri)
    return escape_markdown(thing.name if thing else graph.concepts[iri].label)
