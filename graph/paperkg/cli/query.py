"""``kg query``: ask the graph in SPARQL."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from paperkg.cli.completion import complete_name, complete_query
from paperkg.cli.limits import timeout_option
from paperkg.cli.store import find_named_addresses, store_option
from paperkg.cli.terminal import (
    make_console,
    open_built,
    output_option,
    say_of_lists,
    show_making,
    write,
    write_json,
)

if TYPE_CHECKING:
    from paperkg.workspace.query_messages import Answer

__all__ = ["query"]

_YES = {True: "yes", False: "no"}


@click.command(short_help="Ask the graph with a named query, a file, or SPARQL.")
@click.argument("question", metavar="NAME|FILE|TEXT", required=False, shell_complete=complete_query)
@click.argument("values", metavar="[VALUE]...", nargs=-1, shell_complete=complete_name)
@click.option("--list", "show_list", is_flag=True, help="List the named queries.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="Choose the form of the rows; json is SPARQL 1.1 Query Results JSON.",
)
@timeout_option(60, "Stop a query after SECONDS.")
@store_option
@output_option
def query(
    question: str | None,
    values: tuple[str, ...],
    form: str,
    timeout: float,
    output: Path,
    *,
    show_list: bool,
    store: str | None,
) -> None:
    """Ask the graph with a named query, a file with SPARQL 1.1, or the SPARQL itself.

    Some named queries take a VALUE, such as the paper whose ancestors to list. A query only
    reads: kg refuses updates and SERVICE. The query runs in its own process; kg stops it after
    --timeout, or when it needs more than 1 GB of memory. With --store, a SPARQL server answers
    instead; a VALUE is then an IRI, or the name of something in the build folder.

    \b
    Examples:
      kg query --list
      kg query reading-order
      kg query prerequisites sparsegpt
      kg query builds-on --format csv
      kg query builds-on --store http://localhost:7878/query
      kg query 'SELECT ?title WHERE { ?paper dcterms:title ?title } LIMIT 5'
    """
    from paperkg.resources import find_queries
    from paperkg.workspace.query import ask

    if show_list or question is None:
        _show_names()
        return
    rows = "csv" if form == "csv" else "json"
    if store:
        _write(_ask_store(store, question, values, rows, timeout, output), form)
        return
    answer = ask(
        question,
        values,
        folder=output,
        named=find_queries(),
        rows=rows,
        timeout=timeout,
        watch=show_making,
        tell=say_of_lists,
    )
    _write(answer, form)


def _ask_store(
    store: str, question: str, values: tuple[str, ...], rows: str, timeout: float, output: Path
) -> Answer:
    """Ask a server instead of the build folder, which only says what names mean."""
    from paperkg.lookup import find_iri
    from paperkg.remote_graph import RemoteGraph
    from paperkg.resources import find_queries
    from paperkg.sources.graph_store import open_graph_store
    from paperkg.workspace.query import make_query

    def find(value: str) -> str:
        return value if "://" in value else find_iri(open_built(output).graph, value)

    asked = make_query(question, values, named=find_queries(), find=find, rows=rows)
    with open_graph_store(find_named_addresses(store), timeout=timeout) as opened:
        return RemoteGraph(opened).ask(asked, timeout=timeout)


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


def _write(answer: Answer, form: str) -> None:
    if answer.kind == "graph":
        if form != "table":
            raise click.UsageError(f"This query gives Turtle, not {form}: leave out --format.")
        write(answer.content.decode(), end="")
    elif answer.kind == "boolean":
        is_true = b"true" in answer.content
        write(json.dumps({"head": {}, "boolean": is_true}) if form == "json" else _YES[is_true])
    elif form == "json":
        write_json(json.loads(answer.content))
    elif form == "csv":
        write(answer.content.decode().replace("\r\n", "\n"), end="")
    else:
        _write_table(json.loads(answer.content))


def _write_table(rows: dict[str, Any]) -> None:
    from rich.table import Table
    from rich.text import Text

    console = make_console()
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    variables = rows["head"]["vars"]
    is_alone = len(variables) == 1
    for variable in variables:
        table.add_column(
            Text(variable), overflow="fold" if is_alone else "ellipsis", no_wrap=not is_alone
        )
    for row in rows["results"]["bindings"]:
        values = (row.get(variable, {}).get("value", "") for variable in variables)
        table.add_row(*(Text(str(value)) for value in values))  # Virtuoso writes bare numbers
    console.print(table)
