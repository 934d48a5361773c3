"""``kg path``: what to read before something, in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
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
    from rich.console import Console

    from paperkg.model import KnowledgeGraph, ReadingPath, Step

__all__ = ["path"]

SHOWN_REASONS = 3
"""So many reasons of a step are shown in a terminal; a pipe gets all."""

SHOWN_DROPPED = 5

MANY = 25
"""Of so many steps, one reads the first ones: a terminal is told how to have fewer."""


@click.command(short_help="What to read before something, in order, and why.")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.option("--known", metavar="Y", multiple=True, help="Leave out what you know; repeatable.")
@click.option("--from", "start", metavar="Y", help="Only the chain that leads from Y to X.")
@click.option(
    "--max",
    "max_steps",
    type=click.IntRange(min=1),
    metavar="N",
    help="Keep the N most important steps, and say what is dropped.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="N",
    help="Follow builds-on edges that are so sure; without it, those of the build.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "json-ld", "bibtex"]),
    default="text",
    show_default=True,
    help="How to write it; markdown is a list that kg build reads.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
def path(
    names: tuple[str, ...],
    known: tuple[str, ...],
    start: str | None,
    max_steps: int | None,
    min_confidence: float | None,
    form: str,
    output: Path,
    *,
    as_json: bool,
) -> None:
    """Say what to read before X, in order, and why each.

    X is a paper, a concept or a topic: a title or part of it, an acronym, an arXiv id, a DOI, a
    URL. What you have read is left out: a ticked box in the list, or `kg read`.

    Of papers that all build on each other, none comes first: they stand together, and it is said.

    \b
    Examples:
      kg path sparsegpt
      kg path "llama 2" --known attention
      kg path Quantization --max 5
      kg path sparsegpt --from obd
      kg path mamba --format markdown > to-read.md
    """
    from paperkg.algorithms.reading_path import compute_path
    from paperkg.lookup import find_iri

    built = open_built(output)
    graph, prerequisites = built.graph, built.prerequisites
    if min_confidence is not None:
        # The prerequisites that are kept with the build are those of its own edges.
        from paperkg.algorithms.prerequisite_graph import select_edges
        from paperkg.algorithms.prerequisite_numbers import number_prerequisites

        graph = select_edges(graph, min_confidence)
        prerequisites = number_prerequisites(graph)
    found = compute_path(
        graph,
        [find_iri(graph, name) for name in names],
        known=[find_iri(graph, name) for name in known],
        start=find_iri(graph, start) if start else "",
        max_steps=max_steps,
        prerequisites=prerequisites,
    )
    _write(graph, found, "json" if as_json else form)


def _write(graph: KnowledgeGraph, found: ReadingPath, form: str) -> None:
    from paperkg.export import reading_path as export

    if form == "json":
        write_json(_as_json(found))
    elif form == "json-ld":
        click.echo(export.render_path_as_json_ld(graph, found))
    elif form == "markdown":
        click.echo(export.render_path_as_markdown(graph, found), nl=False)
    elif form == "bibtex":
        click.echo(export.render_path_as_bibtex(graph, found), nl=False)
    else:
        _show(graph, found)


def _as_json(found: ReadingPath) -> dict[str, object]:
    return {
        "targets": list(found.targets),
        "from": found.start or None,
        "minutes": found.minutes or None,
        "steps": [
            {
                "iri": step.iri,
                "title": step.title,
                "year": step.year,
                "identifiers": identifiers_as_json(step.identifiers),
                "read": step.read,
                "minutes": step.minutes,
                "reasons": list(step.reasons),
            }
            for step in found.steps
        ],
        "left_out": [_as_reason(step) for step in found.left_out],
        "dropped": [_as_reason(step) for step in found.dropped],
        "cycles": [list(cycle) for cycle in found.cycles],
    }


def _as_reason(step: Step) -> dict[str, str]:
    return {"iri": step.iri, "title": step.title, "reason": step.reasons[0]}


def _show(graph: KnowledgeGraph, found: ReadingPath) -> None:
    console = make_console()
    if not found.steps:
        console.print("Nothing to read: you know or have read all of it.")
    width = len(str(len(found.steps)))
    most = SHOWN_REASONS if console.is_terminal else None
    for number, step in enumerate(found.steps, start=1):
        mark = ", read" if step.read else ""
        print_title(console, step.title, step.year, number=f"{number:>{width}}. ", after=mark)
        for reason in step.reasons[:most]:
            print_indented(console, reason, indent=width + 2, style="dim")
        if most and len(step.reasons) > most:
            more = f"… and {count(len(step.reasons) - most, 'more reason')}"
            print_indented(console, more, indent=width + 2, style="dim")
    _show_rest(console, graph, found)


def _show_rest(console: Console, graph: KnowledgeGraph, found: ReadingPath) -> None:
    """Say what there is to say besides the steps."""
    from paperkg.times import say_minutes

    for cycle in found.cycles:
        titles = ", ".join(
            graph.papers[iri].name if iri in graph.papers else graph.concepts[iri].label
            for iri in cycle
        )
        print_indented(
            console, f"Read together, since each needs the others: {titles}", indent=0, hanging=2
        )
    for step in found.left_out:
        print_indented(console, f"Left out: {step.title} ({step.reasons[0]})", indent=0, hanging=2)
    for step in found.dropped[:SHOWN_DROPPED]:
        print_indented(console, f"Dropped: {step.title} ({step.reasons[0]})", indent=0, hanging=2)
    if len(found.dropped) > SHOWN_DROPPED:
        rest = count(len(found.dropped) - SHOWN_DROPPED, "more step")
        print_indented(console, f"Dropped: {rest}; --format json names all", indent=0, hanging=2)
    if found.minutes:
        timed = sum(step.minutes is not None for step in found.steps)
        of = "" if timed == len(found.steps) else f" for the {timed} whose time is known"
        print_indented(console, f"About {say_minutes(found.minutes)}{of}", indent=0, hanging=2)
    if console.is_terminal and len(found.steps) > MANY:
        click.echo(f"{len(found.steps)} steps; --max 10 keeps the most important.", err=True)
