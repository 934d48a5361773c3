"""What the commands share: their common option, and how they write to a terminal or a pipe."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from rich.console import Console

    from paperkg.identifiers import Identifier
    from paperkg.model import KnowledgeGraph

__all__ = [
    "as_typed",
    "identifiers_as_json",
    "make_console",
    "output_option",
    "print_indented",
    "read_built_graph",
    "write_json",
]

PIPE_WIDTH = 100_000
"""Text for a pipe is not wrapped: the program that reads it knows its own width."""

output_option = click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    envvar="KG_OUTPUT",
    show_envvar=True,
    help="The folder of the graph and the map.",
)


def read_built_graph(output: Path) -> KnowledgeGraph:
    """Read the graph of the last build."""
    from paperkg.rdf.loading import read_graph
    from paperkg.resources import GRAPH_FILE

    return read_graph(output / GRAPH_FILE)


def make_console() -> Console:
    """Make a console on stdout: in colour on a terminal, plain and unwrapped in a pipe."""
    from rich.console import Console

    console = Console(highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = PIPE_WIDTH
    return console


def print_indented(console: Console, text: str, *, indent: int, style: str = "") -> None:
    """Print text with each line indented, wrapped to the width of a terminal."""
    from rich.text import Text

    for line in Text(text, style=style).wrap(console, max(20, console.width - indent)):
        line.rstrip()
        console.print(Text(" " * indent).append_text(line), soft_wrap=True)


def as_typed(text: str) -> str:
    """Name kg as it was started, as ./scripts/kg, so that what a sentence says can be pasted."""
    return text.replace("`kg ", f"`{os.environ.get('KG_COMMAND', 'kg')} ")


def write_json(data: Any) -> None:
    """Write JSON to stdout."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def identifiers_as_json(identifiers: Iterable[Identifier]) -> dict[str, str]:
    """Give the first identifier of each scheme, as in ``{"arxiv": "1706.03762"}``."""
    result: dict[str, str] = {}
    for identifier in identifiers:
        result.setdefault(identifier.scheme.value, identifier.value)
    return result
