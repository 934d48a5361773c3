"""``kg build``: make or refresh everything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.limits import api_url_option, max_wait_option, timeout_option
from paperkg.cli.store import find_named_addresses, store_option, store_places
from paperkg.cli.terminal import (
    check_api_url,
    count,
    lists_argument,
    output_option,
    say,
    show_progress,
    take_named_lists,
    write,
)
from paperkg.settings import MIN_CONFIDENCE

if TYPE_CHECKING:
    from paperkg.pipeline import Built
    from paperkg.sources.graph_store import StoreAddresses

__all__ = ["build", "read_key"]


@click.command(short_help="Build or refresh the graph, the map and the reading order.")
@lists_argument
@output_option
@click.option(
    "--offline",
    is_flag=True,
    help="Open no connection, but to --store: use only what is on this machine.",
)
@click.option(
    "--max-age",
    type=click.FloatRange(min=0),
    default=30,
    show_default=True,
    metavar="DAYS",
    help="Ask again for a paper when its last answer is older than DAYS.",
)
@click.option(
    "--sentences/--no-sentences",
    default=True,
    help="Fetch the citing sentences too: one request per paper, once.",
)
@click.option(
    "--expand",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Ask also for the N outside works that the list cites most.",
)
@click.option(
    "--from-corpus",
    "dataset",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Use the papers and citations that `kg corpus neighbourhood --into FOLDER` wrote.",
)
@click.option(
    "--concepts",
    "concept_scheme",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Add your own concepts from FILE, in Turtle: skos:prefLabel and kg:hasPrerequisite.",
)
@click.option(
    "--curated/--no-curated",
    default=True,
    help="Use the edges and concepts of the curated files, or only those that kg finds.",
)
@click.option(
    "--min-confidence",
    type=click.FloatRange(0, 1),
    default=MIN_CONFIDENCE,
    show_default=True,
    metavar="N",
    help="Ignore builds-on edges with a confidence below N (0 to 1).",
)
@click.option(
    "--by",
    type=click.Choice(["list", "date"]),
    default="list",
    show_default=True,
    help="In the reading order, follow the sections of the list, or dates alone.",
)
@click.option("--strict", is_flag=True, help="Fail and write nothing if a request gets no answer.")
@timeout_option(30, "Give up on a request after SECONDS.")
@max_wait_option(120, "Wait at most SECONDS in all for a busy server.")
@api_url_option
@store_option
@store_places
def build(
    lists: tuple[str, ...],
    format_name: str | None,
    output: Path,
    *,
    offline: bool,
    max_age: float,
    sentences: bool,
    expand: int,
    dataset: Path | None,
    concept_scheme: Path | None,
    curated: bool,
    min_confidence: float,
    by: str,
    strict: bool,
    timeout: float,
    max_wait: float,
    api_url: str | None,
    store: str | None,
    store_update: str | None,
    store_graphs: str | None,
) -> None:
    """Build or refresh the graph, the map and the reading order of a reading list.

    LISTS are files, folders with one Markdown note per paper, web addresses (of a file, a gist,
    or a repository on GitHub, GitLab, Codeberg or Bitbucket), zotero: with the name of a collection
    or alone, or - for standard input. Several lists become one graph; the default is the list that
    ships with kg. kg reads Markdown, BibTeX, RIS, EndNote, Web of Science, CSL-JSON, PubMed, CSV,
    HTML, bookmarks, plain identifiers and titles; `kg parse` shows each entry.

    The build also reads the curated file NAME.curated.ttl beside the first list, NAME.md, and
    never writes to it. For a list from an address or from standard input, that file is in the
    data folder (KG_DATA). The build folder keeps a copy of such a list, and --offline reads the
    copy.

    Papers and citations come from Semantic Scholar. S2_API_KEY holds your API key, if you have
    one. Without a connection, the build uses what is on this machine. A stopped build continues
    where it stopped.

    The build writes graph.trig, map.html, reading-order.md and report.md. If it fails, the files
    of the last build stay as they are. With --store, the build then puts the graph into a SPARQL
    server too, all named graphs in one step. KG_STORE_USER and KG_STORE_PASSWORD say who you are.

    \b
    Examples:
      kg build
      kg build my-list.md --output my-graph
      kg build library.bib notes/
      kg build https://github.com/OWNER/NAME
      kg build zotero:Pruning
      kg build --offline
      kg build --store http://localhost:7878/query
      kg build my-list.md --concepts my-concepts.ttl
    """
    from datetime import timedelta

    from paperkg.model import OrderBy
    from paperkg.pipeline import build as build_graph
    from paperkg.reading.endings import ListFormat
    from paperkg.settings import API_URL, EdgeSettings, Online

    addresses = (
        find_named_addresses(store, update=store_update, graphs=store_graphs) if store else None
    )
    online = None
    if not offline:
        online = Online(
            api_url=check_api_url(api_url or API_URL),
            key=read_key(),
            max_age=timedelta(days=max_age),
            sentences=sentences,
            expand=expand,
            strict=strict,
            timeout=timeout,
            max_wait=max_wait,
        )
    try:
        with (
            take_named_lists(lists, output, offline=offline, timeout=timeout) as paths,
            show_progress() as progress,
        ):
            built = build_graph(
                paths,
                output,
                list_format=ListFormat(format_name) if format_name else None,
                online=online,
                edge_settings=EdgeSettings(min_confidence, curated, concept_scheme),
                order_by=OrderBy(by),
                dataset=dataset,
                progress=progress,
            )
    except KeyboardInterrupt as stop:
        raise type(stop)("The next build continues with what is already fetched.") from stop
    _say(built, output)
    if addresses:
        _publish(output, addresses, timeout)


def _publish(output: Path, addresses: StoreAddresses, timeout: float) -> None:
    """Put the graph into a server; what is on disk stays, whatever the server does."""
    from paperkg.remote_graph import publish_graph
    from paperkg.sources.graph_store import open_graph_store, show_address
    from paperkg.workspace.files import lock_folder

    with open_graph_store(addresses, timeout=timeout) as opened, lock_folder(output):
        counts = publish_graph(output, opened, tell=say)
    name = show_address(addresses.query)
    say(f"{name}: has {sum(counts.values()):,} statements in {len(counts)} named graphs.")


def read_key() -> str:
    """Read the API key from the environment; empty for none.

    Raises
    ------
    UsageError
        It is no key.
    """
    import os

    key = os.environ.get("S2_API_KEY", "").strip()
    if not key.isascii() or not key.isprintable() or " " in key:
        raise click.UsageError(
            "S2_API_KEY is not a valid key: a key has only ASCII letters, digits and marks, and no "
            "spaces. Set it again, or unset it to build without a key."
        )
    return key


def _say(built: Built, output: Path) -> None:
    from paperkg.algorithms.citations import project_citations
    from paperkg.export.report import say_findings

    graph = built.graph
    listed = graph.listed
    inside = len(project_citations(graph))
    sentences = [
        f"{graph.title}: {count(len(listed), 'entry')} in {count(len(graph.topics), 'topic')}, "
        f"{count(inside, 'citation')} among them, {count(len(graph.edges), 'builds-on edge')}, "
        f"{count(len(graph.concepts), 'concept')}.",
        *say_findings(graph, built.findings),
        *built.cautions,
    ]
    for sentence in sentences:
        say(sentence)
    for file in built.files:
        write(file)
    folder = "" if output == Path("output") else f" --output {click.format_filename(output)}"
    hint = (
        f"Next: `kg map{folder}` opens the map; `kg path TITLE{folder}` says what to read first; "
        f"`kg show TITLE{folder}` says what a paper builds on."
    )
    say(hint)
