"""What Semantic Scholar said, in words: for the terminal in short, for the report in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rapidfuzz.fuzz import token_set_ratio

from paperkg.export.markdown import escape_markdown, render_section
from paperkg.model import Entry, KnowledgeGraph
from paperkg.names import compute_acronym, normalize_name
from paperkg.sources.title_match import Verdict

if TYPE_CHECKING:
    from paperkg.sources.refresh import Refreshed

__all__ = ["render_refresh", "say_refresh"]

ALIKE = 60.0
"""Below this score of their words, two titles are of two papers (RapidFuzz, 0 to 100)."""


def say_refresh(graph: KnowledgeGraph, refreshed: Refreshed) -> list[str]:
    """Say in a sentence or two what a refresh brought and what it did not."""
    answers, changes = refreshed.answers, refreshed.changes
    sentences = []
    if answers.trouble:
        kept = "what came before is in the graph" if answers.found else _since(graph)
        sentences.append(f"{answers.trouble}; {kept}.")
    elif not answers.asked_for:
        sentences.append(f"Nothing had to be asked for: {_since(graph)}.")
    if answers.found:
        sentences.append(
            f"Semantic Scholar answered for {len(answers.found)} papers: "
            f"{len(changes.added)} citations are new, {len(changes.confirmed)} confirmed, "
            f"{len(changes.dropped)} dropped, {len(changes.unconfirmed)} kept unconfirmed."
        )
    counts = {
        "Papers that Semantic Scholar does not know": len(answers.unknown),
        "Papers that got no answer and are as they were": len(answers.failed),
        "Titles that may be another paper's": len(_titles(refreshed, Verdict.DOUBTFUL)),
    }
    sentences += [f"{what}: {count} (see report.md)." for what, count in counts.items() if count]
    return sentences


def _since(graph: KnowledgeGraph) -> str:
    """Say how old what is there is."""
    dates = sorted(paper.record.asked[:10] for paper in graph.listed if paper.record.asked)
    if not dates:
        return "citations are those that ship with kg"
    return f"citations are as they were asked for on {dates[-1]}"


def render_refresh(
    graph: KnowledgeGraph, refreshed: Refreshed, entries: Mapping[int, Entry]
) -> list[str]:
    """Write the sections of the report on a refresh; entries are by their line."""
    answers, changes = refreshed.answers, refreshed.changes
    if not answers.asked_for:
        return []
    rows = {
        "Papers with an answer": len(answers.found),
        "Papers that Semantic Scholar does not know": len(answers.unknown),
        "Papers without an answer": len(answers.failed),
        "Citations confirmed": len(changes.confirmed),
        "Citations added": len(changes.added),
        "Citations dropped": len(changes.dropped),
        "Citations kept, not confirmed": len(changes.unconfirmed),
        "References without an identity": changes.unnamed,
    }
    table = ["| | |", "|---|---:|", *(f"| {name} | {count} |" for name, count in rows.items())]
    head = [f"## Semantic Scholar, {answers.asked[:10]}"]
    if answers.trouble:
        head.append(f"Not all went well: {escape_markdown(answers.trouble)}.")
    on_list = {paper.iri for paper in graph.listed}
    inside = [pair for pair in changes.added if on_list.issuperset(pair)]
    return [
        "\n\n".join((*head, "\n".join(table))),
        render_section(
            "Papers that Semantic Scholar does not know", _names(graph, answers.unknown)
        ),
        render_section(
            "Papers without an answer",
            [f"{_name(graph, iri)}: {escape_markdown(why)}" for iri, why in answers.failed.items()],
            "They are as they were; the next build asks again.",
        ),
        render_section("Titles found", _titles(refreshed, Verdict.TAKEN)),
        render_section(
            "Entries that Semantic Scholar calls otherwise",
            _other_titles(graph, refreshed, entries),
            "The link of the entry may lead to another paper.",
        ),
        render_section("Citations dropped", _pairs(graph, changes.dropped), _WHY_DROPPED),
        render_section("Citations added among the entries", _pairs(graph, inside)),
        render_section("Citations not confirmed", _pairs(graph, changes.unconfirmed)),
        render_section(
            "Citations of younger works",
            _pairs(graph, changes.to_the_future),
            "One of the two dates may be wrong.",
        ),
    ]


_WHY_DROPPED = (
    "Semantic Scholar knows both papers, and its complete reference list of the first has not the "
    "second."
)


def _titles(refreshed: Refreshed, verdict: Verdict) -> list[str]:
    return [
        f"{escape_markdown(candidate.title)}. {escape_markdown(str(candidate))}"
        for candidate in refreshed.answers.candidates.values()
        if candidate.verdict is verdict
    ]


def _other_titles(
    graph: KnowledgeGraph, refreshed: Refreshed, entries: Mapping[int, Entry]
) -> list[str]:
    """List the entries whose identifier leads to a paper of quite another title."""
    lines = []
    for iri, answer in refreshed.answers.found.items():
        paper = graph.papers.get(iri)
        title = answer.work.title
        for line in paper.listing.lines if paper and title else ():
            if line in entries and not _is_alike(entries[line].title, title):
                place = f"line {line}: {escape_markdown(entries[line].title)}"
                lines.append(f"{place}, at Semantic Scholar: {escape_markdown(title)}")
    return lines


def _is_alike(name: str, title: str) -> bool:
    if compute_acronym(title) == name.upper():
        return True
    return token_set_ratio(normalize_name(name), normalize_name(title)) >= ALIKE


def _pairs(graph: KnowledgeGraph, pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{_name(graph, citing)} → {_name(graph, cited)}" for citing, cited in pairs]


def _names(graph: KnowledgeGraph, iris: Iterable[str]) -> list[str]:
    return [_name(graph, iri) for iri in iris]


def _name(graph: KnowledgeGraph, iri: str) -> str:
    paper = graph.papers.get(iri)
    return escape_markdown(paper.title if paper else iri)
