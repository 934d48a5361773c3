"""Authors that only a comma parts from a title before them: "Cuckoo Hashing, Pagh & Rodler, 2004".

Surnames alone look like words of the title, and with a year like a venue. That siblings have names
in the same place tells them apart.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperkg.reading.citations.cited_authors import has_given_name
from paperkg.reading.labels import Field
from paperkg.reading.names.name_leads import starts_with_by
from paperkg.reading.names.people import People, match_people, read_people
from paperkg.reading.patterns import CAPITAL
from paperkg.reading.records import AGREED, KNOWN, MIN_GROUP, SMALL_GROUP, Container, Group, Record
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.name_pairs import is_rating
from paperkg.reading.words import is_given_name, words_of

__all__ = ["agree_on_name_tails"]

MAX_COMMAS = 8
"""So many commas of a title are looked at."""

MIN_REST = 3
"""What a dash sets off is part of a title if it has so many words."""

MAX_SEAT = 3
"""Where a lone author works is said in no more words."""

_MARKS = frozenset({Mark.PLAIN, Mark.LINK})
_COMMA = re.compile(rf",\s+(?={CAPITAL})")
# A name right after the last words of a title: "Cuckoo hashing for trees Ann B. Poe, Bo Li".
_GLUED = re.compile(
    rf"(?<=[a-zß-ÿ\d”\"’)?!]\s)({CAPITAL}[\w’'-]+((?: [A-Z]\.?){{0,2}}) {CAPITAL}[\w’'-]+"
    rf"|(?:[A-Z]\.[ -]?){{1,3}}{CAPITAL}[\w’'-]+)$"
)
# The subtitle of a book, and no names: "Compilers: Principles, Techniques, and Tools".
_ENUMERATION = re.compile(r":\s\w+(?:, \w+){1,5}, (?:and|und|et|y|e|&) \w+$")
_LETTERS = re.compile(r"[A-Z]{3,}")
# What says on a line below a title which parts of a book to read, or what it is about.
_OF_BOOK = re.compile(
    r"(?:[^\W\d_]{3,20} )?(?:chapters?|chapitres?|kapitel|capítulos?|capitoli|hoofdstukken|parts?"
    r"|sections?|topics?|themen|temas?|главы|章节?)\s?[:：]",
    re.IGNORECASE,
)
_SMALL = words_of("venues", "small") | words_of("people", "by")


@dataclass(frozen=True, slots=True)
class _Tail:
    """The names after a title: where they start in it, if they do, and the part that goes on."""

    record: Record
    start: int
    end: int
    people: People
    following: Segment | None

    @property
    def is_inside(self) -> bool:
        """Whether the names stand inside the link of the title: "[Trees, Ann Poe](…)"."""
        title = self.record.segments[self.record.title or 0]
        goes_on = self.following is not None and self.following.is_link
        return title.is_link and (bool(self.start) or goes_on)

    @property
    def is_certain(self) -> bool:
        """Whether a name with initials ends the title, and others follow: "Trees A. Poe, B. Li"."""
        title = self.record.segments[self.record.title or 0]
        if not self.start or title.is_link or title.text[self.start - 2] == ",":
            return False
        others = self.following.people if self.following else None
        is_next = self.following is not None and self.following.cut is Cut.COMMA
        if not is_next or others is None:
            return False
        are_full = all(
            " " in name and is_given_name(name) for name in self.people.names + others.names
        )
        return (others.is_sure and self.people.is_sure) or (are_full and not self.is_about)

    @property
    def is_about(self) -> bool:
        """Whether a small word says that a title is about who is named: "On the Art of Ann Poe"."""
        title = self.record.segments[self.record.title or 0]
        return title.text[: self.start].rstrip().rpartition(" ")[2] in _SMALL

    @property
    def is_known(self) -> bool:
        names = self.people.names
        return self.people.is_sure or len(names) > 1 or is_given_name(names[0])


def agree_on_name_tails(groups: Sequence[Group]) -> None:
    """Take what follows the titles of siblings after a comma for authors, where most have names.

    A small group listens to all groups of its kind in the document.
    """
    tails = [_find_tails(group) for group in groups]
    if not any(tails):
        return
    counted = [_count_titles(group) for group in groups]
    everywhere: dict[Container, tuple[list[_Tail], Counter[str]]] = {}
    for group, own, counts in zip(groups, tails, counted, strict=True):
        every, total = everywhere.setdefault(group.container, ([], Counter()))
        every.extend(own)
        total.update(counts)
    shared = {container: _find_agreed(*every) for container, every in everywhere.items()}
    for group, own, counts in zip(groups, tails, counted, strict=True):
        small = len(group.records) <= SMALL_GROUP
        agreed = shared[group.container] if small else _find_agreed(own, counts)
        asked = group.records if agreed else ()
        whole = {id(record) for record in asked if _cut_whole(record) or _cut_dashed(record)}
        for tail in own:
            if (tail.is_inside in agreed or tail.is_certain) and id(tail.record) not in whole:
                _cut_tail(tail)


def _find_tails(group: Group) -> list[_Tail]:
    return [tail for record in group.records if (tail := _find_tail(record))]


def _count_titles(group: Group) -> Counter[str]:
    """Count the titles in links, those that have a comma in their record, and what may be cut."""
    titled = [record for record in group.records if record.title is not None]
    links = sum(record.segments[record.title or 0].is_link for record in titled)
    commas = sum("," in record.text for record in titled)
    odd = sum(map(_may_be_cut, group.records))
    pairs = sum(map(_is_pair, group.records))
    return Counter({"in links": links, "with commas": commas, "odd": odd, "pairs": pairs})


def _find_agreed(tails: Sequence[_Tail], counts: Counter[str]) -> set[bool]:
    """Find whether tails inside links, and others, are names, as most titles have some.

    In links few titles have a comma, and most of those are none before names: all links are asked.
    """
    inside = sum(tail.is_inside for tail in tails)
    heard = {False} if inside < AGREED * counts["in links"] else {False, True}
    asked = [tail for tail in tails if tail.is_inside in heard]
    pairs = counts["pairs"]  # whose names are known
    known = sum(tail.is_known for tail in asked) + pairs
    heard_of = len(asked) + min(counts["odd"], 2 * len(asked))  # which may be names alone
    is_mostly = heard_of >= max(MIN_GROUP, AGREED * counts["with commas"])
    return heard if is_mostly and known >= KNOWN * (len(asked) + pairs) else set()


def _cut_whole(record: Record) -> bool:
    """Cut "Mechanics, Lev D. Landau, Evgeny M. Lifshitz" among titles before names.

    By itself it looks like names alone, or like a journal: "Fine Physics vol 1, 2, Ann Poe". What
    stands on the next line is no title then. Says whether it was cut.
    """
    parts = [part for part in record.segments if part.kind is not Kind.LABEL]
    title = record.segments[record.title] if record.title is not None else None
    is_aside = title is not None and bool(title.bracket)
    if is_aside:  # Trees, Ann Poe (current)
        parts = [part for part in parts if not part.bracket]
    is_below = title is not None and title.line > 0 and title.mark is Mark.PLAIN
    if not (is_aside or is_below or title is None) or not parts or parts[0].mark is not Mark.PLAIN:
        return False
    whole, *after = [part for part in parts if part.line == parts[0].line]
    if [(part.kind, part.bracket) for part in after] == [(Kind.DATE, "(")]:
        after = []  # Rain, Ann Poe (May 2021)
    if whole.kind is Kind.DATE and len(after) == 1 and "," in after[0].text:
        whole, after = after[0], []  # 2024-03-02: Rain, Ann Poe
    if whole.kind is Kind.DATE and [part.kind for part in after] == [Kind.PEOPLE]:
        _take_for_title(record, whole)  # 1984, Ann Poe
        whole.date, after[0].cut = "", Cut.COMMA
        return True
    if whole.kind not in (Kind.PEOPLE, Kind.VENUE) or len(after) > 1:
        return False
    if after:
        if whole.kind is Kind.VENUE and after[0].kind is Kind.PEOPLE and has_given_name(after[0]):
            _take_for_title(record, whole)
            return True
        return False
    return _part_names(record, whole)


def _cut_dashed(record: Record) -> bool:
    """Join what a dash parts, and cut the names off: "Fine Rain - A Guide to Rain, Lindell"."""
    if (names := _find_dashed(record)) is None:
        return False
    text, people = names
    place = record.title or 0
    record.join_segments(place, place + 1)
    end = len(record.segments[place].text.rstrip(" ."))
    if text:
        _cut_tail(_Tail(record, end - len(text), end, people, None))
    return True


def _find_dashed(record: Record) -> tuple[str, People] | None:
    """Find the names behind a title of two parts: at its end, or set off and without a text."""
    place = record.title or 0
    if record.title is None or len(record.segments) < place + 2:
        return None
    title, rest, *after = record.segments[place : place + 4]
    are_plain = title.mark is Mark.PLAIN and rest.span == title.span and rest.cut is Cut.DASH
    if not are_plain or {title.kind, rest.kind} != {Kind.TEXT} or rest.bracket or rest.quoted:
        return None
    if len(rest.text.split()) < MIN_REST or not rest.text[:1].isupper():
        return None
    people = after[0].people if after and after[0].cut is Cut.COMMA else None
    others = after[1:] if people else after
    if any(part.kind is not Kind.DATE for part in others):
        return None
    return ("", people) if people else _find_last_names(rest.text)


def _find_last_names(text: str) -> tuple[str, People] | None:
    """Find the names at the end of some words: one behind the last comma, or several in full."""
    for comma in _COMMA.finditer(text):
        names = text[comma.end() :].rstrip(" .")
        people = read_people(names, single=True)
        is_last = _COMMA.search(text, comma.end()) is None
        if people and (is_last or all(" " in name for name in people.names)):
            return (names, people) if _LETTERS.search(names) is None else None
    return None


def _may_be_cut(record: Record) -> bool:
    return _is_noted(record) or _is_pair(record) or _find_dashed(record) is not None


def _is_pair(record: Record) -> bool:
    """Whether a record is a word or two, a comma and a full name, as names are: "Rain, Ann Poe"."""
    aside = (Kind.LABEL, Kind.DATE)
    parts = [part for part in record.segments if part.kind not in aside and not is_rating(part)]
    if record.title is not None or len(parts) != 1 or parts[0].kind is not Kind.PEOPLE:
        return False
    head, _, name = parts[0].text.partition(", ")
    is_full = " " in name and "," not in name and is_given_name(name)
    return is_full and "." not in head and (" " in head or not is_given_name(head))


def _is_noted(record: Record) -> bool:
    """Whether the first line of a record is names, and those below it say what is in a book."""
    parts = [part for part in record.segments if part.kind is not Kind.LABEL]
    if len(parts) < 2 or parts[0].kind is not Kind.PEOPLE or parts[0].line == parts[1].line:
        return False
    if record.title is not None and record.segments[record.title].line == parts[0].line:
        return False
    is_said = parts[1].field is Field.NOTE or _OF_BOOK.match(parts[1].text) is not None
    return is_said and "," in parts[0].text


def _part_names(record: Record, whole: Segment) -> bool:
    for comma in _COMMA.finditer(whole.text):
        head, rest = whole.text[: comma.start()], whole.text[comma.end() :]
        people = _read_rest(rest)
        is_pair = whole.text.count(",") == 1 and is_given_name(rest)  # Jane Eyre, Charlotte Roe
        is_name = "." in head or (is_given_name(head) and not is_pair)
        if people and not is_name and (people.is_sure or " " in people.names[0]):
            _take_for_title(record, whole)
            _cut_tail(_Tail(record, comma.end(), comma.end() + people.end, people, None))
            return True
    return False


def _take_for_title(record: Record, part: Segment) -> None:
    part.kind, part.people, part.venue = Kind.TEXT, None, None
    record.title = record.segments.index(part)
    record.titles = (record.title,)


def _find_tail(record: Record) -> _Tail | None:
    """Find names after a plain title: at its end, in the part that follows it, or in both."""
    if record.title is None:
        return None
    title = record.segments[record.title]
    is_words = title.mark in _MARKS and title.kind is Kind.TEXT and not title.field
    if not is_words or _ends_at_semicolon(record, title) or _is_signed(record, title):
        return None
    following = _find_following(record, title)
    if not _may_be_cut_at(title) if following is None else starts_with_by(following.text):
        return None  # nothing to cut, or signed: Trees, Shrubs and Bushes by Ann Poe
    if glued := _find_glued(record, title, following):
        return glued
    head = read_people(title.text.partition(",")[0])
    if head and (head.is_sure or is_given_name(head.names[0])):
        return None  # Ron Rivest, Cryptography
    names = read_people(_without_date(following), single=True) if following else None
    for number, comma in enumerate(_COMMA.finditer(title.text)):
        if number > MAX_COMMAS:
            break
        rest = title.text[comma.end() :]
        found = _read_rest(rest)
        if found and not _are_words_before(found, following):
            goes_on = following if found.end >= len(rest.rstrip(" .")) and names else None
            return _Tail(record, comma.end(), comma.end() + found.end, found, goes_on)
    if following and names:
        return _Tail(record, 0, 0, names, following)
    return None


def _may_be_cut_at(title: Segment) -> bool:
    """Whether a title has a comma, and is no book with a subtitle that lists what it is on."""
    return "," in title.text and _ENUMERATION.search(title.text) is None


def _is_signed(record: Record, title: Segment) -> bool:
    """Whether names in full stand in brackets behind a title: "Rain, Grief, and Joy [Ann Poe]".

    So do those behind a dash: "Rain, Grief, Joy - *Ann Poe*".
    """
    for part in record.segments[(record.title or 0) + 1 :]:
        if part.kind is Kind.PEOPLE and " " in part.text and part.line == title.line:
            is_inside = bool(part.bracket) and part.span == title.span
            is_set_off = part.cut is Cut.DASH
            if is_inside or is_set_off:
                return True
    return False


def _ends_at_semicolon(record: Record, title: Segment) -> bool:
    """Whether the commas before it are those of the title: "Rain, Hail, Snow; Ann Poe"."""
    place = (record.title or 0) + 1
    if place == len(record.segments):
        return False
    after = record.segments[place]
    return after.span == title.span and after.whole.endswith("; ", 0, after.start)


def _are_words_before(people: People, following: Segment | None) -> bool:
    """Tell "Rain, Snow, and Hail, Ann Poe" by the full name after words that may be surnames."""
    after = following.people.names if following and following.people else ()
    is_full = bool(after) and all(" " in name for name in after)
    return is_full and not any(" " in name for name in people.names)


def _find_glued(record: Record, title: Segment, following: Segment | None) -> _Tail | None:
    """Find the name with which a title ends, where the names of others follow."""
    found = _GLUED.search(title.text) if following and following.kind is Kind.PEOPLE else None
    people = read_people(found[1], single=True) if found else None
    if not found or not people:
        return None
    has_initial = bool(found[2]) or found[1][1] == "."
    if not (has_initial or is_given_name(people.names[0])):
        return None
    return _Tail(record, found.start(1), len(title.text), people, following)


def _read_rest(rest: str) -> People | None:
    """Read the rest of a title as names, or as sure ones before a comma."""
    if people := read_people(rest, single=True):
        people = replace(people, names=_leave_seat(people.names), end=len(rest))
        return None if any(map(_LETTERS.search, people.names)) else people
    people = match_people(rest, single=True)
    if people is None or not rest.startswith(",", people.end):
        return None
    if _LETTERS.search(rest, 0, people.end):
        return None
    is_known = " " in people.names[0] and is_given_name(people.names[0])
    is_seat = is_known and len(rest[people.end + 1 :].split()) <= MAX_SEAT
    return people if people.is_sure or is_seat else None  # Ann Poe, Stanford


def _leave_seat(names: Sequence[str]) -> tuple[str, ...]:
    """Leave out where people work, a word behind full names: "Ann Poe, Northwestern"."""
    *before, last = names
    are_full = bool(before) and all(" " in name for name in before)
    return (
        tuple(before) if are_full and last.isalpha() and not is_given_name(last) else tuple(names)
    )


def _find_following(record: Record, title: Segment) -> Segment | None:
    """Find the part right after a title and a comma, where it may hold names."""
    place = (record.title or 0) + 1
    for part in record.segments[place : place + 1]:
        is_open = part.kind in (Kind.TEXT, Kind.PEOPLE) or bool(
            part.venue and not part.venue.is_sure
        )
        is_inside = part.mark is title.mark and part.span == title.span  # [Trees, Ann Poe](…)
        is_plain = (is_inside or part.mark is Mark.PLAIN) and not (
            part.bracket or part.quoted or part.field
        )
        if part.cut is Cut.COMMA and is_open and is_plain and part.line == title.line:
            return part
    return None


def _without_date(part: Segment) -> str:
    return part.venue.name if part.venue else part.text


def _cut_tail(tail: _Tail) -> None:
    place = tail.record.title or 0
    title = tail.record.segments[place]
    if tail.start:
        text = title.text[tail.start : tail.end]
        rest = title.text[tail.end :].strip(" ,.")
        parts = [replace(title, text=text, kind=Kind.PEOPLE, people=tail.people, cut=Cut.COMMA)]
        if rest:
            parts.append(replace(title, text=rest, cut=Cut.COMMA))
        tail.record.segments[place + 1 : place + 1] = parts
        title.text = title.text[: tail.start].rstrip(", ")
    if tail.following and tail.following.kind is not Kind.PEOPLE:
        part = tail.following
        part.people = read_people(_without_date(part), single=True)
        part.kind, part.venue = Kind.PEOPLE, None
