"""``kg build``: make or refresh everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.terminal import as_typed, output_option, show_progress
from paperkg.settings import MIN_CONFIDENCE

if TYPE_CHECKING:
    from paperkg.build import Built

__all__ = ["build"]


@click.command(short_help="Make or refresh the graph, the map and the reading order.")
@click.argument("list_path", metavar="[LIST]", required=False, type=click.Path(path_type=Path))
@output_option
@click.option("--offline", is_flag=True, help="Open no connection: use what is on this machine.")
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Ask again only for papers last asked for so long ago.",
)
@click.option(
    "--sentences/--no-sentences",
    default=True,
    help="Ask for the sentences in which papers cite too: one request a paper, once.",
)
@click.option(
    "--expand",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Ask also for the N works outside the list that it cites most.",
)
@click.option(
    "--concepts",
    "concept_scheme",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A concept scheme of your own, in Turtle: SKOS labels and kg:hasPrerequisite.",
)
@click.option(
    "--curated/--no-curated",
    default=True,
    help="Take over the edges and concepts that people assert, or find all of them.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=MIN_CONFIDENCE,
    show_default=True,
    metavar="N",
    help="Draw and follow only builds-on edges that are so sure, from 0 to 1.",
)
@click.option("--strict", is_flag=True, help="Fail, and write nothing, unless all was answered.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30,
    show_default=True,
    metavar="SECONDS",
    help="Wait so long for one answer.",
)
@click.option(
    "--max-wait",
    type=click.FloatRange(min=0),
    default=120,
    show_default=True,
    metavar="SECONDS",
    help="Wait so long, in all, for a server that is busy.",
)
@click.option(
    "--api-url", envvar="KG_API_URL", show_envvar=True, help="Another address of the API."
)
def build(
    list_path: Path | None,
    output: Path,
    *,
    offline: bool,
    max_age: float,
    sentences: bool,
    expand: int,
    concept_scheme: Path | None,
    curated: bool,
    min_confidence: float,
    strict: bool,
    timeout: float,
    max_wait: float,
    api_url: str | None,
) -> None:
    """Make or refresh the graph, the map and the reading order of a reading list.

    LIST is a reading list in Markdown; without it, the list that ships with kg. What you assert
    by hand in NAME.curated.ttl beside NAME.md is read too, and never written.

    Papers and citations come from Semantic Scholar, with the key in S2_API_KEY where there is
    one. Without a connection, the build goes on with what is there. A build that was stopped
    goes on from where it was.

    Writes graph.trig, map.html, reading-order.md and report.md. When anything fails, the files
    of the last build stay as they are.

    \b
    Examples:
      kg build
      kg build my-list.md --output my-graph
      kg build --offline
      kg build my-list.md --concepts my-concepts.ttl
    """
    from datetime import timedelta

    from paperkg.build import build as build_graph
    from paperkg.resources import DEFAULT_LIST
    from paperkg.settings import API_URL, EdgeSettings, Online

    online = None
    if not offline:
        online = Online(
            api_url=_check_url(api_url or API_URL),
            key=_read_key(),
            max_age=timedelta(days=max_age),
            sentences=sentences,
            expand=expand,
            strict=strict,
            timeout=timeout,
            max_wait=max_wait,
        )
    try:
        with show_progress() as progress:
            built = build_graph(
                list_path or DEFAULT_LIST,
                output,
                online=online,
                edge_settings=EdgeSettings(min_confidence, curated, concept_scheme),
                progress=progress,
            )
    except KeyboardInterrupt:
        click.echo("Stopped; the next build goes on from what was fetched.", err=True)
        raise
    _say(built, output)


def _check_url(url: str) -> str:
    if not url.lower().startswith(("http://", "https://")):
        raise click.UsageError(f"The address of the API starts with http:// or https://: {url!r}.")
    return url


def _read_key() -> str:
    import os

    key = os.environ.get("S2_API_KEY", "").strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise click.UsageError("S2_API_KEY holds characters that no key has.")
    return key


def _say(built: Built, output: Path) -> None:
    from paperkg.export.report import say_findings

    graph = built.graph
    listed = graph.listed
    on_list = {paper.iri for paper in listed}
    inside = sum(one.citing in on_list and one.cited in on_list for one in graph.citations)
    sentences = [
        f"{graph.title}: {len(listed)} entries in {len(graph.topics)} topics, "
        f"{inside} citations among them, {len(graph.edges)} builds-on edges, "
        f"{len(graph.concepts)} concepts.",
        *say_findings(graph, built.findings),
    ]
    for sentence in sentences:
        click.echo(sentence, err=True)
    for file in built.files:
        click.echo(file)
    folder = "" if output == Path("output") else f" --output {click.format_filename(output)}"
    hint = (
        f"Next: `kg map{folder}` opens the map; `kg path TITLE{folder}` says what to read first; "
        f"`kg show TITLE{folder}` says what a paper builds on."
    )
    click.echo(as_typed(hint), err=True)
