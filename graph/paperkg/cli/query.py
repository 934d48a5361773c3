"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import make_console, open_built, output_option, write

if TYPE_CHECKING:
    from rdflib.query import Result

__all__ = ["query"]


@click.command(short_help="Ask the graph: a named query, a file, or SPARQL.")
@click.argument("question", metavar="NAME|FILE|TEXT", required=False)
@click.argument("values", metavar="[VALUE]...", nargs=-1)
@click.option("--list", "show_list", is_flag=True, help="List the named queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to write the rows; json is SPARQL 1.1 Query Results JSON.",
)
@output_option
def query(
    question: str | None, values: tuple[str, ...], form: str, output: Path, *, show_list: bool
) -> None:
    """Ask the graph: a named query, a file with SPARQL 1.1, or the SPARQL itself.

    Some named queries take a VALUE, such as the paper whose prerequisites to list. A query
    reads only: updates and SERVICE are refused.

    \b
    Examples:
      kg query --list
      kg query reading-order
      kg query prerequisites sparsegpt
      kg query builds-on --format csv
      kg query 'SELECT ?title WHERE { ?paper dcterms:title ?title } LIMIT 5'
    """
    from paperkg.resources import find_queries
    from paperkg.workspace.query import ask

    if show_list or question is None:
        _show_names()
        return
    built = open_built(output)
    _write(ask(question, values, output=output, built=built, named=find_queries()), form)


def _show_names() -> None:
    from rich.table import Table
    from rich.text import Text

    from paperkg.rdf.queries import read_named_query
    from paperkg.resources import find_queries

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0))
    for path in find_queries().values():
        named = read_named_query(path)
        values = " ".join(f"[{param.upper()}]" for param in named.params)
        table.add_row(Text(f"{named.name} {values}".strip(), style="bold"), Text(named.title))
    make_console().print(table)


def _write(result: Result, form: str) -> None:
    if result.type not in ("SELECT", "ASK"):
        if form != "table":
            raise click.UsageError(f"A {result.type} query gives Turtle, not {form}.")
        write(_serialize(result, "turtle"), end="")
    elif form == "json":
        write(_serialize(result, "json"))
    elif result.type == "ASK":
        write("yes" if result.askAnswer else "no")
    elif form == "csv":
        write(_serialize(result, "csv"), end="")
    else:
        _write_table(result)


def _serialize(result: Result, form: str) -> str:
    text = result.serialize(format=form) or b""
    return text.decode().replace("\r\n", "\n")


def _write_table(result: Result) -> None:
    from rich.table import Table
    from rich.text import Text

    console = make_console()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    variables = result.vars or []
    is_alone = len(variables) == 1
    for variable in variables:
        table.add_column(
            Text(variable), overflow="fold" if is_alone else "ellipsis", no_wrap=not is_alone
        )
    for row in result.bindings:
        values = [row.get(variable) for variable in variables]
        table.add_row(*(Text("" if value is None else str(value)) for value in values))
    console.print(table)
