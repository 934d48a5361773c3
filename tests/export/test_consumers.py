"""What is exported, read by programs that are not in Python: graphology and N3.js, from npm."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from tests.tools import find_tool, leave_out

from paperkg.export.formats import render_graph
from paperkg.export.nodes import list_links, list_nodes
from paperkg.model import KnowledgeGraph

ROOT = Path(__file__).parents[2]
CONSUMERS = Path(__file__).parent / "consumers"


@pytest.fixture(scope="module")
def node() -> str:
    """Node, with what ``scripts/check`` installed from npm."""
    if not (ROOT / "node_modules" / "graphology").is_dir():
        leave_out("graphology and N3.js are not there: install Node, and run scripts/check")
    return find_tool("node", get_it="install Node")


def consume(node: str, script: str, how: str, text: str) -> str:
    result = subprocess.run(
        [node, CONSUMERS / script, how],
        input=text,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def export(graph: KnowledgeGraph, form: str) -> str:
    return "".join(render_graph(graph, form))


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_graphology_reads_the_network(node: str, graph: KnowledgeGraph, form: str) -> None:
    read: dict[str, Any] = json.loads(consume(node, "network.js", form, export(graph, form)))
    titles = {iri: facts["title"] for iri, facts in read["nodes"]}
    assert titles == {thing.iri: " ".join(thing.title.split()) for thing in list_nodes(graph)}
    links = sorted((source, target, facts["relation"]) for source, target, facts in read["links"])
    assert links == sorted((link.source, link.target, link.relation) for link in list_links(graph))
    listed = [iri for iri, facts in read["nodes"] if facts["listed"] is True]
    assert listed == [paper.iri for paper in graph.listed]


@pytest.mark.parametrize(
    ("form", "media_type", "syntax"),
    [("trig", "application/trig", "trig"), ("n-quads", "application/n-quads", "nquads")],
)
def test_n3_reads_the_named_graphs(
    node: str, graph: KnowledgeGraph, form: str, media_type: str, syntax: str
) -> None:
    text = export(graph, form)
    read, ours = Dataset(), Dataset()
    read.parse(data=consume(node, "rdf.js", media_type, text), format="nquads")
    ours.parse(data=text, format=syntax)
    names = {part.identifier for part in ours.graphs() if len(part)}
    assert {part.identifier for part in read.graphs() if len(part)} == names
    assert all(isomorphic(read.graph(name), ours.graph(name)) for name in names)


def test_n3_reads_turtle(node: str, graph: KnowledgeGraph) -> None:
    text = export(graph, "turtle")
    read = Graph().parse(data=consume(node, "rdf.js", "text/turtle", text), format="nt")
    assert isomorphic(read, Graph().parse(data=text, format="turtle"))
