"""Citations of East Asia that say by their marks what is a work and what holds it.

An article stands in single marks there and the journal or the book with it in double ones,
"「雨の研究」『雨学会誌』" and "〈雨的研究〉，《雨學報》". Who wrote it stands before both.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.citations.east_asian_sources import read_east_asian_source
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.east_asian_names import is_known_name
from paperkg.reading.names.east_asian_offices import split_by_offices
from paperkg.reading.names.people import People
from paperkg.reading.segments import Cut, Kind, Segment, tidy
from paperkg.reading.words import EAST_ASIAN, words_of

__all__ = ["name_marked_sources"]

MAX_NAME = 12
"""A name in the letters of East Asia has no more signs."""

MAX_BETWEEN = 40
"""Who edited a book stands before its title in no more signs."""

MIN_NAME = 3
"""A name of fewer signs is a word, unless a known surname begins it."""

_HOLDERS = {"「": "『《", "〈": "《『「", "“": "《『", '"': "《『", "《": "《"}
"""The marks of what holds a work, by the mark of the work."""

_SIGNS = " \t\u3000，,、。．.：:；;"
_HELD_IN = "|".join(sorted(words_of("citations", "held_in_east_asian"), reverse=True))
_HELD = "|".join(words_of("citations", "held_east_asian"))
_EDITED = "|".join(words_of("people", "east_asian_editors"))
_IN_MARKS = "「」『』《》〈〉。"
_BETWEEN = re.compile(
    rf"[{_SIGNS}]*(?:(?:{_HELD_IN})[^{_IN_MARKS}]{{0,{MAX_BETWEEN}}}"
    rf"|[^{_IN_MARKS}]{{2,{MAX_BETWEEN}}}(?:{_EDITED})[{_SIGNS}]*)?[（(]?"
)
# Behind a journal stand its volume or a sign: what goes on in words there is a sentence.
_AFTER = re.compile(rf"\s*(?:[{_SIGNS}（()）\d–—/-]|[第제卷巻]|[Vv]ol|[Nn]o|{_HELD}|\Z)|\s")
_NUMBERED = re.compile(
    rf"[{_SIGNS}]*(?:第\s?\w{{1,4}}\s?[期卷輯辑号號]|[（(]?(?:19|20)\d\d|\d+\s?[(（卷:：])"
)
# "『雨の科学』／雨宮花子（森書房）", "『숲의 소리』 - 박철수 ★★★".
_SIGNED = re.compile(
    r"\s?(?:[／/，,、]|[—–]{1,2}|\s-\s)\s?(?P<names>[^（）()★☆⭐]{2,40})"
    r"(?:[（(](?P<said>[^（）()]{1,40})[)）])?[\s★☆⭐]*"
)
_NO_WORDS = frozenset({Kind.NUMBER, Kind.TAG, Kind.DATE})
_OTHERS = re.compile(r"[，,、\s]?(?:等人?|외|ほか|他|ら)\Z")


def name_marked_sources(segments: list[Segment]) -> None:
    """Take double marks behind single ones for what holds a work, and what is before for names."""
    if not _may_be_marked(segments):
        return
    place = _find_work(segments)
    if place is None:
        return
    is_held = _name_holder(segments, place)
    if place == 0 and not is_held:
        _name_signer(segments)
    first = next((at for at, part in enumerate(segments[:place]) if part.kind is Kind.TEXT), place)
    if first < place and (is_held or _is_sourced(segments[place + 1 :])):
        _name_writers(segments, first, place, is_held=is_held)


def _may_be_marked(segments: Sequence[Segment]) -> bool:
    for part in segments:
        if part.quoted and not part.whole.isascii():
            return True
    return False


def _opens_with(part: Segment) -> str:
    """Give the quotation mark with which a part begins; empty where it has none."""
    shown = part.whole[part.start : part.end].lstrip() if part.quoted else ""
    return shown[:1] if not part.is_link else ""


def _find_work(segments: Sequence[Segment]) -> int | None:
    """Find the first part in such marks; None where other words stand in marks before it."""
    for place, part in enumerate(segments[:6]):
        if sign := _opens_with(part):
            return place if sign in '「『〈《“"' and EAST_ASIAN.search(part.text) else None
    return None


def _name_holder(segments: Sequence[Segment], place: int) -> bool:
    """Take the next part in the marks of what holds a work for that, where one does."""
    work = segments[place]
    for after in segments[place + 1 : place + 4]:
        if after.span != work.span:
            return False
        sign = _opens_with(after)
        if not sign:
            continue
        between = work.whole[work.end : after.start]
        if sign not in _HOLDERS.get(_opens_with(work), "") or not _BETWEEN.fullmatch(between):
            return False
        if not _AFTER.match(after.whole, after.end):
            return False
        if sign == _opens_with(work) and not _NUMBERED.match(after.whole, after.end):
            return False
        for part in segments[place + 1 : segments.index(after)]:
            part.kind, part.people = Kind.TAG, None
        after.kind, after.people = Kind.VENUE, None
        after.venue = Venue(after.text, "", True)
        return True
    return False


def _is_sourced(after: Sequence[Segment]) -> bool:
    """Whether where or when a work appeared stands right behind it."""
    return any(part.kind in (Kind.VENUE, Kind.DATE) for part in after[:2])


def _name_writers(segments: list[Segment], first: int, place: int, *, is_held: bool) -> None:
    """Take what stands before a work for who wrote it, if it is names and nothing else."""
    last = first
    while segments[last + 1].kind is Kind.TEXT and last + 1 < place:
        last += 1
    head, end = segments[first], segments[last].end
    others = [part for part in segments[:place] if part.kind not in _NO_WORDS]
    is_other = any(part.line != segments[place].line for part in segments[first:place])
    is_styled = any(part.span != head.span or part.is_link for part in segments[first : last + 1])
    if is_other or is_styled or others != segments[first : last + 1]:
        return
    text = tidy(head.whole[head.start : end].strip(_SIGNS))
    people = _read_writers(text, is_held=is_held)
    if people:
        head.text, head.end = text, end
        head.take_for_people(people)
        del segments[first + 1 : last + 1]


def _name_signer(segments: list[Segment]) -> None:
    """Take known names behind a title and a sign, which are all that follows, for who wrote it.

    A bracket may say where or when behind them: "『雨の科学』／雨宮花子（森書房）".
    """
    if len(segments) < 2 or segments[1].kind is not Kind.TEXT or segments[1].bracket:
        return
    work, names = segments[:2]
    found = _SIGNED.fullmatch(work.whole, work.end)
    people = _read_writers(found["names"].strip(), is_held=False) if found else None
    if not (found and people and names.span == work.span):
        return
    if names.end > found.end("names") and (said := found["said"]):
        source = replace(names, text=said, bracket="（", cut=Cut.BRACKET)
        source.start, source.end = found.start("said") - 1, found.end("said") + 1
        house = read_east_asian_source(said, is_signed=True)
        if house and house.venue:
            source.kind, source.venue, source.date = Kind.VENUE, house.venue, house.date
        segments.insert(2, source)
    names.text, names.end = found["names"].strip(), found.end("names")
    names.take_for_people(people)


def _read_writers(text: str, *, is_held: bool) -> People | None:
    others = _OTHERS.search(text)
    names: list[str] = []
    is_known, has_office = True, False
    for run in split_by_offices(text[: others.start()] if others else text):
        has_office = has_office or run.has_office
        if run.is_other and names:
            break
        if not all(map(_may_be_name, run.names)):
            return None
        is_known = is_known and all(map(is_known_name, run.names))
        names += run.names
    if is_known or has_office or (is_held and all(len(name) >= MIN_NAME for name in names)):
        return People(tuple(names), len(text), True, others is not None)
    return None


def _may_be_name(name: str) -> bool:
    letters = re.sub(r"[\s.．・･·＝=-]", "", name)
    return 1 < len(name) <= MAX_NAME and letters.isalpha()
