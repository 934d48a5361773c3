"""The interactive map: one HTML file that asks nothing of any network.

pyvis builds the network; our own template shows it, because pyvis's page loads scripts and
styles from elsewhere. The only script and style of the page are those whose hashes stand in its
Content-Security-Policy, so that nothing in a list, however hostile, can run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

import pyvis
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from paperkg.algorithms.analysis import analyse
from paperkg.algorithms.citations import project_citations
from paperkg.algorithms.prerequisite_numbers import number_prerequisites
from paperkg.algorithms.prerequisites import Prerequisites
from paperkg.algorithms.skeleton import Skeleton, select_skeleton
from paperkg.map.data import collect_map_data
from paperkg.map.layout.concepts import compute_concept_layout
from paperkg.map.layout.labels import estimate_width
from paperkg.map.layout.lineage import Layout, Pair, Section, compute_lineage_layout
from paperkg.map.layout.network import NetworkLayout, compute_network_layout
from paperkg.map.network import build_network
from paperkg.map.script import bundle_script
from paperkg.map.tables import LaneRow, PlaceRow, SectionRow, TickRow, to_columns
from paperkg.memo import Forgetful, Memo, make_key
from paperkg.model import Analysis, KnowledgeGraph
from paperkg.names import name_topics

__all__ = ["publish_page", "render_map", "write_map"]

_TEMPLATES = Path(__file__).parent / "page"
_VIS = Path(pyvis.__file__).parent / "lib" / "vis-9.1.2" / "vis-network.min.js"
_CARD = '<meta property="og:type" content="website">\n'
"""The line of a page after which it says where it is published."""
_STYLES = ("page", "sizes")

_JSON_ESCAPES = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}
_TURNING = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of writing around (Unicode Annex 9)."""


def render_map(graph: KnowledgeGraph, *, fresh: Collection[str] = ()) -> str:
    """Render the map of a graph as a whole HTML page, about 470 KB of it the drawing library.

    Parameters
    ----------
    graph
        The knowledge graph; any text in it may be hostile.
    fresh
        IRIs of the papers that are new since the build before: they have a star.
    """
    prerequisites = number_prerequisites(graph)
    skeleton = select_skeleton(graph)
    analysis = analyse(graph, prerequisites, skeleton=skeleton)
    data = _collect(graph, prerequisites, analysis, skeleton, fresh, Forgetful())
    return "".join(_render(graph, data))


def write_map(
    graph: KnowledgeGraph,
    file: IO[bytes],
    *,
    prerequisites: Prerequisites,
    analysis: Analysis,
    skeleton: Skeleton,
    fresh: Collection[str] = (),
    memo: Memo | None = None,
) -> None:
    """Write the map of a graph piece by piece: the page of a large one is never in memory whole.

    Parameters
    ----------
    graph
        The knowledge graph; any text in it may be hostile.
    file
        Is written to.
    prerequisites
        Its numbered prerequisites.
    analysis
        What was worked out of it.
    skeleton
        That of ``select_skeleton``.
    fresh
        IRIs of the papers that are new since the build before: they have a star.
    memo
        Keeps the layouts.
    """
    data = _collect(graph, prerequisites, analysis, skeleton, fresh, memo or Forgetful())
    file.writelines(piece.encode() for piece in _render(graph, data))


def _render(graph: KnowledgeGraph, data: Mapping[str, Any]) -> Iterator[str]:
    """Render the page in pieces."""
    scripts = [_VIS.read_text(encoding="utf-8"), bundle_script(_TEMPLATES, "page")]
    style = "".join(_read_template(f"{name}.css") for name in _STYLES)
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    names = name_topics(graph)
    environment.filters["plain"] = lambda text: _TURNING.sub("", text)
    yield from environment.get_template("map.html.j2").generate(
        graph=graph,
        counts=_count(graph),
        topic_labels=lambda paper: ", ".join(names[topic] for topic in paper.listing.topics),
        policy=_policy(scripts, style),
        style=Markup(style),  # noqa: S704 - our own file
        scripts=[Markup(script) for script in scripts],  # noqa: S704 - our own and pyvis's files
        data=map(Markup, _to_script_json(data)),  # escaped
    )


def publish_page(page: str, address: str, *, picture: str = "") -> str:
    """Say in a page where it is published, for those who show a card of a link to it.

    Parameters
    ----------
    page
        The page of ``render_map``.
    address
        Its address on the web.
    picture
        The address of a picture of it, if there is one.
    """
    card = "summary_large_image" if picture else "summary"
    facts = {"og:url": address, "og:image": picture, "twitter:card": card}
    lines = (
        Markup('<meta property="{}" content="{}">\n').format(name, value)
        for name, value in facts.items()
        if value
    )
    return page.replace(_CARD, _CARD + "".join(lines), 1)


def _count(graph: KnowledgeGraph) -> str:
    """Say how large the graph is."""
    numbers = (
        (len(graph.listed), "entry", "entries"),
        (len(graph.edges), "builds-on edge", "builds-on edges"),
        (len(project_citations(graph)), "citation", "citations"),
        (len(graph.concepts), "concept", "concepts"),
    )
    return " · ".join(
        f"{number:,} {single if number == 1 else many}"
        for number, single, many in numbers
        if number
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


def _to_script_json(data: Mapping[str, Any]) -> Iterator[str]:
    """Write JSON that may stand inside a script element: nothing in it can end the element."""
    for place, (name, value) in enumerate(data.items()):
        text = json.dumps({name: value}, ensure_ascii=False, separators=(",", ":"))
        for character, escape in _JSON_ESCAPES.items():
            text = text.replace(character, escape)
        yield ("," if place else "{") + text[1:-1]
    yield "}"


def _collect(
    graph: KnowledgeGraph,
    prerequisites: Prerequisites,
    analysis: Analysis,
    skeleton: Skeleton,
    fresh: Collection[str],
    memo: Memo,
) -> dict[str, Any]:
    """Collect what the page knows, and where each thing stands."""
    bare, key = skeleton.graph, skeleton.key
    layout = memo.recall("lineage", key, Layout, lambda: compute_lineage_layout(bare))
    communities = analysis.communities
    tied = memo.recall(
        "network layout",
        make_key([key, communities]),
        NetworkLayout,
        lambda: compute_network_layout(bare, layout.labels, communities),
    )
    network = build_network(graph, layout)
    data = collect_map_data(graph, prerequisites, network, gaps=tuple(analysis.gaps), fresh=fresh)
    return _place_all(data, graph, layout, tied) | {
        "communities": [communities[paper.iri] - 1 for paper in graph.listed]
    }


def _place_all(
    data: dict[str, Any], graph: KnowledgeGraph, layout: Layout, tied: NetworkLayout
) -> dict[str, Any]:
    """Add to what the page knows where each thing stands."""
    topics = {iri: number for number, iri in enumerate(graph.topics)}
    concepts, concept_labels = compute_concept_layout(graph)
    views = {
        "lineage": data.pop("lineage"),
        "network": _place(tied.positions[paper.iri] for paper in graph.listed),
    }
    if concepts:
        views["concepts"] = _place(concepts[iri] for iri in graph.concepts)
    return {
        **data,
        "conceptLabels": [concept_labels[iri] for iri in graph.concepts],
        "views": views,
        **_draw_ground(layout, topics),
        "sections": {
            "lineage": _draw_sections(layout.sections, topics),
            "network": _draw_sections(tied.sections, topics),
        },
        "routes": {
            "lineage": _draw_routes(graph, layout.routes),
            "network": _draw_routes(graph, tied.routes),
        },
        "widths": [round(estimate_width(layout.labels[paper.iri])) for paper in graph.listed],
        "guessed": [
            number for number, paper in enumerate(graph.listed) if paper.iri in layout.guessed
        ],
    }


def _draw_ground(layout: Layout, topics: Mapping[str, int]) -> dict[str, Any]:
    """Give what stands behind the papers of the lineage: lanes and years."""
    lanes = (
        LaneRow(topics.get(lane.topic, -1), lane.label, round(lane.top, 1), round(lane.bottom, 1))
        for lane in layout.lanes
    )
    return {
        "lanes": to_columns(LaneRow, lanes),
        "ticks": to_columns(TickRow, (TickRow(tick.x, tick.label) for tick in layout.ticks)),
    }


def _draw_sections(sections: Iterable[Section], topics: Mapping[str, int]) -> dict[str, Any]:
    """Give the boxes of the papers that a view cannot place otherwise."""
    rows = (
        SectionRow(
            topics.get(section.topic, -1),
            section.label,
            *map(round, (section.left, section.top, section.right, section.bottom, section.head)),
        )
        for section in sections
    )
    return to_columns(SectionRow, rows)


def _draw_routes(
    graph: KnowledgeGraph, routes: Mapping[Pair, Sequence[tuple[float, float]]]
) -> list[list[int]]:
    """Give the corners of the line of each edge, in their order: x, y, x, y and so on."""
    corners = (routes.get((edge.earlier, edge.later), ()) for edge in graph.edges)
    return [[round(side) for point in way for side in point] for way in corners]


def _place(places: Iterable[tuple[float, float]]) -> dict[str, list[float]]:
    """Write places in tenths of a pixel."""
    return to_columns(PlaceRow, (PlaceRow(round(x, 1), round(y, 1)) for x, y in places))
