from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from tests.graphs import rich_graphs

from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.model import KnowledgeGraph
from paperkg.rdf.store import serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import GRAPH_FILE, INDEX_FILE
from paperkg.workspace.index import write_index
from paperkg.workspace.previous import read_previous


@settings(max_examples=40, deadline=None)
@given(rich_graphs())
def test_the_index_says_of_the_last_build_what_the_graph_says(graph: KnowledgeGraph) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graphs = build_graphs(graph, order=[paper.iri for paper in graph.listed])
        (folder / GRAPH_FILE).write_bytes(serialize_graphs(graphs))
        write_index(folder, graph, number_prerequisites(graph), [])
        by_index = read_previous(folder)
        (folder / INDEX_FILE).unlink()
        by_graph = read_previous(folder)
    assert by_index == by_graph
    assert by_index.answers.papers.keys() >= {
        paper.iri for paper in graph.listed if paper.record.asked
    }
