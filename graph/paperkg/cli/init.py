"""``kg init``: start a reading list."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import say, write

__all__ = ["init"]


@click.command(short_help="Start a reading list of your own.")
@click.argument(
    "list_path", metavar="[LIST]", default="reading-list.md", type=click.Path(path_type=Path)
)
def init(list_path: Path) -> None:
    """Start a reading list of your own, with a curated file beside it for what you say by hand.

    LIST is the file to make; the default is reading-list.md. kg never overwrites a file.

    \b
    Examples:
      kg init
      kg init papers/vision.md
    """
    from paperkg.workspace.new_list import start_list

    made = start_list(list_path)
    for path in made:
        write(path)
    name = click.format_filename(list_path)
    say(f"Next: add your papers to {name}, then run `kg build {name}`.")
