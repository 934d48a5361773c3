"""A paper at a path of its own: as a page, in Turtle or in JSON-LD, as the client likes best."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from paperkg.addresses import is_web
from paperkg.export.linked_data import render_paper
from paperkg.lookup import find_iri
from paperkg.replies.paper import PaperReply, describe_paper
from paperkg.serve.forms import PAPERS, choose_form
from paperkg.serve.pages import PAGE_HEADERS
from paperkg.serve.service import reply, service_of
from paperkg.serve.templates import render_page

__all__ = ["answer_paper", "make_path"]


def answer_paper(request: Request) -> Response:
    """Answer with a paper, found by its IRI or by what a person calls it.

    Raises
    ------
    UnknownNameError, AmbiguousNameError
        There is none, or there are several.
    HTTPException
        404: it is no paper. 406: the client takes none of the forms.
    """
    graph = service_of(request).current.read().opened.graph
    paper = graph.papers.get(find_iri(graph, request.path_params["name"]))
    if paper is None:
        raise HTTPException(
            404, "This is no paper, but a concept or a topic: see /api/show?x=NAME."
        )
    media_type = choose_form(",".join(request.headers.getlist("accept")), PAPERS)
    if not media_type:
        raise HTTPException(406, f"A paper is written as {', '.join(PAPERS)}: accept one of these.")
    form = PAPERS[media_type]
    if form == "html":
        content = _render(describe_paper(graph, paper))
        return reply(content.encode(), media_type, {"Vary": "Accept", **PAGE_HEADERS})
    return reply(render_paper(graph, paper.iri, form).encode(), media_type, {"Vary": "Accept"})


def make_path(iri: str) -> str:
    """Make the path of a paper on this server."""
    return f"/paper/{quote(iri, safe=':/')}"


def _render(paper: PaperReply) -> str:
    links = [(link.text or link.url, link.url) for link in paper.links if is_web(link.url)]
    facts = [
        ("Authors", ", ".join(paper.authors)),
        ("Issued", paper.issued),
        ("Venue", paper.venue),
        ("Topics", ", ".join(topic.title for topic in paper.topics)),
        ("Identifiers", ", ".join(f"{name}:{text}" for name, text in paper.identifiers.items())),
        ("In short", paper.summary),
        ("Abstract", paper.abstract),
    ]
    return render_page(
        "paper.html.j2",
        paper=paper,
        facts=[(name, text) for name, text in facts if text],
        links=links,
        path_of=lambda thing: make_path(thing.iri),
        on_map=f"/#focus={quote(paper.iri, safe='')}",
    )
