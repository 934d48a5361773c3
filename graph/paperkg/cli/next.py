"""``kg next``: what can be read now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.terminal import (
    as_typed,
    count,
    identifiers_as_json,
    make_console,
    open_built,
    output_option,
    print_indented,
    print_title,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.algorithms.next_up import NextPaper
    from paperkg.model import KnowledgeGraph

__all__ = ["next_"]

SHOWN_NAMES = 3


@click.command("next", short_help="What you can read now: all it builds on is read.")
@click.option("--topic", metavar="TOPIC", help="Only papers of a topic.")
@click.option(
    "--max",
    "most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show so many, the most useful first.",
)
@click.option("--json", "as_json", is_flag=True, help="Write JSON; without --max, all of them.")
@output_option
@click.pass_context
def next_(ctx: click.Context, topic: str | None, most: int, output: Path, *, as_json: bool) -> None:
    """Say what you can read now: unread papers whose prerequisites you have all read.

    First comes what opens up most: what most papers build on, directly or not, then what most
    papers of the list cite. `kg read X` marks a paper as read, and counts at once.

    \b
    Examples:
      kg next
      kg next --topic Quantization --max 3
      kg read "Optimal Brain Damage"
    """
    from click.core import ParameterSource

    from paperkg.algorithms.next_up import compute_next
    from paperkg.lookup import find_topic

    built = open_built(output)
    iri = find_topic(built.graph, topic).iri if topic else ""
    found = compute_next(built.graph, topic=iri, prerequisites=built.prerequisites)
    if as_json:
        is_given = ctx.get_parameter_source("most") is not ParameterSource.DEFAULT
        write_json([_as_json(one) for one in (found[:most] if is_given else found)])
    else:
        _show(built.graph, found, most)


def _as_json(one: NextPaper) -> dict[str, Any]:
    return {
        "iri": one.iri,
        "title": one.title,
        "year": one.year,
        "identifiers": identifiers_as_json(one.identifiers),
        "opens": list(one.opens),
        "leads_to": one.leads_to,
        "cited_on_the_list": one.cited,
        "together_with": list(one.together),
    }


def _show(graph: KnowledgeGraph, found: list[NextPaper], most: int) -> None:
    console = make_console()
    if not found:
        unread = any(not paper.read for paper in graph.listed)
        console.print(
            "Nothing here can be read yet: each waits for another; `kg path X` says for which."
            if unread
            else "Nothing to read: you have read all of it."
        )
    width = len(str(min(most, len(found))))
    for number, one in enumerate(found[:most], start=1):
        print_title(console, one.title, one.year, number=f"{number:>{width}}. ")
        print_indented(console, _say(graph, one), indent=width + 2, style="dim")
    if len(found) > most:
        rest = f"… and {len(found) - most} more that you can read now; --max {len(found)} shows all"
        print_indented(console, rest, indent=0)
    if found:
        click.echo(as_typed("When you have read one: `kg read TITLE`."), err=True)


def _say(graph: KnowledgeGraph, one: NextPaper) -> str:
    """Say why a paper stands where it does."""
    parts = []
    if one.opens:
        names = [_name(graph, iri) for iri in one.opens]
        rest = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
        parts.append(f"opens {', '.join(names[:SHOWN_NAMES])}{rest}")
    if one.leads_to:
        parts.append(f"leads to {one.leads_to} in all")
    if one.cited:
        parts.append(f"cited by {count(one.cited, 'paper')} of the list")
    if one.together:
        names = [_name(graph, iri) for iri in one.together[:SHOWN_NAMES]]
        parts.append(f"to read together with {', '.join(names)}: each builds on the other")
    return "; ".join(parts) or "nothing on the list builds on it or cites it"


def _name(graph: KnowledgeGraph, iri: str) -> str:
    return graph.papers[iri].name if iri in graph.papers else graph.concepts[iri].label
