"""Semantic Scholar through its own client: papers in batches, references, titles.

Knows the API: its identifiers, fields and limits (https://api.semanticscholar.org/api-docs/graph).
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from semanticscholar import AsyncSemanticScholar
from semanticscholar.SemanticScholarException import (
    BadQueryParametersException,
    ObjectNotFoundException,
)

from paperkg.addresses import is_web
from paperkg.characters import remove_controls
from paperkg.identifiers import Identifier, Scheme, parse_identifier
from paperkg.notation import read_notation
from paperkg.sources.connection import UnreachableError
from paperkg.sources.external_ids import read_external_ids
from paperkg.sources.session import Patience, PatientRequester, RequestFailedError

__all__ = [
    "MAX_IDS",
    "MAX_REFERENCES",
    "Reference",
    "Scholar",
    "TooLargeError",
    "Work",
    "read_references",
    "read_work",
    "to_api_id",
]

MAX_IDS = 500
MAX_REFERENCES = 9_999
"""How many papers a batch may ask for, and how many references its answer may hold."""

PAGE = 1_000
"""References on one page of ``/paper/{id}/references``."""

MAX_PAGES = 20
"""So many pages of references are read: the API gives ten."""

_WORK_FIELDS = ["title", "year", "externalIds"]
_PAPER_FIELDS = [
    *_WORK_FIELDS,
    "publicationDate",
    "authors",
    "venue",
    "abstract",
    "tldr",
    "citationCount",
    "openAccessPdf",
    "fieldsOfStudy",
    "referenceCount",
]
_BATCH_FIELDS = [*_PAPER_FIELDS, *(f"references.{field}" for field in _WORK_FIELDS)]
_REFERENCE_FIELDS = [
    "contexts",
    "intents",
    "contextsWithIntent",
    "isInfluential",
    *_WORK_FIELDS,
]

_API_PREFIXES = {
    Scheme.ARXIV: "ARXIV:",
    Scheme.DOI: "DOI:",
    Scheme.ACL: "ACL:",
    Scheme.PUBMED: "PMID:",
    Scheme.MAG: "MAG:",
}


class TooLargeError(Exception):
    """The answer would be larger than the API allows: ask for less at once."""


@dataclass(frozen=True, slots=True)
class Work:
    """A paper as Semantic Scholar describes it; what it does not say is empty.

    Attributes are those of ``model.Paper``, and ``reference_count``, the number of its
    references, None when not said.
    """

    identifiers: tuple[Identifier, ...]
    title: str = ""
    issued: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    abstract: str = ""
    summary: str = ""
    citation_count: int | None = None
    open_access: str = ""
    fields: tuple[str, ...] = ()
    reference_count: int | None = None

    @property
    def paper_id(self) -> str:
        """Semantic Scholar's own identifier of the paper; empty if it has none."""
        own = (
            identifier.value for identifier in self.identifiers if identifier.scheme is Scheme.S2
        )
        return next((value for value in own if ":" not in value), "")


@dataclass(frozen=True, slots=True)
class Reference:
    """A work that a paper cites; sentences and intents only where they were asked for.

    ``method_sentences`` are those whose intent is "methodology".
    """

    work: Work
    sentences: tuple[str, ...] = ()
    method_sentences: tuple[str, ...] = ()
    intents: tuple[str, ...] = ()
    is_influential: bool | None = None


def to_api_id(identifier: Identifier) -> str:
    """Write an identifier in the form of the API; empty if the API takes no such identifier.

    Examples
    --------
    >>> to_api_id(Identifier(Scheme.ARXIV, "1706.03762"))
    'ARXIV:1706.03762'
    >>> to_api_id(Identifier(Scheme.PMC, "PMC2323736"))
    'PMCID:2323736'
    """
    match identifier.scheme:
        case Scheme.S2:
            return identifier.value.replace("CorpusID:", "CorpusId:")
        case Scheme.PMC:
            return "PMCID:" + identifier.value.removeprefix("PMC")
        case scheme:
            prefix = _API_PREFIXES.get(scheme, "")
            return prefix and prefix + identifier.value


class Scholar:
    """Asks Semantic Scholar; use as an async context manager.

    Parameters
    ----------
    api_url
        Address of the API, without a path.
    key, patience, tell
        As for ``session.PatientRequester``.

    Every method gives raw answers, as JSON, for ``read_work`` and ``read_references``, and raises
    ``UnreachableError`` or ``RequestFailedError`` if there is no answer.
    """

    def __init__(
        self, api_url: str, *, key: str, patience: Patience, tell: Callable[[str], None]
    ) -> None:
        # The client logs which identifiers are not found; the report of the build has them.
        logging.getLogger("semanticscholar").disabled = True
        self._requester = PatientRequester(key=key, patience=patience, tell=tell)
        self._api_url = api_url.rstrip("/")
        self._client = AsyncSemanticScholar(api_url=api_url.rstrip("/"), retry=False)
        self._client._requester = self._requester

    async def __aenter__(self) -> Scholar:
        await self._requester.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self._requester.__aexit__(*error)

    async def get_papers(self, api_ids: Sequence[str]) -> list[dict[str, Any]]:
        """Get papers with their references: those that are known, in any order.

        Raises
        ------
        TooLargeError
            The answer would be larger than the API allows.
        """
        try:
            with _no_surprises():
                papers = await self._client.get_papers(list(api_ids), fields=_BATCH_FIELDS)
        except BadQueryParametersException as error:
            if "size" in str(error).lower():
                raise TooLargeError from error
            if "no valid paper ids" in str(error).lower():
                return []
            raise _refusal(error) from error
        except ObjectNotFoundException as error:
            raise UnreachableError(
                "The API address has no Semantic Scholar API (HTTP 404): check --api-url"
            ) from error
        return [paper.raw_data for paper in papers]

    async def get_references(self, paper_id: str) -> list[dict[str, Any]]:
        """Get all references of a paper, with sentences, page by page.

        The client's own pages end only when the server says so.
        """
        url = f"{self._api_url}/graph/v1/paper/{quote(paper_id, safe=':')}/references"
        fields = ",".join(_REFERENCE_FIELDS)
        found: list[dict[str, Any]] = []
        offset: int | None = 0
        try:
            for _ in range(MAX_PAGES):
                if offset is None:
                    break
                parameters = f"&fields={fields}&offset={offset}&limit={PAGE}"
                page = await self._requester.get_data_async(url, parameters, None)
                data = page.get("data")
                if not isinstance(data, list):
                    raise RequestFailedError("The answer of Semantic Scholar cannot be read")
                found += data
                following = page.get("next")
                is_onward = isinstance(following, int) and following > offset
                offset = following if is_onward else None
        except ObjectNotFoundException:
            return []
        except BadQueryParametersException as error:
            raise _refusal(error) from error
        return found

    async def find_title(self, title: str) -> dict[str, Any] | None:
        """Find the paper with the nearest title; None if there is none."""
        try:
            with _no_surprises():
                # The client puts the words into the address without encoding them.
                paper = await self._client.search_paper(
                    quote(title, safe=""), fields=_PAPER_FIELDS, match_title=True
                )
        except (ObjectNotFoundException, IndexError):
            return None
        except BadQueryParametersException as error:
            raise _refusal(error) from error
        found: dict[str, Any] = paper.raw_data
        return found


@contextmanager
def _no_surprises() -> Iterator[None]:
    """Turn an error of the client over a strange answer into ``RequestFailedError``."""
    try:
        yield
    except (AttributeError, KeyError, RecursionError, TypeError, ValueError) as error:
        raise RequestFailedError("The answer of Semantic Scholar cannot be read") from error


def _refusal(error: BadQueryParametersException) -> RequestFailedError:
    return RequestFailedError(f"Semantic Scholar refuses the request ({_text(str(error))[:200]})")


def read_work(raw: Mapping[str, Any]) -> Work:
    """Read a paper of an answer; values of the wrong form are left out."""
    year = raw.get("year")
    date = _text(raw.get("publicationDate"))
    known_year = str(year) if isinstance(year, int) and 1000 <= year <= 9999 else ""
    return Work(
        identifiers=tuple(_read_identifiers(raw)),
        title=read_notation(_text(raw.get("title"))),
        issued=date if re.fullmatch(r"[1-9]\d{3}-\d\d-\d\d", date) else known_year,
        authors=tuple(
            filter(None, (_text(author.get("name")) for author in raw.get("authors") or ()))
        ),
        venue=_text(raw.get("venue")),
        abstract=_text(raw.get("abstract")),
        summary=_text((raw.get("tldr") or {}).get("text")),
        citation_count=_count(raw.get("citationCount")),
        open_access=_address((raw.get("openAccessPdf") or {}).get("url")),
        fields=_texts(raw.get("fieldsOfStudy")),
        reference_count=_count(raw.get("referenceCount")),
    )


def read_references(
    raw: Iterable[Mapping[str, Any]], works: dict[str, Work]
) -> tuple[Reference, ...]:
    """Read references, from a batch (bare works) or from the references endpoint.

    Parameters
    ----------
    raw
        The references of one paper.
    works
        Works already read, by Semantic Scholar's identifier, as many papers cite the same works.
        New works are added.
    """
    return tuple(
        Reference(
            work=_read_once(reference.get("citedPaper", reference), works),
            sentences=_texts(reference.get("contexts")),
            method_sentences=_read_method_sentences(reference.get("contextsWithIntent")),
            intents=_texts(reference.get("intents")),
            is_influential=flag
            if isinstance(flag := reference.get("isInfluential"), bool)
            else None,
        )
        for reference in raw
    )


def _read_method_sentences(raw: Any) -> tuple[str, ...]:
    """Read the sentences that the API marks as using a method; it may send anything."""
    said = (
        (reference for reference in raw if isinstance(reference, dict))
        if isinstance(raw, list)
        else ()
    )
    found = (
        reference.get("context")
        for reference in said
        if "methodology" in _texts(reference.get("intents"))
    )
    return tuple(dict.fromkeys(text for text in found if isinstance(text, str) and text))


def _read_once(raw: Mapping[str, Any], works: dict[str, Work]) -> Work:
    name = raw.get("paperId")
    if not name:
        return read_work(raw)
    if name not in works:
        works[name] = read_work(raw)
    return works[name]


def _read_identifiers(raw: Mapping[str, Any]) -> list[Identifier]:
    found = set(read_external_ids(raw.get("externalIds") or {}))
    own = f"s2:{raw['paperId']}" if raw.get("paperId") else ""
    identifier = parse_identifier(own) if own.isprintable() else None
    return sorted(found | ({identifier} if identifier else set()))


def _text(value: Any) -> str:
    if not isinstance(value, str):
        return ""
    return " ".join(remove_controls(value).replace("\ufffd", " ").split())


def _texts(value: Any) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(dict.fromkeys(filter(None, map(_text, items))))


def _count(value: Any) -> int | None:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return value if is_number and value >= 0 else None


def _address(value: Any) -> str:
    found = parse_identifier(value) if isinstance(value, str) else None
    return value if found and is_web(value) else ""
