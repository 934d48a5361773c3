"""``kg corpus``: ask the whole literature, in bulk, about a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.limits import api_url_option, max_wait_option, timeout_option
from paperkg.cli.terminal import (
    as_typed,
    check_api_url,
    count,
    json_option,
    lists_argument,
    make_console,
    print_indented,
    print_title,
    say,
    show_progress,
    take_named_lists,
    write,
    write_json,
)

if TYPE_CHECKING:
    from rich.console import Console

    from paperkg.corpus.answers import Candidate, CorpusGap
    from paperkg.corpus.engines import Engine
    from paperkg.corpus.location import Located

__all__ = ["corpus"]

SHOWN_NAMES = 4
"""How many papers are named that cite a work."""

SHOWN_MISSING = 5
"""How many papers are named that the corpus does not have."""

_corpus_option = click.option(
    "--corpus",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("corpus"),
    show_default=True,
    envvar="KG_CORPUS",
    show_envvar=True,
    help="Ask the corpus in FOLDER, which `kg corpus import` has imported.",
)
_engine_option = click.option(
    "--engine",
    default="duckdb",
    show_default=True,
    metavar="ENGINE",
    help="Compute with duckdb, sail, spark://HOST:PORT (a cluster) or sc://HOST:PORT.",
)
_memory_option = click.option(
    "--memory",
    type=click.FloatRange(min=0.1),
    metavar="GB",
    help="Let DuckDB use at most GB of memory; what does not fit goes to the disk for a while.",
)
_max_option = click.option(
    "--max",
    "most",
    type=click.IntRange(min=1),
    default=10,
    show_default=True,
    metavar="N",
    help="Show at most N papers.",
)


def _asking(function: Callable[..., None]) -> Callable[..., None]:
    """Add what all commands have that ask a corpus about a list."""
    for option in (json_option, _memory_option, _engine_option, _corpus_option):
        function = option(function)
    return lists_argument(function)


@click.group(short_help="Ask the whole literature about your list: bulk data, on any engine.")
def corpus() -> None:
    """Ask the whole literature about your list, from bulk data on your disk or on a cluster.

    The data is that of Semantic Scholar, or a snapshot of OpenAlex: import it once, then ask.

    \b
    Examples:
      kg corpus fetch ~/s2
      kg corpus import ~/s2
      kg corpus gaps my-list.md --corpus ~/s2
      kg corpus neighbourhood my-list.md --corpus ~/s2 --into field
      kg build my-list.md --from-corpus field
    """


@corpus.command(short_help="Fetch a release of Semantic Scholar's datasets, or its updates.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--release",
    default="latest",
    show_default=True,
    metavar="NAME",
    help="Fetch the release NAME, such as 2025-11-18.",
)
@click.option("--list", "is_list", is_flag=True, help="List the releases, and fetch nothing.")
@timeout_option(60, "Try again when no part of an answer comes for SECONDS.")
@max_wait_option(600, "Wait at most SECONDS in all for a busy server, for each shard.")
@api_url_option
def fetch(
    folder: Path,
    release: str,
    *,
    is_list: bool,
    timeout: float,
    max_wait: float,
    api_url: str | None,
) -> None:
    """Fetch the papers and citations of a release into FOLDER.

    Where FOLDER holds an older release, only what changed since is fetched. A stopped fetch goes on
    where it stopped. S2_API_KEY must hold an API key that may read datasets.

    \b
    Examples:
      kg corpus fetch ~/s2
      kg corpus fetch ~/s2 --list
      kg corpus import ~/s2
    """
    from paperkg.cli.build import read_key
    from paperkg.corpus.delivery import fetch_corpus
    from paperkg.settings import API_URL
    from paperkg.sources.datasets import Downloader, fetch_releases

    with show_progress() as progress:
        downloader = Downloader(
            check_api_url(api_url or API_URL).rstrip("/"),
            read_key(),
            timeout,
            max_wait,
            progress.say,
        )
        if is_list:
            for name in fetch_releases(downloader):
                write(name)
            return
        got = fetch_corpus(folder, downloader, release=release, progress=progress)
    since = f", updated from {got.before}" if got.before and got.before != got.release else ""
    say(f"Release {got.release}{since}: {count(got.files, 'shard')} fetched.")
    write(folder)
    say(f"Next: `kg corpus import {click.format_filename(folder)}`.")


@corpus.command("import", short_help="Make tables of the shards of a corpus.")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--memory",
    type=click.FloatRange(min=0.5),
    default=3.0,
    show_default=True,
    metavar="GB",
    help="Use at most about GB of memory; what does not fit goes to the disk for a while.",
)
def import_(folder: Path, memory: float) -> None:
    """Make tables of the shards in FOLDER/papers and FOLDER/citations, or in FOLDER/works.

    Shards are JSON Lines, packed by gzip or not, as Semantic Scholar's Datasets API gives them, or
    the works of an OpenAlex snapshot.
    Rows that are broken are left out and counted. A stopped import goes on where it stopped, and a
    later one reads only the shards that are new.

    \b
    Example:
      kg corpus import ~/s2
    """
    from paperkg.corpus.intake import import_corpus

    with show_progress() as progress:
        imported = import_corpus(folder, progress=progress, memory=memory)
    for dataset, reasons in imported.broken.items():
        for reason, rows in sorted(reasons.items(), key=lambda pair: -pair[1]):
            say(f"{dataset}: {count(rows, 'row')} left out: {reason}.")
    write(f"{count(imported.papers, 'paper')}, {count(imported.citations, 'citation')}: {folder}")
    say(f"Next: `kg corpus gaps LIST --corpus {click.format_filename(folder)}`.")


@corpus.command(short_help="List the works that your list lacks, with counts of the whole corpus.")
@_asking
@_max_option
def gaps(
    lists: tuple[str, ...],
    format_name: str | None,
    folder: Path,
    engine: str,
    memory: float | None,
    most: int,
    *,
    as_json: bool,
) -> None:
    """List the works that two or more papers of your list cite, the closest to it first.

    A work is close to the list if few others cite it or are cited by it (Jaccard index): what the
    whole world cites does not come first.

    \b
    Examples:
      kg corpus gaps my-list.md --corpus ~/s2
      kg corpus gaps my-list.md --corpus ~/s2 --engine sail --json
    """
    from paperkg.corpus.answers import find_gaps

    with _ask(lists, format_name, folder, engine, memory) as (opened, located, release):
        found = find_gaps(opened, located)
    if as_json:
        from paperkg.replies.corpus import describe_corpus_gaps

        write_json(describe_corpus_gaps(found, located, release=release))
        return
    _say_missing(located)
    console = make_console()
    print_title(console, f"Works that your list leans on and lacks ({len(found)})")
    for gap in found[:most]:
        _show_gap(console, gap, located)
    _show_rest(console, len(found) - most)


@corpus.command(short_help="Rank the papers of the field around your list.")
@_asking
@_max_option
@click.option(
    "--by",
    type=click.Choice(["closeness", "pagerank", "cocitation", "coupling"]),
    default="closeness",
    show_default=True,
    help="Rank by closeness, PageRank, citations together with the list, or shared references.",
)
def rank(
    lists: tuple[str, ...],
    format_name: str | None,
    folder: Path,
    engine: str,
    memory: float | None,
    most: int,
    by: str,
    *,
    as_json: bool,
) -> None:
    """Rank your papers, and those joined by citations to two or more of them.

    The field is what your list cites and what cites it. Closeness is the share of a paper's
    citations, in both directions, that join it to the list (Jaccard index).

    \b
    Examples:
      kg corpus rank my-list.md --corpus ~/s2
      kg corpus rank my-list.md --corpus ~/s2 --by pagerank --max 50
    """
    from paperkg.corpus.answers import Measure, rank_field

    with _ask(lists, format_name, folder, engine, memory) as (opened, located, release):
        field = rank_field(opened, located, by=Measure(by))
    if as_json:
        from paperkg.replies.corpus import describe_field

        write_json(describe_field(field, located, release=release))
        return
    _say_missing(located)
    console = make_console()
    parts = count(field.components, "connected part")
    print_title(
        console, f"{field.papers} papers and {field.citations} citations in the field, in {parts}"
    )
    for place, candidate in enumerate(field.candidates[:most], 1):
        _show_candidate(console, place, candidate, by)
    _show_rest(console, len(field.candidates) - most)


@corpus.command(short_help="Take the works around your list out of the corpus, for a build.")
@_asking
@click.option(
    "--references",
    type=click.IntRange(1, 5),
    default=1,
    show_default=True,
    metavar="K",
    help="Go K steps to what your papers cite.",
)
@click.option(
    "--citers",
    type=click.IntRange(0, 5),
    default=1,
    show_default=True,
    metavar="K",
    help="Count what cites your papers, to K steps.",
)
@click.option(
    "--into",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the data set to FOLDER, for `kg build --from-corpus FOLDER`.",
)
def neighbourhood(
    lists: tuple[str, ...],
    format_name: str | None,
    folder: Path,
    engine: str,
    memory: float | None,
    references: int,
    citers: int,
    into: Path | None,
    *,
    as_json: bool,
) -> None:
    """Find the works around your list: what it cites, how often it is cited, with sentences.

    With --into, the papers, the citations among them and the sentences in which your papers cite
    are written as a data set, which `kg build --from-corpus` uses like any other source.

    \b
    Examples:
      kg corpus neighbourhood my-list.md --corpus ~/s2 --into field
      kg build my-list.md --from-corpus field
    """
    from paperkg.corpus.answers import find_neighbourhood
    from paperkg.corpus.dataset import write_dataset
    from paperkg.replies.corpus import describe_neighbourhood

    with _ask(lists, format_name, folder, engine, memory) as (opened, located, release):
        found = find_neighbourhood(opened, located, references=references, citers=citers)
    file = None
    if into:
        data = opened.numbering.data
        file = write_dataset(into, found.snapshot, data=data, release=release, engine=engine)
    reply = describe_neighbourhood(
        found, located, release=release, file=str(file) if file else None
    )
    if as_json:
        write_json(reply)
        return
    _say_missing(located)
    say(
        f"{count(reply.found, 'paper')} of your list cite {count(reply.references, 'other')} and "
        f"are cited by {reply.citers}: {count(reply.papers, 'paper')}, "
        f"{count(reply.citations, 'citation')}, {reply.with_sentences} with sentences."
    )
    if file and into:
        write(file)
        say(f"Next: `kg build LIST --from-corpus {click.format_filename(into)}`.")


@contextmanager
def _ask(
    lists: Sequence[str],
    format_name: str | None,
    folder: Path,
    engine: str,
    memory: float | None,
) -> Iterator[tuple[Engine, Located, str]]:
    """Open a corpus in an engine, and find a list in it."""
    from paperkg.corpus.engines import open_engine
    from paperkg.corpus.layout import read_imported
    from paperkg.corpus.location import locate
    from paperkg.errors import UsageError
    from paperkg.reading.endings import ListFormat
    from paperkg.workspace.inputs import read_listed

    release = read_imported(folder).release
    list_format = ListFormat(format_name) if format_name else None
    with take_named_lists(lists, None, offline=False) as paths:
        listed = read_listed(paths, list_format=list_format)
    with open_engine(engine, folder, memory=memory) as opened:
        located = locate(opened, listed)
        if not located.ids:
            raise UsageError(
                f"{folder}: the corpus has no paper of this list. Entries are found by their "
                "identifiers: see with `kg parse` that they have some."
            )
        yield opened, located, release


def _say_missing(located: Located) -> None:
    missing = located.missing
    if not missing:
        return
    names = ", ".join(paper.name for paper in missing[:SHOWN_MISSING])
    rest = f" and {len(missing) - SHOWN_MISSING} more" if len(missing) > SHOWN_MISSING else ""
    total = len(located.listed)
    say(f"The corpus has {total - len(missing)} of {total} papers; it lacks {names}{rest}.")


def _show_gap(console: Console, gap: CorpusGap, located: Located) -> None:
    year = f" ({gap.paper.year})" if gap.paper.year else ""
    print_indented(console, f"{gap.paper.title}{year}", indent=2)
    names = [located.listed[iri].name for iri in gap.cited_by]
    rest = f" and {len(names) - SHOWN_NAMES} more" if len(names) > SHOWN_NAMES else ""
    why = (
        f"cited by {', '.join(names[:SHOWN_NAMES])}{rest}; {count(gap.citations, 'citation')} in "
        f"the corpus, closeness {gap.closeness:.3f}"
    )
    print_indented(console, why, indent=4, style="dim")


def _show_candidate(console: Console, place: int, candidate: Candidate, by: str) -> None:
    paper = candidate.paper
    mark = ", on your list" if candidate.is_listed else ""
    print_title(console, paper.title, paper.year, number=f"{place:4}. ", after=mark)
    value = f"{by} {getattr(candidate, by):.4g}"
    why = (
        f"{value}; cited by {candidate.cited_by_list} of your list, cites {candidate.cites_list}; "
        f"{count(candidate.citations, 'citation')} in the corpus"
    )
    print_indented(console, why, indent=6, style="dim")


def _show_rest(console: Console, rest: int) -> None:
    if rest > 0:
        print_indented(console, f"… and {rest} more: {as_typed('`--max N`')} shows them", indent=2)
