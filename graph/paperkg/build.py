"""The pipeline: list → papers → citations → edges → RDF → map, order, report.

The one module that knows every stage.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from rdflib import Graph, URIRef

from paperkg.algorithms.analysis import analyse
from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.errors import PaperkgError, SourceError
from paperkg.export.markdown import render_reading_order
from paperkg.export.report import BuildFindings, render_report
from paperkg.identifiers import Identifier
from paperkg.identity.entries import (
    MatchedList,
    apply_resolutions,
    index_identifiers,
    match_entries,
    select_outside_works,
)
from paperkg.lineage.compute import compute_lineage
from paperkg.map.page import render_map
from paperkg.model import Curated, KnowledgeGraph, Paper, ReadingList, Resolution, Snapshot
from paperkg.progress import Progress, Silent
from paperkg.rdf.namespaces import GRAPH_DERIVED
from paperkg.rdf.person import take_efforts
from paperkg.rdf.provenance import build_provenance
from paperkg.rdf.reader import (
    extract_curated,
    read_curated,
    read_scheme,
    read_snapshot,
    select_curated,
)
from paperkg.rdf.store import NamedGraphs, merge_graphs, read_turtle, serialize_graphs
from paperkg.rdf.validation import validate_graph
from paperkg.rdf.writer import build_graphs
from paperkg.reading.markdown import read_markdown
from paperkg.resources import (
    CHANGES_FILE,
    DEFAULT_LIST,
    GRAPH_FILE,
    MAP_FILE,
    ORDER_FILE,
    PACKAGED_CITATIONS,
    REPORT_FILE,
    find_curated,
)
from paperkg.settings import EdgeSettings, Online
from paperkg.sources.snapshot import merge_snapshots
from paperkg.workspace.files import lock_folder, write_files
from paperkg.workspace.history import record_changes
from paperkg.workspace.index import write_index
from paperkg.workspace.journal import Journal
from paperkg.workspace.read_marks import apply_marks, read_marks

if TYPE_CHECKING:
    from paperkg.sources.refresh import Refreshed

__all__ = ["Built", "build"]

UNFINISHED = timedelta(days=1)
"""What an unfinished build fetched is not asked for again for so long, whatever the age asked."""

CHECKED_WORKS, CHECKED_OUTSIDE = 500, 100
"""So many works on the list, and outside it, are checked against the shapes in a build."""

SHOWN_VIOLATIONS = 5
"""So many broken rules are shown: they tend to have one cause."""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: the graph, what there is to say about it, and the files written."""

    graph: KnowledgeGraph
    findings: BuildFindings
    files: tuple[Path, ...]


def build(
    list_path: Path,
    output: Path,
    *,
    online: Online | None = None,
    edge_settings: EdgeSettings | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build the graph of a reading list and write everything.

    Parameters
    ----------
    list_path
        The reading list, in Markdown; ``NAME.curated.ttl`` beside it is read too.
    output
        The folder to write; made when missing.
    online
        How to ask Semantic Scholar; without it, no connection is opened.
    edge_settings
        What counts as builds-on, and whose words.
    progress
        Where to show how far the work is.

    Raises
    ------
    InputError
        The list or the curated file cannot be used; nothing is written.
    OutputError
        The folder cannot be written; what was there is as it was.
    SourceError
        Semantic Scholar did not answer, and ``online.strict`` asks for all answers.
    """
    started = datetime.now(UTC)
    edge_settings = edge_settings or EdgeSettings()
    reading_list = apply_resolutions(read_markdown(list_path), _read_resolutions(list_path))
    with lock_folder(output):
        known = merge_snapshots(read_snapshot(PACKAGED_CITATIONS), _read_previous(output))
        matched = match_entries(reading_list, known.papers)
        refreshed = None
        journal = None
        if online:
            journal = Journal(output, oldest=started - max(online.max_age, UNFINISHED))
            refreshed = _refresh(
                known, matched, reading_list, online, journal, progress or Silent()
            )
            known = refreshed.known
            matched = match_entries(reading_list, known.papers)
        statements = _read_statements(list_path, matched.papers, edge_settings)
        graph, findings = _assemble(
            list_path, reading_list, matched, known, extract_curated(statements), edge_settings
        )
        findings = replace(findings, refreshed=refreshed)
        graph = apply_marks(graph, read_marks(list_path))
        prerequisites = number_prerequisites(graph)
        order = [iri for iri in prerequisites.nodes if _is_listed(graph, iri)]
        read = (
            list_path,
            PACKAGED_CITATIONS,
            find_curated(list_path),
            edge_settings.concept_scheme,
        )
        inputs = [path for path in read if path]
        provenance = build_provenance(inputs, output=output, started=started)
        graphs = build_graphs(
            graph,
            order=order,
            analysis=analyse(graph),
            curated=statements,
            provenance=provenance,
        )
        _check(graphs, graph)
        contents = {
            GRAPH_FILE: serialize_graphs(graphs),
            MAP_FILE: render_map(graph, prerequisites=prerequisites).encode(),
            ORDER_FILE: render_reading_order(graph, order).encode(),
            REPORT_FILE: render_report(graph, findings).encode(),
        }
        changed = record_changes(output, graph, list_path, contents[GRAPH_FILE], started)
        write_files(output, {CHANGES_FILE: changed, **contents})
        write_index(output, graph, prerequisites, list_path)
        if journal:
            journal.remove()
    return Built(graph, findings, tuple(output / name for name in contents))


def _is_listed(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.papers and graph.papers[iri].listed


def _refresh(
    known: Snapshot,
    matched: MatchedList,
    reading_list: ReadingList,
    online: Online,
    journal: Journal,
    progress: Progress,
) -> Refreshed:
    """Ask Semantic Scholar.

    Raises
    ------
    SourceError
        Not everything was answered, and ``online.strict`` asks for it.
    """
    # Loaded only here: the client takes longer to load than a whole build offline.
    from paperkg.sources.refresh import refresh_snapshot

    refreshed = refresh_snapshot(
        known,
        matched.papers,
        reading_list.entries,
        online=online,
        memory=journal,
        progress=progress,
    )
    answers = refreshed.answers
    if online.strict and (answers.trouble or answers.failed):
        reason = answers.trouble or next(iter(answers.failed.values()))
        raise SourceError(
            f"{reason}. Nothing was written; what was fetched is kept for the next `kg build`."
        )
    return refreshed


def _assemble(
    list_path: Path,
    reading_list: ReadingList,
    matched: MatchedList,
    known: Snapshot,
    curated: Curated,
    edge_settings: EdgeSettings,
) -> tuple[KnowledgeGraph, BuildFindings]:
    """Make the graph of papers, citations, concepts and builds-on edges."""
    outside, citations = select_outside_works(matched.papers, known.papers, known.citations)
    works = take_efforts((*matched.papers, *outside), curated.efforts)
    papers = {paper.iri: paper for paper in works}
    lineage = compute_lineage(
        papers,
        citations,
        curated,
        list_name=list_path.name,
        min_confidence=edge_settings.min_confidence,
    )
    graph = KnowledgeGraph(
        title=reading_list.title or list_path.stem,
        papers=papers,
        topics={topic.iri: topic for topic in matched.topics},
        concepts=lineage.concepts,
        citations=tuple(citations),
        edges=lineage.edges,
        weak_edges=lineage.weak_edges,
        relations=lineage.relations,
        denials=lineage.denials,
    )
    on_list = {paper.iri for paper in matched.papers}
    off_list = {iri for one in curated.evidence for iri in (one.later, one.earlier)} - on_list
    findings = BuildFindings(
        reading_list=reading_list,
        duplicates=matched.duplicates,
        unidentified=matched.unidentified,
        unknown_names=lineage.unknown_names,
        off_list=tuple(sorted(off_list)),
        cycles=tuple(find_cycles(project_prerequisites(graph))),
    )
    return graph, findings


def _read_previous(output: Path) -> Snapshot:
    """Read what earlier builds asked for; what never was asked for is not worth the time."""
    path = output / GRAPH_FILE
    if not path.exists() or b"kg:asked " not in path.read_bytes():
        return Snapshot({}, ())
    return read_snapshot(path)


def _read_resolutions(list_path: Path) -> tuple[Resolution, ...]:
    path = find_curated(list_path)
    if path is None or b"Resolution" not in path.read_bytes():
        return ()
    return extract_curated(read_turtle(path)).resolutions


def _read_statements(
    list_path: Path, listed: Sequence[Paper], edge_settings: EdgeSettings
) -> Graph:
    """Read what people assert: in the person's own files, and in the packaged one."""
    identifiers = index_identifiers(listed)
    statements = Graph()
    if edge_settings.use_curated:
        statements = _read_all_curated(list_path, listed, identifiers)
    if edge_settings.concept_scheme:
        statements += read_scheme(edge_settings.concept_scheme, identifiers)
    return statements


def _read_all_curated(
    list_path: Path, listed: Sequence[Paper], identifiers: Mapping[Identifier, str]
) -> Graph:
    own = find_curated(list_path)
    statements = read_curated(own, identifiers) if own else Graph()
    packaged = find_curated(DEFAULT_LIST)
    if packaged and not (own and packaged.samefile(own)):
        on_list = {paper.iri for paper in listed}
        known = read_curated(packaged, identifiers)
        statements += select_curated(known, on_list, mentioned=statements)
    return statements


def _check(graphs: NamedGraphs, graph: KnowledgeGraph) -> None:
    """Refuse to write a graph that breaks a shape.

    Of works, which the same few lines write, only the first on the list and the first outside it
    are checked: there may be tens of thousands. What the program derives is right by itself.
    ``kg validate`` checks everything.

    Raises
    ------
    PaperkgError
        Says what breaks which rule.
    """
    outside = [paper for paper in graph.papers.values() if not paper.listed]
    rest = (*graph.listed[CHECKED_WORKS:], *outside[CHECKED_OUTSIDE:])
    unchecked = {URIRef(paper.iri) for paper in rest}
    triples = (
        one
        for name, triples in graphs.items()
        for one in triples
        if name != GRAPH_DERIVED and one[0] not in unchecked
    )
    violations = validate_graph(merge_graphs([triples]))
    if violations:
        listing = "\n".join(f"  {violation}" for violation in violations[:SHOWN_VIOLATIONS])
        raise PaperkgError(
            f"The graph breaks {len(violations)} of its rules, so nothing was written. Mend the "
            f"curated file beside the list:\n{listing}"
        )
