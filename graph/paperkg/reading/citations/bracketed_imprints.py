"""Books before where and when they appeared in brackets: "Rain. What It Is (Bonn: Hail 2021)".

As historians cite, city, publisher and year stand in brackets behind the title, which holds stops,
or behind who edited the book with the author: "Owls, with Ann Poe (Eds.) (Leeds: ARC 2021)".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.names.people import names_one_person, read_people
from paperkg.reading.patterns import CAPITAL, YEAR
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import either

__all__ = ["find_imprint", "restore_title_before_imprint"]

MIN_WORDS = 3
"""The first sentence of a title has so many words; a shorter one may name somebody."""

MAX_STATUS = 3
"""What is said behind, "[in print]", has no more words."""

_IMPRINT = re.compile(
    rf"{CAPITAL}[\w.'’, /&–-]{{1,50}}\s?:\s[^\W\d_a-zß-ÿ][^:;]{{1,60}}?,?\s{YEAR}"
)
_VOLUME_LAST = re.compile(r"[\s.]\d{1,3}$")
_JOINED = re.compile(rf"(?:&|{either('people', 'last_joints')})\s")
_WITH = re.compile(rf"(?:^|,\s)(?:{either('people', 'joined_by')})\s(?={CAPITAL})")


def find_imprint(segments: Sequence[Segment]) -> int:
    """Find the bracket with city, publisher and year with which a line ends; 0 where none does.

    A word on its state may follow in brackets of its own, or pages: "(Bonn: Hail 2022) [in print]".
    """
    for place in range(len(segments) - 1, 0, -1):
        part = segments[place]
        if part.bracket == "(" and part.date and _IMPRINT.fullmatch(part.text):
            return place
        if part.kind is Kind.NUMBER and not part.is_link:
            continue  # the pages that are cited, ", 12–15"
        if not part.bracket or part.is_link or part.text.count(" ") >= MAX_STATUS:
            break
    return 0


def restore_title_before_imprint(segments: list[Segment]) -> None:
    """Join the sentences of a title before such a bracket, and take those behind "with" for people.

    Authors before a title are read as in any citation.
    """
    place = find_imprint(segments) if len(segments) > 1 else 0
    if not place:
        return
    _tell_book(segments, place)
    head = segments[0]
    if head.kind is not Kind.TEXT or head.bracket or head.field or head.cut is not Cut.START:
        return
    _part_editors(segments)
    if head.mark is Mark.PLAIN and "," not in head.text and head.text.count(" ") >= MIN_WORDS - 1:
        last = 0
        while _goes_on(segments[last + 1], head):
            last += 1
        if last:
            head.end = segments[last].end
            head.text = head.whole[head.start : head.end].strip(" .")
            del segments[1 : last + 1]


def _tell_book(segments: list[Segment], place: int) -> None:
    """Take what stands right before the bracket for a title, though it reads as a venue or a name.

    "Ann Poe, Fine Rain (Bonn: Hail, 2021)": the book is named there, and people at most before it.
    """
    head, book = segments[0], segments[place - 1]
    if any(part.field or part.is_link or part.bracket for part in segments[:place]):
        return
    if place == 1 and head.people and "," in head.text and head.mark is Mark.PLAIN:
        who, _, what = head.text.rpartition(", ")
        people = read_people(who, single=True) if " " in who.partition(",")[0] else None
        if people and not _JOINED.match(what):
            end = head.whole.find(what, head.start + len(who), head.end)
            segments.insert(1, replace(head, text=what, start=end, cut=Cut.COMMA))
            segments[1].take_for_words()
            head.text, head.end = who, end
            head.take_for_people(people)
    elif place == 1 and book.kind is Kind.VENUE and " " in book.text:
        book.take_for_words()
    elif place == 2 and book.kind is Kind.VENUE and names_one_person(head.text):
        people = read_people(head.text, single=True)
        if people and head.kind is Kind.TEXT and head.mark is Mark.PLAIN:
            head.take_for_people(people)
            book.take_for_words()


def _goes_on(part: Segment, head: Segment) -> bool:
    """Whether a part is the next sentence of a title, and no series with a volume."""
    is_words = part.kind is Kind.TEXT and part.mark is head.mark and not part.bracket
    is_words = is_words and _VOLUME_LAST.search(part.text) is None
    return is_words and part.span == head.span and part.cut in (Cut.STOP, Cut.ASIDE)


def _part_editors(segments: list[Segment]) -> None:
    """Cut people off behind a comma and "with", where a bracket follows."""
    for place, (part, after) in enumerate(pairwise(segments)):
        if part.kind is not Kind.TEXT or part.mark is not Mark.PLAIN or after.bracket != "(":
            continue
        found = _WITH.search(part.text)
        people = read_people(part.text[found.end() :], single=True) if found else None
        if found is None or people is None or not people.is_known:
            continue
        if found.start():
            segments.insert(place + 1, _cut_off(part, found))
            part = segments[place + 1]
        elif not place:
            return
        part.text = part.text[found.end() :]
        part.take_for_people(people)
        return


def _cut_off(part: Segment, found: re.Match[str]) -> Segment:
    """Cut a part at a comma, and give what stands behind it, from "with" on."""
    after = replace(part, cut=Cut.COMMA)
    part.end = max(part.start, part.whole.rfind(found[0], part.start, part.end))
    part.text, after.start = part.text[: found.start()], part.end
    return after
