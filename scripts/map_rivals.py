"""The same papers and lines as other programs show them, for scripts/bench-map.

Each is shown as its own documentation does it: stock pyvis as in its README; cytoscape.js and
sigma.js with the places that our network has, so that no layout is counted against them. Each page
has a function ``choose``, which lets a paper and its neighbours stand out as the program does it.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

from pyvis.network import Network

from paperkg.algorithms.communities import find_communities
from paperkg.map.layout.network import compute_network_layout
from paperkg.model import KnowledgeGraph

ROOT = Path(__file__).resolve().parents[1]

PAGE = """<!doctype html><meta charset="utf-8"><style>html, body, #map {{ margin: 0; height: 100% }}
</style><div id="map"></div><script>{library}</script><script>const data = {data};
{start}</script>"""

CYTOSCAPE = """const cy = cytoscape({ container: document.getElementById("map"), elements: data,
  layout: { name: "preset" }, style: [
    { selector: "node", style: { label: "data(label)", width: 20, height: 20 } },
    { selector: "edge", style: { width: 1, "curve-style": "straight",
      "target-arrow-shape": "triangle" } },
    { selector: ":selected", style: { "background-color": "red", "line-color": "red" } } ] });
window.choose = () => { cy.elements().unselect(); cy.nodes()[0].closedNeighborhood().select(); };"""

SIGMA = """import Sigma from "sigma"; import Graph from "graphology";
window.start = (data) => {
  const graph = new Graph({ type: "directed", multi: false });
  for (const { id, ...attributes } of data.nodes) graph.addNode(id, attributes);
  for (const { from, to } of data.edges) graph.mergeEdge(from, to, { size: 1 });
  const sigma = new Sigma(graph, document.getElementById("map"));
  window.choose = () => {
    const [id] = graph.nodes();
    for (const node of [id, ...graph.neighbors(id)]) {
      graph.mergeNodeAttributes(node, { color: "red", highlighted: true });
    }
    sigma.refresh();
  };
};"""

PYVIS_CHOICE = (
    """<script>window.choose = () => network.selectNodes([nodes.getIds()[0]], true);</script>"""
)


def list_lines(graph: KnowledgeGraph) -> list[tuple[str, str]]:
    """Give the citations and edges between listed papers, from the earlier one to the later."""
    listed = {paper.iri for paper in graph.listed}
    pairs = {(citation.cited, citation.citing) for citation in graph.citations}
    pairs |= {(edge.earlier, edge.later) for edge in graph.edges}
    return sorted(pair for pair in pairs if set(pair) <= listed and pair[0] != pair[1])


def render_pyvis(graph: KnowledgeGraph, *, physics: bool) -> str:
    """Show the papers as the README of pyvis does."""
    network = Network(directed=True, cdn_resources="in_line")
    network.toggle_physics(physics)
    for paper in graph.listed:
        network.add_node(paper.iri, label=paper.name, title=paper.title, physics=physics)
    # Not by add_edge, which looks through all nodes each time.
    network.edges = [
        {"from": earlier, "to": later, "arrows": "to"} for earlier, later in list_lines(graph)
    ]
    page: str = network.generate_html(notebook=False)
    return page.replace("</body>", f"{PYVIS_CHOICE}</body>")


def place(graph: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """Give each paper the place of our network."""
    labels = {paper.iri: paper.name for paper in graph.listed}
    return compute_network_layout(graph, labels, find_communities(graph)).positions


def render_cytoscape(graph: KnowledgeGraph) -> str:
    """Show the papers with cytoscape.js, which draws on a canvas."""
    library = (ROOT / "node_modules/cytoscape/dist/cytoscape.min.js").read_text(encoding="utf-8")
    places = place(graph)
    data = {
        "nodes": [
            {
                "data": {"id": paper.iri, "label": paper.name},
                "position": dict(zip("xy", places[paper.iri], strict=True)),
            }
            for paper in graph.listed
        ],
        "edges": [
            {"data": {"source": earlier, "target": later}} for earlier, later in list_lines(graph)
        ],
    }
    return PAGE.format(library=library, data=to_script(data), start=CYTOSCAPE)


def render_sigma(graph: KnowledgeGraph) -> str:
    """Show the papers with sigma.js, which draws with WebGL."""
    bundle = subprocess.run(
        [ROOT / "node_modules/.bin/esbuild", "--bundle", "--minify", "--loader=js"],
        input=SIGMA,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    places = place(graph)
    nodes = [
        {"id": paper.iri, "label": paper.name, "size": 4, "x": places[paper.iri][0]}
        | {"y": -places[paper.iri][1]}
        for paper in graph.listed
    ]
    edges = [{"from": earlier, "to": later} for earlier, later in list_lines(graph)]
    data = to_script({"nodes": nodes, "edges": edges})
    return PAGE.format(
        library=bundle.replace("</script", "<\\/script"), data=data, start="start(data);"
    )


def to_script(data: object) -> str:
    """Write data for a script element, which nothing in it can end."""
    return json.dumps(data, separators=(",", ":")).replace("<", "\\u003c")
