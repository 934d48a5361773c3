"""What a person says of their reading: read marks, and how long something takes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from rdflib.xsd_datetime import parse_xsd_duration

from paperkg.model import Effort, Paper, ReadMark
from paperkg.rdf.facts import Facts
from paperkg.rdf.namespaces import DCTERMS, FABIO, KG, SCHEMA

__all__ = ["extract_efforts", "extract_read_marks", "find_minutes", "take_efforts"]


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
    """Find the ``schema:timeRequired``, in minutes; None for one of no fixed length, as a month."""
    duration = facts.value(iri, SCHEMA.timeRequired)
    try:
        length = parse_xsd_duration(duration) if duration else None
    except ValueError:
        return None
    return round(length / timedelta(minutes=1)) if isinstance(length, timedelta) else None


def _find_pages(facts: Facts, iri: str) -> int | None:
    pages = facts.value(iri, FABIO.hasPageCount)
    return int(pages) if pages.isascii() and pages.isdecimal() else None
