"""The graph for tools that draw and measure networks: networkx, GraphML, GEXF, Cytoscape."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import networkx as nx

from paperkg.model import KnowledgeGraph

__all__ = ["render_cytoscape", "render_gexf", "render_graphml", "to_networkx"]

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no room for."""


def to_networkx(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """Make a network of papers and concepts, joined by edges, citations and relations.

    Nodes and links have plain facts: texts, numbers and truth values, one type each; a fact that
    is not known is not there. Links run from the later thing to the earlier one, with their
    ``relation`` as the key and in their facts.

    Returns
    -------
    networkx.MultiDiGraph
        Nodes are named by IRI.
    """
    network = nx.MultiDiGraph(name=_plain(graph.title))
    for iri, facts in _nodes(graph):
        network.add_node(iri, **{name: value for name, value in facts.items() if value != ""})
    for later, earlier, relation, weight in _links(graph):
        if later in network and earlier in network:
            network.add_edge(later, earlier, key=relation, relation=relation, weight=weight)
    return network


def render_graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as GraphML, line by line."""
    for line in nx.generate_graphml(_with_short_keys(to_networkx(graph))):
        yield f"{line}\n"


def render_gexf(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as GEXF 1.2, line by line, without the date of today."""
    for line in nx.generate_gexf(_with_short_keys(to_networkx(graph))):
        yield re.sub(r' lastmodifieddate="[^"]*"', "", line) + "\n"


def render_cytoscape(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as the JSON of Cytoscape and cytoscape.js."""
    text = io.StringIO()
    json.dump(nx.cytoscape_data(to_networkx(graph)), text, ensure_ascii=False, indent=1)
    yield text.getvalue()
    yield "\n"


def _with_short_keys(network: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Give links numbers for names: in an XML file no two may have the same name."""
    numbered = nx.MultiDiGraph(**network.graph)
    numbered.add_nodes_from(network.nodes(data=True))
    for number, (later, earlier, facts) in enumerate(network.edges(data=True)):
        numbered.add_edge(later, earlier, key=str(number), **facts)
    return numbered


def _nodes(graph: KnowledgeGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    for paper in graph.papers.values():
        topics = (graph.topics[topic].label for topic in paper.listing.topics)
        yield (
            paper.iri,
            {
                "label": _plain(paper.name),
                "title": _plain(paper.title),
                "kind": paper.kind.value,
                "listed": paper.listed,
                "read": paper.read,
                "year": "" if paper.year is None else paper.year,
                "authors": _plain("; ".join(paper.authors)),
                "venue": _plain(paper.venue),
                "topics": _plain("; ".join(topics)),
            },
        )
    for concept in graph.concepts.values():
        label = _plain(concept.label)
        facts = {"label": label, "title": label, "kind": "concept", "read": concept.known}
        yield concept.iri, {**facts, "listed": False}


def _links(graph: KnowledgeGraph) -> Iterator[tuple[str, str, str, float]]:
    """Give (later, earlier, relation, weight): of an edge its confidence, of all others 1."""
    for edge in graph.edges:
        yield edge.later, edge.earlier, "builds on", edge.confidence
    for citation in graph.citations:
        yield citation.citing, citation.cited, "cites", 1.0
    for concept in graph.concepts.values():
        yield from ((iri, concept.iri, "introduces", 1.0) for iri in concept.introduced_by)
        yield from ((iri, concept.iri, "uses", 1.0) for iri in concept.used_by)
        yield from ((concept.iri, iri, "has prerequisite", 1.0) for iri in concept.prerequisites)


def _plain(text: str) -> str:
    return " ".join(_NO_XML.sub(" ", text).split())
