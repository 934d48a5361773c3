"""The pipeline: list → papers → citations → edges → RDF → map, order, report.

The one module that knows every stage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from rdflib import Graph

from paperkg.algorithms.cycles import find_cycles
from paperkg.algorithms.ordering import compute_reading_order
from paperkg.algorithms.projection import project_prerequisites
from paperkg.errors import PaperkgError
from paperkg.export.files import lock_folder, write_files
from paperkg.export.html import render_map
from paperkg.export.markdown import BuildFindings, render_reading_order, render_report
from paperkg.lineage.notes import NoteFindings, read_notes
from paperkg.lineage.scoring import score_claims
from paperkg.model import Concept, KnowledgeGraph, Paper
from paperkg.rdf.loading import extract_curated, read_curated, read_snapshot, select_curated
from paperkg.rdf.provenance import build_provenance
from paperkg.rdf.store import NamedGraphs, merge_graphs, serialize_graphs
from paperkg.rdf.validation import validate_graph
from paperkg.rdf.writing import build_graphs
from paperkg.reading.markdown import read_markdown
from paperkg.resources import (
    DEFAULT_LIST,
    GRAPH_FILE,
    MAP_FILE,
    ORDER_FILE,
    PACKAGED_CITATIONS,
    REPORT_FILE,
    find_curated,
)
from paperkg.sources.matching import index_identifiers, match_entries, select_outside_works

__all__ = ["Built", "build"]

SHOWN_VIOLATIONS = 5
"""So many broken rules are shown: they tend to have one cause."""


@dataclass(frozen=True, slots=True)
class Built:
    """The result of a build: the graph, what there is to say about it, and the files written."""

    graph: KnowledgeGraph
    findings: BuildFindings
    files: tuple[Path, ...]


def build(list_path: Path, output: Path) -> Built:
    """Build the graph of a reading list and write everything.

    Parameters
    ----------
    list_path
        The reading list, in Markdown; ``NAME.curated.ttl`` beside it is read too.
    output
        The folder to write; made when missing.

    Raises
    ------
    InputError
        The list or the curated file cannot be used; nothing is written.
    OutputError
        The folder cannot be written; what was there is as it was.
    """
    started = datetime.now(UTC)
    reading_list = read_markdown(list_path)
    known = read_snapshot(PACKAGED_CITATIONS)
    matched = match_entries(reading_list, known.papers)
    outside, citations = select_outside_works(matched.papers, known.papers, known.citations)
    papers = {paper.iri: paper for paper in (*matched.papers, *outside)}
    statements = _read_statements(list_path, matched.papers)
    curated = extract_curated(statements)
    notes = read_notes(matched.papers, curated.concepts, list_name=list_path.name)
    on_list = {paper.iri for paper in matched.papers}
    evidence = [
        one for one in (*curated.evidence, *notes.evidence) if {one.later, one.earlier} <= on_list
    ]
    graph = KnowledgeGraph(
        title=reading_list.title or list_path.stem,
        papers=papers,
        topics={topic.iri: topic for topic in matched.topics},
        concepts=_join_concepts(curated.concepts, notes),
        citations=tuple(citations),
        builds_on=score_claims(evidence, papers),
    )
    findings = BuildFindings(
        reading_list=reading_list,
        duplicates=matched.duplicates,
        unidentified=matched.unidentified,
        unknown_names=notes.unknown,
        off_list=tuple(
            sorted({iri for one in curated.evidence for iri in (one.later, one.earlier)} - on_list)
        ),
        cycles=tuple(find_cycles(project_prerequisites(graph))),
    )
    inputs = [path for path in (list_path, PACKAGED_CITATIONS, find_curated(list_path)) if path]
    order = compute_reading_order(graph)
    provenance = build_provenance(inputs, started=started)
    graphs = build_graphs(graph, order=order, curated=statements, provenance=provenance)
    _check(graphs)
    contents = {
        GRAPH_FILE: serialize_graphs(graphs),
        MAP_FILE: render_map(graph).encode(),
        ORDER_FILE: render_reading_order(graph, order).encode(),
        REPORT_FILE: render_report(graph, findings).encode(),
    }
    with lock_folder(output):
        write_files(output, contents)
    return Built(graph, findings, tuple(output / name for name in contents))


def _read_statements(list_path: Path, listed: Sequence[Paper]) -> Graph:
    """Read what people assert: in the person's own file, and in the packaged one."""
    identifiers = index_identifiers(listed)
    own = find_curated(list_path)
    statements = read_curated(own, identifiers) if own else Graph()
    packaged = find_curated(DEFAULT_LIST)
    if packaged and not (own and packaged.samefile(own)):
        on_list = {paper.iri for paper in listed}
        known = read_curated(packaged, identifiers)
        statements += select_curated(known, on_list, mentioned=statements)
    return statements


def _join_concepts(curated: Iterable[Concept], notes: NoteFindings) -> dict[str, Concept]:
    """Join the concepts that people assert with those in the notes, by IRI."""
    concepts = {}
    for concept in (*curated, *notes.concepts):
        introducers = {*concept.introduced_by, *notes.introduced.get(concept.iri, ())}
        concepts[concept.iri] = replace(concept, introduced_by=tuple(sorted(introducers)))
    return concepts


def _check(graphs: NamedGraphs) -> None:
    """Refuse to write a graph that breaks a shape.

    Raises
    ------
    PaperkgError
        Says what breaks which rule.
    """
    violations = validate_graph(merge_graphs(graphs.values()))
    if violations:
        listing = "\n".join(f"  {violation}" for violation in violations[:SHOWN_VIOLATIONS])
        raise PaperkgError(
            f"The graph breaks {len(violations)} of its rules, so nothing was written. Mend the "
            f"curated file beside the list:\n{listing}"
        )
