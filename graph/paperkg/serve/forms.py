"""Content negotiation: which of the forms that there are a client likes best (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["PAPERS", "ROWS", "STATEMENTS", "choose_form"]

ROWS = {
    "application/sparql-results+json": "json",
    "application/json": "json",
    "application/sparql-results+xml": "xml",
    "application/xml": "xml",
    "text/csv": "csv",
    "text/tab-separated-values": "tsv",
}
"""How the answers to SELECT and ASK are written, by media type; the first is the usual one."""

STATEMENTS = {"text/turtle": "turtle", "application/n-triples": "n-triples"}
"""How the answers to CONSTRUCT and DESCRIBE are written."""

PAPERS = {"text/html": "html", "text/turtle": "turtle", "application/ld+json": "json-ld"}
"""How a paper is written."""

MAX_RANGES = 50
"""So many ranges of a head are looked at."""


def choose_form(accept: str, forms: Mapping[str, str]) -> str:
    """Choose the media type that a client likes best; of equal ones, the first.

    Parameters
    ----------
    accept
        The head ``Accept``; empty for anything.
    forms
        Media types.

    Returns
    -------
    str
        The media type; empty where the client takes none of them.

    Examples
    --------
    >>> choose_form("text/*;q=0.5, text/csv", ROWS)
    'text/csv'
    >>> choose_form("", ROWS)
    'application/sparql-results+json'
    >>> choose_form("image/png", ROWS)
    ''
    """
    ranges = [_parse_range(text) for text in accept.split(",")[:MAX_RANGES] if text.strip()]
    if not ranges:
        return next(iter(forms))
    liked = {form: _weigh(form, ranges) for form in forms}
    best = max(liked, key=lambda form: liked[form])
    return best if liked[best] > 0 else ""


def _parse_range(text: str) -> tuple[str, float]:
    """Read a media range and how much it is liked, from 0 to 1."""
    kind, *parameters = (part.strip().lower() for part in text.split(";"))
    liked = next((part[2:].strip() for part in parameters if part.startswith("q=")), "1")
    try:
        return kind, min(max(float(liked), 0.0), 1.0)
    except ValueError:
        return kind, 0.0


def _weigh(form: str, ranges: list[tuple[str, float]]) -> float:
    """Say how much a client likes a form: the range that names it most exactly counts."""
    names = (form, f"{form.partition('/')[0]}/*", "*/*")
    liked = dict(ranges)
    return next((liked[name] for name in names if name in liked), 0.0)
