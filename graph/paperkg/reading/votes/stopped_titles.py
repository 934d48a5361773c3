"""Titles that stops alone part from the rest: "A Title. Its Subtitle. Ann Poe. Rain Press. 1999".

By itself the second sentence may be a remark or a publisher. Where siblings have their authors
behind the title, what stands between the two goes on with it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain, pairwise, takewhile

from paperkg.reading.imprints.imprint import has_small_words, is_imprint
from paperkg.reading.imprints.venues import Venue
from paperkg.reading.names.people import read_people
from paperkg.reading.records import (
    AGREED,
    KNOWN,
    MIN_GROUP,
    Group,
    Record,
    match_in_most,
    voters_of,
)
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.words import is_given_name

__all__ = ["join_names_before_dashes", "join_stopped_titles", "join_titles_before_commas"]

MAX_WORDS = 4
"""A publisher before a year has no more words."""

MAX_PARTS = 2
"""A title goes on over so many stops at most."""

_SOURCE = frozenset({Kind.VENUE, Kind.DATE})
_ENDS = frozenset({Cut.STOP, Cut.ASIDE})


def join_stopped_titles(groups: Sequence[Group]) -> None:
    """Join the sentences of a title before the authors, where siblings have them in that place.

    The records of all small groups of a kind are siblings, too.
    """
    for group in voters_of(groups, rows=False):
        most = max(MIN_GROUP, AGREED * len(group.records))
        stopped = [record for record, _ in match_in_most(group.records, _is_stopped, most)]
        signed = [record for record in stopped if _find_authors(record)]
        known = sum(_is_known(record.segments[_find_authors(record)]) for record in signed)
        if len(signed) >= most and known >= KNOWN * len(signed):
            for record in stopped:
                _join(record)
        for is_set_off in (_is_bracket, _is_behind_dash, _is_name_behind_comma):
            _join_before_names(group, is_set_off)


def join_names_before_dashes(groups: Sequence[Group]) -> None:
    """Join words like names with the title that they end, before a dash and who wrote it.

    So "Owls of the Sky, Ponds, and Hail -- Poe et al., 2018" has who wrote it once.
    """
    for record in chain.from_iterable(group.records for group in groups):
        for place in range(1, len(record.segments) - 1):
            title, words, who = record.segments[place - 1 : place + 2]
            if title.span == words.span == who.span and _are_words_before_names(title, words, who):
                record.join_segments(place - 1, place)
                break


def _are_words_before_names(title: Segment, words: Segment, who: Segment) -> bool:
    """Whether words behind a comma read as names, and surer ones follow behind a dash."""
    if title.kind is not Kind.TEXT or words.cut is not Cut.COMMA or who.cut is not Cut.DASH:
        return False
    are_names = words.people is not None and not (words.people.is_sure or words.bracket)
    return are_names and who.people is not None and who.people.is_known


def join_titles_before_commas(groups: Sequence[Group]) -> None:
    """Join the sentences of titles where siblings have names behind a comma, which more have now.

    "A Title. Its Subtitle, Ann Poe", beside "Another Title, Bo Orr".
    """
    for group in voters_of(groups, rows=False):
        _join_before_names(group, _is_name_behind_comma)


def _join_before_names(group: Group, is_set_off: Callable[[Segment], bool]) -> None:
    """Join the sentences of titles where most have their authors behind them, set off alike.

    "A Title. Its Subtitle (Ann Poe)", beside "Another Title (Bo Orr)"; so with a dash.
    """
    least = max(MIN_GROUP, AGREED * len(group.records))
    signed = match_in_most(group.records, lambda it: _find_set_off(it, is_set_off), least)
    named = sum(record.segments[place].people is not None for record, place in signed)
    for record, place in signed if named >= AGREED * len(signed) else ():
        if place > 1 and not is_imprint(record.segments[1].text):
            record.join_segments(0, place - 1)


def _find_set_off(record: Record, is_set_off: Callable[[Segment], bool]) -> int:
    """Find what a sign sets off right behind a plain title of one sentence or two; 0 for none."""
    parts = record.segments[: MAX_PARTS + 1]
    if not parts or parts[0].mark is not Mark.PLAIN:
        return 0
    for place, part in enumerate(parts):
        if is_set_off(part):
            is_parted = place < 2 or (parts[1].cut in _ENDS and parts[1].span == parts[0].span)
            return place if is_parted and part.kind in (Kind.PEOPLE, Kind.TEXT) else 0
        if part.kind is not Kind.TEXT or part.mark is not Mark.PLAIN:
            return 0
    return 0


def _is_bracket(part: Segment) -> bool:
    return part.bracket == "("


def _is_behind_dash(part: Segment) -> bool:
    return part.cut is Cut.DASH and part.mark is Mark.PLAIN and not part.bracket


def _is_name_behind_comma(part: Segment) -> bool:
    is_set_off = part.cut is Cut.COMMA and part.mark is Mark.PLAIN and not part.bracket
    return is_set_off and part.kind is Kind.PEOPLE  # a comma sets off other words, too


def _is_stopped(record: Record) -> bool:
    """Whether a record begins with a plain title, and a stop sets off what follows it."""
    if len(record.segments) < 2:
        return False
    title, after = record.segments[:2]
    is_title = title.kind is Kind.TEXT or (title.mark is Mark.QUOTE and title.kind is Kind.DATE)
    is_plain = title.mark in (Mark.PLAIN, Mark.QUOTE) and not (title.bracket or title.field)
    return is_title and is_plain and after.cut is Cut.STOP and after.span == title.span


def _find_authors(record: Record) -> int:
    """Find the names behind the title and its sentences, before where or when; 0 for none."""
    for place, part in enumerate(record.segments[1 : MAX_PARTS + 2], start=1):
        if part.cut is not Cut.STOP or part.bracket or part.kind in _SOURCE:
            return 0
        if part.kind is Kind.PEOPLE:
            return place
    return 0


def _is_known(part: Segment) -> bool:
    names = part.people.names if part.people else ()
    return any(map(is_given_name, names)) or (part.people is not None and part.people.is_sure)


def _join(record: Record) -> None:
    place = _find_authors(record) or _find_likely(record)
    title, *rest = record.segments
    if place:
        _name_publisher(rest[place - 1 :])
    title.kind, title.date = Kind.TEXT, ""
    if place > 1 and all(part.kind is Kind.TEXT for part in rest[: place - 1]):
        record.join_segments(0, place - 1)


def _name_publisher(parts: Sequence[Segment]) -> None:
    """Take a few words before the year for who published a work: "Ann Poe. Rain Press. 1999"."""
    for part, year in pairwise(parts):
        if part.kind is Kind.TEXT and year.kind is Kind.DATE and year.cut is Cut.STOP:
            is_name = part.cut is Cut.STOP and part.text.count(" ") < MAX_WORDS
            if is_name and not (part.bracket or part.quoted) and not has_small_words(part.text):
                part.kind, part.venue = Kind.VENUE, Venue(part.text, "", False)


def _find_likely(record: Record) -> int:
    """Find where the title ends before where and when: at names, or at the publisher; or 0."""
    stopped = list(takewhile(lambda part: part.cut is Cut.STOP, record.segments[1:]))
    texts = list(takewhile(lambda part: part.kind is Kind.TEXT, stopped))
    is_dated = any(part.kind in _SOURCE for part in stopped[len(texts) :])
    if not is_dated or not 1 < len(texts) <= MAX_PARTS + 1:
        return 0
    if len(texts) == 2 and has_small_words(texts[0].text):
        return 2  # A Fine Title. Its subtitle in words. Rain Press. 1999
    for place, part in enumerate(texts[:-1], start=1):
        people = read_people(part.text, single=True)
        if people and " " in people.names[0] and not is_imprint(part.text):
            part.kind, part.people = Kind.PEOPLE, people
            return place
    return 0
