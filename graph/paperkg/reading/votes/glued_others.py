"""Names that end with "et al." right behind titles: "The Weight of Rain Poe et al. (FCC 2016)".

No sign parts them from the title, so that they read as its last words. That several lines of a
document end so tells, and whether most have a given name before the surname.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from paperkg.english import is_english
from paperkg.reading.names.people import read_people
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import KNOWN, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import begins_big, reads_as_sentence
from paperkg.reading.words import OPEN_WORDS, is_given_name, words_of

__all__ = ["agree_on_glued_others"]

MIN_LINES = 2
"""So many lines of those that vote together end so."""

_SURNAME = rf"{CAPITAL}[\w'’-]+"
_WORD = rf"{CAPITAL}[\w'’-]*\.?"
_OTHERS = re.compile(
    rf"(?P<before>(?:\s{_WORD}){{0,3}})\s(?P<surname>{_SURNAME}),?\s(?:et|and)\.?\sal\b\.?$"
)
# "A Fine Title Poe, Orr, Marlow", where siblings have names in the same place.
_SURNAMES = re.compile(
    rf"(?<=[\w?!)])\s(?P<who>{_SURNAME}(?:, {_SURNAME}){{1,5}}(?:,? {AND} {_SURNAME})?)$"
)
_WORDS = re.compile(r"[^\W\d_]{2,}")
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_MAY_BE = (Kind.TEXT, Kind.PEOPLE)
_SOURCES = (Kind.DATE, Kind.VENUE, Kind.LABEL, Kind.TAG, Kind.NUMBER, Kind.IDENTIFIER)
_SMALL = OPEN_WORDS | words_of("people", "by") | words_of("venues", "small")


class _Tail(NamedTuple):
    """A record whose words end with such names, and where the surname begins in them."""

    record: Record
    place: int
    start: int

    @property
    def part(self) -> Segment:
        return self.record.segments[self.place]

    @property
    def word_before(self) -> str:
        """Give the word before the surname: the last of the title, or a given name."""
        return self.part.text[: self.start].split()[-1]


def agree_on_glued_others(groups: Sequence[Group]) -> None:
    """Cut such names off the titles before them."""
    for group in voters_of(groups, rows=False):
        tails = [tail for record in group.records if (tail := _find(record))]
        if len(tails) < max(MIN_LINES, KNOWN * len(group.records)):
            continue
        given = sum(is_given_name(tail.word_before) for tail in tails)
        are_full = given >= max(MIN_LINES, KNOWN * len(tails))
        for tail in tails:
            _cut(tail, are_full=are_full)
        told = {id(tail.record) for tail in tails}
        for record in group.records:
            if id(record) not in told and (surnames := _find_surnames(record)):
                _part(record, 0, surnames)


def _find(record: Record) -> _Tail | None:
    """Find the first words of a record, if they end so and nothing else may be its title."""
    for part in record.segments:
        if part.kind in _MAY_BE:
            break
    else:
        return None
    if "al" not in part.text[-4:]:
        return None  # as nearly all
    place = record.segments.index(part)
    after = record.segments[place + 1 : place + 2]
    is_plain = part.mark is Mark.PLAIN and not (part.bracket or part.is_link or part.field)
    if not is_plain or part.quoted or not begins_big(part.text):
        return None
    found = _OTHERS.search(part.text)
    if found is None or any(not _is_beside(other, part) for other in after):
        return None
    head = part.text[: found.start("surname")].rstrip()
    words = head.split()
    if not words or words[-1].lower() in _SMALL or head[-1] in ",;:&" or reads_as_sentence(head):
        return None
    if part.kind is Kind.PEOPLE and is_given_name(words[0]):
        return None
    return _Tail(record, place, found.start("surname"))


def _is_beside(other: Segment, part: Segment) -> bool:
    """Whether what stands behind names is where and when, or a remark in brackets or below."""
    return other.kind in _SOURCES or bool(other.bracket) or other.line > part.line


def _cut(tail: _Tail, *, are_full: bool) -> None:
    """Cut the names off: the surname, initials before it, and a given name where most have one."""
    part, start = tail.part, tail.start
    before = tail.word_before
    rest = part.text[:start].rstrip()[: -len(before)].rstrip()
    is_name = _INITIALS.fullmatch(before) or is_given_name(before)
    if rest and (is_name or (are_full and before[:1].isupper())):
        start = len(part.text[:start].rstrip()) - len(before)
    _part(tail.record, tail.place, start)


def _find_surnames(record: Record) -> int:
    """Find where surnames begin, few of them words of English, that end the first words."""
    head = record.segments[0] if record.segments else None
    if head is None or head.kind is not Kind.TEXT or head.mark is not Mark.PLAIN or head.bracket:
        return 0
    found = _SURNAMES.search(head.text)
    words = _WORDS.findall(found["who"].lower()) if found else []
    return found.start("who") if found and 2 * sum(map(is_english, words)) < len(words) else 0


def _part(record: Record, place: int, start: int) -> None:
    """Part the words of a record from the names that begin inside them."""
    part = record.segments[place]
    names = part.text[start:]
    people = read_people(names, single=True)
    if people is None:
        return
    at = part.whole.find(names, part.start)
    others = replace(part, text=names, kind=Kind.PEOPLE, people=people, cut=Cut.COMMA)
    if at >= 0:
        others.start, part.end = at, at
    part.text = part.text[:start].rstrip()
    part.take_for_words()
    record.segments.insert(place + 1, others)
