"""What Semantic Scholar answered: in short for the terminal, in full for the report."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from paperkg.export.markdown import escape_markdown, render_section
from paperkg.identity.match import Verdict
from paperkg.model import KnowledgeGraph
from paperkg.names import title_of

if TYPE_CHECKING:
    from paperkg.sources.refresh import Refreshed

__all__ = ["render_refresh", "say_refresh"]


def say_refresh(graph: KnowledgeGraph, refreshed: Refreshed) -> list[str]:
    """Say in a sentence or two what a refresh brought and what it did not bring."""
    answers, changes = refreshed.answers, refreshed.changes
    sentences = []
    if answers.trouble:
        kept = "the answers before that are in the graph" if answers.found else _since(graph)
        sentences.append(f"{answers.trouble}; {kept}.")
    elif not answers.asked_for:
        sentences.append(f"No paper needs a new answer: {_since(graph)}.")
    if answers.found:
        sentences.append(
            f"Semantic Scholar answered for {len(answers.found)} papers: "
            f"{len(changes.added)} citations are new, {len(changes.confirmed)} confirmed, "
            f"{len(changes.dropped)} removed, {len(changes.unconfirmed)} kept without confirmation."
        )
    counts = {
        "Papers that Semantic Scholar does not know": len(answers.unknown),
        "Papers without an answer, left as they were": len(answers.failed),
        "Papers of whose answers something odd was left out": len(answers.odd),
        "Titles whose match is doubtful": len(_titles(refreshed, Verdict.DOUBTFUL)),
    }
    sentences += [f"{what}: {count} (see report.md)." for what, count in counts.items() if count]
    return sentences


def _since(graph: KnowledgeGraph) -> str:
    """Say how old the citations are."""
    dates = sorted(paper.record.asked[:10] for paper in graph.listed if paper.record.asked)
    if not dates:
        return "the citations are those that ship with kg"
    return f"the citations are those of {dates[-1]}"


def render_refresh(
    graph: KnowledgeGraph,
    refreshed: Refreshed,
) -> list[str]:
    """Write the sections of the report about a refresh."""
    answers, changes = refreshed.answers, refreshed.changes
    if not answers.asked_for:
        return []
    rows = {
        "Papers with an answer": len(answers.found),
        "Papers that Semantic Scholar does not know": len(answers.unknown),
        "Papers without an answer": len(answers.failed),
        "Confirmed citations": len(changes.confirmed),
        "New citations": len(changes.added),
        "Removed citations": len(changes.dropped),
        "Citations kept without confirmation": len(changes.unconfirmed),
        "References without an identifier": changes.unnamed,
    }
    table = ["| | |", "|---|---:|", *(f"| {name} | {count} |" for name, count in rows.items())]
    head = [f"## Semantic Scholar, {answers.asked[:10]}"]
    if answers.trouble:
        head.append(f"The refresh is incomplete: {escape_markdown(answers.trouble)}.")
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
            "These papers are as they were. The next build asks for them again.",
        ),
        render_section(
            "Answers of which something was left out",
            [
                f"{_name(graph, iri)}: {escape_markdown(', '.join(dict.fromkeys(odd)))}"
                for iri, odd in answers.odd.items()
            ],
            "It has the wrong type or is too large; the rest of the answer is taken.",
        ),
        render_section("Entries found by their title", _titles(refreshed, Verdict.TAKEN)),
        render_section("Removed citations", _pairs(graph, changes.dropped), _WHY_DROPPED),
        render_section("New citations among the entries", _pairs(graph, inside)),
        render_section(
            "Citations kept without confirmation",
            _pairs(graph, changes.unconfirmed),
            "The answer of Semantic Scholar has no such citation, but it may be incomplete.",
        ),
        render_section(
            "Citations of later works",
            _pairs(graph, changes.to_the_future),
            "The date of one of the two papers may be wrong.",
        ),
    ]


_WHY_DROPPED = (
    "Semantic Scholar knows both papers, and its complete reference list of the first paper does "
    "not have the second."
)


def _titles(refreshed: Refreshed, verdict: Verdict) -> list[str]:
    return [
        f"{escape_markdown(candidate.title)}. {escape_markdown(str(candidate))}"
        for candidate in refreshed.answers.candidates.values()
        if candidate.verdict is verdict
    ]


def _pairs(graph: KnowledgeGraph, pairs: Iterable[tuple[str, str]]) -> list[str]:
    return [f"{_name(graph, citing)} → {_name(graph, cited)}" for citing, cited in pairs]


def _names(graph: KnowledgeGraph, iris: Iterable[str]) -> list[str]:
    return [_name(graph, iri) for iri in iris]


def _name(graph: KnowledgeGraph, iri: str) -> str:
    return escape_markdown(title_of(graph, iri))
