"""Who wrote a work, behind its title, where a record tells by itself: "A Fine Title, Ann Poe".

Siblings have spoken before: this is asked of records that differ from them, or have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from paperkg.english import is_common, is_english
from paperkg.reading.imprints.imprint import EDITION
from paperkg.reading.names.bodies import read_body
from paperkg.reading.names.name_leads import BY, starts_with_by
from paperkg.reading.names.people import People, match_people, read_people
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import KNOWN, Group, Record, find_in_most
from paperkg.reading.segments import Cut, Kind, Mark, Segment, Vocabulary
from paperkg.reading.votes.lone_dated import skip_labels
from paperkg.reading.votes.lone_names import is_among_things, read_full_name
from paperkg.reading.votes.title_words import is_title_case
from paperkg.reading.words import OPEN_WORDS, either

__all__ = ["cut_names", "name_lone_tails"]

MAX_SEAT = 3
"""Where who wrote a work is said in no more words: "Ann Poe, Rain Research Lab"."""

MAX_COMMAS = 8
"""So many commas of a title are looked at."""

MAX_POST = 6
"""What people are, before their names, is said in no more words."""

_MARKS = frozenset({Mark.PLAIN, Mark.LINK, Mark.STRONG})
_BY = re.compile(rf",\s(?:{either('people', 'by')})\s(?=\S)")
_BY_BODY = re.compile(rf",?\sby (?:the )?(?P<who>{CAPITAL}[^,;:]{{2,80}})$")
_COMMA = re.compile(r"[,;]\s(?=[^\W\d_])")
# "A Fine Title -Ann Poe", "A Fine Title- Ann Poe", "A Fine Title--Ann Poe"
_LONE_DASH = re.compile(rf"(?<=[\w?!)])(?:\s[-–—]|[-–—]\s|\s?--+\s?)(?={CAPITAL})")
# "by Poe & Orr", but not "by Trial and Error"; in these languages no words of a title have
# capitals, "par Poe et Orr".
_BY_TWO = re.compile(
    rf"\s(?:by (?=\S+ &\s)|(?:par|por|door) (?=\S+ (?:et|e|y|en|&)\s))"
    rf"(?P<who>(?P<first>{CAPITAL}[a-zß-ÿ’'-]+) \S{{1,3}} (?P<second>{CAPITAL}[a-zß-ÿ’'-]+))$"
)
# "by Poe, Zarrick and Orr", where one of them is no word, as in "by Trial and Error".
_BY_SEVERAL = re.compile(
    rf"\sby (?P<who>{CAPITAL}[\w’'-]+(?:, {CAPITAL}[\w’'-]+){{0,6}},? (?:and|&) {CAPITAL}[\w’'-]+)$"
)
_SURNAME = re.compile(rf"{CAPITAL}[a-zß-ÿ’'-]{{1,}}(?:-{CAPITAL}[a-zß-ÿ’'-]+)?")
_BEFORE_TWO = ("by ", "par ", "por ", "door ")
_SMALL_WORD = re.compile(r"(?<!\S)[a-z][\w’'-]+\s(?=\S)")
# "a. poe", "ann poe et al.", "a. poe and b. orr", where all letters are small.
_SMALL_NAME = r"(?:[a-z]\.\s?)+[a-z][a-z'’-]+"
_SMALL_NAMES = re.compile(
    rf"{_SMALL_NAME}(?:(?:,|,? {AND}) {_SMALL_NAME})*(?: et\.? al\.?)?"
    r"|[a-z][a-z '’-]+,? et\.? al\.?"
)
_SMALL_PAIR = re.compile(r"[a-z][a-z'’-]+ [a-z][a-z'’-]+")
_BETWEEN = re.compile(rf",?\s{AND}\s|,\s")
MIN_SURNAMES = 3
"""So many titles that end with "by" and a word that English lacks tell that these are surnames."""

MIN_TOLD = 2
"""So many siblings at least say who wrote them."""

_OTHERS = re.compile(r",? et\.? al\.?$")


def name_lone_tails(groups: Sequence[Group], vocabulary: Vocabulary) -> None:
    """Take a full name behind a title, after a comma or a dash, for who wrote it."""
    for group in groups:
        skip_labels(group.records)
        for record in group.records:
            _join_surnames(record)
        titled = [(record, title) for record in group.records if (title := _find_title(record))]
        dashed = [_find_dashed(record, title) for record, title in titled]
        is_told, are_signed = _is_told(group), _are_signed(group)
        if is_told:
            _make_sure(group.records)
        dated = []
        for (record, title), part in zip(titled, dashed, strict=True):
            if part:
                _name_dashed(part, title, vocabulary.common)
                if part.kind is not Kind.PEOPLE and _follows_year(record, part):
                    dated.append(part)
            elif found := (
                _find_inside(title.text, vocabulary.common)
                or (_find_signed(title.text) if is_told else None)
                or (_find_small(title.text) if are_signed else None)
            ):
                cut_names(record, title, *found)
            elif starts_with_by(record.segments[-1].text):
                _name_last(record, title, vocabulary.common)
        _name_dated(dated)


def _join_surnames(record: Record) -> None:
    """Join "by Poe" at the end of a title with surnames behind a comma: "Rain by Poe, Roe, and Li".

    The first is no word of English, as "Rain by Self-Play, Poe, and Roe" and "by Day, Dusk" have.
    """
    place = record.title
    if place is None or len(record.segments) == place + 1:
        return
    title, names = record.segments[place : place + 2]
    if names.people is None or names.cut is not Cut.COMMA or names.span != title.span:
        return
    words, by, first = title.text.rpartition(" by ")
    every = (first, *names.people.names)
    if not by or not all(map(_SURNAME.fullmatch, every)) or names.bracket:
        return
    if all(map(is_english, first.lower().split("-"))):
        return
    title.text, title.end = words, title.whole.rfind(by, title.start, title.end)
    names.text, names.start = f"{first}, {names.text}", title.end + len(by)
    names.take_for_people(People(every, len(names.text), True))


def _is_told(group: Group) -> bool:
    """Whether many of a group say behind "by" who wrote them, whom their names tell."""
    least = max(MIN_TOLD, KNOWN * len(group.records))
    if find_in_most(group.records, _says_by, least):
        return True
    return len(find_in_most(group.records, _ends_with_surname, MIN_SURNAMES)) >= MIN_SURNAMES


def _says_by(record: Record) -> bool:
    for part in record.segments:
        if starts_with_by(part.text):
            return True
    return False


def _ends_with_surname(record: Record) -> bool:
    title = record.segments[record.title] if record.title is not None else None
    return title is not None and " by " in title.text and _find_surname(title.text) is not None


def _make_sure(records: Sequence[Record]) -> None:
    """Make surnames sure behind "by": "[A Title by Poe and Roe (old)](…)"."""
    for record in records:
        for part in record.segments[1:]:
            if part.people and not part.bracket and part.whole.startswith(BY, part.start):
                part.people = replace(part.people, is_sure=True)


def _find_signed(text: str) -> tuple[int, int, People] | None:
    """Find names that nobody knows behind "by", among siblings that have others there.

    One word alone is a name if it is no word of English: "by Roe", but not "by Example".
    """
    if found := _find_surname(text):
        return found
    start = text.rfind(" by ")
    name = text[start + 4 :] if start > 0 else ""
    people = read_people(name, single=True) if name else None
    is_full = people is not None and all(" " in name for name in people.names)
    return (start, start + 4, people) if people and is_full else None


def _find_surname(text: str) -> tuple[int, int, People] | None:
    """Find a word behind "by" at the end of a title that is none of English: "Rain by Roe"."""
    start = text.rfind(" by ")
    name = text[start + 4 :] if start > 0 else ""
    if not _SURNAME.fullmatch(name) or is_english(name.lower()):
        return None
    return start, start + 4, People((name,), len(name), True)


def _are_signed(group: Group) -> bool:
    """Whether all records of a group but one, at most, say who wrote them behind "by"."""
    others = 0
    for record in group.records:
        others += not any(map(_is_signing, record.segments))
        if others > 1:
            return False
    return len(group.records) - others >= MIN_TOLD


def _is_signing(part: Segment) -> bool:
    """Whether a part is names behind "by", which may stand in it or before it."""
    if part.people is None:
        return False
    return starts_with_by(part.text) or f" by {part.text}" in part.whole


def _find_small(text: str) -> tuple[int, int, People] | None:
    """Find two words in small letters behind "by", and a title in capitals: "by ann poe"."""
    start = text.rfind(" by ")
    name = text[start + 4 :] if start > 0 else ""
    if not _SMALL_PAIR.fullmatch(name) or not is_title_case(text[:start]):
        return None
    if not OPEN_WORDS.isdisjoint(name.split()):
        return None  # "Towns by the sea"
    return start, start + 4, People((name,), len(name), True)


def _find_title(record: Record) -> Segment | None:
    """Find a title in no style but bold, of a record without names."""
    title = record.segments[record.title] if record.title is not None else None
    if title is None or title.kind is not Kind.TEXT or title.mark not in _MARKS:
        return None
    if title.field or title.quoted or title.bracket or is_among_things(record.topics):
        return None
    return None if record.says_who else title


def _name_dashed(part: Segment, title: Segment, common: frozenset[str]) -> None:
    full = read_full_name(part.text, common)
    people = full or read_people(part.text, single=True)
    is_known = people is not None and (people.has_others or full is not None)
    if is_known and not read_full_name(title.text, common):
        part.kind, part.people, part.venue = Kind.PEOPLE, people, None


def _follows_year(record: Record, part: Segment) -> bool:
    before = record.segments[record.segments.index(part) - 1]
    return before.kind is Kind.DATE and before.bracket == "("


def _name_dated(parts: Sequence[Segment]) -> None:
    """Take surnames after years, "A Fine Title (2019) - Poe, Orr", where siblings have some."""
    found = [(part, people) for part in parts if (people := read_people(part.text, single=True))]
    several = [(part, people) for part, people in found if len(people.names) > 1]
    for part, people in several if len(several) > 1 else ():
        part.kind, part.people, part.venue = Kind.PEOPLE, people, None


def _find_dashed(record: Record, title: Segment) -> Segment | None:
    """Find what a dash sets off from a title, and a year between them or none."""
    part = None
    for other in record.segments[(record.title or 0) + 1 :]:
        if other.kind is not Kind.DATE and other.cut is not Cut.ASIDE:
            part = other
            break
    if part is None or part.cut is not Cut.DASH or part.line != title.line:
        return None
    is_open = part.kind is Kind.TEXT or (part.venue is not None and not part.venue.is_sure)
    is_plain = part.mark in _MARKS and not (part.bracket or part.quoted or part.field)
    is_inside = part.span == title.span or not part.is_link
    return part if is_open and is_plain and is_inside else None


def _name_last(record: Record, title: Segment, common: frozenset[str]) -> None:
    """Name who signs behind a bracket: "[a title (the book), by poe et al.](…)"."""
    last = record.segments[-1]
    if last.kind is Kind.TEXT and last.span == title.span and not last.bracket:
        _, people = _read_signed(last.text, len(last.text.split()[0]) + 1, common)
        if people:
            last.kind, last.people = Kind.PEOPLE, replace(people, is_sure=True)


def _find_inside(text: str, common: frozenset[str]) -> tuple[int, int, People] | None:
    """Find names at the end of a title: where the sign before them starts and ends, and who."""
    if " -" in text or "- " in text or "--" in text or "—" in text or "–" in text:
        dash = _LONE_DASH.search(text)
        people = read_full_name(text[dash.end() :], common) if dash else None
        if dash and people:
            return dash.start(), dash.end(), people
    if " by " in text and (
        signed := _find_body(text) or _find_seated(text, common) or _find_full(text, common)
    ):
        return signed
    if "," not in text and ";" not in text:
        return _find_two(text) if " " in text else None
    if by := _BY.search(text):
        start, people = _read_signed(text, by.end(), common)
        return (by.start(), start, people) if people else None
    for comma in islice(_COMMA.finditer(text), MAX_COMMAS):
        people = _read_rest(text[comma.end() :], common)
        if people and not read_full_name(text[: comma.start()].partition(",")[0], common):
            return comma.start(), comma.end(), people
    return _find_two(text)


def _find_seated(text: str, common: frozenset[str]) -> tuple[int, int, People] | None:
    """Find "by Ann Poe, Rain Research" at the end of a title: who signs, and where they work."""
    start = text.rfind(" by ")
    name, comma, seat = text[start + 4 :].partition(", ")
    people = read_full_name(name, common) if comma and _is_seat(seat) else None
    return (start, start + 4, people) if people else None


def _find_full(text: str, common: frozenset[str]) -> tuple[int, int, People] | None:
    """Find "by Ann Poe" at the end of a title behind which a sentence stands.

    Behind words in capitals it may be a surname that is no common word: "Rain Falls by Orrick".
    """
    start = text.rfind(" by ")
    name = text[start + 4 :]
    people = read_full_name(name, common)
    if people is None and _SURNAME.fullmatch(name) and not is_common(name.lower()):
        is_big = all(word[0].isupper() or word in OPEN_WORDS for word in text[:start].split())
        people = People((name,), len(name), True) if is_big and " " in text[:start] else None
    return (start, start + 4, people) if people and start > 0 else None


def _find_body(text: str) -> tuple[int, int, People] | None:
    """Find "by the Fine Institute of Rain" at the end of a title."""
    by = _BY_BODY.search(text)
    is_done = by is not None and text[: by.start()].endswith("ed") and " " not in text[: by.start()]
    people = read_body(by["who"]) if by and not is_done else None  # not "Wanted by the Police"
    return (by.start(), by.start("who"), people) if by and people else None


def _find_two(text: str) -> tuple[int, int, People] | None:
    """Find surnames behind "by" at the end of a title: "by Poe & Orr", "by Zarrick and Orr"."""
    found = _BY_TWO.search(text) if any(map(text.__contains__, _BEFORE_TWO)) else None
    if found:
        pair = (found["first"], found["second"])
        return found.start(), found.start("who"), People(pair, len(found["who"]), True)
    several = _BY_SEVERAL.search(text) if " by " in text else None
    if not several:
        return None
    names = tuple(_BETWEEN.split(several["who"]))
    is_told = " " in text[: several.start()] and not all(is_english(at.lower()) for at in names)
    people = People(names, len(several["who"]), True)
    return (several.start(), several.start("who"), people) if is_told else None


def _read_signed(text: str, start: int, common: frozenset[str]) -> tuple[int, People | None]:
    """Read who signs after ", by", with what they are before their names or not."""
    people = read_people(text[start:], single=True) or _read_small(text[start:])
    if people and " " in text[start:]:  # not "Rain, by Example"
        return start, people
    for number, word in enumerate(_SMALL_WORD.finditer(text, start)):
        if number > MAX_POST:
            break
        if people := _read_full_names(text[word.end() :], common):
            return word.end(), people  # by the historian Ann Poe
    return start, None


def _read_rest(rest: str, common: frozenset[str]) -> People | None:
    """Read names at the end of a title, and where people work or when it was behind them."""
    if people := _read_small(rest):
        return people
    if " al" in rest and (others := match_people(rest, single=True)) and others.has_others:
        return others if rest[others.end :][:1] in ("", ",", ";") else None
    name, comma, seat = rest.partition(", ")
    if comma and _is_seat(seat) and (people := read_full_name(name, common)):
        return people
    return _read_full_names(rest, common)


def _read_small(text: str) -> People | None:
    """Read names in small letters that their form shows: initials, or "et al."."""
    if not text.islower() or not _SMALL_NAMES.fullmatch(text):
        return None
    bare = _OTHERS.sub("", text)
    return People(tuple(_BETWEEN.split(bare)), len(text), True, has_others=bare != text)


def _read_full_names(text: str, common: frozenset[str]) -> People | None:
    """Read names in full, the first of which is known, or surnames before "et al."."""
    people = read_full_name(text, common) or read_people(text, common, single=True)
    if people is None:
        return None
    if people.has_others:
        return people
    is_known = read_full_name(people.names[0], common) is not None
    return people if is_known and all(" " in name for name in people.names) else None


def _is_seat(text: str) -> bool:
    """Whether words say where people work, or which edition it is."""
    if EDITION.fullmatch(f"{text.rstrip('.')}. "):
        return True
    words = text.split()
    return len(words) <= MAX_SEAT and all(word[0].isupper() for word in words)


def cut_names(record: Record, title: Segment, start: int, end: int, people: People) -> None:
    """Cut a title where the sign before the names starts, and after them."""
    begin = title.whole.find(title.text[end:], title.start)
    names, rest = title.text[end:][: people.end], title.text[end:][people.end :].strip(" ,.;")
    part = replace(title, text=names, kind=Kind.PEOPLE, cut=Cut.COMMA, start=begin)
    part.people = replace(people, is_sure=True)
    after = [replace(title, text=rest, cut=Cut.COMMA, start=begin + people.end)] if rest else []
    title.text, title.end = title.text[:start].rstrip(), max(title.start, begin)
    place = (record.title or 0) + 1
    record.segments[place:place] = [part, *after]
