"""The graph for tools that draw and measure networks: networkx, GraphML, GEXF, Cytoscape."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import networkx as nx

from paperkg.export.nodes import Link, Node, list_links, list_nodes
from paperkg.model import KnowledgeGraph

__all__ = ["render_cytoscape", "render_gexf", "render_graphml", "to_networkx"]

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no room for."""

_TODAY = re.compile(r' lastmodifieddate="[^"]*"')


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
    return _build(graph, key_of=lambda link, _: link.relation)


def render_graphml(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as GraphML, line by line."""
    for line in nx.generate_graphml(_build_numbered(graph)):
        yield f"{line}\n"


def render_gexf(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as GEXF 1.2, line by line, without the date of today."""
    for line in nx.generate_gexf(_build_numbered(graph)):
        yield _TODAY.sub("", line) + "\n"


def render_cytoscape(graph: KnowledgeGraph) -> Iterator[str]:
    """Write the network as the JSON of Cytoscape and cytoscape.js, a node or a link at a time."""
    about = {"data": [["name", _plain(graph.title)]], "directed": True, "multigraph": True}
    yield _dump(about)[:-1] + ', "elements": {"nodes": ['
    for number, node in enumerate(list_nodes(graph)):
        names = {"id": node.iri, "value": node.iri, "name": node.iri}
        yield f"{',' if number else ''}\n{_dump({'data': {**_node_facts(node), **names}})}"
    yield '\n], "edges": ['
    for number, link in enumerate(list_links(graph)):
        ends = {"source": link.source, "target": link.target, "key": link.relation}
        yield f"{',' if number else ''}\n{_dump({'data': {**_link_facts(link), **ends}})}"
    yield "\n]}}\n"


def _build_numbered(graph: KnowledgeGraph) -> nx.MultiDiGraph:
    """Give links numbers for names: in an XML file no two may have the same name."""
    return _build(graph, key_of=lambda _, number: str(number))


def _build(graph: KnowledgeGraph, *, key_of: Callable[[Link, int], str]) -> nx.MultiDiGraph:
    network = nx.MultiDiGraph(name=_plain(graph.title))
    network.add_nodes_from((node.iri, _node_facts(node)) for node in list_nodes(graph))
    for number, link in enumerate(list_links(graph)):
        network.add_edge(link.source, link.target, key=key_of(link, number), **_link_facts(link))
    return network


def _node_facts(node: Node) -> dict[str, Any]:
    facts = {name: _simplify(value) for name, value in node._asdict().items() if name != "iri"}
    return {name: value for name, value in facts.items() if value not in ("", None)}


def _link_facts(link: Link) -> dict[str, Any]:
    facts = {"relation": link.relation, "weight": link.weight, "why": _plain(link.why)}
    return {name: value for name, value in facts.items() if value != ""}


def _simplify(value: object) -> object:
    """Make of a fact what every tool takes: a list becomes a text."""
    if isinstance(value, tuple):
        return _plain("; ".join(value))
    return _plain(value) if isinstance(value, str) else value


def _plain(text: str) -> str:
    return " ".join(_NO_XML.sub(" ", text).split())


def _dump(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False)
