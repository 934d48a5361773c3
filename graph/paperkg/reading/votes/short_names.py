"""Short names beside titles that could be surnames: "A Fine Title (RainNet, ICML 2019)".

That most of the words in this place are made up tells that all of them are names of works:
"(Hailo)" beside "(RainNet)" and "(SnowFormer)".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from paperkg.reading.imprints.venues import read_venue
from paperkg.reading.labels import Field
from paperkg.reading.records import Group, Record, voters_of
from paperkg.reading.segments import Cut, Kind, Mark, Segment
from paperkg.reading.votes.made_up_names import is_made_up

__all__ = ["agree_on_short_names"]

MADE_UP = 0.5
"""The share of the words that must be made up."""

MIN_NAMES = 2
"""So many at least are: "(OpenAI)" alone may be anything."""

OTHERS = 0.6
"""The share of different words: "(TensorFlow)" stands behind several works."""

_OPEN = frozenset({Kind.TEXT, Kind.PEOPLE})
_WORDS = _OPEN | {Kind.VENUE}
_SIGNS = (Cut.COMMA, Cut.DASH)


def agree_on_short_names(groups: Sequence[Group]) -> None:
    """Take such words for short names, in brackets behind titles and before them."""
    for group in voters_of(groups):
        _agree(group.records, _find_bracket)
        _agree(group.records, _find_head)


def _agree(records: Sequence[Record], find: Callable[[Record], Segment | None]) -> None:
    found = [
        (record, part, name)
        for record in records
        if (part := find(record)) and (name := _read_name(part))
    ]
    names = [name for _, _, name in found]
    made_up = sum(map(is_made_up, names))
    if made_up < max(MIN_NAMES, MADE_UP * len(names)) or len(set(names)) < OTHERS * len(names):
        return
    for record, part, name in found:
        _take_name(record, part, name)
    _take_titles([record.segments[1] for record, part, _ in found if not part.bracket])


def _find_bracket(record: Record) -> Segment | None:
    """Find the bracket right behind the first words.

    One in a remark says what that is called: "[A Title](…) - Introduces wet rain (WeRa)".
    """
    for words, part in pairwise(record.segments):
        if words.kind in _WORDS and not words.bracket:
            return part if part.bracket else None
    return None


def _find_head(record: Record) -> Segment | None:
    """Find the words that a record begins with, before a sign and a title in another style."""
    if len(record.segments) < 2:
        return None
    head, title = record.segments[:2]
    is_bold = head.mark is Mark.STRONG and title.mark is Mark.PLAIN and title.text[:1].isupper()
    is_set_off = title.cut in _SIGNS and (title.mark is not head.mark or title.is_link)
    is_set_off = is_set_off or (is_bold and title.cut is Cut.SPACE)
    is_words = title.kind in _WORDS and " " in title.text
    return head if is_set_off and is_words and not head.bracket else None


def _read_name(part: Segment) -> str:
    """Give the word that a part begins with, before nothing but where and when; or nothing."""
    if part.is_link or part.field or part.kind not in _OPEN:
        return ""
    name, comma, _ = part.text.partition(", ")
    if " " in name or (part.kind is Kind.TEXT and comma):
        return ""
    if part.people is None:
        return name
    if part.people.has_others:
        return ""
    if len(part.people.names) == 1:
        return name
    # A known venue was read as another name: "RainNet, Nature 1995".
    venue = read_venue(_behind(part, name))
    return name if venue and venue.is_sure else ""


def _behind(part: Segment, name: str) -> str:
    return part.text[len(name) :].strip(" ,")


def _take_titles(titles: Sequence[Segment]) -> None:
    """Take what stands right behind such names for words, as that of most of them is."""
    if 2 * sum(title.kind is Kind.TEXT for title in titles) > len(titles):
        for title in titles:
            title.take_for_words()


def _take_name(record: Record, part: Segment, name: str) -> None:
    """Take the word for a short name, and what stands behind it for where and when."""
    if source := _behind(part, name):
        venue = part.venue or read_venue(source)
        kind = Kind.VENUE if venue and venue.name else Kind.DATE
        date = part.date or (venue.date if venue else "")
        behind = replace(part, text=source, kind=kind, people=None, venue=venue, date=date)
        record.segments.insert(record.segments.index(part) + 1, behind)
    part.text = name
    part.take_for_words()
    part.field = Field.SHORT_NAME
