"""``kg resolve``: say which paper an entry is."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.completion import complete_name
from paperkg.cli.terminal import (
    find_list_paths,
    list_option,
    name_lists,
    output_option,
    say,
    say_written,
)

__all__ = ["resolve"]


@click.command(short_help="Say for good which paper an entry of the list is.")
@click.argument("entry", shell_complete=complete_name)
@click.argument("identifier")
@list_option
@output_option
def resolve(entry: str, identifier: str, list_path: Path | None, output: Path) -> None:
    """Say for good which paper ENTRY is, if kg found no paper or a doubtful one.

    ENTRY is the title of an entry or a part of it. IDENTIFIER is an arXiv id, a DOI, an id of
    another registry with its name before it, such as PMID:31452104, or an address with one of
    these. kg adds the resolution to the end of NAME.curated.ttl beside NAME.md.

    \b
    Examples:
      kg resolve "Optimal Brain Damage" CorpusID:7785881
      kg resolve attention 1706.03762 --list my-list.md
    """
    from paperkg.errors import quote
    from paperkg.identifiers import parse_identifier
    from paperkg.workspace.curated import resolve_entry

    paper = parse_identifier(identifier)
    if paper is None or not paper.names_paper:
        raise click.UsageError(
            f"{quote(identifier)} is not the identifier of a paper: give an arXiv id, a DOI, "
            "PMID:N, PMCN or an address with one."
        )
    lists = find_list_paths(list_path, output)
    found, own = resolve_entry(lists, entry, paper, tell=say)
    say_written(own)
    say(f"{found.title} is {paper.curie}. Next: `kg build {name_lists(lists)}`.")
