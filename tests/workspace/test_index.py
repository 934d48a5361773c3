"""The index of a graph: the same graph, and any damage to it is noticed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from tests.graphs import rich_graphs

from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.model import KnowledgeGraph
from paperkg.rdf.order import sort_graph
from paperkg.rdf.reader import read_graph
from paperkg.rdf.store import serialize_graphs
from paperkg.rdf.writer import build_graphs
from paperkg.resources import GRAPH_FILE, INDEX_FILE
from paperkg.workspace.index import open_graph, open_indexed, peek_graph, write_index


def put(folder: Path, graph: KnowledgeGraph) -> None:
    (folder / GRAPH_FILE).write_bytes(serialize_graphs(build_graphs(graph, order=())))
    write_index(folder, graph, number_prerequisites(graph), [])


def first_of(graph: KnowledgeGraph) -> KnowledgeGraph:
    """Give what a build reads of the index of the build before it."""
    return replace(
        sort_graph(graph),
        weak_edges=(),
        relations=(),
        alternatives=(),
        similarities=(),
        denials=(),
    )


@given(rich_graphs())
def test_an_index_gives_back_the_whole_graph(graph: KnowledgeGraph) -> None:
    with TemporaryDirectory() as name:
        put(Path(name), graph)
        assert open_graph(Path(name)).graph == sort_graph(graph)
        assert open_indexed(Path(name)) == (first_of(graph), None)
        peeked = peek_graph(Path(name))
        assert peeked is not None
        assert peeked.papers == graph.papers


@given(graph=rich_graphs(), place=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_one_wrong_byte_is_noticed_and_the_index_made_anew(
    graph: KnowledgeGraph, place: float, flip: int
) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, graph)
        whole = (folder / INDEX_FILE).read_bytes()
        at = int(place * len(whole))
        damaged = whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :]
        (folder / INDEX_FILE).write_bytes(damaged)
        assert open_indexed(folder) in (None, (first_of(graph), None))
        assert open_graph(folder).graph == read_graph(folder / GRAPH_FILE)
        assert (folder / INDEX_FILE).read_bytes() != damaged


@given(graph=rich_graphs(), share=st.floats(0, 1, exclude_max=True))
def test_an_index_that_is_cut_off_is_noticed(graph: KnowledgeGraph, share: float) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        put(folder, graph)
        whole = (folder / INDEX_FILE).read_bytes()
        (folder / INDEX_FILE).write_bytes(whole[: int(share * len(whole))])
        assert open_indexed(folder) in (None, (first_of(graph), None))
        assert open_graph(folder).graph == read_graph(folder / GRAPH_FILE)
