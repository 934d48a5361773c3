"""How a list is read, and what a build changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from paperkg.algorithms.changes import Change
from paperkg.model import Entry, ReadingList
from paperkg.reading.explanation import Explanation
from paperkg.replies.parts import LinkReply, describe_identifiers, describe_link
from paperkg.workspace.history import BuildChanges

__all__ = [
    "ChangeReply",
    "ChangesReply",
    "EntryReply",
    "ExplanationReply",
    "ParseReply",
    "PartReply",
    "SkippedReply",
    "describe_changes",
    "describe_list",
]


@dataclass(frozen=True, slots=True)
class EntryReply:
    """An entry of a list, as the person wrote it.

    Attributes
    ----------
    title, short_name, authors, venue, date, note
        What the entry says; empty where it says nothing.
    topics
        The sections it stands in, the outermost first.
    identifiers
        The first identifier of each scheme.
    links
        Its links.
    read
        Whether its box is ticked.
    kind
        ``paper``, ``blog post``, ``software`` or ``web page``.
    file, line
        Where it stands; lines count from 1.
    """

    title: str
    short_name: str
    authors: tuple[str, ...]
    venue: str
    date: str
    note: str
    topics: tuple[str, ...]
    identifiers: dict[str, str]
    links: tuple[LinkReply, ...]
    read: bool
    kind: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class SkippedReply:
    """A line that is not an entry, and why."""

    file: str
    line: int
    text: str
    reason: str


class PartReply(msgspec.Struct, frozen=True, rename={"role": "is"}):
    """A part of a line: what it is taken for, and its text."""

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class ExplanationReply:
    """Why a line is read as it is.

    Attributes
    ----------
    file, line, text
        The line.
    group
        The lines that are read like it, in words.
    reason
        Why it is no entry; empty for an entry.
    title_is
        How its title was told, in words.
    parts
        What each part of it is.
    """

    file: str
    line: int
    text: str
    group: str
    reason: str
    title_is: str
    parts: tuple[PartReply, ...]


@dataclass(frozen=True, slots=True)
class ParseReply:
    """How a list is read: its entries, its other lines; and why, where that is asked for."""

    title: str
    entries: tuple[EntryReply, ...]
    skipped: tuple[SkippedReply, ...]
    explanations: tuple[ExplanationReply, ...]


@dataclass(frozen=True, slots=True)
class ChangeReply:
    """One thing that a build changed: its kind, what it is about, and why, in words."""

    kind: str
    iris: tuple[str, ...]
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class ChangesReply:
    """What the last build changed.

    Attributes
    ----------
    built, previous
        When the last build and the one before it began, in ISO 8601; null when not known.
    list_before
        The list of the build before, where it was another list; else null.
    changes
        What differs.
    """

    built: str | None
    previous: str | None
    list_before: str | None
    changes: tuple[ChangeReply, ...]


def describe_list(
    reading_list: ReadingList, explanations: Sequence[tuple[str, Sequence[Explanation]]] = ()
) -> ParseReply:
    """Describe how a list is read.

    Parameters
    ----------
    reading_list
        The list.
    explanations
        Why the lines of each file are read so, where that was asked for.
    """
    return ParseReply(
        title=reading_list.title,
        entries=tuple(_describe_entry(entry) for entry in reading_list.entries),
        skipped=tuple(
            SkippedReply(skipped.file, skipped.line, skipped.text, skipped.reason)
            for skipped in reading_list.skipped
        ),
        explanations=tuple(
            _describe_explanation(file, found) for file, lines in explanations for found in lines
        ),
    )


def _describe_explanation(file: str, found: Explanation) -> ExplanationReply:
    return ExplanationReply(
        file=file,
        line=found.line,
        text=found.text,
        group=found.group,
        reason=found.reason,
        title_is=found.title_is,
        parts=tuple(PartReply(role, text) for role, text in found.parts),
    )


def _describe_entry(entry: Entry) -> EntryReply:
    return EntryReply(
        title=entry.title,
        short_name=entry.short_name,
        authors=entry.authors,
        venue=entry.venue,
        date=entry.date,
        note=entry.note,
        topics=entry.topics,
        identifiers=describe_identifiers(entry.identifiers),
        links=tuple(describe_link(link) for link in entry.links),
        read=entry.read,
        kind=entry.kind.value,
        file=entry.file,
        line=entry.line,
    )


def describe_changes(found: BuildChanges | None) -> ChangesReply:
    """Describe what the last build changed; nothing is known where there is no record."""
    if found is None:
        return ChangesReply(None, None, None, ())
    return ChangesReply(
        found.built, found.previous or None, found.list_before or None, _describe(found.changes)
    )


def _describe(changes: tuple[Change, ...]) -> tuple[ChangeReply, ...]:
    return tuple(
        ChangeReply(change.kind, change.iris, change.text, change.reason) for change in changes
    )
