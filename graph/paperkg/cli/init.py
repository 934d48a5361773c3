"""``kg init``: start a list of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import as_typed

__all__ = ["init"]


@click.command(short_help="Start a reading list of your own.")
@click.argument(
    "list_path", metavar="[LIST]", default="reading-list.md", type=click.Path(path_type=Path)
)
def init(list_path: Path) -> None:
    """Start a reading list of your own, with a file beside it for what you assert by hand.

    LIST is the file to make, reading-list.md without it. What exists is never overwritten.

    \b
    Examples:
      kg init
      kg init papers/vision.md
    """
    from paperkg.workspace.new_list import start_list

    made = start_list(list_path)
    for path in made:
        click.echo(path)
    name = click.format_filename(list_path)
    click.echo(as_typed(f"Next: write your papers into {name}, then `kg build {name}`."), err=True)
