"""The pipeline: list → papers → citations → edges → RDF → map, order, report.

Only this module knows every stage.
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
from paperkg.algorithms.similarity import compute_similarities
from paperkg.errors import PaperkgError, SourceError
from paperkg.export.markdown import render_reading_order
from paperkg.export.report import BuildFindings, render_report
from paperkg.identifiers import Identifier
from paperkg.identity.entries import (
    MatchedList,
    apply_resolutions,
    match_entries,
    select_outside_works,
)
from paperkg.identity.index import index_identifiers
from paperkg.lineage.compute import compute_lineage
from paperkg.map.page import render_map
from paperkg.model import Curated, KnowledgeGraph, Paper, ReadingList, Resolution, Snapshot
from paperkg.progress import Progress, Silent
from paperkg.rdf.curated import extract_curated, read_curated, read_scheme, select_curated
from paperkg.rdf.hand_made import read_hand_made
from paperkg.rdf.namespaces import GRAPH_DERIVED
from paperkg.rdf.person import take_efforts
from paperkg.rdf.provenance import build_provenance
from paperkg.rdf.reader import read_snapshot, rescue_snapshot
from paperkg.rdf.store import NamedGraphs, merge_graphs, serialize_graphs
from paperkg.rdf.validation import validate_graph
from paperkg.rdf.writer import build_graphs
from paperkg.reading.formats import ListFormat
from paperkg.reading.lists import read_lists, require_entries
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
from paperkg.workspace.files import UNLOCKED, lock_folder, write_files
from paperkg.workspace.history import record_changes
from paperkg.workspace.index import write_index
from paperkg.workspace.journal import Journal
from paperkg.workspace.read_marks import apply_marks, read_marks

if TYPE_CHECKING:
    from paperkg.sources.refresh import Refreshed

__all__ = ["Built", "build"]

UNFINISHED = timedelta(days=1)
"""How long the answers of an unfinished build stay valid, whatever --max-age says."""

CHECKED_WORKS, CHECKED_OUTSIDE = 500, 100
"""How many listed papers and outside works a build checks against the shapes."""

SHOWN_VIOLATIONS = 5
"""How many violations are shown: they tend to have one cause."""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build.

    Attributes
    ----------
    graph, findings
        The graph, and what there is to say about it.
    files
        What was written.
    cautions
        What cannot be promised, and what of the last build could not be read, in sentences.
    """

    graph: KnowledgeGraph
    findings: BuildFindings
    files: tuple[Path, ...]
    cautions: tuple[str, ...] = ()


def build(
    lists: Sequence[Path],
    output: Path,
    *,
    list_format: ListFormat | None = None,
    online: Online | None = None,
    edge_settings: EdgeSettings | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build the graph of a reading list and write all files.

    Parameters
    ----------
    lists
        The reading lists: files, and folders of notes. The build reads ``NAME.curated.ttl`` beside
        the first one too.
    list_format
        The format of the files, where a person says it.
    output
        The build folder; made if missing.
    online
        How to ask Semantic Scholar; None opens no connection.
    edge_settings
        Which edges and concepts to take.
    progress
        Where to show the progress.

    Raises
    ------
    InputError
        The list or the curated file cannot be used; nothing is written.
    OutputError
        The folder cannot be written; its files are as they were.
    SourceError
        A request got no answer, and ``online.strict`` is set.
    """
    started = datetime.now(UTC)
    edge_settings = edge_settings or EdgeSettings()
    list_path = lists[0]
    reading_list = require_entries(read_lists(lists, list_format=list_format), list_path)
    reading_list = apply_resolutions(reading_list, _read_resolutions(list_path))
    with lock_folder(output) as is_locked:
        previous, left_out = _read_previous(output)
        known = merge_snapshots(read_snapshot(PACKAGED_CITATIONS), previous)
        matched = match_entries(reading_list, known.papers)
        refreshed = None
        journal = None
        if online:
            journal = Journal(output, oldest=started - max(online.max_age, UNFINISHED))
            refreshed = _refresh(known, matched, online, journal, progress or Silent())
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
        read = (PACKAGED_CITATIONS, find_curated(list_path), edge_settings.concept_scheme)
        inputs = [path for path in read if path]
        provenance = build_provenance(lists, inputs, output=output, started=started)
        analysis = analyse(graph, prerequisites)
        graphs = build_graphs(
            graph,
            order=order,
            analysis=analysis,
            curated=statements,
            provenance=provenance,
        )
        _check(graphs, graph)
        contents = {
            GRAPH_FILE: serialize_graphs(graphs),
            MAP_FILE: render_map(
                graph, prerequisites=prerequisites, communities=analysis.communities
            ).encode(),
            ORDER_FILE: render_reading_order(graph, order).encode(),
            REPORT_FILE: render_report(graph, findings).encode(),
        }
        changed = record_changes(output, graph, lists, contents[GRAPH_FILE], started)
        write_files(output, {CHANGES_FILE: changed, **contents})
        write_index(output, graph, prerequisites, lists)
        if journal:
            journal.remove()
    cautions = filter(None, (left_out, "" if is_locked else UNLOCKED.format(output)))
    files = tuple(output / name for name in contents)
    return Built(graph, findings, files, tuple(cautions))


def _is_listed(graph: KnowledgeGraph, iri: str) -> bool:
    return iri in graph.papers and graph.papers[iri].listed


def _refresh(
    known: Snapshot,
    matched: MatchedList,
    online: Online,
    journal: Journal,
    progress: Progress,
) -> Refreshed:
    """Ask Semantic Scholar.

    Raises
    ------
    SourceError
        A request got no answer, and ``online.strict`` is set.
    """
    # Loaded only here: the client takes longer to load than a whole build offline.
    from paperkg.sources.refresh import refresh_snapshot

    refreshed = refresh_snapshot(
        known,
        matched.papers,
        matched.entries,
        online=online,
        memory=journal,
        progress=progress,
    )
    answers = refreshed.answers
    if online.strict and (answers.trouble or answers.failed):
        reason = answers.trouble or next(iter(answers.failed.values()))
        raise SourceError(
            f"{reason}. Nothing is written; the next `kg build` continues with the answers so far."
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
    """Make the graph: papers, citations, concepts and edges."""
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
    graph = replace(graph, similarities=compute_similarities(graph))
    on_list = {paper.iri for paper in matched.papers}
    off_list = {
        iri for evidence in curated.evidence for iri in (evidence.later, evidence.earlier)
    } - on_list
    findings = BuildFindings(
        reading_list=reading_list,
        duplicates=matched.duplicates,
        entries=matched.entries,
        unidentified=matched.unidentified,
        unknown_names=lineage.unknown_names,
        off_list=tuple(sorted(off_list)),
        cycles=tuple(find_cycles(project_prerequisites(graph))),
    )
    return graph, findings


def _read_previous(output: Path) -> tuple[Snapshot, str]:
    """Read the answers of earlier builds, if the graph has any; and what cannot be read of it."""
    path = output / GRAPH_FILE
    try:
        if b"kg:asked " not in path.read_bytes():
            return Snapshot({}, ()), ""
    except OSError:
        return Snapshot({}, ()), ""
    snapshot, is_whole = rescue_snapshot(path)
    caution = (
        f"{path}: of the last build, not everything could be read; `kg build` asks again for the "
        "rest."
    )
    return snapshot, "" if is_whole else caution


def _read_resolutions(list_path: Path) -> tuple[Resolution, ...]:
    path = find_curated(list_path)
    if path is None or b"Resolution" not in path.read_bytes():
        return ()
    return extract_curated(read_hand_made(path)).resolutions


def _read_statements(
    list_path: Path, listed: Sequence[Paper], edge_settings: EdgeSettings
) -> Graph:
    """Read what people assert: in the person's files, and in the packaged curated file."""
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

    There may be tens of thousands of papers, all written by the same few lines: only the first
    papers on the list and the first outside works are checked, and nothing that kg derives.
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
        triple
        for name, triples in graphs.items()
        for triple in triples
        if name != GRAPH_DERIVED and triple[0] not in unchecked
    )
    violations = validate_graph(merge_graphs([triples]))
    if violations:
        listing = "\n".join(f"  {violation}" for violation in violations[:SHOWN_VIOLATIONS])
        raise PaperkgError(
            f"The graph breaks its shapes in {len(violations)} places, so nothing is written. Mend "
            f"the curated file beside the list:\n{listing}"
        )
