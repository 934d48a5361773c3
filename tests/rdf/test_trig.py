from __future__ import annotations

import hashlib
from io import BytesIO
from pathlib import Path

from hypothesis import given, settings
from rdflib import BNode, Literal, URIRef
from tests.graphs import rich_graphs

from paperkg.model import KnowledgeGraph
from paperkg.rdf.blank_nodes import label_blank_nodes, relabel
from paperkg.rdf.blocks import block_statements
from paperkg.rdf.namespaces import GRAPH_CURATED, KG
from paperkg.rdf.store import parse_quads, serialize_graphs
from paperkg.rdf.trig import write_trig
from paperkg.rdf.writer import build_blocks, build_graphs

ABOUT = BNode("said")
SAID = [
    (ABOUT, KG.later, URIRef("https://example.org/a")),
    (ABOUT, KG.reason, Literal('It "extends"\nit.')),
]


@settings(max_examples=40, deadline=None)
@given(rich_graphs())
def test_block_by_block_gives_what_all_at_once_gives(graph: KnowledgeGraph) -> None:
    order = [paper.iri for paper in graph.listed]
    curated = relabel(SAID, label_blank_nodes({GRAPH_CURATED: SAID}))
    blocks = build_blocks(graph, order=order) | {GRAPH_CURATED: list(block_statements(curated))}
    output = BytesIO()
    digest = write_trig(blocks, output)
    written = output.getvalue()
    assert digest == hashlib.sha256(written).hexdigest()
    assert written == serialize_graphs(build_graphs(graph, order=order, curated=SAID))


def test_nothing_is_a_file_too() -> None:
    output = BytesIO()
    write_trig({}, output)
    assert list(parse_quads(output.getvalue(), name=Path("empty.trig"))) == []
