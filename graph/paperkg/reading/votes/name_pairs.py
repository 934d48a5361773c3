"""A title and a name that read as two names together: "The Pond, Frank Orr (2006)".

Which of the two is the person is told by the given names that are known, of all siblings.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from paperkg.reading.names.people import People, read_people
from paperkg.reading.patterns import PARTICLE, POINTS
from paperkg.reading.records import AGREED, MIN_GROUP, Container, Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import is_given_name

__all__ = ["is_rating", "split_name_pairs"]

MANY = 0.4
"""The share of the names that must be known, three times as many as of the titles beside them."""

NEARLY_ALL = 0.8
"""The share of the works that must begin with a surname, and say when."""

# "Austen", "Le Guin", "McEwan", and no name that was made up, "BERT", "GloVe".
_SURNAME = re.compile(
    rf"(?:[A-Z][a-z]{{1,3}} |{PARTICLE} ){{0,2}}(?:Mc|Mac|O['’]|D['’])?"
    r"[A-ZÀ-Þ][a-zß-ÿ]+(?:-[A-ZÀ-Þ][a-zß-ÿ]+)?"
)

_RATING = re.compile(POINTS)

_Form = tuple[Mark, Mark, Cut, str]
"""The styles of two parts, the sign between them, and the bracket of the second."""

_ASIDE = frozenset({Kind.TAG, Kind.LABEL})
_SAID = frozenset({Kind.DATE, Kind.NUMBER})
_OPEN = frozenset({Kind.TEXT, Kind.PEOPLE})
_OPEN_SIDES = _OPEN | {Kind.LABEL}


def split_name_pairs(groups: Sequence[Group]) -> None:
    """Part pairs of names where most of a group are such, and the same one is known in most.

    Records in which a comma parts a title from a name already are asked, too.
    """
    for group in voters_of(groups, rows=False):
        if group.container is not Container.ROW:
            _split(group.records)
            _tell_sides(group.records)


def is_rating(part: Segment) -> bool:
    """Whether a part on a line of its own says how somebody rates a work: "4/5"."""
    return part.line > 0 and _RATING.fullmatch(part.text) is not None


def _split(records: Sequence[Record]) -> None:
    pairs = [(record, part) for record in records if (part := _find_pair(record))]
    if not pairs:
        return
    parted = [order for record in records if (order := _order_of(record)) is not None]
    heard = len(pairs) + len(parted)
    known = [sum(_is_known(part, place) for _, part in pairs) + parted.count(place)
             for place in (0, 1)]  # fmt: skip
    name = 1 if known[1] >= known[0] else 0
    is_mostly = heard >= max(MIN_GROUP, AGREED * len(records))
    if is_mostly and known[name] >= MANY * heard and 3 * known[1 - name] <= known[name]:
        for record, part in pairs:
            _part_at_comma(record, part, name)


def _tell_sides(records: Sequence[Record]) -> None:
    """Tell "Anna Poe - Ponds" from "Ponds - Anna Poe" by the side that has the known names.

    So it is with any sign between them, and in whatever styles the two are.
    """
    sides: dict[_Form, list[tuple[Segment, Segment]]] = {}
    for record in records:
        if pair := _find_sides(record):
            first, second = pair
            form = (first.mark, second.mark, second.cut, second.bracket)
            sides.setdefault(form, []).append(pair)
    for pairs in sides.values():
        if len(pairs) < max(MIN_GROUP, AGREED * len(records)):
            continue
        known = [sum([_is_full_name(pair[place].text) for pair in pairs]) for place in (0, 1)]
        name = 1 if known[1] >= known[0] else 0
        is_sure = 3 * known[1 - name] <= known[name] or _are_all_named(pairs, name, known)
        if known[name] >= AGREED * len(pairs) and is_sure:
            for pair in pairs:
                if people := pair[name].people or read_people(pair[name].text, single=True):
                    pair[name].take_for_people(people)
                    pair[1 - name].take_for_words()
        elif not any(known) and _are_surnames(pairs) and _are_dated(records, len(pairs)):
            for who, what in pairs:
                who.take_for_people(People((who.text,), len(who.text), True))
                what.take_for_words()


def _are_all_named(
    pairs: Sequence[tuple[Segment, Segment]], name: int, known: Sequence[int]
) -> bool:
    """Whether all texts of a side may be full names, more of them known, and not all of the other.

    Titles may be called as people are: "Oliver Twist" beside "The Long Rain".
    """
    read = [[read_people(part.text, single=True) for part in pair] for pair in pairs]
    full = [[people is not None and " " in people.names[0] for people in pair] for pair in read]
    are_names = [all(pair[place] for pair in full) for place in (0, 1)]
    return are_names[name] and not are_names[1 - name] and known[1 - name] < known[name]


def _are_surnames(pairs: Sequence[tuple[Segment, Segment]]) -> bool:
    """Whether nearly all first sides are a word that may be a surname, before longer titles.

    One word before all of them, "(Hard)", says something else.
    """
    if len({who.text for who, _ in pairs}) == 1:
        return False
    surnames = len(pairs)
    for who, _ in pairs:
        surnames -= _SURNAME.fullmatch(who.text) is None
        if surnames < NEARLY_ALL * len(pairs):
            return False
    are_titles = sum(what.text.count(" ") for _, what in pairs) >= len(pairs)
    return are_titles and not any(what.text[:1].islower() for _, what in pairs)


def _are_dated(records: Sequence[Record], count: int) -> bool:
    """Whether most records say when, as lists of names and what they are do not."""
    dated = sum(any(part.kind is Kind.DATE for part in record.segments) for record in records)
    return dated >= NEARLY_ALL * count


def _find_sides(record: Record) -> tuple[Segment, Segment] | None:
    """Find what stands on the two sides of the first sign of a record."""
    parts = [
        part
        for part in record.segments
        if part.kind not in _ASIDE or (part.kind is Kind.LABEL and not part.is_link)
    ]  # a label that leads nowhere may be a title: "Ann Poe - Code"
    if len(parts) < 2:
        return None
    first, second = parts[:2]
    if second.cut is Cut.SPACE and first.mark is second.mark:
        return None
    if first.field or second.field or not _OPEN_SIDES.issuperset((first.kind, second.kind)):
        return None
    is_parted = second.cut is not Cut.COLON or "," not in first.text
    is_single = first.mark is not second.mark or not (first.is_link and second.is_link)
    return (first, second) if is_parted and is_single else None


def _is_full_name(text: str) -> bool:
    if " " not in text:
        return False
    is_alone = text.isascii() and "," not in text  # so that the first word tells
    if not is_given_name(text.lstrip().partition(" ")[0] if is_alone else text):
        return False
    return read_people(text, single=True) is not None


def _find_pair(record: Record) -> Segment | None:
    """Find the names with which a record begins, if they are two and only a date follows."""
    if not record.says_who:
        return None
    parts = [part for part in record.segments if part.kind not in _ASIDE and not is_rating(part)]
    people = parts[0].people if parts and parts[0].kind is Kind.PEOPLE else None
    if people is None or any(part.kind not in _SAID for part in parts[1:]):
        return None
    head = parts[0]
    names = _names_of(head)
    is_pair = len(names) == 2 and ", ".join(people.names) == head.text
    is_open = "." not in head.text or all(" " in name for name in names)  # no "Poe, A."
    return head if is_pair and is_open and not (head.field or head.is_link) else None


def _names_of(part: Segment) -> list[str]:
    """Give what commas part, also of "The Pond, Frank Orr" read as a surname that leads."""
    return part.text.split(", ")


def _order_of(record: Record) -> int | None:
    """Say where the name stands beside a comma and a title: first (0) or second (1)."""
    parts = [part for part in record.segments if part.kind not in _ASIDE][:2]
    if len(parts) < 2 or parts[1].cut is not Cut.COMMA or parts[1].bracket:
        return None
    kinds = [part.kind for part in parts]
    if kinds == [Kind.TEXT, Kind.PEOPLE]:
        return 1
    return 0 if kinds == [Kind.PEOPLE, Kind.TEXT] else None


def _is_known(part: Segment, place: int) -> bool:
    """Whether the name in a place is a full one, whose given name is known."""
    name = _names_of(part)[place]
    return " " in name and is_given_name(name)


def _part_at_comma(record: Record, part: Segment, name: int) -> None:
    """Make a title and its author of two names, in the styles that they stand in."""
    texts = _names_of(part)
    at = record.segments.index(part)
    start = part.start + len(texts[0])
    first = replace(part, text=texts[0], end=start)
    second = replace(part, text=texts[1], cut=Cut.COMMA, start=start)
    author, title = (second, first) if name else (first, second)
    author.people = People((author.text,), len(author.text), is_given_name(author.text))
    title.kind, title.people = Kind.TEXT, None
    record.segments[at : at + 1] = [first, second]
