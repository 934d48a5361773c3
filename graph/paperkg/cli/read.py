"""``kg read`` and ``kg unread``: say what you have read."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.terminal import (
    find_list_paths,
    list_option,
    open_built,
    output_option,
    say,
    say_written,
)

__all__ = ["read", "unread"]

_names = click.argument(
    "names", metavar="X...", nargs=-1, required=True, shell_complete=complete_name
)


@click.command(short_help="Say that you have read a paper.")
@_names
@list_option
@output_option
def read(names: tuple[str, ...], list_path: Path | None, output: Path) -> None:
    """Say that you have read X, a paper on the list, or that you know X, a concept.

    `kg next` and `kg path` use the read mark at once, and every build keeps it. kg adds it to the
    end of NAME.curated.ttl beside NAME.md. For the default list, kg adds it to a file in your
    data folder (or in KG_DATA) and prints the file's name. A ticked box in the list says the same.

    \b
    Examples:
      kg read obd obs
      kg read "multi-query attention"
    """
    _mark(names, list_path, output, is_read=True)


@click.command(short_help="Take back that you have read a paper.")
@_names
@list_option
@output_option
def unread(names: tuple[str, ...], list_path: Path | None, output: Path) -> None:
    """Take back that you have read X, or that you know X.

    If its box in the list is ticked, clear the box yourself.

    \b
    Examples:
      kg unread obs
    """
    _mark(names, list_path, output, is_read=False)


def _mark(names: tuple[str, ...], list_path: Path | None, output: Path, *, is_read: bool) -> None:
    from paperkg.lookup import find_readable
    from paperkg.names import title_of
    from paperkg.workspace.read_marks import mark_read

    built = open_built(output)
    graph = built.graph
    iris = list(dict.fromkeys(iri for name in names for iri in find_readable(graph, name)))
    path = list_path or built.list_path or find_list_paths(None, output)[0]
    changed, own = mark_read(graph, path, iris, read=is_read, tell=say)
    say_written(own)
    for iri in iris:
        paper = graph.papers.get(iri)
        name = title_of(graph, iri)
        state = ("read" if paper else "known") if is_read else ("unread" if paper else "unknown")
        before = "" if iri in changed else ", as it was"
        say(f"{name}: {state}{before}.")
