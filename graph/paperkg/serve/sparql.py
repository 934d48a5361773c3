"""SPARQL 1.1 Protocol: queries by GET, by a form, and as they are.

https://www.w3.org/TR/sparql11-protocol/
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from paperkg.serve.forms import ROWS, STATEMENTS, choose_form
from paperkg.serve.guard import read_body
from paperkg.serve.service import answer_query, reply, service_of
from paperkg.workspace.query_messages import Query

__all__ = ["answer_in_form", "answer_sparql", "parse_parameters"]

FORM, QUERY, UPDATE = (
    "application/x-www-form-urlencoded",
    "application/sparql-query",
    "application/sparql-update",
)
KNOWN = {"query", "default-graph-uri", "named-graph-uri"}

MAX_PARAMETERS = 1_000

Pairs = Sequence[tuple[str, str]]


async def answer_sparql(request: Request) -> Response:
    """Answer a query of SPARQL 1.1.

    Raises
    ------
    HTTPException
        The request is not one of the protocol, or wants to change the graph.
    PaperkgError
        The query cannot be answered.
    """
    pairs = await _read_parameters(request)
    unknown = {name for name, _ in pairs} - KNOWN
    if "update" in unknown:
        raise HTTPException(403, "Updates are refused: `kg build` makes the graph.")
    if unknown:
        raise HTTPException(400, f"There is no parameter {min(unknown)[:100]!r}: leave it out.")
    texts = [value for name, value in pairs if name == "query"]
    if len(texts) != 1:
        raise HTTPException(400, "Send one query=…; /query is a page to write one.")
    return await answer_in_form(
        request,
        Query(
            texts[0],
            default_graphs=[value for name, value in pairs if name == "default-graph-uri"],
            named_graphs=[value for name, value in pairs if name == "named-graph-uri"],
        ),
    )


async def answer_in_form(request: Request, query: Query) -> Response:
    """Answer a query in the form that the client likes best.

    Raises
    ------
    HTTPException
        406: there is no form that the client takes.
    PaperkgError
        The query cannot be answered.
    """
    accept = ",".join(request.headers.getlist("accept"))
    rows, statements = choose_form(accept, ROWS), choose_form(accept, STATEMENTS)
    if rows or statements:
        wanted = replace(
            query, rows=ROWS.get(rows, "json"), statements=STATEMENTS.get(statements, "turtle")
        )
        answer = await answer_query(request, wanted)
        if form := statements if answer.kind == "graph" else rows:
            return reply(answer.content, form, {"Vary": "Accept"})
    raise HTTPException(
        406,
        f"Rows are written as {', '.join(ROWS)}; statements as {', '.join(STATEMENTS)}: "
        "accept one of these.",
    )


def parse_parameters(text: bytes) -> Pairs:
    """Parse parameters as forms and addresses have them.

    Raises
    ------
    HTTPException
        400: they are not in UTF-8, or too many.
    """
    try:
        return parse_qsl(
            text.decode(),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MAX_PARAMETERS,
        )
    except ValueError as error:
        raise HTTPException(
            400, "The parameters are not in UTF-8, or too many: send them as forms do."
        ) from error


async def _read_parameters(request: Request) -> Pairs:
    """Read the parameters of a request, wherever its form has them."""
    in_address = parse_parameters(request.scope["query_string"])
    if request.method != "POST":
        return in_address
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == UPDATE:
        raise HTTPException(403, "Updates are refused: `kg build` makes the graph.")
    if kind not in (FORM, QUERY):
        raise HTTPException(415, f"Send a query as {QUERY}, or a form as {FORM}.")
    body = await read_body(request, service_of(request).limits)
    if kind == FORM:
        return [*in_address, *parse_parameters(body)]
    try:
        return [*in_address, ("query", body.decode())]
    except UnicodeDecodeError as error:
        raise HTTPException(400, "The query is not in UTF-8.") from error
