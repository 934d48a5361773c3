"""``kg resolve``: say which paper an entry is."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import as_typed, output_option

__all__ = ["resolve"]


@click.command(short_help="Say for good which paper an entry of the list is.")
@click.argument("entry")
@click.argument("identifier")
@click.option(
    "--list",
    "list_path",
    metavar="LIST",
    type=click.Path(path_type=Path),
    help="The list; without it, the one of the last build.",
)
@output_option
def resolve(entry: str, identifier: str, list_path: Path | None, output: Path) -> None:
    """Say for good which paper ENTRY is, where kg found none or is in doubt.

    ENTRY is the title of an entry, or a part of it; IDENTIFIER is an arXiv id, a DOI, an ACL or
    Semantic Scholar id, or an address with one. It is added to NAME.curated.ttl beside NAME.md.

    \b
    Examples:
      kg resolve "Optimal Brain Damage" CorpusID:7785881
      kg resolve attention 1706.03762 --list my-list.md
    """
    from paperkg.errors import NoGraphError
    from paperkg.identifiers import parse_identifier
    from paperkg.rdf.provenance import find_list
    from paperkg.resources import GRAPH_FILE
    from paperkg.settling import settle_entry

    paper = parse_identifier(identifier)
    if paper is None or not paper.names_paper:
        raise click.UsageError(f"{identifier!r} is no identifier of a paper that kg knows.")
    graph = output / GRAPH_FILE
    if list_path is None:
        list_path = find_list(graph) if graph.exists() else None
    if list_path is None:
        raise NoGraphError(f"No build in {output} says which list it is of: name it with --list.")
    found, file = settle_entry(list_path, entry, paper)
    click.echo(file)
    name = click.format_filename(list_path)
    sentence = f"{found.title} is {paper.curie}. Next: `kg build {name}`."
    click.echo(as_typed(sentence), err=True)
