"""``/api``: what the commands answer, as JSON in the same shapes (docs/json.md)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from paperkg.library import Graph
from paperkg.lookup import find_iri, find_readable
from paperkg.replies.parts import describe_thing, describe_things
from paperkg.serve.guard import read_body, refuse_other_pages
from paperkg.serve.service import reply, service_of
from paperkg.serve.sparql import answer_in_form, parse_parameters
from paperkg.workspace.query_messages import Query
from paperkg.workspace.read_marks import mark_read

__all__ = ["ROUTES"]

JSON = "application/json"


class _ReadMarks(msgspec.Struct, forbid_unknown_fields=True):
    """What ``POST /api/read`` takes: what a person calls some papers, and whether they are read."""

    papers: list[str]
    read: bool = True


class _Given:
    """The parameters of a request, each taken once by name; what nobody takes is refused."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._values: dict[str, list[str]] = {}
        for name, value in pairs:
            self._values.setdefault(name, []).append(value)
        self._taken: set[str] = set()

    def take(self, name: str) -> list[str]:
        """Take all values of a name."""
        self._taken.add(name)
        return self._values.get(name, [])

    def take_one(self, name: str) -> str:
        """Take the value of a name; empty where there is none."""
        values = self.take(name)
        if len(values) > 1:
            raise HTTPException(400, f"Give {name} once.")
        return values[0] if values else ""

    def take_number(self, name: str) -> int | None:
        """Take a number from 1 on; None where there is none."""
        text = self.take_one(name)
        if not text:
            return None
        if not text.isascii() or not text.isdecimal() or len(text) > 9 or not int(text):
            raise HTTPException(400, f"{name} is a number from 1 on, such as {name}=10.")
        return int(text)

    def refuse_rest(self) -> None:
        """Refuse what nobody took."""
        unknown = self._values.keys() - self._taken
        if unknown:
            raise HTTPException(
                400,
                f"There is no parameter {min(unknown)[:100]!r}; there is: "
                f"{', '.join(sorted(self._taken)) or 'none'}.",
            )


def _path(graph: Graph, given: _Given) -> Any:
    names = given.take("x")
    if not names:
        raise HTTPException(400, "Say what to read: /api/path?x=NAME.")
    known, start, most = given.take("known"), given.take_one("from"), given.take_number("max")
    return graph.path(*names, known=tuple(known), start=start, max_steps=most)


def _next(graph: Graph, given: _Given) -> Any:
    return graph.next(topic=given.take_one("topic"))[: given.take_number("max")]


def _gaps(graph: Graph, given: _Given) -> Any:
    return graph.gaps()


def _show(graph: Graph, given: _Given) -> Any:
    return graph.show(given.take_one("x"))


def _why(graph: Graph, given: _Given) -> Any:
    return graph.why(given.take_one("later"), given.take_one("earlier"))


def _read_marks(graph: Graph, given: _Given) -> Any:
    known = [concept.iri for concept in graph.concepts if concept.known]
    return describe_things(graph.model, [paper.iri for paper in graph.papers if paper.read] + known)


def _make_answer(find: Callable[[Graph, _Given], Any]) -> Callable[[Request], Response]:
    """Make the endpoint that answers with what a function finds in the build."""

    def answer(request: Request) -> Response:
        given = _Given(parse_parameters(request.scope["query_string"]))
        found = find(service_of(request).current.read_graph(), given)
        given.refuse_rest()
        return _write(found)

    return answer


async def _mark(request: Request) -> Response:
    """Mark papers as read, or as not read."""
    refuse_other_pages(request)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != JSON:
        raise HTTPException(415, f"Send the read marks as {JSON}.")
    body = await read_body(request, service_of(request).limits)
    try:
        marks = msgspec.json.decode(body, type=_ReadMarks)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise HTTPException(
            400, 'Send the read marks as {"papers": ["NAME"], "read": true}.'
        ) from error
    return await run_in_threadpool(_write_marks, request, marks)


def _write_marks(request: Request, marks: _ReadMarks) -> Response:
    built = service_of(request).current.read().opened
    if built.list_path is None:
        raise HTTPException(409, "The build names no list, so kg cannot know where marks go.")
    graph = built.graph
    names = (iri for name in marks.papers for iri in find_readable(graph, name))
    changed, _ = mark_read(graph, built.list_path, list(dict.fromkeys(names)), read=marks.read)
    now = service_of(request).current.read().opened.graph
    return _write({"changed": [describe_thing(now, iri) for iri in changed]})


def _list_queries(request: Request) -> Response:
    named = service_of(request).named.values()
    return _write(
        [{"name": query.name, "title": query.title, "params": query.params} for query in named]
    )


async def _answer_named(request: Request) -> Response:
    """Answer a named query, its parameters bound to what a person calls the papers."""
    service = service_of(request)
    query = service.named.get(request.path_params["name"])
    if query is None:
        raise HTTPException(404, "There is no such query: /api/queries lists them.")
    given = _Given(parse_parameters(request.scope["query_string"]))
    names = {name: value for name in query.params if (value := given.take_one(name))}
    given.refuse_rest()
    bindings = {}
    if names:
        graph = (await service.current.follow()).opened.graph
        bindings = {name: find_iri(graph, value) for name, value in names.items()}
    return await answer_in_form(request, Query(query.text, bindings, is_free=False))


def _write(answer: Any) -> Response:
    return reply(msgspec.json.encode(answer), JSON)


ROUTES = [
    Route("/path", _make_answer(_path)),
    Route("/next", _make_answer(_next)),
    Route("/gaps", _make_answer(_gaps)),
    Route("/show", _make_answer(_show)),
    Route("/why", _make_answer(_why)),
    Route("/read", _make_answer(_read_marks), methods=["GET"]),
    Route("/read", _mark, methods=["POST"]),
    Route("/queries", _list_queries),
    Route("/queries/{name}", _answer_named),
]
"""What is asked below ``/api``."""
