"""``kg show``: what is known of a paper, a concept or a topic."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.surroundings import print_surroundings
from paperkg.cli.terminal import (
    json_option,
    make_console,
    output_option,
    print_indented,
    print_title,
    read_built_graph,
    say,
    say_alternatives,
    write_json,
)

if TYPE_CHECKING:
    from rich.console import Console

    from paperkg.replies.paper import PaperReply
    from paperkg.replies.parts import EdgeReply, Thing
    from paperkg.replies.things import ConceptReply, TopicReply

    Reply = PaperReply | ConceptReply | TopicReply
    Section = tuple[str, list[str]]

__all__ = ["show"]

SHOWN_AUTHORS = 8


@click.command(short_help="Show what is known of a paper, a concept or a topic.")
@click.argument("name", metavar="X", shell_complete=complete_name)
@json_option
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
    from paperkg.replies.things import describe

    graph = read_built_graph(output)
    iri = find_iri(graph, name)
    if guess := say_guess(graph, name, iri):
        say(guess)
    reply = describe(graph, iri)
    if as_json:
        write_json(reply)
    else:
        _print(reply)


def _print(reply: Reply) -> None:
    from rich.text import Text

    from paperkg.replies.paper import PaperReply

    console = make_console()
    mark = (", known" if reply.type == "concept" else ", read") if reply.read else ""
    print_title(console, reply.title, after=f"  ({reply.type}{mark})")
    for heading, lines in _collect_sections(reply):
        _print_section(console, heading, lines)
    if isinstance(reply, PaperReply):
        print_surroundings(console, reply)
        if reply.cites_outside:
            console.print(Text(f"  Cites {len(reply.cites_outside)} outside works"))
        if not reply.references_known:
            console.print(Text("  The references of this paper are not known."))


def _print_section(console: Console, heading: str, lines: list[str]) -> None:
    """Print a heading with its lines, on one line where there is one; evidence stands back."""
    from rich.text import Text

    if len(lines) == 1:
        print_indented(console, f"{heading}: {lines[0]}" if heading else lines[0], indent=2)
        return
    console.print(Text(f"  {heading}", style="bold"))
    for line in lines:
        indent = 4 + len(line) - len(line.lstrip())
        print_indented(console, line.strip(), indent=indent, style="dim" if indent > 4 else "")


def _collect_sections(reply: Reply) -> Iterator[Section]:
    """Give what there is to print: each heading with its lines, none of them empty."""
    from paperkg.replies.paper import PaperReply
    from paperkg.replies.things import ConceptReply

    if isinstance(reply, PaperReply):
        sections = _sections_of_paper(reply)
    elif isinstance(reply, ConceptReply):
        sections = _sections_of_concept(reply)
    else:
        sections = [
            ("Inside", [reply.broader.title] if reply.broader else []),
            ("Papers", _say_things(reply.papers)),
        ]
    return ((heading, lines) for heading, lines in sections if any(lines))


def _sections_of_paper(paper: PaperReply) -> list[Section]:
    identifiers = [f"{scheme}:{value}" for scheme, value in paper.identifiers.items()]
    counted = f"{paper.citation_count} times, as of {paper.counted}" if paper.counted else ""
    return [
        ("Also called", [", ".join(paper.short_names)]),
        ("Authors", [_say_authors(paper.authors)]),
        ("Issued", [paper.issued]),
        ("Venue", [paper.venue]),
        ("Identifiers", [", ".join(identifiers)]),
        ("Topics", [_join_titles(paper.topics)]),
        ("Fields of study", [", ".join(paper.fields)]),
        ("Cited", [counted]),
        ("Free to read at", [paper.open_access]),
        ("In short", [paper.summary]),
        ("Abstract", [paper.abstract]),
        ("Takes", [_say_time(paper.minutes)]),
        ("Notes", list(paper.notes)),
        ("Links", [link.url for link in paper.links]),
        ("Introduces", [_join_titles(paper.introduces)]),
        ("Uses", [_join_titles(paper.uses)]),
        ("Builds on", _say_edges(paper.builds_on, is_later=True)),
        ("Read one of first", [say_alternatives(group) for group in paper.needs_one_of]),
        ("Built on by", _say_edges(paper.built_on_by, is_later=False)),
        ("Cites, on the list", _say_things(paper.cites)),
        ("Cited by, on the list", _say_things(paper.cited_by)),
    ]


def _sections_of_concept(concept: ConceptReply) -> list[Section]:
    return [
        ("Also called", [", ".join(concept.short_names)]),
        ("", [concept.definition]),
        ("Takes", [_say_time(concept.minutes)]),
        ("Introduced by", _say_things(concept.introduced_by)),
        ("Used by", _say_things(concept.used_by)),
        ("Know first", [_join_titles(concept.prerequisites)]),
        ("Know one of first", [say_alternatives(group) for group in concept.needs_one_of]),
        ("Leads to", [_join_titles(concept.prerequisite_of)]),
    ]


def _say_time(minutes: int | None) -> str:
    from paperkg.times import say_minutes

    return "" if minutes is None else say_minutes(minutes)


def _say_authors(authors: tuple[str, ...]) -> str:
    rest = len(authors) - SHOWN_AUTHORS
    return ", ".join(authors[:SHOWN_AUTHORS]) + (f" and {rest} more" if rest > 0 else "")


def _join_titles(things: tuple[Thing, ...]) -> str:
    return ", ".join(thing.title for thing in things)


def _say_things(things: tuple[Thing, ...]) -> list[str]:
    return [f"{thing.title} ({thing.year})" if thing.year else thing.title for thing in things]


def _say_edges(edges: tuple[EdgeReply, ...], *, is_later: bool) -> list[str]:
    """Name the other paper of each edge, with its evidence indented below."""
    lines = []
    for edge in edges:
        lines += _say_things((edge.earlier if is_later else edge.later,))
        for reason in edge.evidence:
            where = ", ".join(filter(None, (reason.origin, reason.source)))
            lines.append(f"  {reason.text or 'no reason given'} [{where}]")
    return lines
