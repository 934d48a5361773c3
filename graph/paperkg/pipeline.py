"""The pipeline: list → papers → citations → edges → RDF → map, order, report.

Only this module knows every stage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rdflib import Graph, URIRef

from paperkg.algorithms.analysis import analyse
from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.algorithms.similarity import compute_similarities
from paperkg.algorithms.skeleton import select_skeleton
from paperkg.errors import PaperkgError, SourceError
from paperkg.export.markdown import render_reading_order
from paperkg.export.report import BuildFindings, render_report
from paperkg.identity.entries import (
    MatchedList,
    match_entries,
    select_outside_works,
)
from paperkg.identity.index import index_identifiers
from paperkg.identity.succession import apply_resolutions, find_lost_resolutions, follow_names
from paperkg.lineage.compute import compute_lineage
from paperkg.map.page import write_map
from paperkg.memo import Memo
from paperkg.model import Curated, KnowledgeGraph, OrderBy, Paper, ReadingList, Snapshot
from paperkg.progress import Progress, Silent
from paperkg.rdf.blocks import block_labelled, block_statements
from paperkg.rdf.curated import extract_curated, rename_papers, select_curated
from paperkg.rdf.dataset import MIT, describe_dataset
from paperkg.rdf.namespaces import GRAPH_BUILD, GRAPH_CURATED
from paperkg.rdf.person import take_efforts
from paperkg.rdf.provenance import build_provenance
from paperkg.rdf.store import Triple, merge_graphs
from paperkg.rdf.trig import write_trig
from paperkg.rdf.validation import place_violations, validate_graph
from paperkg.rdf.writer import build_blocks, select_written
from paperkg.reading.endings import ListFormat
from paperkg.resources import (
    CHANGES_FILE,
    GRAPH_FILE,
    MAP_FILE,
    ORDER_FILE,
    REPORT_FILE,
    is_shipped,
)
from paperkg.settings import EdgeSettings, Online
from paperkg.sources.snapshot import merge_snapshots
from paperkg.workspace.files import UNLOCKED, lock_folder, write_files
from paperkg.workspace.history import record_changes
from paperkg.workspace.index import write_index
from paperkg.workspace.inputs import Inputs, read_inputs
from paperkg.workspace.journal import Journal
from paperkg.workspace.kept_results import open_results
from paperkg.workspace.kept_texts import open_texts, write_texts
from paperkg.workspace.previous import PreviousBuild, read_previous
from paperkg.workspace.read_marks import apply_marks, find_lost_marks
from paperkg.workspace.store_keeper import follow_changes

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
    order_by: OrderBy = OrderBy.LIST,
    dataset: Path | None = None,
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
    order_by
        What the reading order follows where prerequisites leave a choice.
    dataset
        A folder with papers and citations that ``kg corpus neighbourhood`` wrote.
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
    inputs = read_inputs(lists, edge_settings, list_format=list_format, dataset=dataset)
    resolutions = extract_curated(inputs.own).resolutions
    reading_list = apply_resolutions(inputs.reading_list, resolutions)
    with lock_folder(output) as is_locked, ExitStack() as stack:
        previous = read_previous(output)
        known = merge_snapshots(inputs.citations, previous.answers)
        matched = match_entries(reading_list, known.papers)
        refreshed = None
        if online:
            oldest = started - max(online.max_age, UNFINISHED)
            journal = stack.enter_context(Journal(output, oldest=oldest))
            refreshed = _refresh(known, matched, online, journal, progress or Silent())
            known = refreshed.known
            matched = match_entries(reading_list, known.papers)
        listed = follow_names(matched.papers, previous.select_listed(list_path))
        matched = replace(matched, papers=listed)
        statements = _select_statements(inputs, listed, edge_settings)
        memo = stack.enter_context(open_results(output))
        curated = extract_curated(statements)
        graph, findings = _assemble(
            list_path, reading_list, matched, known, curated, edge_settings, memo
        )
        findings = replace(
            findings,
            refreshed=refreshed,
            lost_marks=find_lost_marks(graph, inputs.marks),
            lost_resolutions=find_lost_resolutions(reading_list, resolutions),
        )
        graph = apply_marks(replace(graph, order_by=order_by), inputs.marks)
        files = _write(
            output,
            graph,
            findings,
            statements=statements,
            sources=_Sources(lists, inputs, previous, started),
            memo=memo,
        )
    cautions = filter(None, (previous.caution, "" if is_locked else UNLOCKED.format(output)))
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
    memo: Memo,
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
        memo=memo,
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
        alternatives=lineage.alternatives,
        denials=lineage.denials,
        is_ordered=reading_list.is_ordered,
    )
    graph = replace(graph, similarities=compute_similarities(graph, memo=memo))
    on_list = {paper.iri for paper in matched.papers}
    off_list = {
        iri for evidence in curated.evidence for iri in (evidence.later, evidence.earlier)
    } - on_list
    findings = BuildFindings(
        reading_list=reading_list,
        duplicates=matched.duplicates,
        entries=matched.entries,
        unidentified=matched.unidentified,
        misfits=matched.misfits,
        unknown_names=lineage.unknown_names,
        off_list=tuple(sorted(off_list)),
        cycles=tuple(find_cycles(project_prerequisites(graph))),
    )
    return graph, findings


@dataclass(frozen=True, slots=True)
class _Sources:
    """What a build was made from: its lists, what its files say, the build before it."""

    lists: Sequence[Path]
    inputs: Inputs
    previous: PreviousBuild
    started: datetime


def _write(
    output: Path,
    graph: KnowledgeGraph,
    findings: BuildFindings,
    *,
    statements: Graph,
    sources: _Sources,
    memo: Memo,
) -> tuple[Path, ...]:
    """Write the graph, the map, the order and the report, with what changed; or nothing."""
    lists, inputs, started = sources.lists, sources.inputs, sources.started
    prerequisites = number_prerequisites(graph)
    skeleton = select_skeleton(graph)
    order = [iri for iri in prerequisites.nodes if _is_listed(graph, iri)]
    analysis = analyse(graph, prerequisites, skeleton=skeleton, memo=memo)
    provenance = [
        *build_provenance(lists, inputs.digests, output=output, started=started),
        *describe_dataset(graph, licence=MIT if is_shipped(lists[0]) else ""),
    ]
    _check(graph, [statements, provenance], inputs)
    digests: list[str] = []

    def draw(file: IO[bytes]) -> None:
        write_map(
            graph,
            file,
            prerequisites=prerequisites,
            analysis=analysis,
            skeleton=skeleton,
            fresh=_find_fresh(graph, sources),
            memo=memo,
        )

    def write_graph(file: IO[bytes]) -> None:
        blocks = build_blocks(graph, order=order, analysis=analysis) | {
            GRAPH_CURATED: block_labelled(GRAPH_CURATED, statements),
            GRAPH_BUILD: list(block_statements(provenance)),
        }
        digests.append(write_trig(blocks, file, text_of=texts.text_of))

    def write_record(file: IO[bytes]) -> None:
        record = record_changes(
            output, graph, lists, digest=digests[0], previous=sources.previous, started=started
        )
        file.write(record)

    contents: dict[str, bytes | Callable[[IO[bytes]], object]] = {
        MAP_FILE: draw,
        GRAPH_FILE: write_graph,
        ORDER_FILE: render_reading_order(graph, order).encode(),
        REPORT_FILE: render_report(graph, findings).encode(),
        CHANGES_FILE: write_record,
    }
    with open_texts(output) as texts:
        write_files(output, contents, first=(CHANGES_FILE, GRAPH_FILE))
        follow_changes(output / GRAPH_FILE, texts)
    write_texts(output, texts)
    write_index(output, graph, prerequisites, lists)
    return tuple(output / name for name in (GRAPH_FILE, MAP_FILE, ORDER_FILE, REPORT_FILE))


def _find_fresh(graph: KnowledgeGraph, sources: _Sources) -> frozenset[str]:
    """Find the papers that the same list did not have at the build before this one."""
    previous = sources.previous
    if previous.graph is None or previous.is_of_other_list(sources.lists[0]):
        return frozenset()
    before = {paper.iri for paper in previous.graph.listed}
    return frozenset(paper.iri for paper in graph.listed if paper.iri not in before)


def _select_statements(
    inputs: Inputs, listed: Sequence[Paper], edge_settings: EdgeSettings
) -> Graph:
    """Select what people assert of these papers: the person's files, and the packaged one."""
    identifiers = index_identifiers(listed)
    statements = Graph()
    if edge_settings.use_curated:
        statements = rename_papers(inputs.own, identifiers)
        packaged = rename_papers(inputs.packaged, identifiers)
        on_list = {paper.iri for paper in listed}
        statements += select_curated(packaged, on_list, mentioned=statements)
    return statements + rename_papers(inputs.scheme, identifiers)


def _check(graph: KnowledgeGraph, others: Iterable[Iterable[Triple]], inputs: Inputs) -> None:
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
    checked = [*graph.listed[:CHECKED_WORKS], *outside[:CHECKED_OUTSIDE]]
    unchecked = {URIRef(iri) for iri in graph.papers.keys() - {paper.iri for paper in checked}}
    own = (triple for triples in others for triple in triples if triple[0] not in unchecked)
    violations = validate_graph(merge_graphs([own, select_written(graph, checked)]))
    if violations:
        shown = place_violations(violations[:SHOWN_VIOLATIONS], inputs.own_files)
        listing = "\n".join(f"  {violation}" for violation in shown)
        places = "1 place" if len(violations) == 1 else f"{len(violations)} places"
        raise PaperkgError(
            f"The graph breaks its shapes in {places}, so nothing is written. Mend the curated "
            f"file beside the list:\n{listing}"
        )
