"""``kg path``: what to read before something, in order."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import (
    identifiers_as_json,
    make_console,
    output_option,
    print_indented,
    read_built_graph,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.model import KnowledgeGraph, ReadingPath

__all__ = ["path"]


@click.command(short_help="What to read before something, in order, and why.")
@click.argument("names", metavar="X...", nargs=-1, required=True)
@click.option("--known", metavar="Y", multiple=True, help="Leave out what you know; repeatable.")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@output_option
def path(names: tuple[str, ...], known: tuple[str, ...], output: Path, *, as_json: bool) -> None:
    """Say what to read before X, in order, and why each.

    X is a paper, a concept or a topic: a title or part of it, an acronym, an arXiv id, a DOI, a
    URL. What has a read mark in the list is left out.

    \b
    Examples:
      kg path sparsegpt
      kg path "llama 2" --known attention
      kg path RoPE --json
    """
    from paperkg.algorithms.lookup import find_iri
    from paperkg.algorithms.reading_path import compute_path

    graph = read_built_graph(output)
    targets = [find_iri(graph, name) for name in names]
    found = compute_path(graph, targets, known=[find_iri(graph, name) for name in known])
    if as_json:
        write_json(_as_json(found))
    else:
        _show(graph, found)


def _as_json(found: ReadingPath) -> dict[str, object]:
    return {
        "targets": list(found.targets),
        "steps": [
            {
                "iri": step.iri,
                "title": step.title,
                "identifiers": identifiers_as_json(step.identifiers),
                "read": step.read,
                "reasons": list(step.reasons),
            }
            for step in found.steps
        ],
        "left_out": [
            {"iri": step.iri, "title": step.title, "reason": step.reasons[0]}
            for step in found.left_out
        ],
    }


def _show(graph: KnowledgeGraph, found: ReadingPath) -> None:
    from rich.text import Text

    console = make_console()
    if not found.steps:
        console.print("Nothing to read: you know or have read all of it.")
    width = len(str(len(found.steps)))
    for number, step in enumerate(found.steps, start=1):
        paper = graph.papers.get(step.iri)
        title = Text(f"{number:>{width}}. ").append(step.title, style="bold")
        if paper and paper.year:
            title.append(f" ({paper.year})")
        console.print(title)
        for reason in step.reasons:
            print_indented(console, reason, indent=width + 2, style="dim")
    for step in found.left_out:
        console.print(Text(f"Left out: {step.title} ({step.reasons[0]})"))
