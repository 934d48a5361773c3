"""``kg export``: give the graph, or a part of it, to other tools."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperkg.cli.completion import complete_name, complete_topic
from paperkg.cli.terminal import count, open_built
from paperkg.export.formats import FORMATS, WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperkg.model import KnowledgeGraph
    from paperkg.workspace.index import Opened

__all__ = ["export"]

SHOWN_NOTES = 3


@click.command(short_help="Write the graph, or a part of it, for other tools.")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "--of",
    "names",
    metavar="X",
    multiple=True,
    shell_complete=complete_name,
    help="Write only X; repeatable.",
)
@click.option(
    "--path",
    "targets",
    metavar="X",
    multiple=True,
    shell_complete=complete_name,
    help="Write only the path to X, in order.",
)
@click.option(
    "--topic",
    "topics",
    metavar="TOPIC",
    multiple=True,
    shell_complete=complete_topic,
    help="Write only papers of TOPIC; repeatable.",
)
@click.option("--gaps", is_flag=True, help="Write only the gaps: works that the list lacks.")
@click.option(
    "--output",
    "target",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Write to FILE instead of stdout; for obsidian, to this folder.",
)
@click.option(
    "--build",
    "folder",
    metavar="DIRECTORY",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("output"),
    show_default=True,
    envvar="KG_OUTPUT",
    show_envvar=True,
    help="Use DIRECTORY as the build folder.",
)
def export(
    form: str,
    names: tuple[str, ...],
    targets: tuple[str, ...],
    topics: tuple[str, ...],
    target: Path | None,
    folder: Path,
    *,
    gaps: bool,
) -> None:
    """Write the graph, or a part of it, in a format that other tools read.

    \b
    FORMAT is one of:
      bibtex, biblatex, ris, csl-json          references
      csv-nodes, csv-edges                     tables, as Gephi wants them
      graphml, gexf, cytoscape                 networks
      turtle, trig, n-quads, rdf-xml, json-ld  RDF
      markdown                                 a list with notes that kg build reads
      canvas, obsidian                         a canvas, or a folder of notes, for Obsidian

    --of, --path, --topic and --gaps add up. Without them, references have the papers on the list,
    and tables, networks and RDF have outside works too.

    \b
    Examples:
      kg export bibtex > papers.bib
      kg export ris --topic pruning --output pruning.ris
      kg export markdown --path mamba
      kg export bibtex --gaps
      kg export obsidian --output ~/vault/papers
    """
    built = open_built(folder)
    graph = _select(built, names, targets, topics, gaps=gaps, form=form)
    if form == "obsidian":
        _write_notes(graph, target)
        return
    from paperkg.export.formats import render_graph

    pieces = render_graph(graph, form)
    if target is None:
        _write_to_stdout(pieces)
        return
    from paperkg.workspace.files import write_file

    target.parent.mkdir(parents=True, exist_ok=True)
    write_file(target, "".join(pieces).encode())
    click.echo(f"{click.format_filename(target)}: {count(len(graph.papers), 'paper')}", err=True)


def _select(
    built: Opened,
    names: Iterable[str],
    targets: Iterable[str],
    topics: Iterable[str],
    *,
    gaps: bool,
    form: str,
) -> KnowledgeGraph:
    """Select what a person asked for; by default, the whole graph or the listed papers."""
    from paperkg.algorithms.gaps import compute_gaps
    from paperkg.algorithms.reading_path import compute_path, expand_target
    from paperkg.export.selection import select_papers
    from paperkg.lookup import find_iri, find_topic

    graph = built.graph
    chosen = [iri for name in names for iri in expand_target(graph, find_iri(graph, name))]
    for topic in topics:
        chosen += expand_target(graph, find_topic(graph, topic).iri)
    goals = [find_iri(graph, target) for target in targets]
    if goals:
        path = compute_path(graph, goals, prerequisites=built.prerequisites)
        chosen += [step.iri for step in path.steps]
    if gaps:
        chosen += [missing.iri for missing in compute_gaps(graph).missing]
    if chosen or gaps or goals:
        return select_papers(graph, chosen, is_ordered=bool(goals))
    if form in WHOLE:
        return graph
    listed = [paper.iri for paper in graph.listed]
    return select_papers(graph, listed, is_ordered=graph.is_ordered)


def _write_notes(graph: KnowledgeGraph, folder: Path | None) -> None:
    """Write the notes of a vault, and say which notes of the person were left alone."""
    from paperkg.export.obsidian import read_notes, render_notes
    from paperkg.workspace.files import write_files

    if folder is None:
        raise click.UsageError("Obsidian notes need a folder: name it with --output FOLDER.")
    existing = read_notes(folder)
    notes = render_notes(graph, existing)
    changed = {name: text for name, text in notes.files.items() if existing.get(name) != text}
    folder.mkdir(parents=True, exist_ok=True)
    write_files(folder, {name: text.encode() for name, text in changed.items()})
    click.echo(f"{click.format_filename(folder)}: {count(len(notes.files), 'note')}", err=True)
    for name in notes.untouched[:SHOWN_NOTES]:
        click.echo(f"{name}: not changed, as it is a note of yours.", err=True)
    if len(notes.untouched) > SHOWN_NOTES:
        rest = count(len(notes.untouched) - SHOWN_NOTES, "more note")
        click.echo(f"{rest} of yours not changed.", err=True)


def _write_to_stdout(pieces: Iterator[str]) -> None:
    for piece in pieces:
        click.echo(piece.encode(), nl=False)
