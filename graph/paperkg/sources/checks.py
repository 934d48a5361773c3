"""What a server answers, checked value by value when it arrives.

A value of another type than the API's description gives it, or beyond a limit, is left out: nothing
that was not checked is kept for the next build or reaches the graph.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from paperkg.sources.session import PLACE

__all__ = ["check_paper", "check_references"]

_Id = Annotated[str, Meta(max_length=300)]
_Words = Annotated[str, Meta(max_length=2_000)]
_Text = Annotated[str, Meta(max_length=100_000)]
_Count = Annotated[int, Meta(ge=0, le=1_000_000_000)]
_Intents = Annotated[list[_Id], Meta(max_length=100)]


class _Named(msgspec.Struct):
    name: _Words | None = None


class _Summary(msgspec.Struct):
    text: _Text | None = None


class _Access(msgspec.Struct):
    url: _Words | None = None


class _Said(msgspec.Struct):
    context: _Text | None = None
    intents: _Intents | None = None


_PAPER: dict[str, Any] = {
    PLACE: list[int],
    "paperId": _Id,
    "externalIds": dict[str, _Id | int | None],
    "title": _Words,
    "year": Annotated[int, Meta(ge=1000, le=9999)],
    "publicationDate": _Id,
    "authors": Annotated[list[_Named], Meta(max_length=20_000)],
    "venue": _Words,
    "abstract": _Text,
    "tldr": _Summary,
    "citationCount": _Count,
    "openAccessPdf": _Access,
    "fieldsOfStudy": _Intents,
    "referenceCount": _Count,
}
_REFERENCE: dict[str, Any] = {
    "contexts": Annotated[list[_Text], Meta(max_length=1_000)],
    "contextsWithIntent": Annotated[list[_Said], Meta(max_length=1_000)],
    "intents": _Intents,
    "isInfluential": bool,
}
_MOST_REFERENCES = 20_000


def check_paper(raw: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """Check a paper of an answer.

    Returns
    -------
    checked, odd
        The paper without what does not pass, and the names of what does not.
    """
    checked, odd = _check(raw, _PAPER)
    if isinstance(references := raw.get("references"), list):
        checked["references"], of_references = check_references(references)
        odd += of_references
    return checked, odd


def check_references(raws: list[Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """Check the references of a paper, from a batch (bare works) or the references endpoint."""
    kept, odd = [], []
    for raw in raws[:_MOST_REFERENCES]:
        if not isinstance(raw, dict):
            odd.append("a reference")
            continue
        cited = raw.get("citedPaper", raw)
        work, of_work = _check(cited if isinstance(cited, dict) else {}, _PAPER)
        edge, of_edge = _check(raw, _REFERENCE)
        kept.append({**edge, "citedPaper": work} if "citedPaper" in raw else work)
        odd += [f"{name} of a reference" for name in (*of_work, *of_edge)]
    if len(raws) > _MOST_REFERENCES:
        odd.append(f"{len(raws) - _MOST_REFERENCES} references")
    return kept, odd


def _check(raw: Mapping[str, Any], fields: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    kept: dict[str, Any] = {}
    odd = []
    for name, kind in fields.items():
        value = raw.get(name)
        if value is None:
            continue
        try:
            msgspec.convert(value, kind)
        except (ValueError, RecursionError):  # ValueError: half a character is one, too
            odd.append(name)
        else:
            kept[name] = value
    return kept, odd
