"""``kg map``: open the map."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import click

from paperkg.cli.terminal import output_option, read_built_graph

__all__ = ["map_"]


@click.command("map", short_help="Open the map in the browser.")
@click.option("--focus", metavar="X", help="Choose a paper: what leads to it and on from it.")
@click.option("--path", metavar="X", help="Number the path to a paper or a concept.")
@click.option("--view", type=click.Choice(["lineage", "network", "concepts", "table"]))
@click.option("--topic", metavar="T", multiple=True, help="Show only this topic; repeatable.")
@click.option(
    "--png",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a picture of it to FILE, and open nothing.",
)
@click.option("--open/--no-open", "open_it", default=True, help="Open it, or only say where it is.")
@output_option
def map_(
    output: Path,
    *,
    focus: str | None,
    path: str | None,
    view: str | None,
    topic: tuple[str, ...],
    png: Path | None,
    open_it: bool,
) -> None:
    """Open the map of the last build in the browser; it needs no network.

    X is what `kg show` takes: a title or part of it, an acronym, an identifier. --png writes a
    picture of it instead, with a Chromium on this machine.

    \b
    Examples:
      kg map
      kg map --path sparsegpt
      kg map --view network --topic pruning --png pruning.png
      kg map --no-open
    """
    from paperkg.errors import NoGraphError
    from paperkg.resources import MAP_FILE

    file = output / MAP_FILE
    if not file.exists():
        raise NoGraphError(f"There is no map at {file}: make one with `kg build`.")
    state = _find_state(output, focus=focus, path=path, view=view, topics=topic)
    address = file.resolve().as_uri() + (f"#{urlencode(state)}" if state else "")
    if png:
        from paperkg.map.picture import write_picture

        write_picture(address, png)
        click.echo(png)
        return
    click.echo(address if state else file)
    if open_it and click.launch(address) != 0:
        click.echo("No browser could be started: open that in one yourself.", err=True)


def _find_state(
    output: Path, *, focus: str | None, path: str | None, view: str | None, topics: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Say in the words of the page's address what to show."""
    state = [("view", view)] if view else []
    if focus or path or topics:
        from paperkg.lookup import find_iri

        graph = read_built_graph(output)
        state += [
            (key, find_iri(graph, name)) for key, name in (("focus", focus), ("path", path)) if name
        ]
        for name in topics:
            iri = find_iri(graph, name)
            if iri not in graph.topics:
                raise click.UsageError(
                    f"{name!r} is no topic of the list; `kg query topics` has them."
                )
            state.append(("topic", iri))
    return state
