"""What a line below a title says of the work, by itself or by its place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.imprints.dates import find_date, is_on_year, read_date
from paperkg.reading.imprints.venues import Venue, drop_in, read_venue
from paperkg.reading.labels import Field
from paperkg.reading.names.people import People, read_people
from paperkg.reading.names.tokens import INITIALS_LAST
from paperkg.reading.patterns import YEAR
from paperkg.reading.segments import Kind, Segment
from paperkg.reading.words import any_of, words_of

__all__ = [
    "is_issue",
    "is_known_venue",
    "is_signature",
    "may_be_names",
    "may_be_venue",
    "name_people",
    "name_source",
    "name_venue",
    "read_surnames",
    "reads_as_names",
    "role_of",
    "says_state",
]

# What stands before the number of a volume, and before others behind it: "Issue 2, 51 - 63.e3".
_VOLUME_LAST = re.compile(r",?\s(?:vol\.?|volume|bd\.?|band|tome?)$", re.IGNORECASE)
_PAGES = re.compile(
    r"(?:(?:issue|no|nr|pp?|pages|art\w*)\.? )?\w?\d[\w.]*(?:(?:, ?| ?[-–] ?)\w?\d[\w.]*){0,3}",
    re.I,
)

MAX_WORDS = 12
"""A line that is a venue has no more words."""

MAX_STATUS = 3
"""What else stands behind names and a year has no more words: "to be submitted", "A12"."""

MAX_SMALL = 3
"""Words of so few letters may begin small in the name of a venue."""

_WHERE = frozenset((Kind.VENUE, Kind.DATE, Kind.NUMBER, Kind.TAG))
_NAMELESS = frozenset({Kind.DATE, Kind.NUMBER, Kind.TAG})
_LINKS = frozenset({Kind.LABEL, Kind.IDENTIFIER})
_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*(?:(?:&|and\b)\s*)?")
_SURNAME = re.compile(r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]i|[Dd]a|[Ll]e|[Ll]a) )*[^\W\d_]\S*")
# A venue is no sentence, and quotes nothing.
_NO_NAME = re.compile(r"[.!?:;]$|[\"“”«»「」《》|]|[a-z]{3}\. ")
_MORE = re.compile(r"\d|[(\[]\s*[^\W\d_]")
_YEAR_LAST = re.compile(rf"\s*[(\[]{YEAR}[)\]]\s*$")
_STATE = re.compile(any_of({"draft", *words_of("states", "undated")}), re.IGNORECASE)
_EDGES = " \t.,;:()[]"


def role_of(parts: Sequence[Segment]) -> Field | None:
    """Say what a line is by itself; None of a remark, and of what only its place can tell."""
    if not parts:
        return None
    if parts[0].field:
        return parts[0].field
    kinds = {part.kind for part in parts}
    if all(part.kind in _LINKS or (part.is_link and part.bracket) for part in parts):
        return Field.LINK
    if Kind.PEOPLE in kinds and kinds <= {Kind.PEOPLE, *_WHERE}:
        return Field.AUTHORS
    if is_issue(parts):
        return Field.VENUE
    named = [part for part in parts if part.kind not in _NAMELESS]
    if kinds <= _WHERE or (len(named) == 1 and _is_venue(named[0])):
        return Field.VENUE
    return None


def is_signature(parts: Sequence[Segment]) -> bool:
    """Whether a line says who, when and where, and no title: "A. Poe, B. Orr (2025). In press"."""
    if len(parts) < 2 or not parts[0].people or not parts[0].people.is_sure or parts[0].field:
        return False
    texts = [part for part in parts[1:] if part.kind is Kind.TEXT and not part.bracket]
    is_short = all(len(part.text.split()) <= MAX_STATUS and not part.is_link for part in texts)
    return is_short and any(part.kind in (Kind.DATE, Kind.VENUE) for part in parts[1:])


def is_issue(parts: Sequence[Segment]) -> bool:
    """Whether a line is a journal with its volume and year: "Fine Letters **12**, A3 (2020)"."""
    if len(parts) < 3 or parts[0].is_link or parts[0].kind not in (Kind.TEXT, Kind.VENUE):
        return False
    is_short = all(_says_pages(part.text) for part in parts[1:] if part.kind is Kind.TEXT)
    is_dated = any(part.kind is Kind.DATE for part in parts)
    return parts[1].kind is Kind.NUMBER and is_dated and is_short and may_be_venue(parts[0].text)


def _says_pages(text: str) -> bool:
    """Whether a text is the number of an article or of an issue, or its pages."""
    return " " not in text or _PAGES.fullmatch(text) is not None


def _is_venue(part: Segment) -> bool:
    """Whether a text is a venue by its words, which alone on a line may be long."""
    if part.quoted or part.is_link or not may_be_venue(part.text):
        return False
    return is_known_venue(part.text)


def says_state(text: str) -> bool:
    """Whether a line begins with how far a work is: "To appear in Fine Letters", "Draft"."""
    return _STATE.match(text) is not None


def is_known_venue(text: str) -> bool:
    """Whether the words of a text tell that it is a venue."""
    venue = read_venue(text)
    return venue is not None and venue.is_sure and bool(venue.name)


def may_be_names(text: str) -> bool:
    """Whether a line may be names, of one word each or not, with a year after them or without."""
    return _read_names(text) is not None


def reads_as_names(text: str) -> bool:
    """Whether a line that may be names has several, says that there are others, or has initials."""
    people = _read_names(text)
    if people is None:
        return False
    is_list = len(people.names) > 1 or people.has_others
    return is_list or INITIALS_LAST.fullmatch(people.names[0]) is not None


def _read_names(text: str) -> People | None:
    return read_people(_YEAR_LAST.sub("", text), single=True)


def may_be_venue(text: str) -> bool:
    """Whether a line may be a venue, with its year or without: a few words, most in capitals."""
    words = text.split()
    if not 0 < len(words) <= MAX_WORDS or _NO_NAME.search(text):
        return False
    found = find_date(text)
    name = text[: found.start] + text[found.end :] if found else text
    if _MORE.search(name):
        return False  # with its volume, pages or a remark, it is read by itself
    small = sum(word[0].islower() and len(word) > MAX_SMALL for word in words)
    return not words[0][0].islower() and 5 * small <= len(words)


def read_surnames(text: str) -> list[str]:
    """Split a text that is surnames of one word, particles aside; none where it is not."""
    names = [name for name in _AND.split(_YEAR_LAST.sub("", text).strip(_EDGES)) if name]
    return names if all(map(_SURNAME.fullmatch, names)) else []


def name_people(parts: Sequence[Segment], text: str, people: People | None = None) -> list[Segment]:
    """Make segments of a line that says who, and when or not; of signs alone, none.

    ``people`` are those whom it names, where they are known.
    """
    if not parts:
        return []
    names = _YEAR_LAST.sub("", text)
    if people is None and (surnames := read_surnames(text)):
        people = People(tuple(surnames), len(names), True)
    elif people is None:
        people = _read_names(text) or People((names,), len(names), True)
    date = read_date(text[len(names) :])
    who = replace(parts[0], text=names, kind=Kind.PEOPLE, people=people, date=date, bracket="")
    return [who, *_silenced(parts[1:])]


def name_venue(parts: Sequence[Segment], text: str) -> list[Segment]:
    """Make segments of a line that says where, when or both."""
    named = [part for part in parts if part.kind not in _NAMELESS]
    if len(named) == 1:
        return [_as_venue(part, part.text) if part is named[0] else part for part in parts]
    return [_as_venue(parts[0], text), *_silenced(parts[1:])] if named else list(parts)


def name_source(parts: Sequence[Segment]) -> list[Segment]:
    """Make segments of a line with names and a year, or with a journal, its volume and year.

    What else stands on it, an article's number or "in press", says nothing more.
    """
    first = parts[0]
    if not first.people:
        first = _as_venue(first, _VOLUME_LAST.sub("", first.text))
    rest = [part for part in parts[1:] if part.kind is Kind.TEXT]
    silent = iter(_silenced(rest))
    return [first, *(next(silent) if part.kind is Kind.TEXT else part for part in parts[1:])]


def _as_venue(part: Segment, text: str) -> Segment:
    known = read_venue(text)
    found = find_date(text)
    found = None if found and is_on_year(text[: found.start]) else found
    date = found.date if found else ""
    name = text[: found.start] + text[found.end :] if found else text
    venue = known if known and known.name else Venue(drop_in(name.strip(_EDGES)), date, True)
    where = part.copy()
    where.text, where.kind, where.bracket = text, Kind.VENUE, ""
    where.people, where.venue, where.date = None, venue, date
    return where


def _silenced(parts: Sequence[Segment]) -> list[Segment]:
    """Give the parts of a line that its first says already."""
    return [
        replace(part, kind=Kind.NUMBER, people=None, venue=None, date="", field=None)
        for part in parts
    ]
