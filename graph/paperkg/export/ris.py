"""Papers as RIS, which Zotero, EndNote, Mendeley and publishers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import rispy

from paperkg.export.reference import Person, Reference, WorkType

__all__ = ["render_ris"]

_TYPES = {
    WorkType.ARTICLE: "JOUR",
    WorkType.CONFERENCE_PAPER: "CPAPER",
    WorkType.PREPRINT: "UNPB",
    WorkType.DOCUMENT: "GEN",
    WorkType.POST: "BLOG",
    WorkType.SOFTWARE: "COMP",
    WorkType.WEB_PAGE: "ELEC",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc]  # rispy has no types
    """Writes records without a number before each, which RIS knows nothing of."""

    def set_header(self, count: int) -> str:
        return ""


def render_ris(references: Iterable[Reference]) -> Iterator[str]:
    """Write references as RIS, one record at a time."""
    for reference in references:
        yield rispy.dumps([_record(reference)], implementation=_Writer).strip() + "\n\n"


def _record(reference: Reference) -> dict[str, object]:
    parts = reference.date_parts
    date = "/".join(f"{part:02}" for part in parts) + "/" * (3 - len(parts)) if parts else ""
    facts: dict[str, object] = {
        "type_of_reference": _TYPES[reference.type],
        "title": _line(reference.title),
        "authors": [_line(_write_name(person)) for person in reference.authors],
        "year": f"{parts[0]:04}" if parts else "",
        "date": date,
        "secondary_title": _line(reference.venue),
        "doi": reference.doi,
        "number": f"arXiv:{reference.arxiv}" if reference.arxiv else "",
        "urls": [reference.url] if reference.url else [],
        "keywords": [_line(topic) for topic in reference.topics],
        "abstract": _line(reference.abstract),
        "notes": [_line(note) for note in reference.notes],
    }
    return {name: value for name, value in facts.items() if value}


def _write_name(person: Person) -> str:
    """Write a name as RIS wants it: family, given, suffix.

    A comma in the name of an organization is doubled, as in EndNote.
    """
    if "," in person.family:
        return person.family.replace(",", ",,", 1)
    family = " ".join(filter(None, (person.particle, person.family)))
    return ", ".join(filter(None, (family, person.given, person.suffix)))


def _line(text: str) -> str:
    """Write text on one line: in RIS a line is a field."""
    return " ".join(text.split())
