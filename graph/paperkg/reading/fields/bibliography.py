"""Works as reference managers and spreadsheets describe them, made entries of a reading list."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from paperkg.addresses import is_web
from paperkg.errors import InputError
from paperkg.identifiers import RESOURCE_BASE, Identifier, Scheme, parse_identifier
from paperkg.model import Entry, Link, PaperKind, ReadingList, Skipped
from paperkg.notation import read_notation
from paperkg.reading import reasons
from paperkg.reading.charset import tidy_text
from paperkg.reading.entries.kinds import guess_kind
from paperkg.reading.fields.author_cells import drop_others
from paperkg.reading.fields.field_texts import clean_date
from paperkg.reading.fields.read_marks import is_read_word, is_status
from paperkg.reading.imprints.dated_addresses import find_imprint
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import is_search, link_kind

__all__ = [
    "Described",
    "limit_works",
    "make_list",
]

MAX_WORKS = 100_000
"""A list of more works is refused: no person reads it."""

MAX_TITLE = 5_000
"""No title has more characters."""

_ELEMENT = re.compile(r"</(?:p|div|li|h\d|blockquote)>|<br ?/?>", re.IGNORECASE)
_Record = TypeVar("_Record")

SHARED = 2
"""A keyword that fewer entries have is no topic: it says what one paper is about."""

FEW = 2
"""With so many keywords an entry or fewer, a list has them for sections: all are topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A work as another program describes it; what it does not say is empty.

    Attributes
    ----------
    line
        Where its record starts, counted from 1.
    file
        Its file, where a list is made of several.
    title, authors, venue, date, note, short_name
        As ``model.Entry`` has them; the date may be in any common form.
    names
        Texts that may name the work: a DOI, ``arxiv:1706.03762``, an address.
    urls
        Addresses of the work.
    other_urls
        Addresses of what belongs to it: code, data, a project page. They never name it.
    folders
        Sections it stands in, each a path, outermost first: groups, collections, folders.
    keywords
        Words that it is tagged with.
    is_read
        Whether it is marked as read.
    kind
        What it is, where the record says so; else its links tell.
    """

    line: int
    file: str = ""
    title: str = ""
    authors: tuple[str, ...] = ()
    venue: str = ""
    date: str = ""
    note: str = ""
    short_name: str = ""
    names: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    other_urls: tuple[str, ...] = ()
    folders: tuple[tuple[str, ...], ...] = ()
    keywords: tuple[str, ...] = ()
    is_read: bool = False
    kind: PaperKind | None = None


def limit_works(records: Iterable[_Record], *, file: str) -> Iterator[_Record]:
    """Give the records of a file, one by one.

    Raises
    ------
    InputError
        There are more than a list may have.
    """
    for number, record in enumerate(records):
        if number == MAX_WORKS:
            raise InputError(
                f"has more than {MAX_WORKS:,} works, which is too many for a list: split it.",
                file=file,
            )
        yield record


def make_list(
    works: Sequence[Described],
    *,
    file: str,
    title: str = "",
    skipped: Iterable[Skipped] = (),
) -> ReadingList:
    """Make a reading list of the records of a file.

    Folders are topics. Where there are none, the keywords that several entries share are.

    Parameters
    ----------
    works
        One for each record, in the order of the file.
    file
        The name to give as the place of entries.
    title
        The title of the list, where the file has one.
    skipped
        Records that could not be read.

    Returns
    -------
    ReadingList
        With an entry, or a skipped line, for each record.
    """
    uses = Counter(word for work in works for word in dict.fromkeys(work.keywords))
    has_folders = any(work.folders for work in works)
    marked = sum(bool(work.keywords) for work in works)
    least = 1 if uses.total() <= FEW * marked else SHARED
    entries: list[Entry] = []
    left = list(skipped)
    for work in works:
        if len(work.title) > MAX_TITLE:
            left.append(_skip(work, work.title, reasons.LONG_TITLE, file=file))
            continue
        topics = work.folders if has_folders else _choose_keywords(work.keywords, uses, least)
        entry = _make_entry(work, topics, work.file or file)
        if entry:
            entries.append(entry)
        else:
            said = filter(None, (*work.authors, work.venue, work.date, work.note))
            left.append(_skip(work, ", ".join(said), reasons.RECORD, file=file))
    left.sort(key=lambda skipped: (skipped.file, skipped.line))
    return ReadingList(title, file, tuple(entries), tuple(left))


def _skip(work: Described, said: str, reason: str, *, file: str) -> Skipped:
    return Skipped(work.file or file, work.line, tidy_text(said)[:100], reason)


def _choose_keywords(
    keywords: Iterable[str], uses: Counter[str], least: int
) -> tuple[tuple[str, ...], ...]:
    """Choose the keywords of at least so many entries as topics, the one of most entries first."""
    shared = [
        word for word in dict.fromkeys(keywords) if uses[word] >= least and not is_status(word)
    ]
    shared.sort(key=lambda word: (-uses[word], word))
    return tuple((word,) for word in shared)


def _make_entry(work: Described, topics: tuple[tuple[str, ...], ...], file: str) -> Entry | None:
    # Some meetings and journals give their papers DOIs of a repository that others keep data in.
    appeared = bool(work.venue) and work.names[:1] != ("",)
    is_data = work.kind is PaperKind.SOFTWARE
    identifiers = identify((*work.names, *work.urls), is_data=is_data, is_paper=appeared)
    title = tidy_text(read_notation(tidy_text(work.title))).rstrip(". ")
    if not title or parse_identifier(title.removesuffix(".pdf")):
        title = identifiers[0].curie if identifiers else title
    if not title:
        return None
    urls = [tidy_text(url) for url in (*work.urls, *work.other_urls)]
    urls = [url for url in urls if parse_identifier(url) and is_web(url)]
    links = tuple(Link(url, url, link_kind("", url)) for url in dict.fromkeys(urls))
    kind = work.kind or guess_kind(identifiers, links)
    venue, date = tidy_text(read_notation(work.venue)), clean_date(work.date)
    if not date and (dated := read_venue(venue)) and dated.name and dated.date:
        venue, date = dated.name, dated.date  # "NeurIPS 2023"
    return Entry(
        title=title,
        topics=topics[0] if topics else (),
        identifiers=identifiers,
        links=links,
        note=_plain_text(work.note),
        read=work.is_read or any(map(is_read_word, work.keywords)),
        kind=kind,
        file=file,
        line=work.line,
        authors=drop_others(map(tidy_text, work.authors)),
        venue=venue,
        date=date or find_imprint(title, links, kind).date,
        short_name=_choose_short_name(work.short_name, title),
        other_topics=topics[1:],
    )


def _plain_text(note: str) -> str:
    """Give a note without the elements of HTML that programs keep notes in."""
    if _ELEMENT.search(note):
        from selectolax.lexbor import LexborHTMLParser  # loaded only here: few notes have any

        body = LexborHTMLParser(_ELEMENT.sub(r" \g<0>", note)).body
        note = body.text() if body else ""
    return tidy_text(note)


def _choose_short_name(name: str, title: str) -> str:
    """Give the short name, unless it is only the start of the title, as programs make it."""
    name = tidy_text(name)
    return "" if title.casefold().startswith(name.casefold()) else name


def identify(
    texts: Iterable[str], *, is_data: bool = False, is_paper: bool = False
) -> tuple[Identifier, ...]:
    """Find what names a work: one identifier of each scheme, else the first address.

    What a repository of data issued names the work only where nothing else does, or where it stands
    first and the work is a paper.
    """
    # What kg calls a work that nothing names is no address of it.
    named = (text for text in texts if not (text.startswith(RESOURCE_BASE) or is_search(text)))
    found = [identifier for text in named if (identifier := parse_identifier(text))]
    papers = [
        identifier
        for identifier in found
        if identifier.names_paper and (is_data or not identifier.names_data)
    ]
    pages = [identifier for identifier in found if not identifier.names_paper]
    chosen: dict[Scheme, Identifier] = {}
    for identifier in papers or found[:is_paper] or pages[:1] or found[:1]:
        chosen.setdefault(identifier.scheme, identifier)
    return tuple(sorted(chosen.values(), key=lambda identifier: identifier.strength))
