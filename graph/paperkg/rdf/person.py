"""What a person says of their reading: read marks, and how long something takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from rdflib.xsd_datetime import parse_xsd_duration

from paperkg.model import Effort, Paper, ReadMark
from paperkg.rdf.facts import Facts
from paperkg.rdf.namespaces import DCTERMS, FABIO, KG, SCHEMA

__all__ = [
    "MAX_MINUTES",
    "MAX_PAGES",
    "extract_efforts",
    "extract_read_marks",
    "find_minutes",
    "read_minutes",
    "take_efforts",
]

MAX_PAGES = 100_000
"""No paper has more pages."""

MAX_MINUTES = 100 * 366 * 24 * 60
"""Nothing takes longer to read: a hundred years."""


def extract_read_marks(facts: Facts) -> tuple[ReadMark, ...]:
    """Extract the read marks and the unread marks."""
    return tuple(
        ReadMark(facts.value(node, SCHEMA.about), read, facts.value(node, DCTERMS.created))
        for kind, read in ((KG.ReadMark, True), (KG.UnreadMark, False))
        for node in facts.instances(kind)
    )


def extract_efforts(facts: Facts) -> tuple[Effort, ...]:
    """Extract how long papers and concepts take, and how many pages papers have."""
    subjects = {*facts.subjects(SCHEMA.timeRequired), *facts.subjects(FABIO.hasPageCount)}
    return tuple(
        Effort(iri, find_minutes(facts, iri), _find_pages(facts, iri)) for iri in sorted(subjects)
    )


def take_efforts(papers: Iterable[Paper], efforts: Iterable[Effort]) -> list[Paper]:
    """Give the papers with the times and pages that a person asserts."""
    known = {effort.iri: effort for effort in efforts}
    return [
        replace(paper, minutes=known[paper.iri].minutes, pages=known[paper.iri].pages)
        if paper.iri in known
        else paper
        for paper in papers
    ]


def find_minutes(facts: Facts, iri: str) -> int | None:
    """Find the ``schema:timeRequired``, in minutes; None for a length such as a month."""
    try:
        return read_minutes(facts.value(iri, SCHEMA.timeRequired))
    except ValueError:
        return None


def read_minutes(duration: str) -> int | None:
    """Read an ISO 8601 duration, in minutes; None for one of no fixed length, as a month.

    Raises
    ------
    ValueError
        It is no duration, is below zero or longer than ``MAX_MINUTES``.
    """
    if not duration:
        return None
    try:
        length = parse_xsd_duration(duration)
    except (OverflowError, TypeError, AttributeError) as error:
        raise ValueError(duration) from error
    if not isinstance(length, timedelta):
        return None
    minutes = round(length / timedelta(minutes=1))
    if not 0 <= minutes <= MAX_MINUTES:
        raise ValueError(duration)
    return minutes


def _find_pages(facts: Facts, iri: str) -> int | None:
    pages = facts.value(iri, FABIO.hasPageCount)
    if not (pages.isascii() and pages.isdecimal() and len(pages) <= len(str(MAX_PAGES))):
        return None
    return int(pages) if int(pages) <= MAX_PAGES else None
