"""The tables of the page's data: one dataclass a table, one field a column.

In the page a table is an object with a list for each column, named as in JavaScript: ``leads_to``
is ``leadsTo``. So no name is written once a row. ``page/model.js`` says the same in types of its
own, and a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from operator import attrgetter
from typing import Any

__all__ = [
    "AlternativesRow",
    "CocitedRow",
    "ConceptRow",
    "EdgeRow",
    "EvidenceRow",
    "LaneRow",
    "LinkRow",
    "PaperRow",
    "PlaceRow",
    "SectionRow",
    "TickRow",
    "TopicRow",
    "to_columns",
]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic; ``broader`` is the number of the topic around it, or -1."""

    iri: str
    label: str
    broader: int


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper; ``kind``, ``authors`` and ``venue`` are numbers of strings, ``topics`` of topics.

    Attributes
    ----------
    name
        The short name, or "" where it is the title.
    rank
        Its place in the order to read, or -1.
    count
        How often it is cited anywhere, or -1.
    leads_to
        How many papers it is a prerequisite of.
    bibtex
        Its entry in BibTeX.
    """

    iri: str
    title: str
    name: str
    kind: int
    also: list[str]
    authors: list[int]
    issued: str
    venue: int
    topics: list[int]
    notes: list[str]
    read: bool
    summary: str
    bibliography: bool
    rank: int
    count: int
    leads_to: int
    bibtex: str


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link of a paper."""

    paper: int
    address: str
    text: str


@dataclass(frozen=True, slots=True)
class CocitedRow:
    """Two papers that so many cite together."""

    first: int
    second: int
    together: int


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """A builds-on edge; ``held`` says whether the build holds it to be true."""

    earlier: int
    later: int
    confidence: float
    held: bool
    redundant: bool


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """A reason for an edge, in the order of strength; ``says`` is the number of a string."""

    edge: int
    says: int
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """A concept; ``needs`` are concepts, ``says`` is the number of a string."""

    iri: str
    label: str
    also: list[str]
    definition: str
    introduced_by: list[int]
    used_by: list[int]
    needs: list[int]
    needs_papers: list[int]
    rank: int
    says: int
    known: bool


@dataclass(frozen=True, slots=True)
class AlternativesRow:
    """What needs one of which choices, all IRIs, and the reason in words."""

    later: str
    choices: list[str]
    text: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """Where the node of a paper or concept stands."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class LaneRow:
    """A lane; ``topic`` is the number of its topic, or -1."""

    topic: int
    label: str
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class SectionRow:
    """The box of papers without a place in time; ``topic`` is the number of theirs, or -1.

    ``head`` is the height of the room for its name.
    """

    topic: int
    label: str
    left: float
    top: float
    right: float
    bottom: float
    head: float


@dataclass(frozen=True, slots=True)
class TickRow:
    """Where a year begins."""

    x: float
    label: str


def to_columns(kind: type, rows: Iterable[Any]) -> dict[str, list[Any]]:
    """Turn rows into columns by name.

    Parameters
    ----------
    kind
        The dataclass of the rows.
    rows
        Its instances.

    Examples
    --------
    >>> to_columns(LinkRow, [LinkRow(0, "https://example.org", "page")])
    {'paper': [0], 'address': ['https://example.org'], 'text': ['page']}
    """
    rows = list(rows)
    names = [field.name for field in fields(kind)]
    return {_to_camel(name): list(map(attrgetter(name), rows)) for name in names}


def _to_camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(word.capitalize() for word in rest)
