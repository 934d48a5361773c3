"""A graph as a pyvis network, as people take it on from there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from tests.graphs import make_graph, make_paper, random_graphs
from tests.map.test_page import HOSTILE

from paperkg.map.network import to_pyvis
from paperkg.model import KnowledgeGraph


@settings(deadline=None)
@given(random_graphs())
def test_a_network_has_all_papers_and_all_edges(graph: KnowledgeGraph) -> None:
    network = to_pyvis(graph)
    assert network.get_nodes() == [paper.iri for paper in graph.listed]
    assert [(line["from"], line["to"]) for line in network.get_edges()] == [
        (edge.earlier, edge.later) for edge in graph.edges
    ]
    assert all(line["arrows"] == "to" for line in network.get_edges())


def test_a_network_says_what_papers_are_and_how_deep_they_lie(graph: KnowledgeGraph) -> None:
    network = to_pyvis(graph)
    iri = next(paper.iri for paper in graph.listed if paper.name == "SparseGPT")
    node = network.get_node(iri)
    assert node["label"] == "SparseGPT"
    assert node["title"].startswith("SparseGPT: Massive Language Models")
    assert "Elias Frantar, Dan Alistarh\n2023-01" in node["title"]
    assert node["level"] == 3
    line = next(line for line in network.get_edges() if line["to"] == iri)
    assert line["title"] == "SparseGPT builds on OBC (100%)"
    topics = {paper.listing.topics[0] for paper in graph.listed}
    assert len({node["color"] for node in network.nodes}) == len(topics)


def test_what_was_made_can_be_changed_and_shown(
    graph: KnowledgeGraph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    network = to_pyvis(graph)
    network.add_node("mine", label="My own paper")
    network.add_edge(graph.listed[0].iri, "mine")
    monkeypatch.chdir(tmp_path)
    frame = network.show("mine.html")
    assert "mine.html" in frame._repr_html_()
    page = (tmp_path / "mine.html").read_text(encoding="utf-8")
    assert "My own paper" in page
    assert "SparseGPT" in page


@pytest.mark.parametrize("text", [*HOSTILE, '<a href="x"><img src=x onerror=alert(1)></a>'])
def test_hostile_text_is_no_markup_in_a_tooltip(text: str) -> None:
    papers = [make_paper(0, text, authors=(text,)), make_paper(1, text)]
    network = to_pyvis(make_graph(papers, [(1, 0)]))
    page = network.generate_html(notebook=False)
    # pyvis gives a tooltip with a link in it to innerHTML.
    for found in re.findall(r'"title": ("(?:[^"\\]|\\.)*")', page):
        assert not {"<", ">"} & set(json.loads(found))
