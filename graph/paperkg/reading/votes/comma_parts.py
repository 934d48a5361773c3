"""The parts of a work that one sign sets off: "Ann Poe, Rain and Snow, Fine Press, 2004".

The sign does not tell a title from who wrote it and who published it. Known names, publishers,
cities and years do, of some works; their siblings tell the rest (``votes.comma_citations``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from paperkg.reading.citations.pieces import NUMBER, OPENING, QUOTES
from paperkg.reading.imprints.dates import read_date
from paperkg.reading.imprints.imprint import EDITION, is_city, is_imprint, is_place
from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.names.people import BY, People, match_people, read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.records import Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import is_given_name, words_of

__all__ = [
    "IN_BOOK",
    "NUMBERS",
    "VOLUME",
    "YEAR_LAST",
    "CommaCitation",
    "is_surname_and_given",
    "name_all",
    "read_author_first",
    "read_names",
    "read_title_first",
    "says_where",
]

MIN_PARTS, MAX_PARTS = 3, 12
"""Who, what and when are so many parts; what has more than twelve is no citation of a book."""

MAX_NAME = 4
"""The name of a person has no more words."""

MAX_HEAD = 60
"""Names before a colon or a dash have no more signs."""

YEAR_LAST = re.compile(
    rf"(?:(?P<words>[^\d].*?)\s)?\(?(?P<year>{YEAR})[a-z]?\)?\.?(?P<remark>\s[-–—]\s.+)?"
)
_OFFICE = re.compile(r"\s\([^\W\d_]{2,6}\.?\)$")  # (ed.), (dir.), (Hg.)
# "Poe (Ann)", "POE Ann", "DE LA POE A. B."
_TURNED = re.compile(
    rf"({CAPITAL}[\w’'-]+(?: {CAPITAL}[\w’'-]+)?) \(({CAPITAL}[\w. -]*)\)"
    r"|((?:[^\W\d_a-zß-ÿ]{2,}[’' -])+)([^\W\d_a-zß-ÿ][a-zß-ÿ.]*(?:[ -][^\W\d_a-zß-ÿ][a-zß-ÿ.]*)?)"
)
_SURNAME = re.compile(rf"{CAPITAL}[\w'’-]+(?: {CAPITAL}[\w'’-]+)?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")
_GIVEN = re.compile(rf"{CAPITAL}[a-zß-ÿ'’-]+(?: {CAPITAL}\.){{0,3}}")  # Ann B.
_INITIAL_FIRST = re.compile(r"[^\W\d_](?:\.|[:,] )")
_INITIALLED = re.compile(rf"(?:[^\W\d_a-z]\.[ -]?){{1,3}}{CAPITAL}[\w'’-]+")  # J. Poe
_WORD_STOP = re.compile(r"[a-zß-ÿ]\. ")
_STOP = re.compile(rf"[^\W\d_A-Z]{{2}}[.?!]\s{CAPITAL}")
_IMPRINT_AFTER = re.compile(rf"[.?!]\s(?:[Ii]n:?\s{CAPITAL}|{CAPITAL}[^.:,]{{1,30}}:\s{CAPITAL})")
_DASH = re.compile(r"\s[-–—]\s")
_NAMES_END = re.compile(r"(?::|\s[-–—])\s")  # "Poe, Ann: Rain", "Ann Poe - Rain"
_SHORT_NAME = re.compile(r"\b[^\W\d_a-z]{1,3}\.?$")  # Poe AB; Poe, A.
_IN_BRACKETS = re.compile(rf"\s\(([^()]*\b{YEAR})\)(?:$|,\s)")
_COMPANY = re.compile(
    r"\b(?:and|&) (?:Co|Sons|Cie)\b|\bCo\.?$|\bVerlag$|^[Éée]d(?:itions|itorial|izioni)\b"
)
_PUBLISHERS = words_of("citations", "publishers")
# Who else worked on it: "translated by Bo Li", "edited by", "übers. von", "trad."
_WORKED = re.compile(
    r"(?:translat|edit|transl?\.|eds?\.|foreword|introduc|übers|hrsg|trad|prólogo|préface|prefa)",
    re.IGNORECASE,
)
IN_BOOK = re.compile(rf"(?:[Rr]eprinted )?[Ii]n:? (?={CAPITAL})")
VOLUME = re.compile(rf"{CAPITAL}.*\s\d{{1,4}}(?:[/.]\d+)?(?:\s?\(\d+\))?")  # Rain Letters 64
_DIVISIONS = re.compile(r"\d{1,3} [^\W\d_]{1,6}\.?")  # 3 vol., 2 Bde.

NUMBERS = (
    NUMBER,
    _DIVISIONS,
    re.compile(r"[\d/()–-]+"),
    re.compile(r"(?:pages?|volume|issn|isbn)\b.*", re.IGNORECASE),
)

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CommaCitation:
    """One way to read a record.

    Attributes
    ----------
    record, head, parts
        The record, its segment that the parts are in, and where each part stands in the text.
    who, what
        The first part that is names, and the first of the title: one of them is 0.
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
        """Whether a sentence ends inside what seems the title."""
        start, _ = self.parts[self.what]
        _, end = self.parts[max(self.what, (self.source or self.after) - 1)]
        return _STOP.search(self.head.whole, start, end) is not None

    @property
    def may_go_on(self) -> bool:
        """Whether what seems the title may be more names, and the title follow them."""
        is_unlike = "." in self.text(self.who) and "." not in self.text(self.what)  # A. Poe, Rain
        is_last = self.what + 1 >= self.after
        return not (is_unlike or is_last) and self.names(self.what) is not None

    @property
    def is_led_on(self) -> bool:
        """Whether names before a sign stand in what seems the title: "…, Bo Orr - Rain"."""
        texts = map(self.text, range(self.what, self.after))
        led = ((text, sign) for text in texts if (sign := _NAMES_END.search(text)))
        return any(read_names(text[: sign.start()]) is not None for text, sign in led)

    def text(self, place: int) -> str:
        """Give the text of a part."""
        start, end = self.parts[place]
        return self.head.whole[start:end]

    def words(self, place: int) -> str:
        """Give the text of a part without the year at its end."""
        return _words_of(self.text(place))

    def names(self, place: int) -> People | None:
        """Read a part as names, if it may be some."""
        return read_names(self.text(place))

    def has_known_name(self, place: int) -> bool:
        """Whether a part is known to be the names of people."""
        return _is_known_name(self.text(place))


def read_author_first(record: Record) -> CommaCitation | None:
    """Read "Ann Poe, Rain and Snow, Fine Press, 2004" as names, a title and what follows it."""
    found = _cut_record(record)
    if not found:
        return None
    head, parts, names, _ = found
    texts = [head.whole[start:end] for start, end in parts]
    is_known = names > 0
    if not is_known:
        names, is_known = _count_names(texts)
    return _citation(record, found, who=0, what=names, is_known=is_known) if names else None


def read_title_first(record: Record) -> CommaCitation | None:
    """Read "Rain and Snow, Ann Poe, Fine Press, 2004" as a title, names and what follows them."""
    found = _cut_record(record)
    if not found or found[2]:
        return None
    head, parts, _, year = found
    texts = [head.whole[start:end] for start, end in parts]
    places = range(1, len(texts))
    who = next((at for at in places if _is_known_name(texts[at]) or _is_team(texts[at])), 0)
    if any(read_names(text) for text in _DASH.split(texts[max(0, who - 1)])[1:]):
        return None  # "Rain and Snow - Ann Poe, Bo Orr"
    if year >= 0 and any(text.count(" ") > 2 for text in texts[year + 1 :]):
        return None  # "Poe, Ann, 2004, Rain and Snow in the Gardens"
    return _citation(record, found, who=who, what=0, is_known=True) if who else None


def name_all(citation: CommaCitation) -> CommaCitation | None:
    """Read all parts before the title as names, known or not: papers have several authors."""
    what = citation.what
    while what < citation.after and citation.names(what):
        what += 1
    if what >= citation.after or not _may_be_title(citation.text(what)):
        return None
    places = range(what + 1, citation.after + (citation.year >= 0))
    source = next((at for at in places if _is_source(citation.text(at))), 0)
    return replace(citation, what=what, source=source)


_Cut = tuple[Segment, Sequence[_Place], int, int]


def _citation(
    record: Record, found: _Cut, *, who: int, what: int, is_known: bool
) -> CommaCitation | None:
    head, parts, names, year = found
    texts = [head.whole[start:end] for start, end in parts]
    last = max(who, what)
    end = year if year >= 0 else len(parts) - 1
    if last > end or (year >= 0 and last == year and what) or not _may_be_title(texts[what]):
        return None
    if any(map(_is_parted_by_stop, texts[what:])):
        return None
    if " " not in texts[what] and any(map(is_given_name, texts[what + 1 : what + 2])):
        return None  # "Poe, Ann B., Orr, Bo & Li, Xu": more names
    source = next((at for at in range(last + 1, end + 1) if _is_source(texts[at])), 0)
    return CommaCitation(record, head, parts, who, what, source, year, is_known, names > 0)


def _cut_record(record: Record) -> _Cut | None:
    """Cut a plain record at its commas or semicolons.

    Gives the segment that holds them, their places, how many are names that a colon or a dash sets
    off, and which one ends with the year.
    """
    is_dated = bool(record.segments) and record.segments[0].kind is Kind.DATE
    head = next(iter(record.segments[is_dated:]), None)
    if head is None or not _is_plain(record, head, is_dated=is_dated):
        return None
    parts, names = _cut_text(head.whole, head.start)
    if not MIN_PARTS - is_dated <= len(parts) <= MAX_PARTS:
        return None
    texts = (head.whole[start:end] for start, end in parts)
    dated = [at for at, text in enumerate(texts) if YEAR_LAST.fullmatch(text)]
    if not is_dated and not dated:
        return None
    return head, parts, names, -1 if is_dated else dated[-1]


def _is_plain(record: Record, head: Segment, *, is_dated: bool) -> bool:
    """Whether a record begins with plain words, and no other style sets a title off."""
    own = [part for part in record.segments if part.line == head.line]
    is_first = head.mark is Mark.PLAIN and not head.bracket
    is_first = is_first and (head.cut is Cut.START or is_dated)
    is_styled = any(
        part.kind is Kind.IDENTIFIER or (part.kind is Kind.TEXT and part.mark is not Mark.PLAIN)
        for part in own
    )
    is_quoted = any(sign in head.whole for sign in QUOTES)
    is_other = is_styled or is_quoted or _are_initialled(head)
    return is_first and not (head.is_link or head.field or is_other)


def _are_initialled(head: Segment) -> bool:
    """Whether several names have initials and end at no comma: "Poe A, Orr B. A Title"."""
    if not (head.people and head.people.is_sure and len(head.people.names) > 1):
        return False
    is_ended = head.whole[head.end :].lstrip()[:1] in (",", ";", "")
    return _SHORT_NAME.search(head.people.names[0]) is not None and not is_ended


def _cut_text(text: str, start: int) -> tuple[Sequence[_Place], int]:
    """Cut a text where names end, at a colon or a dash, and at each comma or semicolon.

    What stands in brackets with the year is cut, too: "Ann Poe, Rain (Fine Press, 2004)".
    """
    sign = ";" if text.count("; ", start) >= MIN_PARTS - 1 else ","
    end = len(text.rstrip(" .;[(|"))
    parts: list[_Place] = []
    led = _NAMES_END.search(text, start, start + MAX_HEAD)
    if led and _are_names(text[start : led.start()]):
        parts += _cut_at(sign, text, start, led.start())
        start = led.end()
    names = len(parts)
    if source := _IN_BRACKETS.search(text, start, end):
        parts += _cut_at(sign, text, start, source.start())
        parts += _cut_at(sign, text, source.start(1), source.end(1))
        start = source.end()
    parts += _cut_at(sign, text, start, end)
    return [piece for part in parts for piece in _cut_before_city(text, part)], names


def _cut_before_city(text: str, part: _Place) -> Sequence[_Place]:
    """Cut "Rain and Snow. Torino" before the city, which a comma and the publisher follow."""
    start, end = part
    title, stop, city = text[start:end].rpartition(". ")
    if stop and is_place(city):
        return ((start, start + len(title)), (end - len(city), end))
    return (part,)


def _are_names(text: str) -> bool:
    """Whether all parts between the commas of a text are known to be names."""
    surname, comma, given = text.partition(", ")
    if comma and is_surname_and_given(surname, given):
        return True
    return all(map(_is_known_name, text.split(", ")))


def _cut_at(sign: str, text: str, start: int, end: int) -> Iterator[_Place]:
    """Give where the parts between signs begin and end, those inside brackets left alone."""
    depth = 0
    for place in range(start, end):
        depth += (text[place] in OPENING) - (text[place] in OPENING.values())
        if text[place] == sign and depth == 0 and text[place + 1 : place + 2] == " ":
            yield start, place
            start = place + 2
    if end > start:
        yield start, end


# Names


def _count_names(texts: Sequence[str]) -> tuple[int, bool]:
    """Count the parts at the start that are names, and say if they are known to be some."""
    pairs = 0
    while is_surname_and_given(*texts[pairs : pairs + 2]):
        pairs += 2
    if pairs:
        return pairs, True
    if not read_names(texts[0]):
        return int(_SURNAME.fullmatch(texts[0]) is not None), False
    joint = next((at for at in range(1, len(texts) - 1) if _is_joint(texts[at])), 0)
    if joint and all(map(read_names, texts[:joint])):
        return joint + 1, True  # Zorion Roe, Xu Li, Yra Poe and Bo Orr
    names = 1
    if is_known := _is_known_name(texts[0]):
        while names < len(texts) - 2 and _is_known_name(texts[names]):
            names += 1
    return names, is_known


def is_surname_and_given(surname: str = "", given: str = "") -> bool:
    """Tell "Poe, Ann" and "POE, Ann de" from a name and a title: "Jane Austen, Emma"."""
    surname = surname.removeprefix("and ").removeprefix("& ")
    if "," in given or _WORD_STOP.search(given):
        return False
    is_loud = surname.isupper() and len(surname) > 2
    is_short = " " not in given or (is_loud and given.count(" ") < MAX_NAME)
    if is_loud and _GIVEN.fullmatch(given):
        return True
    is_known = is_given_name(given) and (is_short or _GIVEN.fullmatch(given) is not None)
    is_given = _INITIALS.fullmatch(given) or is_known
    is_whole = " " in surname and is_given_name(surname)
    return bool(is_given) and not is_whole and surname[:1].isupper() and surname.count(" ") < 2


def read_names(text: str) -> People | None:
    """Read a part as names: one of a word alone may be anything."""
    if turned := _TURNED.fullmatch(text):
        surname, given = filter(None, turned.groups())
        name = f"{surname}, {given}" if "(" in text else text
        return People((name,), len(text), is_given_name(given))
    text = _OFFICE.sub("", text).removeprefix("and ")
    return read_people(text, single=True) if " " in text else None


def _is_known_name(text: str) -> bool:
    """Whether a part is names that can be nothing else, or whose given name is known."""
    people = read_names(text)
    if people is None or _GIVEN.fullmatch(text):  # "Poe, Ann B."
        return False
    if people.has_others:
        return True  # Poe et al.
    if not all(" " in name for name in people.names):
        return False
    if _TURNED.fullmatch(text):
        return people.is_sure
    is_sure = people.is_sure and (len(people.names) > 2 or "." in people.names[0])
    is_joined = len(people.names) > 1 and people.has_given_name and ", " not in text
    return is_sure or is_joined or text.startswith(BY) or all(map(is_given_name, people.names))


def _is_joint(text: str) -> bool:
    """Whether a part is two full names, as stand last of several: "Zorion Roe and Xu Li"."""
    people = read_names(text) if " and " in text else None
    are_full = people is not None and all(" " in name for name in people.names)
    return are_full and people is not None and len(people.names) > 1


def _is_team(text: str) -> bool:
    """Whether a part between semicolons is several names, one of them known."""
    people = read_names(text) if ", " in text else None
    return people is not None and people.has_given_name


# The title, and where it appeared


def _may_be_title(text: str) -> bool:
    """Whether a part begins as a title does: with no name, as in "Poe, Ann. A Title"."""
    if not text.lstrip("'‘")[:1].isupper() or _INITIAL_FIRST.match(text) or _is_source(text):
        return False
    first = text.partition(". ")[0].partition(": ")[0]
    is_name = is_given_name(first) and first.count(" ") < 2 and not first.isupper()
    if first != text and is_name:
        return False
    people = match_people(text)
    return not (people and people.is_sure and text[people.end : people.end + 2] in (". ", ": "))


def _is_parted_by_stop(text: str) -> bool:
    """Whether a stop or a colon parts a work: "Bo: Rain", "Rain. Hull: Fine Press", "Rain. In"."""
    led = _NAMES_END.search(text)
    lead = text[: led.start()].replace(";", "") if led else ""
    is_name = is_given_name(lead) and not lead[:2].isupper()
    return is_name or _IMPRINT_AFTER.search(text) is not None


def _is_source(text: str) -> bool:
    """Whether a part says who published, edited or translated a work, or where."""
    words = _words_of(text)
    if not words or _INITIALLED.fullmatch(words):
        return False
    venue = read_venue(words)
    is_known = words.lower() in _PUBLISHERS or is_place(words) or is_city(words)
    is_form = _COMPANY.search(words) or IN_BOOK.match(words) or VOLUME.fullmatch(words)
    is_sure = is_known or (venue is not None and venue.is_sure)
    return is_sure or bool(is_form) or is_imprint(words) or not says_where(words)


def _words_of(text: str) -> str:
    """Give what stands before the year with which a part ends; all of another; "" of a date."""
    dated = YEAR_LAST.fullmatch(text)
    if not dated:
        return text
    return "" if read_date(text.partition(" - ")[0]) else dated["words"] or ""


def says_where(text: str) -> bool:
    """Whether a part is no edition, number or division, and no one who edited or translated."""
    is_number = any(form.fullmatch(text) for form in NUMBERS)
    is_edited = _WORKED.match(text) or _OFFICE.search(text)
    return not (EDITION.fullmatch(f"{text} ") or is_edited or is_number)
