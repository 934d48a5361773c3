"""``kg why``: who says that a paper builds on another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.terminal import (
    make_console,
    output_option,
    print_indented,
    read_built_graph,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.model import Evidence, KnowledgeGraph, Paper

__all__ = ["why"]


@click.command(short_help="Who says that a paper builds on another, and who denies it.")
@click.argument("later")
@click.argument("earlier")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@output_option
def why(later: str, earlier: str, output: Path, *, as_json: bool) -> None:
    """Show all evidence that LATER builds on EARLIER, and all against it, with its sources.

    \b
    Examples:
      kg why sparsegpt obc
      kg why obc obs --json
    """
    from paperkg.lookup import find_paper

    graph = read_built_graph(output)
    facts = _collect(graph, find_paper(graph, later), find_paper(graph, earlier))
    if as_json:
        write_json(facts)
    else:
        _print(facts)


def _collect(graph: KnowledgeGraph, later: Paper, earlier: Paper) -> dict[str, Any]:
    pair = (later.iri, earlier.iri)
    edges = (*graph.edges, *graph.weak_edges)
    edge = next((one for one in edges if (one.later, one.earlier) == pair), None)
    citation = next((one for one in graph.citations if (one.citing, one.cited) == pair), None)
    denials = [one for one in graph.denials if (one.later, one.earlier) == pair]
    return {
        "later": {"iri": later.iri, "title": later.title},
        "earlier": {"iri": earlier.iri, "title": earlier.title},
        "builds_on": edge in graph.edges,
        "confidence": edge.confidence if edge else None,
        "redundant": bool(edge and edge.redundant),
        "evidence": [_describe(one) for one in edge.evidence] if edge else [],
        "denials": [_describe(one) for one in denials],
        "cites": citation is not None,
        "sentences": [_read(one, earlier) for one in citation.sentences] if citation else [],
        "intents": list(citation.intents) if citation else [],
        "is_influential": citation.is_influential if citation else None,
        "references_known": bool(later.record.bibliography),
    }


def _read(sentence: str, cited: Paper) -> dict[str, Any]:
    """Say what a citing sentence is taken to say."""
    from paperkg.lineage.sentences import read_sentence

    reading = read_sentence(sentence, cited)
    return {
        "text": sentence,
        "purpose": reading.purpose.value if reading else None,
        "probability": round(reading.probability, 3) if reading else None,
    }


def _describe(one: Evidence) -> dict[str, Any]:
    return {
        "origin": one.origin.value,
        "text": one.text,
        "source": one.source,
        "probability": one.probability,
    }


def _print(facts: dict[str, Any]) -> None:
    from rich.text import Text

    console = make_console()
    later, earlier = facts["later"]["title"], facts["earlier"]["title"]
    console.print(Text(_conclude(facts, later, earlier), style="bold"), soft_wrap=True)
    if facts["redundant"]:
        print_indented(console, "A chain of other edges says the same.", indent=2)
    for one in facts["evidence"]:
        print_indented(console, _say(one), indent=2)
    for one in facts["denials"]:
        print_indented(console, f"Denied: {_say(one)}", indent=2)
    if not facts["evidence"] and not facts["denials"]:
        print_indented(console, "Nobody says so.", indent=2)
    if facts["cites"]:
        marks = [*facts["intents"], *(["strong influence"] if facts["is_influential"] else [])]
        words = f" ({', '.join(marks)})" if marks else ""
        print_indented(console, f"It cites it{words}.", indent=2)
        for one in facts["sentences"]:
            why = f" [{one['purpose']}]" if one["purpose"] else ""
            print_indented(console, f"“{one['text']}”{why}", indent=4, style="dim")
    elif facts["references_known"]:
        print_indented(console, "It does not cite it.", indent=2)
    else:
        print_indented(console, "Its references are not known.", indent=2)


def _conclude(facts: dict[str, Any], later: str, earlier: str) -> str:
    sure = facts["confidence"]
    if facts["builds_on"]:
        return f"{later} builds on {earlier}, {sure:.0%} sure."
    if sure is not None:
        return f"{later} may build on {earlier}, but that is only {sure:.0%} sure."
    return f"{later} does not build on {earlier}."


def _say(one: dict[str, Any]) -> str:
    sure = "" if one["probability"] is None else f"{one['probability']:.0%} likely"
    where = ", ".join(filter(None, (one["origin"], sure, one["source"])))
    return f"{one['text'] or 'without a reason'} [{where}]"
