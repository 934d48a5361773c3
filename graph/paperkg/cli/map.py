"""``kg map``: open the map."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlencode

import click

from paperkg.cli.completion import complete_name, complete_topic
from paperkg.cli.terminal import output_option, read_built_graph, say, write

__all__ = ["map_"]


@click.command("map", short_help="Open the map in the browser.")
@click.option(
    "--focus",
    metavar="X",
    shell_complete=complete_name,
    help="Select X and mark its ancestors and descendants.",
)
@click.option(
    "--path", metavar="X", shell_complete=complete_name, help="Number the steps of the path to X."
)
@click.option(
    "--view",
    type=click.Choice(["lineage", "network", "concepts", "table"]),
    help="Open this view of the map.",
)
@click.option(
    "--topic",
    metavar="TOPIC",
    multiple=True,
    shell_complete=complete_topic,
    help="Show only papers of TOPIC; repeatable.",
)
@click.option(
    "--png",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a picture of the map to FILE, and open no browser.",
)
@click.option(
    "--publish",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the page to publish to FOLDER: index.html and, with --url, a picture of it.",
)
@click.option(
    "--url",
    metavar="ADDRESS",
    help="Say in the page that ADDRESS is where it is published, for --publish and --embed.",
)
@click.option(
    "--embed",
    is_flag=True,
    help="Print the HTML that shows the map in a page of yours, and open no browser.",
)
@click.option(
    "--open/--no-open", "open_it", default=True, help="Open the map, or only print its address."
)
@output_option
def map_(
    output: Path,
    *,
    focus: str | None,
    path: str | None,
    view: str | None,
    topic: tuple[str, ...],
    png: Path | None,
    publish: Path | None,
    url: str | None,
    embed: bool,
    open_it: bool,
) -> None:
    """Open the map of the last build in the browser. The map needs no network.

    X is a paper or a concept: give a title or part of it, an acronym or an identifier. --png
    needs a Chromium on this machine.

    \b
    Examples:
      kg map
      kg map --path sparsegpt
      kg map --view network --topic pruning --png pruning.png
      kg map --publish site --url https://example.org/list/
      kg map --embed --url https://example.org/list/ --path sparsegpt
      kg map --no-open
    """
    from paperkg.errors import NoGraphError
    from paperkg.resources import MAP_FILE

    file = output / MAP_FILE
    if not file.exists():
        raise NoGraphError(file, what="map")
    state = _find_state(output, focus=focus, path=path, view=view, topics=topic)
    address = file.resolve().as_uri() + (f"#{urlencode(state)}" if state else "")
    if url is not None and not url.lower().startswith(("https://", "http://")):
        raise click.UsageError(f"{url!r} is no address of the web: it begins with https://.")
    if publish:
        from paperkg.export.published_map import publish_map

        for written in publish_map(file, publish, address=url or ""):
            write(written)
    if embed:
        write(_make_frame(url or MAP_FILE, state))
    if publish or embed:
        return
    if png:
        from paperkg.map.picture import write_picture

        # The page would show a part of a large map first, with words that can be read.
        write_picture(f"{file.resolve().as_uri()}#{urlencode([*state, ('whole', 'yes')])}", png)
        write(png)
        return
    write(address if state else file)
    if open_it and click.launch(address) != 0:
        say("No browser started: open this address in a browser yourself.")


def _make_frame(address: str, state: list[tuple[str, str]]) -> str:
    """Make the HTML that shows a map in another page."""
    from html import escape

    source = escape(f"{address}#{urlencode([('embed', 'yes'), *state])}")
    return (
        f'<iframe src="{source}" title="Map of a reading list" width="100%" height="600" '
        'loading="lazy" style="border: 0"></iframe>'
    )


def _find_state(
    output: Path, *, focus: str | None, path: str | None, view: str | None, topics: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Give the parts of the page's address that say what to show."""
    state = [("view", view)] if view else []
    if focus or path or topics:
        from paperkg.errors import quote
        from paperkg.lookup import find_iri

        graph = read_built_graph(output)
        state += [
            (key, find_iri(graph, name)) for key, name in (("focus", focus), ("path", path)) if name
        ]
        for name in topics:
            iri = find_iri(graph, name)
            if iri not in graph.topics:
                raise click.UsageError(
                    f"{quote(name)} is not a topic of the list: `kg query topics` lists the topics."
                )
            state.append(("topic", iri))
    return state
