"""BibTeX in the code blocks of a list: works of their own, or more about its entries.

Below a work many lists give its BibTeX, to be copied; some lists are nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperkg.errors import InputError
from paperkg.model import Entry, Skipped
from paperkg.names import normalize_name
from paperkg.reading import reasons
from paperkg.reading.outlines.code_blocks import BibtexBlock
from paperkg.reading.records import Record
from paperkg.reading.verdicts.no_works import is_about_list

__all__ = ["Added", "add_works"]

MIN_CITED = 3
"""So many works where a list says how it is cited are a bibliography; fewer are the list itself."""

_SECTIONS = ("bibtex", "bib", "cite", "cite us", "cite this")


@dataclass(frozen=True, slots=True)
class Added:
    """What blocks of BibTeX add to a list.

    Attributes
    ----------
    entries
        Those that there were, with what BibTeX says of them.
    works
        Entries of their own.
    skipped
        What is no entry: how the list itself is cited, and what is not valid.
    """

    entries: list[Entry]
    works: list[Entry]
    skipped: list[Skipped]


class _Listed:
    """The entries so far, and which is found by a title or an identifier."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries: list[Entry] = []
        self.places: dict[str, int] = {}
        for entry in entries:
            self.add(entry)

    def find(self, work: Entry) -> int | None:
        return next((self.places[key] for key in _keys_of(work) if key in self.places), None)

    def add(self, entry: Entry) -> None:
        self._index(entry, len(self.entries))
        self.entries.append(entry)

    def complete(self, place: int, work: Entry) -> None:
        self.entries[place] = _complete(self.entries[place], work)
        self._index(work, place)

    def _index(self, entry: Entry, place: int) -> None:
        for key in _keys_of(entry):
            self.places.setdefault(key, place)


def add_works(
    entries: Sequence[Entry],
    records: Sequence[Record],
    blocks: Sequence[BibtexBlock],
    *,
    file: str,
) -> Added:
    """Add what blocks of BibTeX say to the entries of a list.

    Parameters
    ----------
    entries, records
        The entries, and what each was made of.
    blocks
        In the order of their lines.
    file
        The name to give as the place of entries.
    """
    if not blocks:
        return Added(list(entries), [], [])
    listed = _Listed(entries)
    above = {id(record): place for place, record in enumerate(records)}
    skipped: list[Skipped] = []
    held: list[Entry] = []
    for block in blocks:
        works, broken = _read(block, file)
        skipped += broken
        for work in works:
            place = listed.find(work)
            if place is None and len(works) == 1 and block.record is not None:
                place = above.get(id(block.record))
            if place is not None:
                listed.complete(place, work)
            elif _is_about_list(block) and not _names(block.topics, work):
                held.append(work)
            else:
                listed.add(work)
    if len(held) < MIN_CITED:
        skipped += [Skipped(file, work.line, work.title, reasons.ABOUT_LIST) for work in held]
        held = []
    works = [*listed.entries[len(entries) :], *held]
    return Added(listed.entries[: len(entries)], works, skipped)


def _read(block: BibtexBlock, file: str) -> tuple[list[Entry], list[Skipped]]:
    from paperkg.reading.fields.bibtex import (
        parse_bibtex,  # few lists need it, and it takes a while
    )

    try:
        found = parse_bibtex(block.text, file=file)
    except InputError:
        first = block.text.strip().partition("\n")[0]
        return [], [Skipped(file, block.line, first, reasons.CODE)]
    above = block.line - 1
    works = [
        replace(
            work, line=work.line + above, topics=_topics_of(work, block.topics), other_topics=()
        )
        for work in found.entries
    ]
    return works, [replace(skip, line=skip.line + above) for skip in found.skipped]


def _topics_of(work: Entry, topics: tuple[str, ...]) -> tuple[str, ...]:
    """Give the sections of a work; one that is named after it, or after BibTeX, is none."""
    topics = topics[:-1] if topics and normalize_name(topics[-1]) in _SECTIONS else topics
    return topics[:-1] if _names(topics[-1:], work) else topics


def _names(topics: tuple[str, ...], work: Entry) -> bool:
    """Whether a section is named after a work, or after the start of its title."""
    title = f"{normalize_name(work.title)} "
    return any(title.startswith(f"{name} ") for name in map(normalize_name, topics) if name)


def _is_about_list(block: BibtexBlock) -> bool:
    """Whether a block says how the list is cited."""
    if block.record is not None:
        return False
    named = bool(block.topics) and normalize_name(block.topics[-1]) in _SECTIONS
    return block.is_asked or named or is_about_list(block.topics)


def _keys_of(entry: Entry) -> list[str]:
    papers = [identifier.curie for identifier in entry.identifiers if identifier.names_paper]
    title = normalize_name(entry.title)
    return [*papers, title] if title else papers


def _complete(entry: Entry, work: Entry) -> Entry:
    """Give an entry with what its BibTeX says beyond the list."""
    known = {identifier.curie for identifier in entry.identifiers}
    urls = {link.url for link in entry.links}
    identifiers = [new for new in work.identifiers if new.curie not in known]
    return replace(
        entry,
        title=work.title if entry.title in known else entry.title,
        authors=entry.authors or work.authors,
        venue=entry.venue or work.venue,
        date=entry.date or work.date,
        identifiers=(*entry.identifiers, *identifiers),
        links=(*entry.links, *(link for link in work.links if link.url not in urls)),
    )
