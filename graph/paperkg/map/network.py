"""The graph as a pyvis network: what the map shows, and what people go on with."""

from __future__ import annotations

from pyvis.edge import Edge as Line
from pyvis.network import Network

from paperkg.algorithms.prerequisite_graph import project_prerequisites
from paperkg.algorithms.reading_order import compute_generations
from paperkg.map.layout.lineage import Layout, compute_lineage_layout
from paperkg.model import Edge, KnowledgeGraph, Paper

__all__ = ["build_network", "to_pyvis"]

MAX_TITLE = 300
NO_TOPIC = "hsl(0, 0%, 88%)"

# pyvis shows a tooltip with a link in it as HTML, and any other as it is written. These say the
# same to a reader in both, and are no markup in either.
_NO_MARKUP = str.maketrans({"<": "‹", ">": "›"})


def to_pyvis(graph: KnowledgeGraph) -> Network:
    """Make a pyvis network of a graph, to go on with in pyvis.

    Papers are nodes, by their IRIs, placed as in the map's lineage and coloured by topic; arrows
    run from a paper to those that build on it. Physics is off: ``toggle_physics(True)`` lets the
    papers move.

    Parameters
    ----------
    graph
        The knowledge graph.

    Returns
    -------
    pyvis.network.Network
        Each node has ``label``, ``title`` (its tooltip), ``color``, ``level`` (how many papers lie
        before it), ``x`` and ``y``; each line ``title`` and ``confidence``, from 0 to 1.

    Examples
    --------
    >>> network = to_pyvis(KnowledgeGraph("A list", {}))
    >>> network.num_nodes()
    0
    """
    return build_network(graph, compute_lineage_layout(graph))


def build_network(graph: KnowledgeGraph, layout: Layout) -> Network:
    """Build the network of a graph with the places and labels of a layout."""
    # "notebook" makes show() work there; elsewhere it changes nothing.
    network = Network(directed=True, notebook=True, cdn_resources="in_line")
    network.toggle_physics(status=False)
    colours = {topic: _colour_of(number) for number, topic in enumerate(graph.topics)}
    levels = compute_generations(project_prerequisites(graph))
    for paper in graph.listed:
        x, y = layout.positions[paper.iri]
        network.add_node(
            paper.iri,
            label=layout.labels[paper.iri],
            title=_describe(paper),
            color=next((colours.get(topic, NO_TOPIC) for topic in paper.listing.topics), NO_TOPIC),
            level=levels[paper.iri],
            shape="box",
            x=round(x, 1),
            y=round(y, 1),
        )
    # Not by add_edge, which looks through all nodes each time.
    network.edges.extend(_draw(edge, graph) for edge in graph.edges)
    return network


def _draw(edge: Edge, graph: KnowledgeGraph) -> dict[str, object]:
    """Make a line of pyvis."""
    later, earlier = (graph.papers[iri].name for iri in (edge.later, edge.earlier))
    title = f"{later} builds on {earlier} ({edge.confidence:.0%})"
    line = Line(
        edge.earlier,
        edge.later,
        directed=True,
        title=_without_markup(title),
        confidence=edge.confidence,
        redundant=edge.redundant,
    )
    options: dict[str, object] = line.options
    return options


def _describe(paper: Paper) -> str:
    """Say in a few lines what a paper is."""
    authors = ", ".join(paper.authors[:3]) + (", …" if len(paper.authors) > 3 else "")
    return _without_markup("\n".join(filter(None, (paper.title, authors, paper.issued))))


def _without_markup(text: str) -> str:
    return text[:MAX_TITLE].translate(_NO_MARKUP)


def _colour_of(topic: int) -> str:
    """Give the colour of a topic; neighbouring ones differ."""
    return f"hsl({(topic * 137.5 + 250) % 360:.0f}, 60%, 88%)"
