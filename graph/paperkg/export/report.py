"""The report of a build: what the build found, what it did not find, and how to mend that."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperkg.algorithms.citations import project_citations
from paperkg.algorithms.cycles import Cycle
from paperkg.export.markdown import escape_markdown, render_section, say_place
from paperkg.export.refresh_report import render_refresh, say_refresh
from paperkg.identity.misfits import Misfit
from paperkg.model import Entry, KnowledgeGraph, Paper, ReadingList, Resolution
from paperkg.names import name_of

if TYPE_CHECKING:
    from paperkg.sources.refresh import Refreshed

__all__ = ["BuildFindings", "render_report", "say_cycle", "say_findings"]

SHOWN_EXAMPLES = 3
"""So many remarks of one kind are printed; the report has all of them."""

SHOWN_MEMBERS = 10
"""How many members of a cycle are named."""

SHOWN_EDGES = 5
"""How many of its weakest edges are named."""


@dataclass(frozen=True, slots=True)
class BuildFindings:
    """What a build has to tell a person, besides the graph.

    Attributes
    ----------
    reading_list
        The list, with the lines that the build did not understand.
    entries
        The entries of each paper, by its IRI.
    duplicates
        Groups of entries that are the same paper.
    unidentified
        Entries without an identifier and without an address.
    misfits
        Entries whose title and identifier speak of two works.
    unknown_names
        Pairs of a paper's IRI and a name in its note that no entry of the list has.
    off_list
        IRIs in the curated file that are not papers of the list.
    lost_marks
        IRIs of read marks on what is not in the graph.
    lost_resolutions
        Resolutions of entries that are not on the list.
    cycles
        Prerequisites that depend on each other.
    refreshed
        The answers of Semantic Scholar; None if the build did not ask.
    """

    reading_list: ReadingList
    entries: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    duplicates: tuple[tuple[Entry, ...], ...] = ()
    unidentified: tuple[Entry, ...] = ()
    misfits: tuple[Misfit, ...] = ()
    unknown_names: tuple[tuple[str, str], ...] = ()
    off_list: tuple[str, ...] = ()
    lost_marks: tuple[str, ...] = ()
    lost_resolutions: tuple[Resolution, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    refreshed: Refreshed | None = None


@dataclass(frozen=True, slots=True)
class Remarks:
    """Remarks of one kind: a section of the report, and a line of what a build says.

    Attributes
    ----------
    heading
        What they have in common.
    items
        The remarks, as Markdown.
    advice
        How to mend it.
    to_check
        How many of them a person should look at; with none, a build does not speak of them.
    """

    heading: str
    items: Sequence[str]
    advice: str = ""
    to_check: int = 0


def render_report(graph: KnowledgeGraph, findings: BuildFindings) -> str:
    """Write the report of a build, as Markdown."""
    sections = [
        f"# {escape_markdown(graph.title)}: report",
        _counts(graph),
        *(render_refresh(graph, findings.refreshed) if findings.refreshed else ()),
        render_section(
            "Entries that are the same paper",
            _say_duplicates(findings),
            "The graph has one paper for them, with all their notes.",
        ),
        *(
            render_section(remarks.heading, remarks.items, remarks.advice)
            for remarks in _collect_remarks(graph, findings)
        ),
    ]
    return "\n\n".join(section for section in sections if section) + "\n"


def say_findings(graph: KnowledgeGraph, findings: BuildFindings) -> list[str]:
    """Say what a person should look at, one sentence each; the report has the details."""
    return [
        *_name_duplicates(findings),
        *(
            f"{remarks.heading}: {remarks.to_check} (see report.md)."
            for remarks in _collect_remarks(graph, findings)
            if remarks.to_check
        ),
        *(say_refresh(graph, findings.refreshed) if findings.refreshed else ()),
    ]


def _collect_remarks(graph: KnowledgeGraph, findings: BuildFindings) -> tuple[Remarks, ...]:
    """Collect the remarks of every kind, in the order of the report."""
    return (
        _say_unidentified(findings),
        *_remark_on_papers(graph),
        *_remark_on_statements(graph, findings),
        _say_misfits(findings),
        Remarks(
            "Cycles of prerequisites",
            [escape_markdown(say_cycle(graph, cycle)) for cycle in findings.cycles],
            "An edge in each cycle is probably wrong: deny it with `kg unlink`.",
            to_check=len(findings.cycles),
        ),
        _say_skipped(findings.reading_list),
    )


def _say_unidentified(findings: BuildFindings) -> Remarks:
    name = findings.reading_list.file
    return Remarks(
        "Entries without an identifier or address",
        [_place(entry, name) for entry in findings.unidentified],
        "Add a link to the paper: best its arXiv page or its DOI.",
        to_check=len(findings.unidentified),
    )


def _remark_on_papers(graph: KnowledgeGraph) -> tuple[Remarks, ...]:
    """Say what the sources do not know of the papers on the list, or know with a remark."""
    described = [paper for paper in graph.listed if paper.record.described]
    return (
        Remarks(
            "Papers known from the list only",
            [_say_remark(paper) for paper in graph.listed if not paper.record.described],
            "No source describes these papers: kg knows of them what the list says, no references. "
            'If the nearest title is the right paper, say so: `kg resolve "TITLE" IDENTIFIER`.',
        ),
        Remarks(
            "Papers without known references",
            [_name(paper) for paper in described if not paper.record.bibliography],
            "Edges from these papers have no citation to support them.",
        ),
        Remarks(
            "Remarks on papers",
            [_say_remark(paper) for paper in described if paper.record.remark],
        ),
    )


def _remark_on_statements(graph: KnowledgeGraph, findings: BuildFindings) -> tuple[Remarks, ...]:
    """Name what notes and the person's files speak of and the list does not have."""
    lost = [
        *(f"read mark: {escape_markdown(iri)}" for iri in findings.lost_marks),
        *(
            f"resolution: {escape_markdown(resolution.entry)} is {resolution.identifier.curie}"
            for resolution in findings.lost_resolutions
        ),
    ]
    return (
        Remarks(
            "Names in notes that no entry of the list has",
            [
                f"{_name(graph.papers[iri])}: {escape_markdown(name)}"
                for iri, name in findings.unknown_names
            ],
            to_check=len(findings.unknown_names),
        ),
        Remarks(
            "Papers in the curated file that are not on the list",
            [escape_markdown(iri) for iri in findings.off_list],
            "Add them to the list, or remove what the curated file says of them.",
            to_check=len(findings.off_list),
        ),
        Remarks(
            "Read marks and resolutions of what is not on the list",
            lost,
            "kg keeps them, and uses them again when the entry is back. If its title changed, say "
            "it again with the new title.",
            to_check=len(lost),
        ),
    )


def _say_misfits(findings: BuildFindings) -> Remarks:
    name = findings.reading_list.file
    return Remarks(
        "Entries whose identifier is that of another title",
        [
            f"{_place(misfit.entry, name)}, but {escape_markdown(misfit.curie)} is: "
            f"{escape_markdown(misfit.title)}"
            for misfit in findings.misfits
        ],
        "The link of such an entry may lead to another paper: check it.",
        to_check=len(findings.misfits),
    )


def _say_skipped(reading_list: ReadingList) -> Remarks:
    """Show the lines left out. Prose around a list is normal: only the others need a look."""
    return Remarks(
        "Lines of the list that kg did not understand",
        [
            f"{escape_markdown(say_place(skipped, reading_list.file))}: "
            f"{escape_markdown(skipped.text[:100])} ({escape_markdown(skipped.reason)})"
            for skipped in reading_list.skipped
        ],
        to_check=sum(skipped.reason != "prose" for skipped in reading_list.skipped),
    )


def _name_duplicates(findings: BuildFindings) -> list[str]:
    """Name the first entries that are one paper; count them where there are more."""
    name = findings.reading_list.file
    sentences = []
    for entries in findings.duplicates[:SHOWN_EXAMPLES]:
        first, second = (say_place(entry, name) for entry in entries[:2])
        if first.startswith("line ") and second.startswith("line "):
            first, second = f"Lines {entries[0].line}", f"{entries[1].line}"
        rest = len(entries) - 2
        places = f"{first}, {second} and {rest} more" if rest else f"{first} and {second}"
        sentences.append(f"{places} are the same paper: {entries[0].title}.")
    more = len(findings.duplicates) - len(sentences)
    if more:
        sentences.append(f"Papers that stand more than once: {more} more (see report.md).")
    return sentences


def _counts(graph: KnowledgeGraph) -> str:
    listed = graph.listed
    inside = len(project_citations(graph))
    rows = {
        "Entries on the list": len(listed),
        "Topics": len(graph.topics),
        "Citations among them": inside,
        "Outside works that they cite": len(graph.papers) - len(listed),
        "Citations of outside works": len(graph.citations) - inside,
        "Builds-on edges": len(graph.edges),
        "Weak builds-on edges, not drawn": len(graph.weak_edges),
        "Concepts": len(graph.concepts),
    }
    return "\n".join(["| | |", "|---|---:|", *(f"| {name} | {n} |" for name, n in rows.items())])


def _name(paper: Paper) -> str:
    return escape_markdown(paper.title)


def _say_remark(paper: Paper) -> str:
    return (
        f"{_name(paper)}. {escape_markdown(paper.record.remark)}"
        if paper.record.remark
        else _name(paper)
    )


def _place(entry: Entry, list_file: str) -> str:
    place = escape_markdown(say_place(entry, list_file))
    return f"{place}: {escape_markdown(entry.title)}"


def _say_duplicates(findings: BuildFindings) -> list[str]:
    name = findings.reading_list.file
    return ["; ".join(_place(entry, name) for entry in entries) for entries in findings.duplicates]


def say_cycle(graph: KnowledgeGraph, cycle: Cycle) -> str:
    """Say which papers or concepts depend on each other, and which edges are doubtful."""
    members = _shorten([name_of(graph, iri) for iri in cycle.members], SHOWN_MEMBERS)
    doubtful = [
        f"that {name_of(graph, after)} needs {name_of(graph, before)}"
        for before, after in cycle.weakest
    ]
    return (
        f"{len(cycle.members)} depend on each other: {members}; "
        f"most doubtful is {_shorten(doubtful, SHOWN_EDGES)}"
    )


def _shorten(names: list[str], most: int) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
