"""``kg show``: what is known of a paper, a concept or a topic."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.surroundings import describe_surroundings, print_surroundings
from paperkg.cli.terminal import (
    identifiers_as_json,
    make_console,
    output_option,
    print_indented,
    print_title,
    read_built_graph,
    say,
    write_json,
)
from paperkg.times import say_minutes

if TYPE_CHECKING:
    from paperkg.model import Concept, Edge, KnowledgeGraph, Paper, Topic

__all__ = ["show"]


@click.command(short_help="Show what is known of a paper, a concept or a topic.")
@click.argument("name", metavar="X")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@output_option
def show(name: str, output: Path, *, as_json: bool) -> None:
    """Show what is known of X: a paper, a concept or a topic.

    X is a title or part of it, an acronym, an identifier or an address. For a paper, kg shows its
    facts, its edges with their evidence, its ancestors and descendants up to three steps away,
    related papers, and other papers of its topics.

    \b
    Examples:
      kg show obc
      kg show "multi-query attention"
      kg show Pruning --json
    """
    from paperkg.lookup import find_iri, say_guess

    graph = read_built_graph(output)
    iri = find_iri(graph, name)
    if guess := say_guess(graph, name, iri):
        say(guess)
    if iri in graph.papers:
        facts = _describe_paper(graph, graph.papers[iri])
    elif iri in graph.concepts:
        facts = _describe_concept(graph, graph.concepts[iri])
    else:
        facts = _describe_topic(graph, graph.topics[iri])
    if as_json:
        write_json(facts)
    else:
        _print(facts)


def _describe_paper(graph: KnowledgeGraph, paper: Paper) -> dict[str, Any]:
    inside = {listed.iri for listed in graph.listed}
    cites = [citation.cited for citation in graph.citations if citation.citing == paper.iri]
    return {
        "iri": paper.iri,
        "type": paper.kind.value if paper.listed else "outside work",
        "title": paper.title,
        "short_names": list(paper.short_names),
        "authors": list(paper.authors),
        "issued": paper.issued,
        "venue": paper.venue,
        "identifiers": identifiers_as_json(paper.identifiers),
        "topics": [graph.topics[topic].label for topic in paper.listing.topics],
        "notes": list(paper.listing.notes),
        "read": paper.read,
        "takes": say_minutes(paper.minutes) if paper.minutes is not None else "",
        "pages": paper.pages,
        "links": [link.url for link in paper.listing.links],
        "introduces": _labels(graph, lambda concept: paper.iri in concept.introduced_by),
        "uses": _labels(graph, lambda concept: paper.iri in concept.used_by),
        "builds_on": [
            _describe_edge(graph, edge, edge.earlier)
            for edge in graph.edges
            if edge.later == paper.iri
        ],
        "built_on_by": [
            _describe_edge(graph, edge, edge.later)
            for edge in graph.edges
            if edge.earlier == paper.iri
        ],
        "summary": paper.record.summary,
        "abstract": paper.record.abstract,
        "fields": list(paper.record.fields),
        "cited_in_the_world": _citation_count(paper),
        "open_access": paper.record.open_access,
        "references": list(paper.record.bibliography) or None,
        "cites": [_reference(graph, iri) for iri in cites if iri in inside],
        "cites_outside": [_reference(graph, iri) for iri in cites if iri not in inside],
        "cited_by": [
            _reference(graph, citation.citing)
            for citation in graph.citations
            if citation.cited == paper.iri
        ],
        **describe_surroundings(graph, paper),
    }


def _citation_count(paper: Paper) -> str:
    if paper.record.citation_count is None:
        return ""
    return f"{paper.record.citation_count} times, as of {paper.record.asked[:10]}"


def _describe_edge(graph: KnowledgeGraph, edge: Edge, other: str) -> dict[str, Any]:
    return {
        **_reference(graph, other),
        "confidence": edge.confidence,
        "evidence": [
            {"origin": reason.origin.value, "text": reason.text, "source": reason.source}
            for reason in edge.evidence
        ],
    }


def _describe_concept(graph: KnowledgeGraph, concept: Concept) -> dict[str, Any]:
    return {
        "iri": concept.iri,
        "type": "concept",
        "title": concept.label,
        "short_names": list(concept.alt_labels),
        "definition": concept.definition,
        "read": concept.known,
        "takes": say_minutes(concept.minutes) if concept.minutes is not None else "",
        "introduced_by": [_reference(graph, iri) for iri in concept.introduced_by],
        "used_by": [_reference(graph, iri) for iri in concept.used_by],
        "prerequisites": [
            graph.concepts[iri].label for iri in concept.prerequisites if iri in graph.concepts
        ],
        "prerequisite_of": _labels(graph, lambda other: concept.iri in other.prerequisites),
    }


def _describe_topic(graph: KnowledgeGraph, topic: Topic) -> dict[str, Any]:
    from paperkg.algorithms.reading_path import expand_target

    return {
        "iri": topic.iri,
        "type": "topic",
        "title": topic.label,
        "broader": graph.topics[topic.broader].label if topic.broader else None,
        "papers": [_reference(graph, iri) for iri in expand_target(graph, topic.iri)],
    }


def _labels(graph: KnowledgeGraph, holds: Any) -> list[str]:
    return [concept.label for concept in graph.concepts.values() if holds(concept)]


def _reference(graph: KnowledgeGraph, iri: str) -> dict[str, Any]:
    paper = graph.papers.get(iri)
    return {
        "iri": iri,
        "title": paper.title if paper else iri,
        "year": paper.year if paper else None,
    }


_HEADINGS = {
    "short_names": "Also called",
    "authors": "Authors",
    "issued": "Issued",
    "venue": "Venue",
    "identifiers": "Identifiers",
    "topics": "Topics",
    "broader": "Inside",
    "fields": "Fields of study",
    "cited_in_the_world": "Cited",
    "open_access": "Free to read at",
    "summary": "In short",
    "abstract": "Abstract",
    "definition": "",
    "takes": "Takes",
    "notes": "Notes",
    "links": "Links",
    "introduces": "Introduces",
    "uses": "Uses",
    "introduced_by": "Introduced by",
    "used_by": "Used by",
    "prerequisites": "Know first",
    "prerequisite_of": "Leads to",
    "builds_on": "Builds on",
    "built_on_by": "Built on by",
    "papers": "Papers",
    "cites": "Cites, on the list",
    "cited_by": "Cited by, on the list",
}
SHOWN_AUTHORS = 8


def _print(facts: dict[str, Any]) -> None:
    from rich.text import Text

    console = make_console()
    mark = ""
    if facts.get("read"):
        mark = ", known" if facts["type"] == "concept" else ", read"
    print_title(console, facts["title"], after=f"  ({facts['type']}{mark})")
    for key, heading in _HEADINGS.items():
        value = facts.get(key)
        if not value:
            continue
        lines = list(_lines(key, value))
        if len(lines) == 1 and not lines[0].startswith(" "):
            prefix = f"{heading}: " if heading else ""
            print_indented(console, prefix + lines[0], indent=2)
            continue
        console.print(Text(f"  {heading}", style="bold"))
        for line in lines:
            indent = 4 + len(line) - len(line.lstrip())
            print_indented(console, line.strip(), indent=indent, style="dim" if indent > 4 else "")
    print_surroundings(console, facts)
    outside = facts.get("cites_outside")
    if outside:
        console.print(Text(f"  Cites {len(outside)} outside works"))
    if "references" in facts and facts["references"] is None:
        console.print(Text("  The references of this paper are not known."))


def _lines(key: str, value: Any) -> Iterable[str]:
    if isinstance(value, str):
        yield value
    elif key == "identifiers":
        yield ", ".join(f"{scheme}:{name}" for scheme, name in value.items())
    elif key == "authors":
        rest = len(value) - SHOWN_AUTHORS
        yield ", ".join(value[:SHOWN_AUTHORS]) + (f" and {rest} more" if rest > 0 else "")
    elif key in (
        "short_names",
        "topics",
        "fields",
        "introduces",
        "uses",
        "prerequisites",
        "prerequisite_of",
    ):
        yield ", ".join(value)
    else:
        for item in value:
            yield from _item_lines(item)


def _item_lines(item: Any) -> Iterable[str]:
    if isinstance(item, str):
        yield item
        return
    year = f" ({item['year']})" if item["year"] else ""
    yield f"{item['title']}{year}"
    for evidence in item.get("evidence", ()):
        yield f"  {evidence['text']} [{evidence['origin']}, {evidence['source']}]"
