"""Lists in small letters: "sun tzu - the art of war", or the other way round; and in East Asia.

By itself such a line may be a remark. Where nearly all of a list are two parts with the same sign
between them, and many on one side begin with a given name, that side says who wrote the other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from paperkg.reading.names.east_asian_names import read_east_asian_names
from paperkg.reading.names.name_leads import OF, starts_with_by
from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import AND
from paperkg.reading.records import KNOWN, Container, Group, Record, match_in_most, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import EAST_ASIAN, is_given_name

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
        if group.container in (Container.ITEM, Container.PARAGRAPH):
            _agree(group.records)


def _agree(records: Sequence[Record]) -> None:
    pairs = match_in_most(records, _find_pair, max(MIN_PAIRS, NEARLY_ALL * len(records)))
    if not pairs:
        return
    small = sum(any(map(_has_no_capitals, parts)) for _, parts in pairs)
    cuts = Counter(_sign_of(parts) for _, parts in pairs)
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
    if len(record.segments) != 2 or record.is_parted:
        return None
    first, second = record.segments
    if first.is_link or second.is_link:
        return None
    is_plain = all(
        part.kind not in _NO_PARTS
        and not (part.bracket or part.field or part.line)
        and (part.mark is Mark.PLAIN or EAST_ASIAN.match(first.text))
        for part in (first, second)
    )
    is_plain = is_plain and Mark.PLAIN in (first.mark, second.mark)
    is_pair = is_plain and _sign_of(record.segments) in _SET_OFF
    is_of = second.kind is Kind.PEOPLE and second.text.startswith(OF)
    is_pair = is_pair and not (is_of or starts_with_by(second.text))
    return (first, second) if is_pair else None


def _sign_of(parts: Sequence[Segment]) -> Cut:
    """Say which sign stands between two parts; a colon behind names ends a sentence, too."""
    first, second = parts
    return Cut.COLON if first.whole[first.end :].lstrip()[:1] in (":", "：") else second.cut


def _has_no_capitals(part: Segment) -> bool:
    return part.text[0].islower() or EAST_ASIAN.match(part.text) is not None


def _is_name(part: Segment) -> bool:
    if part.mark is not Mark.PLAIN:
        return False
    if EAST_ASIAN.match(part.text):
        return read_east_asian_names(part.text) is not None
    return " " in part.text and is_given_name(part.text.title())


def _name(record: Record, parts: _Pair, who: int) -> None:
    author, title = parts[who], parts[1 - who]
    people = read_people(author.text, single=True)
    names = people.names if people else tuple(_BETWEEN.split(author.text))
    author.take_for_people(People(names, len(author.text), True))
    title.take_for_words()
    record.title, record.is_of_works = record.segments.index(title), True
    record.why = "the title is one of two parts, and the other is who wrote it, as in its siblings"
