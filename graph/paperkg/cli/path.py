"""``kg path``: what to read before something, in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.terminal import (
    count,
    make_console,
    open_built,
    output_option,
    print_indented,
    print_title,
    say,
    write,
    write_json,
)

if TYPE_CHECKING:
    from rich.console import Console

    from paperkg.model import KnowledgeGraph, ReadingPath

__all__ = ["path"]

SHOWN_REASONS = 3
"""How many reasons of a step a terminal shows; a pipe gets all."""

SHOWN_DROPPED = 5

MANY = 25
"""A path with more steps than this gets a hint at --max in a terminal."""


@click.command(short_help="List what to read before X, in order, and why.")
@click.argument("names", metavar="X...", nargs=-1, required=True, shell_complete=complete_name)
@click.option(
    "--known",
    metavar="Y",
    multiple=True,
    shell_complete=complete_name,
    help="Leave out Y, which you know; repeatable.",
)
@click.option(
    "--from",
    "start",
    metavar="Y",
    shell_complete=complete_name,
    help="Show only the chain of papers from Y to X.",
)
@click.option(
    "--max",
    "max_steps",
    type=click.IntRange(min=1),
    metavar="N",
    help="Keep the N most important steps, and name the dropped ones.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    metavar="N",
    help="Ignore builds-on edges with a confidence below N (0 to 1); the build's limit by default.",
)
@click.option(
    "--by",
    type=click.Choice(["list", "date"]),
    help="Follow the sections of the list, or dates alone; as the build did by default.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json", "json-ld", "bibtex"]),
    default="text",
    show_default=True,
    help="Choose the form of the result; `kg build` reads the markdown form as a list.",
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@output_option
def path(
    names: tuple[str, ...],
    known: tuple[str, ...],
    start: str | None,
    max_steps: int | None,
    min_confidence: float | None,
    by: str | None,
    form: str,
    output: Path,
    *,
    as_json: bool,
) -> None:
    """List what to read before X, in order, with the reason for each step.

    X is a paper, a concept or a topic: give a title or part of it, an acronym, an arXiv id, a
    DOI or a URL. The path leaves out what you have read: tick its box in the list, or use
    `kg read`.

    Papers that all build on each other have no first: kg names them as a group.

    \b
    Examples:
      kg path sparsegpt
      kg path "llama 2" --known attention
      kg path Quantization --max 5
      kg path sparsegpt --from obd
      kg path sparsegpt --by date
      kg path mamba --format markdown > to-read.md
    """
    from paperkg.algorithms.reading_path import compute_path
    from paperkg.lookup import find_iri, say_guess

    built = open_built(output)
    graph, prerequisites = built.graph, built.prerequisites
    if min_confidence is not None or by:
        # The prerequisites that are kept with the build are those of its own edges and order.
        from dataclasses import replace

        from paperkg.algorithms.prerequisite_graph import select_edges
        from paperkg.algorithms.prerequisite_numbers import number_prerequisites
        from paperkg.model import OrderBy

        if min_confidence is not None:
            graph = select_edges(graph, min_confidence)
        graph = replace(graph, order_by=OrderBy(by) if by else graph.order_by)
        prerequisites = number_prerequisites(graph)
    targets = [find_iri(graph, name) for name in names]
    for name, target in zip(names, targets, strict=True):
        if guess := say_guess(graph, name, target):
            say(guess)
    found = compute_path(
        graph,
        targets,
        known=[find_iri(graph, name) for name in known],
        start=find_iri(graph, start) if start else "",
        max_steps=max_steps,
        prerequisites=prerequisites,
    )
    _write(graph, found, "json" if as_json else form)


def _write(graph: KnowledgeGraph, found: ReadingPath, form: str) -> None:
    from paperkg.export import reading_path as export

    if form == "json":
        from paperkg.replies.advice import describe_path

        write_json(describe_path(graph, found))
    elif form == "json-ld":
        write(export.render_path_as_json_ld(graph, found))
    elif form == "markdown":
        write(export.render_path_as_markdown(graph, found), end="")
    elif form == "bibtex":
        write(export.render_path_as_bibtex(graph, found), end="")
    else:
        _show(graph, found)


def _show(graph: KnowledgeGraph, found: ReadingPath) -> None:
    console = make_console()
    if not found.steps:
        console.print("Nothing to read: you know or have read all steps.")
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
    """Show what a path has besides its steps: cycles, what is left out, the time."""
    from paperkg.names import name_of
    from paperkg.times import say_minutes

    for cycle in found.cycles:
        titles = ", ".join(name_of(graph, iri) for iri in cycle)
        print_indented(
            console, f"Read together, as each needs the others: {titles}", indent=0, hanging=2
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
        of = "" if timed == len(found.steps) else f" for the {timed} steps with a known time"
        print_indented(console, f"About {say_minutes(found.minutes)}{of}", indent=0, hanging=2)
    if console.is_terminal and len(found.steps) > MANY:
        hint = f"{len(found.steps)} steps: use --max 10 to keep the ten most important."
        say(hint)
