"""Names before a dash or an arrow and a title: "*Poe, Roe* → On hedges", "Poe, Roe - On Hedges".

Surnames alone are words like others, and in italics they look like a title. In a list in which
nearly all lines begin with what may be names, some with several, and go on with what can be none,
they are who wrote what stands behind the sign.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from paperkg.reading.citations.cited_authors import name_author
from paperkg.reading.citations.east_asian_sources import is_east_asian_name
from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND, CAPITAL
from paperkg.reading.records import (
    AGREED,
    MIN_GROUP,
    Container,
    Group,
    Record,
    find_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.head_cuts import read_names
from paperkg.reading.votes.title_words import begins_big, reads_as_sentence
from paperkg.reading.words import EAST_ASIAN, any_of, is_given_name, is_likely_name, words_of

__all__ = ["name_before_signs"]

NEARLY_ALL = 0.9
"""The share of the lines that must begin with what may be names."""

SEVERAL = 0.25
"""The share that must tell by itself: several names, a given name that is known, or initials."""

WORDED = 0.4
"""The share of the titles that can be no names, by a word in small letters or by a sign."""

MAX_NAMES = 120
"""Names before a sign are no longer, in characters."""

_DASHES = ("-", "–", "—")
_SIGNS = " \t,;:-–—"
_HEADS = frozenset({Mark.PLAIN, Mark.EMPHASIS, Mark.STRONG})
_OPEN = frozenset({Kind.TEXT, Kind.PEOPLE, Kind.VENUE})
_PARTICLE = rf"(?:{any_of(words_of('people', 'particles'))})"
_WORD = rf"{CAPITAL}[\w'’-]*+\.?"
_ONE = re.compile(rf"(?:{_PARTICLE} ){{0,2}}{_WORD}(?:[ -](?:{_PARTICLE} ){{0,2}}{_WORD}){{0,3}}")
_BETWEEN = re.compile(rf"\s*[,;，、/・·]\s*(?:{AND}\s+)?|\s+{AND}\s+|\s*&\s*")
_JOINED = re.compile(rf"\s{AND}\s")
_OTHERS = re.compile(r",?\s+(?:et\.?\s?al\.?|and others|u\.\s?a\.?|и др\.?|等)$|等$")
_INITIAL = re.compile(r"\b[^\W\d_]\.")
_SMALL = re.compile(r"(?:^|\s)[a-zß-ÿа-яё]{2,}(?:\s|$)")


class _Line(NamedTuple):
    """A record, its names as far as they may be some, and where they and the title stand."""

    record: Record
    names: tuple[str, ...]
    first: int
    title: int


def name_before_signs(groups: Sequence[Group]) -> None:
    """Take what stands before a dash for names where nearly all siblings have some there."""
    for group in voters_of(groups, rows=False):
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _agree(group.records)


def _agree(records: Sequence[Record]) -> None:
    parted = find_in_most(records, _part, max(MIN_GROUP, AGREED * len(records)))
    if not parted:
        return
    mark = Counter(line.record.segments[line.first].mark for line in parted).most_common(1)[0][0]
    lines = [line for line in parted if line.record.segments[line.first].mark is mark]
    named = [line for line in lines if line.names]
    if len(named) < max(MIN_GROUP, NEARLY_ALL * len(lines), AGREED * len(records)):
        return
    if 2 * sum(map(_ends_in_author, named)) > len(named):
        return  # "*A Fine Title, Ann Poe* – What I think"
    if _tell_names(named) and _are_titles([_title_of(line) for line in named]):
        for line in named:
            _name(line)


def _ends_in_author(line: _Line) -> bool:
    """Whether words and then one known name in full stand before a sign."""
    before = line.record.segments[line.first : line.title]
    who = before[-1].people
    is_full = who is not None and who.is_known and who.has_given_name and len(who.names) == 1
    return len(before) > 1 and before[0].kind is Kind.TEXT and is_full


def _part(record: Record) -> _Line | None:
    """Find what stands before the first dash of a record, and what behind it, on one line."""
    segments = record.segments
    if record.is_parted or record.title is not None or len(segments) < 2:
        return None
    first = int(segments[0].kind in (Kind.NUMBER, Kind.TAG))
    head = segments[first]
    if head.mark not in _HEADS or head.field or head.is_link or head.quoted:
        return None
    dashes = (place for place, part in enumerate(segments) if part.cut is Cut.DASH)
    place = next((place for place in dashes if place > first), 0)
    if not place:
        return None
    title, before = segments[place], segments[first:place]
    is_one = all(part.span == head.span and not (part.bracket or part.date) for part in before)
    may_be = title.kind in _OPEN and not (title.bracket or title.field or title.date)
    if not (is_one and may_be) or title.line != head.line:
        return None
    if any(part.kind not in _OPEN for part in before):
        return None
    return _Line(record, _read(head, before[-1]), first, place)


def _read(first: Segment, last: Segment) -> tuple[str, ...]:
    """Read the names from one segment to another of the same span; none if they can be none."""
    text = first.whole[first.start : last.end].strip(_SIGNS).rstrip(".")
    if not 0 < len(text) <= MAX_NAMES:
        return ()
    text = _OTHERS.sub("", text)
    names = (text,) if is_east_asian_name(text) else tuple(_BETWEEN.split(text))
    return names if all(map(_may_be_name, names)) else ()


def _may_be_name(text: str) -> bool:
    """Whether a text has the form of a name: signs of East Asia have no capitals to tell."""
    if EAST_ASIAN.search(text):
        return is_east_asian_name(text)
    return _ONE.fullmatch(text) is not None


def _tell_names(lines: Sequence[_Line]) -> bool:
    """Whether enough lines begin with what is told to be names by itself, or there again."""
    times = Counter(line.names for line in lines)
    told = sum(_is_told(line.names) or times[line.names] > 1 for line in lines)
    several = sum(len(line.names) > 1 for line in lines)
    behind = sum(_is_list(_title_of(line)) for line in lines)
    return told >= max(MIN_GROUP - 1, SEVERAL * len(lines)) and 3 * behind <= max(several, told)


def _is_told(names: Sequence[str]) -> bool:
    if EAST_ASIAN.search(names[0]):
        return all(map(is_likely_name, names))
    return len(names) > 1 or is_given_name(names[0]) or _INITIAL.search(names[0]) is not None


def _is_list(title: Segment) -> bool:
    """Whether what stands behind a sign may be names itself, and is told to be some."""
    names = _read(title, title)
    return bool(names) and _is_told(names)


def _title_of(line: _Line) -> Segment:
    return line.record.segments[line.title]


def _are_titles(titles: Sequence[Segment]) -> bool:
    """Whether texts begin as titles do, and enough of them can be no names."""
    begun = sum(_begins_as_title(part.text) for part in titles)
    worded = sum(not _may_be_names(part) for part in titles)
    return begun >= NEARLY_ALL * len(titles) and worded >= WORDED * len(titles)


def _may_be_names(title: Segment) -> bool:
    """Whether a title may be names: signs of East Asia make one of nearly any short text."""
    names = _read(title, title)
    if names and EAST_ASIAN.search(title.text):
        return any(map(is_likely_name, names))
    return bool(names) and _SMALL.search(title.text) is None


def _begins_as_title(text: str) -> bool:
    is_big = begins_big(text) or text[:1].isdigit() or EAST_ASIAN.match(text) is not None
    return is_big and not reads_as_sentence(text)


def _name(line: _Line) -> None:
    record, names, first, place = line
    title = record.segments[place]
    if place - first > 1:
        record.join_segments(first, place - 1)
    head = record.segments[first]
    head.text = head.text.rstrip(_SIGNS)
    if not (head.people and head.people.is_sure and not head.people.names[-1].endswith(_DASHES)):
        people = read_names(head.text)
        is_whole = len(people.names) == 1 and _JOINED.search(head.text)  # "Poe, Roe y Orr"
        if is_whole or EAST_ASIAN.search(head.text):
            people = People(names, len(head.text), True)
        name_author(head, people)
    if title.kind is not Kind.TEXT:
        title.take_for_words()
    record.begins_with_authors = True
    record.is_parted = True
