"""Lists in small letters: "sun tzu - the art of war", or the other way round.

By itself such a line may be a remark. Where nearly all of a list are two parts with the same sign
between them, and many on one side begin with a given name, that side says who wrote the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.names.people import People
from paperkg.reading.patterns import AND
from paperkg.reading.records import KNOWN, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import is_given_name

__all__ = ["agree_on_small_pairs"]

MIN_PAIRS, NEARLY_ALL, SMALL = 4, 0.8, 0.5
"""So many items at least, and such a share of them, are pairs; such a share begin small."""

_NO_PARTS = frozenset({Kind.TAG, Kind.NUMBER, Kind.IDENTIFIER})
_SET_OFF = frozenset({Cut.DASH, Cut.COLON, Cut.COMMA})
_BETWEEN = re.compile(rf",\s|\s(?:{AND})\s")
_Pair = tuple[Segment, Segment]


def agree_on_small_pairs(groups: Sequence[Group]) -> None:
    """Tell titles in small letters from who wrote them, where siblings agree on their order.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups, rows=False):
        if group.container is Container.ITEM:
            _agree(group.records)


def _agree(records: Sequence[Record]) -> None:
    pairs = [(record, parts) for record in records if (parts := _find_pair(record))]
    if not pairs or len(pairs) < max(MIN_PAIRS, NEARLY_ALL * len(records)):
        return
    small = sum(any(part.text[0].islower() for part in parts) for _, parts in pairs)
    cuts = Counter(parts[1].cut for _, parts in pairs)
    if small < SMALL * len(pairs) or max(cuts.values()) < NEARLY_ALL * len(pairs):
        return
    named = [sum(_is_name(parts[side]) for _, parts in pairs) for side in (0, 1)]
    who = int(named[1] >= named[0])
    if max(named) < KNOWN * len(pairs) or max(named) < 2 * min(named):
        return
    for record, parts in pairs:
        is_turned = _is_name(parts[1 - who]) and not _is_name(parts[who])
        _name(record, parts, 1 - who if is_turned else who)


def _find_pair(record: Record) -> _Pair | None:
    """Find the two parts of an item that has no others, and leads nowhere."""
    if len(record.segments) != 2:
        return None
    first, second = record.segments
    is_plain = all(
        part.kind not in _NO_PARTS
        and part.mark is Mark.PLAIN
        and not (part.is_link or part.bracket or part.field or part.line)
        for part in (first, second)
    )
    return (first, second) if is_plain and second.cut in _SET_OFF else None


def _is_name(part: Segment) -> bool:
    return " " in part.text and is_given_name(part.text.title())


def _name(record: Record, parts: _Pair, who: int) -> None:
    author, title = parts[who], parts[1 - who]
    author.take_for_people(People(tuple(_BETWEEN.split(author.text)), len(author.text), True))
    title.take_for_words()
    record.title, record.is_of_works = record.segments.index(title), True
    record.why = "the title is one of two parts, and the other is who wrote it, as in its siblings"
