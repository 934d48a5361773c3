"""Why a list is read as it is: for each record its parts, and who voted for its title."""

from __future__ import annotations

from dataclasses import dataclass

from paperkg.model import Entry
from paperkg.reading.markdown import Reading
from paperkg.reading.records import Group, Record, Role
from paperkg.reading.segments import Segment

__all__ = ["Explanation", "explain"]

_NAMES = {
    Role.TITLE: "title",
    Role.SHORT_NAME: "short name",
    Role.AUTHORS: "authors",
    Role.VENUE: "venue",
    Role.DATE: "date",
    Role.LINK: "link",
    Role.IDENTIFIER: "identifier",
    Role.NOTE: "note",
    Role.NONE: "left out",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """How one record of a list, or one line that is none, was understood.

    Attributes
    ----------
    line
        Where it starts; lines count from 1.
    text
        Its text as shown.
    group
        What it is one of, such as "one of 14 list items"; empty for a line that is no record.
    reason
        Why it is no entry; empty when it is one.
    title_is
        Where its title stands, and how many siblings have theirs there.
    parts
        What each part is, in words, and its text, in their order.
    """

    line: int
    text: str
    group: str
    reason: str
    title_is: str
    parts: tuple[tuple[str, str], ...]


def explain(reading: Reading) -> tuple[Explanation, ...]:
    """Explain every record and every line of a list that was left out, in the order of lines."""
    records = [
        _explain_record(record, group) for group in reading.groups for record in group.records
    ]
    known = {(found.line, found.reason) for found in records}
    lines = [
        Explanation(skipped.line, skipped.text, "", skipped.reason, "", ())
        for skipped in reading.reading_list.skipped
        if (skipped.line, skipped.reason) not in known
    ]
    written = [
        _explain_whole(entry, "an item that kg wrote", "as kg wrote it")
        for entry in reading.written
    ]
    bibtex = [
        _explain_whole(entry, "BibTeX in code", "as its BibTeX says") for entry in reading.bibtex
    ]
    return tuple(sorted([*records, *lines, *written, *bibtex], key=lambda found: found.line))


def _explain_whole(entry: Entry, group: str, title_is: str) -> Explanation:
    parts = [("title", entry.title)]
    parts += [("link", link.url) for link in entry.links]
    parts += [("authors", author) for author in entry.authors]
    parts += [(name, text) for name, text in (("date", entry.date), ("note", entry.note)) if text]
    return Explanation(entry.line, entry.title, group, "", title_is, tuple(parts))


def _explain_record(record: Record, group: Group) -> Explanation:
    parts = tuple(
        (_NAMES[role], _show(part))
        for part, role in zip(record.segments, record.roles, strict=False)
    )
    count = len(group.records)
    siblings = f"one of {count} {group.container.shown}" if count > 1 else "alone in its group"
    return Explanation(record.line, record.text, siblings, record.reason, record.why, parts)


def _show(part: Segment) -> str:
    address = part.url or part.local
    return f"{part.text} <{address}>".strip() if address else part.text
