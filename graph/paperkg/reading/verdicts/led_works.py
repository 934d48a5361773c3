"""Paragraphs that begin with names and a title in a style, "Ann Poe, **A Title.** I liked it.".

By itself such a paragraph is a sentence with words that somebody stressed, or says which office a
person has. That several in a row begin so, with titles of some words, tells, however long the
remarks are. A title in italics or quotation marks may be a link, too, and a colon may stand before
it: then so does a group that is no name of a person, "Friends of Rain: "[A Title](…)"".
"""

from __future__ import annotations

from collections.abc import Sequence

from paperkg.reading import reasons
from paperkg.reading.names.people import People
from paperkg.reading.records import AGREED, KNOWN, Container, Group, Record, Role
from paperkg.reading.segments import STYLED, Cut, Kind, Mark, Segment
from paperkg.reading.votes.title_words import (
    begins_big,
    count_words,
    is_title_case,
    reads_as_sentence,
)

__all__ = ["accept_led_works"]

MIN_LED = 4
"""So many paragraphs at least begin so."""

MEAN_WORDS = 4
"""Titles have so many words in the mean; offices, "Professor of Owls", have fewer."""

MAX_GROUP = 6
"""The name of a group has no more words."""

_STYLES = frozenset({Mark.STRONG, Mark.EMPHASIS})
_SET_OFF = frozenset({Cut.COMMA, Cut.COLON, Cut.DASH})


def accept_led_works(groups: Sequence[Group]) -> None:
    """Accept paragraphs of names, a title in a style and remarks, where most in a row are such."""
    found = [group.records for group in groups if group.container is Container.PARAGRAPH]
    records = [record for some in found for record in some]
    led = [place for place, record in enumerate(records) if _is_led(record)]
    if len(led) < max(MIN_LED, AGREED * (led[-1] - led[0] + 1) if led else 0):
        return
    works = [records[place] for place in led]
    words = sum(count_words(work.segments[work.title or 0].text) for work in works)
    if words < MEAN_WORDS * len(works) or sum(map(_is_known, works)) < KNOWN * len(works):
        return
    for record in filter(_is_led_by_group, records[led[0] : led[-1]]):
        if record.reason == reasons.PROSE:
            record.reason, record.roles[0] = "", Role.AUTHORS
            name = record.segments[0].text.rstrip(" :")
            record.segments[0].take_for_people(People((name,), len(name), True))
    for work in works:
        if work.reason == reasons.PROSE:
            work.reason = ""


def _is_led(record: Record) -> bool:
    """Whether names and a sign stand before a title in a style, and a sign behind it."""
    if not record.title:
        return False
    head, title = record.segments[0], record.segments[record.title]
    if record.roles[: record.title] != [Role.AUTHORS] or head.mark in _STYLES:
        return False
    is_styled = title.mark in _STYLES and title.cut in _SET_OFF
    is_set_off = title.kind is Kind.TEXT and (is_styled or _is_styled_link(record, title))
    return is_set_off and _is_closed(record) and _is_title(title)


def _is_led_by_group(record: Record) -> bool:
    """Whether a few words in capitals and a colon stand before a link that is such a title."""
    if record.title != 1:
        return False
    head, title = record.segments[:2]
    is_plain = head.mark is Mark.PLAIN and head.kind is Kind.TEXT and not head.bracket
    is_name = is_plain and count_words(head.text) <= MAX_GROUP and is_title_case(head.text)
    is_set_off = _is_after_colon(head, title) and _is_styled_link(record, title)
    return is_name and is_set_off and _is_closed(record) and _is_title(title)


def _is_styled_link(record: Record, title: Segment) -> bool:
    """Whether a title is a link in italics or quotation marks, and a sign stands before it."""
    if not title.is_link or not (title.quoted or record.is_in_italics(title)):
        return False
    head = record.segments[0]
    return title.cut in _SET_OFF or title.cut is Cut.STOP or _is_after_colon(head, title)


def _is_after_colon(head: Segment, title: Segment) -> bool:
    return title.cut is Cut.COLON or head.text.endswith(":")


def _is_closed(record: Record) -> bool:
    """Whether a sign, or what is set off by a style, stands behind the title."""
    after = record.segments[(record.title or 0) + 1 :][:1]
    return all(part.cut is not Cut.SPACE or part.bracket or part.mark in STYLED for part in after)


def _is_title(title: Segment) -> bool:
    return begins_big(title.text) and not reads_as_sentence(title.text)


def _is_known(record: Record) -> bool:
    people = record.segments[0].people
    return people is not None and (people.has_given_name or people.is_sure)
