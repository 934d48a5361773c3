"""The pages of the server: the map, the page to write queries on, and what they are made of."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from paperkg.rdf.prefixes import PREFIXES
from paperkg.resources import MAP_FILE
from paperkg.serve.service import reply, service_of
from paperkg.serve.templates import read_asset, render_page

__all__ = ["PAGE_HEADERS", "answer_asset", "answer_map", "answer_query_page"]

HTML = "text/html; charset=utf-8"

PAGE_HEADERS = {
    # The editor sets styles from its script, for which a policy of the page's own style is enough.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; "
    "form-action 'none'",
}
"""What a browser may do with our own pages: load from this server alone."""

MAP_HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
}
"""The map says itself, by the hashes of its script and style, what may run."""

ASSETS = {
    "query.js": "text/javascript",
    "page.css": "text/css",
    "yasqe.min.js": "text/javascript",
    "yasqe.min.css": "text/css",
}


def answer_map(request: Request) -> Response:
    """Answer with the map of the last build.

    Raises
    ------
    HTTPException
        404: there is no map.
    """
    try:
        content = (service_of(request).current.folder / MAP_FILE).read_bytes()
    except OSError as error:
        raise HTTPException(404, "There is no map: run `kg build`.") from error
    return reply(content, HTML, MAP_HEADERS)


def answer_query_page(request: Request) -> Response:
    """Answer with the page to write queries on."""
    named = service_of(request).named.values()
    queries = [
        {"name": query.name, "title": query.title, "params": query.params, "text": query.text}
        for query in named
    ]
    known = {"queries": queries, "prefixes": {name: str(iri) for name, iri in PREFIXES.items()}}
    return reply(render_page("query.html.j2", known=known).encode(), HTML, PAGE_HEADERS)


def answer_asset(request: Request) -> Response:
    """Answer with a file that pages are made of.

    Raises
    ------
    HTTPException
        404: no page has it.
    """
    name = request.path_params["name"]
    if name not in ASSETS:
        raise HTTPException(404, "There is nothing here.")
    return reply(read_asset(name), f"{ASSETS[name]}; charset=utf-8")
