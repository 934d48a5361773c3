"""A folder of pages to publish: the list in order, the map, queries in the browser, data, a feed.

Every address in it is relative, and no page asks another server for anything: it works from disk,
at the root of a server and below a path of it.
"""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

from paperkg.addresses import is_web
from paperkg.contents import read_bytes
from paperkg.errors import NoGraphError, OutputError
from paperkg.export.formats import render_graph
from paperkg.model import KnowledgeGraph, Paper
from paperkg.names import name_topics
from paperkg.rdf.prefixes import PREFIXES
from paperkg.rdf.queries import read_named_query
from paperkg.rdf.store import Syntax, read_graphs, serialize_graphs
from paperkg.resources import GRAPH_FILE, MAP_FILE, find_queries
from paperkg.serve.feed import render_feed
from paperkg.serve.templates import read_asset, render_page
from paperkg.workspace.index import Opened

__all__ = ["ENGINE_FILE", "SEEN_FILE", "check_folder", "read_seen", "render_site"]

ENGINE_FILE = "engine.js"
"""The file that only a site of kg has, written first: what stands beside it may be replaced."""

SEEN_FILE = "seen.json"
"""When each paper was first seen on the list: the next site is told by it what is new."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; "
    "worker-src blob:; base-uri 'none'; form-action 'none'"
)

AUTHORS = 3
"""So many authors of a paper are named."""

DATA = {
    "papers.bib": ("bibtex", "references in BibTeX"),
    "papers.csl.json": ("csl-json", "references in CSL-JSON"),
    "papers.csv": ("csv-nodes", "papers and concepts as a table"),
    "edges.csv": ("csv-edges", "edges and citations as a table"),
    "graph.jsonld": ("json-ld", "the graph in JSON-LD"),
}
"""The data that are offered: the format of ``kg export`` and what it is."""


def render_site(folder: Path, opened: Opened, *, seen: Mapping[str, str]) -> dict[str, bytes]:
    """Render all files of a site.

    Parameters
    ----------
    folder
        The build folder.
    opened
        What is in it.
    seen
        When each listed paper was first seen on the list, by IRI.

    Returns
    -------
    dict
        File name to content.

    Raises
    ------
    NoGraphError
        There is no map.
    """
    graph = opened.graph
    try:
        page = (folder / MAP_FILE).read_bytes()
    except OSError:
        raise NoGraphError(folder / MAP_FILE, what="map") from None
    content = read_bytes(folder / GRAPH_FILE)
    assets = ("page.css", "yasqe.min.css", "yasqe.min.js", "site.js", "LICENCES.txt")
    return {
        "index.html": _render_index(opened).encode(),
        "map.html": page,
        "query.html": _render_query_page(graph).encode(),
        ENGINE_FILE: _render_engine(),
        "graph.js": _render_graph(folder),
        "graph.trig": content,
        **{name: "".join(render_graph(graph, form)).encode() for name, (form, _) in DATA.items()},
        "feed.xml": render_feed(graph, seen),
        SEEN_FILE: json.dumps(dict(sorted(seen.items())), indent=1).encode() + b"\n",
        **{name: read_asset(name) for name in assets},
        ".nojekyll": b"",
    }


def check_folder(folder: Path, names: Iterable[str]) -> None:
    """Check that no file of a person's own would be replaced.

    Parameters
    ----------
    folder
        Where a site is to be written; it may be missing.
    names
        The files of the site.

    Raises
    ------
    OutputError
        A file that kg did not write has the name of one of the site's.
    """
    if (folder / ENGINE_FILE).exists():
        return
    for name in names:
        if name != SEEN_FILE and (folder / name).exists():
            raise OutputError(
                f"{folder / name} is not from kg, so kg does not replace it: name a folder of the "
                "site's own, or move the file away."
            )


def read_seen(file: Path, graph: KnowledgeGraph, *, now: str) -> dict[str, str]:
    """Read when papers were first seen; those that nobody saw before are seen now.

    Parameters
    ----------
    file
        ``SEEN_FILE`` of the site before; it may be missing, or hold anything.
    graph
        The knowledge graph.
    now
        The time, in UTC.
    """
    try:
        before = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        before = {}
    known = before if isinstance(before, dict) else {}
    times = {iri: time for iri, time in known.items() if isinstance(time, str) and len(time) == 20}
    return {paper.iri: times.get(paper.iri, now) for paper in graph.listed}


def _render_index(opened: Opened) -> str:
    graph = opened.graph
    listed = [iri for iri in opened.prerequisites.nodes if iri in graph.papers]
    order = [iri for iri in listed if graph.papers[iri].listed]
    places = {iri: place for place, iri in enumerate(order, start=1)}
    bases: dict[str, list[str]] = {}
    for edge in graph.edges:
        if edge.earlier in places and not edge.redundant:
            bases.setdefault(edge.later, []).append(edge.earlier)
    names = name_topics(graph)
    papers = [
        _describe(graph.papers[iri], bases.get(iri, []), graph, places, names) for iri in order
    ]
    data = [("graph.trig", "the graph in RDF, a named graph for each origin")]
    data += [(name, about) for name, (_, about) in DATA.items()]
    return render_page(
        "site-index.html.j2", title=graph.title, papers=papers, data=data, policy=POLICY
    )


def _describe(
    paper: Paper,
    bases: list[str],
    graph: KnowledgeGraph,
    places: Mapping[str, int],
    names: Mapping[str, str],
) -> dict[str, Any]:
    return {
        "title": paper.title,
        "year": paper.year,
        "about": " · ".join(filter(None, (_name_authors(paper), _name_topics(paper, names)))),
        "notes": paper.listing.notes,
        "url": paper.url if is_web(paper.url) else "",
        "map": f"map.html#focus={quote(paper.iri, safe='')}",
        "bases": [
            {"name": graph.papers[iri].name, "place": places[iri]}
            for iri in sorted(bases, key=lambda iri: places[iri])
        ],
    }


def _name_authors(paper: Paper) -> str:
    shown = ", ".join(paper.authors[:AUTHORS])
    return f"{shown} and others" if len(paper.authors) > AUTHORS else shown


def _name_topics(paper: Paper, names: Mapping[str, str]) -> str:
    return ", ".join(names[iri] for iri in paper.listing.topics if iri in names)


def _render_query_page(graph: KnowledgeGraph) -> str:
    named = map(read_named_query, find_queries().values())
    queries = [
        {"name": query.name, "title": query.title, "params": [], "text": query.text}
        for query in named
    ]
    known = {"queries": queries, "prefixes": {name: str(iri) for name, iri in PREFIXES.items()}}
    return render_page("site-query.html.j2", title=graph.title, known=known, policy=POLICY)


def _render_engine() -> bytes:
    """Write the engine as a script: a page from disk can load nothing else."""
    script = (read_asset("oxigraph.min.js") + b"\n" + read_asset("worker.js")).decode()
    code = base64.b64encode(read_asset("oxigraph.wasm.gz")).decode("ascii")
    return f"globalThis.paperkgEngine = {json.dumps({'script': script, 'code': code})};\n".encode()


def _render_graph(folder: Path) -> bytes:
    """Write the statements of the graph as a script, packed."""
    quads = serialize_graphs(read_graphs(folder / GRAPH_FILE), syntax=Syntax.N_QUADS)
    packed = base64.b64encode(gzip.compress(quads, mtime=0)).decode("ascii")
    return f"globalThis.paperkgGraph = {json.dumps(packed)};\n".encode()
