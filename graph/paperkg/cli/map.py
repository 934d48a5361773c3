"""``kg map``: open the map."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import output_option

__all__ = ["map_"]


@click.command("map", short_help="Open the map in the browser.")
@click.option("--open/--no-open", "open_it", default=True, help="Open it, or only say where it is.")
@output_option
def map_(output: Path, *, open_it: bool) -> None:
    """Open the map of the last build in the browser; it needs no network.

    \b
    Examples:
      kg map
      kg map --no-open
    """
    from paperkg.errors import NoGraphError
    from paperkg.resources import MAP_FILE

    file = output / MAP_FILE
    if not file.exists():
        raise NoGraphError(f"There is no map at {file}: make one with `kg build`.")
    click.echo(file)
    if open_it and click.launch(file.resolve().as_uri()) != 0:
        click.echo("No browser could be started: open that file in one yourself.", err=True)
