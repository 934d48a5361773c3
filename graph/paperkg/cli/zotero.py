"""``kg zotero``: give read marks and edges back to Zotero."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.limits import timeout_option
from paperkg.cli.terminal import count, output_option, read_built_graph, say, write

if TYPE_CHECKING:
    from paperkg.export.zotero import Change

__all__ = ["zotero"]


@click.command(short_help="Show what Zotero lacks of the graph, and write it there.")
@click.argument("collection", metavar="[COLLECTION]", default="")
@click.option("--write", "is_written", is_flag=True, help="Write it; Zotero asks you first.")
@timeout_option(30, "Give up on Zotero after SECONDS.")
@output_option
def zotero(collection: str, timeout: float, output: Path, *, is_written: bool) -> None:
    """Show which tags and related items the graph has for your Zotero library; --write adds them.

    A read paper gets the tag "read". Papers of which one builds on the other become related items.
    kg takes nothing away. COLLECTION is the name of a collection; without it, kg looks at the whole
    library. Zotero must run; writing needs Zotero 10, which asks you whether kg may.

    \b
    Examples:
      kg build zotero:Pruning
      kg zotero Pruning
      kg zotero Pruning --write
    """
    from paperkg.errors import SourceError
    from paperkg.export.zotero import plan_changes
    from paperkg.sources.page import PageUnreachableError
    from paperkg.sources.zotero import ZOTERO, fetch_items, write_items

    graph = read_built_graph(output)
    try:
        items = fetch_items(f"{ZOTERO}{collection.removeprefix(ZOTERO)}", timeout=timeout)
    except PageUnreachableError as error:
        raise SourceError(f"{error}.") from error
    changes = plan_changes(graph, items)
    for change in changes:
        write(_describe(change))
    if not changes:
        say("Zotero has all read marks and edges of these papers.")
    elif not is_written:
        say(f"{count(len(changes), 'item')} to change; --write changes them in Zotero.")
    else:
        refused = write_items([change.to_json() for change in changes], timeout=timeout)
        for sentence in refused:
            say(sentence)
        say(f"{count(len(changes) - len(refused), 'item')} changed in Zotero.")


def _describe(change: Change) -> str:
    parts = ["tag read"] if change.is_read else []
    parts += [f"related: {item.data.title}" for item in change.related]
    return f"{change.item.data.title}: {'; '.join(parts)}"
