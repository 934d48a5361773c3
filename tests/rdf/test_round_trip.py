from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from rdflib import Dataset
from rdflib.compare import isomorphic
from tests.graphs import rich_graphs

from paperkg.model import KnowledgeGraph, Listing
from paperkg.rdf.namespaces import GRAPH_DERIVED
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import merge_graphs, read_graphs, serialize_graphs
from paperkg.rdf.validation import validate_derived, validate_graph
from paperkg.rdf.writer import build_graphs


def sort_links(listing: Listing) -> Listing:
    return replace(listing, links=tuple(sorted(listing.links, key=lambda link: link.url)))


def normalize(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Forget what RDF has no order for."""
    papers = sorted(
        graph.papers.values(),
        key=lambda paper: (not paper.listed, paper.listing.position, paper.title, paper.iri),
    )
    return replace(
        graph,
        papers={paper.iri: replace(paper, listing=sort_links(paper.listing)) for paper in papers},
        citations=tuple(
            sorted(graph.citations, key=lambda citation: (citation.citing, citation.cited))
        ),
        edges=tuple(sorted(graph.edges, key=lambda edge: (edge.later, edge.earlier))),
        weak_edges=tuple(sorted(graph.weak_edges, key=lambda edge: (edge.later, edge.earlier))),
    )


@settings(max_examples=40, deadline=None)
@given(rich_graphs())
def test_what_is_written_is_read_back(graph: KnowledgeGraph) -> None:
    graphs = build_graphs(graph, order=[paper.iri for paper in graph.listed])
    assert validate_graph(merge_graphs(graphs.values())) == []
    assert validate_derived(merge_graphs([graphs[GRAPH_DERIVED]])) == []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.trig"
        file.write_bytes(serialize_graphs(graphs))
        assert normalize(read_graph(file)) == normalize(graph)


def test_the_file_is_trig_for_other_readers_too(
    output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rdflib.NORMALIZE_LITERALS", False)
    theirs = Dataset()
    theirs.parse(data=(output / "graph.trig").read_bytes(), format="trig")
    theirs.serialize(tmp_path / "theirs.nq", format="nquads")
    ours = read_graphs(output / "graph.trig")
    again = read_graphs(tmp_path / "theirs.nq")
    assert ours.keys() == again.keys()
    for name, triples in ours.items():
        assert isomorphic(merge_graphs([triples]), merge_graphs([again[name]])), name


def test_writing_twice_gives_the_same_bytes(output: Path, graph: KnowledgeGraph) -> None:
    order = [paper.iri for paper in graph.listed]
    first = serialize_graphs(build_graphs(graph, order=order))
    papers = dict(reversed(graph.papers.items()))
    shuffled = replace(graph, papers=papers, citations=graph.citations[::-1])
    assert serialize_graphs(build_graphs(shuffled, order=order)) == first
