"""The interactive map: one HTML file that asks nothing of any network.

pyvis builds the network; our own template shows it, because pyvis's page loads scripts and
styles from elsewhere. The only script and style of the page are those whose hashes stand in its
Content-Security-Policy, so that nothing in a list, however hostile, can run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path
from typing import Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from paperkg.algorithms.layout import Layout, compute_layout
from paperkg.identifiers import parse_identifier
from paperkg.model import KnowledgeGraph, Paper

__all__ = ["render_map"]

_TEMPLATES = Path(__file__).parent / "templates"
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_SCRIPTS = ("data.js", "panel.js", "search.js", "map.js")

_JSON_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def render_map(graph: KnowledgeGraph) -> str:
    """Render the map of a graph as a whole HTML page, about 600 KB of it the drawing library.

    Parameters
    ----------
    graph
        The knowledge graph; any text in it may be hostile.
    """
    layout = compute_layout(graph)
    network = _build_network(graph, layout)
    scripts = [_VIS.read_text(encoding="utf-8"), *map(_read_template, _SCRIPTS)]
    style = _read_template("map.css")
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    on_list = {paper.iri for paper in graph.listed}
    return environment.get_template("map.html.j2").render(
        graph=graph,
        citations=sum(citation.cited in on_list for citation in graph.citations),
        lanes=layout.lanes,
        page_of=_page_of,
        topic_labels=lambda paper: ", ".join(graph.topics[topic].label for topic in paper.topics),
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own and pyvis's files
        data=Markup(_to_script_json(_page_data(graph, layout, network))),  # noqa: S704 - escaped
    )


def _read_template(name: str) -> str:
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(scripts: list[str], style: str) -> str:
    """Allow the scripts and the style of this page and nothing else (CSP Level 3, hashes)."""
    hashes = " ".join(map(_hash, scripts))
    return (
        f"default-src 'none'; script-src {hashes}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _to_script_json(data: Any) -> str:
    """Write JSON that may stand inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character, escape in _JSON_ESCAPES.items():
        text = text.replace(character, escape)
    return text


def _build_network(graph: KnowledgeGraph, layout: Layout) -> Network:
    """Build the network: papers at fixed places, arrows from the earlier paper to the later."""
    network = Network(directed=True)
    network.toggle_physics(status=False)
    lanes = {lane.topic: number for number, lane in enumerate(layout.lanes)}
    for paper in graph.listed:
        x, y = layout.positions[paper.iri]
        topic = paper.topics[0] if paper.topics else ""
        network.add_node(
            paper.iri,
            label=layout.labels[paper.iri],
            shape="box",
            x=x,
            y=y,
            lane=lanes[topic],
            physics=False,
            read=paper.read,
        )
    for citation in graph.citations:
        if citation.citing in layout.positions and citation.cited in layout.positions:
            network.add_edge(citation.cited, citation.citing, kind="cites")
    for claim in graph.builds_on:
        bent = _has_node_between(layout, claim.earlier, claim.later)
        network.add_edge(claim.earlier, claim.later, kind="builds-on", bent=bent)
    return network


def _has_node_between(layout: Layout, earlier: str, later: str) -> bool:
    """Tell whether a straight line would run through another node, and so say what is not so."""
    (start, row), (end, other_row) = layout.positions[earlier], layout.positions[later]
    return row == other_row and any(
        y == row and min(start, end) < x < max(start, end) for x, y in layout.positions.values()
    )


def _page_data(graph: KnowledgeGraph, layout: Layout, network: Network) -> dict[str, Any]:
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "lanes": [[lane.label, lane.top, lane.bottom] for lane in layout.lanes],
        "ticks": [[tick.x, tick.label] for tick in layout.ticks],
        "papers": {paper.iri: _paper_data(graph, paper) for paper in graph.listed},
        "claims": [
            {
                "later": claim.later,
                "earlier": claim.earlier,
                "confidence": claim.confidence,
                "evidence": [
                    {"origin": one.origin.value, "text": one.text, "source": _page_of(one.source)}
                    for one in claim.evidence
                ],
            }
            for claim in graph.builds_on
        ],
        "concepts": [
            {
                "label": concept.label,
                "also": concept.alt_labels,
                "definition": concept.definition,
                "introducedBy": concept.introduced_by,
                "usedBy": concept.used_by,
            }
            for concept in graph.concepts.values()
        ],
    }


def _paper_data(graph: KnowledgeGraph, paper: Paper) -> dict[str, Any]:
    links = {identifier.url: identifier.curie for identifier in paper.identifiers}
    for link in paper.links:
        links.setdefault(_page_of(link.url), link.text)
    return {
        "title": paper.title,
        "name": paper.name,
        "kind": paper.kind.value,
        "also": [*paper.short_names, *paper.alternatives],
        "authors": paper.authors,
        "issued": paper.issued,
        "venue": paper.venue,
        "topics": [graph.topics[topic].label for topic in paper.topics],
        "notes": paper.notes,
        "read": paper.read,
        "links": [[url, text] for url, text in links.items()],
        "summary": paper.summary,
        "bibliography": bool(paper.bibliography),
    }


def _page_of(address: str) -> str:
    """Give the page of an address, or the address itself: a place in a file has no page."""
    identifier = parse_identifier(address)
    return identifier.url if identifier else address
