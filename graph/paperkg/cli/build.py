"""``kg build``: make or refresh everything."""

from __future__ import annotations

from pathlib import Path

import click

from paperkg.cli.terminal import as_typed, output_option

__all__ = ["build"]


@click.command(short_help="Make or refresh the graph, the map and the reading order.")
@click.argument("list_path", metavar="[LIST]", required=False, type=click.Path(path_type=Path))
@output_option
@click.option("--offline", is_flag=True, help="Open no connection: use what is on this machine.")
def build(list_path: Path | None, output: Path, *, offline: bool) -> None:
    """Make or refresh the graph, the map and the reading order of a reading list.

    LIST is a reading list in Markdown; without it, the list that ships with kg. What you assert
    by hand in NAME.curated.ttl beside NAME.md is read too, and never written.

    Writes graph.trig, map.html, reading-order.md and report.md. When anything fails, the files
    of the last build stay as they are.

    \b
    Examples:
      kg build
      kg build my-list.md --output my-graph
    """
    from paperkg.build import build as build_graph
    from paperkg.export.markdown import say_findings
    from paperkg.resources import DEFAULT_LIST

    path = list_path or DEFAULT_LIST
    built = build_graph(path, output)
    graph = built.graph
    listed = graph.listed
    on_list = {paper.iri for paper in listed}
    inside = sum(citation.cited in on_list for citation in graph.citations)
    click.echo(
        f"{graph.title}: {len(listed)} entries in {len(graph.topics)} topics, "
        f"{inside} citations among them, {len(graph.builds_on)} builds-on edges, "
        f"{len(graph.concepts)} concepts.",
        err=True,
    )
    for sentence in say_findings(built.findings):
        click.echo(sentence, err=True)
    for file in built.files:
        click.echo(file)
    folder = "" if output == Path("output") else f" --output {click.format_filename(output)}"
    hint = (
        f"Next: `kg map{folder}` opens the map; `kg path TITLE{folder}` says what to read first; "
        f"`kg show TITLE{folder}` says what a paper builds on."
    )
    click.echo(as_typed(hint), err=True)
