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


@click.command(short_help="Show who says that a paper builds on another, and who denies it.")
@click.argument("later")
@click.argument("earlier")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@output_option
def why(later: str, earlier: str, output: Path, *, as_json: bool) -> None:
    """Show the evidence that LATER builds on EARLIER, the denials, and the source of each.

    Both are papers on the list: give a title or part of it, an acronym or an identifier.

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
    edge = next((edge for edge in edges if (edge.later, edge.earlier) == pair), None)
    citation = next(
        (citation for citation in graph.citations if (citation.citing, citation.cited) == pair),
        None,
    )
    denials = [denial for denial in graph.denials if (denial.later, denial.earlier) == pair]
    return {
        "later": {"iri": later.iri, "title": later.title},
        "earlier": {"iri": earlier.iri, "title": earlier.title},
        "builds_on": edge in graph.edges,
        "confidence": edge.confidence if edge else None,
        "redundant": bool(edge and edge.redundant),
        "evidence": [_describe(reason) for reason in edge.evidence] if edge else [],
        "denials": [_describe(denial) for denial in denials],
        "cites": citation is not None,
        "sentences": [_read(sentence, earlier, later) for sentence in citation.sentences]
        if citation
        else [],
        "intents": list(citation.intents) if citation else [],
        "is_influential": citation.is_influential if citation else None,
        "references_known": bool(later.record.bibliography),
    }


def _read(sentence: str, cited: Paper, citing: Paper) -> dict[str, Any]:
    """Describe how kg reads a citing sentence."""
    from paperkg.lineage.sentences import read_sentence

    reading = read_sentence(sentence, cited, citing)
    return {
        "text": sentence,
        "purpose": reading.purpose.value if reading else None,
        "probability": round(reading.probability, 3) if reading else None,
    }


def _describe(evidence: Evidence) -> dict[str, Any]:
    return {
        "origin": evidence.origin.value,
        "text": evidence.text,
        "source": evidence.source,
        "probability": evidence.probability,
    }


def _print(facts: dict[str, Any]) -> None:
    from rich.text import Text

    console = make_console()
    later, earlier = facts["later"]["title"], facts["earlier"]["title"]
    console.print(Text(_conclude(facts, later, earlier), style="bold"), soft_wrap=True)
    if facts["redundant"]:
        print_indented(console, "Other edges imply this edge: a longer chain joins them.", indent=2)
    for reason in facts["evidence"]:
        print_indented(console, _say(reason), indent=2)
    for denial in facts["denials"]:
        print_indented(console, f"Denied: {_say(denial)}", indent=2)
    if not facts["evidence"] and not facts["denials"]:
        print_indented(console, "There is no evidence for it.", indent=2)
    if facts["cites"]:
        marks = [*facts["intents"], *(["strong influence"] if facts["is_influential"] else [])]
        words = f" ({', '.join(marks)})" if marks else ""
        print_indented(console, f"The later paper cites the earlier one{words}.", indent=2)
        for sentence in facts["sentences"]:
            why = f" [{sentence['purpose']}]" if sentence["purpose"] else ""
            print_indented(console, f"“{sentence['text']}”{why}", indent=4, style="dim")
    elif facts["references_known"]:
        print_indented(console, "The later paper does not cite the earlier one.", indent=2)
    else:
        print_indented(console, "The references of the later paper are not known.", indent=2)


def _conclude(facts: dict[str, Any], later: str, earlier: str) -> str:
    confidence = facts["confidence"]
    if facts["builds_on"]:
        return f"{later} builds on {earlier} (confidence {confidence:.0%})."
    if confidence is not None:
        return f"{later} may build on {earlier}, but the confidence is only {confidence:.0%}."
    return f"{later} does not build on {earlier}."


def _say(reason: dict[str, Any]) -> str:
    likely = "" if reason["probability"] is None else f"{reason['probability']:.0%} likely"
    where = ", ".join(filter(None, (reason["origin"], likely, reason["source"])))
    return f"{reason['text'] or 'no reason given'} [{where}]"
