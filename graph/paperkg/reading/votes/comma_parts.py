"""The parts of a work that one sign sets off: "Ann Poe, Rain and Snow, Fine Press, 2004".

The sign does not tell a title from who wrote it and who published it. Known names, publishers,
cities and years do, of some works; their siblings tell the rest (``votes.comma_citations``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paperkg.characters import has_digit
from paperkg.reading.citations.pieces import OPENING
from paperkg.reading.citations.quotations import QUOTES
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.imprint import has_region, is_place
from paperkg.reading.names.people import People, match_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.comma_names import (
    are_names,
    count_joined,
    count_names,
    count_turned,
    ends_names,
    is_known_name,
    is_team,
    read_names,
)
from paperkg.reading.votes.comma_sources import YEAR_LAST, is_source, words_before_year
from paperkg.reading.words import is_given_name

__all__ = [
    "ADDRESS",
    "CommaCitation",
    "Cuts",
    "cut_record",
    "cut_text",
    "is_parted_once",
    "is_signed_at_semicolon",
    "may_be_title",
    "name_all",
    "read_after_year",
    "read_author_first",
    "read_title_first",
    "read_turned",
]

# From when to when a title is about: "Towns of Rain, 1550-1812"; pages stand behind a volume.
_YEARS_AFTER = re.compile(r"[^\W\d], 1\d{3}[-–]1\d{3}\b")
MIN_PARTS, MAX_PARTS = 3, 12
"""Who, what and when are so many parts; what has more than twelve is no citation of a book."""

MAX_HEAD = 200
"""Names before a colon or a dash have no more signs."""

_INITIAL_FIRST = re.compile(r"[^\W\d_](?:\.|[:,] )")
_INITIAL_LAST = re.compile(rf"\b{CAPITAL}$")
_INITIALS_LAST = re.compile(rf"{CAPITAL}[\w'’-]+, (?:{CAPITAL}\.[ -]?){{1,3}}")
_STOP = re.compile(rf"(?:[^\W\d_A-Z]{{2}}|\w\))([.?!])\s({CAPITAL}|\d)")
_IMPRINT_AFTER = re.compile(rf"[.?!]\s(?:[Ii]n:?\s{CAPITAL}|{CAPITAL}[^.:,]{{1,30}}:\s{CAPITAL})")
# "Rain", "‘Rain", "(In)Secure Rain", "4-bit Rain", "node2vec": a capital, or a word with a number;
# and "rain: A Way", the name of what a work is on.
_TITLE_FIRST = re.compile(
    rf"['‘]*{CAPITAL}|\({CAPITAL}\w*\)\w|\d{{1,4}}-?[^\W\d_]|\d{{1,4}} {CAPITAL}|[a-z]+[A-Z\d]"
    rf"|[a-z]{{3,}}: {CAPITAL}"
)
_FIRST_NAMES = re.compile(rf"{CAPITAL}[a-zß-ÿ].*?(?: {CAPITAL}.*)?")
ADDRESS = re.compile(r"\bdoi\b|://")
_INITIALS = re.compile(rf"(?:{CAPITAL}\.[ -]?){{1,4}}")
_DASH = re.compile(r"\s[-–—]\s")
_NAMES_END = re.compile(r"(?::|\s[-–—])\s")  # "Poe, Ann: Rain", "Ann Poe - Rain"
_SHORT_NAME = re.compile(r"\b[^\W\d_a-z]{1,3}\.?$")  # Poe AB; Poe, A.
_PARTED_ONCE = re.compile(rf"[^;]+; ([^;]+)\s\((?:[^()]*\b)?{YEAR}\)\.?\s*")
_IN_BRACKETS = re.compile(rf"\s\(([^()]*\b{YEAR})\)(?:$|,\s)")


_Place = tuple[int, int]

Cuts = tuple[Segment, Sequence[_Place], int, int]
"""A segment, its parts, how many of them are names that a sign sets off, and that with the year."""


@dataclass(frozen=True, slots=True)
class CommaCitation:
    """One way to read a record.

    Attributes
    ----------
    record, head, parts
        The record, its segment that the parts are in, and where each part stands in the text.
    who, what
        The first part that is names, and the first of the title: one of them is 0. Names with their
        year may stand before all parts: then ``who`` is -1.
    source
        The first part that is known to say who published it or where; 0 where none is.
    year
        The part that ends with the year; -1 where the year stands before all of them.
    is_known
        Whether the names are known to be names.
    is_set_off
        Whether a colon or a dash stands between the names and the title.
    """

    record: Record
    head: Segment
    parts: Sequence[_Place]
    who: int
    what: int
    source: int
    year: int
    is_known: bool
    is_set_off: bool = False

    @property
    def after(self) -> int:
        """The first part after those that may say who published it, and where."""
        return self.year if self.year >= 0 else len(self.parts)

    @property
    def has_stop(self) -> bool:
        """Whether a sentence ends inside what seems the title, or a question before its source."""
        start, _ = self.parts[self.what]
        _, end = self.parts[max(self.what, (self.source or self.after) - 1)]
        stops = _STOP.finditer(self.head.whole, start, end)
        whole = self.head.whole
        if any(stop[1] == "." or is_source(whole[stop.start(2) : end]) for stop in stops):
            return True
        is_apart = self.is_set_off and self.source > self.what  # Poe: Rain, Snow. Rain Letters
        return is_apart and _STOP.search(self.text(self.source)) is not None

    @property
    def may_go_on(self) -> bool:
        """Whether what seems the title may be more names, and the title follow them."""
        if self.is_joined:
            return False
        is_unlike = "." in self.text(self.who) and "." not in self.text(self.what)  # A. Poe, Rain
        is_last = self.what + 1 >= self.after
        return not (is_unlike or is_last) and self.names(self.what) is not None

    @property
    def is_led_on(self) -> bool:
        """Whether names before a sign stand in what seems the title: "…, Bo Orr - Rain"."""
        texts = map(self.text, range(self.what, self.after))
        led = ((text, sign) for text in texts if (sign := _NAMES_END.search(text)))
        return any(read_names(text[: sign.start()]) is not None for text, sign in led)

    @property
    def is_joined(self) -> bool:
        """Whether names stand first, and a joint before the last of them: "Ann Poe and Bo Orr"."""
        return self.what > 0 and ends_names(self.text(self.what - 1))

    @property
    def is_turned(self) -> bool:
        """Whether a word and a given name stand before the title: "Poe, Ann, Rain"."""
        return self.what > 1 and " " not in self.text(0)

    def text(self, place: int) -> str:
        """Give the text of a part."""
        start, end = self.parts[place]
        return self.head.whole[start:end]

    def words(self, place: int) -> str:
        """Give the text of a part without the year at its end."""
        return words_before_year(self.text(place))

    def names(self, place: int) -> People | None:
        """Read a part as names, if it may be some."""
        return read_names(self.text(place))

    def has_known_name(self, place: int) -> bool:
        """Whether a part is known to be the names of people."""
        return is_known_name(self.text(place))


def read_author_first(record: Record, found: Cuts) -> CommaCitation | None:
    """Read "Ann Poe, Rain and Snow, Fine Press, 2004" as names, a title and what follows it."""
    head, parts, names, _ = found
    texts = [head.whole[start:end] for start, end in parts]
    is_known = names > 0
    if not is_known:
        if joined := count_joined(texts):
            ended = _citation(record, found, who=0, what=joined, is_known=True, is_ended=True)
            if ended:
                return ended
        names, is_known = count_names(texts)
    if names == 1 and _INITIALS.fullmatch(texts[1].strip()):
        return None  # Poe, A. B., and C. H. Roe. Rain and Snow. Fine Press, 2004
    return _citation(record, found, who=0, what=names, is_known=is_known) if names else None


def read_turned(record: Record, found: Cuts) -> CommaCitation | None:
    """Read "Quay, Nell, Rain and Snow, 2004" so, where siblings turn the first name."""
    head, parts, names, _ = found
    count = 0 if names else count_turned([head.whole[start:end] for start, end in parts])
    return _citation(record, found, who=0, what=count, is_known=True) if count else None


def read_title_first(record: Record, found: Cuts, *, place: int = 0) -> CommaCitation | None:
    """Read "Rain and Snow, Ann Poe, Fine Press, 2004" as a title, names and what follows them.

    The names are known as some, or stand in the ``place`` where those of siblings do.
    """
    head, parts, names, _ = found
    if names:
        return None
    texts = [head.whole[start:end] for start, end in parts]
    if _INITIALS.fullmatch(texts[1].strip()):
        return None
    places = range(1, len(texts))
    who = next((at for at in places if is_known_name(texts[at]) or is_team(texts[at])), 0)
    if not who and 0 < place < len(texts) and read_names(texts[place]):
        who = place
    if not who or any(read_names(text) for text in _DASH.split(texts[who - 1])[1:]):
        return None  # "Rain and Snow - Ann Poe, Bo Orr"
    is_ended = head.whole.startswith(";", parts[0][1])  # Ada: A Way to Rain; Ann Poe
    return _citation(record, found, who=who, what=0, is_known=True, is_ended=is_ended)


def read_after_year(record: Record) -> CommaCitation | None:
    """Read what follows names and a year: "Poe, A. (2004), Rain and Snow, Fine Press"."""
    segments = record.segments[_has_key(record) :]
    if [part.kind for part in segments[:3]] != [Kind.PEOPLE, Kind.DATE, Kind.TEXT]:
        return None
    title = segments[2]
    own = [part for part in segments[2:] if part.line == title.line]
    is_plain = title.mark is Mark.PLAIN and not (title.bracket or title.is_link or title.field)
    is_told = any(part.venue or part.quoted or part.mark is Mark.EMPHASIS for part in own)
    if not is_plain or is_told or ADDRESS.search(title.whole):
        return None
    end = len(title.whole.rstrip(" .;[(|"))
    start = len(title.whole) - len(title.whole[title.start :].lstrip(", "))  # "(2004), Rain"
    parts = list(_cut_at(",", title.whole, start, end))
    texts = [title.whole[start:end] for start, end in parts]
    is_stopped = _STOP.search(title.whole, title.start, end) or has_region(title.whole)
    if is_stopped or not 1 < len(parts) <= MAX_PARTS or any(map(read_date, texts)):
        return None
    source = next((at for at in range(1, len(texts)) if is_source(texts[at])), 0)
    return CommaCitation(record, title, parts, -1, 0, source, -1, is_known=True)


def name_all(citation: CommaCitation) -> CommaCitation | None:
    """Read all parts before the title as names, known or not: papers have several authors."""
    what, last = citation.what, (citation.source or citation.after + 1) - 1
    while what < min(last, citation.after) and citation.names(what):
        what += 1
    if what >= citation.after or not may_be_title(citation.text(what)):
        return None
    places = range(what + 1, citation.after + (citation.year >= 0))
    source = next((at for at in places if is_source(citation.text(at))), 0)
    return replace(citation, what=what, source=source)


def _citation(
    record: Record, found: Cuts, *, who: int, what: int, is_known: bool, is_ended: bool = False
) -> CommaCitation | None:
    head, parts, names, year = found
    texts = [head.whole[start:end] for start, end in parts]
    last = max(who, what)
    end = year if year >= 0 else len(parts) - 1
    is_alone = what == end - 1 == year - 1 and not words_before_year(texts[year])
    is_first = what < who
    if last > end or (year >= 0 and last == year and what):
        return None
    if not may_be_title(texts[what], may_be_source=is_alone or is_first, is_ended=is_ended):
        return None
    if any(map(_is_parted_by_stop, texts[what + is_ended :])):
        return None
    if year >= 0 and any(text.count(" ") > 1 for text in texts[year + 1 :]):
        return None  # "Poe, Ann, 2004, Rain and Snow"
    is_apart = head.whole.startswith(";", parts[what][1])
    if not is_apart and " " not in texts[what] and any(map(is_given_name, texts[what + 1 :][:1])):
        return None  # "Poe, Ann B., Orr, Bo & Li, Xu": more names
    source = next((at for at in range(last + 1, end + 1) if is_source(texts[at])), 0)
    return CommaCitation(record, head, parts, who, what, source, year, is_known, names > 0)


def is_parted_once(record: Record) -> bool:
    """Whether a semicolon parts a title from names and a year: "Rain, Snow; Ann Poe (2004)"."""
    found = _PARTED_ONCE.fullmatch(record.text)
    return found is not None and read_names(found[1]) is not None


def is_signed_at_semicolon(record: Record) -> bool:
    """Whether what may be names follows a title and a semicolon: "Rain, Snow; Ann Poe"."""
    title, sign, rest = record.text.partition("; ")
    who = rest.partition("; ")[0].rstrip(".") if sign else ""
    return bool(who) and "://" not in title and read_names(who) is not None


def cut_record(
    record: Record, *, at_semicolons: bool = False, is_undated: bool = False
) -> Cuts | None:
    """Cut a plain record at its commas, or at semicolons, of which it has several or siblings one.

    Without a year that tells where a citation ends, only semicolons part it. Gives the segment
    that holds them, their places, how many are names that a colon or a dash sets off, and which
    one ends with the year.
    """
    if record.is_parted:
        return None
    has_key = _has_key(record)
    segments = record.segments[has_key:]
    is_dated = bool(segments) and segments[0].kind is Kind.DATE
    if len(segments) <= is_dated:
        return None
    head = segments[is_dated]
    if not _is_plain(segments, head, is_led=is_dated or has_key):
        return None
    is_undated = is_undated and "; " in head.whole
    if not (is_dated or is_undated or has_digit(head.whole)):
        return None
    parts, names = cut_text(head.whole, head.start, at_semicolons=at_semicolons)
    if is_undated:  # "Rain; Ann Poe (translated by Bo Li)"
        parts = [*parts[:1], *(_before_bracket(head.whole, part) for part in parts[1:])]
    if not MIN_PARTS - (is_dated or is_undated) <= len(parts) <= MAX_PARTS:
        return None
    texts = (head.whole[start:end] for start, end in parts)
    dated = [at for at, text in enumerate(texts) if YEAR_LAST.fullmatch(text)]
    if not (is_dated or is_undated or dated):
        return None
    return head, parts, names, dated[-1] if dated and not is_dated else -1


def _has_key(record: Record) -> bool:
    """Whether a number or a key in brackets stands first: "[1]", "[Poe04]"."""
    return bool(record.segments) and record.segments[0].bracket == "["


def _is_plain(segments: Sequence[Segment], head: Segment, *, is_led: bool) -> bool:
    """Whether a record begins with plain words, and no other style sets a title off."""
    if head.mark is not Mark.PLAIN or head.bracket or head.is_link or head.field:
        return False
    if not (head.cut is Cut.START or is_led):
        return False
    for part in segments:
        if part.mark is Mark.PLAIN and part.kind is not Kind.IDENTIFIER:
            continue
        is_told = part.kind in (Kind.TEXT, Kind.IDENTIFIER) or part.mark is Mark.EMPHASIS
        if is_told and part.line == head.line:
            return False
    for sign in QUOTES:
        if sign in head.whole:
            return False
    return not _end_at_sign(head)


def _end_at_sign(head: Segment) -> bool:
    """Whether several names have initials and end at no comma: "Poe A, Orr B. A Title".

    So do three or more in full at a stop: "Ann Poe, Bo Orr, Cy Li. A Title".
    """
    if not (head.people and head.people.is_sure and len(head.people.names) > 1):
        return False
    sign = head.whole[head.end :].lstrip()[:1]
    are_short = all(map(_SHORT_NAME.search, head.people.names[:2]))
    are_full = sign == "." and len(head.people.names) > 2 and all(map(_is_full, head.people.names))
    return are_full or (are_short and sign not in (",", ";", ""))


def _is_full(name: str) -> bool:
    return " " in name and "," not in name


def cut_text(text: str, start: int, *, at_semicolons: bool = False) -> tuple[Sequence[_Place], int]:
    """Cut a text where names end, at a colon or a dash, and at each comma or semicolon.

    What stands in brackets with the year is cut, too: "Ann Poe, Rain (Fine Press, 2004)".
    """
    least = 1 if at_semicolons else MIN_PARTS - 1
    sign = ";" if text.count("; ", start) >= least else ","
    start += len(text[start:]) - len(text[start:].lstrip())
    end = len(text.rstrip(" .;[(|"))
    if " | " in text[start:end]:
        return [(start, end)], 0
    parts: list[_Place] = []
    led = _NAMES_END.search(text, start, start + MAX_HEAD)
    if led and are_names(text[start : led.start()]):
        parts += _cut_at(sign, text, start, led.start())
        start = led.end()
    names = len(parts)
    if source := _IN_BRACKETS.search(text, start, end):
        parts += _cut_at(sign, text, start, source.start())
        parts += _cut_at(sign, text, source.start(1), source.end(1))
        start = source.end()
    parts += _cut_at(sign, text, start, end)
    return [piece for part in parts for piece in _cut_before_city(text, part)], names


def _before_bracket(text: str, part: _Place) -> _Place:
    """Give the place of a part without the bracket at its end."""
    start, end = part
    bracket = text.find(" (", start, end) if text[end - 1] == ")" else -1
    return (start, bracket) if bracket > start else part


def _cut_before_city(text: str, part: _Place) -> Sequence[_Place]:
    """Cut "Rain and Snow. Torino" before the city, which a comma and the publisher follow."""
    start, end = part
    title, stop, city = text[start:end].rpartition(". ")
    if stop and is_place(city) and not _INITIAL_LAST.search(title):  # Harry G. Boston
        return ((start, start + len(title)), (end - len(city), end))
    return (part,)


def _cut_at(sign: str, text: str, start: int, end: int) -> Iterator[_Place]:
    """Give where the parts between signs begin and end, those inside brackets left alone."""
    depth = 0
    is_cut = f"{sign} " in text[start : end + 1]  # most titles are not
    for place in range(start, end) if is_cut else ():
        depth += (text[place] in OPENING) - (text[place] in OPENING.values())
        is_sign = text[place] == sign and depth == 0 and text[place + 1 : place + 2] == " "
        if is_sign and not _YEARS_AFTER.match(text, place - 1):
            yield start, place
            start = place + 2
    if end > start:
        yield start, end


# The title, and where it appeared


def may_be_title(text: str, *, may_be_source: bool = False, is_ended: bool = False) -> bool:
    """Whether a part begins as a title does: with no name, as in "Poe, Ann. A Title".

    At the start, or alone before the year, it ``may_be_source`` by its looks: "Directions in Rain".
    Where the names before it are seen to be ended, it may begin with one: "Ada: A Way to Rain".
    """
    if not _TITLE_FIRST.match(text) or _INITIAL_FIRST.match(text):
        return False
    if is_source(text) and not may_be_source:
        return False
    if text[-1:] == "." and _INITIALS_LAST.fullmatch(text):
        return False  # "Poe, A.; Roe, B.; A Title"
    first = text.partition(". ")[0].partition(": ")[0]
    is_name = is_given_name(first) and first.count(" ") < 2 and not first.isupper()
    if first != text and is_name and not (is_ended and text.startswith(": ", len(first))):
        return False
    people = match_people(text)
    return not (people and people.is_sure and text[people.end : people.end + 2] in (". ", ": "))


def _is_parted_by_stop(text: str) -> bool:
    """Whether a stop or a colon parts a work: "Bo: Rain", "Rain. Hull: Fine Press", "Rain. In"."""
    led = _NAMES_END.search(text)
    lead = text[: led.start()].replace(";", "") if led else ""
    is_name = _FIRST_NAMES.fullmatch(lead) is not None and is_given_name(lead)
    return is_name or _IMPRINT_AFTER.search(text) is not None
