"""The note of an entry: what the list says beside the title, as it is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from paperkg.reading.citations.document_types import blank_types
from paperkg.reading.cuts.looked_at import blank_looked_at
from paperkg.reading.cuts.tags import blank_tags
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.labels import Field, is_label, read_field
from paperkg.reading.patterns import BARE_NUMBER
from paperkg.reading.records import Place, Record, Role
from paperkg.reading.segments import Cut, Kind, Mark, Segment, tidy
from paperkg.reading.words import OPEN_WORDS, words_of

__all__ = ["note_of"]

# A link that was taken out leaves its brackets: "[[pdf]]", "(Code, Slides)".
_MARK = "\x01"  # no white space, as \x1f is: a pattern with two readings would take for ever
_BRACKETED_LINKS = re.compile(
    rf"[\[(]+\s*(?:{_MARK}[^{_MARK}]*{_MARK}[\s,;/|&+•·]*)+[\])]+|[\[(]+[\s,;/|&+]*[\])]+"
)
_SEPARATORS = " .,;:()[]|-"
_SIGNS = " \t.,;:-–—|·•"
_ARROW = re.compile(r"\A\s*(?:[-=]+>|<[-=]+\s|>\s+(?=[^\W\d]))")
_EMPTY_BRACKETS = re.compile(r"\(\s*\)|\[\s*\]")
_ALNUM = re.compile(r"[^\W_]")
_BEFORE_POINT = re.compile(" ([.,;:!?])")
_SPACED_POINTS = (" .", " ,", " ;", " :", " !", " ?")
_DOUBLE_POINT = re.compile(r"([.,;:])(?:\s*[.,;:])+")
_BRACKETS = {")": "(", "]": "[", "）": "（", "】": "【"}
_JOINTS = frozenset(
    {"and", "&", "und", "et", "in", "dans", "en", "em", "nel", "edited", "ed", "eds"}
) | words_of("people", "by")
_BEFORE_BOOKS = words_of("pieces", "in_before")
MAX_LEAD = 40
"""What leads to a book, or to the citation of an entry, has no more signs."""

_CITED_AS = ("bibtex", "bib", "citation", "cite")
"""What stands above the BibTeX of an entry."""

_EDITED = words_of("people", "edited")

_DROPPED = frozenset(
    (Role.AUTHORS, Role.LINK, Role.IDENTIFIER, Role.SHORT_NAME, Role.NONE, Role.TITLE)
)
_RUN_ON = frozenset({Cut.START, Cut.SPACE})
_CITED = frozenset({Kind.PEOPLE, Kind.VENUE})
_ABOUT = frozenset({Role.VENUE, Role.DATE})
_OTHER_FIELDS = frozenset(
    {Field.AUTHORS, Field.VENUE, Field.DATE, Field.LINK, Field.SHORT_NAME, Field.TITLE}
)


def note_of(record: Record) -> str:
    """Give the words beside the title, as they are written.

    Authors and the labels of links are left out, and so is the venue, with the date beside it; a
    bracket such as "(Meta 2019)" stays. Remarks below the record follow after semicolons.
    """
    note = ""
    if record.title is not None and not _is_title_alone(record, record.title):
        note = _tidy("".join(_texts(record, record.title)))
    if not (note or record.remarks):
        return ""
    title = record.segments[record.title].text if record.title is not None else ""
    return "; ".join([said for said in (note, *record.remarks) if _says_more(said, title)])


def _is_title_alone(record: Record, place: int) -> bool:
    """Whether a record is its title, at its start, and shows nothing else."""
    title = record.segments[place]
    if place or len(record.spans) != 1 or title.mark is Mark.QUOTE:
        return False
    only = record.spans[0]
    if only.number != title.span or only.column != title.column:
        return False
    end = record.segments[record.titles[-1]].end
    return title.mark is not Mark.PLAIN or end >= len(only.span.text)


def _says_more(text: str, title: str) -> bool:
    """Whether a remark is more than a label or "ed." without a text, or the title with a number."""
    small = text.lower() if len(text) < MAX_LEAD else ""
    if not text or small in _CITED_AS or small.rstrip(".") in _EDITED:
        return False
    labelled = read_field(text) if ":" in text or "：" in text else None
    is_empty = labelled is not None and not labelled[1]
    words = BARE_NUMBER.sub("", text) if text[:1].isdecimal() else text
    return not is_empty and words != title


def _texts(record: Record, place_of_title: int) -> Iterator[str]:
    title = record.segments[place_of_title]
    end = record.segments[record.titles[-1]].end
    leads = _find_leads(record, place_of_title) if place_of_title else ()
    dropped = _dropped(record)
    column = title.column
    started = bool(leads)
    lead = _lead_inside(record, place_of_title) if title.mark is Mark.QUOTE else None
    for place in record.spans:
        if place.column != column:
            column, started = place.column, True
            yield " "
        here = dropped.get((place.column, place.number), ())
        if place.number == title.span and place.column == title.column:
            started = True
            leads_on = title.cut is not Cut.STOP  # no sentence ends before it
            if leads and leads_on and any(lead.mark is Mark.PLAIN for lead in leads):
                yield f" {title.text}"
            if lead:
                yield f"{lead.text} {title.text}"
            if title.mark in (Mark.PLAIN, Mark.QUOTE):
                text = place.span.text
                last = text[end - 1 : end]
                if not last or last not in _SIGNS:  # none goes on from before its end
                    here = [part for part in here if part.end >= end]
                yield _without(place, [(0, end), *_spread(place, here)])
        elif started:
            yield _shown(place, here)


def _find_leads(record: Record, title: int) -> list[Segment]:
    """Find what is said before the title, and so belongs to the note; plain words lead to it."""
    chosen = record.segments[title]
    return [
        part
        for part, role in zip(record.segments[:title], record.roles, strict=False)
        if role is Role.NOTE and part.column == chosen.column and not part.field
        if part.span != chosen.span  # what stands beside the title is not shown
    ]


def _lead_inside(record: Record, place: int) -> Segment | None:
    """Find the sentence that leads to a title in quotation marks: Shows that it is in "A Title"."""
    title = record.segments[place]
    lead = record.segments[place - 1] if place else title
    if lead.span != title.span or lead.bracket:
        return None
    words = lead.text.split()
    is_note = record.roles[place - 1] is Role.NOTE and len(words) > 1
    is_open = title.cut in _RUN_ON and words[-1].lower() in OPEN_WORDS
    return lead if is_note and is_open else None


def _dropped(record: Record) -> dict[tuple[int, int], list[Segment]]:
    """Find the segments that are no part of the note, by column and span."""
    is_told = _is_told(record)
    dropped: dict[tuple[int, int], list[Segment]] = {}
    last, said = (0, -1), Role.NONE  # of the part before
    for place, (part, role) in enumerate(zip(record.segments, record.roles, strict=False)):
        here = part.column, part.span
        beside, last, said = (said if last == here else None), here, role
        if role is Role.AUTHORS and beside is Role.NOTE and not part.bracket:
            said = Role.NOTE
            continue  # "Blog post by Ann Poe" is one remark
        if (
            role in _DROPPED
            or (part.kind is Kind.LABEL and part.is_link)
            or (part.field and part.field in _OTHER_FIELDS)
            or (role is Role.NOTE and _labels_next(record, place))
            or (is_told and role in _ABOUT and (beside is Role.VENUE or not _is_aside(part)))
        ):
            dropped.setdefault(here, []).append(part)
    return dropped


def _is_told(record: Record) -> bool:
    """Whether a record says where or when, and who wrote the work, where, or nothing in words.

    Then where and when say no more than those of the entry.
    """
    roles = record.roles
    if Role.VENUE not in roles and Role.DATE not in roles:
        return False
    if Role.AUTHORS in roles or any(part.kind in _CITED for part in record.segments):
        return True
    words = zip(record.segments, roles, strict=False)
    return not any(role is Role.NOTE and not part.is_link for part, role in words)


def _labels_next(record: Record, place: int) -> bool:
    """Whether a word says what follows it, and nothing of the work: "DOI: `10.1000/1`"."""
    part = record.segments[place]
    if part is record.segments[-1] or part.kind is not Kind.TEXT or part.mark is not Mark.PLAIN:
        return False
    following = record.segments[place + 1]
    leads = following.kind in (Kind.IDENTIFIER, Kind.LABEL) and following.cut is Cut.COLON
    return leads and is_label(part.text)


def _is_aside(part: Segment) -> bool:
    """Whether a date stands in a bracket with more words, as a person's remark."""
    if not part.bracket or part.mark is not Mark.PLAIN or part.field:
        return False
    if part.kind is Kind.DATE and read_date(part.text):
        return False  # (May 2019) says no more than the date of the entry
    return part.venue is None or not part.venue.name


def _shown(place: Place, dropped: Sequence[Segment]) -> str:
    span = place.span
    if span.url or span.local:
        shown = "" if dropped or span.is_image else span.text
        return " " if span.is_break else f"{_MARK}{shown}{_MARK}"
    if span.is_break:
        return " "
    if span.is_image:
        return f"{_MARK}{_MARK}"
    if dropped:
        if len(dropped) == 1 and dropped[0].start == 0 and dropped[0].end >= len(span.text):
            return " "
        return _without(place, _spread(place, dropped))
    return _without(place, ()) if span.text.strip(_SEPARATORS) else span.text


def _spread(place: Place, dropped: Iterable[Segment]) -> list[tuple[int, int]]:
    """Where the dropped segments stand, each with the separator after it."""
    text = place.span.text
    return [(part.start, _end_of_signs(text, part.end)) for part in dropped]


def _end_of_signs(text: str, start: int) -> int:
    """Where the separators end that stand at a place; there where none do."""
    return len(text) - len(text[start:].lstrip(_SIGNS)) if start < len(text) else start


def _without(place: Place, ranges: Sequence[tuple[int, int]]) -> str:
    text = blank_tags(place.span.text)
    text = blank_types(text) if "]" in text else text
    text = blank_looked_at(text)
    if not ranges:
        return text
    shown, last = [], 0
    for start, end in sorted(ranges) if len(ranges) > 1 else ranges:
        shown.append(text[last : max(last, start)])
        last = max(last, end)
    return " ".join([*shown, text[last:]])


def _without_surplus(note: str) -> str:
    """Take off brackets at the end of a note that are not opened in it."""
    while (close := note[-1:]) in _BRACKETS and note.count(close) > note.count(_BRACKETS[close]):
        note = note[:-1].rstrip(" ,;:-–—")
    return note


def _tidy(text: str) -> str:
    if not _ALNUM.search(text):
        return ""
    has_brackets = "(" in text or "[" in text
    if has_brackets:
        text = _EMPTY_BRACKETS.sub("", _BRACKETED_LINKS.sub(" ", text))
    note = tidy(text.replace(_MARK, "") if _MARK in text else text)
    note = _EMPTY_BRACKETS.sub("", note) if has_brackets else note  # (🔥)
    for spaced in _SPACED_POINTS:
        if spaced in note:
            note = _BEFORE_POINT.sub(r"\1", note)
            break
    points = note.count(".") + note.count(",") + note.count(";") + note.count(":")
    if points > 1 and ".." not in note:
        note = _DOUBLE_POINT.sub(r"\1", note)
    if ">" in note or "<" in note:
        note = _ARROW.sub("", note)  # "-> [another](…)"
    note = note.removeprefix("~ ")  # but "~30 pages"
    note = note.lstrip(' \t\r\n-–—:,.;|·•/"”»)]，。、；：）')
    is_quoted = note[-1:] == '"' != note[-2:-1] and not note.count('"') % 2  # See "Rain"
    note = note if is_quoted else note.rstrip(' ,;:-–—|(["“•·/')
    if note[2:4] == ": " and note[:2].lower() == "in":
        note = note[len("In: ") :]  # what holds the work
    if note[-1:] in _BRACKETS:
        note = _without_surplus(note)
    note = note[:-1] if note.endswith("..") and not note.endswith("...") else note
    before, _, last = note.rpartition(" ")
    note = before if last.rstrip(".").lower() in _JOINTS else note
    if len(note) < MAX_LEAD and note.lower() in _BEFORE_BOOKS:
        return ""
    return note if note[:1].isalnum() or _ALNUM.search(note) else ""
